//! The program, as a shell runs it.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use vardkronan::export::fingerprint;
use vardkronan::ingest::{Strictness, json};

const INVESTMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/investments.json");

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vardkronan")).args(arguments).output().unwrap()
}

fn program_with_input(arguments: &[&str], input: &[u8]) -> Output {
    program_in(Path::new("."), arguments, input)
}

/// The program, run in a directory and given this to read.
pub(crate) fn program_in(directory: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
        .args(arguments)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments reads nothing.
    drop(child.stdin.take().unwrap().write_all(input));
    child.wait_with_output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A directory with a module that is as good as any for packing.
fn assets() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    write_assets(directory.path());
    directory
}

/// Writes the module there.
pub(crate) fn write_assets(directory: &Path) {
    for (name, script) in [
        ("vardkronan", "export {};\nconst SENTENCES = {};\n"),
        ("vardkronan-tools", "export {};\n"),
    ] {
        fs::write(directory.join(name).with_extension("js"), script).unwrap();
        let wasm = directory.join(format!("{name}_bg.wasm"));
        fs::write(wasm, b"\0asm\x01\0\0\0").unwrap();
    }
}

fn pack_into(directory: &Path, name: &str, more: &[&str]) -> (Output, PathBuf) {
    let page = directory.join(name);
    let mut arguments = vec!["pack", INVESTMENTS, "-o", page.to_str().unwrap()];
    arguments.extend(more);
    (program(&arguments), page)
}

