//! `vardkronan import`.

use std::fs;
use std::process::{Command, Output};

use vardkronan::export;
use vardkronan::ingest::{Strictness, json};

use super::SET;
use crate::program::{program_in as program, text};

/// What a file headed by the format's own names must be told.
fn set() -> Vec<String> {
    SET.iter()
        .flat_map(|(member, value)| ["--set".to_owned(), format!("{member}={value}")])
        .collect()
}

const SOUND: &str = "region,area,from,amount\n12,care,2021,5\n13,care,2021,6.50\n";
const FAULTY: &str = "region,area,from,amount\n12,care,2021,5\nNarnia,care,2021,6\n13,care,x,y\n";

/// Runs an import of `own.csv` in a new directory, with everything set; what it writes, if it does.
fn import(csv: &[u8], more: &[&str]) -> (Output, Option<Vec<u8>>) {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.csv"), csv).unwrap();
    let set = set();
    let mut arguments = vec!["import", "--from", "csv", "own.csv", "-o", "own.json"];
    arguments.extend(set.iter().map(String::as_str));
    arguments.extend(more);
    let done = program(directory.path(), &arguments, b"");
    (done, fs::read(directory.path().join("own.json")).ok())
}

#[test]
fn an_import_writes_canonical_json_without_a_word() {
    let (done, written) = import(SOUND.as_bytes(), &[]);
    assert_eq!(text(&done.stderr), "");
    assert_eq!(done.status.code(), Some(0));
    let written = written.unwrap();
    let ingested = json::read(&written, Strictness::Strict);
    let dataset = ingested.dataset.unwrap();
    assert_eq!(export::json(&dataset).as_bytes(), written);
    assert_eq!(dataset.content().id, "own");
    assert_eq!(dataset.content().investments.len(), 2);
}

