//! Tables as comma-separated values, in the ways that spreadsheets and statistics offices write them.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::encoding::{self, Encoding};
use crate::ingest::table::{
    Builder, Form, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Table, TableFinding,
};
use crate::ingest::{Diagnostic, Severity, Strictness, dialect};

/// Reads a table; what separates its fields, its encoding and where its headings stand are found out.
///
/// `name` is what the table is called, such as its file without the ending. Rows that do not go with
/// the headings are in the table, and marked. Never panics; takes time and memory in proportion to
/// the bytes, which are refused unread if they are too many.
///
/// # Errors
///
/// Why there is no table.
pub fn read(bytes: &[u8], name: &str, strictness: Strictness) -> Result<Table, Vec<Diagnostic>> {
    let limit = strictness.max_bytes();
    if bytes.len() > limit {
        let (found, limit) = (bytes.len().to_string(), limit.to_string());
        return Err(refused("", Finding::error(0, "too-large", &found, &limit)));
    }
    let decoded = encoding::decode(bytes).map_err(|no_text| {
        let at = no_text.before.len();
        refused(&no_text.before, Finding::error(at, no_text.code, &no_text.found, ""))
    })?;
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(refused("", Finding::error(0, "empty", "", "")));
    }
    let (separator, begin) = dialect::separator(text);
    let records = records(text, begin, separator).map_err(|finding| refused(text, finding))?;
    let mut builder = Builder::new(text, Form::Lines);
    builder.hint(dialect::decimal_of(separator));
    if decoded.encoding == Encoding::Windows1252 {
        builder.find(warning("encoding-guessed", 0, "Windows-1252"));
    }
    fill(&mut builder, text, &records).map_err(|finding| refused(text, finding))?;
    Ok(builder.finish(name))
}

fn refused(text: &str, finding: Finding) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    findings.push(finding);
    findings.resolve(text, None).0
}

fn warning(code: &'static str, at: usize, found: &str) -> TableFinding {
    let (found, expected) = (found.to_owned(), String::new());
    TableFinding { severity: Severity::Warning, code, at: at as u32, column: None, found, expected }
}

/// The fields of a text, record after record.
struct Records {
    fields: Vec<Field>,
    /// Where each record ends among the fields.
    ends: Vec<u32>,
    /// The fields that do not stand in the text letter by letter, one after the other.
    unquoted: String,
}

/// A field: a piece of the text, or of what was made of it.
#[derive(Clone, Copy)]
struct Field {
    begin: u32,
    end: u32,
    /// Where it stands in the text, for a field that is not a piece of it.
    made_at: Option<core::num::NonZeroU32>,
}

impl Records {
    fn fields(&self, record: usize) -> &[Field] {
        let end = |record: usize| self.ends.get(record).map_or(0, |end| *end as usize);
        let begin = record.checked_sub(1).map_or(0, end);
        self.fields.get(begin..end(record)).unwrap_or_default()
    }

    fn words<'a>(&'a self, field: Field, text: &'a str) -> &'a str {
        let all = if field.made_at.is_some() { &self.unquoted } else { text };
        all.get(field.begin as usize..field.end as usize).unwrap_or_default()
    }
}

impl Field {
    fn at(self) -> usize {
        // Kept one higher, so that none is zero.
        self.made_at.map_or(self.begin, |at| at.get() - 1) as usize
    }
}

/// Splits a text into fields, or says why that cannot be.
fn records(text: &str, begin: usize, separator: u8) -> Result<Records, Finding> {
    let mut records = Records { fields: Vec::new(), ends: Vec::new(), unquoted: String::new() };
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
    let mut field = vec![0; MAX_CELL_BYTES + 1];
    let (mut begin, mut at, mut filled) = (begin, begin, 0);
    loop {
        let input = text.as_bytes().get(at..).unwrap_or_default();
        let output = field.get_mut(filled..).unwrap_or_default();
        let (result, read, written) = reader.read_field(input, output);
        at += read;
        filled += written;
        match result {
            ReadFieldResult::Field { record_end } => {
                let raw = text.get(begin..at).unwrap_or_default();
                let written = field.get(..filled).unwrap_or_default();
                push(&mut records, raw, begin, written, record_end)?;
                (begin, filled) = (at, 0);
                if record_end {
                    records.ends.push(records.fields.len() as u32);
                }
                if records.ends.len() > MAX_ROWS + dialect::MAX_ABOVE {
                    return Err(Finding::error(at, "too-many", "", &MAX_ROWS.to_string()));
                }
                if records.fields.len() > MAX_CELLS {
                    return Err(Finding::error(at, "too-many", "", &MAX_CELLS.to_string()));
                }
            }
            // Asked again, the reader knows that this was all.
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull => {
                let limit = MAX_CELL_BYTES.to_string();
                return Err(Finding::error(begin, "cell-too-long", "", &limit));
            }
            ReadFieldResult::End => return Ok(records),
        }
    }
}

