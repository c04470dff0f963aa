//! What is wrong with the rows of a table, as it is found.

use crate::dataset::Dataset;
use crate::ingest::import::Imported;
use crate::ingest::mapping::{Member, SET};
use crate::ingest::table::{MAX_COLUMNS, Table, TableFinding};
use crate::ingest::{Diagnostic, MAX_DIAGNOSTICS, Severity};

pub(crate) use crate::ingest::Cell;

/// The findings of an import, and which rows they set aside.
#[derive(Debug)]
pub(crate) struct Findings<'t> {
    table: &'t Table,
    found: Vec<TableFinding>,
    /// Further ones, which are only counted.
    more: usize,
    rows: Vec<Fate>,
    /// The columns of amounts, where a row has several: each stands for itself.
    apart: Vec<usize>,
    /// Their cells with faults: row and column.
    amounts_aside: Vec<(u32, u32)>,
    is_stopped: bool,
    /// What is wrong with values that hold for all rows.
    refused: Vec<Diagnostic>,
}

/// So many rows are told to say what another one says; further ones are counted.
const MAX_REPEATS: usize = 100;

/// What becomes of a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Nothing of it is in the dataset, and nothing is wrong with it.
    Empty,
    Taken,
    SetAside,
    Sum,
}

impl<'t> Findings<'t> {
    pub(crate) fn new(table: &'t Table) -> Self {
        let mut rows = vec![Fate::Empty; table.row_count()];
        for &row in table.faulty_rows() {
            if let Some(fate) = rows.get_mut(row) {
                *fate = Fate::SetAside;
            }
        }
        Self {
            table,
            found: table.findings().to_vec(),
            more: table.more_findings(),
            rows,
            apart: Vec::new(),
            amounts_aside: Vec::new(),
            is_stopped: false,
            refused: Vec::new(),
        }
    }

    /// From now on a fault of one of several amounts sets aside that amount, and not its row.
    pub(crate) fn tell_amounts_apart(&mut self, columns: impl Iterator<Item = usize>) {
        let columns: Vec<_> = columns.collect();
        if columns.len() > 1 {
            self.apart = columns;
        }
    }

    /// Notes an error of a row, which sets aside the row, or only its amount in the cell's column.
    pub(crate) fn error(&mut self, cell: Cell, code: &'static str, found: &str, expected: &str) {
        match cell.column.filter(|column| self.apart.contains(column)) {
            Some(column) => {
                let amount = (cell.row as u32, column as u32);
                if self.amounts_aside.last() != Some(&amount) {
                    self.amounts_aside.push(amount);
                }
            }
            None => {
                if let Some(fate) = self.rows.get_mut(cell.row) {
                    *fate = Fate::SetAside;
                }
            }
        }
        self.push(Severity::Error, Some(cell), code, found, expected);
    }

    /// Notes something about a row that is no fault.
    pub(crate) fn warning(&mut self, cell: Cell, code: &'static str, found: &str, expected: &str) {
        self.push(Severity::Warning, Some(cell), code, found, expected);
    }

    /// Notes an error because of which there is no dataset; at the heading of a column, if it has one.
    pub(crate) fn stop(
        &mut self,
        column: Option<usize>,
        code: &'static str,
        found: &str,
        expected: &str,
    ) {
        self.is_stopped = true;
        let at = column.map_or(0, |column| self.table.heading_place(column));
        self.add(Severity::Error, at, (None, column), code, found, expected);
    }

    /// Notes something about a column.
    pub(crate) fn note(&mut self, column: usize, code: &'static str, found: &str, expected: &str) {
        let at = self.table.heading_place(column);
        self.add(Severity::Warning, at, (None, Some(column)), code, found, expected);
    }

    /// Notes that a value which holds for all rows cannot be used, because of which there is no dataset.
    ///
    /// It stands in no file: its place is how a person says it, `--set NAME`.
    pub(crate) fn refuse(
        &mut self,
        member: Member,
        code: &'static str,
        found: &str,
        expected: &str,
    ) {
        self.is_stopped = true;
        self.refused.push(Diagnostic {
            severity: Severity::Error,
            code,
            file: self.table.parts().first(),
            line: 1,
            column: 1,
            pointer: [SET, member.name()].concat(),
            cell: None,
            found: shortened(found),
            expected: expected.to_owned(),
        });
    }

    /// Notes a member that nothing tells.
    pub(crate) fn missing(&mut self, member: Member) {
        let choices = member.choices().join(", ");
        self.stop(None, "missing-value", member.name(), &choices);
    }

    /// Whether there can be no dataset.
    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Whether there is any error.
    pub(crate) fn has_errors(&self) -> bool {
        self.is_stopped || self.found.iter().any(|it| it.severity == Severity::Error)
    }

    /// Whether a row is set aside.
    pub(crate) fn is_set_aside(&self, row: usize) -> bool {
        self.rows.get(row) == Some(&Fate::SetAside)
    }

