//! What each diagnostic owes the reader: a place, what was found, and words in both languages.

use vardkronan::dataset::Language;
use vardkronan::ingest::{Diagnostic, MAX_DIAGNOSTICS, Severity};
use vardkronan::text::{self, Locale};

/// At most so many lines there are, whatever the encoding.
pub(super) fn lines(bytes: &[u8]) -> usize {
    // In every encoding a line break has this byte; files that are read as one have a break between them.
    1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | 0)).count()
}

/// Checks the diagnostics of an input, which are in the order of the file.
#[track_caller]
pub(super) fn told(bytes: &[u8], diagnostics: &[Diagnostic]) {
    assert!(diagnostics.len() <= MAX_DIAGNOSTICS);
    let lines = lines(bytes);
    for each in diagnostics {
        assert!(each.line >= 1 && each.line as usize <= lines, "{each:?} of {lines} lines");
        assert!(each.column >= 1 && each.column as usize <= bytes.len() + 2, "{each:?}");
        assert!(each.found.chars().count() <= 81 || each.code == "parts-exceed-whole", "{each:?}");
        for language in [Language::Swedish, Language::English] {
            let locale = Locale::of(language);
            let key = format!("fault.{}", each.code);
            assert_ne!(locale.word(&key), key, "no words");
            assert!(!text::diagnostic(locale, each).is_empty());
        }
    }
    assert!(diagnostics.is_sorted_by_key(|each| (each.line, each.column)), "{diagnostics:?}");
}

/// Checks what a reader says that gives nothing.
#[track_caller]
pub(super) fn refused(bytes: &[u8], diagnostics: &[Diagnostic]) {
    assert!(diagnostics.iter().any(|each| each.severity == Severity::Error), "refused in silence");
    told(bytes, diagnostics);
}