#[test]
fn faulty_rows_are_told_by_line_column_and_field_and_nothing_is_written() {
    let (done, written) = import(FAULTY.as_bytes(), &[]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(written, None);
    let said: Vec<&str> = text(&done.stderr).lines().collect();
    let begins = [
        "own.csv:3:1: error[unknown-region]: ",
        "own.csv:4:9: error[not-a-year]: ",
        "own.csv:4:11: error[not-a-number]: ",
    ];
    for begin in begins {
        assert!(said.iter().any(|line| line.starts_with(begin)), "{begin} {said:?}");
    }
    assert!(said[0].ends_with(" (region)"), "{said:?}");
}

#[test]
fn faulty_rows_can_be_left_out() {
    let (done, written) = import(FAULTY.as_bytes(), &["--skip-bad"]);
    assert_eq!(done.status.code(), Some(0));
    let said = text(&done.stderr);
    assert!(said.contains("own.csv:3:1: warning[unknown-region]: "), "{said}");
    assert!(said.contains("note: rows: 1 taken, 2 with faults, 0 that add up others"), "{said}");
    let dataset = json::read(&written.unwrap(), Strictness::Strict).dataset.unwrap();
    assert_eq!(dataset.content().investments.len(), 1);
    // Where all are faulty, there is nothing to write.
    let (done, written) = import(b"region,area,from,amount\nx,care,y,z\n", &["--skip-bad"]);
    assert_eq!((done.status.code(), written), (Some(1), None));
}

#[test]
fn what_is_missing_is_told_at_once_with_the_way_to_say_it() {
    let directory = tempfile::tempdir().unwrap();
    let arguments = ["import", "--from", "csv", "-", "-o", "-"];
    let done = program(directory.path(), &arguments, SOUND.as_bytes());
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(text(&done.stdout), "");
    let said = text(&done.stderr);
    for (member, _) in SET {
        assert!(said.contains(&format!("-:1:1: error[missing-value]: missing for all rows: found neither column nor value for {member},")), "{member} {said}");
        assert!(said.contains(&format!("--set {member}=…")), "{said}");
    }
    // A column may have it, under a heading that nobody knows.
    assert!(said.contains("--print-map -o map.json"), "{said}");
}

#[test]
fn a_slip_of_the_pen_in_a_setting_is_told_with_what_was_probably_meant() {
    for (setting, begins) in [
        ("phse=approved", "perhaps phase is meant; expected one of id, region"),
        ("weather=fine", "expected one of id, region"),
    ] {
        let (done, written) = import(SOUND.as_bytes(), &["--set", setting]);
        assert_eq!((done.status.code(), written), (Some(2), None));
        let said = text(&done.stderr);
        assert!(said.contains(&format!(": {begins}")), "{said}");
    }
}

#[test]
fn standard_input_and_output_are_served() {
    let directory = tempfile::tempdir().unwrap();
    let set = set();
    let mut arguments = vec!["import", "--from", "csv", "-", "-o", "-"];
    arguments.extend(set.iter().map(String::as_str));
    let done = program(directory.path(), &arguments, SOUND.as_bytes());
    assert_eq!(text(&done.stderr), "");
    assert!(json::read(&done.stdout, Strictness::Strict).dataset.is_some());
}

#[test]
fn a_mapping_can_be_printed_changed_and_given_back() {
    let directory = tempfile::tempdir().unwrap();
    let csv = "Region;År;Vad;Summa\nSkåne;2021;Vård;5\n";
    fs::write(directory.path().join("own.csv"), csv).unwrap();
    let set = set();
    let mut arguments = vec!["import", "--from", "csv", "own.csv", "--print-map"];
    arguments.extend(set.iter().map(String::as_str));
    let done = program(directory.path(), &arguments, b"");
    assert_eq!(done.status.code(), Some(0));
    let said = text(&done.stderr);
    assert!(said.contains("note: still missing: unit (kr, tkr, mnkr, mdkr)"), "{said}");
    assert!(said.contains("note: still missing: area"), "{said}");
    let map = text(&done.stdout);
    let changed = map.replace(
        "{\"heading\":\"Summa\",\"member\":\"amount\"}",
        "{\"heading\":\"Summa\",\"member\":\"amount\",\"unit\":\"mnkr\",\"set\":{\"area\":\"care\"}}",
    );
    assert_ne!(map, changed);
    fs::write(directory.path().join("map.json"), &changed).unwrap();
    let arguments = ["import", "--from", "csv", "own.csv", "--map", "map.json", "-o", "own.json"];
    let done = program(directory.path(), &arguments, b"");
    assert_eq!(text(&done.stderr), "");
    let written = fs::read(directory.path().join("own.json")).unwrap();
    assert!(text(&written).contains("\"amount\":5000000,"));
    // What is printed of a mapping is that mapping.
    let arguments = ["import", "--from", "csv", "own.csv", "--map", "map.json", "--print-map"];
    let done = program(directory.path(), &arguments, b"");
    assert_eq!(text(&done.stdout), changed);
}

#[test]
fn a_faulty_mapping_is_invalid_data_with_its_own_places() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.csv"), SOUND).unwrap();
    let map = "{\"version\":1,\"as\":\"money\",\n\"columns\":[{\"heading\":\"region\",\"member\":\"county\"}]}";
    fs::write(directory.path().join("map.json"), map).unwrap();
    let arguments = ["import", "--from", "csv", "own.csv", "--map", "map.json", "-o", "own.json"];
    let done = program(directory.path(), &arguments, b"");
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(said.contains("map.json:1:19: error[unknown-value]: "), "{said}");
    assert!(said.contains("map.json:2:41: error[unknown-value]: "), "{said}");
    assert!(!directory.path().join("own.json").exists());
}

