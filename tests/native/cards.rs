//! What a page says of itself to those who link to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use resvg::tiny_skia::Pixmap;
use serde_json::Value;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/investments.json");
const GRANTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/womens-health-grants.json");
const URL: &str = "https://example.se/vården/sida.html?a=1&b=2";

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vardkronan")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A directory with a module that is as good as any for packing.
fn assets() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for name in ["vardkronan", "vardkronan-tools"] {
        fs::write(directory.path().join(name).with_extension("js"), "export {};\n").unwrap();
        let wasm = directory.path().join(format!("{name}_bg.wasm"));
        fs::write(wasm, b"\0asm\x01\0\0\0").unwrap();
    }
    directory
}

fn packed(directory: &Path, data: &str, more: &[&str]) -> (Output, PathBuf) {
    let page = directory.join("min sida.html");
    let mut arguments = vec!["pack", data, "-o", page.to_str().unwrap()];
    let assets = directory.to_str().unwrap();
    if !more.contains(&"--shell") {
        arguments.extend(["--assets", assets]);
    }
    arguments.extend(more);
    (program(&arguments), page)
}

/// The content of the head's tag of that name, as it is written.
fn tag<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("=\"{name}\" content=\""))?;
    Some(rest.split_once('"')?.0)
}

#[test]
fn a_page_names_itself_with_one_reservation_and_its_source() {
    let directory = assets();
    let (done, page) = packed(directory.path(), DATA, &["--lang", "en"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let page = fs::read_to_string(page).unwrap();
    assert_eq!(tag(&page, "og:title"), Some("Money for care in three regions"));
    assert_eq!(tag(&page, "og:locale"), Some("en_GB"));
    assert_eq!(tag(&page, "og:type"), Some("website"));
    assert_eq!(tag(&page, "twitter:card"), Some("summary"));
    let description = tag(&page, "description").unwrap();
    assert_eq!(tag(&page, "og:description"), Some(description));
    assert!(description.chars().count() <= 280);
    // As `describe` words it, which says nothing that the verdict forbids.
    let described = program(&["describe", DATA, "--lang", "en"]);
    let described = String::from_utf8(described.stdout).unwrap();
    let share = described.lines().find_map(|line| line.strip_prefix("share: ")).unwrap();
    assert_eq!(description.replace("&quot;", "\"").replace("&amp;", "&"), share);
    for absent in ["og:url", "og:image", "og:image:alt"] {
        assert_eq!(tag(&page, absent), None);
    }
    assert!(!page.contains("json+oembed"));
}

#[test]
fn a_view_without_an_author_is_named_by_its_figures() {
    let directory = assets();
    let view = "chart=regions&regions=14&years=2018&measure=per-resident";
    let (_, page) = packed(directory.path(), DATA, &["--view", view]);
    let page = fs::read_to_string(page).unwrap();
    assert!(tag(&page, "og:title").unwrap().starts_with("Västra Götaland"), "{page}");
}

#[test]
fn words_of_the_data_cannot_leave_a_tag() {
    let directory = assets();
    let text = fs::read_to_string(DATA).unwrap();
    let data = directory.path().join("data.json");
    let hostile = text.replacen("Pengar till vården i tre regioner", "\\\"><script>1</script>", 1);
    fs::write(&data, hostile).unwrap();
    let (_, page) = packed(directory.path(), data.to_str().unwrap(), &[]);
    let page = fs::read_to_string(page).unwrap();
    let title = tag(&page, "og:title").unwrap();
    assert_eq!(title, "&quot;&gt;&lt;script&gt;1&lt;/script&gt;");
    assert!(!page.contains("<script>1"));
}

#[test]
fn a_published_page_has_its_address_a_picture_and_an_oembed_document() {
    let directory = assets();
    let more = ["--base-url", URL, "--image", "--oembed"];
    let (done, path) = packed(directory.path(), DATA, &more);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("note: words are set in "), "{}", said(&done));
    let page = fs::read_to_string(&path).unwrap();
    assert_eq!(tag(&page, "og:url"), Some("https://example.se/vården/sida.html?a=1&amp;b=2"));
    let address = "https://example.se/vården/min%20sida.png";
    assert_eq!(tag(&page, "og:image"), Some(address));
    assert_eq!(tag(&page, "twitter:card"), Some("summary_large_image"));
    let image = Pixmap::load_png(directory.path().join("min sida.png")).unwrap();
    assert_eq!((image.width(), image.height()), (1200, 630));
    assert_eq!(tag(&page, "og:image:width"), Some("1200"));
    assert_eq!(tag(&page, "og:image:height"), Some("630"));
    assert!(tag(&page, "og:image:alt").unwrap().starts_with("Stapeldiagram"));

    let link = "type=\"application/json+oembed\" \
                href=\"https://example.se/vården/min%20sida.oembed.json\"";
    assert!(page.contains(link), "{page}");
    let oembed = fs::read(directory.path().join("min sida.oembed.json")).unwrap();
    let oembed: Value = serde_json::from_slice(&oembed).unwrap();
    assert_eq!(oembed["thumbnail_url"], address);
    assert_eq!(
        (&oembed["thumbnail_width"], &oembed["thumbnail_height"]),
        (&1200.into(), &630.into())
    );
    let frame = oembed["html"].as_str().unwrap();
    assert!(frame.starts_with("<iframe src=\"https://example.se/v"), "{frame}");
    // It may be published alone, so what hears its height goes along.
    let (_, script) = frame.split_once("</iframe>\n<script>\n").unwrap();
    assert!(
        script.contains("frame.style.height = ") && script.ends_with("\n</script>"),
        "{script}"
    );
    assert_eq!(
        script.matches('<').count(),
        script.matches("</script>").count() + script.matches(" < ").count()
    );

    // What it says of itself stands in its title's block: the next generation is the same.
    let before = fs::read(&path).unwrap();
    let shell = directory.path().join("shell.html");
    fs::copy(&path, &shell).unwrap();
    let more = ["--base-url", URL, "--image", "--oembed", "--shell", shell.to_str().unwrap()];
    packed(directory.path(), DATA, &more);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn the_oembed_document_of_a_linked_page_names_the_script_among_its_files() {
    let directory = assets();
    let from = directory.path().to_str().unwrap();
    fs::create_dir(directory.path().join("frames")).unwrap();
    for (page, address) in [
        ("a.html", "https://example.se/vk/a.html"),
        ("frames/a.html", "https://example.se/vk/frames/a.html?a=1"),
    ] {
        let path = directory.path().join(page);
        let more = ["--linked", "--assets", from, "--base-url", address, "--oembed"];
        let done = program(&[&["pack", DATA, "-o", path.to_str().unwrap()], &more[..]].concat());
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        let document = fs::read(path.with_extension("oembed.json")).unwrap();
        let document: Value = serde_json::from_slice(&document).unwrap();
        let script = "</iframe>\n<script src=\"https://example.se/vk/embed.js\" defer></script>";
        assert!(document["html"].as_str().unwrap().ends_with(script), "{document}");
    }
}

#[test]
fn a_card_is_higher_where_its_view_needs_that() {
    let directory = assets();
    let view = "chart=years&measure=per-resident";
    let more = ["--base-url", URL, "--image", "--view", view];
    let (done, path) = packed(directory.path(), GRANTS, &more);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let page = fs::read_to_string(path).unwrap();
    let image = Pixmap::load_png(directory.path().join("min sida.png")).unwrap();
    assert!(image.height() > 630);
    assert_eq!(tag(&page, "og:image:height"), Some(&*image.height().to_string()));
}

#[test]
fn without_an_address_there_is_nothing_beside_a_page() {
    let directory = assets();
    for more in ["--image", "--oembed"] {
        let (done, page) = packed(directory.path(), DATA, &[more]);
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(!page.exists());
        let from = directory.path().to_str().unwrap();
        let piped = program(&["pack", DATA, "--assets", from, "--base-url", URL, more, "-o", "-"]);
        assert_eq!(piped.status.code(), Some(2), "{}", said(&piped));
        assert!(piped.stdout.is_empty());
    }
}

#[test]
fn an_oembed_document_holds_a_frame_with_room_for_its_view() {
    for base in ["https://example.se/vk", "https://example.se/vk/"] {
        let done = program(&["oembed", GRANTS, "--base-url", base, "--lang", "en", "-o", "-"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        let document: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!((&document["version"], &document["type"]), (&"1.0".into(), &"rich".into()));
        assert_eq!(document["provider_name"], "Vårdkronan");
        assert_eq!(document["provider_url"], "https://example.se/vk/");
        assert_eq!(document["title"], "The rural supplement makes the difference");
        assert_eq!(document["width"], 800);
        let height = document["height"].as_u64().unwrap();
        assert!((500..1200).contains(&height), "{height}");
        let frame = document["html"].as_str().unwrap();
        let start =
            "<iframe src=\"https://example.se/vk/frame.html#dataset=womens-health-grants&amp;";
        assert!(frame.starts_with(start), "{frame}");
        assert!(frame.contains(&format!("height=\"{height}\"")), "{frame}");
        assert!(frame.contains("&amp;lang=en&amp;hide=controls,tabs\""), "{frame}");
        assert!(frame.contains("&amp;data="), "{frame}");
        // On a phone it is higher, with and without the script that hears its height.
        assert!(frame.contains(&format!("min-height:max({height}px,")), "{frame}");
        let script = "<script src=\"https://example.se/vk/embed.js\" defer></script>";
        assert!(frame.ends_with(script), "{frame}");
    }
    let more = ["--base-url", "https://example.se/vk/", "--frame", "frames/a.html"];
    let done = program(&[&["oembed", GRANTS, "-o", "-"], &more[..]].concat());
    let document: Value = serde_json::from_slice(&done.stdout).unwrap();
    let frame = document["html"].as_str().unwrap();
    let start = "<iframe src=\"https://example.se/vk/frames/a.html#dataset=";
    assert!(frame.starts_with(start), "{frame}");
    let none = program(&["oembed", GRANTS, "-o", "-"]);
    assert_eq!(none.status.code(), Some(2));
}
