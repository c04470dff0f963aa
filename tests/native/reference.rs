//! The table against a second implementation of the rules, written from the rules alone.

use std::process::Command;

use crate::whole::is_whole;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn python(arguments: &[&str]) {
    let done = Command::new("python3")
        .arg("-B")
        .args(arguments)
        .current_dir(format!("{ROOT}/tests/reference"))
        .output()
        .expect("python3 on PATH");
    let words = [done.stdout, done.stderr].concat();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&words));
}

#[test]
fn the_reference_gives_the_results_computed_by_hand() {
    python(&["test_reference.py"]);
}

#[test]
fn the_program_agrees_with_the_reference_on_random_views() {
    python(&[
        "compare.py",
        env!("CARGO_BIN_EXE_vardkronan"),
        "../../static/data/investments.json",
        "../../static/data/womens-health-grants.json",
        "../data/small.json",
        "--verdicts",
        "--views",
        if is_whole() { "250" } else { "60" },
        "--seed",
        "1",
        "--cumulative",
    ]);
}
