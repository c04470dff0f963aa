//! Cubes of statistics offices.

use vardkronan::ingest::json_stat;

use super::table;

/// Reads and imports the bytes.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, json_stat::read);
}
