//! Terms become marks: those of a year, of the range, of a span, or of all years so far.

use crate::compare::place::Places;
use crate::compare::total::Priced;
use crate::compare::{Cell, Group, SideName, Slot};
use crate::dataset::{Nature, Phase, Year, YearRange, order};

/// The terms of one mark.
#[derive(Debug)]
pub(super) struct MarkTerms<'a> {
    pub(super) slot: Slot,
    pub(super) group: Group,
    pub(super) terms: Vec<&'a Priced>,
}

/// The marks of terms over the chosen years, by first year, phase, kind of slot and nature.
///
/// Running sums hold all that came before in their phase and nature. A covered span joins in its
/// last year; increases are steps and stay as they are; what is nothing but unchecked is no series.
pub(super) fn marks(places: Places, terms: &[Priced], chosen: YearRange) -> Vec<MarkTerms<'_>> {
    let mut placed: Vec<(Slot, &Priced)> = Vec::new();
    for term in terms {
        let slot = places.slot(term.group.nature, term.years, chosen);
        let Some(year) = places.joins(term.group.nature, slot) else {
            placed.push((slot, term));
            continue;
        };
        let is_checked = |other: &&Priced| {
            let slot = places.slot(other.group.nature, other.years, chosen);
            other.group == term.group
                && !other.facts.is_only_unchecked()
                && places.joins(other.group.nature, slot).is_some()
        };
        let is_series = terms.iter().any(|other| is_checked(&other));
        if is_series {
            let later = YearRange::new(year, chosen.last()).into_iter().flat_map(YearRange::years);
            placed.extend(later.map(|year| (Slot::Year(year), term)));
        }
    }
    let key = |at: usize| placed.get(at).map(|&(slot, term)| sort_key(slot, term.group));
    let by_key = order::sorted(placed.len(), &|a, b| key(a).cmp(&key(b)));
    let mut marks: Vec<MarkTerms<'_>> = Vec::new();
    for (slot, term) in by_key.into_iter().filter_map(|at| placed.get(at).copied()) {
        match marks.last_mut() {
            Some(last) if (last.slot, last.group) == (slot, term.group) => last.terms.push(term),
            _ => marks.push(MarkTerms { slot, group: term.group, terms: vec![term] }),
        }
    }
    marks
}

/// What orders the marks of one region: first year, phase, kind of slot, nature, last year.
fn sort_key(slot: Slot, group: Group) -> (Year, u8, u8, u8, Year) {
    let kind = match slot {
        Slot::Year(_) => 0,
        Slot::Range(_) => 1,
        Slot::Span { .. } => 2,
    };
    let years = slot.years();
    // One more than their number: what has none comes first.
    (years.first(), group.phase as u8 + 1, kind, group.nature as u8 + 1, years.last())
}

/// What orders the cells of a comparison.
pub(super) type CellKey = (usize, (Year, u8, u8, u8, Year), Option<usize>, Option<SideName>);

/// The place of a cell in that order, given each region's place by code: region, first year, phase
/// (none first), kind of slot, nature, area, side.
pub(super) fn cell_key(ranks: &[usize], cell: &Cell) -> CellKey {
    let none = Group { phase: Phase::Proposed, nature: Nature::Programme };
    let (first, phase, kind, nature, last) = sort_key(cell.slot, cell.group.unwrap_or(none));
    let (phase, nature) = cell.group.map_or((0, 0), |_| (phase, nature));
    let rank = ranks.get(cell.region).copied().unwrap_or_default();
    (rank, (first, phase, kind, nature, last), cell.area, cell.side)
}
