//! Bytes become a [`Dataset`], or everything that is wrong with them, each fault with its place.
//!
//! Nothing here panics or stops at the first fault; only a syntax error ends the search.

#[cfg(feature = "import")]
pub mod csv;
#[cfg(feature = "import")]
#[cfg(test)]
mod csv_test;
mod diagnostic;
#[cfg(feature = "import")]
mod dialect;
mod direction;
#[cfg(feature = "import")]
mod document;
#[cfg(feature = "import")]
mod encoding;
#[cfg(feature = "import")]
pub mod files;
#[cfg(feature = "import")]
pub mod fiscal;
#[cfg(feature = "import")]
mod headed;
#[cfg(feature = "import")]
mod import;
pub mod json;
#[cfg(feature = "import")]
pub mod json_stat;
#[cfg(feature = "import")]
pub mod kolada;
#[cfg(feature = "import")]
pub mod mapping;
#[cfg(feature = "import")]
mod parts;
mod place;
#[cfg(feature = "import")]
mod repeats;
#[cfg(feature = "import")]
mod strings;
#[cfg(feature = "import")]
pub mod table;
pub(crate) mod wire;

#[cfg(feature = "import")]
pub use headed::{beginnings, headed};
#[cfg(feature = "import")]
pub use import::{Imported, Known, beside, import, joined_id};

pub use diagnostic::{Cell, Diagnostic, MAX_DIAGNOSTICS, Severity};

use crate::dataset::Dataset;

/// The most rows that are read, of a table or of a list in our own format.
pub(crate) const MAX_ROWS: usize = 1_000_000;

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
}
