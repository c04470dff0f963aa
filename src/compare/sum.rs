//! What the contributions of a mark come to, and what they are parts of.

use crate::compare::once::Count;
use crate::compare::{Absence, AlreadyCounted, Cell, Contribution, Value};
use crate::dataset::{AmountSum, Dataset, Investment, Precision, Recurrence, YearRange, order};
use crate::view::Measure;

/// The value and precision of a mark with contributions.
///
/// One absent contribution makes it absent, but for money that does not exist here or is counted
/// elsewhere: that leaves the rest of the sum as it is. A share is of the cost of all `years`.
pub(super) fn sum(
    count: &Count<'_>,
    region: usize,
    years: YearRange,
    contributions: &[Contribution],
) -> (Result<Value, Absence>, Precision) {
    let is_counted = |part: &&Contribution| {
        !matches!(part.value, Err(Absence::NotApplicable | Absence::IncludedElsewhere))
    };
    let counted: Vec<&Contribution> = contributions.iter().filter(is_counted).collect();
    let reasons = || counted.iter().filter_map(|part| part.value.err());
    let own = reasons().filter(|&reason| reason != Absence::NotChecked).min();
    let is_share = count.view.measure == Measure::Share;
    let has_share = is_share && !counted.is_empty();
    let cost = has_share.then(|| count.lens.net_cost(region, years)).transpose();
    if let Some(reason) = own.or(cost.err()).or(reasons().next()) {
        return (Err(reason), Precision::Exact);
    }
    let mut values = counted.iter().filter_map(|part| part.value.ok());
    let Some(first) = values.next() else {
        let reasons = contributions.iter().filter_map(|part| part.value.err());
        return (Err(reasons.max().unwrap_or(Absence::NotReported)), Precision::Exact);
    };
    let mut total = values.fold(first, plus);
    if let Ok(Some(cost)) = cost {
        total = Value::Computed(total.as_f64() / cost);
    }
    (Ok(total), precision(count.dataset, &counted))
}

fn plus(a: Value, b: Value) -> Value {
    match (a, b) {
        (Value::Exact(a), Value::Exact(b)) => Value::Exact(a + b),
        (a, b) => Value::Computed(a.as_f64() + b.as_f64()),
    }
}

/// The precision of a sum: of each whole that lies in it entirely its own, of the rest each part's.
fn precision(dataset: &Dataset, contributions: &[&Contribution]) -> Precision {
    let mut weights = Vec::new();
    for part in contributions.iter().filter(|part| is_last_stage(dataset, part)) {
        weights.extend(with_wholes(dataset, part.row));
    }
    // A row stands there once for each amount that it or anything below it gives.
    let weights = order::ascending(&weights);
    let is_entire = |row: usize| {
        let first = weights.partition_point(|&other| other < row);
        let weight = weights.partition_point(|&other| other <= row) - first;
        dataset.entries().weight_of_whole(row).is_some_and(|all| all == weight)
    };
    let mut total = Precision::Exact;
    let mut named = Vec::new();
    for part in contributions {
        match with_wholes(dataset, part.row).into_iter().rfind(|&row| is_entire(row)) {
            Some(whole) => named.push(whole),
            None => total = total.plus(part.precision),
        }
    }
    for whole in order::distinct(&named) {
        total = total.plus(dataset.investment(whole).map_or(Precision::Exact, |it| it.precision));
    }
    total
}

/// The row and the rows that it is a part of, upwards.
fn with_wholes(dataset: &Dataset, row: usize) -> Vec<usize> {
    let mut path = vec![row];
    while let Some(whole) = path.last().and_then(|&row| dataset.investment(row)?.part_of) {
        path.push(whole);
    }
    path
}

fn is_last_stage(dataset: &Dataset, part: &Contribution) -> bool {
    let stages = dataset.investment(part.row).map_or(0, |row| row.stages.len());
    part.stage.is_none_or(|stage| stage + 1 == stages)
}

/// The wholes of which something is shown, with what their parts already are.
pub(super) fn already_counted(dataset: &Dataset, cells: &[Cell]) -> Vec<AlreadyCounted> {
    let mut wholes = Vec::new();
    for part in cells.iter().flat_map(|cell| &cell.contributions) {
        let rows = with_wholes(dataset, part.row).into_iter();
        wholes.extend(rows.filter(|&row| !dataset.entries().parts(row).is_empty()));
    }
    order::distinct(&wholes).into_iter().map(|whole| parts_of(dataset, whole)).collect()
}

fn parts_of(dataset: &Dataset, whole: usize) -> AlreadyCounted {
    let content = dataset.content();
    let mut counted = AlreadyCounted { whole, amount: 0, precision: Precision::Exact };
    for &part in dataset.entries().parts(whole) {
        let Some(row) = dataset.investment(part) else { continue };
        let times = match row.recurrence {
            Recurrence::Annual => row.counted_years(content.source_year(row)).count(),
            _ => 1,
        };
        counted.amount += amount_of(row) * AmountSum::from(times);
        counted.precision = counted.precision.plus(row.precision);
    }
    counted
}

fn amount_of(row: &Investment) -> AmountSum {
    row.amount.map_or(0, |amount| AmountSum::from(amount.minor()))
}
