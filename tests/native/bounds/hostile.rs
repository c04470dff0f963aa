//! Files that are none, and files that are made to be too much: each reader says so clearly, and asks for
//! no more memory than the file is long, some times over.

use vardkronan::dataset::Language;
use vardkronan::ingest::json::{self, mapping};
use vardkronan::ingest::{Diagnostic, Severity, Strictness, csv, json_stat};
use vardkronan::text::{Locale, diagnostic};

type Refusal = Vec<Diagnostic>;
type Read = fn(&[u8]) -> Option<Refusal>;

/// The readers, each giving nothing or everything that is wrong.
const READERS: [(&str, Read); 4] = [
    ("csv", |bytes| csv::read(bytes, "own", Strictness::Lenient).err()),
    ("dataset", |bytes| {
        let read = json::read(bytes, Strictness::Lenient);
        read.dataset.is_none().then_some(read.diagnostics)
    }),
    ("json-stat", |bytes| json_stat::read(bytes, "own", Strictness::Lenient).err()),
    ("mapping", |bytes| mapping::read(bytes).err()),
];

/// The codes of the errors with which each reader refuses bytes, in the order of [`READERS`].
///
/// `times` is how many bytes of memory one of the file's may take at any one time.
#[track_caller]
fn check(what: &str, bytes: &[u8], times: u64, expected: [&str; 4]) {
    for ((reader, read), expected) in READERS.into_iter().zip(expected) {
        let mut refused = None;
        let asked = allocation_counter::measure(|| refused = Some(read(bytes)));
        let most = bytes.len() as u64 * times + 1_000_000;
        assert!(asked.bytes_max <= most, "{what}, {reader}: {} > {most}", asked.bytes_max);
        let refused = refused.unwrap().unwrap_or_default();
        let errors: Vec<_> = refused.iter().filter(|it| it.severity == Severity::Error).collect();
        let code = errors.first().map_or("read", |error| error.code);
        assert_eq!(code, expected, "{what}, {reader}: {refused:?}");
        for error in errors {
            for language in [Language::Swedish, Language::English] {
                let words = diagnostic(Locale::of(language), error);
                assert!(!words.contains("{found}") && !words.contains("{expected}"), "{words}");
            }
        }
    }
}

/// The same of what no reader takes.
#[track_caller]
fn check_all(what: &str, bytes: &[u8], times: u64, code: &str) {
    check(what, bytes, times, [code; 4]);
}

#[test]
fn files_of_other_programs_are_named_and_what_to_save_them_as() {
    let binary: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    for (begin, kind) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "png"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml", "xlsx"),
        (
            b"PK\x03\x04\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "ods",
        ),
        (b"PK\x03\x04\x14\0photo.jpg", "zip"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xls"),
        (b"%PDF-1.7", "pdf"),
        (b"\x1F\x8B\x08\0", "gzip"),
        (b"<!DOCTYPE html><title>404</title>", "html"),
        (b"\n<?xml version=\"1.0\"?><workbook>", "xml"),
    ] {
        let bytes = [begin, &binary].concat();
        check(kind, &bytes, 2, ["not-text", "not-json", "not-json", "not-json"]);
        for (_, read) in READERS {
            let refused = read(&bytes).unwrap();
            for (language, csv) in
                [(Language::Swedish, "sparad som CSV"), (Language::English, "saved as CSV")]
            {
                let words = diagnostic(Locale::of(language), &refused[0]);
                assert!(words.contains(kind) && words.contains(csv), "{words}");
            }
        }
    }
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let lenient = Strictness::Lenient.max_bytes();
    check_all("64 MB and a byte", &vec![b'{'; lenient + 1], 0, "too-large");
    let strict = Strictness::Strict.max_bytes();
    let long = vec![b'1'; strict + 1];
    let refused = csv::read(&long, "own", Strictness::Strict).unwrap_err();
    assert_eq!((refused[0].code, refused[0].found.as_str()), ("too-large", "256000001"));
    let refused = json_stat::read(&long, "own", Strictness::Strict).unwrap_err();
    assert_eq!((refused[0].code, refused[0].expected.as_str()), ("too-large", "256000000"));
}

