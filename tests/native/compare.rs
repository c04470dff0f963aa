//! The rules of honest comparison, as rows of the table.

use crate::figures::{grants, investments, small, small_json, staged};
use vardkronan::compare::{Value, compare};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::rows;
use vardkronan::ingest::{Strictness, json};
use vardkronan::view::link::decode;

/// The rows of a view, each as `region years mark phase value precision absent ids flags`, with
/// empty fields left out.
fn table(dataset: &Dataset, view: &str) -> Vec<String> {
    let comparison = compare(dataset, &decode(view).view);
    let kept = [0, 2, 3, 4, 6, 7, 9, 13, 14, 15, 16, 17];
    rows(dataset, &comparison, Language::English)
        .into_iter()
        .map(|row| {
            let fields: Vec<&str> = kept
                .iter()
                .map(|&column| row[column].as_str())
                .filter(|field| !field.is_empty() && *field != "programme")
                .collect();
            fields.join(" ")
        })
        .collect()
}

pub(crate) fn check(dataset: &Dataset, view: &str, expected: &[&str]) {
    assert_eq!(table(dataset, view), expected, "{view}");
}

/// The one value of a view, in kronor, kronor per resident or a share.
fn value(dataset: &Dataset, view: &str) -> f64 {
    let comparison = compare(dataset, &decode(view).view);
    let values: Vec<f64> =
        comparison.cells.iter().filter_map(|cell| cell.value.ok()).map(Value::as_f64).collect();
    assert_eq!(values.len(), 1, "{view}: {:?}", comparison.cells);
    values[0]
}

fn check_value(dataset: &Dataset, view: &str, expected: f64, digits: i32) {
    let found = value(dataset, view);
    let unit = 10_f64.powi(-digits);
    assert!((found - expected).abs() <= unit / 2.0, "{view}: {found}, expected {expected}");
}

#[test]
fn the_named_results_come_out() {
    let data = investments();
    let vg = "phases=approved&regions=14&measure=per-resident&years=";
    check_value(&data, &format!("{vg}2017"), 59.14, 2);
    check_value(&data, &format!("{vg}2018"), 213.80, 2);
    check_value(&data, &format!("{vg}2019"), 318.68, 2);
    check_value(&data, &format!("{vg}2018&areas=transition-all"), 204.70, 2);
    check_value(&data, "regions=14&years=2018&areas=transition-all&prices=2024", 442_455_847.0, 0);
    check_value(
        &data,
        "regions=14&years=2018&areas=transition-all&prices=2024&measure=per-resident",
        258.77,
        2,
    );
    check_value(&data, "regions=14&years=2019&areas=transition-all&measure=share", 0.012316, 6);
    check(
        &data,
        "chart=regions&regions=14&years=2017-2019",
        &[
            "14 2017 2019 range approved 1015550000 just-over S002-2 S002-3 S002-4 S002-5 S002-7 S002-8 plan",
        ],
    );
    check(
        &data,
        "regions=08&years=2019-2022&measure=per-resident",
        &[
            "08 2019 2019 year in-span",
            "08 2019 2022 span proposed 324.43107968635627 rounded true S001-1 plan",
            "08 2020 2020 year proposed 81.2975082313727 rounded S001-2",
            "08 2021 2021 year in-span",
            "08 2022 2022 year in-span",
        ],
    );
    check(
        &data,
        "regions=05&years=2019-2021",
        &[
            "05 2019 2019 year approved 30000000 rounded S004-1",
            "05 2020 2020 year approved 40700000 rounded S004-2 MI-05-02 MI-05-03",
            "05 2021 2021 year not-checked",
        ],
    );
    check(
        &data,
        "regions=14&years=2022&areas=care-unallocated",
        &["14 2022 2022 year adjusted 37000000 at-most MI-14-01"],
    );
}

#[test]
fn a_whole_in_one_mark_keeps_its_own_precision() {
    check(
        &investments(),
        "regions=14&years=2022&phases=adjusted",
        &["14 2022 2022 year adjusted 962000000 rounded MI-14-01 MI-14-02 MI-14-03 MI-14-04"],
    );
}

#[test]
fn grants_are_what_they_are() {
    let data = grants();
    let at = |view: &str| value(&data, view);
    assert!((at("regions=09&years=2024&measure=per-resident") - 252.37).abs() < 0.005);
    assert!((at("regions=01&years=2024&measure=per-resident") - 130.11).abs() < 0.005);
    let view = decode("chart=regions&years=2024&areas=women-main&measure=per-resident").view;
    let comparison = compare(&data, &view);
    assert!(comparison.may_rank());
    assert_eq!(comparison.cells.len(), 21);
    for cell in &comparison.cells {
        let value = cell.value.unwrap().as_f64();
        assert!((128.0..=131.0).contains(&value), "{value}");
    }
}

