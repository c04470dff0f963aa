//! Rows of cells: what every format but our own becomes before it is a dataset.

mod builder;
mod change;
mod places;

use core::fmt;
use std::borrow::Cow;

use crate::ingest::mapping::{As, Decimal, Member};
use crate::ingest::parts::Parts;
use crate::ingest::{Diagnostic, MAX_DIAGNOSTICS, Severity};

pub use builder::Builder;

/// The most columns that are read.
pub const MAX_COLUMNS: usize = 1_000;

/// The most cells that are read.
pub const MAX_CELLS: usize = 20_000_000;

/// The longest cell that is read, bytes.
pub const MAX_CELL_BYTES: usize = 100_000;

/// Headings and rows of cells, each cell a text with its place in the file that it was read from.
///
/// A cell takes eight bytes beside the text of the file, so that large files stay affordable.
/// Every row has as many cells as there are columns.
#[derive(Clone, PartialEq)]
pub struct Table {
    name: String,
    form: Form,
    /// The text of the file, then that of cells which do not stand in it letter by letter.
    text: String,
    source_bytes: usize,
    /// Where such a cell begins in `text`, and the place in the file that it stands for; ascending.
    appended: Vec<(Span, u32)>,
    columns: Vec<Column>,
    /// Those of the rows, behind some that are of no row.
    cells: Vec<Span>,
    first_cell: usize,
    lines: Vec<Line>,
    notes: Vec<Note>,
    findings: Vec<TableFinding>,
    /// How many further ones there are.
    more_findings: usize,
    faulty_rows: Vec<usize>,
    decimal_hint: Option<Decimal>,
    rows_as: Option<As>,
    headings: Headings,
    /// Whether further rows are known to be elsewhere.
    is_partial: bool,
    parts: Parts,
}

/// What a table was read from: it decides how places in it are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines of cells; a place is a line, a column and a heading.
    Lines,
    /// JSON; a place is a line, a column and a JSON pointer.
    Json,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// The unit of its values, where the format tells one beside the heading.
    pub unit: Option<String>,
    /// Whether its numbers are written as JSON writes them, so that nothing about them is unclear.
    pub has_plain_numbers: bool,
    /// What its cells are, where the format tells it.
    pub member: Option<Member>,
    /// What holds for the amounts of this column, where the format tells it.
    pub constants: Vec<(Member, String)>,
    /// How its numbers are written, where the format tells it.
    pub decimal: Option<Decimal>,
    /// By what it divides the rows, where the format tells all that there is.
    pub division: Option<Division>,
    at: u32,
}

impl Column {
    fn new(heading: &str, at: usize) -> Self {
        let heading = heading.trim().to_owned();
        Self {
            heading,
            unit: None,
            has_plain_numbers: false,
            member: None,
            constants: Vec::new(),
            decimal: None,
            division: None,
            at: at as u32,
        }
    }
}

/// What divides the rows of a table, such as sex or age, so that each is a part only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The words of all its parts, as cells have them.
    pub parts: Vec<String>,
    /// Those of the part that is the whole, if there is one.
    pub whole: Option<String>,
    /// The heading of a column beside it that divides the rows in the same way.
    pub twin: Option<String>,
}

/// A line of the file outside the table: above its headings or below its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    span: Span,
    is_below: bool,
}

/// Something that goes along with a whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// Its words, as the file has them.
    pub words: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A title.
    Title,
    /// Who published the figures.
    Publisher,
    /// When they were last changed.
    Updated,
    /// A footnote or remark.
    Remark,
    /// What a member is for all rows.
    Of(Member),
}

/// A piece of a table's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    begin: u32,
    end: u32,
}

/// Something wrong with a table, its place a byte of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableFinding {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) at: u32,
    /// The row, if it is about one.
    pub(super) row: Option<usize>,
    /// The column, if it is about a cell of one, or its heading.
    pub(super) column: Option<usize>,
    pub(super) found: String,
    pub(super) expected: String,
}

/// Who says where the headings of a table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Headings {
    /// Its format.
    Format,
    /// Nobody: that was found out.
    Found,
    /// A person: in this line of the file.
    Line(u32),
}

impl Table {
    /// The file's name without its ending, or what the caller called it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows it has, faulty ones included.
    pub fn row_count(&self) -> usize {
        (self.cells.len() - self.first_cell).checked_div(self.columns.len()).unwrap_or(0)
    }

