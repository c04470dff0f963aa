//! Whatever the file, an import ends soon, without a panic, and counts every row.

use std::time::{Duration, Instant};

use proptest::prelude::{Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use vardkronan::ingest::json::mapping;
use vardkronan::ingest::mapping::{As, Decimal, Mapping, Member, Unit, Use};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Imported, Known, MAX_DIAGNOSTICS, Severity, Strictness, csv, import};

use super::SET;

fn all_set(mut mapping: Mapping) -> Mapping {
    for (member, value) in SET.iter().chain(&[("unit", "kr"), ("area", "care")]) {
        mapping.set(Member::named(member).unwrap(), value);
    }
    mapping
}

/// Reads and imports bytes in every way, and checks what holds for all.
fn check(bytes: &[u8]) {
    let Ok(table) = csv::read(bytes, "own", Strictness::Lenient) else { return };
    let known = Known::shipped();
    for rows_as in [As::Investments, As::Population, As::PriceIndex, As::NetCost] {
        let guessed = Mapping::guess(&table, Some(rows_as));
        check_counts(&table, &import(&table, &guessed, &known));
        check_counts(&table, &import(&table, &all_set(guessed), &known));
    }
}

fn check_counts(table: &Table, imported: &Imported) {
    assert!(imported.taken + imported.set_aside + imported.sums <= table.row_count());
    assert!(imported.diagnostics.len() <= MAX_DIAGNOSTICS);
    let has_errors = imported.diagnostics.iter().any(|it| it.severity == Severity::Error);
    assert!(imported.dataset.is_some() || has_errors || imported.taken == 0);
    assert!(imported.set_aside == 0 || has_errors);
    let places = imported.diagnostics.iter().map(|it| (it.line, it.column));
    assert!(places.is_sorted());
}

/// Cells that go wrong in many ways, and some that do not.
fn cells() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "region",
        "Region",
        "År",
        "2021",
        "2019-2022",
        "amount",
        "Belopp (mnkr)",
        "Skåne",
        "14",
        "Hela riket",
        "1 234,5",
        "1.234",
        "-",
        "..",
        "",
        "drygt 5",
        "care",
        "id",
        "part_of",
        "to",
        "tills vidare",
        "null",
        "\"",
        "\"\"",
        "a\"b",
        "9e99",
        "99999999999999999999",
        "x\u{0}",
        "Å\u{308}",
        "\u{feff}",
        "phase",
        "approved",
    ]);
    proptest::prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[;,\t\n\r\"a-dåäö0-9 .–-]{0,300}") {
        check(text.as_bytes());
    }

    #[test]
    fn any_cells_are_imported_or_set_aside(
        rows in prop::collection::vec(prop::collection::vec(cells(), 1..7), 1..12),
        separator in prop::sample::select(vec![";", ",", "\t"]),
    ) {
        let lines = rows.iter().map(|row| row.join(separator));
        check(lines.collect::<Vec<_>>().join("\n").as_bytes());
    }

    #[test]
    fn fields_are_those_of_the_csv_crate(body in "[,\n\r\"x ]{0,60}") {
        let text = ["region,from,amount\n", &body].concat();
        let Ok(table) = csv::read(text.as_bytes(), "own", Strictness::Lenient) else { return Ok(()) };
        let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.unwrap());
        let trimmed = |record: ::csv::StringRecord| -> Vec<String> {
            record.iter().map(|field| field.trim().to_owned()).collect()
        };
        let expected: Vec<_> = records
            .map(trimmed)
            .filter(|record| record.iter().any(|field| !field.is_empty()))
            .collect();
        prop_assert_eq!(table.row_count() + table.lines_below().count(), expected.len());
        for (row, record) in expected.iter().take(table.row_count()).enumerate() {
            for column in 0..3 {
                let field = record.get(column).map_or("", String::as_str);
                prop_assert_eq!(table.cell(row, column), field);
            }
        }
    }

    #[test]
    fn amounts_are_read_exactly_as_they_are_written(
        ore in -9_000_000_000_000_000_i64..9_000_000_000_000_000,
        gap in prop::sample::select(vec!["", " ", "\u{a0}", "\u{202f}", "."]),
    ) {
        let size = ore.unsigned_abs();
        let digits = (size / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push_str(gap);
            }
            grouped.push(digit);
        }
        let sign = if ore < 0 { "−" } else { "" };
        let text = format!("Region;Område;År;Belopp (kr)\nSkåne;care;2021;{sign}{grouped},{:02}\n", size % 100);
        let table = csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap();
        let mapping = all_set(Mapping::guess(&table, None));
        let dataset = import(&table, &mapping, &Known::shipped()).dataset.unwrap();
        prop_assert_eq!(dataset.content().investments[0].amount.unwrap().minor(), ore);
    }

    #[test]
    fn a_mapping_reads_back_as_it_was_written(
        headings in prop::collection::vec(any::<String>(), 0..5),
        values in prop::collection::vec(any::<String>(), 47),
        has_indicators in any::<bool>(),
    ) {
        let mut written = Mapping::new(As::NetCost);
        written.has_indicators = has_indicators;
        for ((member, value), heading) in Member::all().zip(&values).zip(headings.iter().cycle()) {
            written.set(member, value);
            written.keep_only(heading, value);
            let constants = vec![(Member::Phase, value.clone())];
            let unit = value.is_empty().then_some(Unit::Millions);
            let decimal = Some(Decimal::Comma);
            written.columns.push(Use { unit, decimal, constants, ..Use::of(heading, member) });
        }
        prop_assert_eq!(mapping::read(mapping::write(&written).as_bytes()), Ok(written));
    }

    #[test]
    fn any_bytes_are_a_mapping_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let refused = mapping::read(&bytes).err();
        prop_assert!(refused.is_none_or(|diagnostics| !diagnostics.is_empty()));
    }
}

