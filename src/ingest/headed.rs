//! Which line of a file has the headings of its table, where a person says so.

use std::borrow::Cow;

use crate::ingest::csv::{self, Records};
use crate::ingest::dialect;
use crate::ingest::table::{Builder, Form, Headings, Table};

/// The same table with its headings in that line of its file or, without one, where they are found.
///
/// As it is if they stand there already, if its format says where they are, or if it cannot be read so:
/// [`Table::heading_line`] has the line where they are.
pub fn headed(table: Table, line: Option<u32>) -> Table {
    let said = line.map_or(Headings::Found, Headings::Line);
    if table.headings() == Headings::Format || table.headings() == said {
        return table;
    }
    let Ok(mut again) = csv::table(table.source(), table.name(), said, &[]) else { return table };
    let mut before = table.findings().iter();
    if let Some(guessed) = before.find(|it| it.code == csv::ENCODING_GUESSED) {
        again.find(guessed.clone());
    }
    let again = again.of_parts(table.parts().clone());
    again.with_source(Cow::Owned(table.into_source()))
}

/// What the first lines of a table's file say that may be headings, each with its line; none where the
/// format says which is.
pub fn beginnings(table: &Table) -> Vec<(u32, String)> {
    /// So much of a file has them.
    const LOOKED_AT: usize = 100_000;
    /// So much of a line is enough to know it by, characters.
    const SHOWN: usize = 60;
    if table.headings() == Headings::Format {
        return Vec::new();
    }
    let text = table.source();
    let (separator, begin) = dialect::separator(text);
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    let end = lines.take_while(|end| *end <= LOOKED_AT).take(2 * dialect::MAX_ABOVE).last();
    let beginning = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    let mut builder = Builder::new(beginning, Form::Lines);
    let Ok(records) = csv::records(&mut builder, beginning, begin, separator) else {
        return Vec::new();
    };
    let count = records.ends.len().min(dialect::MAX_ABOVE);
    let shown = |record: usize| {
        let words = csv::line(&builder, &records, record);
        (line_of(&builder, &records, record), words.chars().take(SHOWN).collect::<String>())
    };
    (0..count).map(shown).filter(|(_, words)| !words.is_empty()).collect()
}

/// The line of the file that a record begins in.
pub(super) fn line_of(builder: &Builder<'_>, records: &Records, record: usize) -> u32 {
    let first = records.fields(record).first();
    builder.line_at(first.map_or(0, |field| builder.place(*field)))
}
