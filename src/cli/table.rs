//! `vardkronan table`.

use vardkronan::compare::{Comparison, compare};
use vardkronan::dataset::Dataset;
use vardkronan::export::{aligned, csv, measure_rows, rows, table_json};
use vardkronan::text::{Locale, NoticeKind, caption, country_words, notices};

use super::args::TableArguments;
use super::values::TableFormat;
use super::{Failure, input, output};

/// Writes every number behind the view to standard output.
pub(super) fn run(arguments: &TableArguments) -> Result<(), Failure> {
    let (dataset, view) = input::shown(&arguments.shown)?;
    let comparison = compare(&dataset, &view);
    input::warn_of_unknown_codes(&comparison);
    let rows = rows(&dataset, &comparison, arguments.lang.into());
    output::to_stdout(&match arguments.format {
        TableFormat::Csv => csv(&rows),
        TableFormat::Json => table_json(&rows),
        TableFormat::Text => {
            let locale = Locale::of(arguments.lang.into());
            // Data without amounts have what those are measured against.
            let rows =
                if rows.is_empty() { measure_rows(&dataset, arguments.lang.into()) } else { rows };
            let table = if rows.is_empty() { String::new() } else { aligned(&rows) };
            [table, said(&dataset, &comparison, locale)].concat()
        }
    })
}

/// What stands around the table: what it shows, how far that can be compared, what is left out.
fn said(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let mut text = ["\n", &caption(dataset, comparison, locale), "\n"].concat();
    if let Some(words) = country_words(comparison, locale) {
        text.push_str(&words);
        text.push('\n');
    }
    let notices = notices(dataset, comparison, &comparison.view, locale);
    for notice in notices.into_iter().filter(|notice| notice.kind != NoticeKind::Country) {
        text.push_str("* ");
        text.push_str(&notice.words);
        text.push('\n');
    }
    text
}
