//! The audit of accessibility: complete, and held by tests that exist.

use std::fs;
use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// All source text below a folder.
fn sources(folder: PathBuf, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_test_of_the_audit_has_a_verdict_and_the_critical_ones_pass() {
    let audit = read("docs/accessibility.md");
    let rows: Vec<Vec<&str>> = audit
        .lines()
        .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| {
            cells.len() > 4 && cells[1].chars().nth(1).is_some_and(|it| it.is_numeric())
        })
        .collect();
    assert_eq!(rows.len(), 50);
    let critical: Vec<_> = rows.iter().filter(|cells| cells[1].contains('★')).collect();
    assert_eq!(critical.len(), 14);
    for cells in &rows {
        assert!(cells[3].starts_with("pass") || cells[3].starts_with("fail"), "{cells:?}");
        assert!(cells[4].len() > 20, "without a reason: {cells:?}");
    }
    assert!(critical.iter().all(|cells| cells[3].starts_with("pass")), "{critical:?}");
}

#[test]
fn every_test_that_the_audit_names_exists() {
    let audit = read("docs/accessibility.md");
    let mut text = String::new();
    for folder in ["src", "tests"] {
        sources(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    let is_name = |words: &&str| {
        words.matches('_').count() >= 2
            && words.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    let names: Vec<&str> = audit.split('`').filter(is_name).collect();
    assert!(names.len() > 30, "{names:?}");
    for name in names {
        assert!(text.contains(&format!("fn {name}()")), "no test {name}");
    }
}
