//! What is built, and how much of it a reader downloads.
//!
//! What weighs most in the module (raw code, by family of functions): the components with Yew about a
//! fifth, iterator and list code as much, float formatting that the canvas needs, both languages.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

/// What the element, its module and the first dataset should weigh, brotli.
const WIDGET_GOAL_BYTES: usize = 150_000;
/// What they may weigh until then: today's weight and a little; a commit that raises it says for what.
const WIDGET_MAX_BYTES: usize = 405_000;
/// What the one-file page should weigh.
const PAGE_GOAL_BYTES: usize = 450_000;
/// What it may weigh until then; it holds what else is loaded only when asked for.
const PAGE_MAX_BYTES: usize = 942_600;

/// A file in `dist/`.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist").join(name)
}

/// The address of a file in `dist/`, opened by double click.
pub(crate) fn file_address(name: &str) -> String {
    format!("file://{}", path(name).display())
}

/// The names of all files in `dist/`.
fn files() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut directories = vec![path("")];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).expect("dist/, made by `make build`") {
            let entry = entry.unwrap().path();
            if entry.is_dir() {
                directories.push(entry);
            } else {
                let name = entry.strip_prefix(path("")).unwrap().to_str().unwrap().to_owned();
                // Other tests pack pages beside what is built.
                if !name.contains(".tmp") {
                    found.insert(name);
                }
            }
        }
    }
    found
}

/// The pages among them.
pub(crate) fn pages() -> BTreeSet<String> {
    files().into_iter().filter(|name| name.ends_with(".html")).collect()
}

#[test]
fn dist_holds_what_is_published_and_nothing_else() {
    let found: Vec<String> = files().into_iter().collect();
    let expected = [
        "data/investments.json",
        "data/womens-health-grants.json",
        "embed.js",
        "en.html",
        "frame.html",
        "frames/daily-en.html",
        "frames/daily.html",
        "frames/investments.html",
        "frames/womens-health-grants.html",
        "front/daily.css",
        "front/page.css",
        "front/region.css",
        "front/tabloid.css",
        "index.html",
        "oembed/investments.json",
        "oembed/womens-health-grants.json",
        "schema/dataset-1.json",
        "vardkronan-tools.js",
        "vardkronan-tools_bg.wasm",
        "vardkronan.html",
        "vardkronan.js",
        "vardkronan_bg.wasm",
    ];
    let mut expected: Vec<String> = expected.map(str::to_owned).into();
    // Pictures of the front page: wide and for phones, light and dark, Swedish and English.
    for name in ["grants", "rural", "three"] {
        for width in ["", "-narrow"] {
            for theme in ["", "-dark"] {
                for language in ["", "-en"] {
                    expected.push(format!("front/{name}{width}{theme}{language}.svg"));
                }
            }
        }
    }
    // Each also as servers send it.
    let each = |name: String| ["", ".br", ".gz"].map(|ending| format!("{name}{ending}"));
    let mut expected: Vec<String> = expected.into_iter().flat_map(each).collect();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_servers_send_unpacks_to_the_file() {
    let names = ["frame.html", "vardkronan.js", "vardkronan_bg.wasm", "data/investments.json"];
    for name in names {
        let file = fs::read(path(name)).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut sent(name).as_slice(), &mut unpacked).unwrap();
        assert!(unpacked == file, "{name}.br is another file");
        let small = fs::read(path(&format!("{name}.gz"))).unwrap();
        unpacked.clear();
        GzDecoder::new(small.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == file, "{name}.gz is another file");
    }
}

#[test]
fn widget_and_first_dataset_are_small_enough() {
    let mut sum = 0;
    for name in ["vardkronan.js", "vardkronan_bg.wasm", "data/investments.json"] {
        let bytes = fs::metadata(path(name)).unwrap().len();
        let small = sent(name).len();
        println!("size: {name}: {bytes} bytes, {small} brotli");
        sum += small;
    }
    tell("together, brotli", sum, WIDGET_GOAL_BYTES);
    assert!(sum <= WIDGET_MAX_BYTES, "found {sum} bytes brotli, expected {WIDGET_MAX_BYTES}");
}

#[test]
fn frame_is_small_enough_for_the_first_paint() {
    let small = sent("frame.html").len();
    println!("size: frame.html: {small} bytes brotli");
    assert!(small <= 20_000, "found {small} bytes brotli, expected 20000");
}

#[test]
fn one_file_page_is_small_enough() {
    let bytes = fs::read(path("vardkronan.html")).unwrap();
    tell("vardkronan.html", bytes.len(), PAGE_GOAL_BYTES);
    let found = bytes.len();
    assert!(found <= PAGE_MAX_BYTES, "found {found} bytes, expected {PAGE_MAX_BYTES}");
}

fn tell(what: &str, bytes: usize, goal: usize) {
    match bytes.checked_sub(goal) {
        Some(above @ 1..) => {
            println!("size: {what}: {bytes} bytes, {above} above the goal of {goal}")
        }
        _ => println!("size: {what}: {bytes} bytes of {goal}"),
    }
}

/// A file as a server sends it, brotli.
fn sent(name: &str) -> Vec<u8> {
    fs::read(path(&format!("{name}.br"))).unwrap()
}
