//! Where rows and faults stand, as a person who looks at the files sees it.

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::parts::Parts;
use crate::ingest::place::{line_at, positions};
use crate::ingest::table::{Form, Headings, Table, TableFinding};
use crate::ingest::{Cell, Diagnostic};

impl Table {
    /// Whether a person who looks at the file sees its rows as lines.
    pub fn is_of_lines(&self) -> bool {
        self.form == Form::Lines
    }

    /// The line of the file that the headings stand in, from 1; nothing where rows are no lines.
    pub fn heading_line(&self) -> Option<u32> {
        self.is_of_lines().then(|| line_at(self.source(), self.heading_place(0)))
    }

    /// The same, if a person has said so.
    pub fn headings_said(&self) -> Option<u32> {
        match self.headings() {
            Headings::Line(line) => Some(line),
            Headings::Format | Headings::Found => None,
        }
    }

    /// What a person calls each of these rows: the line of the file that it begins in or, where many may
    /// stand in one line, its number among the rows; from 1.
    pub fn numbers(&self, rows: &[usize]) -> Vec<u32> {
        if !self.is_of_lines() {
            return rows.iter().map(|row| *row as u32 + 1).collect();
        }
        let mut places: Vec<usize> = rows.iter().map(|row| self.place(*row, 0)).collect();
        places.sort_unstable();
        places.dedup();
        let lines = positions(&self.text, &places);
        let line = |row: &usize| {
            let at = places.binary_search(&self.place(*row, 0)).ok();
            at.and_then(|at| lines.get(at)).map_or(1, |(line, _)| *line)
        };
        rows.iter().map(line).collect()
    }

    /// The rows among these that have the words which a diagnostic is about: those of its own row and,
    /// where many rows share what stands once in the file, the same ones.
    pub fn rows_with(&self, cell: Cell, rows: &[usize]) -> Vec<usize> {
        let column = cell.column.unwrap_or(0);
        let at = self.span(cell.row, column).filter(|span| !span.is_empty());
        let is_same = |row: &&usize| {
            **row == cell.row
                || at.is_some() && cell.column.is_some() && self.span(**row, column) == at
        };
        rows.iter().filter(is_same).copied().collect()
    }

    /// The files that its text consists of.
    pub(in crate::ingest) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The same table, of these files.
    pub(in crate::ingest) fn of_parts(self, parts: Parts) -> Self {
        Self { parts, ..self }
    }

    /// Diagnostics with lines and columns, the first of the file, and how many more there are.
    pub(in crate::ingest) fn resolve(&self, found: Vec<TableFinding>) -> (Vec<Diagnostic>, usize) {
        let source = self.source();
        let mut findings = Findings::default();
        for finding in found {
            let column = finding.column.and_then(|column| self.columns.get(column));
            findings.push(Finding {
                severity: finding.severity,
                code: finding.code,
                offset: finding.at as usize,
                field: column.map(|column| column.heading.clone()).unwrap_or_default(),
                cell: finding.row.map(|row| (row as u32, finding.column.map(|it| it as u32))),
                found: finding.found,
                expected: finding.expected,
            });
        }
        let root = (self.form == Form::Json).then(|| source.trim_matches([' ', '\t', '\n', '\r']));
        let (diagnostics, suppressed) = findings.resolve(source, root);
        (self.parts.resolve(diagnostics), suppressed)
    }
}
