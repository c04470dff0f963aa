//! Numbers for spreadsheets: in the form that theirs reads, and with nothing that it would run.

use std::borrow::Cow;

use crate::dataset::{Dataset, Investment, Language, Source, Stage, Text};
use crate::export::table::{COLUMNS, Row, kronor_text};
use crate::ingest::wire;

/// How a spreadsheet is to find its columns and letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What parts the columns. Decimals have a point beside a comma, else a comma.
    pub separator: char,
    /// Whether a byte order mark says that it is UTF-8.
    pub has_mark: bool,
}

/// The columns of [`all_csv`], in order: members of the data format, those of the row's source after
/// `source_`, and names beside codes.
pub const ALL_COLUMNS: [&str; 35] = [
    "id",
    "region",
    "region_name",
    "area",
    "area_name",
    "purpose",
    "amount",
    "unit",
    "absent",
    "precision",
    "from",
    "to",
    "years",
    "phase",
    "plan_from",
    "followed",
    "stages",
    "recurrence",
    "nature",
    "funding",
    "expenditure",
    "price_year",
    "part_of",
    "decided_by",
    "note",
    "source",
    "locator",
    "source_publisher",
    "source_kind",
    "source_title",
    "source_date",
    "source_date_basis",
    "source_url",
    "source_archived",
    "source_note",
];

/// Numbers stand in these, of both tables; all else is words.
const NUMBERS: [&str; 7] = ["year_from", "year_to", "value", "amount", "from", "to", "price_year"];

/// The rows of a table as CSV, headings first; the same fields as [`crate::export::csv`] has, but
/// for words that would be run.
pub fn shown_csv(rows: &[Row], dialect: Dialect) -> String {
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    written(&COLUMNS, rows, dialect)
}

/// Every row of a dataset as CSV, headings first: whatever the format knows of it, with its source.
///
/// Amounts are in kronor. Words are those of the language.
pub fn all_csv(dataset: &Dataset, language: Language, dialect: Dialect) -> String {
    let rows = dataset.content().investments.iter().map(|row| record(dataset, row, language));
    let rows: Vec<[String; 35]> = rows.collect();
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    written(&ALL_COLUMNS, rows, dialect)
}

/// Words that no spreadsheet takes for a formula, whichever mark it takes for the end of a column.
pub fn harmless(words: &str) -> Cow<'_, str> {
    let is_trigger =
        |letter: char| matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_end = |letter: char| matches!(letter, ',' | ';' | '\t' | '\r' | '\n');
    let begins = |before: Option<char>| before.is_none_or(is_end);
    let mut before = None;
    let mut safe = String::new();
    let mut from = 0;
    for (at, letter) in words.char_indices() {
        let is_first_blank = before.is_none() && matches!(letter, '\t' | '\r' | '\n');
        if begins(before) && is_trigger(letter) || is_first_blank {
            safe.push_str(words.get(from..at).unwrap_or_default());
            safe.push('\'');
            from = at;
        }
        before = Some(letter);
    }
    if safe.is_empty() {
        return Cow::Borrowed(words);
    }
    safe.push_str(words.get(from..).unwrap_or_default());
    Cow::Owned(safe)
}

fn written<'a, R: Iterator<Item = &'a str>>(
    columns: &[&str],
    rows: impl Iterator<Item = R>,
    dialect: Dialect,
) -> String {
    let Dialect { separator, has_mark } = dialect;
    let mut text = String::new();
    if has_mark {
        text.push('\u{feff}');
    }
    text.push_str(&columns.join(&separator.to_string()));
    text.push_str("\r\n");
    for row in rows {
        for (at, (field, column)) in row.zip(columns).enumerate() {
            if at > 0 {
                text.push(separator);
            }
            push(&mut text, field, NUMBERS.contains(column), separator);
        }
        text.push_str("\r\n");
    }
    text
}

fn push(text: &mut String, field: &str, is_number: bool, separator: char) {
    if is_number {
        let has_comma = separator != ',';
        text.push_str(&if has_comma { field.replace('.', ",") } else { field.to_owned() });
        return;
    }
    let field = harmless(field);
    // Quoted wherever any spreadsheet might see a mark of its own.
    if field.contains([',', ';', '\t', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&field);
    }
}

