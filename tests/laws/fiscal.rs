//! Fiscal Data Packages: a descriptor and its table.

use vardkronan::ingest::fiscal;

use super::table;

/// Reads the files and imports their table.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, |bytes| table::joined(bytes, fiscal::read));
}
