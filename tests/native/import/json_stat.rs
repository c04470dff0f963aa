//! JSON-stat becomes a table, and a dataset.

use proptest::prelude::*;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Diagnostic, Known, Strictness, import, json_stat};

/// Residents as PxWeb gives them, version 2.0; the figures are those of the data that we ship.
pub(super) const RESIDENTS: &str = r#"{"version":"2.0","class":"dataset",
 "label":"Folkmängden efter region, tabellinnehåll och år","source":"SCB","updated":"2025-02-21T07:00:00Z",
 "note":["Folkmängden avser den 31 december."],
 "role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},
 "id":["Region","ContentsCode","Tid"],"size":[2,1,2],
 "dimension":{
  "Region":{"label":"region","category":{"index":{"00":0,"14":1},"label":{"00":"Riket","14":"Västra Götalands län"}}},
  "ContentsCode":{"label":"tabellinnehåll","category":{"index":{"BE0101N1":0},"label":{"BE0101N1":"Folkmängd"},
    "unit":{"BE0101N1":{"base":"antal","decimals":0}}}},
  "Tid":{"label":"år","category":{"index":["2018","2019"]}}},
 "extension":{"px":{"tableid":"TAB638","language":"sv"}},
 "value":[10230185,10327589,1709814,1725881]}"#;

fn table(text: &str) -> Table {
    json_stat::read(text.as_bytes(), "own", Strictness::Strict).unwrap()
}

fn refused(text: &str) -> Vec<Diagnostic> {
    json_stat::read(text.as_bytes(), "own", Strictness::Strict).unwrap_err()
}

/// Headings and rows, cells separated by bars.
fn shown(table: &Table) -> Vec<String> {
    let headings = table.columns().iter().map(|it| it.heading.as_str()).collect::<Vec<_>>();
    let cells = |row| (0..headings.len()).map(move |column| table.cell(row, column));
    let rows = (0..table.row_count()).map(|row| cells(row).collect::<Vec<_>>().join("|"));
    [headings.join("|")].into_iter().chain(rows).collect()
}

#[test]
fn a_cube_is_a_row_for_each_region_and_year() {
    let expected = [
        "region (kod)|region|år|Folkmängd",
        "00|Riket|2018|10230185",
        "00|Riket|2019|10327589",
        "14|Västra Götalands län|2018|1709814",
        "14|Västra Götalands län|2019|1725881",
    ];
    assert_eq!(shown(&table(RESIDENTS)), expected);
}