#[test]
fn sound_data_pass_without_a_word() {
    let done = program(&["check", INVESTMENTS]);
    assert_eq!(text(&done.stderr), "");
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn unreadable_inputs_are_invalid_data() {
    let whole = fs::read(INVESTMENTS).unwrap();
    let cut = &whole[..whole.len() / 2];
    for input in [b"".as_slice(), cut, b"\xff\xfe{}", b"[]", b"{\"version\":2}"] {
        let done = program_with_input(&["check", "-"], input);
        assert_eq!(
            done.status.code(),
            Some(1),
            "{:?}",
            String::from_utf8_lossy(&input[..3.min(input.len())])
        );
        assert!(
            text(&done.stderr).starts_with("-:1:") || input.len() > 100,
            "{}",
            text(&done.stderr)
        );
    }
}

#[test]
fn diagnostics_name_file_line_column_code_and_pointer() {
    let whole = fs::read_to_string(INVESTMENTS).unwrap();
    let faulty = whole.replacen("\"currency\":\"SEK\"", "\"currency\":\"EUR\"", 1);
    let done = program_with_input(&["check", "-"], faulty.as_bytes());
    let line = 1 + whole.lines().position(|line| line.starts_with("\"currency\"")).unwrap();
    let told = text(&done.stderr);
    assert!(told.starts_with(&format!("-:{line}:12: error[")), "{told}");
    assert!(told.trim_end().ends_with("(/currency)"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn hostile_text_never_reaches_the_terminal_as_control() {
    let done = program_with_input(&["check", "-"], b"{\"\\u001b[31m\":1,\"version\":\"\\u0007\"}");
    let told = text(&done.stderr);
    assert!(!told.chars().any(|character| character.is_control() && character != '\n'), "{told:?}");
}

#[test]
fn wrong_usage_and_missing_files_are_told_apart_from_invalid_data() {
    let cases: [&[&str]; 8] = [
        &["check"],
        &["check", "/nowhere/data.json"],
        &["check", "-", "-"],
        &["table", "/nowhere/data.json"],
        &["describe", "/nowhere/data.json"],
        &["describe", INVESTMENTS, "--lang", "de"],
        &["table", INVESTMENTS, "--format", "xml"],
        &["pack", INVESTMENTS, "-o", "/nowhere/page.html"],
    ];
    for arguments in cases {
        let done = program(arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", text(&done.stderr));
    }
}

#[test]
fn a_table_for_eyes_says_what_is_counted_once_and_how_far_it_can_be_compared() {
    let view = "chart=years&regions=08&years=2019-2022";
    let table = |format| {
        let done = program(&["table", INVESTMENTS, "--view", view, "--format", format]);
        text(&done.stdout).replace('\u{a0}', " ")
    };
    let said = "Kalmar län: 20 miljoner kronor ingår redan i de 100 och räknas inte två gånger.";
    assert!(table("text").contains(said), "{}", table("text"));
    assert!(table("text").contains("Kan jämföras, men…"), "{}", table("text"));
    assert!(!table("csv").contains(said), "{}", table("csv"));
}

#[test]
fn table_has_its_columns_and_warns_of_what_it_left_out() {
    let view = "chart=years&regions=14&years=2017-2019&colour=red&areas=transition-all";
    let done = program(&["table", INVESTMENTS, "--view", view, "--format", "csv"]);
    assert_eq!(done.status.code(), Some(0));
    let table = text(&done.stdout);
    assert!(table.starts_with("region,region_name,year_from,year_to,mark,area,"), "{table}");
    assert!(
        table.lines().any(|line| line.starts_with("14,") && line.contains("350000000")),
        "{table}"
    );
    assert!(text(&done.stderr).contains("colour"), "{}", text(&done.stderr));
}

#[test]
fn a_view_made_with_other_data_is_a_warning() {
    let own = fs::read_to_string(INVESTMENTS).unwrap();
    let changed = own.replacen("\"amount\":950000,", "\"amount\":850000,", 1);
    let dataset = json::read(own.as_bytes(), Strictness::Strict).dataset.unwrap();
    let view = format!("chart=years&regions=14&data={}", fingerprint(&dataset).short());
    for (input, expected) in [(&own, 0), (&changed, 1)] {
        let done = program_with_input(&["table", "-", "--view", &view], input.as_bytes());
        let told = text(&done.stderr);
        assert_eq!(told.lines().count(), expected, "{told}");
        assert!(told.is_empty() || told.starts_with("warning: view: found data="), "{told}");
        assert_eq!(done.status.code(), Some(0));
    }
    let assets = assets();
    let from = ["--assets", assets.path().to_str().unwrap(), "--view", "data=0123456789abcdef"];
    let (done, page) = pack_into(assets.path(), "page.html", &from);
    assert!(text(&done.stderr).contains("data=0123456789abcdef"), "{}", text(&done.stderr));
    assert_eq!(done.status.code(), Some(0));
    assert!(page.exists());
}

#[test]
fn a_description_is_lines_of_keys_and_words_and_warns_of_what_it_left_out() {
    let view = "chart=difference&a=14:2018:all&b=08:2020:all&claim=more:2&colour=red&regions=nix";
    for (language, title) in [("sv", "Kan inte jämföras"), ("en", "Cannot be compared")] {
        let arguments = ["describe", INVESTMENTS, "--view", view, "--lang", language];
        let done = program(&arguments);
        assert_eq!(done.status.code(), Some(0));
        let words = text(&done.stdout);
        assert!(words.lines().all(|line| line.contains(": ")), "{words}");
        let has = |line: &str| words.lines().any(|found| found == line);
        assert!(has(&format!("verdict[not-comparable]: {title}")), "{words}");
        for key in ["reason[selection]: ", "difference: ", "claim[cannot-be-decided]: "] {
            assert!(words.lines().any(|line| line.starts_with(key)), "{key}{words}");
        }
        assert!(text(&done.stderr).contains("colour"), "{}", text(&done.stderr));
    }
}

#[test]
fn a_description_starts_at_the_first_view_and_in_swedish() {
    let words = program(&["describe", INVESTMENTS]);
    let first = text(&words.stdout).lines().next();
    assert_eq!(first, Some("headline: Pengar till vården i tre regioner"));
}

#[test]
fn schema_prints_what_data_can_be_checked_against() {
    let done = program(&["schema"]);
    let parsed = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).unwrap();
    let schema = jsonschema::draft202012::new(&parsed(&done.stdout)).unwrap();
    let mut data = parsed(&fs::read(INVESTMENTS).unwrap());
    assert!(schema.is_valid(&data));
    data["investments"][0]["phase"] = "wished".into();
    assert!(!schema.is_valid(&data));
}

/// The first dataset that stands in a page.
fn embedded_data(html: &str) -> String {
    let block = html.split_once("<script type=\"application/json+gzip\">").unwrap().1;
    let bytes = STANDARD.decode(block.split_once("</script>").unwrap().0).unwrap();
    let mut json = String::new();
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut json).unwrap();
    json
}

#[test]
fn page_carries_the_data_and_hashes_of_its_scripts() {
    let assets = assets();
    let from = ["--assets", assets.path().to_str().unwrap(), "--lang", "en"];
    let (done, page) = pack_into(assets.path(), "page.html", &from);
    assert_eq!(text(&done.stderr), "");
    let html = fs::read_to_string(page).unwrap();
    assert!(html.contains("<html lang=\"en\" data-view=\"dataset=investments&amp;"));
    assert_eq!(embedded_data(&html), fs::read_to_string(INVESTMENTS).unwrap());
    assert!(html.contains("<script type=\"module\" id=\"vardkronan-program\">export {};\nconst SENTENCES = {};\n</script>"));
    // SHA-256 of "export {};\n".
    assert!(
        html.contains("'sha256-lc9yYN8dOwayrrQhA35orPoNZtkfQ2EtO8aQTeAAPS8=' 'wasm-unsafe-eval'"),
        "{html}"
    );
}

#[test]
fn data_cannot_leave_their_block() {
    let assets = assets();
    let hostile = fs::read_to_string(INVESTMENTS).unwrap().replacen(
        "Urval: ",
        "</script><!--/vardkronan:data--><b>Urval: ",
        1,
    );
    let page = assets.path().join("page.html");
    let arguments =
        ["pack", "-", "--assets", assets.path().to_str().unwrap(), "-o", page.to_str().unwrap()];
    let done = program_with_input(&arguments, hostile.as_bytes());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let html = fs::read_to_string(page).unwrap();
    assert_eq!(html.matches("<!--/vardkronan:data-->").count(), 1);
    assert!(!html.contains("<b>"));
    assert_eq!(embedded_data(&html), hostile);
}

#[test]
fn page_from_a_shell_equals_the_page_from_assets() {
    let assets = assets();
    let directory = assets.path();
    let (_, first) = pack_into(directory, "1.html", &["--assets", directory.to_str().unwrap()]);
    let (_, other) = pack_into(
        directory,
        "2.html",
        &["--shell", first.to_str().unwrap(), "--view", "chart=table&regions=14", "--lang", "en"],
    );
    let (_, again) = pack_into(directory, "3.html", &["--shell", other.to_str().unwrap()]);
    let [first, other, again] = [first, other, again].map(|path| fs::read(path).unwrap());
    assert_ne!(first, other);
    assert_eq!(first, again);
}

#[test]
fn faulty_data_leave_the_old_page_alone() {
    let assets = assets();
    let page = assets.path().join("page.html");
    fs::write(&page, "old").unwrap();
    let arguments =
        ["pack", "-", "--assets", assets.path().to_str().unwrap(), "-o", page.to_str().unwrap()];
    assert_eq!(program_with_input(&arguments, b"{}").status.code(), Some(1));
    assert_eq!(fs::read_to_string(&page).unwrap(), "old");
    let left = fs::read_dir(assets.path()).unwrap().count();
    assert_eq!(left, 5, "no temporary file stays");
}

#[test]
fn shells_of_others_are_refused() {
    let assets = assets();
    let shell = assets.path().join("shell.html");
    fs::write(&shell, "<!doctype html><title>no</title>").unwrap();
    let (done, page) = pack_into(assets.path(), "page.html", &["--shell", shell.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(!page.exists());
}

#[test]
fn a_shell_may_come_from_standard_input() {
    let assets = assets();
    let from = ["--assets", assets.path().to_str().unwrap()];
    let (_, first) = pack_into(assets.path(), "1.html", &from);
    let first = fs::read(first).unwrap();
    let page = assets.path().join("2.html");
    let arguments = ["pack", INVESTMENTS, "--shell", "-", "-o", page.to_str().unwrap()];
    assert_eq!(program_with_input(&arguments, &first).status.code(), Some(0));
    assert_eq!(fs::read(page).unwrap(), first);
    let both = program_with_input(&["pack", "-", "--shell", "-", "-o", "-"], &first);
    assert_eq!(both.status.code(), Some(2), "{}", text(&both.stderr));
}

#[test]
fn no_output_replaces_an_input() {
    let assets = assets();
    let directory = assets.path();
    let from = directory.to_str().unwrap();
    let data = directory.join("data.json");
    fs::copy(INVESTMENTS, &data).unwrap();
    let data = data.to_str().unwrap();
    let around = directory.join(".").join("data.json");
    let module = directory.join("vardkronan.js");
    let (_, page) = pack_into(directory, "page.html", &["--assets", from]);
    let page = page.to_str().unwrap();
    let cases: [&[&str]; 4] = [
        &["pack", data, "--assets", from, "-o", data],
        &["pack", data, "--assets", from, "-o", around.to_str().unwrap()],
        &["pack", data, "--assets", from, "-o", module.to_str().unwrap()],
        &["pack", data, "--shell", page, "-o", page],
    ];
    let before = [data, page].map(|path| fs::read(path).unwrap());
    for arguments in cases {
        let done = program(arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(text(&done.stderr).contains("expected another file"), "{}", text(&done.stderr));
    }
    assert_eq!([data, page].map(|path| fs::read(path).unwrap()), before);
    assert_eq!(fs::read_to_string(module).unwrap(), "export {};\nconst SENTENCES = {};\n");
}

#[test]
fn a_dataset_is_packed_once() {
    let assets = assets();
    let from = ["--assets", assets.path().to_str().unwrap(), INVESTMENTS];
    let (done, page) = pack_into(assets.path(), "page.html", &from);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("investments twice"), "{}", text(&done.stderr));
    assert!(!page.exists());
}

#[test]
fn an_unwritable_output_is_told_by_its_own_name() {
    let assets = assets();
    let from = assets.path().to_str().unwrap();
    let done = program(&["pack", INVESTMENTS, "--assets", from, "-o", "/nowhere/page.html"]);
    let expected =
        "error: cannot write (No such file or directory (os error 2)): /nowhere/page.html\n";
    assert_eq!(text(&done.stderr), expected);
}

#[test]
fn a_linked_page_names_the_files_that_belong_beside_it() {
    let assets = assets();
    let directory = assets.path();
    let from = ["--assets", directory.to_str().unwrap(), "--linked"];
    let (done, _) = pack_into(directory, "page.html", &from);
    assert_eq!(
        text(&done.stderr),
        "note: beside the page belong vardkronan.js, vardkronan_bg.wasm, \
         vardkronan-tools.js, vardkronan-tools_bg.wasm, investments.json\n"
    );
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn of_files_to_make_smaller_the_first_that_cannot_be_read_is_told() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("there"), "word ".repeat(200)).unwrap();
    let files = ["precompress", "there", "lost-1", "lost-2", "lost-3"];
    let done = program_in(directory.path(), &files, b"");
    assert_eq!(done.status.code(), Some(2));
    let said = text(&done.stderr);
    assert!(said.contains("lost-1") && !said.contains("lost-2"), "{said}");
    let mut unpacked = String::new();
    let small = fs::read(directory.path().join("there.gz")).unwrap();
    GzDecoder::new(small.as_slice()).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, "word ".repeat(200));
    assert!(directory.path().join("there.br").exists());
}
