//! Orders of value: who is above whom, and who ties.

use crate::compare::{Comparison, Slot, Value};
use crate::dataset::order;

/// How many times as much a value may be and still tie: the date of the head count alone moves
/// values per resident by up to 3.6 per cent.
const TIE: f64 = 1.04;

/// What floats may be off by, as a share.
pub(super) const SLACK: f64 = 1e-9;

/// The marks of a slot in order of value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// At least two, the largest first; equals in the comparison's order.
    pub marks: Vec<RankedMark>,
    /// All are about the same: no order means anything.
    pub is_all_tied: bool,
    /// The cell that is clearly above all others, if one is.
    pub largest: Option<usize>,
    /// The cell that is clearly below all others, if one is.
    pub smallest: Option<usize>,
}

/// A mark and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankedMark {
    /// The index of its cell.
    pub cell: usize,
    /// Its value, as a float.
    pub value: f64,
    /// 1 + how many values are more than 4 per cent above it; those that tie may share it.
    pub rank: usize,
}

/// Whether a value is more than 4 per cent above another.
pub(crate) fn is_above(value: f64, other: f64) -> bool {
    value > highest_tie(other)
}

/// Whether two values are about the same; of different signs they never are.
pub fn is_tie(one: f64, other: f64) -> bool {
    !is_above(one, other) && !is_above(other, one)
}

fn highest_tie(value: f64) -> f64 {
    let factor = TIE * (1.0 + SLACK);
    if value < 0.0 { value / factor } else { value * factor }
}

/// Each value's rank, in the values' order: 1 + how many are more than 4 per cent above it.
pub fn ranks(values: &[f64]) -> Vec<usize> {
    let falling: Vec<f64> = from_largest(values).into_iter().map(|(_, value)| value).collect();
    let above = |value: f64| falling.partition_point(|&other| is_above(other, value));
    values.iter().map(|&value| 1 + above(value)).collect()
}

/// The values with their places, the largest first; equals stay in their order.
fn from_largest(values: &[f64]) -> Vec<(usize, f64)> {
    let value = |at: usize| values.get(at).copied().unwrap_or_default();
    let order = order::sorted(values.len(), &|a, b| value(b).total_cmp(&value(a)));
    order.into_iter().map(|at| (at, value(at))).collect()
}

impl Comparison {
    /// The marks of a slot in order of value.
    ///
    /// `None` unless the verdict allows it, at least two regions have a value there, one mark
    /// each, and all are of one phase and nature.
    pub fn ranking(&self, slot: Slot) -> Option<Ranking> {
        if !self.may_rank() {
            return None;
        }
        let in_slot = self.cells.iter().enumerate().filter(|(_, cell)| cell.slot == slot);
        let marks: Vec<_> = in_slot.filter(|(_, cell)| cell.value.is_ok()).collect();
        let regions: Vec<usize> = marks.iter().map(|(_, cell)| cell.region).collect();
        let group = marks.first()?.1.group;
        let is_one_group = marks.iter().all(|(_, cell)| cell.group == group);
        if regions.len() < 2 || order::distinct(&regions).len() < regions.len() || !is_one_group {
            return None;
        }
        let values = marks.iter().filter_map(|(_, cell)| cell.value.ok());
        let values: Vec<f64> = values.map(Value::as_f64).collect();
        let ranks = ranks(&values);
        let ranked = from_largest(&values).into_iter().filter_map(|(at, value)| {
            Some(RankedMark { cell: marks.get(at)?.0, value, rank: *ranks.get(at)? })
        });
        Some(Ranking::of(ranked.collect()))
    }
}

impl Ranking {
    fn of(marks: Vec<RankedMark>) -> Self {
        let is_apart = |above: &RankedMark, below: &RankedMark| is_above(above.value, below.value);
        let (largest, smallest, is_all_tied) = match marks.as_slice() {
            [first, second, ..] => (
                is_apart(first, second).then_some(first.cell),
                marks.last_chunk().filter(|[a, b]| is_apart(a, b)).map(|[_, last]| last.cell),
                marks.last().is_some_and(|last| !is_apart(first, last)),
            ),
            _ => (None, None, false),
        };
        Self { marks, is_all_tied, largest, smallest }
    }
}

#[cfg(test)]
mod tests {
    use super::{RankedMark, Ranking, is_tie, ranks};

    #[test]
    fn values_within_four_per_cent_tie() {
        let check = |one: f64, other: f64, expected: bool| {
            assert_eq!(is_tie(one, other), expected, "{one} {other}");
            assert_eq!(is_tie(other, one), expected, "{other} {one}");
        };
        check(100.0, 100.0, true);
        check(104.0, 100.0, true);
        check(104.01, 100.0, false);
        check(1.04 * 0.1, 0.1, true);
        check(0.3 * 1.04, 0.1 + 0.2, true);
        check(0.0, 0.0, true);
        check(0.0, 1e-12, false);
        check(-100.0, -104.0, true);
        check(-100.0, -104.01, false);
        check(-1.0, 1.0, false);
        check(-1e-12, 0.0, false);
    }

    #[test]
    fn a_rank_counts_what_is_clearly_above() {
        let check = |values: &[f64], expected: &[usize]| assert_eq!(ranks(values), expected);
        check(&[], &[]);
        check(&[7.0], &[1]);
        check(&[100.0, 300.0, 200.0], &[3, 1, 2]);
        // A tie is no equality: the last is clearly below the first only.
        check(&[106.0, 103.0, 100.0], &[1, 1, 2]);
        check(&[50.0, 104.0, 100.0], &[3, 1, 1]);
        check(&[0.0, -5.0, 0.0, 1.0], &[2, 4, 2, 1]);
    }

    #[test]
    fn ranks_agree_with_counting() {
        let values: Vec<f64> = (0..200).map(|at| f64::from(at * 7919 % 211) - 40.0).collect();
        let counted: Vec<usize> = values
            .iter()
            .map(|&value| {
                let above = |other: f64| other > value && !is_tie(other, value);
                1 + values.iter().filter(|&&other| above(other)).count()
            })
            .collect();
        assert_eq!(ranks(&values), counted);
    }

    #[test]
    fn a_superlative_needs_a_distance() {
        let check = |values: &[f64], expected: (Option<usize>, Option<usize>, bool)| {
            let ranks = ranks(values);
            let marks = values.iter().zip(ranks).enumerate();
            let marks = marks.map(|(cell, (&value, rank))| RankedMark { cell, value, rank });
            let ranking = Ranking::of(marks.collect());
            let found = (ranking.largest, ranking.smallest, ranking.is_all_tied);
            assert_eq!(found, expected, "{values:?}");
        };
        check(&[300.0, 200.0, 100.0], (Some(0), Some(2), false));
        check(&[206.0, 200.0, 100.0], (None, Some(2), false));
        check(&[300.0, 102.0, 100.0], (Some(0), None, false));
        check(&[106.0, 103.0, 100.0], (None, None, false));
        check(&[104.0, 103.0, 100.0], (None, None, true));
        check(&[2.0, 1.0], (Some(0), Some(1), false));
    }
}
