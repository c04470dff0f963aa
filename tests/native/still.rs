//! The static part of a page.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use vardkronan::chart::{Frame, Highlight, Shape, Theme, figure};
use vardkronan::compare::compare;
use vardkronan::dataset::Language;
use vardkronan::ingest::{Strictness, json};
use vardkronan::still::{StaticPart, static_part, styles};
use vardkronan::view::{ChartKind, link};

use crate::whole::is_whole;

const VIEWS: [&str; 14] = [
    "",
    "dataset=investments&chart=years&regions=14&years=2017-2019&areas=transition-all&measure=per-resident",
    "dataset=investments&chart=regions&regions=08,14&years=2017-2022&areas=transition-all,transition-near&measure=per-resident",
    "dataset=investments&chart=areas&regions=14&years=2018&measure=total",
    "dataset=womens-health-grants&chart=regions&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=years&regions=01,09,23&years=2019-2024&measure=per-resident",
    "dataset=womens-health-grants&chart=map&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=years&regions=01,03,04,05,06&years=2019-2024&form=multiples",
    "dataset=womens-health-grants&chart=years&regions=01,09&years=2019-2024&form=line",
    "dataset=investments&chart=difference&regions=all&years=2017-2022&a=14:2018&b=08:2020",
    "dataset=investments&chart=table&regions=14&years=2017-2022",
    "dataset=investments&chart=years&regions=&years=2017-2022",
    "dataset=investments&chart=regions&regions=08,14&years=2017-2022&hide=controls,tabs",
    "dataset=investments&chart=regions&regions=14&years=2018&lang=en&theme=dark",
];

fn inputs() -> Vec<Vec<u8>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data");
    ["investments.json", "womens-health-grants.json"]
        .map(|name| fs::read(data.join(name)).unwrap())
        .to_vec()
}

/// The static part of a view; each is made once, which takes a while without optimisation.
fn still(view: &str) -> StaticPart {
    static MADE: OnceLock<Vec<StaticPart>> = OnceLock::new();
    let made = || VIEWS.map(|view| static_part(&inputs(), view, Language::Swedish)).to_vec();
    let at = VIEWS.iter().position(|each| *each == view).unwrap();
    MADE.get_or_init(made)[at].clone()
}

/// What the rules of a static part show at a width of the widget: the picture's position and height.
fn shown_at(styles: &str, width_px: f64) -> (Option<usize>, f64) {
    let (mut picture, mut height_px) = (None, 0.0);
    let px = |text: &str| 16.0 * text.trim_end_matches("rem").parse::<f64>().unwrap();
    for rule in styles.split("@container vk-still (").skip(1) {
        let (condition, body) = rule.split_once(')').unwrap();
        let holds = match condition.split_once("<=width<") {
            Some((from, to)) => px(from) <= width_px && width_px < px(to),
            None if condition.starts_with("width<") => width_px < px(&condition[6..]),
            None => width_px >= px(condition.strip_prefix("width>=").unwrap()),
        };
        if !holds {
            continue;
        }
        if let Some((_, shown)) = body.split_once(".vk-plot>.p") {
            assert_eq!(picture, None, "one picture at {width_px}");
            picture = shown.split_once('{').unwrap().0.parse().ok();
        }
        if let Some((_, height)) = body.split_once("height:") {
            height_px = px(height.split_once('}').unwrap().0);
        }
    }
    (picture, height_px)
}

/// The words of a picture, as markup has them.
fn words_of(markup: &str, picture: usize) -> Vec<&str> {
    let (_, rest) = markup.split_once(&format!("<svg class=\"vk-picture p{picture}\"")).unwrap();
    let rest = rest.split_once("<svg class=\"vk-picture").map_or(rest, |(own, _)| own);
    rest.split("<text ")
        .skip(1)
        .map(|text| text.split_once('>').unwrap().1.split_once("</text>").unwrap().0)
        .collect()
}

