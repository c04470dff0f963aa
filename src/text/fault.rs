//! Faults of a file in words.

use crate::ingest::Diagnostic;
use crate::text::Locale;
use crate::text::number::rewritten;

/// What is wrong, without the place: found, then expected; in English in lower case.
///
/// Always says what was found, even for a fault that has no message of its own. What a form asks for
/// is called as the form calls it.
pub fn diagnostic(locale: &Locale, diagnostic: &Diagnostic) -> String {
    worded(locale, diagnostic, &|value, is_expected| named(locale, diagnostic, value, is_expected))
}

/// The same for who gives arguments: members and their values have the names that those take.
#[cfg(feature = "import")]
pub fn diagnostic_of_program(locale: &Locale, diagnostic: &Diagnostic) -> String {
    let code = match diagnostic.code {
        "amount-per-resident" => "amount-per-resident-program",
        "divided" => "divided-program",
        "lone-dash" => "lone-dash-program",
        "missing-value" if diagnostic.expected.is_empty() => "missing-value-program",
        "mixed-numbers" => "mixed-numbers-program",
        "number-style" => "number-style-program",
        "pages-missing" => "pages-missing-program",
        "units-differ" => "units-differ-program",
        code => code,
    };
    worded(locale, &Diagnostic { code, ..diagnostic.clone() }, &|value, _| value.to_owned())
}

/// What stands for a member, for the values that it can have, or for what rows can be, as the form has
/// them; anything else as it is.
#[cfg(feature = "import")]
fn named(locale: &Locale, diagnostic: &Diagnostic, value: &str, is_expected: bool) -> String {
    use crate::ingest::mapping::Member;
    // In JSON they have the names of the format.
    if diagnostic.cell.is_none() && diagnostic.pointer.starts_with('/') {
        return value.to_owned();
    }
    let word = |key: &str| {
        let name = locale.find(key)?;
        Some(locale.fill("fault.name", &[("name", name)]))
    };
    let of_list = |member: Member| {
        let key = |choice: &str| ["choice.", member.name(), ".", choice].concat();
        let words = member.choices().into_iter().filter_map(|choice| locale.find(&key(choice)));
        words.collect::<Vec<_>>().join(", ")
    };
    let is_list = |member: &Member| {
        let choices = member.choices();
        !choices.is_empty() && choices.join(", ") == value
    };
    // All others expect what stands in the file; what was found is told as it stands there, whatever it is.
    let expects_choices = matches!(
        diagnostic.code,
        "bad-value" | "lone-dash" | "missing-value" | "unknown-unit" | "unknown-value"
    );
    let has_choices = is_expected && expects_choices;
    let list = || Member::all().find(is_list).filter(|_| has_choices).map(of_list);
    let word = match diagnostic.code {
        "missing-in-row" | "member-twice" | "missing-value" => word(&["member.", value].concat()),
        "amount-per-resident" => word(&["as.", value].concat()),
        "not-complete" => word(&["choice.coverage.", value].concat()),
        _ => None,
    };
    word.or_else(list).unwrap_or_else(|| value.to_owned())
}

#[cfg(not(feature = "import"))]
fn named(_: &Locale, _: &Diagnostic, value: &str, _: bool) -> String {
    value.to_owned()
}

/// What the form calls the member that settles a fault.
#[cfg(feature = "import")]
fn answer_to(locale: &Locale, code: &str) -> String {
    let key = match code {
        "lone-dash" => "member.dash",
        "of-which" => "member.part_of",
        _ => return String::new(),
    };
    locale.fill("fault.name", &[("name", locale.word(key))])
}

#[cfg(not(feature = "import"))]
fn answer_to(_: &Locale, _: &str) -> String {
    String::new()
}

fn worded(
    locale: &Locale,
    diagnostic: &Diagnostic,
    of_form: &dyn Fn(&str, bool) -> String,
) -> String {
    let code = match diagnostic.code {
        "unknown-region" if !diagnostic.expected.is_empty() => "unknown-region-near",
        "missing-value" if !diagnostic.expected.is_empty() => "missing-value-of",
        code => code,
    };
    let key = ["fault.", code].concat();
    let key = if locale.find(&key).is_some() { key.as_str() } else { "fault.other" };
    // Only where a name is the fault's own is the same name no value of the file.
    let family = match diagnostic.code {
        "wrong-type" => "json-type.",
        "syntax" => "json-syntax.",
        "unknown-reference" => "json-table.",
        _ => "",
    };
    let named = |value: &str, is_expected: bool| match locale.find(&[family, value].concat()) {
        Some(name) if !family.is_empty() => name.to_owned(),
        _ => of_form(value, is_expected),
    };
    let is_of_file = matches!(diagnostic.code, "unknown-reference" | "missing-in-row");
    let mut found =
        if is_of_file { diagnostic.found.clone() } else { named(&diagnostic.found, false) };
    let mut expected = named(&diagnostic.expected, true);
    let mut parts = "";
    if matches!(diagnostic.code, "parts-exceed-whole" | "amount-too-large" | "number-style") {
        expected = rewritten(locale, &expected);
    }
    if let ("parts-exceed-whole", Some((sum, ids))) =
        (diagnostic.code, diagnostic.found.split_once(": "))
    {
        (found, parts) = (rewritten(locale, sum), ids);
    }
    let member = answer_to(locale, diagnostic.code);
    let values = [
        ("code", diagnostic.code),
        ("found", &found),
        ("expected", &expected),
        ("parts", parts),
        ("member", &member),
    ];
    locale.fill(key, &values)
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
            file: 0,
            line: 1,
            column: 1,
            pointer: String::new(),
            cell: None,
            found: found.to_owned(),
            expected: expected.to_owned(),
        };
        let words = diagnostic(Locale::of(Language::Swedish), &fault);
        assert_eq!(words.replace('\u{a0}', " "), swedish);
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
            "parts-exceed-whole",
            "5000000: r2, r3",
            "1500000.5",
            "delarna är tillsammans mer än helheten: delarna r2, r3 är 5 000 000, mer än 1 500 000,5",
            "parts exceed their whole: the parts r2, r3 come to 5,000,000, more than 1,500,000.5",
        );
        check(
            "syntax",
            "5",
            "decimal",
            "inte giltig JSON: fann 5, väntade ett namn inom citattecken (decimaler skrivs med punkt)",
            "not JSON: found 5, expected a member name in double quotes (decimals take a full stop)",
        );
        check(
            "unknown-reference",
            "regions",
            "regions",
            "hänvisar till något som inte finns: fann regions, väntade en post bland regionerna (regions)",
            "unknown reference: found regions, expected an item of the regions",
        );
        check(
            "amount-too-fine",
            "0.001",
            "0.01",
            "beloppet är finare än ett öre: fann 0.001, väntade hela ören",
            "amount finer than an öre: found 0.001, expected whole öre",
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
