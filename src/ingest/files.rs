//! Which format files are of, and the table of those that belong together.

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::mapping::Mapping;
use crate::ingest::parts::Parts;
use crate::ingest::table::Table;
use crate::ingest::{Diagnostic, Strictness, csv, fiscal, json_stat, kolada};

/// A file as it was given.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// What it is called, with its ending.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// A format of files that become tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv,
    /// JSON-stat.
    JsonStat,
    /// Answers of Kolada's API.
    Kolada,
    /// A Fiscal Data Package: separated values and their descriptor.
    Fiscal,
}

/// The format that files most likely are of, by what is in them; nothing for a dataset of our own.
pub fn format_of(files: &[File<'_>]) -> Option<Format> {
    if files.iter().any(|file| fiscal::is_likely(file.bytes)) {
        return Some(Format::Fiscal);
    }
    if files.iter().any(|file| kolada::is_likely(file.bytes)) {
        return Some(Format::Kolada);
    }
    let first = files.first().map(|file| file.bytes).unwrap_or_default();
    if json_stat::is_likely(first) {
        return Some(Format::JsonStat);
    }
    let is_named_json = |name: &str| name.to_ascii_lowercase().ends_with(".json");
    if files.first().is_some_and(|file| is_named_json(file.name)) {
        return None;
    }
    let text = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first);
    (text.trim_ascii_start().first() != Some(&b'{')).then_some(Format::Csv)
}

/// Reads files as one table, which is called `name`.
///
/// Never panics; takes time and memory in proportion to the bytes.
///
/// # Errors
///
/// Why there is no table, each with the file that it is about; never nothing.
pub fn read(
    format: Format,
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    usable(table(format, files, name, strictness)?)
}

/// The table, unless nothing could come of it: it has no rows, or is running text.
fn usable(table: Table) -> Result<Table, Vec<Diagnostic>> {
    let is_text = || table.columns().len() == 1 && Mapping::guess(&table, None).columns.is_empty();
    match table.row_count() {
        0 => Err(table.without("no-rows")),
        _ if is_text() => Err(table.without("no-table")),
        _ => Ok(table),
    }
}

/// The table of files, which may have no rows.
fn table(
    format: Format,
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    let [first, further @ ..] = files else { return Err(refused(0, "empty")) };
    match format {
        Format::Kolada => kolada::read(files, name, strictness),
        Format::Fiscal => fiscal::read(files, name, strictness),
        _ if !further.is_empty() => Err(apart()),
        Format::JsonStat => json_stat::read(first.bytes, name, strictness),
        Format::Csv => csv::read(first.bytes, name, strictness),
    }
}

/// The same with files that are given away: then the one that is a table is not copied.
///
/// # Errors
///
/// Why there is no table, each with the file that it is about; never nothing.
pub fn read_given(
    format: Format,
    mut files: Vec<(&str, Vec<u8>)>,
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    if let (Format::Csv, [(_, bytes)]) = (format, files.as_mut_slice()) {
        return csv::read(core::mem::take(bytes), name, strictness).and_then(usable);
    }
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read(format, &files, name, strictness)
}

/// The refusal of a second file that has nothing to do with the first.
pub fn apart() -> Vec<Diagnostic> {
    refused(1, "file-apart")
}

/// A refusal of a whole file.
fn refused(file: usize, code: &'static str) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    findings.push(Finding::error(0, code, "", ""));
    Parts::whole(file).resolve(findings.resolve("", None).0)
}
