//! Mappings as JSON.

use vardkronan::ingest::json::mapping;

use super::measured::{Budget, within};
use super::refusal;

const READING: Budget = Budget { at_once: (60, 60_000), in_all: (120, 200_000) };

/// Reads the bytes, and what is written of them.
pub(crate) fn hold(bytes: &[u8]) {
    match within(READING, bytes.len(), || mapping::read(bytes)) {
        Err(diagnostics) => refusal::refused(bytes, &diagnostics),
        Ok(read) => {
            let written = mapping::write(&read);
            assert_eq!(mapping::read(written.as_bytes()).as_ref(), Ok(&read), "{written}");
        }
    }
}
