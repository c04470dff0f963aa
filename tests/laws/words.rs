//! Words around what others have written.

use vardkronan::dataset::Language;
use vardkronan::ingest::{Diagnostic, Severity};
use vardkronan::text::{Locale, diagnostic, read_factor, typed_factor};

/// The members that messages have places for, and what is none of them.
const NAMES: [&str; 6] = ["found", "expected", "code", "parts", "n", "zones"];
const KEYS: [&str; 8] = [
    "syntax",
    "wrong-type",
    "unknown-reference",
    "parts-exceed-whole",
    "unknown-region",
    "amount-too-large",
    "missing-value",
    "no such fault",
];

/// Puts the bytes into messages, as what was found and what was expected.
pub(crate) fn hold(bytes: &[u8]) {
    let (kind, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest);
    let (found, expected) = text.split_once('\n').unwrap_or((&text, ""));
    for language in [Language::Swedish, Language::English] {
        let locale = Locale::of(language);
        let told = diagnostic(locale, &fault(usize::from(*kind), found, expected));
        assert!(!told.is_empty());
        if KEYS[usize::from(*kind) % KEYS.len()] == "no such fault" {
            assert!(told.contains(found) && told.contains(expected), "{told}");
        }
        values_are_no_messages(locale, found, expected);
        if let Some(factor) = read_factor(found) {
            assert_eq!(read_factor(&typed_factor(locale, factor)), Some(factor), "{found}");
        }
    }
}

fn fault(kind: usize, found: &str, expected: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: KEYS[kind % KEYS.len()],
        file: 0,
        line: 1,
        column: 1,
        pointer: String::new(),
        cell: None,
        found: found.to_owned(),
        expected: expected.to_owned(),
    }
}

/// Checks that what is put into a message is put in once, whatever braces it has.
fn values_are_no_messages(locale: &Locale, found: &str, expected: &str) {
    let values: Vec<(&str, &str)> = NAMES
        .iter()
        .zip([found, expected].into_iter().cycle())
        .map(|(name, it)| (*name, it))
        .collect();
    // A key without a message is its own message.
    for (message, whole) in [
        ("{found}", found.to_owned()),
        ("{found}{expected}", [found, expected].concat()),
        ("a{expected}b{nobody}{", ["a", expected, "b{nobody}{"].concat()),
    ] {
        assert_eq!(locale.fill(message, &values), whole);
    }
}