/// Whether what followed was checked, where that is a question: of a decision nobody need have said it.
fn followed(row: &Investment) -> &'static str {
    let is_a_matter_of_course = row.is_followed && wire::is_followed_by_default(row.phase);
    if is_a_matter_of_course { "" } else { wire::name(wire::FOLLOWED, row.is_followed) }
}

fn record(dataset: &Dataset, row: &Investment, language: Language) -> [String; 35] {
    let words = |text: Option<&Text>| text.map_or("", |text| text.get(language)).to_owned();
    let plain = |text: Option<&String>| text.cloned().unwrap_or_default();
    let year = |year: Option<_>| {
        year.map_or_else(String::new, |year: crate::dataset::Year| year.to_string())
    };
    let region = dataset.region(row.region);
    let area = dataset.area(row.area);
    let source = dataset.source(row.source);
    let whole = row.part_of.and_then(|whole| dataset.investment(whole));
    let of_source = |part: fn(&Source) -> String| source.map(part).unwrap_or_default();
    let stages: Vec<String> = row.stages.iter().map(|each| stage(dataset, each)).collect();
    [
        row.id.clone(),
        plain(region.map(|it| &it.code)),
        words(region.map(|it| &it.name)),
        plain(area.map(|it| &it.code)),
        words(area.map(|it| &it.name)),
        words(Some(&row.purpose)),
        row.amount.map_or_else(|_| String::new(), |amount| kronor_text(amount.minor().into())),
        if row.amount.is_ok() { wire::CURRENCY.to_owned() } else { String::new() },
        row.amount.err().map_or("", |reason| wire::name(wire::ABSENCES, reason)).to_owned(),
        wire::name(wire::PRECISIONS, row.precision).to_owned(),
        row.from.to_string(),
        year(row.to),
        wire::name(wire::BASES, row.years_are_inferred).to_owned(),
        wire::name(wire::PHASES, row.phase).to_owned(),
        year(row.plan_from),
        followed(row).to_owned(),
        stages.join("; "),
        wire::name(wire::RECURRENCES, row.recurrence).to_owned(),
        wire::name(wire::NATURES, row.nature).to_owned(),
        wire::name(wire::FUNDINGS, row.funding).to_owned(),
        wire::name(wire::EXPENDITURES, row.expenditure).to_owned(),
        year(row.price_year),
        plain(whole.map(|it| &it.id)),
        words(row.decided_by.as_ref()),
        words(row.note.as_ref()),
        of_source(|it| it.id.clone()),
        plain(row.locator.as_ref()),
        of_source(|it| it.publisher.clone()),
        of_source(|it| wire::name(wire::PUBLISHER_KINDS, it.kind).to_owned()),
        words(source.map(|it| &it.title)),
        of_source(|it| it.date.to_string()),
        of_source(|it| wire::name(wire::BASES, it.date_is_inferred).to_owned()),
        plain(source.and_then(|it| it.url.as_ref())),
        plain(source.and_then(|it| it.archived.as_ref())),
        words(source.and_then(|it| it.note.as_ref())),
    ]
}

/// A step of a row's life: phase, kronor, date and the source's id.
fn stage(dataset: &Dataset, stage: &Stage) -> String {
    let source = dataset.source(stage.source).map_or("", |it| it.id.as_str());
    let amount = kronor_text(stage.amount.minor().into());
    [wire::name(wire::PHASES, stage.phase), &amount, &stage.date.to_string(), source].join(" ")
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_that_begins_a_cell_begins_a_formula() {
        for (words, expected) in [
            ("=1+1", "'=1+1"),
            ("+46 8", "'+46 8"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("＝1", "'＝1"),
            ("vård;=HYPERLINK(\"x\")", "vård;'=HYPERLINK(\"x\")"),
            ("a,b\n=1", "a,b\n'=1"),
            ("Region Skåne", "Region Skåne"),
            ("1–2 = 3, -4", "1–2 = 3, -4"),
            ("", ""),
        ] {
            assert_eq!(harmless(words), expected, "{words:?}");
        }
    }
}
