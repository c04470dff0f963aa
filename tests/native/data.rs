//! The shipped data: they fit the published schema, and they add up to what their sources print.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use vardkronan::dataset::{Dataset, Investment, Year};

use crate::figures::{grants, investments};

const MINOR_PER_MILLION: i128 = 100_000_000;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name)).unwrap()
}

fn value(name: &str) -> Value {
    serde_json::from_str(&file(name)).unwrap()
}

fn schema() -> Validator {
    jsonschema::draft202012::new(&value("schema/dataset-1.json")).unwrap()
}

/// The faults that the schema finds, each with its place.
fn faults(schema: &Validator, data: &Value) -> Vec<String> {
    let faults = schema.iter_errors(data);
    faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn the_schema_is_itself_valid() {
    assert!(jsonschema::meta::is_valid(&value("schema/dataset-1.json")));
}

#[test]
fn the_shipped_data_fit_the_schema() {
    let schema = schema();
    for name in ["data/investments.json", "data/womens-health-grants.json"] {
        assert_eq!(faults(&schema, &value(name)), Vec::<String>::new(), "{name}");
    }
    let small = include_str!("../data/small.json");
    assert_eq!(faults(&schema, &serde_json::from_str(small).unwrap()), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_format_forbids() {
    let schema = schema();
    // A member by its pointer, what it becomes (or goes), and where the schema must say so.
    let cases: [(&str, Option<Value>, &str); 17] = [
        ("/colour", Some(json!("red")), ""),
        ("/investments/0/colour", Some(json!("red")), "/investments/0"),
        ("/regions/0/code", Some(json!("not a code")), "/regions/0/code"),
        ("/investments/0/region", Some(json!("")), "/investments/0/region"),
        ("/investments/0/id", Some(json!("all")), "/investments/0/id"),
        ("/currency", None, ""),
        ("/coverage/text", None, "/coverage"),
        ("/investments/0/phase", None, "/investments/0"),
        ("/investments/0/source", None, "/investments/0"),
        ("/investments/0/amount", Some(Value::Null), "/investments/0"),
        ("/investments/0/absent", Some(json!("not-reported")), "/investments/0/absent"),
        ("/investments/0/amount", Some(json!("5")), "/investments/0/amount"),
        ("/investments/0/from", Some(json!(1899)), "/investments/0/from"),
        ("/investments/0/to", Some(Value::Null), "/investments/0/recurrence"),
        ("/investments/0/phase", Some(json!("wished")), "/investments/0/phase"),
        ("/sources/0/date", Some(json!("2018-13")), "/sources/0/date"),
        ("/version", Some(json!(2)), "/version"),
    ];
    for (pointer, change, place) in cases {
        let mut data = value("data/investments.json");
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        let parent = data.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        match &change {
            Some(value) => drop(parent.insert(member.to_owned(), value.clone())),
            None => drop(parent.remove(member).unwrap()),
        }
        let faults = faults(&schema, &data);
        let is_there = faults.iter().any(|fault| fault.starts_with(&format!("{place}: ")));
        assert!(is_there, "{pointer} {change:?}: {faults:?}");
    }
}

/// What is counted of the rows that are so, in öre: each krona once, a yearly one once a year.
fn counted(dataset: &Dataset, is: impl Fn(&Investment) -> bool) -> i128 {
    let entries = dataset.entries().iter().filter(|it| is(dataset.investment(it.row).unwrap()));
    let amounts = entries.map(|it| {
        let times = if it.is_span { 1 } else { it.years.years().count() as i128 };
        it.amount.unwrap() * times
    });
    amounts.sum()
}

#[test]
fn the_grants_add_up_to_each_printed_table() {
    let dataset = grants();
    let tables = [
        ("skr-2019-main", 2019, 1_590),
        ("skr-2020-main", 2020, 937),
        ("skr-2021-main", 2021, 937),
        ("skr-2021-supp", 2021, 445),
        ("skr-2022-main", 2022, 1_382),
        ("skr-2023-main", 2023, 1_437),
        ("skr-2023-rural", 2023, 150),
        ("skr-2024-main", 2024, 1_367),
        ("skr-2024-rural", 2024, 150),
    ];
    let source_id = |row: &Investment| dataset.source(row.source).unwrap().id.as_str();
    let mut total = 0;
    for (table, year, million) in tables {
        let year = Year::new(year);
        let of_table = |row: &Investment| source_id(row) == table && Some(row.from) == year;
        assert_eq!(counted(&dataset, of_table), million * MINOR_PER_MILLION, "{table}");
        let rows = dataset.content().investments.iter().filter(|row| of_table(row)).count();
        assert_eq!(rows, 21, "{table}");
        total += million * MINOR_PER_MILLION;
    }
    assert_eq!(counted(&dataset, |_| true), total, "no row lies outside the tables");
    assert_eq!(dataset.content().investments.len(), 9 * 21);
    assert_eq!(dataset.content().regions.len(), 21);
}

#[test]
fn the_programmes_of_the_selection_are_the_sums_of_their_parts() {
    let dataset = investments();
    let content = dataset.content();
    let find = |id: &str| content.investments.iter().position(|row| row.id == id).unwrap();
    let amount = |row: &Investment| i128::from(row.amount.unwrap().minor());
    let programmes: [(&str, i128, &[i128]); 2] = [
        ("S002-1", 100_000_000_000, &[10_000_000_000, 35_000_000_000, 55_000_000_000]),
        ("S002-6", 1_460_000_000, &[1_000_000_000, 460_000_000]),
    ];
    for (id, whole, parts) in programmes {
        let at = find(id);
        assert_eq!(amount(&content.investments[at]), whole, "{id}");
        let below: Vec<_> =
            content.investments.iter().filter(|row| row.part_of == Some(at)).map(amount).collect();
        assert_eq!(below, parts, "{id}");
        let tree = |row: &Investment| row.part_of == Some(at) || row.id == id;
        assert_eq!(counted(&dataset, tree), whole, "{id}: each krona once");
    }
    assert_eq!(content.investments.len(), 35);
    assert_eq!(content.regions.len(), 21);
}
