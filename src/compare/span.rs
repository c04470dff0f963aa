//! Whether anything stands for several years together.

use crate::compare::{Comparison, Slot};

impl Comparison {
    /// Whether a mark stands for all chosen years together.
    pub(crate) fn has_ranges(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.slot, Slot::Range(_)))
    }

    /// Whether a sum over several years that its source does not split is among what is shown,
    /// spread or not.
    pub fn has_span(&self) -> bool {
        self.cells.iter().any(|cell| cell.traits.has_span)
    }
}