    /// Whether a row adds up others.
    pub(crate) fn is_sum(&self, row: usize) -> bool {
        self.rows.get(row) == Some(&Fate::Sum)
    }

    /// Notes that something of a row is in the dataset.
    pub(crate) fn take(&mut self, row: usize) {
        self.change(row, Fate::Taken);
    }

    /// Notes which rows are in the dataset in the end; of the others that were taken nothing is left.
    pub(crate) fn keep(&mut self, rows: impl Iterator<Item = usize>) {
        let mut is_kept = vec![false; self.rows.len()];
        for row in rows {
            if let Some(is_kept) = is_kept.get_mut(row) {
                *is_kept = true;
            }
        }
        for (fate, is_kept) in self.rows.iter_mut().zip(is_kept) {
            if *fate == Fate::Taken && !is_kept {
                *fate = Fate::SetAside;
            }
        }
    }

    /// Notes that a row adds up others.
    pub(crate) fn leave_out_sum(&mut self, cell: Cell, found: &str) {
        self.change(cell.row, Fate::Sum);
        self.warning(cell, "sum-row", found, "");
    }

    /// Notes cells that say the same as an earlier row, each with that.
    pub(crate) fn tell_repeats(&mut self, repeats: impl Iterator<Item = (Cell, usize)>) {
        let mut repeats: Vec<_> = repeats.collect();
        // They must not hide what is wrong with other rows.
        self.more += repeats.len().saturating_sub(MAX_REPEATS);
        repeats.truncate(MAX_REPEATS);
        let rows: Vec<usize> = repeats.iter().map(|(_, before)| *before).collect();
        for ((cell, _), number) in repeats.iter().zip(self.table.numbers(&rows)) {
            self.warning(*cell, "row-twice", &number.to_string(), "");
        }
    }

    fn change(&mut self, row: usize, to: Fate) {
        if let Some(fate) = self.rows.get_mut(row).filter(|fate| **fate == Fate::Empty) {
            *fate = to;
        }
    }

    fn push(
        &mut self,
        severity: Severity,
        cell: Option<Cell>,
        code: &'static str,
        found: &str,
        expected: &str,
    ) {
        let place = |cell: Cell| self.table.place(cell.row, cell.column.unwrap_or(0));
        let own = (cell.map(|cell| cell.row), cell.and_then(|cell| cell.column));
        self.add(severity, cell.map_or(0, place), own, code, found, expected);
    }

    fn add(
        &mut self,
        severity: Severity,
        at: usize,
        (row, column): (Option<usize>, Option<usize>),
        code: &'static str,
        found: &str,
        expected: &str,
    ) {
        // Rows come in the order of the file, so the first are kept without sorting.
        if self.found.len() >= 2 * MAX_DIAGNOSTICS {
            self.more += 1;
            return;
        }
        // A row of a wide table is read once for each of its columns.
        let is_same = |it: &TableFinding| {
            it.at as usize == at && it.code == code && it.column == column && it.found == found
        };
        if self.found.iter().rev().take(MAX_COLUMNS).any(is_same) {
            return;
        }
        let (found, expected) = (shortened(found), expected.to_owned());
        let at = at as u32;
        self.found.push(TableFinding { severity, code, at, row, column, found, expected });
    }

    /// The end of the import.
    pub(crate) fn imported(mut self, dataset: Option<Dataset>, row_count: usize) -> Imported {
        let amounts_aside = self.settle_amounts();
        let (found, suppressed) = self.table.resolve(self.found);
        let mut diagnostics = self.refused;
        let room = MAX_DIAGNOSTICS.saturating_sub(diagnostics.len());
        let suppressed = suppressed + found.len().saturating_sub(room);
        diagnostics.extend(found.into_iter().take(room));
        let count = |fate| self.rows.iter().filter(|other| **other == fate).count();
        debug_assert_eq!(self.rows.len(), row_count);
        let taken = if dataset.is_some() { count(Fate::Taken) } else { 0 };
        Imported {
            dataset,
            diagnostics,
            suppressed: suppressed + self.more,
            taken,
            set_aside: count(Fate::SetAside),
            amounts_aside,
            sums: count(Fate::Sum),
        }
    }
}

impl Findings<'_> {
    /// Sets aside the rows that have no sound amount left; how many faulty ones others still have.
    fn settle_amounts(&mut self) -> usize {
        let mut amounts = core::mem::take(&mut self.amounts_aside);
        amounts.sort_unstable();
        amounts.dedup();
        amounts.retain(|(row, _)| match self.rows.get_mut(*row as usize) {
            Some(Fate::Taken) => true,
            Some(fate @ Fate::Empty) => {
                *fate = Fate::SetAside;
                false
            }
            _ => false,
        });
        amounts.len()
    }
}

/// What a diagnostic repeats of a cell.
fn shortened(found: &str) -> String {
    match found.char_indices().nth(80) {
        None => found.to_owned(),
        Some((end, _)) => found.get(..end).unwrap_or_default().to_owned() + "…",
    }
}
