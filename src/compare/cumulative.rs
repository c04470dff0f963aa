//! Running sums: every mark of a year holds all that came before it.

use crate::compare::Slot;
use crate::compare::once::{Key, Part, Placed};
use crate::dataset::{Nature, Year, YearRange, order};

/// Lets each part count from its year to the last one, in its region, phase, nature and area.
///
/// A covered span joins in its last year; increases are steps and stay as they are. A part that is
/// absent or unchecked so makes every later mark absent; unchecked years without any counted ones
/// before them are no series.
pub(super) fn accumulate(placed: Vec<Placed>, last: Year) -> Vec<Placed> {
    let (mut kept, mut joined) = (Vec::new(), Vec::new());
    for each in placed {
        match (joining_year(&each.key), each.part) {
            (Some(year), Some(part)) => joined.push((series(&each.key), part, year)),
            _ => kept.push(each),
        }
    }
    let at = |place: usize| joined.get(place);
    let by_series = order::sorted(joined.len(), &|a, b| {
        let sort_key = |place| at(place).map(|(key, part, _)| (*key, part.entry, part.years));
        sort_key(a).cmp(&sort_key(b))
    });
    for run in by_series.chunk_by(|&a, &b| at(a).map(|it| it.0) == at(b).map(|it| it.0)) {
        let parts = || run.iter().filter_map(|&place| at(place));
        if parts().all(|(_, part, _)| part.is_unchecked) {
            continue;
        }
        for &(key, part, first) in parts() {
            for year in YearRange::new(first, last).into_iter().flat_map(YearRange::years) {
                kept.push(placed_in(key, part, year));
            }
        }
    }
    kept
}

/// The year in which a mark joins its series; `None` for what stays as it is.
fn joining_year(key: &Key) -> Option<Year> {
    match key.slot {
        _ if key.nature == Some(Nature::Increase) => None,
        Slot::Year(year) => Some(year),
        Slot::Span { years, is_placed: true } => Some(years.last()),
        Slot::Span { .. } | Slot::Range(_) => None,
    }
}

/// What a mark has in common with those of its series.
fn series(key: &Key) -> Key {
    Key { first: Year::MIN, mark: 0, slot: Slot::Year(Year::MIN), ..*key }
}

fn placed_in(series: Key, part: Part, year: Year) -> Placed {
    Placed { key: Key { first: year, slot: Slot::Year(year), ..series }, part: Some(part) }
}
