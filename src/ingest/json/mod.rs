//! A dataset as JSON, version 1.
//!
//! The scanner finds where each value begins and ends; the values are read from those slices, so
//! that every fault has its place and amounts are never floats.

mod document;
mod fields;
#[cfg(feature = "import")]
pub mod mapping;
mod reader;
mod rows;
pub(crate) mod scan;
mod string;
mod tables;
mod views;

use crate::dataset::Dataset;
use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::json::reader::Reader;
use crate::ingest::json::scan::{Listed, Member};
use crate::ingest::{Diagnostic, Ingested, Severity, Strictness};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// Reads a dataset, or everything that is wrong with it.
///
/// Never panics. Inputs that are too long, too deeply nested or no JSON get one diagnostic.
pub fn read(bytes: &[u8], strictness: Strictness) -> Ingested {
    let mut read = DocumentReader { dataset: None };
    let (diagnostics, suppressed) = with_root(bytes, strictness.max_bytes(), strictness, &mut read);
    Ingested { dataset: read.dataset, diagnostics, suppressed }
}

/// Reads what is in a sound JSON text.
trait ReadRoot {
    /// Reads the value that the text is; its members, if it is an object.
    fn read<'a>(&mut self, reader: &mut Reader<'a>, root: &'a str, members: Listed<Member<'a>>);

    /// Forgets what was read, since something is wrong with it.
    fn refuse(&mut self);
}

struct DocumentReader {
    dataset: Option<Dataset>,
}

impl ReadRoot for DocumentReader {
    fn read<'a>(&mut self, reader: &mut Reader<'a>, root: &'a str, members: Listed<Member<'a>>) {
        self.dataset = document::read(reader, root, members);
    }

    fn refuse(&mut self) {
        self.dataset = None;
    }
}

/// A text that is one JSON value.
struct Sound<'a> {
    /// The whole text, without a byte order mark.
    text: &'a str,
    /// The value, without white space around it.
    root: &'a str,
    /// Its members, if it is an object.
    members: Listed<Member<'a>>,
}

/// Checks that the bytes are JSON and has them read; what is wrong, and how much more.
fn with_root(
    bytes: &[u8],
    limit: usize,
    strictness: Strictness,
    read: &mut dyn ReadRoot,
) -> (Vec<Diagnostic>, usize) {
    let Sound { text, root, members } = match sound(bytes, limit) {
        Ok(sound) => sound,
        Err(refused) => return refused,
    };
    let mut reader = Reader::new(text, strictness);
    read.read(&mut reader, root, members);
    if reader.findings.errors().all > 0 {
        read.refuse();
    }
    reader.findings.resolve(text, Some(root))
}

/// The text and the value of a JSON text, whatever it is.
///
/// # Errors
///
/// Why the bytes are too many or no JSON.
#[cfg(feature = "import")]
pub(super) fn text_and_root(bytes: &[u8], limit: usize) -> Result<(&str, &str), Vec<Diagnostic>> {
    sound(bytes, limit).map(|sound| (sound.text, sound.root)).map_err(|(refused, _)| refused)
}

fn sound(bytes: &[u8], limit: usize) -> Result<Sound<'_>, (Vec<Diagnostic>, usize)> {
    if bytes.len() > limit {
        let (found, limit) = (bytes.len().to_string(), limit.to_string());
        return Err(refused("", Finding::error(0, "too-large", &found, &limit)));
    }
    // The first module knows data only; what is opened by hand is read by the others.
    #[cfg(feature = "import")]
    if let Some(kind) = crate::ingest::encoding::kind_of_other(bytes) {
        return Err(refused("", Finding::error(0, "not-json", kind, "")));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(bytes, error.valid_up_to())),
    };
    // What JSON calls white space, and nothing else.
    let root = text.trim_matches([' ', '\t', '\n', '\r']);
    if root.is_empty() {
        return Err(refused(text, Finding::error(0, "empty", "", "")));
    }
    let members = if root.starts_with('{') {
        scan::members(root, reader::MAX_MEMBERS)
    } else {
        scan::check(root).map(|()| Listed::default())
    };
    match members {
        Ok(members) => Ok(Sound { text, root, members }),
        Err(unsound) => Err(refused(text, syntax(text, root, unsound))),
    }
}

fn refused(text: &str, finding: Finding) -> (Vec<Diagnostic>, usize) {
    debug_assert_eq!(finding.severity, Severity::Error);
    let mut findings = Findings::default();
    findings.push(finding);
    findings.resolve(text, None)
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> (Vec<Diagnostic>, usize) {
    let (valid, rest) = bytes.split_at_checked(valid_up_to).unwrap_or_default();
    let text = core::str::from_utf8(valid).unwrap_or_default();
    let found = rest.first().map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
    refused(text, Finding::error(text.len(), "not-utf-8", &found, ""))
}

fn syntax(text: &str, root: &str, unsound: scan::Unsound) -> Finding {
    let offset = scan::offset(text, root) + unsound.offset;
    if unsound.expected == scan::TOO_DEEP {
        return Finding::error(offset, "too-deep", "", &MAX_DEPTH.to_string());
    }
    match root.get(unsound.offset..).and_then(|rest| rest.chars().next()) {
        None => Finding::error(offset, "cut-short", "", ""),
        Some(found) => Finding::error(offset, "syntax", &String::from(found), unsound.expected),
    }
}
