//! Comma-separated values.

use vardkronan::ingest::csv;

use super::table;

/// Reads and imports the bytes.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, csv::read);
}
