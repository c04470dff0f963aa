//! JSON-stat, 2.0 and the form before it, as statistics offices with PxWeb write it.
//!
//! A cube becomes a table: a row for every combination of the dimensions but that of contents, whose
//! categories are the columns of values.

mod cube;
mod dimension;
mod rows;
mod values;

use crate::ingest::document::{Document, Object};
use crate::ingest::table::Table;
use crate::ingest::{Diagnostic, Strictness};

use cube::Cube;

pub(super) use values::{plain, written};

/// The most members of an object that is no list of values.
const MAX_MEMBERS: usize = 100_000;

/// Reads a dataset as a table.
///
/// `name` is what the table is called. Never panics; takes time and memory in proportion to the
/// bytes, whatever sizes they claim.
///
/// # Errors
///
/// Everything that keeps it from being a table.
pub fn read(bytes: &[u8], name: &str, strictness: Strictness) -> Result<Table, Vec<Diagnostic>> {
    let mut document = Document::new(bytes, strictness.max_bytes())?;
    let Some(cube) = dataset(&mut document).and_then(|it| Cube::read(&mut document, &it)) else {
        return Err(document.refused());
    };
    if document.has_errors() {
        return Err(document.refused());
    }
    rows::table(&mut document, &cube, name).ok_or_else(|| document.refused())
}

/// Whether bytes are more likely JSON-stat than anything else that is an object of JSON.
pub(crate) fn is_likely(bytes: &[u8]) -> bool {
    let begin = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let has = |name: &[u8]| begin.windows(name.len()).any(|window| window == name);
    begin.first() == Some(&b'{') && has(b"\"dimension\"") && !has(b"\"investments\"")
}

/// The dataset that is in a document: the root itself, or before version 2 a member of it.
fn dataset<'a>(document: &mut Document<'a>) -> Option<Object<'a>> {
    let root = document.object(document.root, MAX_MEMBERS)?;
    if let Some(class) = root.words("class").filter(|class| class != "dataset") {
        let at = root.get("class").unwrap_or(root.value);
        document.error(at, "not-a-dataset", &class, "dataset");
        return None;
    }
    warn_of_version(document, &root);
    if root.get("dimension").is_some() {
        return Some(root);
    }
    let is_dataset =
        |value: &&str| Object::of(value).is_some_and(|it| it.get("dimension").is_some());
    let mut found = root.members.iter().map(|(_, value)| *value).filter(is_dataset);
    let (first, second) = (found.next(), found.next());
    match (first, second) {
        (None, _) => {
            document.error(root.value, "missing-member", "", "dimension");
            return None;
        }
        (Some(_), Some(second)) => document.warning(second, "one-dataset-only", "", ""),
        (Some(_), None) => {}
    }
    document.object(first?, MAX_MEMBERS)
}

/// Warns of versions that are not known: what they mean may be something else.
fn warn_of_version<'a>(document: &mut Document<'a>, root: &Object<'a>) {
    let Some(value) = root.get("version") else { return };
    let version = value.trim_matches('"');
    if version != "2" && !version.starts_with("2.") {
        document.warning(value, "unknown-version", version, "2.0");
    }
}
