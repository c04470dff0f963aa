//! What the areas of a region come to together, where they may be added.

use crate::compare::adjust::Whose;
use crate::compare::count::CountColumn;
use crate::compare::marks::{MarkTerms, marks};
use crate::compare::total::{merged, total};
use crate::compare::{Cell, Slot};
use crate::dataset::Nature;

impl CountColumn<'_> {
    /// Adds what the areas of each year, phase and nature come to, and tells each cell its stack.
    ///
    /// It is counted from the terms anew, not from the cells: a whole whose parts lie in several
    /// areas has its own precision only where they are together.
    pub(super) fn add_stacks(&mut self, stacks: &mut Vec<Cell>) {
        let (count, column) = (self.count, self.column);
        let terms = merged(core::mem::take(&mut self.of_areas));
        let first = stacks.len();
        for MarkTerms { slot, group, terms } in marks(count.places, &terms, column.years) {
            if group.nature != Nature::Increase && !matches!(slot, Slot::Span { .. }) {
                let years = count.places.years_of(group.nature, slot, column.years);
                let whose = Whose::Region(column.region);
                let total = total(count.dataset, &count.lens, whose, years, &terms);
                stacks.push(self.cell(slot, None, Some(group), total));
            }
        }
        // They come in the order of years, phases and natures.
        let own = stacks.get(first..).unwrap_or_default();
        let key = |cell: &Cell| (cell.slot, cell.group.map(|it| (it.phase, it.nature)));
        for cell in &mut self.cells {
            let at = own.partition_point(|stack| key(stack) < key(cell));
            let is_own = own.get(at).is_some_and(|stack| key(stack) == key(cell));
            cell.stack = is_own.then_some(first + at);
        }
    }
}