#[test]
fn the_form_before_version_2_is_the_same_table() {
    let old = RESIDENTS
        .replace(r#"{"version":"2.0","class":"dataset","#, r#"{"dataset":{"#)
        .replace(r#""id":["Region","ContentsCode","Tid"],"size":[2,1,2],"#, "")
        .replace(r#""role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},"#, "")
        .replace(
            r#""dimension":{"#,
            r#""dimension":{"id":["Region","ContentsCode","Tid"],"size":[2,1,2],
              "role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},"#,
        )
        + "}";
    assert_eq!(shown(&table(&old)), shown(&table(RESIDENTS)));
}

#[test]
fn sparse_values_are_rows_only_where_there_are_some() {
    let sparse =
        RESIDENTS.replace("[10230185,10327589,1709814,1725881]", r#"{"3":1725881,"0":10230185}"#);
    let rows = ["00|Riket|2018|10230185", "14|Västra Götalands län|2019|1725881"];
    assert_eq!(shown(&table(&sparse))[1..], rows);
}

#[test]
fn contents_are_columns_and_missing_values_have_their_sign() {
    let text = r#"{"dimension":{"id":["t","m"],"size":[2,2],"role":{"time":["t"],"metric":["m"]},
      "t":{"label":"year","category":{"index":{"2019":1,"2018":0}}},
      "m":{"category":{"index":["a","b"],"label":{"a":"Cost","b":"Income"},
        "unit":{"a":{"base":"SEK","multiplier":6},"b":{"base":"persons","multiplier":3}}}}},
      "value":[1.5,2,null,null],"status":{"0":"p","2":".."}}"#;
    let table = table(&format!("{{\"x\":{text}}}"));
    let expected = ["year|Cost|Cost (status)|Income", "2018|1.5|preliminary|2000", "2019|..||.."];
    assert_eq!(shown(&table), expected);
    assert_eq!(table.columns()[1].unit.as_deref(), Some("mnkr"));
}

#[test]
fn residents_are_an_indicator_once_the_coverage_is_told() {
    let table = table(RESIDENTS);
    let mut mapping = Mapping::guess(&table, None);
    assert_eq!(mapping.rows_as, As::Population);
    assert_eq!(mapping.missing(&table), [Member::Coverage, Member::CoverageText]);
    mapping.set(Member::Coverage, "selection");
    mapping.set(Member::CoverageText, "Två år");
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(imported.diagnostics, []);
    let dataset = imported.dataset.unwrap();
    let content = dataset.content();
    assert_eq!(content.sources[0].publisher, "SCB");
    assert_eq!(content.sources[0].date.to_string(), "2025-02-21");
    assert_eq!(imported.taken, 4);
    let regions = content.indicators[0].by_region.items().iter();
    let values: Vec<f64> =
        regions.flat_map(|(_, years)| years.items().iter().map(|(_, value)| *value)).collect();
    assert_eq!(values, [1_709_814.0, 1_725_881.0]);
}

/// Residents of one region and year by sex, with and without their total.
pub(super) fn by_sex(index: &str, labels: &str, values: &str) -> String {
    format!(
        r#"{{"version":"2.0","class":"dataset","source":"SCB","label":"Folkmängd","updated":"2025-02-21",
        "role":{{"time":["Tid"],"geo":["Region"]}},"id":["Region","Kon","Tid"],"size":[1,{},1],
        "dimension":{{"Region":{{"label":"region","category":{{"index":["14"]}}}},
        "Kon":{{"label":"kön","category":{{"index":{index},"label":{labels}}}}},
        "Tid":{{"label":"år","category":{{"index":["2019"]}}}}}},"value":{values}}}"#,
        index.matches(',').count() + 1,
    )
}

const PARTED: [&str; 3] = [
    r#"["1","2","1+2"]"#,
    r#"{"1":"män","2":"kvinnor","1+2":"totalt"}"#,
    "[866000,859881,1725881]",
];

/// The import of a text as residents, with the columns that are limited to a part.
fn residents(text: &str, only: &[(&str, &str)]) -> (Mapping, vardkronan::ingest::Imported) {
    let table = table(text);
    let mut mapping = Mapping::guess(&table, Some(As::Population));
    mapping.set(Member::Coverage, "selection");
    mapping.set(Member::CoverageText, "Ett år");
    for (heading, words) in only {
        mapping.keep_only(heading, words);
    }
    let imported = import(&table, &mapping, &Known::shipped());
    (mapping, imported)
}

fn value(imported: &vardkronan::ingest::Imported) -> Option<f64> {
    let dataset = imported.dataset.as_ref()?;
    let population = dataset.indicator(vardkronan::dataset::IndicatorKind::Population)?;
    let year = vardkronan::dataset::Year::new(2019)?;
    population.value(dataset.region_by_code("14")?, year)
}

fn codes(imported: &vardkronan::ingest::Imported) -> Vec<String> {
    let told = imported.diagnostics.iter();
    told.map(|it| format!("{} {} {}", it.code, it.pointer, it.found)).collect()
}