    /// The text of a cell, without white space around it; empty outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.span(row, column).map_or("", |span| self.words(span))
    }

    /// The line of the file that a row begins in, from 1.
    pub fn line(&self, row: usize) -> u32 {
        crate::ingest::place::line_at(&self.text, self.place(row, 0))
    }

    /// The rows that cannot be used, since their cells do not go with the headings; ascending.
    pub fn faulty_rows(&self) -> &[usize] {
        &self.faulty_rows
    }

    /// The lines above the headings, none of them empty.
    pub fn lines_above(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter(|line| !line.is_below).map(|line| self.words(line.span))
    }

    /// The lines below the rows, none of them empty.
    pub fn lines_below(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter(|line| line.is_below).map(|line| self.words(line.span))
    }

    /// What goes along with the whole table.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What was noticed while reading, in the order of the file.
    pub fn diagnostics(&self) -> (Vec<Diagnostic>, usize) {
        let (diagnostics, suppressed) = self.resolve(self.findings.clone());
        (diagnostics, suppressed + self.more_findings)
    }

    /// The same table with the text that it was read from, which is not copied if it is given away.
    pub(super) fn with_source(mut self, source: Cow<'_, str>) -> Self {
        let appended = core::mem::take(&mut self.text);
        self.text = source.into_owned();
        self.text.push_str(&appended);
        self
    }

    /// What is said of a table that lacks what would make it one: its headings are named.
    pub(super) fn without(&self, code: &'static str) -> Vec<Diagnostic> {
        let headings: Vec<&str> = self.columns.iter().map(|it| it.heading.as_str()).collect();
        let headings = headings.join(", ");
        let found = headings.chars().take(80).collect();
        let at = self.heading_place(0) as u32;
        let (row, column, expected) = (None, None, String::new());
        let severity = Severity::Error;
        self.resolve(vec![TableFinding { severity, code, at, row, column, found, expected }]).0
    }

    /// The text that the table was read from.
    pub(super) fn source(&self) -> &str {
        self.text.get(..self.source_bytes).unwrap_or_default()
    }

    /// That text, not copied.
    pub(super) fn into_source(mut self) -> String {
        self.text.truncate(self.source_bytes);
        self.text
    }

    /// Who says where the headings stand.
    pub(super) fn headings(&self) -> Headings {
        self.headings
    }

    /// Notes who says where the headings stand.
    pub(super) fn hint_headings(&mut self, headings: Headings) {
        self.headings = headings;
    }

    /// What the rows are, where the format tells it.
    pub(super) fn rows_as(&self) -> Option<As> {
        self.rows_as
    }

    /// Notes what the rows are.
    pub(super) fn hint_rows_as(&mut self, rows_as: As) {
        self.rows_as = Some(rows_as);
    }

    /// Whether further rows are known to be elsewhere.
    pub(super) fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Notes that further rows are elsewhere.
    pub(super) fn hint_partial(&mut self) {
        self.is_partial = true;
    }

    /// A column, to note what a format tells of it.
    pub(super) fn column_mut(&mut self, column: usize) -> Option<&mut Column> {
        self.columns.get_mut(column)
    }

    /// Adds a note about the whole table.
    pub(super) fn add_note(&mut self, kind: NoteKind, words: &str) {
        if !words.trim().is_empty() {
            self.notes.push(Note { kind, words: words.trim().to_owned() });
        }
    }

    /// Notes something about the file.
    pub(super) fn find(&mut self, finding: TableFinding) {
        if self.findings.len() < 2 * MAX_DIAGNOSTICS {
            self.findings.push(finding);
        } else {
            self.more_findings += 1;
        }
    }

    /// Marks rows as ones that cannot be used.
    pub(super) fn mark_faulty(&mut self, rows: &[usize]) {
        self.faulty_rows.extend_from_slice(rows);
        self.faulty_rows.sort_unstable();
        self.faulty_rows.dedup();
    }

    /// The mark before decimals that goes with the file's separator.
    pub(super) fn decimal_hint(&self) -> Option<Decimal> {
        self.decimal_hint
    }

    pub(super) fn more_findings(&self) -> usize {
        self.more_findings
    }

    pub(super) fn findings(&self) -> &[TableFinding] {
        &self.findings
    }

    /// Where a cell stands in the file, in bytes.
    pub(super) fn place(&self, row: usize, column: usize) -> usize {
        let Some(span) = self.span(row, column) else { return 0 };
        place(span, self.source_bytes, &self.appended)
    }

    /// Where the heading of a column stands in the file, in bytes.
    pub(super) fn heading_place(&self, column: usize) -> usize {
        self.columns.get(column).map_or(0, |column| column.at as usize)
    }

    fn span(&self, row: usize, column: usize) -> Option<Span> {
        if column >= self.columns.len() {
            return None;
        }
        let at = row.checked_mul(self.columns.len())?.checked_add(column)?;
        let at = at.checked_add(self.first_cell)?;
        self.cells.get(at).copied()
    }

    fn words(&self, span: Span) -> &str {
        self.text.get(span.begin as usize..span.end as usize).unwrap_or_default()
    }
}

impl Span {
    /// Whether it has no words.
    pub fn is_empty(self) -> bool {
        self.begin == self.end
    }
}

/// Where a piece stands in a source of so many bytes.
fn place(span: Span, source_bytes: usize, appended: &[(Span, u32)]) -> usize {
    if (span.begin as usize) < source_bytes || span.is_empty() {
        return span.begin as usize;
    }
    let at = appended.partition_point(|(other, _)| *other <= span);
    let place = at.checked_sub(1).and_then(|at| appended.get(at));
    place.map_or(0, |(_, at)| *at as usize)
}

impl fmt::Debug for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Table");
        shown.field("name", &self.name).field("columns", &self.columns);
        shown.field("rows", &self.row_count()).finish_non_exhaustive()
    }
}
