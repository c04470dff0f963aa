//! What `docs/data.md` shows is what happens.

use vardkronan::dataset::Dataset;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::{Known, Strictness, csv, import, json};

const GUIDE: &str = include_str!("../../../docs/data.md");

/// The first block of a language.
fn block(language: &str) -> &'static str {
    let begin = format!("```{language}\n");
    let (_, after) = GUIDE.split_once(&begin).unwrap();
    after.split_once("```").unwrap().0
}

#[test]
fn the_guides_example_is_a_dataset_of_the_schema() {
    let text = block("json");
    let ingested = json::read(text.as_bytes(), Strictness::Strict);
    assert_eq!(ingested.diagnostics, []);
    let schema =
        serde_json::from_str(include_str!("../../../static/schema/dataset-1.json")).unwrap();
    let data = serde_json::from_str(text).unwrap();
    assert!(jsonschema::is_valid(&schema, &data));
}

#[test]
fn the_guides_spreadsheet_is_imported_with_the_guides_settings() {
    let table = csv::read(block("csv").as_bytes(), "budget", Strictness::Strict).unwrap();
    let mut mapping = Mapping::guess(&table, Some(As::Investments));
    let (_, command) = GUIDE.split_once("vardkronan import --from csv budget.csv -o").unwrap();
    let command = command.split_once("```").unwrap().0;
    for setting in command.split("--set ").skip(1) {
        let (member, value) = setting.split_once('=').unwrap();
        let value = value.trim().trim_end_matches('\\').trim().trim_matches('\'');
        mapping.set(Member::named(member).unwrap(), value);
    }
    let imported = import(&table, &mapping, &Known::shipped());
    let codes: Vec<_> = imported.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["lines-above", "sum-row"]);
    let dataset: Dataset = imported.dataset.unwrap();
    let amounts: Vec<_> =
        dataset.content().investments.iter().map(|row| row.amount.unwrap().minor()).collect();
    assert_eq!(amounts, [5_000_000_000, 1_250_000_000]);
}

#[test]
fn members_and_headings_that_the_guide_names_are_known() {
    let (_, rest) = GUIDE.split_once("### Headings").unwrap();
    let (section, _) = rest.split_once("Ids of rows").unwrap();
    let (table, settings) = section.split_once("`--set` also knows").unwrap();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').collect();
        for name in cells[1].split('`').skip(1).step_by(2) {
            assert!(Member::named(name).is_some(), "{name}");
        }
    }
    for name in settings.split('`').skip(1).step_by(2) {
        assert!(Member::named(name).is_some(), "{name}");
    }
    let headings = "Regionkod;Område;Ändamål;Belopp;År;Till;Fas;Återkommande;Art;Finansiering;Kostnadsslag;\
        Noggrannhet;Saknas;Prisår;Del av;Planår från;Beslutat av;Källa;Källtyp;Dokument;Datum;Länk;Sida;Anmärkning";
    let table = csv::read(headings.as_bytes(), "h", Strictness::Strict).unwrap();
    assert_eq!(Mapping::guess(&table, None).columns.len(), headings.split(';').count());
}
