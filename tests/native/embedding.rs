//! The code that puts a view into somebody's page.

use std::fs;
use std::process::Command;

use vardkronan::chart::Theme;
use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::{
    Embedding, Look, Room, Size, Subject, chart_height_px, fallback, picture, rows,
};
use vardkronan::ingest::{Strictness, json};
use vardkronan::text::Locale;
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{Part, ThemeChoice, View};

const ROOM: Room = Room { wide_px: 640, narrow_px: 830 };
const BASE: &str = "https://example.se/vk/";

fn view() -> View {
    View {
        language: Some(Language::English),
        theme: ThemeChoice::Dark,
        hide: vec![Part::Controls, Part::Tabs],
        ..decode("dataset=investments&chart=years&regions=14,08&measure=per-resident").view
    }
}

fn shipped(name: &str) -> Dataset {
    let path = format!("{}/static/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    json::read(&fs::read(path).unwrap(), Strictness::Strict).dataset.unwrap()
}

fn embedding<'a>(view: &'a View, title: &'a str) -> Embedding<'a> {
    let (sources, dataset) = ("https://example.se/vk/data/investments.json", "investments");
    Embedding { base: BASE, sources, view, title, alternative: title, dataset }
}

/// What a browser reads between the quotes of an attribute.
fn read(markup: &str, attribute: &str) -> String {
    let (_, rest) = markup.split_once(&format!("{attribute}=\"")).unwrap();
    let (value, _) = rest.split_once('"').unwrap();
    let value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    value.replace("&amp;", "&")
}

#[test]
fn a_frame_has_the_view_a_name_and_room() {
    let view = view();
    let code = embedding(&view, "A \"title\" & <more>").iframe(ROOM);
    assert_eq!(read(&code, "<iframe src"), format!("{BASE}frame.html#{}", encode(&view)));
    assert_eq!(read(&code, "title"), "A \"title\" & <more>");
    assert_eq!(read(&code, " height"), "640");
    // Between a phone and a desktop the room is between theirs, and never less than on a desktop.
    let style = "width:1px;min-width:100%;border:0;min-height:max(640px,1003px - 48vw)";
    assert_eq!(read(&code, " style"), style);
    assert_eq!(read(&code, "loading"), "lazy");
    assert_eq!(read(&code, "allow"), "clipboard-write; web-share");
    assert!(code.ends_with(&format!("<script src=\"{BASE}embed.js\" defer></script>")));
    assert_eq!(code.matches('<').count(), 4, "{code}");
}

#[test]
fn an_element_has_its_settings_as_attributes_and_the_fallback_inside() {
    let view = view();
    let code = embedding(&view, "t").element(ROOM, "<p>a</p>");
    assert_eq!(read(&code, "type=\"module\" src"), format!("{BASE}vardkronan.js"));
    assert_eq!(read(&code, "<vard-kronan src"), format!("{BASE}data/investments.json"));
    let shown = decode(&read(&code, " view")).view;
    let plain = View { language: None, theme: ThemeChoice::Auto, hide: Vec::new(), ..view.clone() };
    assert_eq!(shown, plain);
    assert_eq!(read(&code, " lang"), "en");
    assert_eq!(read(&code, " theme"), "dark");
    assert_eq!(read(&code, " hide"), "controls,tabs");
    assert_eq!(read(&code, " style"), "display:flow-root");
    // The room goes with the fallback, when the widget takes its place.
    let room = "display:flow-root;min-height:max(640px,1003px - 48vw)";
    let inside = format!(">\n<div style=\"{room}\">\n<p>a</p>\n</div>\n</vard-kronan>");
    assert!(code.ends_with(&inside), "{code}");
    // What is left to the reader is not written.
    let code = embedding(&plain, "t").element(ROOM, "");
    assert!(!code.contains(" theme=") && !code.contains(" hide=") && !code.contains(" lang="));
}

#[test]
fn an_image_has_its_alternative_and_its_size() {
    let view = view();
    let code = embedding(&view, "Columns: \"14\" & <8>").image(800, 512);
    assert_eq!(read(&code, "src"), "investments.png");
    assert_eq!(read(&code, "alt"), "Columns: \"14\" & <8>");
    assert_eq!((read(&code, "width"), read(&code, "height")), ("800".into(), "512".into()));
    let command = embedding(&view, "t").picture_command(800, 512);
    assert!(command.ends_with(" --size 1600x1024 -o investments.png"), "{command}");
}

/// The arguments that a shell makes of a command.
fn arguments(command: &str) -> Vec<String> {
    let script = format!("vardkronan() {{ printf '%s\\n' \"$@\"; }}; {command}");
    let done = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(done.status.success(), "{command}");
    String::from_utf8(done.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn a_shell_reads_a_command_as_it_was_meant() {
    let view = view();
    for id in ["investments", "it's $HOME; `id` && \"x\" \\", "-x"] {
        let embedding = Embedding { dataset: id, ..embedding(&view, "t") };
        let found = arguments(&embedding.page_command());
        let link = encode(&view);
        let (data, page) = (format!("{id}.json"), format!("{id}.html"));
        let expected = [
            "pack",
            &data,
            "--view",
            &link,
            "--lang",
            "en",
            "--shell",
            "vardkronan.html",
            "-o",
            &page,
        ];
        assert_eq!(found, expected);
        assert_eq!(arguments(&embedding.picture_command(1, 1))[1], data);
    }
}

#[test]
fn room_on_a_phone_is_for_more_lines_folded_controls_and_the_chart_s_own_height() {
    let chart_px = |widget_px: f64| if widget_px < 400.0 { 700.0 } else { 600.0 };
    let on_desktop = Room::of((760.0, 900.0), false, chart_px);
    assert_eq!(on_desktop, Room { wide_px: 900, narrow_px: 1130 });
    let with_controls = Room::of((760.0, 900.0), true, chart_px);
    assert_eq!(with_controls, Room { wide_px: 900, narrow_px: 1060 });
    let on_phone = Room::of((328.0, 1001.0), false, chart_px);
    assert_eq!(on_phone, Room { wide_px: 1010, narrow_px: 1010 });
    let code = embedding(&view(), "t").element(on_phone, "");
    assert!(code.contains("min-height:1010px\""), "{code}");
}

#[test]
fn a_chart_in_an_article_is_as_high_as_in_a_widget_of_that_width() {
    let dataset = shipped("womens-health-grants");
    let look = Look { theme: Theme::Light, has_patterns: false, language: Language::Swedish };
    let height_px = |link: &str, widget_px| {
        let view = decode(link).view;
        let comparison = compare(&dataset, &view);
        let subject =
            Subject { dataset: &dataset, comparison: &comparison, view: &view, named: None };
        chart_height_px(&subject, widget_px, look)
    };
    let regions = "chart=regions&regions=all&years=2024&measure=per-resident";
    // In the narrower one names stand above their bars.
    assert!(height_px(regions, 288.0) > height_px(regions, 328.0) + 300.0);
    assert!(height_px("chart=table&regions=all&years=2024", 328.0) < 1.0);
}

#[test]
fn the_fallback_has_picture_each_number_and_each_document() {
    for (data, link) in [
        ("investments", "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident"),
        ("investments", "chart=areas&regions=14&years=2018"),
        ("womens-health-grants", "chart=regions&years=2024&measure=per-resident"),
    ] {
        let dataset = &shipped(data);
        let view = &decode(link).view;
        let comparison = &compare(dataset, view);
        let subject = &Subject { dataset, comparison, view, named: None };
        let look = Look {
            theme: ThemeChoice::Auto.into(),
            has_patterns: false,
            language: Language::Swedish,
        };
        let size = Size { width_px: 480.0, height_px: None };
        let drawn = picture(subject, size, look).unwrap();
        let locale = Locale::of(Language::Swedish);
        let html = fallback(subject, Some(&drawn), ("a \"<b>\"", "https://a/?b&c"), locale);
        assert!(
            html.starts_with("<p><a href=\"https://a/?b&amp;c\">a &quot;&lt;b&gt;&quot;</a></p>")
        );
        assert_eq!(html.matches("<svg ").count(), 1, "{link}");
        assert!(html.contains(" width=\"100%\" style=\"max-width:480px;height:auto\" viewBox="));
        let numbers = rows(dataset, comparison, Language::Swedish);
        assert_eq!(html.matches("<tr><th scope=\"row\">").count(), numbers.len(), "{link}");
        // Long words may be broken on a phone.
        assert_eq!(html.contains("Österg&shy;ötland"), html.contains("ötland<"), "{html}");
        let html = html.replace("&shy;", "");
        for cell in &comparison.cells {
            let region = dataset.region(cell.region).unwrap().short_name();
            let name = region.get(Language::Swedish);
            assert!(html.contains(&format!("<th scope=\"row\">{name}")), "{name}");
        }
        let counted = comparison.all_contributions(dataset);
        for each in counted.iter().flatten() {
            let source = dataset.source(dataset.investment(each.row).unwrap().source).unwrap();
            if let Some(url) = &source.url {
                let url = url.replace('&', "&amp;");
                assert_eq!(html.matches(&format!("href=\"{url}\"")).count().min(1), 1, "{url}");
            }
        }
        for forbidden in ["<script", "<style", " id=", "onclick"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn what_is_too_large_for_an_article_is_left_out_of_the_fallback() {
    let dataset = &shipped("womens-health-grants");
    let view = &decode("chart=table&regions=all").view;
    let mut comparison = compare(dataset, view);
    let cells = comparison.cells.clone();
    while comparison.cells.len() <= 500 {
        comparison.cells.extend(cells.iter().cloned());
    }
    let subject = &Subject { dataset, comparison: &comparison, view, named: None };
    let locale = Locale::of(Language::English);
    let html = fallback(subject, None, ("t", "https://a/"), locale);
    assert!(!html.contains("<table") && html.contains("<ul>"), "{html}");
}

/// The shipped figures, every name and text in them with the same words, as an article would show them.
fn worded(words: &str) -> (String, String) {
    fn put(value: &mut serde_json::Value, words: &str) {
        const WORDS: [&str; 8] =
            ["sv", "en", "publisher", "locator", "seat", "license", "base", "name"];
        match value {
            serde_json::Value::Object(all) => {
                for (name, value) in all {
                    match value {
                        serde_json::Value::String(text) if WORDS.contains(&name.as_str()) => {
                            words.clone_into(text);
                        }
                        other => put(other, words),
                    }
                }
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(|each| put(each, words)),
            _ => {}
        }
    }
    let path = format!("{}/static/data/investments.json", env!("CARGO_MANIFEST_DIR"));
    let mut data = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    put(&mut data, words);
    let dataset = &json::read(data.to_string().as_bytes(), Strictness::Lenient).dataset.unwrap();
    let view = &decode("chart=table&regions=14,08&years=2018").view;
    let comparison = &compare(dataset, view);
    let subject = &Subject { dataset, comparison, view, named: None };
    let title = dataset.content().title.get(Language::Swedish);
    let html = fallback(subject, None, (title, words), Locale::of(Language::Swedish));
    let embedding = embedding(view, title);
    let codes = [embedding.iframe(ROOM), embedding.element(ROOM, &html), embedding.image(8, 8)];
    (codes.concat(), html)
}

#[test]
fn hostile_words_of_data_are_no_markup_in_the_code_for_an_article() {
    let tags = |html: &str| -> Vec<String> {
        let begins = html.split('<').skip(1);
        begins
            .map(|tag| tag.split([' ', '>', '\n']).next().unwrap_or_default().to_owned())
            .collect()
    };
    let (plain, plain_fallback) = worded("Ord");
    for words in [
        "</script><img src=x onerror=\"window.taken=1\"><iframe srcdoc=\"<b>\">",
        "\"><svg onload=window.taken=1>",
        "' onmouseover='x' &lt;b&gt; <!-- ]]> -->",
    ] {
        let (code, fallback) = worded(words);
        assert!(fallback.len() > plain_fallback.len(), "{words}");
        assert_eq!(tags(&code), tags(&plain), "{words}");
        // Every quote in an attribute is its beginning or its end.
        let quotes = |html: &str| html.matches('"').count();
        assert_eq!(quotes(&code), quotes(&plain), "{words}");
    }
}
