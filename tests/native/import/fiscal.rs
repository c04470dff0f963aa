//! A Fiscal Data Package becomes a table, and a dataset.

use proptest::prelude::*;
use vardkronan::dataset::{Dataset, Phase};
use vardkronan::ingest::files::{self, File, Format, format_of};
use vardkronan::ingest::fiscal::path;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Diagnostic, Imported, Known, Strictness, import};

use super::SET;

/// Version 1.0, as its columns tell what they are.
pub(super) const PACKAGE: &str = r#"{
 "name": "norrvik-budget", "title": "Norrviks budget", "profile": "fiscal-data-package",
 "countryCode": "SE", "created": "2020-11-05T10:00:00Z",
 "contributors": [{"title": "Norrviks region", "role": "publisher"}],
 "sources": [{"title": "Budgeten", "path": "https://example.se/budget"}],
 "licenses": [{"name": "CC0-1.0"}],
 "resources": [{"name": "budget", "path": "data/budget.csv", "schema": {"fields": [
   {"name": "rad", "type": "string", "columnType": "budget-line-id"},
   {"name": "plats", "type": "string", "columnType": "geo:target:code"},
   {"name": "vem", "type": "string", "columnType": "administrative-classification:generic:label"},
   {"name": "verksamhetskod", "type": "string", "columnType": "functional-classification:generic:level1:code"},
   {"name": "verksamhet", "type": "string", "columnType": "functional-classification:generic:level1:label"},
   {"name": "insats", "type": "string", "columnType": "activity:generic:program:label"},
   {"name": "x1", "type": "integer", "columnType": "date:fiscal-year"},
   {"name": "riktning", "type": "string", "columnType": "direction"},
   {"name": "skede", "type": "string", "columnType": "phase:id"},
   {"name": "pengar", "type": "number", "columnType": "value", "factor": 1000}],
  "extraFields": [{"name": "valuta", "type": "string", "columnType": "value-currency:code", "constant": "SEK"}]}}]}"#;

pub(super) const TABLE: &str = "rad,plats,vem,verksamhetskod,verksamhet,insats,x1,riktning,skede,pengar\n\
    a-1,12,Region Skåne,73,Psykiatri,Fler team,2021,expenditure,approved,1.234\n\
    a-2,14,Sjukvårdsnämnden,73,Psykiatri,Fler team,2021,expenditure,executed,20\n\
    a-3,14,Sjukvårdsnämnden,73,Psykiatri,Avgifter,2021,revenue,executed,5\n";

fn read(texts: &[(&str, &str)]) -> Result<Table, Vec<Diagnostic>> {
    let files = texts.iter().map(|(name, text)| File { name, bytes: text.as_bytes() });
    let files: Vec<_> = files.collect();
    files::read(Format::Fiscal, &files, "own", Strictness::Strict)
}

/// What becomes of a package and its table, once it is told what both do not say.
fn imported(package: &str, table: &str) -> (Mapping, Imported) {
    let texts = [("datapackage.json", package), ("budget.csv", table)];
    let files: Vec<_> =
        texts.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    assert_eq!(format_of(&files), Some(Format::Fiscal));
    let table = read(&texts).unwrap();
    let mut mapping = Mapping::guess(&table, None);
    let missing = mapping.missing(&table);
    for (member, value) in SET {
        let member = Member::named(member).unwrap();
        if missing.contains(&member) {
            mapping.set(member, value);
        }
    }
    let imported = import(&table, &mapping, &Known::shipped());
    (mapping, imported)
}

/// Id, region, area, purpose, year, phase and kronor of each row.
fn rows(dataset: &Dataset) -> Vec<String> {
    let content = dataset.content();
    let rows = content.investments.iter().map(|row| {
        let region = &dataset.region(row.region).unwrap().code;
        let area = &content.areas[row.area].code;
        let purpose = row.purpose.get(Default::default());
        let amount = row.amount.unwrap().minor() / 100;
        format!("{} {region} {area} {purpose} {} {:?} {amount}", row.id, row.from, row.phase)
    });
    rows.collect()
}

/// Code and place of everything that was told.
fn told(imported: &Imported) -> Vec<String> {
    let told = imported.diagnostics.iter();
    told.map(|it| format!("{}:{} {} {}", it.line, it.column, it.code, it.found)).collect()
}

