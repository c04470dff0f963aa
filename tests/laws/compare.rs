//! Figures and a view of them: each krona once, whoever stands beside whom, and nothing out of nothing.

use std::collections::BTreeSet;

use vardkronan::compare::{
    Absence, Cell, Comparison, Contribution, Group, Slot, Value, compare, difference, no_map,
};
use vardkronan::dataset::{
    AmountSum, Content, Contradictions, Dataset, Investment, Language, Precision, Recurrence,
};
use vardkronan::export;
use vardkronan::view::link::decode;
use vardkronan::view::{ChartKind, Codes, Measure, Prices, Sum, View};

use super::figures::{Dice, dataset};

/// The bytes before the first line break are a link; those behind it make figures, and choose among views.
pub(crate) fn hold(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (link, rest) = bytes.split_at(end);
    let mut dice = Dice(rest.get(1..).unwrap_or_default());
    let chosen = chosen(&mut dice);
    let Some(data) = dataset(&mut dice) else { return };
    // What the link says counts, since it comes last.
    let link = format!("{chosen}&{}", String::from_utf8_lossy(link));
    let view = decode(&link).view.resolved(&data);
    let comparison = compare(&data, &view);
    assert_eq!(compare(&data, &view), comparison);
    each_is_one_mark(&data, &comparison);
    values_are_what_their_rows_come_to(&data, &comparison);
    no_row_counts_twice(&data, &comparison);
    order_does_not_count(&data, &comparison);
    neighbours_do_not_count(&data, &comparison);
    charts_show_the_same_money(&data, &view);
    the_country_is_its_regions(&data, &view);
    all_comes_to_what_the_roots_say(&data);
    // What is made of a comparison is made of any.
    difference(&data, &comparison);
    no_map(&data, &comparison);
    export::rows(&data, &comparison, Language::Swedish);
}

fn chosen(dice: &mut Dice<'_>) -> String {
    let charts = ["years", "regions", "areas", "difference", "map", "table"];
    let measures = ["total", "per-resident", "share"];
    let more = ["", "natures=all&expenditure=all", "spread=even", "sum=cumulative", "prices=2019"];
    let phases = ["all", "approved", "proposed,executed", "approved,adjusted"];
    let sides = ["a=14:2018:all&b=01:2017-2020:all", "a=01:2019:near&b=01:2020:care", ""];
    let years = ["2016-2024", "2018", "2017-2019", "2022-2026"];
    format!(
        "chart={}&measure={}&{}&phases={}&{}&years={}",
        dice.mostly(&charts),
        dice.mostly(&measures),
        dice.mostly(&more),
        dice.mostly(&phases),
        dice.mostly(&sides),
        dice.mostly(&years),
    )
}

/// Checks that no two marks are of the same, and that each is in its place.
fn each_is_one_mark(data: &Dataset, comparison: &Comparison) {
    let code = |cell: &Cell| data.region(cell.region).unwrap().code.clone();
    let places: Vec<_> = comparison
        .cells
        .iter()
        .map(|cell| (code(cell), cell.slot.years().first(), cell.group.map(|group| group.phase)))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let mut seen = BTreeSet::new();
    for cell in &comparison.cells {
        assert!(comparison.regions.contains(&cell.region), "{cell:?}");
        let group = cell.group.map(|group| (group.phase, group.nature));
        let side = cell.side.map(|side| side as u8);
        let key = (cell.region, cell.slot, cell.area, side, group);
        assert!(group.is_none() || seen.insert(key), "twice: {cell:?}");
        assert_eq!(group.is_none(), cell.parts == 0, "{cell:?}");
    }
}

