//! Orders of value: ties, superlatives, and what the three lenses make of them.

use crate::figures::{grants, investments, small};
use vardkronan::compare::{Ranking, Slot, Value, compare, order_differs};
use vardkronan::dataset::{Dataset, Year, YearRange};
use vardkronan::view::link::decode;
use vardkronan::view::{Measure, Prices};

fn ranking(dataset: &Dataset, view: &str) -> Option<Ranking> {
    let comparison = compare(dataset, &decode(view).view);
    comparison.ranking(Slot::Range(comparison.years?))
}

/// The codes of the regions of cells in order of value, with their ranks.
fn order(dataset: &Dataset, view: &str) -> Vec<String> {
    let comparison = compare(dataset, &decode(view).view);
    let marks = ranking(dataset, view).unwrap().marks;
    let region = |cell: usize| &dataset.region(comparison.cells[cell].region).unwrap().code;
    marks.iter().map(|mark| format!("{} {}", mark.rank, region(mark.cell))).collect()
}

const ROWS: [&str; 2] = [r#""id":"a","amount":80"#, r#""id":"b","amount":90,"region":"02""#];

#[test]
fn only_comparable_marks_of_one_group_are_ranked() {
    let check = |coverage: &str, rows: &[&str], view: &str, expected: bool| {
        let found = ranking(&small(coverage, rows), view);
        assert_eq!(found.is_some(), expected, "{coverage} {view} {rows:#?}");
    };
    let view = "chart=regions&years=2018";
    check("complete", &ROWS, view, true);
    check("selection", &ROWS, view, false);
    check("complete", &ROWS[..1], view, false);
    check(
        "complete",
        &[ROWS[0], r#""id":"b","amount":90,"region":"02","years":"inferred""#],
        view,
        false,
    );
    check(
        "complete",
        &[ROWS[0], r#""id":"b","amount":90,"region":"02","phase":"executed""#],
        view,
        false,
    );
    check(
        "complete",
        &[ROWS[0], ROWS[1], r#""id":"c","amount":1,"phase":"executed""#],
        view,
        false,
    );
    check(
        "complete",
        &[ROWS[0], r#""id":"b","amount":null,"absent":"not-reported","region":"02""#],
        view,
        false,
    );
}

#[test]
fn a_year_over_time_is_ranked_like_a_range() {
    let comparison = compare(&small("complete", &ROWS), &decode("chart=years&years=2018").view);
    let year = Slot::Year(Year::new(2018).unwrap());
    let ranking = comparison.ranking(year).unwrap();
    assert_eq!(comparison.cells[ranking.largest.unwrap()].region, 1);
    assert_eq!(comparison.ranking(Slot::Range(YearRange::single(Year::new(2018).unwrap()))), None);
    let by_area = compare(&small("complete", &ROWS), &decode("chart=areas&years=2018").view);
    assert!(by_area.ranking(year).is_some());
    let two_areas = [ROWS[0], ROWS[1], r#""id":"c","amount":1,"area":"far""#];
    let by_area = compare(&small("complete", &two_areas), &decode("chart=areas&years=2018").view);
    assert!(by_area.may_rank());
    assert_eq!(by_area.ranking(year), None);
}

#[test]
fn the_grants_are_ranked_as_far_as_ties_allow() {
    let data = grants();
    let view = "chart=regions&years=2024&measure=per-resident";
    let ranking = ranking(&data, view).unwrap();
    assert!(!ranking.is_all_tied);
    assert_eq!(ranking.marks.len(), 21);
    assert_eq!(order(&data, view)[0], "1 09");
    let comparison = compare(&data, &decode(view).view);
    assert_eq!(
        comparison.cells[ranking.largest.unwrap()].region,
        data.region_by_code("09").unwrap()
    );
    assert!((ranking.marks[0].value - 252.37).abs() < 0.005);
}

#[test]
fn the_same_for_everyone_is_no_order() {
    let ranking =
        ranking(&grants(), "chart=regions&years=2024&areas=women-main&measure=per-resident");
    let ranking = ranking.unwrap();
    assert!(ranking.is_all_tied);
    assert_eq!(ranking.marks.len(), 21);
    assert!(ranking.marks.iter().all(|mark| mark.rank == 1));
    assert_eq!((ranking.largest, ranking.smallest), (None, None));
}

#[test]
fn lenses_that_disagree_are_named_with_an_example() {
    let data = grants();
    let differs = |view: &str| order_differs(&data, &decode(view).view);
    let found = differs("chart=regions&years=2024").unwrap();
    assert_eq!(found.len(), 1, "a single year has one price level");
    let contrast = found[0];
    assert_eq!(contrast.first.measure, Measure::Total);
    assert_eq!(contrast.second.measure, Measure::PerResident);
    let code = |region: usize| data.region(region).unwrap().code.as_str();
    let [total, other_total] = contrast.by_first.map(Value::as_f64);
    let [per_resident, other_per_resident] = contrast.by_second.map(Value::as_f64);
    assert_eq!(code(contrast.other), "09", "the region that gains most");
    assert!(total > 1.04 * other_total && other_per_resident > 1.04 * per_resident);
    assert_eq!(differs("chart=years&years=2024&measure=per-resident").unwrap(), found);

    let several = differs("chart=regions&years=2019-2024").unwrap();
    let latest = Prices::Of(Year::new(2024).unwrap());
    assert!(several.iter().any(|contrast| contrast.second.prices == latest));
}

#[test]
fn a_table_of_one_year_has_an_order_like_its_chart() {
    let data = grants();
    let of = |chart: &str| order_differs(&data, &decode(&format!("chart={chart}&years=2024")).view);
    assert_eq!(of("table"), of("years"));
    assert!(of("table").is_some_and(|contrasts| !contrasts.is_empty()));
}

#[test]
fn where_an_order_means_nothing_no_lens_is_asked() {
    let check = |data: &Dataset, view: &str| {
        assert_eq!(order_differs(data, &decode(view).view), None, "{view}");
    };
    check(&investments(), "chart=regions&years=2018");
    let data = grants();
    check(&data, "chart=years&years=2019-2024");
    check(&data, "chart=areas&years=2024");
    check(&data, "chart=table&years=2023-2024");
    check(&data, "chart=regions&years=2024&regions=09");
    check(
        &small("complete", &[ROWS[0], r#""id":"b","amount":90,"region":"02","from":2019"#]),
        "chart=regions&years=2018-2019",
    );
}

#[test]
fn orders_that_agree_are_no_contrast() {
    let rows = [r#""id":"a","amount":100"#, r#""id":"b","amount":900,"region":"02""#];
    let differs = |rows: &[&str]| {
        order_differs(&small("complete", rows), &decode("chart=regions&years=2018").view).unwrap()
    };
    assert_eq!(differs(&rows), []);
    let rows = [r#""id":"a","amount":100"#, r#""id":"b","amount":150,"region":"02""#];
    assert_eq!(differs(&rows).len(), 1);
    let rows = [r#""id":"a","amount":100"#, r#""id":"b","amount":207,"region":"02""#];
    assert_eq!(differs(&rows), [], "a tie per resident is no order");
}
