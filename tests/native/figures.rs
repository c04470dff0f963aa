//! Datasets to test with: the shipped ones, and small ones written in the test.

use vardkronan::dataset::Dataset;
use vardkronan::ingest::{Strictness, json};

/// The shipped selection.
pub(crate) fn investments() -> Dataset {
    read(include_bytes!("../../static/data/investments.json"))
}

/// The shipped complete dataset.
pub(crate) fn grants() -> Dataset {
    read(include_bytes!("../../static/data/womens-health-grants.json"))
}

/// A dataset of two regions (`01`, `02`), areas `care` > `near`, `care` > `far`, residents 1 000 and 2 000 from
/// 2018 to 2020, an index of 100, 110, 121, a net cost of 10 000, and these rows.
///
/// Each row is the inside of an object; `region`, `area`, `purpose`, `from`, `phase`,
/// `recurrence` and `source` have defaults.
pub(crate) fn small(coverage: &str, rows: &[&str]) -> Dataset {
    read(small_json(coverage, rows).as_bytes())
}

/// The inside of a row that was proposed and then approved, at those amounts, and what else it has.
pub(crate) fn staged(proposed: i64, approved: i64, more: &str) -> String {
    let stage = |phase: &str, amount: i64, date: &str| {
        format!(r#"{{"phase":"{phase}","amount":{amount},"date":"{date}","source":"s2019"}}"#)
    };
    let stages =
        [stage("proposed", proposed, "2018-01-01"), stage("approved", approved, "2018-06-01")];
    format!(
        r#"{more},"amount":{approved},"phase":"approved","source":"s2019","stages":[{}]"#,
        stages.join(",")
    )
}

/// The inside of rows as objects; what [`small`] names has its default.
pub(crate) fn rows_json(rows: &[&str]) -> String {
    let defaults = [
        ("region", "\"01\""),
        ("area", "\"near\""),
        ("purpose", "\"p\""),
        ("from", "2018"),
        ("phase", "\"approved\""),
        ("recurrence", "\"unstated\""),
        ("source", "\"s2019\""),
    ];
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let mut row = (*row).to_owned();
            for (key, value) in defaults {
                if !row.contains(&format!("\"{key}\":")) {
                    row.push_str(&format!(",\"{key}\":{value}"));
                }
            }
            format!("{{{row}}}")
        })
        .collect();
    rows.join(",")
}

/// The text of [`small`].
pub(crate) fn small_json(coverage: &str, rows: &[&str]) -> String {
    format!(
        r#"{{"version":1,"id":"small","title":"Small","updated":"2026-11-22","currency":"SEK",
"coverage":{{"kind":"{coverage}","text":"as tested"}},
"regions":[{{"code":"01","name":"One"}},{{"code":"02","name":"Two"}}],
"areas":[{{"code":"care","name":"Care"}},{{"code":"near","name":"Near","parent":"care"}},{{"code":"far","name":"Far","parent":"care"}}],
"sources":[{{"id":"s2019","publisher":"P","kind":"region","title":"T","date":"2019-05-01"}}],
"investments":[{}],
"indicators":[
{{"id":"population","kind":"population","name":"Residents","unit":"residents","source":"s2019","values":{{"01":{{"2018":1000,"2019":1000,"2020":1000}},"02":{{"2018":2000,"2019":2000,"2020":2000}}}}}},
{{"id":"index","kind":"price-index","name":"Index","unit":"index","source":"s2019","values":{{"*":{{"2018":100,"2019":110,"2020":121}}}}}},
{{"id":"cost","kind":"net-cost","name":"Cost","unit":"SEK per resident","source":"s2019","values":{{"01":{{"2018":10000,"2019":10000}},"02":{{"2018":10000,"2019":10000}}}}}}],
"views":[]}}"#,
        rows_json(rows)
    )
}

/// A dataset that has no fault.
pub(crate) fn read(bytes: &[u8]) -> Dataset {
    let ingested = json::read(bytes, Strictness::Strict);
    assert_eq!(ingested.diagnostics, []);
    ingested.dataset.unwrap()
}
