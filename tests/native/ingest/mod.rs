//! Bytes become a dataset, or every fault with its place.

use std::path::Path;

use vardkronan::export;
use vardkronan::ingest::json::read;
use vardkronan::ingest::{Ingested, MAX_DIAGNOSTICS, Severity, Strictness};

use crate::figures::small_json;

mod cases;
mod laws;

const SMALL: &str = include_str!("../../data/small.json");

/// One line a diagnostic: `LINE:COLUMN POINTER severity[code] found > expected`.
fn shown(ingested: &Ingested) -> Vec<String> {
    let mut lines = Vec::new();
    for d in &ingested.diagnostics {
        let severity = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = format!("{}:{} {}", d.line, d.column, d.pointer);
        let data = format!("{} > {}", d.found, d.expected);
        let line = format!("{place} {severity}[{}] {data}", d.code);
        lines.push(line.trim_end_matches([' ', '>']).to_owned());
    }
    lines
}

/// Checks what a reading of these bytes says, and that there is a dataset unless there is an error.
fn check(input: &[u8], strictness: Strictness, expected: &[&str]) {
    let ingested = read(input, strictness);
    assert_eq!(shown(&ingested), expected);
    let has_error = ingested.diagnostics.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(ingested.dataset.is_none(), has_error);
    assert_eq!(ingested.suppressed, 0);
}

fn check_strict(input: impl AsRef<[u8]>, expected: &[&str]) {
    check(input.as_ref(), Strictness::Strict, expected);
}

/// The small dataset with one place of its text changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(SMALL.matches(from).count(), 1, "{from}");
    SMALL.replacen(from, to, 1)
}

/// The small dataset with these arrays' items instead of its own.
fn with_items(table: &str, items: &str) -> String {
    let begin = format!("\"{table}\":[\n");
    let (before, rest) = SMALL.split_once(&begin).unwrap_or_default();
    let (_, after) = rest.split_once("\n]").unwrap_or_default();
    assert!(!after.is_empty(), "{table}");
    format!("{before}{begin}{items}\n]{after}")
}

#[test]
fn each_fault_has_its_line_column_and_pointer() {
    for (from, to, expected) in cases::CHANGES {
        check_strict(changed(from, to), expected);
    }
}

#[test]
fn a_sound_dataset_has_no_diagnostics() {
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        check(SMALL.as_bytes(), strictness, &[]);
        check(format!("\u{FEFF}{SMALL}").as_bytes(), strictness, &[]);
        check(SMALL.replace('\n', " \r\n\t").as_bytes(), strictness, &[]);
    }
}

#[test]
fn numbers_and_keys_may_be_written_otherwise() {
    let plain = read(SMALL.as_bytes(), Strictness::Strict).dataset;
    for (from, to) in [
        ("\"amount\":80000000", "\"amount\":8e7"),
        ("\"amount\":80000000", "\"amount\":8000000000.00E-2"),
        ("\"from\":2019,\"to\":2022", "\"from\":2019.0,\"to\":2.022e3"),
        ("\"id\":\"span\"", "\"i\\u0064\":\"sp\\u0061n\""),
    ] {
        let other = read(changed(from, to).as_bytes(), Strictness::Strict);
        assert_eq!(shown(&other), Vec::<String>::new(), "{to}");
        assert_eq!(other.dataset, plain, "{to}");
    }
}

