//! What holds of whatever bytes: JSON is what it is elsewhere, and what is written reads back.

use proptest::prelude::{Strategy, any, prop};
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::value::RawValue;
use vardkronan::export;
use vardkronan::ingest::json::read;
use vardkronan::ingest::{Severity, Strictness};

use super::{SMALL, shown, with_items};

/// One row's changing members, as they are written.
fn row_members() -> impl Strategy<Value = String> {
    let minor = -9_000_000_000_000_000_i64..=9_000_000_000_000_000;
    let words = "[^\\p{Cc}\\p{Cf}]{0,20}";
    let precision = prop::sample::select(vec!["exact", "about", "just-under", "at-most"]);
    (minor, words, 1900..=2200, 0..300, precision, any::<bool>()).prop_map(
        |(minor, words, from, more, precision, is_endless)| {
            let sign = if minor < 0 { "-" } else { "" };
            let (whole, rest) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
            let purpose = words.replace('\\', "\\\\").replace('"', "\\\"");
            let to = if is_endless { "null".to_owned() } else { 2200.min(from + more).to_string() };
            let figures =
                format!("\"amount\":{sign}{whole}.{rest:02},\"precision\":\"{precision}\"");
            let years = format!("\"from\":{from},\"to\":{to},\"plan_from\":{from}");
            format!("\"purpose\":\"x{purpose}\",{figures},{years}")
        },
    )
}

/// A sound text with a few places changed, perhaps cut.
fn spoilt(edits: Vec<(Index, u8, u8)>, cut: Option<Index>) -> Vec<u8> {
    let mut bytes = SMALL.as_bytes().to_vec();
    for (at, kind, byte) in edits {
        let at = at.index(bytes.len());
        match kind {
            0 => {
                bytes.remove(at);
            }
            1 => bytes.insert(at, byte),
            2 => bytes[at] = byte,
            3 => {
                bytes.splice(at..at, *b"[{\"a\":");
            }
            4 => {
                bytes.splice(at..at, *b"-1.5e309");
            }
            5 => {
                bytes.splice(at..at, *b"\\ud800");
            }
            6 => bytes[at] = b"{}[]\",:0123456789-.eEnt"[usize::from(byte) % 22],
            _ => {
                let end = (at + 40).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

/// Checks that a text is taken for JSON exactly if it is, and else refused in the right line.
fn check_syntax(text: &str) {
    let ingested = read(text.as_bytes(), Strictness::Strict);
    let is_syntax = |code| matches!(code, "syntax" | "cut-short" | "too-deep" | "empty");
    let refused = ingested.diagnostics.first().filter(|first| is_syntax(first.code));
    match serde_json::from_str::<&RawValue>(text.strip_prefix('\u{FEFF}').unwrap_or(text)) {
        Ok(_) => assert_eq!(refused, None, "{text}"),
        Err(error) => {
            let refused = refused.unwrap();
            let is_cut = error.is_eof() || refused.code != "syntax";
            // What a minus lacks is told at the line break behind it.
            let line = error.line() - usize::from(error.column() == 0);
            assert!(is_cut || refused.line as usize == line, "{text}");
        }
    }
}

#[test]
fn json_is_what_it_is_elsewhere() {
    for text in [
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1.5e",
        "1e+",
        "1E-7",
        "+1",
        "0x1",
        "1 2",
        "tru",
        "true",
        "nulll",
        "falsy",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[",
        "]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:2}",
        "{\"a\":1 \"b\":2}",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12\"",
        "\"\\\"",
        "\"\u{7f}\"",
        "\"a",
        " [ ] ",
        "[\u{a0}]",
        "{} {}",
        "[{\"a\":[{}]}]",
        "[[]",
        "[-\n1]",
        "{\"a\":[}",
        "NaN",
        "'a'",
        "// a\n1",
    ] {
        check_syntax(text);
    }
}

proptest! {
    #[test]
    fn spoilt_json_is_what_it_is_elsewhere(
        edits in prop::collection::vec((any::<Index>(), 0..8_u8, any::<u8>()), 1..4),
        cut in prop::option::of(any::<Index>()),
    ) {
        if let Ok(text) = String::from_utf8(spoilt(edits, cut)) {
            check_syntax(&text);
        }
    }

    #[test]
    fn what_is_written_reads_back_as_the_same(rows in prop::collection::vec(row_members(), 0..6)) {
        let names = "\"region\":\"S2\",\"area\":\"care\",\"source\":\"statistics\"";
        let rest = "\"phase\":\"adjusted\",\"recurrence\":\"annual\"";
        let row = |(n, row)| format!("{{\"id\":\"r{n}\",{row},{names},{rest}}}");
        let rows: Vec<_> = rows.into_iter().enumerate().map(row).collect();
        let text = with_items("investments", &rows.join(","));
        let ingested = read(text.as_bytes(), Strictness::Strict);
        prop_assert_eq!(shown(&ingested), Vec::<String>::new());
        let dataset = ingested.dataset.unwrap();
        let written = export::json(&dataset);
        let again = read(written.as_bytes(), Strictness::Strict).dataset.unwrap();
        prop_assert_eq!(&again, &dataset);
        prop_assert_eq!(export::json(&again), written);
    }

    #[test]
    fn no_bytes_cause_a_panic(
        edits in prop::collection::vec((any::<Index>(), 0..8_u8, any::<u8>()), 1..8),
        cut in prop::option::of(any::<Index>()),
    ) {
        let bytes = spoilt(edits, cut);
        for strictness in [Strictness::Strict, Strictness::Lenient] {
            let ingested = read(&bytes, strictness);
            let has_error = ingested.diagnostics.iter().any(|d| d.severity == Severity::Error);
            prop_assert!(ingested.suppressed > 0 || ingested.dataset.is_none() == has_error);
            let places: Vec<_> = ingested.diagnostics.iter().map(|d| (d.line, d.column)).collect();
            prop_assert!(places.is_sorted() && places.iter().all(|at| at.0 > 0 && at.1 > 0));
            if let Some(dataset) = ingested.dataset {
                let again = read(export::json(&dataset).as_bytes(), strictness).dataset;
                prop_assert_eq!(again, Some(dataset));
            }
        }
    }
}
