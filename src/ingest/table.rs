//! Rows of cells: what every format but our own becomes before it is a dataset.

use core::fmt;

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::mapping::Decimal;
use crate::ingest::{Diagnostic, Severity};

/// The most columns that are read.
pub const MAX_COLUMNS: usize = 1_000;

/// The most rows that are read.
pub const MAX_ROWS: usize = 1_000_000;

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
    cells: Vec<Span>,
    lines: Vec<Line>,
    notes: Vec<Note>,
    findings: Vec<TableFinding>,
    faulty_rows: Vec<usize>,
    decimal_hint: Option<Decimal>,
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
    at: u32,
}

impl Column {
    fn new(heading: &str, at: usize) -> Self {
        let heading = heading.trim().to_owned();
        Self { heading, unit: None, has_plain_numbers: false, at: at as u32 }
    }
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
    /// The column, if it is about a cell of one.
    pub(super) column: Option<usize>,
    pub(super) found: String,
    pub(super) expected: String,
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
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    /// The text of a cell, without white space around it; empty outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.span(row, column).map_or("", |span| self.words(span))
    }

    /// The line of the file that a row begins in, from 1.
    pub fn line(&self, row: usize) -> u32 {
        let end = self.place(row, 0);
        let before = self.text.get(..end).unwrap_or_default();
        1 + before.bytes().filter(|&byte| byte == b'\n').count() as u32
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
        self.resolve(self.findings.clone())
    }

    /// The mark before decimals that goes with the file's separator.
    pub(super) fn decimal_hint(&self) -> Option<Decimal> {
        self.decimal_hint
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

    /// Diagnostics with lines and columns, the first of the file, and how many more there are.
    pub(super) fn resolve(&self, found: Vec<TableFinding>) -> (Vec<Diagnostic>, usize) {
        let source = self.text.get(..self.source_bytes).unwrap_or_default();
        let mut findings = Findings::default();
        for finding in found {
            let column = finding.column.and_then(|column| self.columns.get(column));
            findings.push(Finding {
                severity: finding.severity,
                code: finding.code,
                offset: finding.at as usize,
                field: column.map(|column| column.heading.clone()).unwrap_or_default(),
                found: finding.found,
                expected: finding.expected,
            });
        }
        let root = (self.form == Form::Json).then(|| source.trim_matches([' ', '\t', '\n', '\r']));
        findings.resolve(source, root)
    }

    fn span(&self, row: usize, column: usize) -> Option<Span> {
        if column >= self.columns.len() {
            return None;
        }
        let at = row.checked_mul(self.columns.len())?.checked_add(column)?;
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

/// A table while it is read from a text.
///
/// Cells that stand in the text are handed over as slices of it; others are copied.
#[derive(Debug)]
pub struct Builder<'a> {
    source: &'a str,
    form: Form,
    extra: String,
    appended: Vec<(Span, u32)>,
    columns: Vec<Column>,
    cells: Vec<Span>,
    lines: Vec<Line>,
    notes: Vec<Note>,
    findings: Vec<TableFinding>,
    faulty_rows: Vec<usize>,
    decimal_hint: Option<Decimal>,
}

impl<'a> Builder<'a> {
    /// An empty table of what is in the text, which is shorter than 4 GB.
    pub fn new(source: &'a str, form: Form) -> Self {
        Self {
            source,
            form,
            extra: String::new(),
            appended: Vec::new(),
            columns: Vec::new(),
            cells: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
            findings: Vec::new(),
            faulty_rows: Vec::new(),
            decimal_hint: None,
        }
    }

    /// Adds a column; `at` is where its heading stands in the text, in bytes. Before any row only.
    pub fn column(&mut self, heading: &str, at: usize) {
        self.columns.push(Column::new(heading, at));
    }

    /// Adds a column of numbers as JSON writes them, with their unit, if the format tells it.
    pub fn plain_column(&mut self, heading: &str, at: usize, unit: Option<&str>) {
        let unit = unit.map(str::to_owned);
        self.columns.push(Column { unit, has_plain_numbers: true, ..Column::new(heading, at) });
    }

    /// The piece of the table's text that has these words, for cells that have the same words.
    ///
    /// A slice of the source is where it stands; other words are copied and stand for `at`.
    pub fn span(&mut self, words: &str, at: usize) -> Span {
        let words = words.trim();
        let begin = (words.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        let end = begin.wrapping_add(words.len());
        if begin <= end && end <= self.source.len() {
            return Span { begin: begin as u32, end: end as u32 };
        }
        let begin = self.source.len() + self.extra.len();
        self.extra.push_str(words);
        let span = Span { begin: begin as u32, end: (begin + words.len()) as u32 };
        self.appended.push((span, at as u32));
        span
    }

    /// The piece of the source between two bytes, without white space around it.
    pub(super) fn piece(&self, begin: usize, end: usize) -> Span {
        let bytes = self.source.as_bytes().get(begin..end).unwrap_or_default();
        let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'!'..=b'~'));
        if is_plain(bytes.first()) && is_plain(bytes.last()) {
            return Span { begin: begin as u32, end: end as u32 };
        }
        let words = self.source.get(begin..end).unwrap_or_default();
        let begin = begin + (words.len() - words.trim_start().len());
        Span { begin: begin as u32, end: (begin + words.trim().len()) as u32 }
    }

    /// The words of a piece.
    pub(super) fn words(&self, span: Span) -> &str {
        let (begin, end) = (span.begin as usize, span.end as usize);
        let own = begin.checked_sub(self.source.len()).filter(|_| begin < end);
        let words = match own {
            None => self.source.get(begin..end),
            Some(own) => self.extra.get(own..own + (end - begin)),
        };
        words.unwrap_or_default()
    }

    /// Where a piece stands in the source, in bytes.
    pub(super) fn place(&self, span: Span) -> usize {
        place(span, self.source.len(), &self.appended)
    }

    /// Adds a column whose heading is a piece.
    pub(super) fn column_of(&mut self, heading: Span) {
        let column = Column::new(self.words(heading), self.place(heading));
        self.columns.push(column);
    }

    /// Takes the cells of all rows.
    pub(super) fn take_cells(&mut self, cells: Vec<Span>) {
        self.cells = cells;
    }

    /// Adds a cell to the present row.
    pub fn cell(&mut self, words: &str, at: usize) {
        let span = self.span(words, at);
        self.push(span);
    }

    /// Adds a cell of words that have been handed over.
    pub fn push(&mut self, span: Span) {
        self.cells.push(span);
    }

    /// How many cells the present row has.
    pub fn open_cells(&self) -> usize {
        self.cells.len().checked_rem(self.columns.len()).unwrap_or(0)
    }

    /// How many rows are whole.
    pub fn row_count(&self) -> usize {
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    /// Adds a note about the whole table.
    pub fn note(&mut self, kind: NoteKind, words: &str) {
        if !words.trim().is_empty() {
            self.notes.push(Note { kind, words: words.trim().to_owned() });
        }
    }

    /// The table; a last row that is not whole is filled with empty cells.
    pub fn finish(mut self, name: &str) -> Table {
        while self.open_cells() > 0 {
            self.cells.push(Span { begin: 0, end: 0 });
        }
        Table {
            name: name.to_owned(),
            form: self.form,
            text: [self.source, &self.extra].concat(),
            source_bytes: self.source.len(),
            appended: self.appended,
            columns: self.columns,
            cells: self.cells,
            lines: self.lines,
            notes: self.notes,
            findings: self.findings,
            faulty_rows: self.faulty_rows,
            decimal_hint: self.decimal_hint,
        }
    }

    /// Notes the mark before decimals that goes with the file's separator.
    pub(super) fn hint(&mut self, decimal: Option<Decimal>) {
        self.decimal_hint = decimal;
    }

    /// Adds a line that stands above the headings.
    pub(super) fn line_above(&mut self, words: &str) {
        self.line(words, false);
    }

    /// Adds a line that stands below the rows.
    pub(super) fn line_below(&mut self, words: &str) {
        self.line(words, true);
    }

    fn line(&mut self, words: &str, is_below: bool) {
        if !words.trim().is_empty() {
            let span = self.span(words, 0);
            self.lines.push(Line { span, is_below });
        }
    }

    /// Notes something about the file.
    pub(super) fn find(&mut self, finding: TableFinding) {
        self.findings.push(finding);
    }

    /// Marks the present row, or the last whole one, as one that cannot be used.
    pub(super) fn mark_faulty(&mut self, row: usize) {
        if self.faulty_rows.last() != Some(&row) {
            self.faulty_rows.push(row);
        }
    }
}
