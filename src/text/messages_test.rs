//! The two message files against each other and against the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::dataset::Language;
use crate::text::Locale;

/// Keys that the source puts together from parts, by their beginning.
const COMPOSED: [&str; 12] = [
    // The reason of an absence.
    "absence-sentence.",
    "absence.",
    // The code of a diagnostic.
    "fault.",
    // The kind of hidden rows, `.one` or `.other`.
    "hidden.",
    // The name of a type of JSON.
    "json-type.",
    // The unit of an amount, after the family of its place.
    "money.label.",
    "money.short.",
    "money.text.",
    // The number of the month.
    "month.",
    // `.one`, `.other` or `.many`.
    "notice.no-rows-selection.",
    "notice.no-rows.",
    // The tag of the language.
    "language.",
];

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let [swedish, english] = Language::ALL.map(|language| {
        let messages = Locale::of(language).messages().iter();
        messages.map(|(key, words)| (key.as_str(), placeholders(words))).collect::<Vec<_>>()
    });
    assert!(!swedish.is_empty());
    assert_eq!(swedish, english);
}

#[test]
fn no_key_stands_twice() {
    for language in Language::ALL {
        let messages = Locale::of(language).messages();
        assert!(messages.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}

#[test]
fn plurals_have_both_forms() {
    let locale = Locale::of(Language::Swedish);
    for (key, _) in locale.messages() {
        if let Some(stem) = key.strip_suffix(".one") {
            assert!(locale.find(&format!("{stem}.other")).is_some(), "{key}");
        }
    }
}

#[test]
fn every_message_that_the_source_asks_for_exists() {
    let locale = Locale::of(Language::Swedish);
    for (path, source) in sources() {
        for (call, suffix) in [(".word(", ""), (".fill(", ""), (".count(", ".other")] {
            for (_, after) in source.match_indices(call).map(|(at, _)| source.split_at(at)) {
                let argument = after[call.len()..].trim_start();
                let Some(key) = argument.strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                let key = format!("{key}{suffix}");
                assert!(locale.find(&key).is_some(), "{path}: {key}");
            }
        }
    }
}

#[test]
fn every_message_is_asked_for() {
    let sources = sources();
    let is_quoted = |key: &str| {
        let quoted = format!("\"{key}\"");
        sources.iter().any(|(_, source)| source.contains(&quoted))
    };
    let unused: Vec<_> = Locale::of(Language::Swedish)
        .messages()
        .iter()
        .map(|(key, _)| key.as_str())
        .filter(|key| !COMPOSED.iter().any(|family| key.starts_with(family)))
        .filter(|key| {
            let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other"));
            !is_quoted(stem.unwrap_or(key))
        })
        // The widget that asks for these is not written yet.
        .filter(|key| !AWAITED.iter().any(|family| key.starts_with(family)))
        .collect();
    assert_eq!(unused, Vec::<&str>::new());
}

const AWAITED: [&str; 9] = [
    "chart.",
    "details.",
    "headline.generated",
    "legend.",
    "prices.",
    "product.",
    "sum.",
    "table.",
    "ui.",
];

#[test]
fn words_that_the_house_avoids_are_not_used() {
    for language in Language::ALL {
        for (key, words) in Locale::of(language).messages() {
            let words = words.to_lowercase();
            for avoided in ["satsning", "satsade", "investering", "mnkr", "mdkr", "mkr", "tkr"] {
                assert!(!words.contains(avoided), "{key}: {avoided}");
            }
            assert!(!words.trim().is_empty(), "{key}");
            assert!(!words.contains("  "), "{key}");
        }
    }
}

fn placeholders(words: &str) -> BTreeSet<String> {
    let names = words.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    names.map(str::to_owned).collect()
}

/// The source files with their paths, without this one.
fn sources() -> Vec<(String, String)> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut sources = Vec::new();
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with("messages_test.rs") {
                let source = fs::read_to_string(&path).unwrap();
                sources.push((path.display().to_string(), source));
            }
        }
    }
    sources
}
