//! A table becomes a dataset, by a mapping that says which column is what.
//!
//! Nothing that a row needs is guessed: what neither table nor mapping says is a fault. Rows with
//! faults are set aside and counted; they do not stop the others.

mod area;
mod beside;
mod constants;
mod content;
mod findings;
mod indicator;
mod known;
mod memo;
mod money;
mod number;
#[cfg(test)]
mod number_test;
mod plan;
mod region;
mod rows;
mod sources;
mod sum_words;
mod sums;
mod unit;
mod value;
mod vocabulary;
pub(crate) mod words;

use crate::dataset::{Contradictions, Dataset, Fault, Table as Of};
use crate::ingest::Diagnostic;
use crate::ingest::mapping::{As, Mapping};
use crate::ingest::repeats::repeats;
use crate::ingest::table::Table;

pub use beside::{beside, joined_id};
pub use known::Known;

use content::{Origin, Parts};
use findings::{Cell, Findings};
use plan::Plan;

/// What became of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The dataset of the rows that are sound; `None` where something is missing for all of them,
    /// or none is left.
    pub dataset: Option<Dataset>,
    /// What is wrong or worth knowing, in the order of the file, the first
    /// [`MAX_DIAGNOSTICS`](crate::ingest::MAX_DIAGNOSTICS). Errors are of rows that are set aside,
    /// or there is no dataset.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are.
    pub suppressed: usize,
    /// How many rows are in the dataset, at least in part.
    pub taken: usize,
    /// How many rows are set aside because of faults.
    pub set_aside: usize,
    /// How many single amounts are set aside in rows of which others are taken: in a table with several
    /// columns of amounts a fault in one of them is no fault of the others.
    pub amounts_aside: usize,
    /// How many rows add up others or are of the whole country, and are left out for that.
    pub sums: usize,
}

/// The dataset that a table is by a mapping, and everything that is wrong.
///
/// Never panics; takes time and memory in proportion to the table.
///
/// ```
/// use vardkronan::ingest::mapping::{As, Mapping, Member};
/// use vardkronan::ingest::{Known, Strictness, csv, import};
///
/// let text = "Region;År;Belopp (mnkr)\nKalmar;2018;12,5\nKalmer;2019;13\n";
/// let table = csv::read(text.as_bytes(), "own.csv", Strictness::Strict).map_err(|_| "no table")?;
/// let mut mapping = Mapping::guess(&table, Some(As::Investments));
/// // What the file does not say is asked for, never guessed.
/// for member in mapping.missing(&table) {
///     mapping.set(member, match member.name() {
///         "phase" => "approved",
///         "recurrence" => "one-off",
///         "source.kind" => "region",
///         "source.date" | "updated" => "2020-11-01",
///         "coverage" => "selection",
///         _ => "Budget",
///     });
/// }
/// let imported = import(&table, &mapping, &Known::shipped());
/// let dataset = imported.dataset.ok_or("no row is sound")?;
/// let amount = dataset.content().investments[0].amount.map(|amount| amount.minor());
/// assert_eq!(amount, Ok(1_250_000_000));
/// // The other row is set aside, with its place and what was probably meant.
/// assert_eq!((imported.diagnostics[0].line, imported.set_aside), (3, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import(table: &Table, mapping: &Mapping, known: &Known) -> Imported {
    let mut findings = Findings::new(table);
    let missing = mapping.missing(table);
    let plan = Plan::new(table, mapping, &mut findings);
    constants::check(&plan, known, &mut findings);
    findings.tell_amounts_apart(plan.amounts.iter().map(|amounts| amounts.column));
    for member in &missing {
        findings.missing(*member);
    }
    if !missing.is_empty() || findings.is_stopped() {
        return findings.imported(None, table.row_count());
    }
    if table.row_count() == 0 {
        findings.stop(None, "no-rows", "", "");
    }
    let mut parts = Parts::new(&plan, known);
    match mapping.rows_as {
        As::Investments => rows::read(&plan, &mut parts, &mut findings),
        _ => indicator::read(&plan, &mut parts, known, &mut findings),
    }
    let dataset = dataset(parts, &plan, known, &mut findings);
    if dataset.is_none() && !findings.has_errors() {
        findings.stop(None, "nothing-taken", &table.row_count().to_string(), "");
    }
    findings.imported(dataset, table.row_count())
}

/// How often rows are set aside for what only the whole shows, before all is given up.
const MAX_ROUNDS: usize = 8;

/// The dataset; rows that only the whole shows to be wrong are set aside, too.
fn dataset<'t>(
    mut parts: Parts<'t>,
    plan: &Plan<'t>,
    known: &Known,
    findings: &mut Findings<'t>,
) -> Option<Dataset> {
    for _ in 0..MAX_ROUNDS {
        if findings.is_stopped() || parts.is_empty() {
            return None;
        }
        let content = parts.content(plan, known)?;
        match Dataset::of(content, Contradictions::Refuse) {
            Ok(dataset) => {
                if plan.mapping.rows_as == As::Investments {
                    findings.keep(parts.rows());
                    tell_repeats(&dataset, &parts, findings);
                }
                return Some(dataset);
            }
            Err(refused) => {
                let (content, faults) = *refused;
                parts.set_aside(content, &faults, plan, findings);
            }
        }
    }
    None
}

/// Tells which rows say in everything the same as one before: both count.
fn tell_repeats(dataset: &Dataset, parts: &Parts<'_>, findings: &mut Findings<'_>) {
    let mut told: Vec<(Origin, usize)> = Vec::new();
    for (again, before) in repeats(&dataset.content().investments, parts.digests()) {
        if let (Some(again), Some(before)) = (parts.origin(again), parts.origin(before))
            // Of a row with many amounts one is enough.
            && told.last().is_none_or(|(last, _)| last.row != again.row)
        {
            told.push((again, before.row));
        }
    }
    findings.tell_repeats(
        told.iter()
            .map(|(again, before)| (Cell { row: again.row, column: Some(again.column) }, *before)),
    );
}

/// Whether a fault is one of a row.
fn is_of_row(fault: &Fault) -> bool {
    fault.place.table == Of::Investments
}

pub(crate) use money::absence;
pub(crate) use number::is_minus;
pub(crate) use sum_words::is_whole;
pub(crate) use unit::unit_told;
pub(crate) use value::is_code;
pub(crate) use vocabulary::{PHASES, is_value, status_of};

/// Whether the heading of a column says that it adds up others.
pub(crate) fn is_sum(heading: &str) -> bool {
    sum_words::sum_in(heading, &|_| sum_words::Whole::Unknown).is_some()
}

/// Whether words name a phase.
pub(crate) fn is_phase(words: &str) -> bool {
    vocabulary::PHASES.find(words).is_some()
}

/// Whether all numbers of a column have a unit of their own.
pub(crate) fn has_units(table: &Table, column: usize) -> bool {
    unit::is_told(table, column) || plan::cells_have_units(table, column)
}