#[test]
fn what_is_no_json_has_one_diagnostic() {
    check_strict("", &["1:1  error[empty]"]);
    check_strict(" \n\t", &["1:1  error[empty]"]);
    check_strict("\u{FEFF}", &["1:1  error[empty]"]);
    check_strict(b"{\n\"\xC3\xA5\":\"\xE5\"}", &["2:6  error[not-utf-8] 0xE5"]);
    check_strict(b"\xFF\xFE{\0}\0", &["1:1  error[not-utf-8] 0xFF"]);
    check_strict("{\"version\":1,\n\"id\":\"små", &["2:10  error[cut-short]"]);
    check_strict("{\"version\":1,\n", &["1:14  error[cut-short]"]);
    check_strict("[1,\n \"å\" 2]", &["2:6  error[syntax] 2 > comma"]);
    check_strict("{\"a\":1,}", &["1:8  error[syntax] } > no-comma"]);
    check_strict("{\"a\":\n01}", &["2:2  error[syntax] 1 > comma"]);
    check_strict("{\"a\":1}\n{", &["2:1  error[syntax] { > end"]);
    check_strict("{'a':1}", &["1:2  error[syntax] ' > name"]);
    check_strict("{\"a\":12,5}", &["1:9  error[syntax] 5 > decimal"]);
    check_strict("[1,\n]", &["2:1  error[syntax] ] > no-comma"]);
    check_strict("{\"a\" 1}", &["1:6  error[syntax] 1 > colon"]);
    check_strict("[-x]", &["1:3  error[syntax] x > digit"]);
    check_strict("[\"\\x\"]", &["1:4  error[syntax] x > escape"]);
    check_strict("[\"a\n\"]", &["1:4  error[syntax] \n > quote"]);
    check_strict("<!doctype html>", &["1:1  error[not-json] html"]);
    check_strict("<p>", &["1:1  error[syntax] < > value"]);
    check_strict("[]", &["1:1  error[wrong-type] array > object"]);
    check_strict(" null", &["1:2  error[wrong-type] null > object"]);
}

#[test]
fn deep_nesting_is_refused_outside_strings_only() {
    let nested = |depth: usize| {
        let value = "[".repeat(depth - 1) + &"]".repeat(depth - 1);
        format!("{{\"version\":9,\"[[\\\"[[\":{value}}}")
    };
    check_strict(nested(64), &["1:12 /version error[newer-version] 9 > 1"]);
    check_strict(nested(65), &["1:86  error[too-deep]  > 64"]);
    check_strict("[".repeat(1_000_000), &["1:65  error[too-deep]  > 64"]);
}

#[test]
fn long_inputs_are_refused_at_once() {
    let long = vec![b' '; Strictness::Strict.max_bytes() + 1];
    let lenient = Strictness::Lenient.max_bytes();
    check(&long, Strictness::Strict, &["1:1  error[too-large] 256000001 > 256000000"]);
    let expected = ["1:1  error[too-large] 64000001 > 64000000"];
    check(&long[..=lenient], Strictness::Lenient, &expected);
}

#[test]
fn too_many_items_are_counted_not_read() {
    let many = |count: usize| vec!["0"; count].join(",");
    check_strict(
        with_items("regions", &many(10_001)),
        &["13:11 /regions error[too-many] 10001 > 10000"],
    );
    check_strict(
        with_items("investments", &many(1_000_001)),
        &["28:15 /investments error[too-many] 1000001 > 1000000"],
    );
    let codes: Vec<_> =
        (0..10_000).map(|n| format!("{{\"code\":\"{n}\",\"name\":\"x\"}}")).collect();
    let ingested = read(with_items("regions", &codes.join(",\n")).as_bytes(), Strictness::Strict);
    assert!(ingested.diagnostics.iter().all(|d| d.code == "unknown-reference"));
}

#[test]
fn long_values_are_refused_and_shortened() {
    let code = "x".repeat(65);
    let shortened = format!("3:6 /id error[bad-code] {code} > [A-Za-z0-9._-]{{1,64}}");
    check_strict(changed("\"id\":\"small\"", &format!("\"id\":\"{code}\"")), &[&shortened]);
    let shortened = format!("3:6 /id error[bad-code] {}… > [A-Za-z0-9._-]{{1,64}}", "é".repeat(80));
    let code = "é".repeat(81);
    check_strict(changed("\"id\":\"small\"", &format!("\"id\":\"{code}\"")), &[&shortened]);
    let view = format!("\"view\":\"{}\"", "å".repeat(2_000));
    let key = "å".repeat(80);
    let expected = format!("44:28 /views/1/view warning[unknown-in-view] {key}…");
    check_strict(changed("\"view\":\"\"", &view), &[&expected]);
    let view = format!("\"view\":\"{}\"", "å".repeat(2_001));
    check_strict(
        changed("\"view\":\"\"", &view),
        &["44:28 /views/1/view error[too-long] 2001 > 2000"],
    );
}

