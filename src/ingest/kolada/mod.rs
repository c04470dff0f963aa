//! Kolada, the database of key figures of Sweden's municipalities and regions: what its API answers,
//! version 2 and 3.
//!
//! Pages of values become a table: a row for each region and year, a column of values for each key
//! figure. The documents of key figures and of municipalities give them names.

mod about;
mod chain;
mod figure;
mod pages;
mod rows;

use crate::ingest::document::{Document, words};
use crate::ingest::files::File;
use crate::ingest::parts::Parts;
use crate::ingest::table::Table;
use crate::ingest::{Diagnostic, Strictness};

use about::About;

/// Reads pages of values as one table, named by the documents beside them; the files may come in any
/// order.
///
/// Municipalities, groups, units and the values of women and men by themselves are left out, and
/// counted in warnings. `name` is what the table is called. Never panics; takes time and memory in
/// proportion to the bytes, which are refused if all files together are too many.
///
/// # Errors
///
/// Everything that keeps the first unusable file from being one of Kolada's, or the pages from being
/// a table.
pub fn read(
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    let mut rest = strictness.max_bytes();
    let mut about = About::default();
    let mut pages: Vec<(usize, &str)> = Vec::new();
    for (file, File { bytes, .. }) in files.iter().enumerate() {
        let refused = |diagnostics| Parts::whole(file).resolve(diagnostics);
        let mut document = Document::new(bytes, rest).map_err(refused)?;
        rest = rest.saturating_sub(bytes.len());
        if pages::is_page(&mut document) {
            pages.push((file, document.text));
        } else {
            about.read(&mut document);
        }
        if document.has_errors() {
            return Err(refused(document.refused()));
        }
    }
    let joined: String;
    let (text, parts) = match pages.as_slice() {
        [] => return Err(no_page(files.first().map(|file| file.bytes))),
        [(file, text)] => (*text, Parts::whole(*file)),
        several => {
            let (list, parts) = Parts::list(several);
            joined = list;
            (joined.as_str(), parts)
        }
    };
    let refused = |diagnostics| parts.resolve(diagnostics);
    let mut document = Document::new(text.as_bytes(), usize::MAX).map_err(refused)?;
    let missing = chain::missing(&mut document);
    if let Some(next) = missing {
        let address = words(next).unwrap_or_default();
        document.warning(next, "pages-missing", &address, "");
    }
    let pages = pages::Pages::read(&mut document);
    let table = pages.and_then(|pages| rows::table(&mut document, &pages, &about, name));
    let Some(mut table) = table else { return Err(refused(document.refused())) };
    if missing.is_some() {
        table.hint_partial();
    }
    Ok(table.of_parts(parts))
}

/// Whether bytes are more likely of Kolada than anything else that is JSON.
pub(crate) fn is_likely(bytes: &[u8]) -> bool {
    /// Rows are short: what tells them is near the beginning.
    const LOOKED_AT: usize = 20_000;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begin = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if !matches!(begin.first(), Some(b'{' | b'[')) {
        return false;
    }
    let has = |name: &[u8]| begin.windows(name.len()).any(|window| window == name);
    let is_page = has(b"\"period\"") && has(b"\"kpi\"");
    let is_about = has(b"\"title\"")
        && (has(b"\"municipality_type\"") || has(b"\"type\"") && has(b"\"values\""));
    let of_others = [&b"\"investments\""[..], b"\"dimension\"", b"\"resources\""];
    (is_page || is_about) && !of_others.into_iter().any(has)
}

/// What is said where documents come without a page of values.
fn no_page(file: Option<&[u8]>) -> Vec<Diagnostic> {
    match Document::new(file.unwrap_or_default(), usize::MAX) {
        Ok(mut document) => {
            document.error(
                document.root,
                "no-values-page",
                "",
                "kpi, municipality, period, values",
            );
            document.refused()
        }
        Err(refused) => refused,
    }
}
