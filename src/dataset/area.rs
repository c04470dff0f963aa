//! What the money is for: a forest of areas.

use crate::dataset::Text;

/// An area of health care, a node of the tree that `parent` spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// `[A-Za-z0-9._-]{1,64}`, unique in its dataset.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The index of the area that holds it, never itself or a descendant; `None` for a root.
    pub parent: Option<usize>,
    /// What it includes.
    pub description: Option<Text>,
}
