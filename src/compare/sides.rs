//! Who stands against whom: what each side has in each slot.

use crate::compare::{Cell, Comparison, SideName, Slot, Traits};
use crate::dataset::{Nature, Phase, Year, order};
use crate::view::ChartKind;

/// What one side has in one slot: its marks with a value, together.
///
/// A side is a region, and in a difference A or B.
#[derive(Clone, Copy, Debug)]
pub(super) struct SlotSide {
    /// Whose it is.
    pub(super) region: usize,
    /// What stands behind its marks.
    pub(super) traits: Traits,
    /// The first of its natures, in [`Nature::ALL`]'s order.
    pub(super) first_nature: Nature,
    /// The last of its natures.
    pub(super) last_nature: Nature,
    /// Some of it is a proposal or a plan.
    pub(super) has_proposal: bool,
    /// Some of it is neither.
    pub(super) has_decision: bool,
}

/// A slot and a side of it; a slot is a year and an area, or all that a chart of ranges shows.
type Place = (Option<Year>, Option<usize>, usize);

/// The sides of each slot that has a mark with a value.
///
/// A span in a lane is in no slot; a step of a year, in a chart of ranges, is in the range's.
pub(super) fn slots(comparison: &Comparison) -> Vec<Vec<SlotSide>> {
    let cells = &comparison.cells;
    let place = |at: usize| cells.get(at).and_then(|cell| place(comparison, cell));
    let order = order::sorted(cells.len(), &|a, b| place(a).cmp(&place(b)));
    let mut slots: Vec<Vec<SlotSide>> = Vec::new();
    let mut last: Option<Place> = None;
    for at in order {
        let (Some(here), Some(side)) = (place(at), cells.get(at).and_then(slot_side)) else {
            continue;
        };
        let is_same_slot = last.is_some_and(|last| (last.0, last.1) == (here.0, here.1));
        match slots.last_mut() {
            Some(slot) if is_same_slot => match slot.last_mut() {
                Some(before) if last == Some(here) => *before = before.plus(side),
                _ => slot.push(side),
            },
            _ => slots.push(vec![side]),
        }
        last = Some(here);
    }
    slots
}

/// Where a mark is compared; `None` for what is compared with nothing.
fn place(comparison: &Comparison, cell: &Cell) -> Option<Place> {
    if cell.value.is_err() || matches!(cell.slot, Slot::Span { .. }) {
        return None;
    }
    let year = cell.slot.years().first();
    match comparison.view.chart {
        ChartKind::Difference => Some((None, None, usize::from(cell.side? == SideName::B))),
        ChartKind::Regions | ChartKind::Map => Some((None, None, cell.region)),
        ChartKind::Areas => Some((Some(year), cell.area, cell.region)),
        ChartKind::Years | ChartKind::Table => Some((Some(year), None, cell.region)),
    }
}

fn slot_side(cell: &Cell) -> Option<SlotSide> {
    let group = cell.group?;
    let is_proposed = group.phase == Phase::Proposed;
    Some(SlotSide {
        region: cell.region,
        traits: cell.traits,
        first_nature: group.nature,
        last_nature: group.nature,
        has_proposal: is_proposed || cell.traits.has_plan,
        has_decision: !is_proposed && cell.traits.has_firm,
    })
}

impl SlotSide {
    fn plus(self, other: Self) -> Self {
        Self {
            region: self.region,
            traits: self.traits.plus(other.traits),
            first_nature: self.first_nature.min(other.first_nature),
            last_nature: self.last_nature.max(other.last_nature),
            has_proposal: self.has_proposal || other.has_proposal,
            has_decision: self.has_decision || other.has_decision,
        }
    }
}
