//! Faults of a file in words.

use crate::ingest::Diagnostic;
use crate::text::Locale;

/// What is wrong, without the place: lower case in English, found then expected.
pub fn diagnostic(locale: &Locale, diagnostic: &Diagnostic) -> String {
    let key = ["fault.", diagnostic.code].concat();
    let values = [("found", diagnostic.found.as_str()), ("expected", &diagnostic.expected)];
    locale.fill(&key, &values)
}
