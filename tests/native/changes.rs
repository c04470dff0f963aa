//! What became of each mark between two editions of a dataset.

use vardkronan::compare::{Change, changes, compare};
use vardkronan::dataset::Dataset;
use vardkronan::ingest::Strictness;
use vardkronan::ingest::json::read;
use vardkronan::view::link::decode;

use crate::figures::{small, small_json};

/// Each change as `region years phase: before > after`, a dash for a mark that is not there.
fn shown(before: &Dataset, after: &Dataset, link: &str) -> Vec<String> {
    let view = decode(link).view;
    let (old, new) = (compare(before, &view), compare(after, &view));
    let describe = |change: &Change| {
        let cell = change.after.map(|at| (after, &new.cells[at]));
        let (dataset, cell) = cell.or(change.before.map(|at| (before, &old.cells[at]))).unwrap();
        let value = |comparison: &vardkronan::compare::Comparison, at: Option<usize>| match at {
            None => "-".to_owned(),
            Some(at) => match comparison.cells[at].value {
                Ok(value) => value.as_f64().to_string(),
                Err(absence) => format!("{absence:?}"),
            },
        };
        let years = cell.slot.years();
        format!(
            "{} {}-{} {:?}: {} > {}",
            dataset.region(cell.region).unwrap().code,
            years.first(),
            years.last(),
            cell.group.unwrap().phase,
            value(&old, change.before),
            value(&new, change.after),
        )
    };
    changes((before, &old), (after, &new)).iter().map(describe).collect()
}

#[track_caller]
fn check(before: &[&str], after: &[&str], link: &str, expected: &[&str]) {
    let (before, after) = (small("complete", before), small("complete", after));
    assert_eq!(shown(&before, &after, link), expected);
    // The way back tells the same marks.
    assert_eq!(shown(&after, &before, link).len(), expected.len());
    assert_eq!(shown(&after, &after, link), Vec::<String>::new());
}

const A: &str = r#""id":"a","amount":100"#;
const B: &str = r#""id":"b","amount":40,"region":"02","from":2019"#;

#[test]
fn new_gone_and_other_values_are_changes() {
    check(&[A, B], &[A, B], "", &[]);
    check(&[A, B], &[B], "", &["01 2018-2018 Approved: 100 > -"]);
    check(&[B], &[A, B], "", &["01 2018-2018 Approved: - > 100"]);
    check(&[A, B], &[r#""id":"a","amount":101"#, B], "", &["01 2018-2018 Approved: 100 > 101"]);
    check(
        &[A],
        &[r#""id":"a","amount":null,"absent":"not-reported""#],
        "",
        &["01 2018-2018 Approved: 100 > NotReported"],
    );
    check(
        &[A],
        &[r#""id":"a","amount":100,"precision":"about""#],
        "",
        &["01 2018-2018 Approved: 100 > 100"],
    );
}

#[test]
fn another_phase_is_another_mark() {
    check(
        &[A],
        &[r#""id":"a","amount":100,"phase":"executed""#],
        "",
        &["01 2018-2018 Approved: 100 > -", "01 2018-2018 Executed: - > 100"],
    );
}

#[test]
fn only_what_the_view_shows_is_compared() {
    check(&[A, B], &[A], "regions=01&years=2018", &[]);
    check(
        &[A, B],
        &[A, r#""id":"b","amount":60,"region":"02","from":2019"#],
        "chart=regions&years=2018-2019&measure=per-resident",
        &["02 2018-2019 Approved: 0.02 > 0.03"],
    );
}

#[test]
fn marks_of_a_chart_by_purpose_are_told_apart_by_area() {
    check(
        &[A],
        &[r#""id":"a","amount":100,"area":"far""#],
        "chart=areas",
        &["01 2018-2018 Approved: - > 100", "01 2018-2018 Approved: 100 > -"],
    );
}

#[test]
fn the_order_of_tables_and_rows_is_no_change() {
    let (first, second) = (r#""id":"c","amount":0.1"#, r#""id":"d","amount":0.7"#);
    let link = "measure=per-resident&prices=2020";
    check(&[A, first, second], &[second, first, A], link, &[]);
    let text = small_json("complete", &[A, B]);
    let turned = text.replace(
        r#"{"code":"01","name":"One"},{"code":"02","name":"Two"}"#,
        r#"{"code":"02","name":"Two"},{"code":"01","name":"One"}"#,
    );
    assert_ne!(turned, text);
    let [text, turned] =
        [text, turned].map(|text| read(text.as_bytes(), Strictness::Strict).dataset.unwrap());
    assert_eq!(shown(&text, &turned, ""), Vec::<String>::new());
}
