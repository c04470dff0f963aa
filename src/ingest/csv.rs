//! Tables as comma-separated values, in the ways that spreadsheets and statistics offices write them.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::encoding::{self, Encoding};
use crate::ingest::headed::line_of;
use crate::ingest::table::{
    Builder, Form, Headings, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, Span, Table, TableFinding,
};
use crate::ingest::{Diagnostic, MAX_ROWS, Severity, Strictness, dialect};

/// Reads a table; what separates its fields, its encoding and where its headings stand are found out.
///
/// `name` is what the table is called, such as its file without the ending. Rows that do not go with
/// the headings are in the table, and marked. Never panics; takes time and memory in proportion to
/// the bytes, which are refused unread if they are too many; bytes that are given away are not copied.
///
/// # Errors
///
/// Why there is no table.
pub fn read<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    read_headed(bytes.into(), name, strictness, &[])
}

/// Reads a table whose headings a descriptor names, if it names any; see [`read`].
pub(super) fn read_headed(
    bytes: Cow<'_, [u8]>,
    name: &str,
    strictness: Strictness,
    named: &[&str],
) -> Result<Table, Vec<Diagnostic>> {
    let limit = strictness.max_bytes();
    if bytes.len() > limit {
        let (found, limit) = (bytes.len().to_string(), limit.to_string());
        return Err(refused("", Finding::error(0, "too-large", &found, &limit)));
    }
    let decoded = encoding::decode(bytes).map_err(|no_text| {
        let at = no_text.before.len();
        refused(&no_text.before, Finding::error(at, no_text.code, &no_text.found, ""))
    })?;
    let text: &str = &decoded.text;
    if text.trim().is_empty() {
        return Err(refused("", Finding::error(0, "empty", "", "")));
    }
    let headings = if named.is_empty() { Headings::Found } else { Headings::Format };
    let mut table = table(text, name, headings, named).map_err(|it| refused(text, it))?;
    if decoded.encoding == Encoding::Windows1252 {
        table.find(warning(ENCODING_GUESSED, 0, "Windows-1252"));
    }
    Ok(table.with_source(decoded.text))
}

/// The table of a text, which is still without it.
pub(super) fn table(
    text: &str,
    name: &str,
    said: Headings,
    named: &[&str],
) -> Result<Table, Finding> {
    let (separator, begin) = dialect::separator(text);
    let mut builder = Builder::new(text, Form::Lines);
    let records = records(&mut builder, text, begin, separator)?;
    builder.hint(dialect::decimal_of(separator));
    let count = records.ends.len().min(dialect::MAX_ABOVE);
    let heading = match said {
        Headings::Line(line) => {
            (0..count).find(|record| line_of(&builder, &records, *record) == line)
        }
        Headings::Found | Headings::Format => {
            let first: Vec<_> = (0..count).map(|it| words(&builder, &records, it)).collect();
            Some(dialect::headings(&first, named))
        }
    };
    let Some(heading) = heading else {
        return Err(Finding::error(0, "headings-elsewhere", "", ""));
    };
    fill(&mut builder, records, heading)?;
    let mut table = builder.finish_without_source(name);
    table.hint_headings(said);
    Ok(table)
}

/// Told where letters could be read in more than one way.
pub(super) const ENCODING_GUESSED: &str = "encoding-guessed";

fn refused(text: &str, finding: Finding) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    findings.push(finding);
    findings.resolve(text, None).0
}

fn warning(code: &'static str, at: usize, found: &str) -> TableFinding {
    let (found, expected) = (found.to_owned(), String::new());
    let (severity, at) = (Severity::Warning, at as u32);
    TableFinding { severity, code, at, row: None, column: None, found, expected }
}

/// After so many records the size of all is estimated.
const SAMPLE_RECORDS: usize = 1_000;

/// The fields of a text, record after record.
pub(super) struct Records {
    fields: Vec<Span>,
    /// Where each record ends among the fields.
    pub(super) ends: Vec<u32>,
    /// Whether any record begins with an empty field.
    has_empty_first: bool,
}

impl Records {
    pub(super) fn fields(&self, record: usize) -> &[Span] {
        self.fields.get(self.begin(record)..self.begin(record + 1)).unwrap_or_default()
    }

