//! The laws that the targets try out: the same text as the native tests run.

#[path = "../../tests/laws/mod.rs"]
mod laws;

/// See `tests/laws/csv.rs`.
pub fn csv(bytes: &[u8]) {
    laws::csv::hold(bytes);
}

/// See `tests/laws/dataset.rs`.
pub fn dataset(bytes: &[u8]) {
    laws::dataset::hold(bytes);
}

/// See `tests/laws/json_stat.rs`.
pub fn json_stat(bytes: &[u8]) {
    laws::json_stat::hold(bytes);
}

/// See `tests/laws/link.rs`.
pub fn link(bytes: &[u8]) {
    laws::link::hold(bytes);
}

/// See `tests/laws/mapping.rs`.
pub fn mapping(bytes: &[u8]) {
    laws::mapping::hold(bytes);
}

/// See `tests/laws/words.rs`.
pub fn words(bytes: &[u8]) {
    laws::words::hold(bytes);
}

/// See `tests/laws/fiscal.rs`.
pub fn fiscal(bytes: &[u8]) {
    laws::fiscal::hold(bytes);
}

/// See `tests/laws/kolada.rs`.
pub fn kolada(bytes: &[u8]) {
    laws::kolada::hold(bytes);
}

/// See `tests/laws/compare.rs`.
pub fn compare(bytes: &[u8]) {
    laws::compare::hold(bytes);
}

/// See `tests/laws/messages.rs`.
pub fn messages(bytes: &[u8]) {
    laws::messages::hold(bytes);
}
