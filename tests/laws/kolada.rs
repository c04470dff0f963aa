//! Answers of Kolada's API: pages of values, and documents that name them.

use vardkronan::ingest::kolada;

use super::table;

/// Reads the files and imports their table.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, |bytes| table::joined(bytes, kolada::read));
}
