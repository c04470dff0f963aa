//! Where rows stand, as a person who looks at the file sees it.

use crate::ingest::place::positions;
use crate::ingest::table::{Form, Table};

impl Table {
    /// What a person calls each of these rows: the line of the file that it begins in or, where many may
    /// stand in one line, its number among the rows; from 1.
    pub fn numbers(&self, rows: &[usize]) -> Vec<u32> {
        if self.form == Form::Json {
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

    /// The row among these that has a cell at a line and column of the file, for each such place.
    pub fn rows_at(&self, rows: &[usize], places: &[(u32, u32)]) -> Vec<Option<usize>> {
        let columns = 0..self.columns.len();
        let cells = rows.iter().flat_map(|row| columns.clone().map(move |column| (*row, column)));
        let mut cells: Vec<(usize, usize)> =
            cells.map(|(row, column)| (self.place(row, column), row)).collect();
        cells.sort_unstable();
        let offsets: Vec<usize> = cells.iter().map(|(place, _)| *place).collect();
        let positions = positions(&self.text, &offsets);
        let row = |place: &(u32, u32)| {
            let at = positions.binary_search(place).ok()?;
            cells.get(at).map(|(_, row)| *row)
        };
        places.iter().map(row).collect()
    }

    /// The first rows, and those that begin on these lines, ascending; each with its line.
    pub fn rows_shown(&self, first: usize, lines: &[u32]) -> Vec<(usize, u32)> {
        // Where rows are of several pages, or their parts are put together, they do not stand in the file's order.
        let mut places: Vec<(usize, usize)> =
            (0..self.row_count()).map(|row| (self.place(row, 0), row)).collect();
        places.sort_unstable();
        let (mut shown, mut line, mut from) = (Vec::new(), 1, 0);
        for (at, row) in places {
            let between = self.text.get(from..at).unwrap_or_default();
            line += between.bytes().filter(|&byte| byte == b'\n').count() as u32;
            from = at;
            if row < first || lines.contains(&line) {
                shown.push((row, line));
            }
        }
        shown.sort_unstable();
        shown
    }
}
