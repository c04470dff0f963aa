//! Whatever a file holds, it is read or clearly refused, within bounds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::laws;
use crate::whole::is_whole;

mod hostile;

type Law = fn(&[u8]);

/// Each law by the name of its fuzz target.
const LAWS: [(&str, Law); 10] = [
    ("compare", laws::compare::hold),
    ("csv", laws::csv::hold),
    ("dataset", laws::dataset::hold),
    ("fiscal", laws::fiscal::hold),
    ("json_stat", laws::json_stat::hold),
    ("kolada", laws::kolada::hold),
    ("link", laws::link::hold),
    ("mapping", laws::mapping::hold),
    ("messages", laws::messages::hold),
    ("words", laws::words::hold),
];

/// The files in a folder of the tests' data, if there are any.
fn files(folder: &str, target: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder).join(target);
    let mut files: Vec<_> =
        fs::read_dir(root).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn each_reader_has_a_law_and_seeds_to_try_it_on() {
    let targets = include_str!("../../../fuzz/Cargo.toml")
        .lines()
        .filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\""));
    let mut targets: Vec<_> = targets.collect();
    targets.sort();
    assert_eq!(targets, LAWS.map(|(name, _)| name));
    for (name, _) in LAWS {
        assert!(!files("seeds", name).is_empty(), "{name}");
    }
}

#[test]
fn what_once_broke_a_law_breaks_none_any_more() {
    for (name, hold) in LAWS {
        for file in files("findings", name) {
            hold(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn files_cut_at_any_byte_obey_the_laws() {
    for (name, hold) in LAWS {
        for file in files("seeds", name) {
            let bytes = fs::read(file).unwrap();
            // Some reach far: those are cut at fewer places, the others at every one.
            let places = if is_whole() { 900 } else { 200 };
            let step = bytes.len().div_ceil(places).max(1);
            (0..=bytes.len()).step_by(step).for_each(|end| hold(&bytes[..end]));
        }
    }
}