    /// Makes room for so many times the records so far, and a little more, rather than doubling later.
    fn expect_as_many(&mut self, times: usize) {
        let room = |count: usize| count.saturating_mul(times + times / 16).min(MAX_CELLS);
        self.fields.reserve_exact(room(self.fields.len()));
        self.ends.reserve_exact(room(self.ends.len()));
    }

    /// Where a record begins among the fields.
    fn begin(&self, record: usize) -> usize {
        let before = record.checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |end| *end as usize)
    }
}

/// Splits a text into fields, or says why that cannot be.
pub(super) fn records(
    builder: &mut Builder<'_>,
    text: &str,
    begin: usize,
    separator: u8,
) -> Result<Records, Finding> {
    let bytes = text.as_bytes();
    let mut records = Records { fields: Vec::new(), ends: Vec::new(), has_empty_first: false };
    let mut quoted = Quoted::new(separator);
    let mut at = begin;
    loop {
        // The second half of a line break, and empty lines.
        while matches!(bytes.get(at), Some(b'\r' | b'\n')) {
            at += 1;
        }
        if at >= bytes.len() {
            return Ok(records);
        }
        let first = records.fields.len();
        loop {
            let has_more = if bytes.get(at) == Some(&b'"') {
                quoted.field(builder, &mut records, text, &mut at)?
            } else {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = field_length(rest, separator);
                if length > MAX_CELL_BYTES {
                    return Err(cell_too_long(at));
                }
                records.fields.push(builder.piece(at, at + length));
                at += length + 1;
                rest.get(length) == Some(&separator)
            };
            if !has_more {
                break;
            }
        }
        records.has_empty_first |= records.fields.get(first).is_none_or(|field| field.is_empty());
        records.ends.push(records.fields.len() as u32);
        if records.ends.len() == SAMPLE_RECORDS {
            records.expect_as_many(bytes.len() / (at - begin).max(1));
        }
        if records.ends.len() > MAX_ROWS + dialect::MAX_ABOVE {
            return Err(too_many(at, records.ends.len(), MAX_ROWS));
        }
        if records.fields.len() > MAX_CELLS {
            return Err(too_many(at, records.fields.len(), MAX_CELLS));
        }
    }
}

/// How many bytes stand before the one that ends a field without quotation marks.
pub(super) fn field_length(rest: &[u8], separator: u8) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let ends = [separator, b'\n', b'\r'];
    let (words, last) = rest.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        // The lowest byte that is marked is the first one that equals an end.
        let marked = ends.iter().fold(0, |marked, end| {
            let unlike = u64::from_le_bytes(*word) ^ (ONES * u64::from(*end));
            marked | (unlike.wrapping_sub(ONES) & !unlike)
        }) & (ONES << 7);
        if marked != 0 {
            return 8 * at + marked.trailing_zeros() as usize / 8;
        }
    }
    let length = last.iter().position(|byte| ends.contains(byte)).unwrap_or(last.len());
    rest.len() - last.len() + length
}

fn too_many(at: usize, found: usize, most: usize) -> Finding {
    Finding::error(at, "too-many", &found.to_string(), &most.to_string())
}

fn cell_too_long(at: usize) -> Finding {
    Finding::error(at, "cell-too-long", "", &MAX_CELL_BYTES.to_string())
}

/// Reads the fields that begin with a quotation mark.
struct Quoted {
    reader: Reader,
    words: Vec<u8>,
}

impl Quoted {
    fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { reader, words: vec![0; MAX_CELL_BYTES + 1] }
    }

    /// Adds the field that begins at a place, and moves that behind it; whether the record goes on.
    fn field(
        &mut self,
        builder: &mut Builder<'_>,
        records: &mut Records,
        text: &str,
        at: &mut usize,
    ) -> Result<bool, Finding> {
        self.reader.reset();
        let begin = *at;
        let mut filled = 0;
        let is_last = loop {
            let input = text.as_bytes().get(*at..).unwrap_or_default();
            let output = self.words.get_mut(filled..).unwrap_or_default();
            let (result, read, written) = self.reader.read_field(input, output);
            *at += read;
            filled += written;
            match result {
                ReadFieldResult::Field { record_end } => break record_end,
                // Asked again, the reader knows that this was all.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => return Err(cell_too_long(begin)),
                ReadFieldResult::End => break true,
            }
        };
        let raw = text.get(begin..*at).unwrap_or_default();
        let inner = if is_last {
            raw.strip_suffix(['\r', '\n']).unwrap_or(raw)
        } else {
            raw.get(..raw.len().saturating_sub(1)).unwrap_or_default()
        };
        let words = self.words.get(..filled).unwrap_or_default();
        let between = inner.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if between.is_some_and(|between| between.as_bytes() == words) {
            records.fields.push(builder.piece(begin + 1, begin + 1 + filled));
        } else if inner.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Err(Finding::error(begin, "quote-open", "", ""));
        } else {
            records.fields.push(builder.span(&String::from_utf8_lossy(words), begin));
        }
        Ok(!is_last)
    }
}