/// Checks that a value is the sum of what its rows give, and that without any there is none.
fn values_are_what_their_rows_come_to(data: &Dataset, comparison: &Comparison) {
    for (cell, parts) in comparison.cells.iter().zip(comparison.all_contributions(data)) {
        assert_eq!(cell.parts, parts.len(), "{cell:?}");
        let Ok(value) = cell.value else { continue };
        assert!(value.as_f64().is_finite(), "{cell:?}");
        let counted: Vec<_> = parts.iter().filter(|part| is_counted(part)).collect();
        assert!(!counted.is_empty(), "a value out of nothing: {cell:?}");
        let values = counted.iter().map(|part| part.value.unwrap_or_else(|_| panic!("{cell:?}")));
        // A share is divided once, of all.
        if comparison.measure == Measure::Share {
            continue;
        }
        match value {
            // What is spread may come to nothing, exactly.
            Value::Exact(exact) if !cell.is_spread => {
                assert_eq!(values.map(minor).sum::<AmountSum>(), exact);
            }
            value => {
                let (sum, value) = (values.map(Value::as_f64).sum(), value.as_f64());
                assert!(is_near(sum, value), "{sum} for {value}: {cell:?}");
            }
        }
    }
}

/// Checks that a row is in one mark for each of its years, and never in that of a sum, too.
fn no_row_counts_twice(data: &Dataset, comparison: &Comparison) {
    // A running sum has a row again in every later year, and A and B may be the same.
    let view = &comparison.view;
    if view.sum == Sum::Cumulative || view.chart == ChartKind::Difference {
        return;
    }
    let mut seen = BTreeSet::new();
    for (cell, parts) in comparison.cells.iter().zip(comparison.all_contributions(data)) {
        for part in parts {
            for year in part.years.years() {
                assert!(seen.insert((part.row, year)), "{part:?} again in {cell:?}");
            }
        }
    }
}

/// Checks that figures in another order are the same figures.
fn order_does_not_count(data: &Dataset, comparison: &Comparison) {
    let content = data.content().clone();
    let last = content.investments.len().saturating_sub(1);
    let mut investments: Vec<_> = content.investments.into_iter().rev().collect();
    for row in &mut investments {
        row.part_of = row.part_of.map(|whole| last - whole);
    }
    let turned = Content { investments, ..content };
    let turned = Dataset::new(turned, Contradictions::CountTheWhole).unwrap();
    let other = compare(&turned, &comparison.view);
    assert_eq!(other.cells.len(), comparison.cells.len());
    for (other, cell) in other.cells.iter().zip(&comparison.cells) {
        same(other, cell);
    }
    assert_eq!(other.verdict.kind, comparison.verdict.kind);
    assert_eq!(other.hidden, comparison.hidden);
}

/// Checks that a region's marks are the same whoever stands beside it.
fn neighbours_do_not_count(data: &Dataset, comparison: &Comparison) {
    if comparison.view.chart == ChartKind::Difference {
        return;
    }
    for &region in &comparison.regions {
        let code = data.region(region).unwrap().code.clone();
        let view = View { regions: Codes::Only(vec![code]), ..comparison.view.clone() };
        let alone = compare(data, &view);
        let own = |cell: &&Cell| cell.region == region && cell.group.is_some();
        let beside: Vec<_> = comparison.cells.iter().filter(own).collect();
        let alone: Vec<_> = alone.cells.iter().filter(own).collect();
        assert_eq!(alone.len(), beside.len(), "{alone:?} {beside:?}");
        for (alone, beside) in alone.into_iter().zip(beside) {
            same(alone, beside);
        }
    }
}

/// Checks that the money of a region, phase and nature is the same by year, in a range and by purpose.
fn charts_show_the_same_money(data: &Dataset, view: &View) {
    let plain =
        View { sum: Sum::Yearly, measure: Measure::Total, prices: Prices::Current, ..view.clone() };
    let [years, range, areas] = [ChartKind::Years, ChartKind::Regions, ChartKind::Areas]
        .map(|chart| compare(data, &View { chart, ..plain.clone() }));
    for &region in &range.regions {
        for group in groups(&range) {
            let is_own = |cell: &&Cell| cell.region == region && cell.group == Some(group);
            let comparisons = [&years, &range, &areas];
            let has_gap =
                |all: &Comparison| all.cells.iter().filter(is_own).any(|it| it.value.is_err());
            if comparisons.iter().any(|all| has_gap(all)) {
                continue;
            }
            let [years, range, areas] = comparisons.map(|all| {
                let values = all.cells.iter().filter(is_own).filter_map(|cell| cell.value.ok());
                values.map(Value::as_f64).sum::<f64>()
            });
            assert!(is_near(years, range), "{years} by year, {range} in all: {region} {group:?}");
            assert!(is_near(areas, range), "{areas} by area, {range} in all: {region} {group:?}");
        }
    }
}