#[test]
fn a_million_of_anything_is_bounded() {
    const MILLION: usize = 1_000_000;
    let not_json = |csv: &'static str| [csv, "syntax", "syntax", "too-large"];
    check("columns", &b"a,".repeat(MILLION), 40, not_json("too-many"));
    check("empty lines", &b"\n".repeat(MILLION), 2, ["empty", "empty", "empty", "empty"]);
    check("spaces", &b" ".repeat(MILLION), 2, ["empty", "empty", "empty", "empty"]);
    let lines = [&b"a,b\n1,2\n"[..], &b"\r\n".repeat(MILLION)].concat();
    check("empty lines behind a table", &lines, 4, not_json("read"));
    check("short lines", &b"a\n".repeat(MILLION), 40, not_json("read"));
    // Each short row would be filled up to the width of the headings.
    let ragged = [&b"h,".repeat(999)[..], b"h\n1,2\n", &b"1,2\n3,4\n".repeat(MILLION / 8)].concat();
    check("a wide heading over short rows", &ragged, 40, not_json("too-many"));
    check(
        "a cell",
        &[&b"a,b\n1,"[..], &b"x".repeat(5 * MILLION)].concat(),
        3,
        not_json("cell-too-long"),
    );
    check(
        "a cell in quotes",
        &[&b"a,b\n1,\""[..], &b"x\n".repeat(MILLION)].concat(),
        3,
        not_json("cell-too-long"),
    );
    let list =
        |item: &str| format!("[{}{item}]", format!("{item},").repeat(MILLION / 8)).into_bytes();
    check("items", &list("0"), 40, ["too-many", "wrong-type", "wrong-type", "wrong-type"]);
    let keys: String = (0..MILLION / 20).map(|at| format!("\"k{at}\":0,")).collect();
    check(
        "keys",
        format!("{{{keys}\"z\":0}}").as_bytes(),
        60,
        ["too-many", "too-many", "missing-member", "too-many"],
    );
    check(
        "a string",
        format!("{{\"id\":\"{}\"}}", "x".repeat(900_000)).as_bytes(),
        4,
        ["cell-too-long", "missing-member", "missing-member", "missing-member"],
    );
    check(
        "a number",
        format!("{{\"version\":{}}}", "9".repeat(900_000)).as_bytes(),
        4,
        ["cell-too-long", "unknown-version", "missing-member", "missing-member"],
    );
}

#[test]
fn nesting_bombs_are_refused_where_they_become_too_deep() {
    for (what, bomb) in [
        ("arrays", "[".repeat(1_000_000)),
        ("objects", "{\"a\":".repeat(150_000)),
        ("both", "[{\"a\":".repeat(150_000)),
    ] {
        for (reader, read) in READERS.into_iter().skip(1) {
            let mut refused = None;
            let asked = allocation_counter::measure(|| refused = read(bomb.as_bytes()));
            assert_eq!(refused.unwrap()[0].code, "too-deep", "{what}, {reader}");
            assert!(asked.bytes_max < 100_000, "{what}, {reader}: {}", asked.bytes_max);
        }
    }
}

#[test]
fn sizes_that_a_cube_only_claims_cost_nothing() {
    let cube = |size: &str, value: &str| {
        format!(
            r#"{{"version":"2.0","class":"dataset","id":["a","b"],"size":[{size}],
            "dimension":{{"a":{{"category":{{"index":["x"]}}}},"b":{{"category":{{"index":["y"]}}}}}},"value":{value}}}"#
        )
    };
    for (size, value, code) in [
        ("4000,5000", "{}", "wrong-length"),
        ("4000,5000", "[]", "wrong-length"),
        ("18446744073709551615,2", "[]", "too-many"),
        ("18446744073709551616,1", "[]", "not-a-count"),
        ("-1,1", "[]", "not-a-count"),
        ("1e3,1", "[]", "not-a-count"),
        ("0,1", "[]", "wrong-length"),
    ] {
        let text = cube(size, value);
        let mut refused = None;
        let asked = allocation_counter::measure(|| {
            refused = json_stat::read(text.as_bytes(), "own", Strictness::Lenient).err();
        });
        assert_eq!(refused.unwrap()[0].code, code, "{text}");
        assert!(asked.bytes_max < 100_000, "{text}: {}", asked.bytes_max);
    }
}

