//! The code that puts a view into somebody's page.

use std::process::Command;

use vardkronan::dataset::Language;
use vardkronan::export::Embedding;
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{Part, ThemeChoice, View};

const BASE: &str = "https://example.se/vk/";

fn view() -> View {
    View {
        language: Some(Language::English),
        theme: ThemeChoice::Dark,
        hide: vec![Part::Controls, Part::Tabs],
        ..decode("dataset=investments&chart=years&regions=14,08&measure=per-resident").view
    }
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
    let code = embedding(&view, "A \"title\" & <more>").iframe(640);
    assert_eq!(read(&code, "<iframe src"), format!("{BASE}frame.html#{}", encode(&view)));
    assert_eq!(read(&code, "title"), "A \"title\" & <more>");
    assert_eq!(read(&code, "height"), "640");
    assert_eq!(read(&code, "loading"), "lazy");
    assert_eq!(read(&code, "allow"), "clipboard-write; web-share");
    assert!(code.ends_with(&format!("<script src=\"{BASE}embed.js\" defer></script>")));
    assert_eq!(code.matches('<').count(), 4, "{code}");
}

#[test]
fn an_element_has_its_settings_as_attributes_and_a_link_inside() {
    let view = view();
    let code = embedding(&view, "A & <b>").element();
    assert_eq!(read(&code, "type=\"module\" src"), format!("{BASE}vardkronan.js"));
    assert_eq!(read(&code, "<vard-kronan src"), format!("{BASE}data/investments.json"));
    let shown = decode(&read(&code, " view")).view;
    let plain = View { language: None, theme: ThemeChoice::Auto, hide: Vec::new(), ..view.clone() };
    assert_eq!(shown, plain);
    assert_eq!(read(&code, " lang"), "en");
    assert_eq!(read(&code, " theme"), "dark");
    assert_eq!(read(&code, " hide"), "controls,tabs");
    assert!(code.contains("\">A &amp; &lt;b&gt;</a>\n</vard-kronan>"), "{code}");
    // What is left to the reader is not written.
    let code = embedding(&plain, "t").element();
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
