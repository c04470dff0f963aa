//! Answers of Kolada's API become a table, and a dataset.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use vardkronan::dataset::IndicatorKind;
use vardkronan::ingest::files::{self, File, Format, format_of};
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Diagnostic, Known, Strictness, import};

use super::SET;

/// Net cost per resident as version 2 gives it; the figures are those of the data that we ship. In
/// Uppsala, Gothenburg and the group nothing is what Kolada has.
pub(super) const NET_COST: &str = r#"{"count": 6, "values": [
 {"kpi": "N70061", "municipality": "0012", "period": "2018", "values": [
   {"gender": "T", "count": 1, "value": 25737.0, "status": ""}]},
 {"kpi": "N70061", "municipality": "0014", "period": "2018", "values": [
   {"gender": "K", "count": 1, "value": 1.0, "status": ""},
   {"gender": "T", "count": 1, "value": 25651.000000000004, "status": ""},
   {"gender": "M", "count": 1, "value": 1.0, "status": ""}]},
 {"kpi": "N70061", "municipality": "0014", "period": "2019", "values": [
   {"gender": "T", "count": 1, "value": 25875.0, "status": ""}]},
 {"kpi": "N70061", "municipality": "0003", "period": "2019", "values": [
   {"gender": "T", "count": 1, "value": null, "status": "Missing"}]},
 {"kpi": "N70061", "municipality": "1480", "period": "2019", "values": [
   {"gender": "T", "count": 1, "value": 1.0, "status": ""}]},
 {"kpi": "N70061", "municipality": "G123", "period": "2019", "values": [
   {"gender": "T", "count": 7, "value": 1.0, "status": ""}]}]}"#;

/// Residents as version 3 gives them, two pages.
pub(super) const RESIDENTS: [&str; 2] = [
    r#"{"values":[{"kpi":"N01951","period":2018,"municipality":"0000","values":[
      {"gender":"T","value":10230185.0,"status":"","count":1,"isdeleted":false}]},
     {"kpi":"N01951","period":2018,"municipality":"0014","values":[
      {"gender":"T","value":1.0,"status":"","count":1,"isdeleted":true},
      {"gender":"T","value":1709814.0,"status":"","count":1,"isdeleted":false}]}],
     "next_url":"https://example.se/2","previous_url":null,"count":2}"#,
    r#"{"values":[{"kpi":"N01951","period":2019,"municipality":"0014","values":[
      {"gender":"T","value":1725881.0,"status":"Preliminary","count":1,"isdeleted":false}]}],
     "next_url":null,"previous_url":null,"count":1}"#,
];

pub(super) const KPI: &str = r#"{"count":1,"values":[{"id":"N70061","title":"Påhittad titel, kr/inv",
  "description":"Vad som räknas.\nOch hur.","definition":"","municipality_type":"L",
  "is_divided_by_gender":0,"operating_area":"x","perspective":"Resurser"}]}"#;

const MUNICIPALITIES: &str = r#"{"values":[{"id":"0012","title":"Region Skåne","type":"L"},
  {"id":"0014","title":"Västra Götalandsregionen","type":"L"},{"id":"1480","title":"Göteborg","type":"K"}]}"#;

fn joined(texts: &[&str]) -> Result<Table, Vec<Diagnostic>> {
    let files: Vec<_> =
        texts.iter().map(|text| File { name: "own.json", bytes: text.as_bytes() }).collect();
    assert_eq!(format_of(&files), Some(Format::Kolada));
    files::read(Format::Kolada, &files, "own", Strictness::Strict)
}

pub(super) fn table(texts: &[&str]) -> Table {
    joined(texts).unwrap()
}

/// Headings and rows, cells separated by bars.
pub(super) fn shown(table: &Table) -> Vec<String> {
    let headings = table.columns().iter().map(|it| it.heading.as_str()).collect::<Vec<_>>();
    let cells = |row| (0..headings.len()).map(move |column| table.cell(row, column));
    let rows = (0..table.row_count()).map(|row| cells(row).collect::<Vec<_>>().join("|"));
    [headings.join("|")].into_iter().chain(rows).collect()
}

/// What was told while reading: code, JSON pointer and how many.
pub(super) fn told(table: &Table) -> Vec<String> {
    let (told, _) = table.diagnostics();
    told.iter().map(|it| format!("{} {} {}", it.code, it.pointer, it.found)).collect()
}