#[test]
fn the_grey_zones_of_json_are_refused_alike_everywhere() {
    for (text, code) in [
        ("\"\\ud800\"", "bad-escape"),
        ("\"\\udc00\\ud83d\"", "bad-escape"),
        ("\"a\u{1}b\"", "syntax"),
        ("\"a\tb\"", "syntax"),
        ("\"\\x41\"", "syntax"),
        ("\"\\u12G4\"", "syntax"),
        ("NaN", "syntax"),
        ("Infinity", "syntax"),
        ("-Infinity", "syntax"),
        ("+1", "syntax"),
        ("01", "syntax"),
        (".5", "syntax"),
        ("5.", "syntax"),
        ("1e", "syntax"),
        ("0x10", "syntax"),
        ("1_000", "syntax"),
        ("'a'", "syntax"),
        ("[1,]", "syntax"),
        ("{\"a\":1,}", "syntax"),
        ("{a:1}", "syntax"),
        ("1 // a", "syntax"),
        ("/* a */ 1", "syntax"),
        ("undefined", "syntax"),
        ("True", "syntax"),
        ("\u{feff}1", "syntax"),
        ("\u{a0}1", "syntax"),
    ] {
        // In the place of a word and in that of a value that nobody asks for.
        for (reader, read) in READERS.into_iter().skip(1) {
            let member = if reader == "json-stat" { "class" } else { "as" };
            let member = if reader == "dataset" { "id" } else { member };
            let refused = read(format!("{{\"{member}\":{text}}}").as_bytes()).unwrap();
            let is_said = refused.iter().any(|it| it.code == code);
            let is_said = is_said || reader == "json-stat" && code == "bad-escape";
            assert!(is_said, "{text}, {reader}: {refused:?}");
        }
    }
    // A mark at the beginning is none of the text; a second one is.
    for (reader, read) in READERS.into_iter().skip(1) {
        assert_eq!(read("\u{feff}{".as_bytes()).unwrap()[0].code, "cut-short", "{reader}");
        assert_eq!(read("\u{feff}\u{feff}{}".as_bytes()).unwrap()[0].code, "syntax", "{reader}");
        assert_eq!(read(b"{\"a\":\"\xED\xA0\x80\"}").unwrap()[0].code, "not-utf-8", "{reader}");
        assert_eq!(read(b"{\"a\":\"\xC0\xAF\"}").unwrap()[0].code, "not-utf-8", "{reader}");
    }
}

#[test]
fn numbers_past_every_limit_are_refused_and_never_rounded() {
    let small = include_str!("../../data/small.json");
    for (number, code) in [
        ("90000000000000.01", "amount-too-large"),
        ("9e999999999999999999", "amount-too-large"),
        ("-9e400", "amount-too-large"),
        ("1e-400", "amount-too-fine"),
        ("0.001", "amount-too-fine"),
        ("99999999999999999999999999999999999999999", "amount-too-large"),
        ("80000000.000000000000000000000000001", "amount-too-fine"),
    ] {
        let text = small.replacen("\"amount\":80000000", &format!("\"amount\":{number}"), 1);
        assert_ne!(text, small);
        let read = json::read(text.as_bytes(), Strictness::Strict);
        assert_eq!(read.diagnostics[0].code, code, "{number}");
        let table = format!("region,area,from,amount\n12,care,2021,{number}\n");
        let table = csv::read(table.as_bytes(), "own", Strictness::Strict).unwrap();
        assert_eq!(table.cell(0, 3), number);
    }
}

#[test]
fn keys_that_stand_twice_are_told() {
    let twice = r#"{"version":1,"version":1,"as":"investments","columns":[],"set":{}}"#;
    assert_eq!(mapping::read(twice.as_bytes()).unwrap_err()[0].code, "duplicate-member");
    let read = json::read(twice.as_bytes(), Strictness::Lenient);
    assert!(read.diagnostics.iter().any(|it| it.code == "duplicate-member"));
    let escaped = r#"{"version":1,"\u0076ersion":2}"#;
    let read = json::read(escaped.as_bytes(), Strictness::Lenient);
    assert!(
        read.diagnostics.iter().any(|it| it.code == "duplicate-member"),
        "{:?}",
        read.diagnostics
    );
    let cube = include_str!("../../data/seeds/json_stat/residents.json").replacen(
        "\"size\":",
        "\"size\":[9],\"size\":",
        1,
    );
    let faults = json_stat::read(cube.as_bytes(), "own", Strictness::Strict).unwrap_err();
    assert_eq!(faults[0].code, "duplicate-member", "{faults:?}");
}

#[test]
fn texts_of_two_bytes_a_letter_may_not_end_within_one() {
    let utf_16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    };
    for (mark, unit) in [
        (&b"\xFF\xFE"[..], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (b"\xFE\xFF", u16::to_be_bytes),
    ] {
        let whole = [mark, &utf_16("Region;År\nSkåne;2021\n", unit)].concat();
        check("utf-16", &whole, 20, ["read", "not-utf-8", "not-utf-8", "not-utf-8"]);
        let odd = &whole[..whole.len() - 1];
        check("utf-16, odd", odd, 20, ["cut-short", "not-utf-8", "not-utf-8", "not-utf-8"]);
        check("a mark alone", mark, 20, ["empty", "not-utf-8", "not-utf-8", "not-utf-8"]);
    }
}