/// Checks that the country is what all of its regions come to.
fn the_country_is_its_regions(data: &Dataset, view: &View) {
    let all = View { regions: Codes::All, chart: ChartKind::Years, ..view.clone() };
    let all = View { measure: Measure::Total, prices: Prices::Current, ..all };
    let comparison = compare(data, &all);
    for country in &comparison.country {
        let own = comparison.cells.iter();
        let own = own.filter(|it| it.slot == country.slot && it.group == Some(country.group));
        let values: Result<Vec<_>, _> = own.map(|cell| cell.value).collect();
        if let (Ok(value), Ok(values)) = (country.value, values) {
            let sum = values.into_iter().map(Value::as_f64).sum();
            assert!(is_near(sum, value.as_f64()), "{sum}: {country:?}");
        }
    }
}

/// Checks all marks of all kinds against what the rows say that are part of no other: their amounts,
/// those of each year once a year.
fn all_comes_to_what_the_roots_say(data: &Dataset) {
    let rows = &data.content().investments;
    let years = |row: &Investment| row.counted_years(data.content().source_year(row));
    let entries = data.entries();
    let are_known =
        (0..entries.len()).all(|at| entries.get(at).is_some_and(|entry| entry.amount.is_ok()));
    // The parts of what is "about" so much may be more; and what is each year's has no part in another.
    let is_settled = rows.iter().all(|row| {
        let Some(whole) = row.part_of.map(|whole| &rows[whole]) else { return true };
        !matches!(whole.precision, Precision::About | Precision::AtLeast)
            && (whole.recurrence != Recurrence::Annual || years(whole).covers(years(row)))
    });
    if !are_known || !is_settled {
        return;
    }
    let roots = rows.iter().filter(|row| row.part_of.is_none());
    let expected: AmountSum = roots
        .map(|row| {
            let times = if row.recurrence == Recurrence::Annual { years(row).count() } else { 1 };
            AmountSum::from(row.amount.unwrap().minor()) * AmountSum::from(times)
        })
        .sum();
    let everything = decode("chart=years&natures=all&expenditure=all").view.resolved(data);
    let comparison = compare(data, &everything);
    let values = comparison.cells.iter().filter_map(|cell| cell.value.ok());
    assert_eq!(values.map(minor).sum::<AmountSum>(), expected, "{rows:?}");
}

fn groups(comparison: &Comparison) -> Vec<Group> {
    let mut groups: Vec<_> = comparison.cells.iter().filter_map(|cell| cell.group).collect();
    groups.sort();
    groups.dedup();
    groups
}

fn is_counted(part: &Contribution) -> bool {
    !matches!(part.value, Err(Absence::NotApplicable | Absence::IncludedElsewhere))
}

/// The öre of a value that is only added up.
fn minor(value: Value) -> AmountSum {
    match value {
        Value::Exact(minor) => minor,
        // Nothing, spread over its years, is nothing in each.
        Value::Computed(value) => {
            assert!(value.abs() <= 0.0, "{value} was computed");
            0
        }
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// Checks that two marks show the same.
fn same(one: &Cell, other: &Cell) {
    let place = |cell: &Cell| (cell.region, cell.slot, cell.area, cell.side, cell.group);
    assert_eq!(place(one), place(other));
    assert_eq!((one.amount, one.parts), (other.amount, other.parts), "{one:?} {other:?}");
    assert_eq!(one.precision, other.precision, "{one:?} {other:?}");
    match (one.value, other.value) {
        (Ok(value), Ok(of_other)) => assert!(is_near(value.as_f64(), of_other.as_f64())),
        (value, of_other) => assert_eq!(value, of_other),
    }
    let is_placed = |cell: &Cell| !matches!(cell.slot, Slot::Span { is_placed: false, .. });
    assert_eq!(is_placed(one), is_placed(other));
}
