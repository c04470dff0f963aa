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

use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::json::reader::Reader;
use crate::ingest::{Diagnostic, Ingested, Severity, Strictness};
use crate::pace::{Pace, at_once};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// The share of all work that is done when the text has been passed once, when its tables have been read.
const PASSED: f64 = 0.25;
const READ: f64 = 0.7;

/// Reads a dataset, or everything that is wrong with it.
///
/// Never panics. Inputs that are too long, too deeply nested or no JSON get one diagnostic.
///
/// ```
/// use vardkronan::ingest::{Strictness, json};
///
/// let ingested = json::read(b"{\"version\": 1,\n \"id\": \"own\",}", Strictness::Strict);
/// assert!(ingested.dataset.is_none());
/// let fault = &ingested.diagnostics[0];
/// assert_eq!((fault.line, fault.column, fault.code), (2, 14, "syntax"));
/// ```
pub fn read(bytes: &[u8], strictness: Strictness) -> Ingested {
    at_once(read_in_steps(bytes, strictness, &Pace::endless()))
}

/// The same, with pauses.
pub(crate) async fn read_in_steps(bytes: &[u8], strictness: Strictness, pace: &Pace) -> Ingested {
    pace.expect(PASSED, bytes.len() + bytes.len() / 8);
    let Sound { text, root, document } = match sound(bytes, strictness.max_bytes(), pace).await {
        Ok(sound) => sound,
        Err((diagnostics, suppressed)) => {
            return Ingested { dataset: None, diagnostics, suppressed };
        }
    };
    let mut reader = Reader::new(text, strictness);
    reader.arrays = document.arrays;
    let dataset = document::read(&mut reader, root, document.members, pace).await;
    let dataset = dataset.filter(|_| reader.findings.errors().all == 0);
    let (diagnostics, suppressed) = reader.findings.resolve(text, Some(root));
    Ingested { dataset, diagnostics, suppressed }
}

/// A text that is one JSON value.
struct Sound<'a> {
    /// The whole text, without a byte order mark.
    text: &'a str,
    /// The value, without white space around it.
    root: &'a str,
    /// Its members, if it is an object.
    document: scan::Document<'a>,
}

/// The text and the value of a JSON text, whatever it is.
///
/// # Errors
///
/// Why the bytes are too many or no JSON.
#[cfg(feature = "import")]
pub(super) fn text_and_root(bytes: &[u8], limit: usize) -> Result<(&str, &str), Vec<Diagnostic>> {
    let sound = at_once(sound(bytes, limit, &Pace::endless()));
    sound.map(|sound| (sound.text, sound.root)).map_err(|(refused, _)| refused)
}

async fn sound<'a>(
    bytes: &'a [u8],
    limit: usize,
    pace: &Pace,
) -> Result<Sound<'a>, (Vec<Diagnostic>, usize)> {
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
    // That was quick, but of all bytes at once.
    pace.work(bytes.len() / 8).await;
    let document = if root.starts_with('{') {
        scan::document(root, reader::MAX_MEMBERS, pace).await
    } else {
        scan::check(root).map(|()| scan::Document::default())
    };
    match document {
        Ok(document) => Ok(Sound { text, root, document }),
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
