//! Tables become datasets.

mod beside;
mod cells;
mod faults;
mod fiscal;
mod guide;
mod headings;
mod help;
mod json_stat;
mod kolada;
mod kolada_pages;
mod laws;
mod program;
mod program_files;
mod rows;
mod sums;
mod units;

use vardkronan::dataset::Dataset;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Imported, Known, Severity, Strictness, csv, import};

use crate::laws::table::SAID;

/// What every import in these tests is told that its file does not say.
const SET: &[(&str, &str)] = &SAID;

fn table(text: &str) -> Table {
    csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap()
}

/// The import of a text with what is set, on top of what is guessed.
fn imported(text: &str, rows_as: As, set: &[&[(&str, &str)]]) -> Imported {
    let table = table(text);
    let mut mapping = Mapping::guess(&table, Some(rows_as));
    for (member, value) in set.concat() {
        mapping.set(Member::named(member).unwrap(), value);
    }
    import(&table, &mapping, &Known::shipped())
}

/// `LINE:COLUMN FIELD severity[code] found > expected`, one a diagnostic.
fn shown(imported: &Imported) -> Vec<String> {
    let line = |d: &vardkronan::ingest::Diagnostic| {
        let severity = if d.severity == Severity::Error { "error" } else { "warning" };
        let place = format!("{}:{} {}", d.line, d.column, d.pointer);
        let line = format!("{place} {severity}[{}] {} > {}", d.code, d.found, d.expected);
        line.trim_end_matches([' ', '>']).to_owned()
    };
    imported.diagnostics.iter().map(line).collect()
}

/// Region, first and last year, öre or why there are none, of each row.
fn amounts(dataset: &Dataset) -> Vec<(String, String, String)> {
    let rows = dataset.content().investments.iter();
    rows.map(|row| {
        let to = row.to.map_or("-".to_owned(), |to| to.to_string());
        let amount = match row.amount {
            Ok(amount) => format!("{}", amount.minor()),
            Err(absent) => format!("{absent:?}"),
        };
        let region = dataset.region(row.region).unwrap().code.clone();
        (region, format!("{}-{to}", row.from), amount)
    })
    .collect()
}

/// The amounts of a text in the way of [`amounts`], joined, and what was said.
#[track_caller]
fn check(text: &str, set: &[(&str, &str)], expected: &[&str], said: &[&str]) {
    let imported = imported(text, As::Investments, &[SET, set]);
    assert_eq!(shown(&imported), said, "{text}");
    let amounts = imported.dataset.as_ref().map(amounts).unwrap_or_default();
    let amounts: Vec<_> = amounts
        .iter()
        .map(|(region, years, amount)| format!("{region} {years} {amount}"))
        .collect();
    assert_eq!(amounts, expected, "{text}");
}