#[test]
fn values_for_all_in_regions_are_taken_and_others_counted() {
    let table = table(&[NET_COST]);
    let expected = [
        "region|år|Nettokostnad hälso- och sjukvård totalt (inkl. läkemedel), kr/inv",
        "12|2018|25737.0",
        "14|2018|25651",
        "14|2019|25875.0",
        "03|2019|Missing",
    ];
    assert_eq!(shown(&table), expected);
    let expected = [
        "left-out-genders /values/1/values/2 1",
        "left-out-municipalities /values/4 1",
        "left-out-groups /values/5 1",
    ];
    assert_eq!(told(&table), expected);
}

#[test]
fn documents_in_any_order_name_key_figures_and_regions() {
    for texts in [[NET_COST, KPI, MUNICIPALITIES], [MUNICIPALITIES, NET_COST, KPI]] {
        let rows = shown(&table(&texts));
        assert_eq!(rows[0], "region|namn|år|Påhittad titel, kr/inv");
        assert_eq!(rows[1], "12|Region Skåne|2018|25737.0");
        assert_eq!(rows[4], "03||2019|Missing");
    }
    let told = table(&[KPI, MUNICIPALITIES, NET_COST]).diagnostics().0;
    assert!(!told.is_empty() && told.iter().all(|it| it.file == 2), "{told:?}");
}

/// The mapping that is guessed, with what is asked for.
pub(super) fn mapping(table: &Table, rows_as: Option<As>) -> Mapping {
    let mut mapping = Mapping::guess(table, rows_as);
    let told = mapping.missing(table);
    for (member, value) in SET {
        let member = Member::named(member).unwrap();
        if told.contains(&member) {
            mapping.set(member, value);
        }
    }
    mapping
}

#[test]
fn net_costs_are_the_indicator_that_ships() {
    let table = table(&[NET_COST, KPI]);
    let mapping = mapping(&table, None);
    assert_eq!(mapping.rows_as, As::NetCost);
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!((imported.taken, imported.set_aside), (3, 0));
    let dataset = imported.dataset.unwrap();
    let own = dataset.indicator(IndicatorKind::NetCost).unwrap();
    assert_eq!(own.name.get(Default::default()), "Påhittad titel");
    assert_eq!(own.note.as_ref().unwrap().get(Default::default()), "Vad som räknas. Och hur.");
    let text = include_str!("../../../static/data/investments.json");
    let shipped = vardkronan::ingest::json::read(text.as_bytes(), Strictness::Strict).dataset;
    let shipped = shipped.unwrap();
    let known = shipped.indicator(IndicatorKind::NetCost).unwrap();
    let mut count = 0;
    for (region, years) in own.by_region.items() {
        let code = &dataset.region(*region).unwrap().code;
        for (year, value) in years.items() {
            let same = shipped.region_by_code(code).unwrap();
            assert_eq!(known.value(same, *year), Some(*value), "{code} {year}");
            count += 1;
        }
    }
    assert_eq!(count, 3);
}

#[test]
fn what_is_computed_is_not_called_koladas() {
    let table = table(&[NET_COST]);
    let imported = import(&table, &mapping(&table, None), &Known::shipped());
    let dataset = imported.dataset.unwrap();
    let [source] = dataset.content().sources.as_slice() else { panic!("one source") };
    assert_eq!(source.publisher, "RKA");
    let title = source.title.get(Default::default());
    assert!(title.starts_with("Kolada, nyckeltal N70061: Nettokostnad"), "{title}");
    let note = source.note.as_ref().unwrap().get(Default::default());
    assert!(note.contains("egen bearbetning"), "{note}");
}

#[test]
fn residents_are_an_indicator_of_regions_and_the_country() {
    let table = table(&RESIDENTS);
    let mapping = mapping(&table, None);
    assert_eq!(mapping.rows_as, As::Population);
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(imported.diagnostics, []);
    let dataset = imported.dataset.unwrap();
    let population = dataset.indicator(IndicatorKind::Population).unwrap();
    let year = |number| vardkronan::dataset::Year::new(number).unwrap();
    let own = dataset.region_by_code("14").unwrap();
    assert_eq!(population.value(own, year(2019)), Some(1_725_881.0));
    assert_eq!(population.common.as_ref().unwrap().get(year(2018)), Some(&10_230_185.0));
    assert_eq!(population.status.items().len(), 1);
}

