//! Any table, from whichever reader, as a dataset.

use std::sync::OnceLock;

use vardkronan::ingest::files::File;
use vardkronan::ingest::json::mapping;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Diagnostic, Imported, Known, Severity, Strictness, import};

use super::measured::{Budget, within};
use super::{dataset, refusal};

/// What most files do not say of their rows.
pub(crate) const SAID: [(&str, &str); 10] = [
    ("phase", "approved"),
    ("recurrence", "one-off"),
    ("source.publisher", "Norrviks region"),
    ("source.kind", "region"),
    ("source.title", "Budget"),
    ("source.date", "2020-11-01"),
    ("title", "Påhittade belopp"),
    ("updated", "2026-11-01"),
    ("coverage", "selection"),
    ("coverage.text", "Påhittat urval"),
];
const ALL: [As; 4] = [As::Investments, As::Population, As::PriceIndex, As::NetCost];
const READING: Budget = Budget { at_once: (60, 300_000), in_all: (120, 400_000) };
/// Known regions, areas and indicators go along with the smallest table.
const IMPORTING: Budget = Budget { at_once: (400, 1_000_000), in_all: (2_000, 4_000_000) };

/// A byte that no file of text has, and that stands between the files of an input.
const BETWEEN: u8 = 0;

/// Reads the bytes, and makes datasets of their table.
pub(super) fn hold(bytes: &[u8], read: impl FnOnce(&[u8]) -> Result<Table, Vec<Diagnostic>>) {
    let table = within(READING, bytes.len(), || read(bytes));
    let table = match table {
        Ok(table) => table,
        Err(diagnostics) => return refusal::refused(bytes, &diagnostics),
    };
    is_whole(bytes, &table);
    refusal::told(bytes, &table.diagnostics().0);
    // One kind at a time, so that many inputs are tried.
    let rows_as = ALL[bytes.len() % ALL.len()];
    let guessed = Mapping::guess(&table, Some(rows_as));
    let mut said = Mapping::guess(&table, None);
    // What is shipped is large and goes along unseen: now and then is enough.
    said.has_indicators = bytes.len().is_multiple_of(16);
    for (member, value) in SAID.into_iter().chain([("unit", "kr"), ("area", "care")]) {
        said.set(Member::named(member).unwrap(), value);
    }
    for mapping in [guessed, said] {
        let written = mapping::write(&mapping);
        assert_eq!(mapping::read(written.as_bytes()).as_ref(), Ok(&mapping), "{written}");
        become_dataset(bytes, &table, &mapping);
    }
}

/// What reading gave.
type Read = Result<Table, Vec<Diagnostic>>;

/// Reads files that belong together.
pub(super) fn joined(bytes: &[u8], read: fn(&[File<'_>], &str, Strictness) -> Read) -> Read {
    let files: Vec<_> =
        bytes.split(|byte| *byte == BETWEEN).map(|bytes| File { name: "own.csv", bytes }).collect();
    let read = read(&files, "own", Strictness::Lenient);
    let told = read.as_ref().map_or_else(Clone::clone, |table| table.diagnostics().0);
    assert!(told.iter().all(|it| it.file < files.len()));
    read
}

/// Checks that every row has every cell, and a line of the file.
fn is_whole(bytes: &[u8], table: &Table) {
    let width = table.columns().len();
    assert!(width > 0 || table.row_count() == 0);
    let lines = refusal::lines(bytes);
    for row in 0..table.row_count().min(200) {
        let line = table.line(row);
        assert!(line as usize <= lines, "line {line} of {lines}");
        assert!((0..width).all(|column| table.cell(row, column).len() <= 100_000));
    }
    assert!(table.faulty_rows().iter().all(|row| *row < table.row_count()));
    assert!(table.faulty_rows().is_sorted());
}

fn become_dataset(bytes: &[u8], table: &Table, mapping: &Mapping) {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    let known = KNOWN.get_or_init(Known::shipped);
    let imported = within(IMPORTING, bytes.len(), || import(table, mapping, known));
    counts_agree(table, &imported);
    refusal::told(bytes, &imported.diagnostics);
    if let Some(made) = &imported.dataset {
        dataset::reads_back(made, Strictness::Strict);
    }
}

/// Checks that each row is taken, set aside or a sum, and none is lost without a word.
fn counts_agree(table: &Table, imported: &Imported) {
    assert!(imported.taken + imported.set_aside + imported.sums <= table.row_count());
    let has_errors = imported.diagnostics.iter().any(|it| it.severity == Severity::Error);
    let has_errors = has_errors || imported.suppressed > 0;
    assert!(imported.dataset.is_some() || has_errors || imported.taken == 0);
    assert!(imported.set_aside + imported.amounts_aside == 0 || has_errors);
    assert!(imported.dataset.is_some() || imported.taken == 0);
}