#[test]
fn columns_are_what_the_descriptor_says() {
    let (mapping, imported) = imported(PACKAGE, TABLE);
    assert_eq!(told(&imported), ["1:1 left-out-revenue 1"]);
    let dataset = imported.dataset.unwrap();
    let expected = [
        "a-1 12 psychiatry Fler team 2021 Approved 1234",
        "a-2 14 psychiatry Fler team 2021 Executed 20000",
    ];
    assert_eq!(rows(&dataset), expected);
    let content = dataset.content();
    assert_eq!(
        (content.id.as_str(), content.license.as_deref()),
        ("norrvik-budget", Some("CC0-1.0"))
    );
    assert_eq!(content.title.get(Default::default()), "Norrviks budget");
    let source = &content.sources[0];
    assert_eq!(source.publisher, "Norrviks region");
    assert_eq!(source.url.as_deref(), Some("https://example.se/budget"));
    assert_eq!(source.date.to_string(), "2020-11-05");
    // What neither says is asked for.
    assert_eq!(mapping.constant(Member::Recurrence), Some("one-off"));
    assert_eq!((mapping.rows_as, mapping.constant(Member::Phase)), (As::Investments, None));
}

/// Version 0.3, as a model tells it apart from the columns.
const OLD: &str = r#"{"name": "norrvik", "title": "Norrviks budget", "countryCode": "SE",
 "fiscalPeriod": {"start": "2021-01-01", "end": "2021-12-31"},
 "resources": [{"name": "budget", "path": "budget.csv"}],
 "model": {
  "measures": {
   "beslut": {"source": "Beslutat", "currency": "SEK", "factor": 1000000, "direction": "expenditure", "phase": "approved"},
   "utfall": {"source": "budget/Utfall", "currency": "SEK", "direction": "expenditure", "phase": "executed"},
   "avgift": {"source": "Avgifter", "currency": "SEK", "direction": "revenue", "phase": "executed"}},
  "dimensions": {
   "who": {"dimensionType": "entity", "primaryKey": ["kod"], "attributes": {
     "kod": {"source": "Kod"}, "namn": {"source": "Namn", "labelfor": "kod"}}},
   "what": {"dimensionType": "classification", "classificationType": "functional", "primaryKey": "vad",
     "attributes": {"vad": {"source": "Vad"}}}}}}"#;

const OLD_TABLE: &str =
    "Kod,Namn,Vad,Beslutat,Utfall,Avgifter\nA7,Skåne,Psykiatri,1.5,1499000.50,7\n";

#[test]
fn a_model_apart_from_the_columns_says_the_same() {
    let (_, imported) = imported(OLD, OLD_TABLE);
    assert_eq!(told(&imported), ["1:1 left-out-revenue-column revenue"]);
    let expected = [
        "r1 12 psychiatry Psykiatri 2021 Approved 1500000",
        "r2 12 psychiatry Psykiatri 2021 Executed 1499000",
    ];
    assert_eq!(rows(&imported.dataset.unwrap()), expected);
}

#[test]
fn a_column_for_each_year_and_phase_has_both_from_the_descriptor() {
    let package = r#"{"name": "n", "resources": [{"path": "budget.csv", "schema": {"fields": [
      {"name": "Var", "columnType": "geo:generic:title"},
      {"name": "Vad", "columnType": "functional-classification:generic:label"},
      {"name": "A", "type": "number", "decimalChar": ",", "normalize": {"Skede": "approved", "År": 2021}},
      {"name": "B", "type": "number", "decimalChar": ",", "normalize": {"Skede": "executed", "År": 2021}},
      {"name": "C", "type": "number", "decimalChar": ",", "normalize": {"Skede": "approved", "År": 2022}}],
     "extraFields": [
      {"name": "Belopp", "type": "number", "columnType": "value", "normalizationTarget": true},
      {"name": "Skede", "type": "string", "columnType": "phase:id"},
      {"name": "År", "type": "integer", "columnType": "date:fiscal-year"},
      {"name": "Valuta", "type": "string", "columnType": "value-currency:code", "constant": "sek"}]}}]}"#;
    let (_, imported) = imported(package, "Var;Vad;A;B;C\nSkåne;Psykiatri;1,5;2;3\n");
    assert_eq!(told(&imported), Vec::<String>::new());
    let dataset = imported.dataset.unwrap();
    let amounts = dataset.content().investments.iter();
    let amounts: Vec<_> =
        amounts.map(|row| (row.from.to_string(), row.phase, row.amount.unwrap().minor())).collect();
    let expected = [
        ("2021", Phase::Approved, 150),
        ("2021", Phase::Executed, 200),
        ("2022", Phase::Approved, 300),
    ]
    .map(|(year, phase, minor)| (year.to_owned(), phase, minor));
    assert_eq!(amounts, expected);
}