/// Adds a field: `raw` is what stands in the text, with what ends it; `words` what that means.
fn push(
    records: &mut Records,
    raw: &str,
    begin: usize,
    words: &[u8],
    is_last: bool,
) -> Result<(), Finding> {
    // Empty lines before a record, and the second half of the line break before.
    let is_first = records.ends.last().map_or(0, |end| *end as usize) == records.fields.len();
    let after = if is_first { raw.trim_start_matches(['\r', '\n']) } else { raw };
    let begin = begin + (raw.len() - after.len());
    let inner = if is_last {
        after.strip_suffix(['\r', '\n']).unwrap_or(after)
    } else {
        after.get(..after.len().saturating_sub(1)).unwrap_or_default()
    };
    let piece =
        |at: usize, len: usize| Field { begin: at as u32, end: (at + len) as u32, made_at: None };
    if inner.as_bytes() == words {
        records.fields.push(piece(begin, words.len()));
        return Ok(());
    }
    let quoted = inner.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if quoted.is_some_and(|quoted| quoted.as_bytes() == words) {
        records.fields.push(piece(begin + 1, words.len()));
        return Ok(());
    }
    if inner.starts_with('"') && inner.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        return Err(Finding::error(begin, "quote-open", "", ""));
    }
    let made = records.unquoted.len();
    records.unquoted.push_str(&String::from_utf8_lossy(words));
    records.fields.push(Field {
        begin: made as u32,
        end: records.unquoted.len() as u32,
        made_at: core::num::NonZeroU32::new(begin as u32 + 1),
    });
    Ok(())
}

/// Puts the records into the table: lines above, headings, rows, lines below.
fn fill(builder: &mut Builder<'_>, text: &str, records: &Records) -> Result<(), Finding> {
    let words = |record: usize| -> Vec<&str> {
        let fields = records.fields(record).iter();
        fields.take(MAX_COLUMNS).map(|field| records.words(*field, text).trim()).collect()
    };
    let count = records.ends.len();
    let first: Vec<Vec<&str>> = (0..count.min(dialect::MAX_ABOVE)).map(words).collect();
    let heading = dialect::headings(&first);
    for line in first.iter().take(heading) {
        let line: Vec<&str> = line.iter().copied().filter(|field| !field.is_empty()).collect();
        builder.line_above(&line.join(" "));
    }
    let headings = records.fields(heading);
    let at = headings.first().map_or(0, |field| field.at());
    if headings.len() > MAX_COLUMNS {
        let found = headings.len().to_string();
        return Err(Finding::error(at, "too-many", &found, &MAX_COLUMNS.to_string()));
    }
    if heading > 0 {
        let found = heading.to_string();
        builder.find(warning("lines-above", at, &found));
    }
    // Spreadsheets leave empty columns at the end.
    let is_filled = |field: &Field| !records.words(*field, text).trim().is_empty();
    let width = headings.iter().rposition(is_filled).map_or(0, |last| last + 1);
    for field in headings.iter().take(width) {
        builder.column(records.words(*field, text), field.at());
    }
    let last = last_row(records, text, heading, width);
    for record in heading + 1..last {
        row(builder, text, records, record, width);
    }
    for record in last..count {
        let line: Vec<&str> = words(record).into_iter().filter(|it| !it.is_empty()).collect();
        builder.line_below(&line.join(" "));
    }
    Ok(())
}

/// The record after the last row: behind it stand only remarks, one cell each.
fn last_row(records: &Records, text: &str, heading: usize, width: usize) -> usize {
    let is_remark = |record: usize| {
        let fields = records.fields(record);
        let filled = |field: &&Field| !records.words(**field, text).trim().is_empty();
        let is_alone = fields.iter().filter(filled).count() <= 1;
        let begins = fields.first().is_some_and(|field| filled(&field));
        is_alone && (!begins || width > 2 || width == 2 && fields.len() == 1)
    };
    let mut last = records.ends.len();
    while last > heading + 1 && width > 1 && is_remark(last - 1) {
        last -= 1;
    }
    last
}

