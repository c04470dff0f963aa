//! Figures of the reader's own: a file becomes a dataset, or a table that can be mapped to one.

use std::cell::RefCell;

use js_sys::Uint8Array;
use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

use super::report::Report;
use crate::dataset::{Dataset, Language};
use crate::export::json;
use crate::ingest::files::{File, apart, format_of, read_given};
use crate::ingest::json::mapping;
use crate::ingest::mapping::{Mapping, Member, SET};
use crate::ingest::table::{NoteKind, Table};
use crate::ingest::{
    Diagnostic, Known, Severity, Strictness, beginnings, headed, import, json as dataset_reader,
};
use crate::text::{Locale, diagnostic, tell_aside};
use crate::view::{View, link};

/// So many rows of a table are shown before anything is wrong.
const ROWS_SHOWN: usize = 8;
/// So many faulty rows are shown besides.
const FAULTY_ROWS_SHOWN: usize = 20;
/// Of a column with more parts none can be chosen in the form, only in a mapping.
const PARTS_SHOWN: usize = 500;
/// Of a column that divides no rows by itself so many words can be chosen in the form.
const WORDS_SHOWN: usize = 20;
/// So many faults are told; the rest is counted.
const FAULTS_TOLD: usize = 100;

thread_local! {
    /// The table that was read last.
    static TABLE: RefCell<Option<Table>> = const { RefCell::new(None) };
    /// The text of the dataset that was made last.
    static MADE: RefCell<Option<String>> = const { RefCell::new(None) };
    /// What the shipped data know, read once.
    static KNOWN: Known = Known::shipped();
}

/// Reads a file, or several that belong together, and says in JSON what they are: `form` is `dataset`,
/// `table` or `none`, with all that is wrong.
///
/// A table is kept for [`import_table`]; of a dataset [`take_made`] has the canonical bytes.
#[wasm_bindgen]
pub fn read_own(files: Vec<Uint8Array>, names: Vec<String>, language: &str) -> String {
    let locale = locale(language);
    MADE.set(None);
    let mut report = Report::new();
    // What was read before makes room first.
    TABLE.set(None);
    let bytes: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
    let files = bytes.iter().zip(&names).map(|(bytes, name)| File { name, bytes });
    let Some(format) = format_of(&files.collect::<Vec<_>>()) else {
        if bytes.len() > 1 {
            return refuse(report, &names, apart(), locale);
        }
        let bytes = bytes.first().map(Vec::as_slice).unwrap_or_default();
        let read = dataset_reader::read(bytes, Strictness::Lenient);
        report.text("form", if read.dataset.is_some() { "dataset" } else { "none" });
        faults(&mut report, &read.diagnostics, read.suppressed, locale);
        if let Some(dataset) = &read.dataset {
            identity(&mut report, dataset, None);
            keep_made(dataset);
        }
        return report.finish();
    };
    let name = names.first().map(String::as_str).unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let files = names.iter().map(String::as_str).zip(bytes).collect();
    match read_given(format, files, name, Strictness::Lenient) {
        Ok(table) => {
            report.text("form", "table");
            report.number("count", table.row_count());
            TABLE.set(Some(table));
        }
        Err(refused) => return refuse(report, &names, refused, locale),
    }
    report.finish()
}

/// Says that files are of no use, and of several which.
fn refuse(
    mut report: Report,
    names: &[String],
    mut diagnostics: Vec<Diagnostic>,
    locale: &'static Locale,
) -> String {
    for fault in &mut diagnostics {
        let name = names.get(fault.file).filter(|_| names.len() > 1).map(String::as_str);
        let place =
            name.into_iter().chain(Some(fault.pointer.as_str()).filter(|it| !it.is_empty()));
        fault.pointer = place.collect::<Vec<_>>().join(" ");
    }
    report.text("form", "none");
    faults(&mut report, &diagnostics, 0, locale);
    report.finish()
}