#[test]
fn another_currency_is_refused_for_the_whole_or_row_by_row() {
    let other = PACKAGE.replace("\"constant\": \"SEK\"", "\"constant\": \"EUR\"");
    let refused = read(&[("datapackage.json", &other), ("budget.csv", TABLE)]).unwrap_err();
    let shown: Vec<_> =
        refused.iter().map(|it| (it.code, it.found.as_str(), it.pointer.as_str())).collect();
    let expected = [("foreign-currency", "EUR", "/resources/0/schema/fields/9")];
    assert_eq!((refused[0].file, shown.as_slice()), (0, expected.as_slice()));
    let column = PACKAGE
        .replace("\"direction\"", "\"value-currency:code\"")
        .replace("\"extraFields\"", "\"others\"");
    let table = TABLE.replace("expenditure,executed", "EUR,executed");
    let table = table.replace("expenditure", "SEK").replace("revenue", "sek");
    let (_, imported) = imported(&column, &table);
    assert_eq!(told(&imported), ["3:53 foreign-currency EUR"]);
    assert_eq!((imported.taken, imported.set_aside), (2, 1));
}

#[test]
fn without_a_currency_the_unit_is_asked_for() {
    let package = PACKAGE.replace("\"extraFields\"", "\"others\"");
    let texts = [("datapackage.json", package.as_str()), ("budget.csv", TABLE)];
    let table = read(&texts).unwrap();
    assert!(Mapping::guess(&table, None).missing(&table).contains(&Member::Unit));
}

#[test]
fn what_is_wrong_has_its_file_its_place_and_what_was_expected() {
    let check = |texts: &[(&str, &str)], file: usize, code: &str, pointer: &str| {
        let refused = read(texts).unwrap_err();
        assert_eq!(refused[0].file, file, "{refused:?}");
        let is = |it: &Diagnostic| it.code == code && it.pointer == pointer;
        assert!(refused.iter().any(is), "{refused:?}");
    };
    let (table, fields) = (("budget.csv", TABLE), "/resources/0/schema/fields");
    let package = |from: &str, to: &str| {
        let changed = PACKAGE.replace(from, to);
        assert_ne!(changed, PACKAGE);
        changed
    };
    check(&[("p", PACKAGE)], 0, "no-table-file-of", "/resources/0");
    check(&[table, ("p", PACKAGE.get(..900).unwrap())], 1, "cut-short", "");
    let changed = package("1000}", "12}");
    check(&[("p", &changed), table], 0, "unknown-factor", &[fields, "/9"].concat());
    let changed = package("\"columnType\": \"direction\"", "\"columnType\": \"d\"");
    let changed = changed.replace("\"factor\"", "\"direction\": \"revenue\", \"factor\"");
    check(&[("p", &changed), table], 0, "revenue-only", &[fields, "/9"].concat());
    let changed = package("\"data/budget.csv\"", "[\"a.csv\", \"b.csv\"]");
    check(&[("p", &changed), table], 0, "table-in-parts", "/resources/0/path");
    let changed = package("\"name\": \"rad\", ", "");
    check(&[("p", &changed), table], 0, "missing-member", &[fields, "/0"].concat());
    check(&[("p", PACKAGE), ("budget.csv", "a,b\n1,\"2\n")], 1, "quote-open", "");
    check(&[table, ("b", TABLE)], 0, "syntax", "");
}

#[test]
fn columns_that_are_not_there_and_further_tables_are_told() {
    let package = PACKAGE.replace("\"rad\"", "\"löpnummer\"").replace(
        "\"resources\": [",
        "\"resources\": [{\"name\": \"koder\", \"path\": \"koder.csv\"}, ",
    );
    let (_, imported) = imported(&package, TABLE);
    let expected =
        ["1:1 one-table-only budget", "1:1 unknown-column löpnummer", "1:1 left-out-revenue 1"];
    assert_eq!(told(&imported), expected);
    assert_eq!(imported.taken, 2);
}

