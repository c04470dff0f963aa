//! Headings in the line that a person names, and what holds for one column.

use std::fs;
use std::process::Command;

use vardkronan::dataset::Phase;
use vardkronan::export;
use vardkronan::ingest::json::mapping;
use vardkronan::ingest::mapping::{As, Mapping, Member, Use};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Imported, Known, beginnings, headed, import};

use super::{SET, amounts, shown, table};

/// A line above the table that could be its headings, and is taken for them.
const TEXT: &str = "Region;År;Belopp\nRegister;2024;Nämnd\n\nVem;När;Hur mycket (tkr)\nSkåne;2021;1.234\nHalland;2022;2.345\n";

fn all_set(table: &Table) -> Mapping {
    let mut mapping = Mapping::guess(table, Some(As::Investments));
    for (member, value) in SET.iter().chain(&[("area", "care")]) {
        mapping.set(Member::named(member).unwrap(), value);
    }
    // Headings that nobody knows.
    for (heading, member) in [("När", Member::From), ("Hur mycket (tkr)", Member::Amount)] {
        if table.columns().iter().any(|column| column.heading == heading) {
            mapping.columns.push(Use::of(heading, member));
        }
    }
    mapping
}

fn imported(table: &Table, mapping: &Mapping) -> Imported {
    import(table, mapping, &Known::shipped())
}

/// Headings, and how many rows stand below them.
fn read(table: &Table) -> (Vec<&str>, usize, Option<u32>) {
    let headings = table.columns().iter().map(|column| column.heading.as_str()).collect();
    (headings, table.row_count(), table.heading_line())
}

#[test]
fn headings_stand_in_the_line_that_a_person_names() {
    let found = table(TEXT);
    assert_eq!(read(&found), (vec!["Region", "År", "Belopp"], 4, Some(1)));
    assert_eq!(found.headings_said(), None);
    let lines: Vec<_> = beginnings(&found).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 2, 4, 5, 6]);
    assert_eq!(beginnings(&found)[2].1, "Vem När Hur mycket (tkr)");
    let said = headed(found.clone(), Some(4));
    assert_eq!(read(&said), (vec!["Vem", "När", "Hur mycket (tkr)"], 2, Some(4)));
    assert_eq!(said.lines_above().collect::<Vec<_>>(), ["Region År Belopp", "Register 2024 Nämnd"]);
    assert_eq!(said.headings_said(), Some(4));
    assert_eq!(beginnings(&said), beginnings(&found));
    // And back; and where no line of cells begins it stays as it is.
    assert_eq!(headed(said.clone(), None), found);
    assert_eq!(headed(said.clone(), Some(3)), said);
    assert_eq!(headed(found.clone(), Some(99)), found);
    // A line of the last row leaves none.
    assert_eq!(headed(found, Some(6)).row_count(), 0);
}

#[test]
fn a_column_of_nothing_but_phases_is_one_whatever_its_heading() {
    let phase = |text: &str| {
        let mapping = Mapping::guess(&table(text), Some(As::Investments));
        let found = mapping.columns.into_iter().find(|used| used.member == Member::Phase);
        found.map(|used| used.heading)
    };
    let text = "Region;År;Belopp;Satsning;Beslut\nSkåne;2021;1;Vård;Förslag\nHalland;2022;2;Beslut;beslutat\n";
    assert_eq!(phase(text).as_deref(), Some("Beslut"));
    // Empty cells and slips of the pen say nothing against it; they are faults of their rows.
    assert_eq!(phase(&text.replace("beslutat", "")).as_deref(), Some("Beslut"));
    let slip = format!("{text}Skåne;2023;1;Vård;Förlsag\n");
    assert_eq!(phase(&slip).as_deref(), Some("Beslut"));
    for other in [
        // One cell that is none, no cell, another column that is headed so, two that could be.
        text.replace("beslutat", "2022-06-01"),
        text.replace("Förslag", "").replace("beslutat", ""),
        text.replace(";Förslag\n", ";Förslag;Utfall\n")
            .replace("Beslut\n", "Beslut;Nu\n")
            .replace("beslutat", "beslutat;Utfall"),
    ] {
        assert_eq!(phase(&other), None, "{other}");
    }
    let headed = text.replace("Satsning", "Fas");
    assert_eq!(phase(&headed).as_deref(), Some("Fas"));
}

#[test]
fn letters_that_were_guessed_stay_told_below_other_headings() {
    let bytes: Vec<u8> = TEXT.chars().map(|letter| letter as u8).collect();
    let found = vardkronan::ingest::csv::read(bytes, "own", vardkronan::ingest::Strictness::Strict);
    let said = headed(found.unwrap(), Some(4));
    let codes: Vec<_> = said.diagnostics().0.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["encoding-guessed", "lines-above"]);
    assert_eq!(said.columns()[1].heading, "När");
}

#[test]
fn a_mapping_that_names_another_line_than_the_headings_have_is_a_fault() {
    let found = table(TEXT);
    let mut mapping = all_set(&found);
    assert_eq!(mapping.headings, None);
    mapping.headings = Some(3);
    let imported = imported(&headed(found, mapping.headings), &mapping);
    assert_eq!(imported.dataset, None);
    assert_eq!(
        shown(&imported).first().map(String::as_str),
        Some("1:1  error[headings-elsewhere] 3 > 1")
    );
    for (line, is_sound) in [
        ("4", true),
        ("0", false),
        ("-1", false),
        ("1.5", false),
        ("\"4\"", false),
        ("99999999999", false),
    ] {
        let text = format!(
            "{{\"version\":1,\"as\":\"investments\",\"headings\":{line},\"columns\":[],\"set\":{{}}}}"
        );
        assert_eq!(mapping::read(text.as_bytes()).is_ok(), is_sound, "{line}");
    }
}

#[test]
fn what_holds_for_one_column_goes_before_what_holds_for_all() {
    let table = headed(table(TEXT), Some(4));
    let mut mapping = all_set(&table);
    assert_eq!(mapping.headings, Some(4));
    mapping.columns.retain(|used| used.member == Member::Amount);
    let amount = &mut mapping.columns[0];
    assert_eq!(amount.heading, "Hur mycket (tkr)");
    amount.decimal = Some(vardkronan::ingest::mapping::Decimal::Point);
    amount.constants =
        vec![(Member::From, "2030".to_owned()), (Member::Phase, "executed".to_owned())];
    mapping.set(Member::Region, "12");
    mapping.set(Member::Phase, "approved");
    let dataset = imported(&table, &mapping).dataset.unwrap();
    let expected = [("12", "2030-2030", "123400"), ("12", "2030-2030", "234500")];
    let found = amounts(&dataset);
    let found: Vec<_> =
        found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, expected);
    assert!(dataset.content().investments.iter().all(|row| row.phase == Phase::Executed));
    // Saved and read again it is the same.
    let again = mapping::read(mapping::write(&mapping).as_bytes()).unwrap();
    assert_eq!(again, mapping);
}

#[test]
fn program_takes_the_headings_of_a_mapping() {
    let table = headed(table(TEXT), Some(4));
    let mapping = all_set(&table);
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.csv"), TEXT).unwrap();
    fs::write(directory.path().join("own.map.json"), mapping::write(&mapping)).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
        .args(["import", "--from", "csv", "own.csv", "--map", "own.map.json", "-o", "own.json"])
        .current_dir(directory.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let written = fs::read_to_string(directory.path().join("own.json")).unwrap();
    let dataset = imported(&table, &mapping).dataset.unwrap();
    assert_eq!(written, export::json(&dataset));
}
