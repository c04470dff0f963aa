//! What stands behind a mark is what the mark comes to.

use std::collections::BTreeSet;

use vardkronan::compare::{Absence, Cell, Comparison, Contribution, Datum, Value, compare};
use vardkronan::dataset::{Dataset, Precision};
use vardkronan::view::link::decode;

use crate::figures::{grants, investments, small};

const CHARTS: [&str; 5] = [
    "chart=regions",
    "chart=years",
    "chart=areas",
    "chart=years&sum=cumulative",
    "chart=difference&a=08:2019-2022:all&b=14:2018:transition",
];
const MEASURES: [&str; 4] =
    ["", "measure=per-resident", "measure=per-resident&prices=2020", "prices=2018"];
const CHOICES: [&str; 6] = [
    "",
    "spread=even",
    "years=2018-2020&natures=all",
    "phases=proposed&natures=all&expenditure=all",
    "kinds=annual,total&areas=transition,near,women-main",
    "regions=14,01,09,02&funding=own,unknown&natures=all",
];

fn each_view(check: impl Fn(&Dataset, &str, &Comparison)) {
    let tree = small(
        "complete",
        &[
            r#""id":"w","amount":100,"to":null,"recurrence":"annual","precision":"rounded""#,
            r#""id":"p","amount":40,"part_of":"w","precision":"about","area":"far""#,
            r#""id":"s","amount":7,"phase":"approved","source":"s2019","stages":[{"phase":"proposed","amount":5,"date":"2018","source":"s2019"},{"phase":"approved","amount":7,"date":"2019","source":"s2019"}]"#,
            r#""id":"n","amount":null,"absent":"not-applicable","region":"02""#,
            r#""id":"t","amount":30,"to":2020,"recurrence":"total","region":"02","price_year":2019"#,
        ],
    );
    for data in [investments(), grants(), tree] {
        for chart in CHARTS {
            for measure in MEASURES {
                for choice in CHOICES {
                    let link = [chart, measure, choice].join("&");
                    check(&data, &link, &compare(&data, &decode(&link).view));
                }
            }
        }
    }
}

fn is_counted(part: &&Contribution) -> bool {
    !matches!(part.value, Err(Absence::NotApplicable | Absence::IncludedElsewhere))
}

#[test]
fn the_rows_behind_a_mark_sum_up_to_it() {
    each_view(|data, link, comparison| {
        for (at, parts) in comparison.all_contributions(data).iter().enumerate() {
            let cell = &comparison.cells[at];
            assert_eq!(parts.len(), cell.parts, "{link} {at}");
            assert_eq!(*parts, comparison.contributions(data, at), "{link} {at}");
            let Ok(value) = cell.value else { continue };
            let values = parts.iter().filter(is_counted).map(|part| part.value.unwrap());
            let sum: f64 = values.clone().map(Value::as_f64).sum();
            match value {
                Value::Exact(exact) => {
                    let minor = |value| match value {
                        Value::Exact(minor) => minor,
                        Value::Computed(_) => panic!("{link} {at}: computed"),
                    };
                    assert_eq!(values.map(minor).sum::<i128>(), exact, "{link} {at}");
                }
                Value::Computed(value) => {
                    let slack = 1e-9 * value.abs().max(1.0);
                    assert!((sum - value).abs() <= slack, "{link} {at}: {sum} {value}");
                }
            }
        }
    });
}

#[test]
fn the_rows_behind_marks_are_those_of_their_contributions() {
    each_view(|data, link, comparison| {
        let contributions = comparison.all_contributions(data);
        for has_value in [true, false] {
            let is_meant = |cell: &Cell| cell.value.is_ok() || !has_value;
            let meant = comparison.cells.iter().zip(&contributions);
            let meant = meant.filter(|(cell, _)| is_meant(cell)).flat_map(|(_, parts)| parts);
            let expected: BTreeSet<usize> = meant.map(|part| part.row).collect();
            let found = comparison.rows_behind(data, &is_meant);
            assert_eq!(found, Vec::from_iter(expected), "{link} {has_value}");
        }
    });
}

#[test]
fn a_mark_is_as_sure_as_its_rows_unless_a_whole_says_more() {
    each_view(|data, link, comparison| {
        for (at, parts) in comparison.all_contributions(data).iter().enumerate() {
            let has_whole = parts.iter().any(|part| {
                let row = data.investment(part.row).unwrap();
                row.part_of.is_some() || !data.entries().parts(part.row).is_empty()
            });
            let cell = &comparison.cells[at];
            if cell.value.is_ok() && !has_whole {
                let counted = parts.iter().filter(is_counted).map(|part| part.precision);
                let expected = counted.fold(Precision::Exact, Precision::plus);
                assert_eq!(cell.precision, expected, "{link} {at}");
            }
        }
    });
}

#[test]
fn the_rows_behind_the_country_sum_up_to_it() {
    let seen = std::cell::Cell::new(0);
    each_view(|data, link, comparison| {
        for (at, country) in comparison.country.iter().enumerate() {
            let parts = comparison.contributions_to(data, Datum::Country(at));
            let Ok(value) = country.value else { continue };
            assert!(!parts.is_empty(), "{link} {at}");
            let Value::Exact(exact) = value else { continue };
            let minor = |part: &Contribution| match part.value {
                Ok(Value::Exact(minor)) => minor,
                other => panic!("{link} {at}: {other:?}"),
            };
            let sum: i128 = parts.iter().filter(is_counted).map(minor).sum();
            assert_eq!(sum, exact, "{link} {at}");
            seen.set(seen.get() + 1);
        }
    });
    assert!(seen.get() > 20, "{} values of the country", seen.get());
}

#[test]
fn every_number_is_a_datum_once() {
    each_view(|data, link, comparison| {
        let all = comparison.data();
        let (cells, outlines) = (comparison.cells.len(), comparison.outlines.len());
        assert_eq!(all.len(), cells + outlines + comparison.country.len(), "{link}");
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len(), "{link}");
        assert!(all.iter().all(|&datum| comparison.has(datum)), "{link}");
        for (at, &datum) in all.iter().enumerate() {
            let Datum::Outline(_) = datum else { continue };
            // An earlier stage stands before its mark, and its rows are the mark's.
            let cell = comparison.cell_index(datum).unwrap();
            assert!(all[at..].contains(&Datum::Cell(cell)), "{link}");
            let rows = comparison.contributions_to(data, datum);
            assert_eq!(rows, comparison.contributions(data, cell), "{link}");
        }
        for none in [Datum::Cell(cells), Datum::Outline(outlines), Datum::Country(99)] {
            assert!(!comparison.has(none), "{link}");
            assert!(comparison.contributions_to(data, none).is_empty(), "{link}");
        }
    });
}
