//! What a sum holds besides its number, at its edges: plans, assumptions, price levels, what is unchecked.

use crate::edges::{check, shown};
use crate::figures::{small, staged};
use vardkronan::compare::Absence;
use vardkronan::dataset::Precision;

#[test]
fn money_that_goes_on_unchecked_begins_no_running_sum() {
    let endless = r#""id":"a","amount":7,"to":null,"recurrence":"annual""#;
    let sum = "regions=01&years=2020-2021&sum=cumulative";
    check(&[endless], sum, &[Err(Absence::NotChecked), Err(Absence::NotChecked)]);
    let groups = |rows: &[&str]| -> Vec<bool> {
        let cells = shown(&small("complete", rows), sum).cells;
        cells.iter().map(|cell| cell.group.is_some()).collect()
    };
    assert_eq!(groups(&[endless]), [false, false], "no series");
    assert_eq!(groups(&[endless, r#""id":"b","amount":2,"from":2020"#]), [true, true]);
    for absent in ["not-reported", "not-applicable", "included-elsewhere"] {
        let row = format!(r#""id":"b","amount":null,"absent":"{absent}","from":2020"#);
        assert_eq!(groups(&[endless, &row]), [true, true], "{absent}");
    }
    let share = shown(
        &small(
            "complete",
            &[endless, r#""id":"b","amount":2,"from":2020,"expenditure":"capital""#],
        ),
        &format!("{sum}&measure=share&expenditure=all"),
    );
    assert!(share.cells[0].group.is_some());
}

#[test]
fn what_is_unchecked_has_nothing_of_amounts_that_it_has_not() {
    let data = small(
        "complete",
        &[
            r#""id":"a","amount":7,"to":null,"recurrence":"annual""#,
            r#""id":"b","amount":2,"from":2020"#,
        ],
    );
    let comparison = shown(&data, "regions=01&years=2020&sum=cumulative");
    let traits = comparison.cells[0].traits;
    assert!(!traits.has_span && !traits.has_own_price_level);
    let checked = shown(&data, "regions=01&years=2018").cells[0].traits;
    assert!(!checked.has_span && !checked.has_own_price_level);
    let priced = r#""id":"a","amount":7,"to":null,"recurrence":"annual","price_year":2018"#;
    let data = small("complete", &[priced, r#""id":"b","amount":2,"from":2020"#]);
    let traits = shown(&data, "regions=01&years=2020&sum=cumulative").cells[0].traits;
    assert!(traits.has_own_price_level && !traits.has_span);
}

fn check_share(found: Option<f64>, expected: Option<f64>) {
    let is_near = found.zip(expected).map_or(found == expected, |(a, b)| (a - b).abs() < 1e-12);
    assert!(is_near, "{found:?}, expected {expected:?}");
}

#[test]
fn the_plan_and_the_assumed_part_of_a_sum_are_known() {
    let data = small(
        "complete",
        &[
            r#""id":"a","amount":100"#,
            r#""id":"b","amount":300,"plan_from":2018"#,
            r#""id":"c","amount":50,"from":2019,"plan_from":2020"#,
            r#""id":"d","amount":90,"from":2018,"to":2020,"recurrence":"total","plan_from":2020,"region":"02""#,
            r#""id":"e","amount":10,"from":2020,"region":"02""#,
        ],
    );
    for measure in ["total", "per-resident"] {
        let cells = shown(&data, &format!("years=2018-2020&spread=even&measure={measure}")).cells;
        let shares = |region: usize, year: i64| {
            let is_meant =
                |slot: vardkronan::compare::Slot| i64::from(slot.years().first().number()) == year;
            let mut found = cells.iter().filter(|it| it.region == region && is_meant(it.slot));
            let cell = found.next().unwrap();
            (cell.plan_share, cell.spread_share, cell.amount)
        };
        let (plan, spread, amount) = shares(0, 2018);
        check_share(plan, Some(0.75));
        check_share(spread, None);
        assert_eq!(amount, Ok(40_000));
        assert_eq!(shares(0, 2019), (None, None, Ok(5_000)));
        assert_eq!(shares(1, 2018), (None, Some(1.0), Ok(3_000)));
        let (plan, spread, amount) = shares(1, 2020);
        check_share(plan, Some(0.75));
        check_share(spread, Some(0.75));
        assert_eq!(amount, Ok(4_000));
    }
    // Of the prices of 2018, 10 per cent less of what is of 2019's.
    let link = "chart=regions&regions=01&years=2018-2019&prices=2018";
    let cell = &shown(&data, link).cells[0];
    check_share(cell.plan_share, Some(300.0 / (400.0 + 50.0 / 1.1)));
}

#[test]
fn amounts_of_several_price_levels_sum_up_at_one() {
    let rows = [
        r#""id":"a","amount":100,"price_year":2018"#,
        r#""id":"b","amount":110,"price_year":2019,"plan_from":2018"#,
        r#""id":"c","amount":60,"to":2019,"recurrence":"total","price_year":2018"#,
        r#""id":"d","amount":66,"to":2019,"recurrence":"total","price_year":2019,"plan_from":2018"#,
    ];
    let data = small("complete", &rows);
    let cell = &shown(&data, "regions=01&years=2018&prices=2018&spread=even").cells[0];
    assert!((cell.value.unwrap().as_f64() - 260.0).abs() < 1e-9);
    check_share(cell.plan_share, Some(0.5));
    check_share(cell.spread_share, Some(60.0 / 260.0));
    assert_eq!((cell.amount, cell.parts), (Ok(27_300), 4));
    for levels in [["2018", "2010"], ["2010", "2018"]] {
        let rows =
            levels.map(|level| format!(r#""id":"p{level}","amount":1,"price_year":{level}"#));
        let cells = shown(&small("complete", &[&rows[0], &rows[1]]), "regions=01&years=2018").cells;
        assert!(cells[0].traits.is_inconvertible, "{levels:?}");
    }
}

#[test]
fn money_of_one_kind_never_joins_another_kind() {
    let marks = |rows: &[&str], link: &str| -> Vec<f64> {
        let cells = shown(&small("complete", rows), link).cells;
        cells.iter().filter_map(|cell| cell.value.ok()).map(|value| value.as_f64()).collect()
    };
    let rows = [
        r#""id":"a","amount":1"#,
        r#""id":"b","amount":2,"phase":"proposed","nature":"increase""#,
        r#""id":"c","amount":4,"phase":"adjusted""#,
    ];
    assert_eq!(marks(&rows, "regions=01&years=2018&natures=all"), [2.0, 1.0, 4.0]);
    let rows = [
        r#""id":"a","amount":8,"to":2019,"recurrence":"total","nature":"increase""#,
        r#""id":"b","amount":16,"from":2019"#,
    ];
    assert_eq!(marks(&rows, "regions=01&years=2018-2019&natures=all"), [8.0, 16.0]);
}

#[test]
fn what_is_unchecked_adds_no_amount() {
    let rows = [
        r#""id":"a","amount":7,"to":null,"recurrence":"annual""#,
        r#""id":"b","amount":2,"from":2020"#,
    ];
    let data = small("complete", &rows);
    let comparison = shown(&data, "regions=01&years=2018-2020&sum=cumulative");
    assert_eq!(comparison.cells[1].amount, Ok(1_400));
    assert_eq!(comparison.cells[2].amount, Ok(1_600));
    let parts = comparison.contributions(&data, 2);
    let unchecked = parts.iter().filter(|part| part.value == Err(Absence::NotChecked));
    assert_eq!((parts.len(), unchecked.count()), (4, 1));
}

#[test]
fn a_sum_of_earlier_stages_is_not_as_sure_as_its_whole() {
    let part = |id: &str, proposed: i64, approved: i64| {
        staged(proposed, approved, &format!(r#""id":"{id}","part_of":"w""#))
    };
    let whole = r#""id":"w","amount":80,"precision":"rounded""#;
    let data = small("complete", &[whole, &part("p", 60, 50), &part("q", 40, 30)]);
    for (phases, amount, precision) in [
        ("all", 8_000, Precision::Rounded),
        ("approved", 8_000, Precision::Rounded),
        ("proposed", 10_000, Precision::Exact),
    ] {
        let cells = shown(&data, &format!("regions=01&years=2018&phases={phases}")).cells;
        let found: Vec<_> = cells.iter().map(|it| (it.amount, it.precision)).collect();
        assert_eq!(found, [(Ok(amount), precision)], "{phases}");
    }
}
