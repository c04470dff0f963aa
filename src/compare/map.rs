//! Whether regions may stand on a map, and which of them belong together there.

use crate::compare::{Cell, Comparison, Slot, Value, VerdictKind, compare, is_above};
use crate::dataset::{CoverageKind, Dataset, order};
use crate::view::{ChartKind, View};

/// So many shades a map has at most.
const MOST_CLASSES: usize = 5;

/// A further shade is worth its while until so much of the spread is between the classes.
const ENOUGH: f64 = 0.95;

/// Why a view has no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoMap {
    /// The dataset is a selection: a region without a mark would look like one without money.
    Selection,
    /// The data do not say where any chosen region stands on a map.
    NoTiles,
    /// The marks cannot be compared.
    NotComparable,
    /// A region has several marks, an earlier stage among them, of which a map shows one.
    SeveralMarks,
}

/// Marks of one shade: their values go from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapClass {
    /// The cell with the least value.
    pub low: usize,
    /// The cell with the greatest value.
    pub high: usize,
}

/// Why the regions, years and measure of a comparison have no map, whatever chart it is for.
///
/// `dataset` is the one that the comparison was made from. Compares anew unless it is of ranges.
pub fn no_map(dataset: &Dataset, comparison: &Comparison) -> Option<NoMap> {
    if comparison.coverage == CoverageKind::Selection {
        return Some(NoMap::Selection);
    }
    let has_tile = |&region: &usize| dataset.region(region).is_some_and(|it| it.tile.is_some());
    let chart = comparison.view.chart;
    let regions = &comparison.regions;
    // A and B are regions of their own choice.
    let are_same = chart != ChartKind::Difference;
    if are_same && !regions.is_empty() && !regions.iter().any(has_tile) {
        return Some(NoMap::NoTiles);
    }
    match chart {
        ChartKind::Map | ChartKind::Regions => comparison.no_map_of_marks(),
        _ => {
            let view = View { chart: ChartKind::Map, ..comparison.view.clone() };
            no_map(dataset, &compare(dataset, &view))
        }
    }
}

impl Comparison {
    fn no_map_of_marks(&self) -> Option<NoMap> {
        let marks = || self.cells.iter().filter(|cell| !matches!(cell.slot, Slot::Span { .. }));
        let mut values = marks().filter(|cell| cell.value.is_ok());
        let first = values.next().map(|cell| cell.slot);
        let has_several = marks().zip(marks().skip(1)).any(|(one, next)| one.region == next.region);
        if self.verdict.kind == VerdictKind::NotComparable {
            Some(NoMap::NotComparable)
        } else if has_several
            || self.outlines.iter().any(|it| it.value.is_ok())
            || values.any(|cell| Some(cell.slot) != first)
        {
            Some(NoMap::SeveralMarks)
        } else {
            None
        }
    }

    /// The classes of a map's values, the lowest first: as few as tell most of them apart, five at
    /// most. None where no value is.
    ///
    /// Values that tie, or that others between them tie to each other, are in one class.
    pub fn map_classes(&self) -> Vec<MapClass> {
        let is_meant = |cell: &Cell| !matches!(cell.slot, Slot::Span { .. });
        let cells = self.cells.iter().enumerate().filter(|(_, cell)| is_meant(cell));
        let values: Vec<(usize, f64)> =
            cells.filter_map(|(at, cell)| Some((at, cell.value.ok()?.as_f64()))).collect();
        let value = |at: usize| values.get(at).map_or(0.0, |&(_, value)| value);
        let rising = order::sorted(values.len(), &|a, b| value(a).total_cmp(&value(b)));
        let mut clusters: Vec<Cluster> = Vec::new();
        for (cell, value) in rising.into_iter().filter_map(|at| values.get(at).copied()) {
            match clusters.last_mut() {
                Some(last) if !is_above(value, last.top) => last.add(cell, value),
                _ => clusters.push(Cluster::of(cell, value)),
            }
        }
        classes(&clusters)
    }

    /// The class of a cell with a value.
    pub fn map_class_of(&self, classes: &[MapClass], value: Value) -> usize {
        let top = |class: &MapClass| {
            let high = self.cells.get(class.high).and_then(|cell| cell.value.ok());
            high.map_or(f64::INFINITY, Value::as_f64)
        };
        let above = classes.iter().position(|class| value.as_f64() <= top(class));
        above.unwrap_or(classes.len().saturating_sub(1))
    }
}

/// Values that nothing may tell apart.
#[derive(Clone, Copy, Debug)]
struct Cluster {
    low: usize,
    high: usize,
    top: f64,
    count: f64,
    sum: f64,
    squares: f64,
}

impl Cluster {
    fn of(cell: usize, value: f64) -> Self {
        Self { low: cell, high: cell, top: value, count: 1.0, sum: value, squares: value * value }
    }

    fn add(&mut self, cell: usize, value: f64) {
        (self.high, self.top) = (cell, value);
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn plus(mut self, above: Self) -> Self {
        (self.high, self.top) = (above.high, above.top);
        self.count += above.count;
        self.sum += above.sum;
        self.squares += above.squares;
        self
    }

    /// How far its values are from their mean, squared and added up.
    fn spread(self) -> f64 {
        (self.squares - self.sum * self.sum / self.count).max(0.0)
    }
}

/// Neighbouring clusters as classes, such that the spread inside them is least.
fn classes(clusters: &[Cluster]) -> Vec<MapClass> {
    let Some(all) = clusters.iter().copied().reduce(Cluster::plus) else { return Vec::new() };
    let class = |cluster: &Cluster| MapClass { low: cluster.low, high: cluster.high };
    // For each number of clusters from the lowest on: the least spread in so many classes, and how
    // many clusters the last of them has.
    let mut rounds: Vec<Vec<(f64, usize)>> = Vec::new();
    for _ in 0..MOST_CLASSES.min(clusters.len()) {
        let round = next_round(clusters, rounds.last());
        let left = round.last().map_or(0.0, |&(spread, _)| spread);
        rounds.push(round);
        if left <= all.spread() * (1.0 - ENOUGH) {
            break;
        }
    }
    let mut classes = Vec::new();
    let mut end = clusters.len();
    for round in rounds.iter().rev() {
        let taken = end.checked_sub(1).and_then(|at| round.get(at)).map_or(0, |&(_, taken)| taken);
        let start = end.saturating_sub(taken);
        let own = clusters.get(start..end).unwrap_or_default();
        classes.extend(own.iter().copied().reduce(Cluster::plus).as_ref().map(class));
        end = start;
    }
    classes.reverse();
    classes
}

/// The best that one class more can do than in the round before.
fn next_round(clusters: &[Cluster], before: Option<&Vec<(f64, usize)>>) -> Vec<(f64, usize)> {
    let best = |end: usize| {
        let mut best = (f64::INFINITY, 0);
        let mut last: Option<Cluster> = None;
        for (taken, cluster) in (1..).zip(clusters.iter().take(end).rev()) {
            let class = last.map_or(*cluster, |above| cluster.plus(above));
            last = Some(class);
            let rest = end - taken;
            let below = match (before, rest.checked_sub(1)) {
                (None, None) => 0.0,
                (Some(before), Some(at)) => before.get(at).map_or(f64::INFINITY, |it| it.0),
                _ => f64::INFINITY,
            };
            if below + class.spread() < best.0 {
                best = (below + class.spread(), taken);
            }
        }
        best
    };
    (1..=clusters.len()).map(best).collect()
}
