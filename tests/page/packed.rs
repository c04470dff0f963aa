//! Pages made from the built files and from each other.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::browser::visit;
use crate::dist;

fn pack(arguments: &[&Path]) {
    let program = env!("CARGO_BIN_EXE_vardkronan");
    let done = Command::new(program).arg("pack").args(arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn page_of_a_page_of_a_page_stays_the_same() {
    let directory = tempfile::tempdir().unwrap();
    let (second, third) = (directory.path().join("2.html"), directory.path().join("3.html"));
    let (first, data) = (dist::path("vardkronan.html"), dist::path("data/investments.json"));
    pack(&[&data, Path::new("--shell"), &first, Path::new("-o"), &second]);
    pack(&[&data, Path::new("--shell"), &second, Path::new("-o"), &third]);
    assert_eq!(fs::read(&second).unwrap(), fs::read(&third).unwrap());
    assert_eq!(scripts(&first), scripts(&second));
    visit(&format!("file://{}", second.display()), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn linked_page_finds_program_and_data_beside_it() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["vardkronan.js", "vardkronan_bg.wasm", "data/investments.json"] {
        let path = Path::new(name);
        fs::copy(dist::path(name), directory.path().join(path.file_name().unwrap())).unwrap();
    }
    let page = directory.path().join("page.html");
    let data = directory.path().join("investments.json");
    let options = ["--linked", "--assets"].map(Path::new);
    pack(&[&data, options[0], options[1], directory.path(), Path::new("-o"), &page]);
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("src=\"vardkronan.js\"") && html.contains("src=\"investments.json\""));
    let html = html.replace("=\"investments.json\"", "=\"data/investments.json\"");
    visit(&crate::host::serve(&html), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// A dataset of so many rows, each with a purpose and an amount of its own.
fn rows(count: usize) -> String {
    let text = fs::read_to_string(dist::path("data/investments.json")).unwrap();
    let (head, rest) = text.split_once("\"investments\":[\n").unwrap();
    let (_, tail) = rest.split_once("\n]").unwrap();
    let row = |at: usize| {
        let (year, amount) = (2018 + at % 7, at * 7_919 % 100_003 * 1_000);
        format!(
            "{{\"id\":\"r{at}\",\"region\":\"{}\",\"area\":\"care\",\"purpose\":\"Insats {at}\",\"amount\":{amount},\
             \"from\":{year},\"phase\":\"approved\",\"recurrence\":\"one-off\",\"source\":\"{{source}}\"}}",
            ["14", "08", "05"][at % 3]
        )
    };
    let source = head.split("\"sources\":[\n{\"id\":\"").nth(1).unwrap().split('"').next().unwrap();
    let rows: Vec<_> = (0..count).map(|at| row(at).replace("{source}", source)).collect();
    let views = tail.find("\"views\":").unwrap();
    format!("{head}\"investments\":[\n{}\n]{}\"views\":[]\n}}\n", rows.join(",\n"), &tail[..views])
}

#[test]
fn data_take_little_more_than_their_gzip_and_nothing_else_grows_with_the_rows() {
    let directory = tempfile::tempdir().unwrap();
    let (data, page) = (directory.path().join("data.json"), directory.path().join("page.html"));
    let shell = dist::path("vardkronan.html");
    let sizes_of = |count: usize| {
        let text = rows(count);
        fs::write(&data, &text).unwrap();
        pack(&[&data, Path::new("--shell"), &shell, Path::new("-o"), &page]);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(text.as_bytes()).unwrap();
        let html = fs::read_to_string(&page).unwrap();
        let (_, rest) = html.split_once("application/json+gzip\">").unwrap();
        let block = rest.split_once('<').unwrap().0.len();
        (block as f64 / gzip.finish().unwrap().len() as f64, html.len() - block)
    };
    let ((few, before), (many, after)) = (sizes_of(1_000), sizes_of(20_000));
    println!("data: {few:.2} and {many:.2} times their gzip; all else: {before} and {after} bytes");
    assert!(few <= 1.4 && many <= 1.4, "{few} {many}");
    assert!(after as f64 <= before as f64 * 1.05, "{before} {after}");
}

/// All that stands after the data: the program.
fn scripts(page: &Path) -> String {
    let html = fs::read_to_string(page).unwrap();
    html.split_once("<!--/vardkronan:data-->").unwrap().1.to_owned()
}
