//! `docs/theming.md` names what a host may change, all of it and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// What stands between `start` and `end`, each time.
fn between<'a>(text: &'a str, start: &str, end: char) -> BTreeSet<&'a str> {
    text.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}

/// The documentation's chapters that begin so, and have a picture of that name.
fn documented<'a>(docs: &'a str, start: &str, end: &str, picture: &str) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for chapter in docs.split("\n### ").skip(1) {
        let Some(name) = chapter.strip_prefix(start).and_then(|it| Some(it.split_once(end)?.0))
        else {
            continue;
        };
        let path = format!("theming/{picture}{name}.webp");
        assert!(chapter.contains(&format!("({path})")), "{name} shows no picture {path}");
        assert!(root().join("docs").join(&path).is_file(), "no docs/{path}");
        assert!(names.insert(name), "{name} stands twice");
    }
    names
}

#[test]
fn every_property_is_documented_with_a_picture() {
    let (styles, docs) = (read("static/widget.css"), read("docs/theming.md"));
    let mut found = between(&styles, "var(--vk-", ',');
    // A component tells the style sheet where its handles are.
    for own in ["from-share", "to-share"] {
        assert!(found.remove(own), "{own}");
    }
    assert_eq!(found, documented(&docs, "`--vk-", "`", ""));
    assert!(found.len() <= 24, "about twenty, found {}", found.len());
}

#[test]
fn every_part_is_documented_with_a_picture() {
    let mut sources: Vec<String> = fs::read_dir(root().join("src/components"))
        .unwrap()
        .map(|each| fs::read_to_string(each.unwrap().path()).unwrap())
        .collect();
    for script in ["static/element.js", "static/links.js"] {
        sources.push(read(script).replace("(\"part\", ", "(part="));
    }
    let sources = sources.concat();
    let docs = read("docs/theming.md");
    let mut found = between(&sources, "part=\"", '"');
    // A line like a fault's, which only a sandboxed frame shows: in words, without a picture.
    assert!(found.remove("address") && docs.contains("`::part(address)`"));
    assert_eq!(found, documented(&docs, "`::part(", ")`", "part-"));
}

#[test]
fn the_pictures_are_light() {
    let pictures = fs::read_dir(root().join("docs/theming")).unwrap();
    let bytes: u64 = pictures.map(|each| each.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes <= 400_000, "found {bytes} bytes, expected 400000");
}

#[test]
fn every_name_of_a_links_style_is_a_property() {
    let docs = read("docs/theming.md");
    let names = "paper:fff,ink:000,muted:000,line:000,edge:000,raised:fff,accent:000,focus:000,\
        warn:000,warn-paper:fff,regions:000,font:serif,headline-font:mono,headline-weight:400,\
        radius:0,density:roomy";
    let decoded = vardkronan::view::link::decode(&["style=", names].concat());
    assert_eq!(decoded.dropped, []);
    let properties = documented(&docs, "`--vk-", "`", "");
    let (_, list) = docs.split_once("## In a link").unwrap();
    for (name, _) in decoded.view.style.declarations() {
        assert!(properties.contains(name), "--vk-{name}");
        assert!(list.contains(&format!("`{name}`")), "{name} is not in the list of a link's names");
    }
}