/// Makes a dataset of the table that was read, by a mapping as JSON or, without one, by guess, and
/// says in JSON how that went: the table's beginning, the mapping, what is missing and wrong.
///
/// `rows_as` goes before what a guess would say, and so does `headings`, the line that they stand in;
/// 0 for where they are found. Nothing without a table; [`take_made`] has the dataset, if there is one.
#[wasm_bindgen]
pub fn import_table(written: &str, rows_as: &str, headings: u32, language: &str) -> Option<String> {
    let locale = locale(language);
    MADE.set(None);
    let mut report = Report::new();
    let said = match mapping::read(written.as_bytes()) {
        _ if written.is_empty() => None,
        Ok(mapping) => Some(mapping),
        Err(diagnostics) => {
            report.flag("isNoMapping", true);
            faults(&mut report, &diagnostics, 0, locale);
            return Some(report.finish());
        }
    };
    let line = said.as_ref().map_or((headings > 0).then_some(headings), |said| said.headings);
    let table = TABLE.take()?;
    TABLE.set(Some(headed(table, line)));
    TABLE.with_borrow(|table| {
        let table = table.as_ref()?;
        let guess = || Mapping::guess(table, crate::ingest::mapping::rows_as(rows_as));
        let mapping = said.unwrap_or_else(guess);
        let mut imported = KNOWN.with(|known| import(table, &mapping, known));
        tell_aside(&mut imported);
        report.raw("mapping", &mapping::write(&mapping));
        let missing = mapping.missing(table);
        report.list("missing", missing.iter().map(|member| member.name()));
        // An answer to it brings rows back that are set aside.
        let has_dashes = imported.diagnostics.iter().any(|fault| fault.code == "lone-dash");
        report.list("wanted", has_dashes.then_some(Member::Dash.name()).iter());
        report.number("undecided", mapping.undecided(table).len());
        for (key, count) in [
            ("taken", imported.taken),
            ("setAside", imported.set_aside),
            ("amountsAside", imported.amounts_aside),
            ("sums", imported.sums),
        ] {
            report.number(key, count);
        }
        // What is missing is asked for, so it need not be told as a fault.
        let is_told = |fault: &&Diagnostic| fault.code != "missing-value";
        let told: Vec<Diagnostic> = imported.diagnostics.iter().filter(is_told).cloned().collect();
        let shown = preview(&mut report, table, &told);
        faults_beside(&mut report, &told, Some((table, &shown)), imported.suppressed, locale);
        report.flag("isMade", imported.dataset.is_some());
        if let Some(dataset) = &imported.dataset {
            identity(&mut report, dataset, None);
            keep_made(dataset);
        }
        Some(report.finish())
    })
}

/// The bytes of the dataset that was made last, once.
#[wasm_bindgen]
pub fn take_made() -> Option<Vec<u8>> {
    MADE.take().map(String::into_bytes)
}

/// The SHA-256 of bytes.
#[wasm_bindgen]
pub fn hash_of(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// What a column or all rows can be, in JSON: members with the values that each can have, all with their
/// words.
#[wasm_bindgen]
pub fn members(language: &str) -> String {
    let locale = locale(language);
    let language = locale.language();
    let word = |key: &[&str]| locale.word(&key.concat()).to_owned();
    let mut report = Report::new();
    for member in Member::all() {
        let choices: Vec<[String; 2]> = match member {
            Member::Region => KNOWN.with(|known| known.region_names(language)),
            Member::Area => KNOWN.with(|known| known.area_names(language)),
            _ => {
                let choices = member.choices().into_iter();
                let words = |name| word(&["choice.", member.name(), ".", name]);
                choices.map(|name| [name.to_owned(), words(name)]).collect()
            }
        };
        let mut about = Report::new();
        about.text("words", &word(&["member.", member.name()]));
        about.flag("isOfDataset", member.is_of_dataset());
        about.flag("isOfSource", member.is_of_source());
        about.rows("choices", choices.iter().map(|pair| pair.iter().map(String::as_str)));
        report.raw(member.name(), &about.finish());
    }
    report.finish()
}

/// The id of a dataset; nothing if it cannot be read.
#[wasm_bindgen]
pub fn id_of(bytes: &[u8]) -> Option<String> {
    let dataset = dataset_reader::read(bytes, Strictness::Lenient).dataset?;
    Some(dataset.content().id.clone())
}

fn locale(language: &str) -> &'static Locale {
    Locale::of(Language::of_tag(language).unwrap_or_default())
}

/// Keeps a dataset for [`take_made`].
pub(super) fn keep_made(dataset: &Dataset) {
    MADE.set(Some(json(dataset)));
}

/// The dataset's name, and the view that it opens with: the given one, its author's, or that of all
/// regions that have amounts.
pub(super) fn identity(report: &mut Report, dataset: &Dataset, given: Option<View>) {
    let content = dataset.content();
    let written = || content.views.first().map(|named| link::decode(&named.view).view);
    let view = given.or_else(written).unwrap_or_else(|| View::of_rows(dataset)).resolved(dataset);
    report.text("id", &content.id);
    report.text("view", &link::encode(&View { data: None, ..view }));
}

