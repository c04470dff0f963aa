//! What reading costs: our CSV import beside the csv crate reading records of the same bytes, our JSON
//! ingest beside serde_json reading them into plain structs, 100 000 rows each.
//!
//! Goals: at most twice as long, each. What a reading gives is given away, so that nobody's time has the
//! freeing of it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is made up here is sound, and a bench that is not shall stop"
)]

mod made;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use serde::Deserialize;
use vardkronan::dataset::{Amount, Contradictions, Dataset, Language};
use vardkronan::export;
use vardkronan::ingest::mapping::{Mapping, Member};
use vardkronan::ingest::{Known, Strictness, csv as own_csv, import, json};

const ROWS: usize = 100_000;

fn main() {
    divan::main();
}

fn json_bytes() -> &'static str {
    static MADE: OnceLock<String> = OnceLock::new();
    MADE.get_or_init(|| export::json(made::dataset(ROWS)))
}

/// The same rows as a table: what a person would keep in a sheet.
fn csv_bytes() -> &'static str {
    static MADE: OnceLock<String> = OnceLock::new();
    MADE.get_or_init(|| {
        let dataset = made::dataset(ROWS);
        let known = Known::shipped();
        let regions = known.region_names(Language::Swedish);
        let mut text = String::from(
            "id,region,area,purpose,amount,from,to,phase,recurrence,publisher,publisher_kind,document_title,document_date,url\n",
        );
        for (row, [region, _]) in dataset.content().investments.iter().zip(regions.iter().cycle()) {
            let source = dataset.source(row.source).unwrap();
            let area = dataset.area(row.area).unwrap().name.get(Language::Swedish);
            let amount = row.amount.map_or(0, Amount::minor) / 100;
            text.push_str(&format!(
                "{},{region},{area},Förstärkning av vården,{amount},{},{},approved,one-off,{},region,Budget,2019-05-01,https://example.se/{}\n",
                row.id, row.from, row.to.unwrap(), source.publisher, source.id,
            ));
        }
        text
    })
}

fn mapping(table: &vardkronan::ingest::table::Table) -> Mapping {
    let mut mapping = Mapping::guess(table, None);
    for (member, value) in [
        ("title", "Påhittat"),
        ("updated", "2026-11-01"),
        ("coverage", "complete"),
        ("coverage.text", "Påhittat"),
    ] {
        mapping.set(Member::named(member).unwrap(), value);
    }
    mapping
}

/// Bytes to a dataset, with all checks.
#[divan::bench]
fn csv_import_to_dataset(bencher: Bencher<'_, '_>) {
    let bencher = bencher.with_inputs(|| csv_bytes().as_bytes().to_vec());
    bencher.bench_local_values(|bytes| {
        let table = own_csv::read(bytes, "made", Strictness::Strict).unwrap();
        import(&table, &mapping(&table), &Known::shipped()).dataset.unwrap()
    });
}

/// Bytes to cells with their places.
#[divan::bench]
fn csv_read_to_table(bencher: Bencher<'_, '_>) {
    let bencher = bencher.with_inputs(|| csv_bytes().as_bytes().to_vec());
    bencher.bench_local_values(|bytes| own_csv::read(bytes, "made", Strictness::Strict).unwrap());
}

/// The csv crate's records, one allocation a record, as most programs ask for them.
#[divan::bench]
fn csv_crate_records() -> usize {
    let mut reader = csv::Reader::from_reader(csv_bytes().as_bytes());
    reader.records().map(|record| black_box(record.unwrap()).len()).sum()
}

/// The csv crate at its quickest: one record, used again.
#[divan::bench]
fn csv_crate_one_record() -> usize {
    let mut reader = csv::Reader::from_reader(csv_bytes().as_bytes());
    let mut record = csv::StringRecord::new();
    let mut count = 0;
    while reader.read_record(&mut record).unwrap() {
        count += black_box(&record).len();
    }
    count
}

/// The csv crate into plain structs.
#[divan::bench]
fn csv_crate_structs() -> usize {
    let mut reader = csv::Reader::from_reader(csv_bytes().as_bytes());
    let rows = reader.deserialize().map(|row: Result<CsvRow, _>| black_box(row.unwrap()).from);
    rows.map(usize::from).sum()
}

/// Bytes to a dataset, with all checks.
#[divan::bench]
fn json_ingest_to_dataset(bencher: Bencher<'_, '_>) {
    let bytes = json_bytes().as_bytes();
    bencher.bench_local(|| json::read(black_box(bytes), Strictness::Strict).dataset.unwrap());
}

/// The same, and the index that views are counted from, which is made before the first of them.
#[divan::bench]
fn json_ingest_with_index(bencher: Bencher<'_, '_>) {
    let bytes = json_bytes().as_bytes();
    bencher.bench_local(|| {
        let dataset = json::read(black_box(bytes), Strictness::Strict).dataset.unwrap();
        black_box(dataset.aggregates());
        dataset
    });
}

/// The part of both that is no reading: all checks.
#[divan::bench]
fn content_to_dataset(bencher: Bencher<'_, '_>) {
    let content = made::dataset(ROWS).content();
    let bencher = bencher.with_inputs(|| content.clone());
    bencher.bench_local_values(|content| Dataset::new(content, Contradictions::Refuse).unwrap());
}

/// serde_json into plain structs that own their words.
#[divan::bench]
fn serde_json_structs(bencher: Bencher<'_, '_>) {
    let bytes = json_bytes().as_bytes();
    bencher.bench_local(|| serde_json::from_slice::<Plain>(black_box(bytes)).unwrap());
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct CsvRow {
    id: String,
    region: String,
    area: String,
    purpose: String,
    amount: i64,
    from: u16,
    to: u16,
    phase: String,
    recurrence: String,
    publisher: String,
    publisher_kind: String,
    document_title: String,
    document_date: String,
    url: String,
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct Plain<'a> {
    version: u8,
    id: String,
    title: String,
    updated: String,
    currency: String,
    #[serde(borrow)]
    coverage: BTreeMap<String, Cow<'a, str>>,
    regions: Vec<PlainCode>,
    areas: Vec<PlainCode>,
    sources: Vec<PlainSource>,
    investments: Vec<PlainRow>,
    indicators: Vec<PlainIndicator>,
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct PlainCode {
    code: String,
    name: String,
    parent: Option<String>,
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct PlainSource {
    id: String,
    publisher: String,
    kind: String,
    title: String,
    date: String,
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct PlainRow {
    id: String,
    region: String,
    area: String,
    purpose: String,
    amount: Option<f64>,
    precision: Option<String>,
    from: u16,
    to: Option<u16>,
    years: Option<String>,
    phase: String,
    followed: Option<String>,
    recurrence: String,
    nature: Option<String>,
    funding: Option<String>,
    expenditure: Option<String>,
    source: String,
}

#[expect(dead_code, reason = "made to be read into, not to be used")]
#[derive(Deserialize)]
struct PlainIndicator {
    id: String,
    kind: String,
    name: String,
    unit: String,
    source: String,
    values: BTreeMap<String, BTreeMap<String, f64>>,
}
