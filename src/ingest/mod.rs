<<<<<<< HEAD
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
=======
//! Bytes become a [`Dataset`], or everything that is wrong with them, each fault with its place.
//!
//! Nothing here panics or stops at the first fault; only a syntax error ends the search.

mod diagnostic;
pub mod json;
mod place;
pub(crate) mod wire;

pub use diagnostic::{Diagnostic, MAX_DIAGNOSTICS, Severity};

use crate::dataset::Dataset;

/// What reading gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingested {
    /// The dataset; there is one exactly if no diagnostic, listed or suppressed, is an error.
    pub dataset: Option<Dataset>,
    /// The first [`MAX_DIAGNOSTICS`], in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are.
    pub suppressed: usize,
}

/// How much a reader forgives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// The program's: unknown members and parts that exceed their whole are errors.
    Strict,
    /// The widget's: both are warnings, and such a whole is counted without its parts.
    Lenient,
}

impl Strictness {
    /// The longest input that is read: 256 MB for the program, 64 MB for the widget.
    pub const fn max_bytes(self) -> usize {
        match self {
            Self::Strict => 256_000_000,
            Self::Lenient => 64_000_000,
        }
    }
>>>>>>> ingest
}