#[test]
fn a_path_leads_nowhere_but_below_the_descriptor() {
    let of = |to: &str| path(PACKAGE.replace("data/budget.csv", to).as_bytes(), Strictness::Strict);
    assert_eq!(of("data/budget.csv").as_deref(), Some("data/budget.csv"));
    for other in [
        "../budget.csv",
        "/etc/budget.csv",
        "https://example.se/b.csv",
        "a//b",
        "c:b",
        "a\\\\b",
        "",
    ] {
        assert_eq!(of(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn packages_with_any_change_are_tables_or_refused(
        at in 0..PACKAGE.len(), len in 0_usize..40, with in "[\\[\\]{}\":,0-9a-z./-]{0,12}", is_old in any::<bool>(),
    ) {
        let (package, table) = if is_old { (OLD, OLD_TABLE) } else { (PACKAGE, TABLE) };
        let mut begin = at.min(package.len());
        while !package.is_char_boundary(begin) { begin -= 1; }
        let mut end = (begin + len).min(package.len());
        while !package.is_char_boundary(end) { end += 1; }
        let text = [&package[..begin], &with, &package[end..]].concat();
        match read(&[("datapackage.json", &text), ("budget.csv", table)]) {
            Ok(table) => {
                prop_assert!(table.row_count() <= 3);
                let mapping = Mapping::guess(&table, None);
                import(&table, &mapping, &Known::default());
            }
            Err(refused) => prop_assert!(!refused.is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_a_package_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let files = [File { name: "own", bytes: &bytes }, File { name: "own", bytes: TABLE.as_bytes() }];
        let read = files::read(Format::Fiscal, &files, "own", Strictness::Lenient);
        prop_assert!(read.is_ok() || !read.unwrap_err().is_empty());
    }
}

#[test]
fn what_a_descriptor_says_is_missing_is_no_amount() {
    let package =
        PACKAGE.replace("\"schema\": {", "\"schema\": {\"missingValues\": [\"\", \"-9\", \"x\"], ");
    let table = TABLE
        .replace(",1.234", ",-9")
        .replace("Fler team,2021,expenditure,exec", "x,2021,expenditure,exec");
    let (_, imported) = imported(&package, &table);
    let dataset = imported.dataset.unwrap();
    let rows = &dataset.content().investments;
    assert_eq!(rows[0].amount, Err(vardkronan::dataset::AbsentAmount::NotReported));
    assert_eq!(rows[1].amount.unwrap().minor(), 2_000_000);
    assert_eq!(rows[1].purpose.get(Default::default()), "Psykiatri", "an empty cell");
}

#[test]
fn the_descriptors_names_find_the_line_of_the_headings() {
    let package = PACKAGE
        .replace("\"rad\"", "\"K1\"")
        .replace("\"riktning\"", "\"K2\"")
        .replace("\"vem\"", "\"K3\"")
        .replace("\"pengar\"", "\"K4\"");
    let table = TABLE
        .replace("rad,plats,vem", "K1,plats,K3")
        .replace("riktning,skede,pengar", "K2,skede,K4");
    let (_, imported) = imported(&package, &table);
    assert_eq!(imported.taken, 2, "{:?}", imported.diagnostics);
    let fields = r#"[{"name": "kommunkod", "columnType": "geo:target:code"}, {"name": "budgetår", "columnType": "date:fiscal-year"},
        {"name": "utgift", "columnType": "value"}, {"name": "valuta", "columnType": "value-currency:code"}]"#;
    let package =
        format!(r#"{{"resources": [{{"path": "b.csv", "schema": {{"fields": {fields}}}}}]}}"#);
    let files = [
        ("datapackage.json", package.as_str()),
        ("b.csv", "kommunkod,budgetår,utgift,valuta\n12,2021,5,SEK\n14,2022,6,SEK\n"),
    ];
    let table = read(&files).unwrap();
    assert_eq!((table.row_count(), table.columns()[2].heading.as_str()), (2, "utgift"));
}

#[test]
fn a_factor_counts_whatever_its_column_is_called() {
    let package = PACKAGE.replace("\"pengar\"", "\"amount\"");
    let (_, imported) = imported(&package, &TABLE.replace("pengar", "amount"));
    let rows = &imported.dataset.unwrap();
    assert_eq!(rows.content().investments[1].amount.unwrap().minor(), 2_000_000);
}

#[test]
fn a_descriptor_with_a_member_twice_is_refused_with_its_place() {
    let package = PACKAGE.replacen("\"factor\": 1000", "\"factor\": 1000, \"factor\": 1", 1);
    let refused =
        read(&[("datapackage.json", package.as_str()), ("budget.csv", TABLE)]).unwrap_err();
    let shown: Vec<_> = refused.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(shown, [("duplicate-member", "/resources/0/schema/fields/9/factor")]);
}
