//! Bytes become a dataset, and everything that is wrong with them.

/// One fault of an input, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it keeps the input from being used.
    pub severity: Severity,
    /// Its name, stable: the key of its message.
    pub code: &'static str,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The JSON pointer or CSV field.
    pub pointer: String,
    /// What was found.
    pub found: String,
    /// What would have been right; empty where a value cannot say it.
    pub expected: String,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used.
    Warning,
}
