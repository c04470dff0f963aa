//! `vardkronan table`.

use vardkronan::compare::compare;
use vardkronan::export::{aligned, csv, rows, table_json};

use super::args::{TableArguments, TableFormat};
use super::{Failure, input, output};

/// Writes every number behind the view to standard output.
pub(super) fn run(arguments: &TableArguments) -> Result<(), Failure> {
    let dataset = input::dataset(&arguments.data)?;
    let view = input::view(&dataset, arguments.view.as_deref());
    let comparison = compare(&dataset, &view);
    input::warn_of_unknown_codes(&comparison);
    let rows = rows(&dataset, &comparison, arguments.lang.into());
    output::to_stdout(&match arguments.format {
        TableFormat::Csv => csv(&rows),
        TableFormat::Json => table_json(&rows),
        TableFormat::Text => aligned(&rows),
    })
}
