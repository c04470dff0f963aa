//! The identity of data: one text, one hash, however they were written.

use serde_json::Value;
use vardkronan::dataset::Dataset;
use vardkronan::export::{fingerprint, json};
use vardkronan::ingest::Strictness;
use vardkronan::ingest::json::read;

const SMALL: &str = include_str!("../data/small.json");
const INVESTMENTS: &str = include_str!("../../static/data/investments.json");
const GRANTS: &str = include_str!("../../static/data/womens-health-grants.json");

fn dataset(text: &str) -> Dataset {
    read(text.as_bytes(), Strictness::Strict).dataset.unwrap()
}

#[test]
fn the_hash_is_that_of_the_canonical_file() {
    // As sha256sum prints it.
    let expected = "2af34fb0d741a382366da6153283d785654eeec5f15903dea53f2242d12d1956";
    let found = fingerprint(&dataset(SMALL));
    assert_eq!(found.hex(), expected);
    assert_eq!(found.short(), expected[..16]);
}

#[test]
fn members_in_another_order_and_other_white_space_have_the_same_hash() {
    for text in [SMALL, INVESTMENTS, GRANTS] {
        // Its objects are sorted by name, its numbers written anew.
        let value: Value = serde_json::from_str(text).unwrap();
        let expected = fingerprint(&dataset(text));
        for other in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            assert_ne!(other, text);
            assert_eq!(fingerprint(&dataset(&other)), expected);
            let once = json(&dataset(&other));
            assert_eq!(json(&dataset(&once)), once);
        }
    }
}

#[test]
fn what_is_written_out_and_what_is_left_to_its_default_have_the_same_hash() {
    let plain = dataset(INVESTMENTS);
    let mut value: Value = serde_json::from_str(INVESTMENTS).unwrap();
    for row in value["investments"].as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        let (from, precision) = (row["from"].clone(), "exact".into());
        row.entry("to").or_insert(from);
        row.entry("precision").or_insert(precision);
        row.entry("nature").or_insert("programme".into());
    }
    assert_eq!(fingerprint(&dataset(&value.to_string())), fingerprint(&plain));
}

#[test]
fn every_change_has_another_hash() {
    let plain = fingerprint(&dataset(SMALL));
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    value["updated"] = "2020-01-01".into();
    assert_ne!(fingerprint(&dataset(&value.to_string())), plain);
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    value["investments"].as_array_mut().unwrap().reverse();
    assert_ne!(fingerprint(&dataset(&value.to_string())), plain);
}
