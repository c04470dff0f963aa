//! The identity of a dataset.

use core::fmt::Write;

use sha2::{Digest, Sha256};

use crate::dataset::Dataset;
use crate::export::json;

/// The SHA-256 of a dataset's canonical text, which [`json`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

/// The identity of a dataset: equal for equal datasets, however they were written.
///
/// Writes the whole canonical text: once a dataset, not once a view.
pub fn fingerprint(dataset: &Dataset) -> Fingerprint {
    Fingerprint(Sha256::digest(json(dataset)).into())
}

impl From<[u8; 32]> for Fingerprint {
    /// Of the hash of a canonical text that was taken before.
    fn from(hash: [u8; 32]) -> Self {
        Self(hash)
    }
}

impl Fingerprint {
    /// What of it a link carries.
    const SHORT_BYTES: usize = 8;

    /// All 64 hex digits, small letters.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The first 16 hex digits, as links carry them.
    pub fn short(&self) -> String {
        hex(self.0.split_at(Self::SHORT_BYTES).0)
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
