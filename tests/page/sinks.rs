//! Every place where words could become more than words: each is known, with the reason why no words of
//! data, links or messages reach it as markup, script or address.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist;
use crate::known::{KNOWN, MARKUP};

/// What makes markup, script, addresses or requests of words, in scripts.
const SCRIPT_SINKS: [&str; 52] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "srcdoc",
    "setHTML",
    "createContextualFragment",
    "DOMParser",
    "XSLTProcessor",
    "eval(",
    "Function(",
    "javascript:",
    "createScriptURL",
    "createHTML",
    "createScript(",
    "new Worker",
    "importScripts",
    "import(",
    "setTimeout(\"",
    "setTimeout(`",
    "setInterval(\"",
    "setAttribute",
    "setProperty(",
    "insertRule",
    "cssText",
    "srcset",
    "formAction",
    "href:",
    "src:",
    ".href =",
    ".src =",
    "location =",
    "location.assign",
    "location.replace",
    "open(",
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "replaceSync(",
    "createElement(",
    "createElementNS(",
    ".style.",
    ".style,",
    "history.",
    ".history",
    "location.hash",
    "\"*\")",
    "navigator.share",
    "ClipboardItem",
];
/// An element of a name that is written there, and what others than windows are asked to open.
const HARMLESS: [&str; 2] = ["document.createElement(\"", ".open("];
/// What a browser keeps for a page.
const KEEPERS: [&str; 6] =
    ["localStorage", "sessionStorage", "indexedDB", "caches.", ".cookie", "serviceWorker"];
/// The same in Rust: markup that nobody escapes, addresses, attributes by name.
const RUST_SINKS: [&str; 20] = [
    "from_html_unchecked",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent",
    "VRaw",
    "eval(",
    "Function::new",
    "set_attribute",
    "set_href",
    "set_src",
    "href={",
    "src={",
    "srcdoc",
    "action={",
    "Reflect::set",
    "set_property",
    "~style=",
    "<@{",
    "push_state_with_url",
    "replace_state_with_url",
];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // Other tests pack pages beside what is built.
                let is_passing = entry_name(&path).starts_with(".tmp");
                folders.extend((!is_passing).then_some(path));
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn entry_name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// Each line of a text that does something by one of the words, without what it says to its readers.
fn lines_with<'a>(text: &'a str, words: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let code = text.lines().map(str::trim);
    let code = code.filter(|line| {
        !line.starts_with("//") && !line.starts_with('*') && !line.starts_with("/*")
    });
    code.filter(|line| {
        let line = line.replace("window.open(", "open(");
        let rest = HARMLESS.iter().fold(line, |line, words| line.replace(words, ""));
        words.iter().any(|word| rest.contains(word))
    })
}

/// How many lines of a text begin markup or end it.
fn lines_of_markup(text: &str) -> usize {
    // What a file's own tests write is no page's.
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let begins = |line: &&str| {
        let marks = ["\"<", "\\n<"].into_iter().flat_map(|mark| line.split(mark).skip(1));
        let mut next = marks.filter_map(|rest| rest.chars().next());
        next.any(|next| next.is_ascii_alphabetic() || "/!{?".contains(next))
            || line.contains("push('<')")
    };
    lines_with(code, &["<"]).filter(begins).count()
}

#[test]
fn markup_made_by_hand_is_where_it_is_known_and_its_words_are_escaped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for path in files("src", ".rs") {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let is_test = name.contains("test") || name.contains("/bin/");
        let count = lines_of_markup(&fs::read_to_string(&path).unwrap());
        if count > 0 && !is_test {
            found.push((name, count));
        }
    }
    let known: Vec<_> =
        MARKUP.iter().map(|(name, count, _)| ((*name).to_owned(), *count)).collect();
    found.sort();
    assert_eq!(found, known, "what reaches these?");
}

#[test]
fn every_sink_is_known_and_none_takes_words_of_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<(String, String)> = Vec::new();
    let mut look = |name: &str, text: &str, words: &[&str]| {
        found.extend(lines_with(text, words).map(|line| (name.to_owned(), line.to_owned())));
    };
    let name_of = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
    for path in files("static", ".js") {
        let text = fs::read_to_string(&path).unwrap();
        look(&name_of(&path), &text, &SCRIPT_SINKS);
        look(&name_of(&path), &text, &KEEPERS);
    }
    // Of what is built, all that is not in those files: wasm-bindgen's part.
    for (name, end) in
        [("vardkronan.js", "const SENTENCES"), ("vardkronan-tools.js", "class TaskFault")]
    {
        let text = fs::read_to_string(dist::path(name)).unwrap();
        let (glue, _) = text.split_once(end).unwrap();
        look("glue", glue, &SCRIPT_SINKS);
        look("glue", glue, &KEEPERS);
    }
    for folder in ["browser", "components", "embed", "still", "tools"] {
        for path in files(&format!("src/{folder}"), ".rs") {
            look(&name_of(&path), &fs::read_to_string(&path).unwrap(), &RUST_SINKS);
        }
    }
    let is_known = |(name, line): &(String, String)| {
        KNOWN.iter().any(|(place, known, _)| name == place && line.contains(known))
    };
    let unknown: Vec<_> = found.iter().filter(|each| !is_known(each)).collect();
    assert!(unknown.is_empty(), "what reaches these? {unknown:#?}");
    let is_there = |(place, known, _): &&(&str, &str, &str)| {
        found.iter().any(|(name, line)| name == place && line.contains(known))
    };
    // What wasm-bindgen writes depends on how small the build is.
    let is_gone = |each: &&(&str, &str, &str)| each.0 != "glue" && !is_there(each);
    let gone: Vec<_> = KNOWN.iter().filter(is_gone).collect();
    assert!(gone.is_empty(), "no longer there: {gone:#?}");
}

#[test]
fn no_page_has_scripts_but_its_own_nor_handlers_in_its_markup() {
    for path in files("dist", ".html") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        let policy = text.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
        // Pages of invented papers are what a host's are.
        let Some((_, policy)) = policy else { panic!("{name} has no policy") };
        let policy = policy.split_once('"').unwrap().0;
        for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(forbidden), "{name}: {policy}");
        }
        // Markup alone: data, styles and scripts are what the policy names.
        let mut markup = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("<script") {
            markup.push_str(before);
            rest = after.split_once("</script>").unwrap().1;
        }
        markup.push_str(rest);
        let markup = markup.to_lowercase();
        for handler in [
            "javascript:",
            " onerror",
            " onload",
            " onclick",
            "<iframe srcdoc",
            "<object",
            "<embed",
            "<base",
        ] {
            assert!(!markup.contains(handler), "{name}: {handler}");
        }
    }
}
