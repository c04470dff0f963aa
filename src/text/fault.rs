//! Faults of a file in words.

use crate::ingest::Diagnostic;
use crate::text::Locale;

/// What is wrong, without the place: found, then expected; in English in lower case.
///
/// Always says what was found, even for a fault that has no message of its own.
pub fn diagnostic(locale: &Locale, diagnostic: &Diagnostic) -> String {
    let key = ["fault.", diagnostic.code].concat();
    let key = if locale.find(&key).is_some() { key.as_str() } else { "fault.other" };
    let [found, expected] = [&diagnostic.found, &diagnostic.expected].map(|value| {
        // Only where a type is the fault is the name of one no value of the file.
        let is_type = diagnostic.code == "wrong-type";
        let name = if is_type { locale.find(&["json-type.", value].concat()) } else { None };
        name.unwrap_or(value)
    });
    locale.fill(key, &[("code", diagnostic.code), ("found", found), ("expected", expected)])
}

#[cfg(test)]
mod tests {
    use super::diagnostic;
    use crate::dataset::Language;
    use crate::ingest::{Diagnostic, Severity};
    use crate::text::Locale;

    #[track_caller]
    fn check(code: &'static str, found: &str, expected: &str, swedish: &str, english: &str) {
        let fault = Diagnostic {
            severity: Severity::Error,
            code,
            line: 1,
            column: 1,
            pointer: String::new(),
            found: found.to_owned(),
            expected: expected.to_owned(),
        };
        assert_eq!(diagnostic(Locale::of(Language::Swedish), &fault), swedish);
        assert_eq!(diagnostic(Locale::of(Language::English), &fault), english);
    }

    #[test]
    fn faults_say_what_was_found_and_what_was_expected() {
        check(
            "to-before-from",
            "2018",
            "2019",
            "slutar före det börjar: fann 2018, väntade 2019 eller senare",
            "ends before it begins: found 2018, expected 2019 or later",
        );
        check(
            "wrong-type",
            "string",
            "number",
            "fel slags värde: fann sträng, väntade tal",
            "wrong type: found string, expected number",
        );
        check(
            "unknown-value",
            "{found}",
            "a, b",
            "okänt värde: fann {found}, väntade a, b",
            "unknown value: found {found}, expected a, b",
        );
    }

    #[test]
    fn a_fault_without_a_message_still_says_what_was_found() {
        check(
            "brand-new",
            "x",
            "y",
            "brand-new: fann x, väntade y",
            "brand-new: found x, expected y",
        );
    }
}
