//! Cubes of statistics offices.

use vardkronan::ingest::{Strictness, json_stat};

use super::table;

/// Reads and imports the bytes.
pub(crate) fn hold(bytes: &[u8]) {
    table::hold(bytes, |bytes| json_stat::read(bytes, "own", Strictness::Lenient));
}
