//! Pictures that stand alone: what they say, how large they are, and how they look.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use resvg::tiny_skia::Pixmap;
use vardkronan::chart::{Rect, Shape, Theme, Typeface, words_width_px};
use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::{Look, Picture, Size, Subject, TooLow, picture, picture_svg};
use vardkronan::ingest::{Strictness, json};
use vardkronan::text::{Locale, headline, source_line, subtitle, verdict_line};
use vardkronan::view::link::decode;
use vardkronan::view::named_view;

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
const MAP: &str = "chart=map&years=2024&measure=per-resident";

fn shipped(name: &str) -> Dataset {
    let path = format!("{FOLDER}/static/data/{name}.json");
    json::read(&fs::read(path).unwrap(), Strictness::Strict).dataset.unwrap()
}

fn look(theme: Theme) -> Look {
    Look { theme, has_patterns: false, language: Language::Swedish }
}

fn drawn(
    dataset: &Dataset,
    link: &str,
    (width_px, height_px): (f64, Option<f64>),
    look: Look,
) -> Result<Picture, TooLow> {
    let view = decode(link).view;
    let comparison = compare(dataset, &view);
    let named = named_view(dataset, &view);
    let subject = Subject { dataset, comparison: &comparison, view: &view, named };
    picture(&subject, Size { width_px, height_px }, look)
}