/// Puts the records into the table: lines above, headings, rows, lines below.
fn fill(builder: &mut Builder<'_>, mut records: Records, heading: usize) -> Result<(), Finding> {
    let count = records.ends.len();
    for record in 0..heading {
        let line = line(builder, &records, record);
        builder.line_above(&line);
    }
    let headings = records.fields(heading).to_vec();
    let at = headings.first().map_or(0, |field| builder.place(*field));
    if headings.len() > MAX_COLUMNS {
        return Err(too_many(at, headings.len(), MAX_COLUMNS));
    }
    if heading > 0 {
        builder.find(warning("lines-above", at, &heading.to_string()));
    }
    // Spreadsheets leave empty columns at the end.
    let width = headings.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
    for field in headings.iter().take(width) {
        builder.column_of(*field);
    }
    let last = last_row(&records, heading, width);
    if last.saturating_sub(heading + 1) > MAX_ROWS {
        return Err(too_many(at, last - heading - 1, MAX_ROWS));
    }
    for record in last..count {
        let line = line(builder, &records, record);
        builder.line_below(&line);
    }
    let is_regular = |record: usize| {
        let fields = records.fields(record);
        fields.len() == width
            && (!records.has_empty_first || fields.iter().any(|field| !field.is_empty()))
    };
    if (heading + 1..last).all(is_regular) {
        let (begin, end) = (records.begin(heading + 1), records.begin(last));
        records.fields.truncate(end);
        builder.take_cells(records.fields, begin.min(end));
    } else {
        // Short rows get the cells that they lack.
        let cells = (last - heading - 1).saturating_mul(width);
        if cells > MAX_CELLS {
            return Err(too_many(at, cells, MAX_CELLS));
        }
        for record in heading + 1..last {
            row(builder, records.fields(record), width);
        }
    }
    Ok(())
}

/// The first words of a record.
fn words<'b>(builder: &'b Builder<'_>, records: &Records, record: usize) -> Vec<&'b str> {
    records.fields(record).iter().take(MAX_COLUMNS).map(|field| builder.words(*field)).collect()
}

/// A record as a line of words.
pub(super) fn line(builder: &Builder<'_>, records: &Records, record: usize) -> String {
    let words = words(builder, records, record).into_iter();
    words.filter(|field| !field.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The record after the last row: behind it stand only remarks, one cell each.
fn last_row(records: &Records, heading: usize, width: usize) -> usize {
    let is_remark = |record: usize| {
        let fields = records.fields(record);
        let is_alone = fields.iter().filter(|field| !field.is_empty()).count() <= 1;
        let begins = fields.first().is_some_and(|field| !field.is_empty());
        is_alone && (!begins || width > 2 || width == 2 && fields.len() == 1)
    };
    let mut last = records.ends.len();
    while last > heading + 1 && width > 1 && is_remark(last - 1) {
        last -= 1;
    }
    last
}

fn row(builder: &mut Builder<'_>, fields: &[Span], width: usize) {
    let (own, beyond) = fields.split_at_checked(width).unwrap_or((fields, &[]));
    let Some(filled) = fields.iter().rposition(|field| !field.is_empty()) else { return };
    if own.len() < width || beyond.iter().any(|field| !field.is_empty()) {
        let found = if own.len() < width { own.len() } else { filled + 1 };
        let at = fields.first().map_or(0, |field| builder.place(*field));
        builder.mark_faulty(builder.row_count());
        builder.find(TableFinding {
            severity: Severity::Error,
            code: "wrong-width",
            at: at as u32,
            row: Some(builder.row_count()),
            column: None,
            found: found.to_string(),
            expected: width.to_string(),
        });
    }
    own.iter().for_each(|field| builder.push(*field));
    let end = fields.last().map_or(0, |field| builder.place(*field));
    for _ in own.len()..width {
        builder.cell("", end);
    }
}
