//! The message files against each other and against the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::dataset::Language;
use crate::text::Locale;

/// Keys that the source puts together from parts, by their beginning.
const COMPOSED: [&str; 22] = [
    // What a form calls what rows are, members and their values.
    "as.",
    "choice.",
    "member.",
    // The reason of an absence.
    "absence-sentence.",
    "absence.",
    // Known by its code, which stands elsewhere, or by none.
    "fault.other",
    // The kind of hidden rows, `.one` or `.other`.
    "hidden.",
    // The name of what may stand at a place of JSON, of a table, of a type.
    "json-syntax.",
    "json-table.",
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
    // The code of a reason, a verdict or an answer.
    "reason.",
    "verdict.",
    "answer.",
    // The phase of amounts.
    "amounts.",
    "amounts-some.",
    // The tag of the language.
    "language.",
];

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    let of = |language| {
        let messages = Locale::of(language).messages().iter();
        messages.map(|(key, words)| (key.as_ref(), placeholders(words))).collect::<BTreeSet<_>>()
    };
    let swedish = of(Language::Swedish);
    assert!(!swedish.is_empty());
    for language in Language::ALL {
        let own = of(language);
        let apart: Vec<_> = swedish.symmetric_difference(&own).collect();
        assert!(apart.is_empty(), "Swedish and {language:?} differ in {apart:?}");
    }
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
    let families: BTreeSet<_> =
        locale.messages().iter().filter_map(|(key, _)| family(key)).collect();
    for (path, source) in sources() {
        // Examples in documentation have names of members, too.
        let code = source.lines().filter(|line| !line.trim_start().starts_with("///"));
        for key in code.flat_map(quoted) {
            let is_key = family(key).is_some_and(|family| families.contains(family));
            let is_known =
                locale.find(key).is_some() || locale.find(&format!("{key}.other")).is_some();
            assert!(!is_key || is_known, "{path} asks for {key}, which no message file has");
        }
    }
}

#[test]
fn every_message_is_asked_for() {
    let sources = sources();
    let quoted: BTreeSet<&str> = sources.iter().flat_map(|(_, source)| quoted(source)).collect();
    let is_asked_for = |key: &str| {
        let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other"));
        // A fault is known by its code alone; `other` stands for those without a message.
        let code = key.strip_prefix("fault.").filter(|code| *code != "other");
        quoted.contains(code.or(stem).unwrap_or(key))
    };
    let keys = Locale::of(Language::Swedish).messages().iter().map(|(key, _)| key.as_ref());
    let unused: Vec<_> = keys
        .filter(|key| !is_asked_for(key))
        .filter(|key| !COMPOSED.iter().any(|family| key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "no source asks for {unused:?}");
}

/// What stands before the first point of a key; `None` for what has not the form of one.
fn family(key: &str) -> Option<&str> {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let (family, rest) = key.split_once('.')?;
    let is_path = ["json", "csv", "svg", "html", "css", "js", "rs"].contains(&rest);
    let is_key = key.split('.').all(|part| !part.is_empty() && part.bytes().all(is_letter));
    (is_key && !is_path).then_some(family)
}

/// What stands between quotation marks, and between them: no key has a mark, so nothing is missed.
fn quoted(source: &str) -> impl Iterator<Item = &str> {
    source.split('"')
}

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

/// The source files with their paths, without this one, and the one whose names look like keys.
fn sources() -> Vec<(String, String)> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut sources = Vec::new();
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with("messages_test.rs") && !path.ends_with("mapping/member.rs") {
                // The examples of documentation ask for nothing.
                let source = fs::read_to_string(&path).unwrap();
                let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
                sources.push((path.display().to_string(), lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    sources
}