#[test]
fn a_span_enters_a_range_only_when_it_is_covered_whole() {
    let data =
        small("selection", &[r#""id":"a","amount":80,"from":2018,"to":2020,"recurrence":"total""#]);
    check(
        &data,
        "chart=regions&regions=01&years=2018-2020",
        &["01 2018 2020 range approved 80 exact a"],
    );
    check(
        &data,
        "chart=regions&regions=01&years=2018-2019",
        &["01 2018 2019 range in-span", "01 2018 2020 span approved 80 exact false a"],
    );
    check(
        &data,
        "regions=01&years=2018-2019&spread=even",
        &[
            "01 2018 2018 year approved 26.666666666666668 exact a spread",
            "01 2019 2019 year approved 26.666666666666668 exact a spread",
        ],
    );
}

#[test]
fn an_endless_row_counts_up_to_its_source() {
    let data = small("selection", &[r#""id":"a","amount":7,"to":null,"recurrence":"annual""#]);
    check(
        &data,
        "regions=01&years=2018-2020",
        &[
            "01 2018 2018 year approved 7 exact a",
            "01 2019 2019 year approved 7 exact a",
            "01 2020 2020 year not-checked",
        ],
    );
    check(
        &data,
        "chart=regions&regions=01&years=2018-2020",
        &["01 2018 2020 range approved 14 exact a"],
    );
    check(
        &data,
        "regions=01",
        &["01 2018 2018 year approved 7 exact a", "01 2019 2019 year approved 7 exact a"],
    );
    check(
        &data,
        "regions=01&years=2021-2022",
        &["01 2021 2021 year not-checked", "01 2022 2022 year not-checked"],
    );
    check(
        &data,
        "regions=01&years=2019-2020&sum=cumulative",
        &["01 2019 2019 year approved 7 exact a", "01 2020 2020 year approved not-checked a"],
    );
}

#[test]
fn an_annual_whole_leaves_a_remainder_a_year() {
    let data = small(
        "selection",
        &[
            r#""id":"w","amount":10,"to":2020,"recurrence":"annual""#,
            r#""id":"p","amount":4,"from":2019,"part_of":"w","area":"far""#,
        ],
    );
    check(
        &data,
        "regions=01&years=2018-2020",
        &[
            "01 2018 2018 year approved 10 exact w",
            "01 2019 2019 year approved 10 exact w p",
            "01 2020 2020 year approved 10 exact w",
        ],
    );
    check(&data, "regions=01&years=2019&areas=near", &["01 2019 2019 year approved 6 exact w"]);
}

#[test]
fn annual_parts_count_times_their_years() {
    let data = small(
        "selection",
        &[
            r#""id":"w","amount":100,"to":2020,"recurrence":"total""#,
            r#""id":"p","amount":20,"to":2020,"part_of":"w","recurrence":"annual""#,
        ],
    );
    check(&data, "chart=regions&regions=01", &["01 2018 2020 range approved 100 exact w p"]);
    let comparison = compare(&data, &decode("regions=01").view);
    assert_eq!(comparison.already_counted(&data).len(), 1);
    assert_eq!(comparison.already_counted(&data)[0].amount, 6_000);
}

#[test]
fn a_part_without_an_amount_leaves_an_unknown_remainder() {
    let data = small(
        "selection",
        &[
            r#""id":"w","amount":100"#,
            r#""id":"p","amount":null,"absent":"not-reported","part_of":"w","area":"far""#,
        ],
    );
    check(&data, "regions=01&areas=near", &["01 2018 2018 year approved not-reported w"]);
}

#[test]
fn each_kind_of_nothing_has_its_own_name() {
    let data = small(
        "selection",
        &[
            r#""id":"a","amount":0"#,
            r#""id":"b","amount":null,"absent":"not-applicable","from":2019"#,
            r#""id":"c","amount":5,"from":2020,"nature":"reserve""#,
            r#""id":"d","amount":3,"from":2018,"to":2019,"region":"02","recurrence":"total""#,
        ],
    );
    check(
        &data,
        "years=2018-2020",
        &[
            "01 2018 2018 year approved 0 exact a",
            "01 2019 2019 year approved not-applicable b",
            "01 2020 2020 year filtered",
            "02 2018 2018 year in-span",
            "02 2018 2019 span approved 3 exact true d",
            "02 2019 2019 year in-span",
            "02 2020 2020 year no-row",
        ],
    );
}

#[test]
fn phases_and_natures_stand_apart() {
    let data = small(
        "selection",
        &[
            r#""id":"a","amount":1"#,
            r#""id":"b","amount":2,"phase":"proposed""#,
            r#""id":"c","amount":4,"nature":"increase""#,
            r#""id":"d","amount":8,"phase":"executed""#,
        ],
    );
    check(
        &data,
        "chart=regions&regions=01&natures=all&years=2018-2019",
        &[
            "01 2018 2019 range proposed 2 exact b",
            "01 2018 2018 year approved increase 4 exact c",
            "01 2018 2019 range approved 1 exact a",
            "01 2018 2019 range executed 8 exact d",
        ],
    );
}

#[test]
fn a_row_counts_at_its_latest_chosen_stage() {
    let data = small("selection", &[&staged(12, 9, r#""id":"a""#)]);
    check(&data, "regions=01&phases=proposed", &["01 2018 2018 year proposed 12 exact a"]);
    check(&data, "regions=01", &["01 2018 2018 year approved 9 exact a"]);
    let outlines = compare(&data, &decode("regions=01").view).outlines;
    assert_eq!(outlines.len(), 1);
    assert_eq!(outlines[0].value, Ok(Value::Exact(1_200)));
    // 12 kronor of the 10 000 that care costs each of 1 000 residents.
    let outlines = compare(&data, &decode("regions=01&measure=share").view).outlines;
    assert_eq!(outlines[0].value, Ok(Value::Computed(12.0 / 10_000_000.0)));
}

#[test]
fn a_missing_indicator_is_named() {
    let data = small(
        "selection",
        &[
            r#""id":"a","amount":1000"#,
            r#""id":"b","amount":1000,"from":2017"#,
            r#""id":"c","amount":1000,"from":2021"#,
            r#""id":"d","amount":1000,"from":2019,"funding":"state""#,
        ],
    );
    check(
        &data,
        "regions=01&years=2017-2021&measure=per-resident",
        &[
            "01 2017 2017 year approved no-population b",
            "01 2018 2018 year approved 1 exact a",
            "01 2019 2019 year approved 1 exact d",
            "01 2020 2020 year no-row",
            "01 2021 2021 year approved 1 exact c",
        ],
    );
    check(
        &data,
        "regions=01&years=2017-2021&prices=2020",
        &[
            "01 2017 2017 year approved no-index b",
            "01 2018 2018 year approved 1210 exact a",
            "01 2019 2019 year approved 1100 exact d",
            "01 2020 2020 year no-row",
            "01 2021 2021 year approved no-index c",
        ],
    );
    check(
        &data,
        "regions=01&years=2017-2021&measure=share",
        &[
            "01 2017 2017 year approved no-population b",
            "01 2018 2018 year approved 0.0001 exact a",
            "01 2019 2019 year approved not-meaningful d",
            "01 2020 2020 year no-row",
            "01 2021 2021 year approved no-population c",
        ],
    );
}

#[test]
fn a_view_without_a_known_region_selects_nothing() {
    let data = small("selection", &[r#""id":"a","amount":1"#]);
    let comparison = compare(&data, &decode("regions=99").view);
    assert_eq!(comparison.cells, []);
    assert_eq!(comparison.unknown_codes, ["99"]);
}

#[test]
fn a_contradiction_is_told_only_where_its_whole_is_shown() {
    let rows = [r#""id":"w","amount":100"#, r#""id":"p","amount":150,"part_of":"w""#];
    let json = small_json("complete", &rows);
    let dataset = json::read(json.as_bytes(), Strictness::Lenient).dataset.unwrap();
    let check = |view: &str, expected: &[usize]| {
        assert_eq!(compare(&dataset, &decode(view).view).contradictions, expected, "{view}");
    };
    check("chart=regions&years=2018", &[0]);
    check("chart=regions&years=2018-2020&areas=care", &[0]);
    check("chart=difference&a=01:2018:near&b=02:2018:all", &[0]);
    check("chart=regions&years=2019-2020", &[]);
    check("chart=regions&years=2018&areas=far", &[]);
    check("chart=regions&years=2018&regions=02", &[]);
    check("chart=regions&years=2018&natures=increase", &[]);
    check("chart=regions&years=2018&phases=proposed", &[]);
    check("chart=difference&a=01:2019:near&b=02:2018:all", &[]);
}