/// The code of the refusal, which must come soon even here, without optimisation.
#[track_caller]
fn check_refused(bytes: &[u8], code: &str) {
    let begin = Instant::now();
    let refused = csv::read(bytes, "own", Strictness::Lenient).unwrap_err();
    assert_eq!(refused.iter().map(|it| it.code).collect::<Vec<_>>(), [code]);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn hostile_files_are_refused_soon() {
    check_refused(&vec![b'a'; 64_000_001], "too-large");
    check_refused(&vec![b','; 1_000_000], "too-many");
    check_refused(&[b"a,b\n1,".as_slice(), &vec![b'x'; 5_000_000]].concat(), "cell-too-long");
    check_refused(
        &[b"a,b\n1,\"".as_slice(), &b"x,y\n".repeat(1_000_000)].concat(),
        "cell-too-long",
    );
    check_refused(b"a,b\n1,\"2\n3,4\n", "quote-open");
    check_refused(&[b"PK\x03\x04".as_slice(), &[7; 5_000]].concat(), "not-text");
    check_refused(&(0..=255).cycle().take(100_000).collect::<Vec<u8>>(), "not-text");
    check_refused(&[0; 100_000], "not-text");
    check_refused("Skåne;Gå".as_bytes().get(..9).unwrap(), "cut-short");
    check_refused(b"\xEF\xBB\xBFa;b\n1;\xE5\n", "not-utf-8");
    check_refused(b"", "empty");
    check_refused(b"\n\r\n  \n", "empty");
}

#[test]
fn a_file_of_nothing_but_faults_is_told_in_short() {
    let text = ["region,from,amount,area\n", &"Narnia,x,y,care\n".repeat(20_000)].concat();
    let table = csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap();
    let imported = import(&table, &all_set(Mapping::guess(&table, None)), &Known::shipped());
    assert_eq!(imported.dataset, None);
    assert_eq!(imported.set_aside, 20_000);
    assert_eq!(imported.diagnostics.len(), MAX_DIAGNOSTICS);
    assert_eq!(imported.suppressed, 60_000 - MAX_DIAGNOSTICS);
}

#[test]
fn a_file_that_was_cut_is_told_where() {
    let text = "region,from,amount,area\n12,2021,5,care\n13,20";
    let table = csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap();
    let imported = import(&table, &all_set(Mapping::guess(&table, None)), &Known::shipped());
    assert_eq!(super::shown(&imported), ["3:1  error[wrong-width] 2 > 4"]);
    assert_eq!((imported.taken, imported.set_aside), (1, 1));
}

/// The import of a text, which must come soon even here, without optimisation.
fn imported_soon(text: &str) -> Imported {
    let begin = Instant::now();
    let table = csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap();
    let imported = import(&table, &all_set(Mapping::guess(&table, None)), &Known::shipped());
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
    check_counts(&table, &imported);
    imported
}

#[test]
fn however_many_names_and_parts_the_time_grows_with_the_rows() {
    let rows = |row: &dyn Fn(usize) -> String| (0..50_000).map(row).collect::<String>();
    let names = rows(&|at| format!("Nowhere{at},2021,5,care\n"));
    assert_eq!(imported_soon(&["region,from,amount,area\n", &names].concat()).set_aside, 50_000);
    let areas = rows(&|at| format!("12,2021,5,Nothing{at}\n"));
    assert_eq!(imported_soon(&["region,from,amount,area\n", &areas].concat()).taken, 10_000);
    let ragged = rows(&|_| "12,2021\n".to_owned());
    let imported = imported_soon(&["region,from,amount,area\n12,2021,5,care\n", &ragged].concat());
    assert_eq!(imported.suppressed, 50_000 - MAX_DIAGNOSTICS);
    // Each is a part of the next, and the last is a part of nothing that is there.
    let chain = rows(&|at| format!("r{at},12,2021,5,care,r{}\n", at + 1));
    let imported = imported_soon(&["id,region,from,amount,area,part_of\n", &chain].concat());
    assert_eq!((imported.dataset, imported.set_aside), (None, 50_000));
}