#[test]
fn static_chart_is_as_high_as_the_live_one_at_every_width_and_says_the_same() {
    let inputs = inputs();
    let datasets: Vec<_> =
        inputs.iter().map(|bytes| json::read(bytes, Strictness::Strict).dataset.unwrap()).collect();
    for view in VIEWS {
        let StaticPart { markup, styles, link } = still(view);
        let view = link::decode(&link).view;
        if view.chart == ChartKind::Table {
            assert_eq!(shown_at(&styles, 800.0), (None, 0.0), "{link}");
            continue;
        }
        let dataset = datasets.iter().find(|it| Some(&it.content().id) == view.dataset.as_ref());
        let dataset = dataset.unwrap();
        let comparison = compare(dataset, &view);
        let beside = if markup.contains("vk-main vk-listed") { 256 } else { 32 };
        let (mut said, mut missing) = (0, 0);
        for width in (280..=1120).step_by(if is_whole() { 1 } else { 3 }) {
            let around = if width <= 560 {
                8
            } else if width < 900 {
                32
            } else {
                beside
            };
            let frame = Frame {
                width_px: f64::from(width - around),
                root_font_px: 16.0,
                theme: Theme::Light,
                has_patterns: false,
                language: view.language.unwrap_or_default(),
                highlight: Highlight::default(),
            };
            let live = figure(dataset, &comparison, &view, &frame);
            let (picture, height_px) = shown_at(&styles, f64::from(width));
            let apart = (live.height_px - height_px).abs();
            assert!(apart < 0.01, "{link} at {width}: {apart} px apart");
            let words = words_of(&markup, picture.unwrap());
            for shape in &live.shapes {
                if let Shape::Text { words: line, .. } = shape {
                    said += 1;
                    missing += usize::from(!words.contains(&line.replace('&', "&amp;").as_str()));
                }
            }
        }
        // A grid line more or less, or a number that just finds room, makes no other picture.
        assert!(missing * 20 <= said, "{missing} of {said} words are missing in {link}");
    }
}

#[test]
fn a_wide_picture_says_in_addition_to_what_an_amount_comes() {
    let StaticPart { markup, styles, .. } = still("");
    for width in [360.0, 1056.0, 1120.0] {
        let (picture, _) = shown_at(&styles, width);
        let words = words_of(&markup, picture.unwrap()).join(" ");
        assert!(words.contains("till, 2019–2022 (324 kr per invånare*), år anges inte"), "{width}");
    }
}

#[test]
fn static_part_needs_no_script_and_no_style_of_its_own() {
    for view in VIEWS {
        let StaticPart { markup, link, .. } = still(view);
        let markup = markup.replacen("<p id=\"vardkronan-fault\" hidden>", "<p>", 1);
        for forbidden in
            ["<script", "<style", " style=", " id=", " onclick", "<canvas", "javascript:"]
        {
            assert!(!markup.contains(forbidden), "{forbidden:?} in {link}");
        }
        // Every colour is one of the roles, so that each theme has its own.
        for (at, _) in markup.match_indices('#') {
            assert!(
                !markup[at..].starts_with("#0") && !markup[..at].ends_with("fill=\""),
                "{link}"
            );
        }
        assert!(!markup.contains("class=\"\"") && !markup.contains("class=\" "), "{link}");
        assert!(markup.len() <= 90_000, "found {} bytes in {link}", markup.len());
    }
}

#[test]
fn static_part_has_headline_numbers_verdict_and_sources() {
    let markup = still("").markup;
    for words in [
        "<h1 class=\"vk-headline\">Pengar till vården i tre regioner</h1>",
        "Kan inte jämföras",
        "318,68*",
        "Dokumenten bakom siffrorna",
        "https://",
        "Med JavaScript påslaget",
    ] {
        assert!(markup.contains(words), "no {words:?}");
    }
    let english = static_part(&inputs(), "lang=en", Language::Swedish).markup;
    assert!(english.contains("The documents behind the figures"));
}

