//! Where a figure was read.

use crate::dataset::{Date, Text};

/// A document that figures were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `[A-Za-z0-9._-]{1,64}`, unique in its dataset.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What kind of publisher that is.
    pub kind: PublisherKind,
    /// The document's title, or what stands in for a title that was not seen.
    pub title: Text,
    /// When it was published, as precisely as it says.
    pub date: Date,
    /// Whether the document states that date or it was inferred.
    pub date_is_inferred: bool,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The address of an archived copy, http or https.
    pub archived: Option<String>,
    /// When it was read.
    pub retrieved: Option<Date>,
    /// What a reader should know about it.
    pub note: Option<Text>,
}

/// Who stands behind a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublisherKind {
    /// A region itself.
    Region,
    /// An association of regions.
    Association,
    /// A state authority.
    Authority,
    /// A news medium.
    News,
    /// A political party.
    Party,
}
