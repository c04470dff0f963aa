//! What a descriptor changes of a table that has been read.

use crate::ingest::table::{Span, Table};

impl Table {
    /// Puts other words into the cells of a column that have such words; each stays in its place.
    pub(in crate::ingest) fn replace_cells(
        &mut self,
        column: usize,
        is_meant: impl Fn(&str) -> bool,
        words: &str,
    ) {
        for row in 0..self.row_count() {
            if !is_meant(self.cell(row, column)) {
                continue;
            }
            let at = self.place(row, column) as u32;
            let begin = if words.is_empty() { at } else { self.text.len() as u32 };
            let span = Span { begin, end: begin + words.len() as u32 };
            if !words.is_empty() {
                self.text.push_str(words);
                self.appended.push((span, at));
            }
            let place = self.first_cell + row * self.columns.len() + column;
            if let Some(cell) = self.cells.get_mut(place) {
                *cell = span;
            }
        }
    }

    /// Leaves out the other rows.
    pub(in crate::ingest) fn retain_rows(&mut self, is_kept: &[bool]) {
        let width = self.columns.len().max(1);
        self.cells.drain(..core::mem::take(&mut self.first_cell));
        let mut at = 0;
        self.cells.retain(|_| {
            let row = at / width;
            at += 1;
            is_kept.get(row) != Some(&false)
        });
        let mut places = Vec::with_capacity(is_kept.len());
        let mut next = 0;
        for &is_kept in is_kept {
            places.push(is_kept.then_some(next));
            next += usize::from(is_kept);
        }
        let place = |row: usize| places.get(row).copied().flatten();
        self.faulty_rows = self.faulty_rows.iter().filter_map(|row| place(*row)).collect();
        for finding in &mut self.findings {
            finding.row = finding.row.and_then(place);
        }
    }
}
