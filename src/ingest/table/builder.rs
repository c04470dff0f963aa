//! A table, cell by cell.

use std::borrow::Cow;

use crate::ingest::mapping::{Decimal, Member};
use crate::ingest::parts::Parts;
use crate::ingest::table::{
    Column, Division, Form, Headings, Line, NoteKind, Span, Table, TableFinding, place,
};

/// A table while it is read from a text.
///
/// Cells that stand in the text are handed over as slices of it; others are copied.
#[derive(Debug)]
pub struct Builder<'a> {
    source: &'a str,
    /// It has as its text only what does not stand in the source.
    table: Table,
}

impl<'a> Builder<'a> {
    /// An empty table of what is in the text, which is shorter than 4 GB.
    pub fn new(source: &'a str, form: Form) -> Self {
        let table = Table {
            name: String::new(),
            form,
            text: String::new(),
            source_bytes: source.len(),
            appended: Vec::new(),
            columns: Vec::new(),
            cells: Vec::new(),
            first_cell: 0,
            lines: Vec::new(),
            notes: Vec::new(),
            findings: Vec::new(),
            more_findings: 0,
            faulty_rows: Vec::new(),
            decimal_hint: None,
            rows_as: None,
            headings: Headings::Format,
            is_partial: false,
            parts: Parts::default(),
        };
        Self { source, table }
    }

    /// Adds a column; `at` is where its heading stands in the text, in bytes. Before any row only.
    pub fn column(&mut self, heading: &str, at: usize) {
        self.table.columns.push(Column::new(heading, at));
    }

    /// Adds a column of numbers as JSON writes them, with their unit, if the format tells it.
    pub(crate) fn plain_column(&mut self, heading: &str, at: usize, unit: Option<&str>) {
        let unit = unit.map(str::to_owned);
        self.table.columns.push(Column {
            unit,
            has_plain_numbers: true,
            ..Column::new(heading, at)
        });
    }

    /// Notes that the format tells what the column added last is.
    pub(crate) fn hint_member(&mut self, member: Option<Member>) {
        if let Some(column) = self.table.columns.last_mut() {
            column.member = member;
        }
    }

    /// Notes what the format tells of the amounts of the column added last.
    pub(in crate::ingest) fn hint_constant(&mut self, member: Member, words: &str) {
        if let Some(column) = self.table.columns.last_mut() {
            column.constants.push((member, words.to_owned()));
        }
    }

    /// Notes by what the column added last divides the rows.
    pub(in crate::ingest) fn hint_division(&mut self, division: Division) {
        if let Some(column) = self.table.columns.last_mut() {
            column.division = Some(division);
        }
    }

    /// The piece of the table's text that has these words, for cells that have the same words.
    ///
    /// A slice of the source is where it stands; other words are copied and stand for `at`.
    pub fn span(&mut self, words: &str, at: usize) -> Span {
        let words = words.trim();
        // Nothing stands where it was found to be nothing.
        if words.is_empty() {
            let at = at.min(self.source.len()) as u32;
            return Span { begin: at, end: at };
        }
        let begin = (words.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        let end = begin.wrapping_add(words.len());
        if begin <= end && end <= self.source.len() {
            return Span { begin: begin as u32, end: end as u32 };
        }
        let begin = self.source.len() + self.table.text.len();
        self.table.text.push_str(words);
        let span = Span { begin: begin as u32, end: (begin + words.len()) as u32 };
        self.table.appended.push((span, at as u32));
        span
    }

    /// The piece of the source between two bytes, without white space around it.
    pub(in crate::ingest) fn piece(&self, begin: usize, end: usize) -> Span {
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
    pub(in crate::ingest) fn words(&self, span: Span) -> &str {
        let (begin, end) = (span.begin as usize, span.end as usize);
        let own = begin.checked_sub(self.source.len()).filter(|_| begin < end);
        let words = match own {
            None => self.source.get(begin..end),
            Some(own) => self.table.text.get(own..own + (end - begin)),
        };
        words.unwrap_or_default()
    }

    /// Where a piece stands in the source, in bytes.
    pub(in crate::ingest) fn place(&self, span: Span) -> usize {
        place(span, self.source.len(), &self.table.appended)
    }

    /// The line, from 1, of a byte of the source.
    pub(in crate::ingest) fn line_at(&self, at: usize) -> u32 {
        crate::ingest::place::line_at(self.source, at)
    }

    /// Adds a column whose heading is a piece.
    pub(in crate::ingest) fn column_of(&mut self, heading: Span) {
        let column = Column::new(self.words(heading), self.place(heading));
        self.table.columns.push(column);
    }

    /// Takes the cells of all rows, which begin with that one.
    pub(in crate::ingest) fn take_cells(&mut self, cells: Vec<Span>, first_cell: usize) {
        (self.table.cells, self.table.first_cell) = (cells, first_cell);
    }

    /// Adds a cell to the present row.
    pub fn cell(&mut self, words: &str, at: usize) {
        let span = self.span(words, at);
        self.push(span);
    }

    /// Adds a cell of words that have been handed over.
    pub fn push(&mut self, span: Span) {
        self.table.cells.push(span);
    }

    /// How many cells the present row has.
    pub(crate) fn open_cells(&self) -> usize {
        (self.table.cells.len() - self.table.first_cell)
            .checked_rem(self.table.columns.len())
            .unwrap_or(0)
    }

    /// How many rows are whole.
    pub fn row_count(&self) -> usize {
        self.table.row_count()
    }

    /// Adds a note about the whole table.
    pub fn note(&mut self, kind: NoteKind, words: &str) {
        self.table.add_note(kind, words);
    }

    /// The table; a last row that is not whole is filled with empty cells.
    pub fn finish(self, name: &str) -> Table {
        let source = Cow::Borrowed(self.source);
        self.finish_without_source(name).with_source(source)
    }

    /// The table without the text that it was read from, which it must then be given.
    pub(in crate::ingest) fn finish_without_source(mut self, name: &str) -> Table {
        while self.open_cells() > 0 {
            self.push(Span { begin: 0, end: 0 });
        }
        name.clone_into(&mut self.table.name);
        self.table
    }

    /// Notes the mark before decimals that goes with the file's separator.
    pub(in crate::ingest) fn hint(&mut self, decimal: Option<Decimal>) {
        self.table.decimal_hint = decimal;
    }

    /// Adds a line that stands above the headings.
    pub(in crate::ingest) fn line_above(&mut self, words: &str) {
        self.line(words, false);
    }

    /// Adds a line that stands below the rows.
    pub(in crate::ingest) fn line_below(&mut self, words: &str) {
        self.line(words, true);
    }

    fn line(&mut self, words: &str, is_below: bool) {
        if !words.trim().is_empty() {
            let span = self.span(words, 0);
            self.table.lines.push(Line { span, is_below });
        }
    }

    /// Notes something about the file.
    pub(in crate::ingest) fn find(&mut self, finding: TableFinding) {
        self.table.find(finding);
    }

    /// Marks the present row, or the last whole one, as one that cannot be used.
    pub(in crate::ingest) fn mark_faulty(&mut self, row: usize) {
        if self.table.faulty_rows.last() != Some(&row) {
            self.table.faulty_rows.push(row);
        }
    }
}
