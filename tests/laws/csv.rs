//! Comma-separated values.

use vardkronan::ingest::{Strictness, csv};

use super::table;

/// Reads and imports the bytes.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, |bytes| csv::read(bytes, "own", Strictness::Lenient));
}