/// All words of a picture, a line after the other.
fn words(picture: &Picture) -> String {
    let words = picture.figure.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { words, .. } => Some(words.as_str()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn check_golden(name: &str, picture: &Picture) {
    let found = picture_svg(picture, &Typeface::default());
    let path = PathBuf::from(format!("{FOLDER}/tests/golden/pictures/{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &found).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == golden, "{name} differs; UPDATE_GOLDEN=1 writes it anew");
}

#[test]
fn pictures_look_as_drawn_in_every_size_and_theme() {
    let dataset = shipped("investments");
    let view = dataset.content().views[0].view.clone();
    for (width, height) in [(1200, 630), (800, 500), (1080, 1350)] {
        for theme in Theme::ALL {
            let size = (f64::from(width), Some(f64::from(height)));
            let picture = drawn(&dataset, &view, size, look(theme)).unwrap();
            let name = format!("three-{width}x{height}-{theme:?}").to_lowercase();
            check_golden(&name, &picture);
        }
    }
    let english = Look { language: Language::English, ..look(Theme::Light) };
    let natural = (800.0, None);
    check_golden("three-english", &drawn(&dataset, &view, natural, english).unwrap());
    let check = |name: &str, dataset: &Dataset, link: &str| {
        check_golden(name, &drawn(dataset, link, natural, look(Theme::Light)).unwrap());
    };
    check("table", &dataset, &view.replace("chart=years", "chart=table"));
    check("empty", &dataset, "regions=01&years=2010");
    check("no-region", &dataset, "regions=none");
    check("no-title", &dataset, &format!("{view}&hide=title,footer"));
    check("claim", &dataset, "chart=difference&a=14:2018:all&b=08:2020:all&claim=more:2");
    let grants = shipped("womens-health-grants");
    check("map", &grants, MAP);
    check("map-of-a-selection", &dataset, "chart=map&measure=per-resident");
}

#[test]
fn a_picture_never_travels_without_what_must_be_known() {
    for (name, links) in [("investments", KINDS), ("womens-health-grants", KINDS)] {
        let dataset = shipped(name);
        let named = dataset.content().views.iter().map(|named| named.view.as_str());
        for link in links.into_iter().chain(named) {
            let view = decode(link).view;
            let comparison = compare(&dataset, &view);
            for language in Language::ALL {
                let locale = Locale::of(language);
                let look = Look { language, ..look(Theme::Light) };
                for width_px in [320.0, 800.0, 2400.0] {
                    let picture = drawn(&dataset, link, (width_px, None), look).unwrap();
                    let words = words(&picture);
                    let mut known = vec![
                        subtitle(&dataset, &comparison, locale),
                        source_line(&dataset, &comparison, &view, locale),
                        picture.title.clone(),
                    ];
                    known.extend(verdict_line(&dataset, &comparison, locale));
                    for each in known {
                        // Lines end where there is room.
                        let (said, each) = (words.replace(' ', ""), each.replace(' ', ""));
                        assert!(said.contains(&each), "{link}: {each}\n{words}");
                    }
                    assert!((picture.width_px - width_px).abs() < 1e-9);
                    assert_inside(&picture);
                }
            }
        }
    }
}

const KINDS: [&str; 8] = [
    "chart=years",
    "chart=regions&measure=per-resident",
    "chart=areas",
    "chart=map",
    "chart=table&regions=14,08",
    "chart=difference&a=14:2020:all&b=08:2020:all&claim=about:1",
    "chart=years&form=line&prices=2022",
    "regions=none",
];

/// Nothing is cut off: every shape and every word lies on the paper.
#[test]
fn an_authors_headline_has_the_sentence_of_the_figures_beneath_it() {
    let dataset = shipped("investments");
    let link = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";
    let view = decode(link).view;
    let named = named_view(&dataset, &view).unwrap();
    for language in [Language::Swedish, Language::English] {
        let (locale, look) = (Locale::of(language), Look { language, ..look(Theme::Light) });
        let sentence = headline(&dataset, &compare(&dataset, &view), &view, None, locale);
        assert!(sentence.is_generated);
        let sentence = sentence.words.replace(' ', "");
        let says = |picture: &Picture| words(picture).replace(' ', "").contains(&sentence);
        for size in [(320.0, None), (900.0, None), (1200.0, Some(900.0))] {
            let picture = drawn(&dataset, link, size, look).unwrap();
            assert_eq!(picture.title, named.title.get(language));
            assert!(says(&picture), "{}", words(&picture));
        }
        // Room that is needed for more than it goes first to what must be known.
        let Err(TooLow { height_px }) = drawn(&dataset, link, (600.0, Some(1.0)), look) else {
            panic!("nothing fits one pixel")
        };
        let low = drawn(&dataset, link, (600.0, Some(height_px)), look).unwrap();
        assert!(!says(&low), "{}", words(&low));
    }
    // A headline of the figures is not said twice.
    let own = "chart=years&regions=14,08&years=2018-2021";
    let picture = drawn(&dataset, own, (900.0, None), look(Theme::Light)).unwrap();
    let (all, title) = (words(&picture).replace(' ', ""), picture.title.replace(' ', ""));
    assert_eq!(all.matches(&title).count(), 1, "{all}");
}

fn assert_inside(picture: &Picture) {
    let figure = &picture.figure;
    let paper = Rect { right: figure.width_px, bottom: figure.height_px, ..Rect::default() };
    for shape in &figure.shapes {
        let Shape::Text { at, anchor, words, size_px, is_bold, .. } = shape else { continue };
        let width_px = words_width_px(words, *size_px, *is_bold);
        let left = at.x
            - width_px
                * match anchor {
                    vardkronan::chart::Anchor::Start => 0.0,
                    vardkronan::chart::Anchor::Middle => 0.5,
                    vardkronan::chart::Anchor::End => 1.0,
                };
        let is_inside = left >= -0.01
            && left + width_px <= paper.right + 0.01
            && at.y - 0.8 * size_px >= -0.01
            && at.y + 0.2 * size_px <= paper.bottom + 0.01;
        assert!(is_inside, "{words}: {at:?} {paper:?}");
    }
}

#[test]
fn a_picture_has_exactly_the_size_that_was_asked_for() {
    let dataset = shipped("investments");
    for size in [(800.0, 500.0), (1200.0, 630.0), (1080.0, 1920.0), (3000.0, 2000.0)] {
        let (width_px, height_px) = size;
        let view = &dataset.content().views[0].view;
        let picture = drawn(&dataset, view, (width_px, Some(height_px)), look(Theme::Light));
        let picture = picture.unwrap();
        assert_eq!((picture.width_px, picture.height_px), size);
        let proportion = picture.figure.width_px / picture.figure.height_px;
        assert!((proportion - width_px / height_px).abs() < 1e-9);
        // The smallest words of a chart are set in 11 px.
        let scale = width_px / picture.figure.width_px;
        assert!(scale >= 0.75, "{size:?}: {scale}");
        assert_inside(&picture);
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_height_that_it_needs() {
    let dataset = shipped("womens-health-grants");
    let at = |height_px| drawn(&dataset, MAP, (800.0, Some(height_px)), look(Theme::Light));
    let TooLow { height_px } = at(400.0).unwrap_err();
    assert!(height_px > 400.0);
    assert!(at(height_px).is_ok());
    assert_eq!(at(height_px - 1.0).unwrap_err(), TooLow { height_px });
}

#[test]
fn room_that_is_left_is_given_to_notices() {
    let dataset = shipped("investments");
    let view = &dataset.content().views[0].view;
    let at = |height_px| {
        words(&drawn(&dataset, view, (800.0, Some(height_px)), look(Theme::Light)).unwrap())
    };
    assert!(at(500.0).contains("skäl till finns"));
    // All reasons stand there, so none is left.
    let natural = words(&drawn(&dataset, view, (800.0, None), look(Theme::Light)).unwrap());
    assert!(!natural.contains("skäl till finns"));
    assert!(natural.len() > at(500.0).len());
}

#[test]
fn a_hidden_title_leaves_out_the_headline_and_nothing_else() {
    let dataset = shipped("investments");
    let view = &dataset.content().views[0].view;
    let link = format!("{view}&hide=title,controls,tabs,footer");
    let picture = drawn(&dataset, &link, (800.0, None), look(Theme::Light)).unwrap();
    assert!(!words(&picture).contains(&picture.title));
    assert!(words(&picture).contains("Källor: "));
    assert!(picture_svg(&picture, &Typeface::default()).contains("<title>Pengar till vården"));
}

#[test]
fn words_of_the_data_are_words_in_a_picture() {
    let text = fs::read_to_string(format!("{FOLDER}/static/data/investments.json")).unwrap();
    let hostile = text.replacen("Pengar till vården i tre regioner", "</title><script>&\\\"'", 1);
    let dataset = json::read(hostile.as_bytes(), Strictness::Strict).dataset.unwrap();
    let view = dataset.content().views[0].view.clone();
    let picture = drawn(&dataset, &view, (800.0, None), look(Theme::Light)).unwrap();
    let svg = picture_svg(&picture, &Typeface::default());
    assert!(svg.contains("<title>&lt;/title&gt;&lt;script&gt;&amp;&quot;'</title>"), "{svg}");
    assert!(!svg.contains("<script"));
}

fn render(arguments: &[&str], output: &Path) -> Output {
    render_with(arguments, output, |_| {})
}

fn render_with(arguments: &[&str], output: &Path, set: impl FnOnce(&mut Command)) -> Output {
    let data = format!("{FOLDER}/static/data/investments.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vardkronan"));
    command.args(["render", &data]).args(arguments).arg("-o").arg(output);
    set(&mut command);
    command.output().unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_png_has_words_and_marks_and_tells_its_font() {
    let folder = tempfile::tempdir().unwrap();
    for (theme, paper) in [("light", 0xff_ffff), ("dark", 0x12_171c)] {
        let path = folder.path().join("chart.png");
        let done = render(&["--theme", theme, "--size", "800x500"], &path);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        assert!(said(&done).starts_with("note: words are set in "), "{}", said(&done));
        let pixels = Pixmap::load_png(&path).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (800, 500));
        let is_paper = |x, y| {
            let pixel = pixels.pixel(x, y).unwrap();
            assert_eq!(pixel.alpha(), 255);
            let [red, green, blue] = [pixel.red(), pixel.green(), pixel.blue()].map(u32::from);
            (red << 16 | green << 8 | blue) == paper
        };
        let drawn = |from_y: u32, to_y: u32| {
            let row = |y| (0..800).filter(|&x| !is_paper(x, y)).count();
            (from_y..to_y).map(row).sum::<usize>()
        };
        // The headline, the chart, the source line; and paper round them.
        assert!(drawn(20, 50) > 1000, "{theme}");
        assert!(drawn(100, 400) > 8000, "{theme}");
        assert!(drawn(465, 485) > 500, "{theme}");
        assert_eq!(drawn(0, 10) + drawn(490, 500), 0, "{theme}");
    }
}

#[test]
fn without_a_font_there_is_no_png_but_an_svg() {
    let folder = tempfile::tempdir().unwrap();
    let fonts = folder.path().join("fonts.conf");
    let empty = folder.path().join("none");
    fs::write(&fonts, format!("<fontconfig><dir>{}</dir></fontconfig>", empty.display())).unwrap();
    let set = |command: &mut Command| {
        command.env("FONTCONFIG_FILE", &fonts);
    };
    let path = folder.path().join("chart.png");
    let done = render_with(&[], &path, set);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).starts_with("error: found no installed font"), "{}", said(&done));
    assert!(!path.exists());
    let path = folder.path().join("chart.svg");
    assert_eq!(render_with(&[], &path, set).status.code(), Some(0));
    assert!(fs::read_to_string(path).unwrap().ends_with("</svg>\n"));
}

#[test]
fn the_name_decides_the_form_and_a_wrong_one_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["chart.jpg", "chart", "chart.svg.gz"] {
        let path = folder.path().join(name);
        let done = render(&[], &path);
        assert_eq!(done.status.code(), Some(2));
        assert!(said(&done).contains("ends in .svg or .png"), "{}", said(&done));
        assert!(!path.exists());
    }
    let path = folder.path().join("chart.SVG");
    assert_eq!(render(&[], &path).status.code(), Some(0));
    let written = fs::read(&path).unwrap();
    assert!(written.starts_with(b"<svg "));
    let piped = render(&[], Path::new("-"));
    assert_eq!(piped.stdout, written);
}

#[test]
fn a_size_that_cannot_be_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chart.svg");
    for size in ["800", "800x", "0x0", "319x500", "8001x500", "800x8001", "800x500x2", "axb"] {
        let done = render(&["--size", size], &path);
        assert_eq!(done.status.code(), Some(2), "{size}");
    }
    let done = render(&["--size", "800x200"], &path);
    assert_eq!(done.status.code(), Some(2));
    let said = said(&done);
    assert!(said.starts_with("error: found the size 800x200, expected a height of"), "{said}");
    assert!(!path.exists());
}

#[test]
fn without_a_size_every_view_has_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chart.svg");
    for link in KINDS {
        let done = render(&["--view", link], &path);
        assert_eq!(done.status.code(), Some(0), "{link}: {}", said(&done));
        assert!(fs::read_to_string(&path).unwrap().contains(" width=\"800\""));
    }
}

#[test]
fn the_theme_of_a_view_is_that_of_its_picture() {
    let view = "regions=14&theme=dark";
    let dark = render(&["--view", view], Path::new("-")).stdout;
    assert_eq!(dark, render(&["--view", "regions=14", "--theme", "dark"], Path::new("-")).stdout);
    let light = render(&["--view", view, "--theme", "light"], Path::new("-")).stdout;
    assert_ne!(dark, light);
}

#[test]
fn a_picture_is_in_the_style_of_its_view_where_that_reads() {
    let dataset = shipped("investments");
    let link = "chart=regions&regions=14,08&style=paper:fff1e5,muted:ffe0c0,regions:111111.6a0d5b";
    let svg = |theme| {
        let picture = drawn(&dataset, link, (600.0, None), look(theme)).unwrap();
        picture_svg(&picture, &Typeface::default()).to_lowercase()
    };
    let light = svg(Theme::Light);
    for (colour, is_there) in [("#fff1e5", true), ("#ffffff", false), ("#ffe0c0", false)] {
        assert_eq!(light.contains(colour), is_there, "{colour}");
    }
    let print = svg(Theme::Print);
    assert!(!print.contains("#fff1e5"), "paper goes before");
}