#[test]
fn of_a_division_with_a_total_the_total_is_taken_and_told() {
    let [index, labels, values] = PARTED;
    let (mapping, imported) = residents(&by_sex(index, labels, values), &[]);
    assert_eq!(mapping.only, [("kön".to_owned(), "totalt".to_owned())]);
    assert_eq!(value(&imported), Some(1_725_881.0));
    assert_eq!(codes(&imported), ["only-part /dimension/Kon totalt"]);
    // The database's own word goes before ours.
    let told =
        by_sex(index, &labels.replace("totalt", "folk"), values).replace("1+2", "x").replace(
            "\"label\":\"kön\"",
            "\"label\":\"kön\",\"extension\":{\"eliminationValueCode\":\"x\"}",
        );
    let (mapping, imported) = residents(&told, &[]);
    assert_eq!(mapping.only, [("kön".to_owned(), "folk".to_owned())]);
    assert_eq!(value(&imported), Some(1_725_881.0));
}

#[test]
fn parts_without_a_total_are_asked_about_and_never_added_up() {
    let text = by_sex(r#"["1","2"]"#, r#"{"1":"män","2":"kvinnor"}"#, "[866000,859881]");
    let (mapping, imported) = residents(&text, &[]);
    assert_eq!((mapping.only.len(), mapping.undecided(&table(&text))), (0, vec![2]));
    assert_eq!((value(&imported), imported.taken), (None, 0));
    let divided: Vec<_> = imported
        .diagnostics
        .iter()
        .filter(|it| it.code == "divided")
        .map(|it| &it.expected)
        .collect();
    assert_eq!(divided, ["män, kvinnor"]);
    let (_, imported) = residents(&text, &[("kön", "kvinnor")]);
    assert_eq!(value(&imported), Some(859_881.0));
    let (_, imported) = residents(&text, &[("kön", "barn")]);
    assert_eq!(codes(&imported), ["no-such-part /dimension/Kon barn"]);
}

#[test]
fn the_total_of_parts_that_are_taken_is_left_out() {
    let [index, labels, values] = PARTED;
    let text = by_sex(index, labels, values);
    let table = table(&text);
    let mut mapping = Mapping::guess(&table, Some(As::Investments));
    mapping.only.clear();
    mapping.columns.push(vardkronan::ingest::mapping::Use::of("kön (code)", Member::Purpose));
    for (member, value) in super::SET.iter().chain(&[("unit", "kr"), ("area", "care")]) {
        mapping.set(Member::named(member).unwrap(), value);
    }
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(codes(&imported).len(), 1, "{:?}", codes(&imported));
    assert!(codes(&imported)[0].starts_with("sum-row "), "{:?}", codes(&imported));
    assert_eq!((imported.taken, imported.sums), (2, 1));
}

#[test]
fn what_is_wrong_has_its_place_and_what_was_expected() {
    for (from, to, code, pointer, expected) in [
        ("1725881]", "1725881,1]", "wrong-length", "/value", "4"),
        ("[2,1,2]", "[3,1,2]", "wrong-length", "/dimension/Region/category/index", "3"),
        (
            r#""14":1}"#,
            r#""14":7}"#,
            "index-out-of-range",
            "/dimension/Region/category/index/14",
            "0–1",
        ),
        ("[2,1,2]", "[2,1]", "wrong-length", "/size", "3"),
        ("[2,1,2]", "[99999999999,99999999999,2]", "too-many", "/size", "20000000"),
        (r#""class":"dataset""#, r#""class":"collection""#, "not-a-dataset", "/class", "dataset"),
        (r#""Tid":{"label""#, r#""Tod":{"label""#, "missing-member", "/dimension", "Tid"),
        ("1725881]}", "17258", "cut-short", "", ""),
    ] {
        let found = refused(&RESIDENTS.replacen(from, to, 1));
        let is =
            |it: &Diagnostic| it.code == code && it.pointer == pointer && it.expected == expected;
        assert!(found.iter().any(is), "{found:?}");
    }
}

#[test]
fn an_unknown_role_is_told_and_does_no_harm() {
    let table = table(&RESIDENTS.replace(r#""geo":"#, r#""where":"#));
    let (told, _) = table.diagnostics();
    let shown: Vec<_> = told.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(shown, [("unknown-role", "/role/where")]);
    assert_eq!(table.row_count(), 4);
}

proptest! {
    #[test]
    fn cubes_with_any_change_are_tables_or_refused(
        at in 0..RESIDENTS.len(), len in 0_usize..40, with in "[\\[\\]{}\":,0-9a-zåe.-]{0,12}",
    ) {
        let mut begin = at;
        while !RESIDENTS.is_char_boundary(begin) { begin -= 1; }
        let mut end = (begin + len).min(RESIDENTS.len());
        while !RESIDENTS.is_char_boundary(end) { end += 1; }
        let text = [&RESIDENTS[..begin], &with, &RESIDENTS[end..]].concat();
        match json_stat::read(text.as_bytes(), "own", Strictness::Lenient) {
            Ok(table) => {
                prop_assert!(table.row_count() <= 4);
                let mapping = Mapping::guess(&table, None);
                import(&table, &mapping, &Known::default());
            }
            Err(told) => prop_assert!(!told.is_empty()),
        }
    }
}

#[test]
fn what_stands_twice_or_is_no_text_is_refused_with_its_place() {
    for (from, to, code, pointer) in [
        (r#""value":["#, r#""value":[9,9,9,9],"value":["#, "duplicate-member", "/value"),
        (r#""Riket""#, r#""\ud800""#, "bad-escape", "/dimension/Region/category/label/00"),
        (r#""source":"SCB""#, r#""source":"SCB\udc00""#, "bad-escape", "/source"),
    ] {
        let found = refused(&RESIDENTS.replacen(from, to, 1));
        let shown: Vec<_> = found.iter().map(|it| (it.code, it.pointer.as_str())).collect();
        assert_eq!(shown, [(code, pointer)]);
    }
}

#[test]
fn a_place_of_a_sparse_cube_has_one_name() {
    let (begin, _) = RESIDENTS.split_once("[10230185").unwrap();
    for name in ["+1", "01", " 1", "1.0", ""] {
        let found = refused(&format!("{begin}{{\"0\":5,\"{name}\":6}}}}"));
        assert_eq!(found[0].code, "index-out-of-range", "{name}");
    }
}

#[test]
fn notes_of_the_cube_its_dimensions_and_categories_are_told_and_kept() {
    let text = RESIDENTS
        .replace(r#""label":"region","#, r#""label":"region","note":["Indelning 2024."],"#)
        .replace(
            r#"{"index":["2018","2019"]}"#,
            r#"{"index":["2018","2019"],"note":{"2019":["Ny\nmetod."]}}"#,
        );
    let mapping = Mapping::guess(&table(&text), Some(As::Population));
    let note = "Folkmängden avser den 31 december. Indelning 2024. Ny metod.";
    assert_eq!(mapping.constant(Member::SourceNote), Some(note));
    let imported = residents(&text, &[]).1;
    let dataset = imported.dataset.unwrap();
    let own =
        dataset.content().sources.iter().any(|source| {
            source.note.as_ref().is_some_and(|own| own.get(Default::default()) == note)
        });
    assert!(own, "{:?}", dataset.content().sources);
}

#[test]
fn a_known_status_stays_beside_an_unknown_one() {
    let text = RESIDENTS.replace("1725881]", r#"1725881],"status":["p",null,"e","p"]"#);
    let table = table(&text);
    let own: Vec<_> = (0..4).map(|row| table.cell(row, 4)).collect();
    assert_eq!(own, ["preliminary", "", "", "preliminary"]);
    let (_, imported) = residents(&text, &[]);
    assert!(
        codes(&imported).contains(&"unknown-status /value e".to_owned()),
        "{:?}",
        codes(&imported)
    );
    assert_eq!(imported.dataset.unwrap().content().indicators[0].status.items().len(), 2);
}

#[test]
fn an_unknown_version_is_told() {
    let codes_of =
        |version: &str| codes(&residents(&RESIDENTS.replacen("\"2.0\"", version, 1), &[]).1);
    assert_eq!(codes_of("\"3.0\""), ["unknown-version /version 3.0"]);
    assert!(codes_of("\"2.1\"").is_empty() && codes_of("2").is_empty());
}
