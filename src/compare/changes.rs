//! What became of each mark between two editions of a dataset.

use core::cmp::Ordering;

use crate::compare::{Cell, Comparison, Group, SideName, Slot, Value};
use crate::dataset::{Dataset, YearRange, order};

/// So far apart, seen from the larger one, two computed values are the same: another order of rows
/// adds up to another last digit.
const SAME: f64 = 1e-9;

/// A mark that is there in only one of two comparisons, or is another one in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The index of its cell before; `None` for a new mark.
    pub before: Option<usize>,
    /// The index of its cell after; `None` for a mark that is gone.
    pub after: Option<usize>,
}

/// The marks that differ between two editions under one view, by region, years, phase, nature and
/// area.
///
/// Marks are matched by their region's code, slot, area's code, phase, nature and side; what tells only
/// that there is nothing is no mark. They differ if their values, the reasons for having none, or
/// their precisions do.
pub fn changes(before: (&Dataset, &Comparison), after: (&Dataset, &Comparison)) -> Vec<Change> {
    let (old, new) = (by_key(before), by_key(after));
    let (mut old, mut new) = (old.iter().copied().peekable(), new.iter().copied().peekable());
    let mut changes = Vec::new();
    loop {
        let place = match (old.peek(), new.peek()) {
            (None, None) => return changes,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(&old), Some(&new)) => key(before, old).cmp(&key(after, new)),
        };
        let change = Change {
            before: old.next_if(|_| place.is_le()),
            after: new.next_if(|_| place.is_ge()),
        };
        if let (Some(old), Some(new)) = (change.before, change.after)
            && is_same(before.1.cells.get(old), after.1.cells.get(new))
        {
            continue;
        }
        changes.push(change);
    }
}

/// What a mark is, whatever its value; its order is that of the changes.
type Key<'a> = (&'a str, YearRange, Slot, Group, Option<&'a str>, Option<SideName>);

fn key<'a>((dataset, comparison): (&'a Dataset, &Comparison), cell: usize) -> Option<Key<'a>> {
    let cell = comparison.cells.get(cell)?;
    let region = dataset.region(cell.region)?.code.as_str();
    let area = cell.area.and_then(|area| dataset.area(area)).map(|area| area.code.as_str());
    Some((region, cell.slot.years(), cell.slot, cell.group?, area, cell.side))
}

/// The indices of the marks in the order of their keys.
fn by_key(edition: (&Dataset, &Comparison)) -> Vec<usize> {
    let all = edition.1.cells.len();
    let mut marks = order::sorted(all, &|a, b| key(edition, a).cmp(&key(edition, b)));
    marks.retain(|&cell| key(edition, cell).is_some());
    marks
}

fn is_same(before: Option<&Cell>, after: Option<&Cell>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_same_value = match (before.value, after.value) {
        (Ok(Value::Computed(before)), Ok(Value::Computed(after))) => {
            (before - after).abs() <= SAME * before.abs().max(after.abs())
        }
        (before, after) => before == after,
    };
    is_same_value && before.precision == after.precision
}