#[test]
fn wrong_usage_is_told_apart_from_invalid_data() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.csv"), SOUND).unwrap();
    let code = |more: &[&str]| {
        let arguments = [&["import", "--from", "csv"], more].concat();
        program(directory.path(), &arguments, b"").status.code()
    };
    assert_eq!(code(&["own.csv"]), Some(2));
    assert_eq!(code(&["own.csv", "--set", "colour=red", "-o", "x"]), Some(2));
    assert_eq!(code(&["own.csv", "--set", "phase=perhaps", "-o", "x"]), Some(2));
    assert_eq!(code(&["absent.csv", "-o", "x"]), Some(2));
    assert_eq!(code(&["own.csv", "-o", "own.csv"]), Some(2));
    assert_eq!(code(&["-", "--map", "-", "-o", "x"]), Some(2));
    assert_eq!(fs::read_to_string(directory.path().join("own.csv")).unwrap(), SOUND);
    assert_eq!(
        program(directory.path(), &["import", "--from", "xlsx", "own.csv"], b"").status.code(),
        Some(2)
    );
}

#[test]
fn spreadsheets_in_any_encoding_give_the_same_data() {
    let csv = "Region;Område;År;Belopp (mnkr)\nSkåne;Förlossningsvård – kvinnor;2021;1,5\n";
    let units = || csv.encode_utf16();
    let windows: Vec<u8> = csv
        .chars()
        .map(|letter| if letter == '–' { 0x96 } else { u8::try_from(u32::from(letter)).unwrap() })
        .collect();
    let encodings: [Vec<u8>; 5] = [
        csv.into(),
        ["\u{feff}", csv].concat().into(),
        [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect(),
        [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
        windows,
    ];
    let written = encodings.map(|bytes| import(&bytes, &[]).1.unwrap());
    assert!(text(&written[0]).contains("Förlossningsvård – kvinnor"));
    for other in &written {
        assert_eq!(*other, written[0]);
    }
}

#[test]
#[cfg(unix)]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.csv"), SOUND).unwrap();
    let set = set();
    let mut arguments = vec!["import", "--from", "csv", "own.csv", "-o", "/dev/full"];
    arguments.extend(set.iter().map(String::as_str));
    let done = program(directory.path(), &arguments, b"");
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("cannot write ("), "{}", text(&done.stderr));
    // Files may not grow past one block: what a full disk does to a file on it.
    fs::write(directory.path().join("own.json"), "before").unwrap();
    let limited = format!(
        "trap '' XFSZ; ulimit -f 1; exec {} import --from csv own.csv -o own.json {}",
        env!("CARGO_BIN_EXE_vardkronan"),
        set.iter().map(|it| format!("'{it}'")).collect::<Vec<_>>().join(" ")
    );
    let done =
        Command::new("sh").arg("-c").arg(&limited).current_dir(directory.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(2), "{}", text(&done.stderr));
    assert_eq!(fs::read_to_string(directory.path().join("own.json")).unwrap(), "before");
    let files = fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(files, 2, "nothing half is left");
}

