//! What is wrong with an input, and where.

use crate::dataset::order;
use crate::ingest::place;

/// How many diagnostics are listed; further ones are counted.
pub const MAX_DIAGNOSTICS: usize = 1_000;

/// Characters of an input's value that a diagnostic repeats.
const MAX_FOUND_CHARS: usize = 80;

/// Something wrong with an input.
///
/// Its words are made elsewhere, from `code`, `found` and `expected`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether the input is usable in spite of it.
    pub severity: Severity,
    /// Its name, stable: the key of its message and what the program prints.
    pub code: &'static str,
    /// Which of the files that are read together it is about, in the order in which they were given.
    pub file: usize,
    /// The line of that file, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The JSON pointer (RFC 6901) of the value, in a table the heading of its column; empty for
    /// the whole input.
    pub pointer: String,
    /// The cell of the table that it is about, if it is about one; nothing in our own format.
    pub cell: Option<Cell>,
    /// What was found: data, not words; shortened, if it is long.
    pub found: String,
    /// What would have been right, where a value can say it.
    pub expected: String,
}

/// A cell of a table, from 0; a row without a column is the row as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: Option<usize>,
}

/// Whether a diagnostic makes the input unusable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// There is no dataset.
    Error,
    /// There is one all the same.
    Warning,
}

/// A diagnostic whose place is still a byte of the input.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) offset: usize,
    /// What names its place in a table; empty in JSON, where that is found out at the end.
    pub(super) field: String,
    /// The row and column of a table, small so that refusals are.
    pub(super) cell: Option<(u32, Option<u32>)>,
    pub(super) found: String,
    pub(super) expected: String,
}

impl Finding {
    pub(super) fn error(offset: usize, code: &'static str, found: &str, expected: &str) -> Self {
        let (found, expected) = (shortened(found), expected.to_owned());
        let field = String::new();
        Self { severity: Severity::Error, code, offset, field, cell: None, found, expected }
    }
}

/// The findings that come first in the input, and the number of the others.
#[derive(Debug, Default)]
pub(super) struct Findings {
    first: Vec<Finding>,
    /// Where what is found comes too late to be listed, once that is known.
    end: Option<usize>,
    total: usize,
    errors: Errors,
}

/// How many errors there are, by what they leave of the row that they stand in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Errors {
    /// All of them; those of neither kind below leave all that the format knows.
    pub(super) all: usize,
    /// References that lead nowhere.
    pub(super) references: usize,
    /// Values that could not be read.
    pub(super) values: usize,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        self.total += 1;
        if finding.severity == Severity::Error {
            self.errors.all += 1;
            match finding.code {
                "unknown-member" => {}
                "unknown-reference" => self.errors.references += 1,
                _ => self.errors.values += 1,
            }
        }
        if self.end.is_some_and(|end| finding.offset >= end) {
            return;
        }
        self.first.push(finding);
        // They do not arrive in the order of the input, so twice as many are kept between sorts.
        if self.first.len() >= 2 * MAX_DIAGNOSTICS {
            self.keep_first();
        }
    }

    /// How many errors there are so far.
    pub(super) fn errors(&self) -> Errors {
        self.errors
    }

    fn keep_first(&mut self) {
        let offset = |at: usize| self.first.get(at).map(|finding| finding.offset);
        let mut order = order::sorted(self.first.len(), &|a, b| offset(a).cmp(&offset(b)));
        order.truncate(MAX_DIAGNOSTICS);
        self.first = order::arranged(core::mem::take(&mut self.first), &order);
        if self.first.len() == MAX_DIAGNOSTICS {
            self.end = self.first.last().map(|finding| finding.offset);
        }
    }

    /// The diagnostics, and how many more there were; pointers only into a `root` that is sound.
    pub(super) fn resolve(mut self, text: &str, root: Option<&str>) -> (Vec<Diagnostic>, usize) {
        self.keep_first();
        let offsets: Vec<usize> = self.first.iter().map(|finding| finding.offset).collect();
        let mut pointers =
            root.map(|root| place::pointers(text, root, &offsets)).unwrap_or_default().into_iter();
        let positions = place::positions(text, &offsets);
        let diagnostics: Vec<_> = self
            .first
            .into_iter()
            .zip(positions)
            .map(|(finding, (line, column))| Diagnostic {
                severity: finding.severity,
                code: finding.code,
                file: 0,
                line,
                column,
                pointer: pointers.next().unwrap_or(finding.field),
                cell: finding.cell.map(|(row, column)| Cell {
                    row: row as usize,
                    column: column.map(|column| column as usize),
                }),
                found: finding.found,
                expected: finding.expected,
            })
            .collect();
        let suppressed = self.total - diagnostics.len();
        (diagnostics, suppressed)
    }
}

fn shortened(found: &str) -> String {
    match found.char_indices().nth(MAX_FOUND_CHARS) {
        None => found.to_owned(),
        Some((end, _)) => found.get(..end).unwrap_or_default().to_owned() + "…",
    }
}
