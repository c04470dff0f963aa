//! Our own JSON.

use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export;
use vardkronan::ingest::{Ingested, Severity, Strictness, csv, json};
use vardkronan::view::{View, link};

use super::measured::{Budget, within};
use super::refusal;

const READING: Budget = Budget { at_once: (40, 60_000), in_all: (120, 200_000) };

/// Reads the bytes as strictly and as leniently as there is.
pub(crate) fn hold(bytes: &[u8]) {
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        let Ingested { dataset, diagnostics, suppressed } =
            within(READING, bytes.len(), || json::read(bytes, strictness));
        refusal::told(bytes, &diagnostics);
        let has_error = diagnostics.iter().any(|each| each.severity == Severity::Error);
        match dataset {
            None => assert!(has_error || suppressed > 0, "refused in silence"),
            Some(dataset) => {
                assert!(!has_error, "a dataset with errors");
                reads_back(&dataset, strictness);
                is_of_use(&dataset);
            }
        }
    }
}

/// Checks that the canonical text of a dataset is read as the same.
pub(super) fn reads_back(dataset: &Dataset, strictness: Strictness) {
    let text = export::json(dataset);
    let again = json::read(text.as_bytes(), strictness);
    assert_eq!(again.dataset.as_ref(), Some(dataset), "{:?}\n{text}", again.diagnostics);
    assert_eq!(export::json(dataset), text);
}

/// Checks that it can be compared in all of its views, and opened in a spreadsheet.
fn is_of_use(dataset: &Dataset) {
    let named = dataset.content().views.iter().map(|named| link::decode(&named.view).view);
    for view in named.take(2).chain([View::default()]) {
        let comparison = compare(dataset, &view.resolved(dataset));
        export::rows(dataset, &comparison, Language::Swedish);
    }
    let dialect = export::Dialect { separator: ';', has_mark: true };
    let text = export::all_csv(dataset, Language::English, dialect);
    let rows = dataset.content().investments.len();
    if rows > 0 {
        let table = csv::read(text.as_bytes(), "own", Strictness::Strict);
        assert_eq!(table.map(|table| table.row_count()), Ok(rows), "{text}");
    }
}