#[test]
fn money_of_several_key_figures_is_amounts_each_for_its_purpose() {
    let kpis = r#"{"values":[{"id":"N1","title":"Påhittat A, tkr","municipality_type":"L"},
      {"id":"N2","title":"Påhittat B, mnkr","municipality_type":"L"}]}"#;
    let row = |kpi, value| {
        format!(
            r#"{{"kpi":"{kpi}","municipality":"0012","period":2020,"values":[{{"gender":"T","value":{value},"status":""}}]}}"#
        )
    };
    let page = format!("[{},{}]", row("N1", "12.5"), row("N2", "3"));
    let table = table(&[&page, kpis]);
    let mut mapping = mapping(&table, Some(As::Investments));
    mapping.set(Member::Area, "care");
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(imported.diagnostics, []);
    let dataset = imported.dataset.unwrap();
    let rows = dataset.content().investments.iter();
    let shown: Vec<_> = rows
        .map(|row| {
            (row.purpose.get(Default::default()).to_owned(), row.amount.unwrap().minor() / 100)
        })
        .collect();
    let expected = [("Påhittat A".to_owned(), 12_500), ("Påhittat B".to_owned(), 3_000_000)];
    assert_eq!(shown, expected);
}

#[test]
fn values_per_resident_are_refused_as_amounts() {
    let table = table(&[NET_COST]);
    let mut mapping = mapping(&table, Some(As::Investments));
    mapping.set(Member::Area, "care");
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(imported.dataset, None);
    assert!(imported.diagnostics.iter().any(|it| it.code == "amount-per-resident"));
}

#[test]
fn amounts_for_each_year_are_amounts_and_those_for_each_pupil_are_none() {
    for (heading, is_amount) in [
        ("Belopp (kr/år)", true),
        ("Kostnad, tkr", true),
        ("Kostnad (kr/elev)", false),
        ("Kostnad, kr/inv 80+", false),
        ("Kostnad per invånare", false),
    ] {
        let text = format!("Region;År;\"{heading}\"\nSkåne;2021;5\n");
        let table = super::table(&text);
        let mut mapping = mapping(&table, Some(As::Investments));
        mapping.columns.retain(|used| used.member != Member::Amount);
        mapping.columns.push(vardkronan::ingest::mapping::Use::of(heading, Member::Amount));
        mapping.set(Member::Area, "care");
        if mapping.missing(&table).contains(&Member::Unit) {
            mapping.set(Member::Unit, "kr");
        }
        let imported = import(&table, &mapping, &Known::shipped());
        assert_eq!(imported.dataset.is_some(), is_amount, "{heading} {:?}", imported.diagnostics);
    }
}

#[test]
fn a_table_of_the_same_words_is_none_of_koladas() {
    let text =
        "\"kpi\",\"municipality\",\"period\",\"value\"\n\"N70061\",\"0014\",\"2019\",25875\n";
    let files = [File { name: "own.csv", bytes: text.as_bytes() }];
    assert_eq!(format_of(&files), Some(Format::Csv));
}

#[test]
fn a_value_that_stands_twice_and_differs_sets_its_row_aside() {
    let other = NET_COST.replace("25875.0", "25876.0");
    let table = table(&[NET_COST, &other]);
    assert_eq!(table.row_count(), 4);
    assert_eq!(table.faulty_rows(), [2]);
    let imported = import(&table, &mapping(&table, None), &Known::shipped());
    assert_eq!((imported.taken, imported.set_aside), (2, 1));
    let twice = imported.diagnostics.iter().find(|it| it.code == "value-twice").unwrap();
    assert_eq!((twice.file, twice.pointer.as_str()), (1, "/values/2/values/0/value"));
    // Its line is that of its own file.
    let line = |text: &str| text.lines().position(|line| line.contains("25876.0")).unwrap() + 1;
    assert_eq!(twice.line as usize, line(&other));
}

