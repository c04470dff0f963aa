//! `vardkronan import` of files that belong together.

use std::fs;
use std::path::Path;

use crate::program::{program_in as program, text};

/// Writes a data package and its table into a directory.
pub(super) fn write_package(directory: &Path) {
    fs::create_dir(directory.join("data")).unwrap();
    fs::write(directory.join("data/budget.csv"), super::fiscal::TABLE).unwrap();
    fs::write(directory.join("datapackage.json"), super::fiscal::PACKAGE).unwrap();
}

#[test]
fn a_packages_table_is_found_beside_it_or_given() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    write_package(path);
    let import = |more: &[&str]| {
        let set =
            ["recurrence=unstated", "source.kind=region", "coverage=selection", "coverage.text=x"];
        let set = set.iter().flat_map(|set| ["--set", set]);
        let arguments: Vec<&str> =
            ["import", "--from", "fdp", "-o", "own.json"].into_iter().chain(set).collect();
        let done = program(path, &[&arguments, more].concat(), b"");
        (done.status.code(), text(&done.stderr).to_owned())
    };
    let (code, said) = import(&["datapackage.json"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("data/budget.csv:1:1: warning[left-out-revenue]: "), "{said}");
    let beside = fs::read(path.join("own.json")).unwrap();
    fs::rename(path.join("data/budget.csv"), path.join("other.csv")).unwrap();
    let (code, said) = import(&["datapackage.json"]);
    assert_eq!(code, Some(2), "{said}");
    for files in
        [["other.csv", "--with", "datapackage.json"], ["datapackage.json", "--with", "other.csv"]]
    {
        let (code, said) = import(&files);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(fs::read(path.join("own.json")).unwrap(), beside);
    }
    fs::write(path.join("datapackage.json"), super::fiscal::PACKAGE.replace("data/", "../"))
        .unwrap();
    let (code, said) = import(&["datapackage.json"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("error[no-table-file-of]: "), "{said}");
}

#[test]
fn files_that_belong_together_are_told_apart_in_faults() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    fs::write(path.join("values.json"), super::kolada::NET_COST).unwrap();
    fs::write(path.join("kpi.json"), "{\"values\":[{\"id\":\"N1\"}]}").unwrap();
    let import = |more: &[&str]| {
        let arguments = [&["import", "-o", "own.json", "values.json"], more].concat();
        program(path, &arguments, b"")
    };
    let done = import(&["--from", "kolada", "--with", "kpi.json"]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(said.starts_with("kpi.json:1:12: error[not-of-kolada]: "), "{said}");
    // A fault in a further page is told in its own file, by its own line.
    let odd = super::kolada::NET_COST.replace("25875.0", "\"odd\"");
    fs::write(path.join("page.json"), &odd).unwrap();
    let set = ["--as", "net-cost", "--set", "coverage=selection", "--set", "coverage.text=x"];
    let set = [&set[..], &["--set", "source.date=2022", "--set", "updated=2022-01-01"]].concat();
    let done = import(&[&["--from", "kolada", "--with", "page.json"], &set[..]].concat());
    let line = odd.lines().position(|line| line.contains("odd")).unwrap() + 1;
    let said = text(&done.stderr);
    assert!(said.contains(&format!("\npage.json:{line}:")), "{said}");
    // Values that stand in the second file are told there.
    let done = import(&["--from", "csv", "--with", "kpi.json"]);
    assert!(text(&done.stderr).starts_with("kpi.json:1:1: error[file-apart]: "));
    let done = import(&["--from", "kolada", "--with", "absent.json"]);
    assert_eq!(done.status.code(), Some(2));
    let done = import(&["--from", "kolada", "--with", "own.json"]);
    assert_eq!(done.status.code(), Some(2));
    fs::write(path.join("own.json"), "[]").unwrap();
    let done = import(&["--from", "kolada", "--with", "own.json"]);
    assert_eq!(done.status.code(), Some(2), "an output that is an input");
}
