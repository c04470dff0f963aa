//! A small dataset, and comparisons of two sides made from it by hand.

use crate::compare::{Comparison, SideChosen, SideName, compare, verdict};
use crate::dataset::{Dataset, Year, YearRange};
use crate::ingest::{Strictness, json};
use crate::view::{ChartKind, Codes, View};

/// A row of region 0 or 1, in kronor, with further members of the data format.
pub(super) fn row(id: &str, region: usize, kronor: i64, from: i64, more: &str) -> String {
    format!(
        r#"{{"id":"{id}","region":"0{region}","area":"care","purpose":"p","amount":{kronor},
"from":{from},"phase":"approved","recurrence":"one-off","source":"s"{more}}}"#
    )
}

/// A complete dataset of two regions with 1 000 and 2 000 residents in 2018 to 2020, when prices
/// were 100, 110 and 121 and care cost 10 000 kronor a resident.
pub(super) fn dataset(rows: &[String]) -> Dataset {
    let text = format!(
        r#"{{"version":1,"id":"sample","title":"Sample","updated":"2026-11-22","currency":"SEK",
"coverage":{{"kind":"complete","text":"all"}},
"regions":[{{"code":"00","name":"Zero"}},{{"code":"01","name":"One"}}],
"areas":[{{"code":"care","name":"Care"}}],
"sources":[{{"id":"s","publisher":"P","kind":"region","title":"T","date":"2020-05-01"}}],
"investments":[{}],
"indicators":[
{{"id":"population","kind":"population","name":"P","unit":"p","source":"s","values":{{"00":{{"2018":1000,"2019":1000,"2020":1000}},"01":{{"2018":2000,"2019":2000,"2020":2000}}}}}},
{{"id":"index","kind":"price-index","name":"I","unit":"i","source":"s","values":{{"*":{{"2018":100,"2019":110,"2020":121}}}}}},
{{"id":"cost","kind":"net-cost","name":"C","unit":"c","source":"s","values":{{"00":{{"2018":10000,"2019":10000}},"01":{{"2018":10000,"2019":10000}}}}}}],
"views":[]}}"#,
        rows.join(",")
    );
    let ingested = json::read(text.as_bytes(), Strictness::Strict);
    assert_eq!(ingested.diagnostics, []);
    ingested.dataset.unwrap()
}

pub(super) fn years(first: i64, last: i64) -> YearRange {
    YearRange::new(Year::new(first).unwrap(), Year::new(last).unwrap()).unwrap()
}

/// A side of all areas.
pub(super) fn side(name: SideName, region: usize, years: YearRange) -> SideChosen {
    SideChosen { name, region, years, area: None, branch: None }
}

/// What two sides have, each counted by itself.
pub(super) fn sides(dataset: &Dataset, view: &View, sides: &[SideChosen]) -> Comparison {
    let chart = ChartKind::Difference;
    let mut comparison =
        compare(dataset, &View { regions: Codes::Only(Vec::new()), ..view.clone() });
    comparison.view = View { chart, ..view.clone() };
    comparison.cells.clear();
    comparison.sides = sides.to_vec();
    for side in sides {
        let regions = Codes::Only(vec![format!("0{}", side.region)]);
        let years = Some(side.years);
        let alone = View { chart: ChartKind::Regions, regions, years, ..view.clone() };
        for mut cell in compare(dataset, &alone).cells {
            cell.side = Some(side.name);
            comparison.cells.push(cell);
        }
    }
    comparison.verdict = verdict::judge(&comparison);
    comparison
}