/// Writes the first rows, and the first ones with faults; which rows those are.
fn preview(report: &mut Report, table: &Table, diagnostics: &[Diagnostic]) -> Vec<usize> {
    let columns = table.columns();
    report.list("headings", columns.iter().map(|column| column.heading.as_str()));
    let parts: Vec<Vec<&str>> = (0..columns.len()).map(|column| parts(table, column)).collect();
    let divided = columns.iter().map(|column| if column.division.is_some() { "1" } else { "" });
    report.list("divided", divided);
    let beginnings = beginnings(table).into_iter();
    let beginnings: Vec<_> = beginnings.map(|(line, words)| [line.to_string(), words]).collect();
    report.rows("beginnings", beginnings.iter().map(|it| it.iter().map(String::as_str)));
    report.number("headingLine", table.heading_line().unwrap_or(0) as usize);
    report.rows("parts", parts.iter().map(|parts| parts.iter().copied()));
    report.list("above", table.lines_above());
    let remarks = table.notes().iter().filter(|note| note.kind == NoteKind::Remark);
    report.list("below", table.lines_below().chain(remarks.map(|note| note.words.as_str())));
    report.number("count", table.row_count());
    let is_error = |fault: &&Diagnostic| fault.severity == Severity::Error;
    let cells = diagnostics.iter().filter(is_error).filter_map(|fault| fault.cell);
    let mut faulty: Vec<usize> = cells.map(|cell| cell.row).collect();
    faulty.dedup();
    faulty.truncate(FAULTY_ROWS_SHOWN);
    let mut rows: Vec<usize> = (0..table.row_count().min(ROWS_SHOWN)).chain(faulty).collect();
    rows.sort_unstable();
    rows.dedup();
    let cells = |row: usize| (0..columns.len()).map(move |column| table.cell(row, column));
    report.rows("rows", rows.iter().map(|row| cells(*row)));
    report.list("shown", rows.iter().map(usize::to_string));
    report.list("numbers", table.numbers(&rows).iter().map(u32::to_string));
    rows
}

/// What the rows can be limited to by a column: the parts by which it divides them, or else the few
/// words that its cells have.
fn parts(table: &Table, column: usize) -> Vec<&str> {
    let division = table.columns().get(column).and_then(|column| column.division.as_ref());
    if let Some(division) = division {
        let parts = division.parts.iter().map(String::as_str);
        return if parts.len() <= PARTS_SHOWN { parts.collect() } else { Vec::new() };
    }
    let mut words: Vec<&str> = Vec::new();
    for row in 0..table.row_count() {
        let cell = table.cell(row, column);
        if cell.is_empty() || words.contains(&cell) {
            continue;
        }
        if words.len() == WORDS_SHOWN {
            return Vec::new();
        }
        words.push(cell);
    }
    // One word limits nothing.
    if words.len() > 1 { words } else { Vec::new() }
}

/// The member whose value for all rows a fault is about.
fn set_member(fault: &Diagnostic) -> Option<Member> {
    fault.pointer.strip_prefix(SET).and_then(Member::named)
}

fn faults(
    report: &mut Report,
    diagnostics: &[Diagnostic],
    suppressed: usize,
    locale: &'static Locale,
) {
    faults_beside(report, diagnostics, None, suppressed, locale);
}

/// Writes each fault: its kind, line, column, field and words; the member whose value for all rows it is
/// about; of those rows of a table that are shown the ones that it stands beside; and in JSON, where lines
/// say little, what its row is called and what stands above its column.
fn faults_beside(
    report: &mut Report,
    diagnostics: &[Diagnostic],
    shown: Option<(&Table, &[usize])>,
    suppressed: usize,
    locale: &'static Locale,
) {
    let told = diagnostics.iter().take(FAULTS_TOLD).map(|fault| {
        let kind = if fault.severity == Severity::Error { "error" } else { "warning" };
        let words = diagnostic(locale, fault);
        let (mut line, mut column) = (fault.line.to_string(), fault.column.to_string());
        let mut field = fault.pointer.clone();
        let (mut name, mut number, mut heading) = ("", String::new(), String::new());
        let mut beside: Vec<usize> = Vec::new();
        if let Some(member) = set_member(fault) {
            // It has no place in the file.
            (line, column) = ("0".to_owned(), "0".to_owned());
            name = member.name();
            locale.word(&["member.", name].concat()).clone_into(&mut field);
        }
        if let (Some((table, rows)), Some(cell)) = (shown, fault.cell) {
            beside = table.rows_with(cell, rows);
            let above = cell.column.and_then(|column| table.columns().get(column));
            heading = above.map(|column| column.heading.clone()).unwrap_or_default();
            if !table.is_of_lines() {
                number = table.numbers(&[cell.row]).first().map(u32::to_string).unwrap_or_default();
            }
        }
        let beside: Vec<String> = beside.iter().map(usize::to_string).collect();
        let (kind, name, beside) = (kind.to_owned(), name.to_owned(), beside.join(" "));
        [kind, line, column, field, words, name, beside, number, heading]
    });
    let told: Vec<[String; 9]> = told.collect();
    report.rows("faults", told.iter().map(|fault| fault.iter().map(String::as_str)));
    report.number("moreFaults", diagnostics.len().saturating_sub(FAULTS_TOLD) + suppressed);
}