#[test]
fn what_all_widths_have_in_common_stands_in_it_once() {
    let markup = still("").markup;
    for words in ["vk-headline", "vk-verdict-title", "vk-footer", "<summary>5 skäl till</summary>"]
    {
        assert_eq!(markup.matches(words).count(), 1, "{words}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "<img src=x onerror=alert(1)>\"' & </svg><script>";
    let mut inputs = inputs();
    let text = String::from_utf8(inputs[0].clone()).unwrap();
    let quoted = serde_json::to_string(hostile).unwrap();
    let text = text.replacen("\"Pengar till vården i tre regioner\"", &quoted, 1).replacen(
        "\"Västra Götaland\"",
        &quoted,
        1,
    );
    assert!(text.matches("onerror").count() > 0);
    inputs[0] = text.into_bytes();
    let markup = static_part(&inputs, "", Language::Swedish).markup;
    assert!(markup.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!markup.contains("<img") && !markup.contains("<script"));
}

#[test]
fn static_part_is_the_same_each_time() {
    assert_eq!(still(""), static_part(&inputs(), "", Language::Swedish));
}

#[test]
fn data_that_cannot_be_read_have_no_static_part() {
    let found = static_part(&[b"{".to_vec()], "", Language::Swedish);
    assert_eq!(found, StaticPart::default());
}

#[test]
fn every_theme_has_its_colours_by_media_query_alone() {
    let widget = concat!(
        ":is(.vk,.vk-faults)[data-theme=\"dark\"]{--ink:#eee}",
        "@media print{.vk[data-theme=\"dark\"]{color:red}}",
        ":is(.vk):is([data-theme=\"contrast\"],[data-theme=\"print\"]){--ink:#000}"
    );
    let css = styles(widget);
    assert!(
        css.contains(
            "(prefers-color-scheme:dark){:is(.vk,.vk-faults)[data-theme=auto]{--ink:#eee}"
        )
    );
    assert!(
        css.contains(
            "@media print{:is(.vk):is([data-theme=\"contrast\"],[data-theme]){--ink:#000}"
        )
    );
    assert!(!css.contains("color:red"), "a rule within another one is not told twice");
    for part in
        ["(forced-colors:active)", "CanvasText", "var(--vk-ink,#16202a)", "var(--vk-ink,#e8edf1)"]
    {
        assert!(css.contains(part), "no {part:?}");
    }
    assert!(!css.contains("/*") && css.matches('{').count() == css.matches('}').count());
}

/// A golden static part, written anew under `UPDATE_GOLDEN=1`.
#[test]
fn static_parts_are_as_they_were() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/still");
    for (name, at) in [
        ("years", 0),
        ("areas", 3),
        ("map", 6),
        ("difference", 9),
        ("table", 10),
        ("empty", 11),
        ("article", 12),
    ] {
        let path = directory.join(format!("{name}.html"));
        // A line an element, so that changes can be read.
        let found = still(VIEWS[at]).markup.replace("><", ">\n<");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&directory).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == golden, "{name} differs; UPDATE_GOLDEN=1 writes it anew");
    }
}

#[test]
fn static_parts_have_the_style_of_their_view() {
    let plain = part(VIEWS[1]);
    let styled = |style: &str| part(&format!("{}&style={style}", VIEWS[1]));
    let house = styled("paper:fff1e5,ink:33302e,accent:990f3d,radius:0,font:serif");
    assert_eq!(house.markup, plain.markup);
    let rules = house.styles.strip_prefix(&plain.styles).unwrap();
    for rule in ["--paper:#fff1e5;", "--accent:#990f3d;", "--vk-radius:0", "--vk-font:"] {
        assert!(rules.contains(rule), "{rule} in {rules}");
    }
    // What would not read is not taken.
    let faint = styled("accent:ffff00");
    let on_white = faint.styles.split("[data-theme=light]{").nth(1).unwrap();
    let (on_white, _) = on_white.split_once('}').unwrap();
    assert!(on_white.contains("--accent:#0b5cad;"), "{on_white}");
    assert_eq!(rules.matches("@media").count(), rules.matches("forced-colors:none").count());
}

fn part(view: &str) -> StaticPart {
    static_part(&inputs(), view, Language::Swedish)
}
