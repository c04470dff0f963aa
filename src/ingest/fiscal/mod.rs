//! Fiscal Data Package: a table of separated values beside a descriptor that says what its columns are,
//! as version 1.0 tells it with the columns (`columnType`) and 0.3 apart from them (`model`).

mod choice;
mod field;
mod hints;
mod model;
mod package;

use crate::ingest::document::Document;
use crate::ingest::files::File;
use crate::ingest::parts::Parts;
use crate::ingest::table::Table;
use crate::ingest::{Diagnostic, Strictness, csv};

use package::Package;

/// The most members of an object, and items of a list, in a descriptor.
const MAX_ITEMS: usize = 10_000;

/// Reads the table of a package: a descriptor and the file that it names, in any order.
///
/// What the descriptor says of columns goes along with the table; amounts in another currency than
/// kronor are refused, revenue is left out and counted. `name` is what the table is called, if the
/// package has no name. Never panics; takes time and memory in proportion to the bytes, which are
/// refused if both together are too many.
///
/// # Errors
///
/// Everything that keeps the first unusable file from being what it should be.
pub fn read(
    files: &[File<'_>],
    name: &str,
    strictness: Strictness,
) -> Result<Table, Vec<Diagnostic>> {
    let place = files.iter().position(|file| is_likely(file.bytes)).unwrap_or(0);
    let refused = |diagnostics| Parts::whole(place).resolve(diagnostics);
    let bytes = files.get(place).map(|file| file.bytes).unwrap_or_default();
    let limit = strictness.max_bytes();
    let mut document = Document::new(bytes, limit).map_err(refused)?;
    let Some(package) = Package::read(&mut document).filter(|_| !document.has_errors()) else {
        return Err(refused(document.refused()));
    };
    let named: Vec<&str> = files.iter().map(|file| file.name).collect();
    let Some(resource) = package.resource(&mut document, &named) else {
        return Err(refused(document.refused()));
    };
    let path = resource.path.as_deref().unwrap_or_default();
    let mut others = files.iter().enumerate().filter(|(at, _)| *at != place);
    let by_name = others.clone().find(|(_, file)| package::is_named(path, file.name));
    let Some((file, table)) = by_name.or_else(|| others.next()) else {
        let code = if path.is_empty() { "no-table-file" } else { "no-table-file-of" };
        document.error(resource.at, code, "", path);
        return Err(refused(document.refused()));
    };
    if bytes.len().saturating_add(table.bytes.len()) > limit {
        let found = bytes.len().saturating_add(table.bytes.len()).to_string();
        document.error(document.root, "too-large", &found, &limit.to_string());
        return Err(refused(document.refused()));
    }
    let name = package.name.as_deref().unwrap_or(name);
    let headings: Vec<&str> = resource.fields.iter().map(|field| field.name.trim()).collect();
    let table = csv::read_headed(table.bytes.into(), name, strictness, &headings);
    let parts = Parts::whole(file);
    let mut table = table.map_err(|diagnostics| parts.resolve(diagnostics))?;
    hints::give(&mut document, &mut table, &package, resource);
    if document.has_errors() {
        return Err(refused(document.refused()));
    }
    for warning in document.take_warnings() {
        // It is about the other file, so it stands at the table's beginning.
        table.find(crate::ingest::table::TableFinding { at: 0, ..warning });
    }
    Ok(table.of_parts(parts))
}

/// Whether bytes are more likely the descriptor of a package than anything else.
pub(crate) fn is_likely(bytes: &[u8]) -> bool {
    /// No descriptor is longer, and other files need not be searched for nothing.
    const MAX_BYTES: usize = 1_000_000;
    let begin = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if begin.len() > MAX_BYTES {
        return false;
    }
    let has = |name: &[u8]| begin.windows(name.len()).any(|window| window == name);
    begin.first() == Some(&b'{')
        && has(b"\"resources\"")
        && !has(b"\"investments\"")
        && !has(b"\"dimension\"")
}

/// Where a package has its table, as seen from the descriptor; nothing if that is not beside or below
/// it.
pub fn path(bytes: &[u8], strictness: Strictness) -> Option<String> {
    let mut document = Document::new(bytes, strictness.max_bytes()).ok()?;
    let package = Package::read(&mut document)?;
    let path = package.resource(&mut document, &[])?.path.as_deref()?;
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    let is_safe = !path.contains([':', '\\', '\0']) && path.split('/').all(is_plain);
    is_safe.then(|| path.to_owned())
}
