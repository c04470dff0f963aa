//! Which values of closed lists the rows have.

use crate::dataset::{Expenditure, Funding, Investment, Nature, Phase, Recurrence};

/// The values that at least one row has, a bit each: asked for with every change of a view, and
/// looked for only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Kinds(u32);

const RECURRENCES: u32 = Phase::ALL.len() as u32;
const NATURES: u32 = RECURRENCES + Recurrence::ALL.len() as u32;
const FUNDINGS: u32 = NATURES + Nature::ALL.len() as u32;
const EXPENDITURES: u32 = FUNDINGS + Funding::ALL.len() as u32;

impl Kinds {
    /// Adds those of a row, with the phases of all its stages.
    pub(super) fn note(&mut self, row: &Investment) {
        self.0 |= 1 << (row.phase as u32)
            | 1 << (RECURRENCES + row.recurrence as u32)
            | 1 << (NATURES + row.nature as u32)
            | 1 << (FUNDINGS + row.funding as u32)
            | 1 << (EXPENDITURES + row.expenditure as u32);
        for stage in &row.stages {
            self.0 |= 1 << (stage.phase as u32);
        }
    }

    /// Whether a row has that phase, at one of its stages at least.
    pub(crate) fn has_phase(self, phase: Phase) -> bool {
        self.has(phase as u32)
    }

    /// Whether money of a row comes like that.
    pub(crate) fn has_recurrence(self, recurrence: Recurrence) -> bool {
        self.has(RECURRENCES + recurrence as u32)
    }

    /// Whether a row is of that kind.
    pub(crate) fn has_nature(self, nature: Nature) -> bool {
        self.has(NATURES + nature as u32)
    }

    /// Whether a row is that money.
    pub(crate) fn has_funding(self, funding: Funding) -> bool {
        self.has(FUNDINGS + funding as u32)
    }

    /// Whether a row is spent on that.
    pub(crate) fn has_expenditure(self, expenditure: Expenditure) -> bool {
        self.has(EXPENDITURES + expenditure as u32)
    }

    fn has(self, bit: u32) -> bool {
        self.0 & 1 << bit != 0
    }
}
