//! Which format files are of, and the table of those that belong together.

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::mapping::Mapping;
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

/// A table, and which of the files its places are in.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The table.
    pub table: Table,
    /// The file, in the order in which they were given.
    pub file: usize,
}

/// Why files that belong together are no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which of the files it is about, in the order in which they were given.
    pub file: usize,
    /// What is wrong with it; never nothing.
    pub diagnostics: Vec<Diagnostic>,
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
/// Why there is no table, and in which file.
pub fn read(
    format: Format,
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Joined, Refused> {
    usable(table(format, files, name, strictness)?)
}

/// The table, unless nothing could come of it: it has no rows, or is running text.
fn usable(joined: Joined) -> Result<Joined, Refused> {
    let table = &joined.table;
    let is_text = || table.columns().len() == 1 && Mapping::guess(table, None).columns.is_empty();
    let code = match table.row_count() {
        0 => "no-rows",
        _ if is_text() => "no-table",
        _ => return Ok(joined),
    };
    Err(Refused { file: joined.file, diagnostics: joined.table.without(code) })
}

/// The table of files, which may have no rows.
fn table(
    format: Format,
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Joined, Refused> {
    let [first, further @ ..] = files else { return Err(refused(0, "empty")) };
    let table = match format {
        Format::Kolada => return kolada::read(files, name, strictness),
        Format::Fiscal => return fiscal::read(files, name, strictness),
        _ if !further.is_empty() => return Err(apart()),
        Format::JsonStat => json_stat::read(first.bytes, name, strictness),
        Format::Csv => csv::read(first.bytes, name, strictness),
    };
    let refused = |diagnostics| Refused { file: 0, diagnostics };
    table.map(|table| Joined { table, file: 0 }).map_err(refused)
}

/// The same with files that are given away: then the one that is a table is not copied.
///
/// # Errors
///
/// Why there is no table, and in which file.
pub fn read_given(
    format: Format,
    mut files: Vec<(&str, Vec<u8>)>,
    name: &str,
    strictness: Strictness,
) -> Result<Joined, Refused> {
    if let (Format::Csv, [(_, bytes)]) = (format, files.as_mut_slice()) {
        let table = csv::read(core::mem::take(bytes), name, strictness);
        let refused = |diagnostics| Refused { file: 0, diagnostics };
        return table.map_err(refused).and_then(|table| usable(Joined { table, file: 0 }));
    }
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read(format, &files, name, strictness)
}

/// The refusal of a second file that has nothing to do with the first.
pub fn apart() -> Refused {
    refused(1, "file-apart")
}

/// A refusal of a whole file.
fn refused(file: usize, code: &'static str) -> Refused {
    let mut findings = Findings::default();
    findings.push(Finding::error(0, code, "", ""));
    Refused { file, diagnostics: findings.resolve("", None).0 }
}