#[test]
fn what_is_wrong_has_its_file_its_place_and_what_was_expected() {
    let check = |texts: &[&str], file: usize, code: &str, pointer: &str| {
        let files: Vec<_> =
            texts.iter().map(|text| File { name: "own", bytes: text.as_bytes() }).collect();
        let refused = files::read(Format::Kolada, &files, "own", Strictness::Strict).unwrap_err();
        assert_eq!(refused[0].file, file, "{refused:?}");
        let is = |it: &Diagnostic| it.code == code && it.pointer == pointer;
        assert!(refused.iter().any(is), "{refused:?}");
    };
    check(&[KPI], 0, "no-values-page", "");
    check(&[NET_COST, "{\"values\":"], 1, "cut-short", "");
    check(&[NET_COST, "{}"], 1, "missing-member", "");
    check(&[NET_COST, "{\"values\":[{\"id\":\"x\"}]}"], 1, "not-of-kolada", "/values/0");
    check(&[&NET_COST.replace("\"0012\"", "12")], 0, "wrong-type", "/values/0/municipality");
    check(&[&NET_COST.replace("\"kpi\"", "\"key\"")], 0, "missing-member", "/values/0");
    let [wrong, behind] = [NET_COST.replace("\"0012\"", "12"), NET_COST.replace("N7", "N8")];
    check(&[NET_COST, KPI, &wrong, &behind], 2, "wrong-type", "/values/0/municipality");
    check(&[&wrong, &behind], 0, "wrong-type", "/values/0/municipality");
    check(&[""], 0, "empty", "");
    check(&[], 0, "empty", "");
}

#[test]
fn whatever_pages_claim_the_time_grows_with_their_bytes() {
    let begin = Instant::now();
    let row = |at: usize| {
        format!(
            r#"{{"kpi":"N{at}","municipality":"0012","period":{at},"values":[{{"value":{at}}}]}}"#
        )
    };
    let rows = |count: usize| (0..count).map(row).collect::<Vec<_>>().join(",");
    let page = format!("{{\"values\":[{}]}}", rows(20_000));
    let files = [File { name: "own", bytes: page.as_bytes() }];
    let refused = files::read(Format::Kolada, &files, "own", Strictness::Strict).unwrap_err();
    assert_eq!(refused[0].code, "too-many");
    let large = vec![b' '; 64_000_001];
    let files = [File { name: "own", bytes: &large }];
    let refused = files::read(Format::Kolada, &files, "own", Strictness::Lenient).unwrap_err();
    assert_eq!(refused[0].code, "too-large");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

proptest! {
    #[test]
    fn pages_with_any_change_are_tables_or_refused(
        at in 0..NET_COST.len(), len in 0_usize..40, with in "[\\[\\]{}\":,0-9a-zåeTK.-]{0,12}",
    ) {
        let end = (at + len).min(NET_COST.len());
        let text = [&NET_COST[..at], &with, &NET_COST[end..]].concat();
        for texts in [vec![text.as_str()], vec![&text, NET_COST, KPI], vec![NET_COST, &text]] {
            let files: Vec<_> =
                texts.iter().map(|text| File { name: "own", bytes: text.as_bytes() }).collect();
            match files::read(Format::Kolada, &files, "own", Strictness::Lenient) {
                Ok(table) => {
                    prop_assert!(table.row_count() <= 14);
                    let mapping = Mapping::guess(&table, None);
                    import(&table, &mapping, &Known::default());
                }
                Err(refused) => prop_assert!(!refused.is_empty()),
            }
        }
    }

    #[test]
    fn any_bytes_are_a_page_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let files = [File { name: "own", bytes: &bytes }];
        let read = files::read(Format::Kolada, &files, "own", Strictness::Lenient);
        prop_assert!(read.is_ok() || !read.unwrap_err().is_empty());
    }
}

#[test]
fn a_region_without_a_value_is_told_and_stays_a_region() {
    let table = table(&[NET_COST]);
    let mut mapping = mapping(&table, None);
    mapping.set(Member::named("coverage").unwrap(), "complete");
    let imported = import(&table, &mapping, &Known::shipped());
    let told: Vec<_> = imported.diagnostics.iter().map(|it| (it.code, it.found.as_str())).collect();
    assert!(told.contains(&("values-absent", "1")), "{told:?}");
    let dataset = imported.dataset.unwrap();
    assert!(dataset.region_by_code("03").is_some());
}

#[test]
fn a_value_or_member_that_stands_twice_is_refused() {
    let text = NET_COST.replacen("\"period\"", "\"kpi\":\"N1\",\"period\"", 1);
    let files = [File { name: "own", bytes: text.as_bytes() }];
    let refused = vardkronan::ingest::kolada::read(&files, "own", Strictness::Strict).unwrap_err();
    assert!(refused.iter().any(|it| it.code == "duplicate-member"), "{refused:?}");
}