#[test]
fn all_faults_come_at_once_in_the_order_of_the_file() {
    let text = changed("\"currency\":\"SEK\"", "\"currency\":\"EUR\"")
        .replace("\"part_of\":\"whole\",\"source\":\"budget-2018\"}\n", "\"source\":7}\n")
        .replace("\"amount\":60000000.5", "\"amount\":160000000.5")
        .replace("\"id\":\"prices\"", "\"id\":\"residents\"")
        .replace("\"from\":2019,\"to\":2022", "\"from\":2023,\"to\":2022");
    check_strict(
        text,
        &[
            "7:12 /currency error[unknown-value] EUR > SEK",
            "29:113 /investments/0/amount error[parts-exceed-whole] 180000000.75: part-1, part-2 > 100000000",
            "32:118 /investments/3/to error[to-before-from] 2022 > 2023",
            "40:7 /indicators/1/id error[duplicate] residents",
        ],
    );
}

#[test]
fn a_fault_hides_no_fault_that_does_not_follow_from_it() {
    // A reference that leads nowhere, beside years that run backwards and a stage too many.
    let text = changed(r#""from":2019,"to":2022,"phase""#, r#""from":2023,"to":2022,"phase""#)
        .replace(r#""id":"span","region":"S2""#, r#""id":"span","region":"S9""#);
    check_strict(
        text,
        &[
            "32:23 /investments/3/region error[unknown-reference] S9 > regions",
            "32:118 /investments/3/to error[to-before-from] 2022 > 2023",
        ],
    );
    // A circle in one tree, a sum too large in another, and one more behind an unknown area.
    let text = changed(r#""amount":20000000.25"#, r#""amount":50000000"#)
        .replace(
            r#""id":"part-2","region":"N1","area":"hospital""#,
            r#""id":"part-2","region":"N1","area":"x""#,
        )
        .replace(r#""id":"staged""#, r#""id":"staged","part_of":"staged""#);
    check_strict(
        text,
        &[
            "29:113 /investments/0/amount error[parts-exceed-whole] 110000000.5: part-1, part-2 > 100000000",
            "31:37 /investments/2/area error[unknown-reference] x > areas",
            "34:26 /investments/5/part_of error[circle] staged",
        ],
    );
    // What an unknown source leaves open is not concluded from.
    let text = changed(r#""source":"statistics","note":"Årsmedelvärde.""#, r#""source":"x""#)
        .replace(
            r#""id":"endless","region":"S2","area":"hospital""#,
            r#""id":"endless","region":"S2","area":"x""#,
        );
    check_strict(
        text,
        &[
            "33:38 /investments/4/area error[unknown-reference] x > areas",
            "40:100 /indicators/1/source error[unknown-reference] x > sources",
        ],
    );
}

#[test]
fn a_part_is_of_nothing_in_a_year_in_which_its_whole_is_nothing() {
    let whole = r#""id":"w","amount":10,"from":2018,"to":2019,"recurrence":"annual""#;
    let check = |part: &str, expected: &[&str]| {
        let part = format!(r#""id":"p","part_of":"w",{part}"#);
        let found = read(small_json("selection", &[whole, &part]).as_bytes(), Strictness::Strict);
        let codes: Vec<_> = found.diagnostics.iter().map(|each| each.code).collect();
        assert_eq!(codes, expected, "{part}");
        // The widget counts such a whole without its parts: nothing counts beside it.
        let given = small_json("selection", &[whole, &part]);
        let data = read(given.as_bytes(), Strictness::Lenient).dataset.unwrap();
        assert_eq!(data.contradictions().len(), expected.len(), "{part}");
    };
    check(r#""amount":4,"from":2019"#, &[]);
    check(r#""amount":4,"from":2018,"to":2019,"recurrence":"annual""#, &[]);
    check(r#""amount":4,"from":2020"#, &["parts-exceed-whole"]);
    check(r#""amount":4,"from":2018,"to":2020,"recurrence":"annual""#, &["parts-exceed-whole"]);
    check(r#""amount":4,"from":2018,"to":null,"recurrence":"annual""#, &[]);
    check(r#""amount":4,"from":2020,"to":2021,"recurrence":"total""#, &["parts-exceed-whole"]);
    // How much of it falls in which year is not known.
    check(r#""amount":4,"from":2019,"to":2021,"recurrence":"total""#, &[]);
}

#[test]
fn named_views_are_checked() {
    let view = "chart=pie&regions=N1,X9&areas=care,zz&colour=red&index=prices&focus=part-1&a=N1:2018:q&hide=title,x&dataset=other";
    let text = changed("\"view\":\"\"", &format!("\"view\":\"{view}\""));
    let expected =
        ["chart=pie", "colour", "hide=x", "dataset=other", "regions=X9", "areas=zz", "a=q"]
            .map(|found| format!("44:28 /views/1/view warning[unknown-in-view] {found}"));
    check_strict(&text, &expected.each_ref().map(String::as_str));
    check(text.as_bytes(), Strictness::Lenient, &[]);
}

#[test]
fn after_a_thousand_diagnostics_the_others_are_counted() {
    let areas: Vec<_> = (0..1_500).map(|n| format!("{{\"code\":\"a{n}\"}}")).collect();
    let text = with_items("areas", &areas.join(",\n")).replace("\"phase\"", "\"fas\"");
    let ingested = read(text.as_bytes(), Strictness::Strict);
    assert_eq!(ingested.diagnostics.len(), MAX_DIAGNOSTICS);
    assert!(ingested.diagnostics.iter().all(|d| d.code == "missing-member"));
    let lines: Vec<_> = ingested.diagnostics.iter().map(|d| d.line).collect();
    assert_eq!(lines, (19..1_019).collect::<Vec<_>>());
    // The areas behind, each row's area, phase and unknown member, and two stages.
    assert_eq!(ingested.suppressed, 500 + 8 + 8 + 8 + 2 + 2);
    assert_eq!(ingested.dataset, None);
}

#[test]
fn the_widget_forgives_what_can_be_repaired() {
    let text = changed("\"license\":\"CC0-1.0\"", "\"licence\":\"CC0-1.0\"")
        .replace("\"amount\":60000000.5", "\"amount\":80000000");
    let expected = [
        "8:1 /licence warning[unknown-member] licence",
        "29:113 /investments/0/amount warning[parts-exceed-whole] 100000000.25: part-1, part-2 > 100000000",
    ];
    check(text.as_bytes(), Strictness::Lenient, &expected);
    let dataset = read(text.as_bytes(), Strictness::Lenient).dataset.unwrap();
    assert_eq!(dataset.contradictions(), [0]);
    let faulty = text.replace("\"version\":1", "\"version\":1,\"id\":\"small\"");
    let ingested = read(faulty.as_bytes(), Strictness::Lenient);
    assert_eq!(ingested.dataset, None);
    assert_eq!(ingested.diagnostics[0].code, "duplicate-member");
}

#[test]
fn the_canonical_text_reads_back_and_stays_the_same() {
    let dataset = read(SMALL.as_bytes(), Strictness::Strict).dataset.unwrap();
    assert_eq!(export::json(&dataset), SMALL);
}

#[test]
fn the_shipped_datasets_are_canonical() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data");
    for name in ["investments.json", "womens-health-grants.json"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        check_strict(&text, &[]);
        let dataset = read(text.as_bytes(), Strictness::Strict).dataset.unwrap();
        assert!(export::json(&dataset) == text, "{name}");
    }
}
