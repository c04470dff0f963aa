//! What the money is for: a forest of areas.

use crate::dataset::{Content, Text};

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

/// The lowest area that has all rows, in it or below; `None` where there is none.
pub(super) fn common(content: &Content) -> Option<usize> {
    let path = |area: usize| {
        core::iter::successors(Some(area), |&at| content.areas.get(at).and_then(|it| it.parent))
    };
    let mut rows = content.investments.iter();
    let mut common = rows.next()?.area;
    for row in rows {
        common = path(common).find(|&above| path(row.area).any(|at| at == above))?;
    }
    Some(common)
}