#[test]
fn rows_of_one_part_are_taken_as_asked() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let divided =
        super::json_stat::by_sex(r#"["1","2"]"#, r#"{"1":"män","2":"kvinnor"}"#, "[866000,859881]");
    fs::write(path.join("residents.json"), divided).unwrap();
    let import = |more: &[&str]| {
        let own = [
            "import",
            "--from",
            "json-stat",
            "residents.json",
            "--as",
            "population",
            "-o",
            "own.json",
        ];
        let set = ["--set", "coverage=selection", "--set", "coverage.text=x"];
        let done = program(path, &[&own, &set[..], more].concat(), b"");
        (done.status.code(), text(&done.stderr).to_owned())
    };
    let (code, said) = import(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("error[divided]: ") && said.contains("män, kvinnor"), "{said}");
    assert_eq!(import(&["--only", "kön"]).0, Some(2));
    let (code, said) = import(&["--only", "kön=kvinnor"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("warning[only-part]: "), "{said}");
    assert!(fs::read_to_string(path.join("own.json")).unwrap().contains("859881"));
}

#[test]
fn notes_of_a_file_are_told_beside_a_mapping_that_does_not_say_them() {
    let cube = r#"{"version":"2.0","class":"dataset","label":"Folkmängd","note":["Den 31 december."],
        "id":["Region","Tid"],"size":[1,1],"role":{"time":["Tid"],"geo":["Region"]},
        "dimension":{"Region":{"category":{"index":["12"]}},"Tid":{"category":{"index":["2022"]}}},"value":[5]}"#;
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("own.json"), cube).unwrap();
    let set = set();
    let note = "note: below the table: Den 31 december.\n";
    let mut arguments = vec!["import", "--from", "json-stat", "own.json", "--as", "population"];
    arguments.extend(["--print-map", "-o", "own.map.json"]);
    assert!(program(directory.path(), &arguments, b"").status.success());
    let path = directory.path().join("own.map.json");
    let guessed = fs::read_to_string(&path).unwrap();
    assert!(guessed.contains("Den 31 december."), "{guessed}");
    let mut said: serde_json::Value = serde_json::from_str(&guessed).unwrap();
    for (is_said, is_told) in [(true, false), (false, true)] {
        if !is_said {
            said["set"].as_object_mut().unwrap().remove("source.note").unwrap();
        }
        fs::write(&path, said.to_string()).unwrap();
        let mut arguments = vec!["import", "--from", "json-stat", "own.json", "--map"];
        arguments.extend(["own.map.json", "-o", "made.json"]);
        arguments.extend(set.iter().map(String::as_str));
        let done = program(directory.path(), &arguments, b"");
        assert!(done.status.success(), "{}", text(&done.stderr));
        assert_eq!(text(&done.stderr).contains(note), is_told, "{}", text(&done.stderr));
    }
}

#[test]
fn lines_outside_the_table_are_told() {
    let text = "Belopp i kronor\n\nregion,area,from,amount\n12,care,2021,5\n\nObs! Preliminärt\n";
    let (done, written) = import(text.as_bytes(), &[]);
    let said = text_of(&done);
    assert!(said.contains("note: above the table: Belopp i kronor\n"), "{said}");
    assert!(said.contains("note: below the table: Obs! Preliminärt\n"), "{said}");
    assert!(written.is_some());
}

fn text_of(done: &Output) -> String {
    String::from_utf8(done.stderr.clone()).unwrap()
}

#[test]
fn an_indicator_alone_says_what_it_is_everywhere() {
    let directory = tempfile::tempdir().unwrap();
    let csv = "Region;Folkmängd 2023;Folkmängd 2024\nRiket;10551707;10587710\nSkåne;1421781;1428626\nHalland;344000;345000\n";
    fs::write(directory.path().join("own.csv"), csv).unwrap();
    let set = set();
    let mut arguments = vec!["import", "--from", "csv", "own.csv", "-o", "own.json"];
    arguments.extend(set.iter().map(String::as_str));
    let done = program(directory.path(), &arguments, b"");
    let words = "The data have no amounts, only one measure: Residents on 31 December (residents) for 2 regions and \
                 the whole country, 2023\u{2013}2024. With the population, amounts in the same file can \
                 be shown per resident.";
    assert!(text_of(&done).contains(&format!("note: {words}\n")), "{}", text_of(&done));
    let said = program(directory.path(), &["describe", "--lang", "en", "own.json"], b"");
    let said = text(&said.stdout);
    for line in [
        "headline: Residents on 31 December: a measure without amounts",
        &format!("alternative: {words}"),
        &format!("announcement: {words}"),
        &format!("caption: Residents on 31 December: a measure without amounts. {words}"),
        &format!("empty: {words}"),
        &format!("notice: {words}"),
        "subtitle: A selection · residents",
    ] {
        assert!(said.lines().any(|it| it == line), "{line}\n{said}");
    }
    assert!(!said.contains(" ,") && !said.contains(", ."), "{said}");
    let table =
        program(directory.path(), &["table", "--format", "text", "--lang", "en", "own.json"], b"");
    let table = text(&table.stdout);
    assert!(table.starts_with("region  region_name"), "{table}");
    assert!(
        table.lines().any(|it| it.contains("Region Skåne") && it.contains("1421781")),
        "{table}"
    );
    assert!(table.contains(words), "{table}");
}