fn row(builder: &mut Builder<'_>, text: &str, records: &Records, record: usize, width: usize) {
    let fields = records.fields(record);
    let is_filled = |field: &Field| !records.words(*field, text).trim().is_empty();
    let (own, beyond) = fields.split_at_checked(width).unwrap_or((fields, &[]));
    if !fields.iter().any(is_filled) {
        return;
    }
    let at = fields.first().map_or(0, |field| field.at());
    let end = fields.last().map_or(at, |field| field.at());
    if own.len() < width || beyond.iter().any(is_filled) {
        let filled = fields.iter().rposition(is_filled).map_or(0, |last| last + 1);
        let found = if own.len() < width { own.len() } else { filled };
        builder.mark_faulty(builder.row_count());
        builder.find(TableFinding {
            severity: Severity::Error,
            code: "wrong-width",
            at: at as u32,
            column: None,
            found: found.to_string(),
            expected: width.to_string(),
        });
    }
    for field in own {
        builder.cell(records.words(*field, text), field.at());
    }
    for _ in own.len()..width {
        builder.cell("", end);
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::ingest::Strictness;

    /// Headings and rows, cells separated by bars.
    fn shown(text: &str) -> Vec<String> {
        let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
        let headings = table.columns().iter().map(|it| it.heading.as_str()).collect::<Vec<_>>();
        let row = |row| {
            (0..table.columns().len()).map(|column| table.cell(row, column)).collect::<Vec<_>>()
        };
        let rows = (0..table.row_count()).map(|at| row(at).join("|"));
        [headings.join("|")].into_iter().chain(rows).collect()
    }

    #[test]
    fn fields_are_read_as_they_are_quoted() {
        assert_eq!(shown("a,b\n1,2\n"), ["a|b", "1|2"]);
        assert_eq!(shown("a,b\r\n1,2"), ["a|b", "1|2"]);
        assert_eq!(shown("a,b\n\n\n1,2\n\n"), ["a|b", "1|2"]);
        assert_eq!(shown("a,b\n\"1,5\",\"say \"\"x\"\"\"\n"), ["a|b", "1,5|say \"x\""]);
        assert_eq!(shown("a,b\n\"1\n2\", 3 \n"), ["a|b", "1\n2|3"]);
        assert_eq!(shown("a;b;\n1;2;\n;;\n"), ["a|b", "1|2"]);
    }

    #[test]
    fn places_are_those_of_the_file() {
        let table = read(b"a,b\n\"1\n2\",\"x\"\"y\"\n3,4", "t", Strictness::Strict).unwrap();
        let places: Vec<_> =
            [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(row, column)| table.place(row, column)).into();
        assert_eq!(places, [5, 10, 17, 19]);
        assert_eq!([table.line(0), table.line(1)], [2, 4]);
    }

    #[test]
    fn what_stands_around_a_table_is_kept_apart() {
        let text =
            "Pengar till vården\nMiljoner kronor\n\nRegion;År;Belopp\nSkåne;2021;5\n\nKälla: SKR\n";
        let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
        assert_eq!(table.row_count(), 1);
        assert_eq!(
            table.lines_above().collect::<Vec<_>>(),
            ["Pengar till vården", "Miljoner kronor"]
        );
        assert_eq!(table.lines_below().collect::<Vec<_>>(), ["Källa: SKR"]);
    }

    #[test]
    fn rows_that_do_not_go_with_the_headings_are_marked() {
        let text = "region,from,amount\n14,2018,5\n14,2019\n14,2020,5,6\n14,2021,5,\n";
        let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
        assert_eq!(table.faulty_rows(), [1, 2]);
        let codes: Vec<_> =
            table.diagnostics().0.iter().map(|it| (it.line, it.code, it.found.clone())).collect();
        let code = "wrong-width";
        assert_eq!(codes, [(3, code, "2".to_owned()), (4, code, "4".to_owned())]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let refused = |bytes: &[u8]| read(bytes, "t", Strictness::Lenient).unwrap_err()[0].code;
        assert_eq!(refused(b""), "empty");
        assert_eq!(refused(b" \r\n"), "empty");
        assert_eq!(refused(b"a,b\n1,\"2\n3,4\n"), "quote-open");
        assert_eq!(refused(&vec![b','; 1_000_000]), "too-many");
        assert_eq!(
            refused(&[b"a,b\n".as_slice(), &vec![b'x'; 1_000_000]].concat()),
            "cell-too-long"
        );
        assert_eq!(refused(&vec![b'a'; 64_000_001]), "too-large");
    }
}
