//! What the program and its guide say of themselves is so.

use std::fs;
use std::process::Command;

use super::SET;
use super::program_files::write_package;
use crate::program::{program_in as program, text};

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let directory = tempfile::tempdir().unwrap();
    let help = program(directory.path(), &["help"], b"");
    let commands: Vec<&str> = text(&help.stdout)
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.contains(&"import"), "{commands:?}");
    let manual = program(directory.path(), &["man"], b"");
    for shell in ["bash", "zsh", "fish"] {
        let script = program(directory.path(), &["completions", shell], b"");
        for command in &commands {
            assert!(text(&script.stdout).contains(command), "{shell} {command}");
        }
    }
    for command in commands {
        assert!(text(&manual.stdout).contains(&format!("\\-{command}(1)")), "{command}");
        let page = program(directory.path(), &["man", command], b"");
        assert!(text(&page.stdout).starts_with(".ie"), "{command}");
    }
    assert_eq!(program(directory.path(), &["man", "nothing"], b"").status.code(), Some(2));
}

#[test]
fn the_examples_in_the_help_work() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    fs::write(path.join("budget.csv"), "Region;År;Ändamål;Summa\nSkåne;2024;Vård;5\n").unwrap();
    fs::write(path.join("residents.json"), super::json_stat::RESIDENTS).unwrap();
    fs::write(path.join("values.json"), super::kolada::NET_COST).unwrap();
    fs::write(path.join("kpi.json"), super::kolada::KPI).unwrap();
    write_package(path);
    crate::program::write_assets(path);
    let own = env!("CARGO_BIN_EXE_vardkronan");
    let mut count = 0;
    let with_examples =
        ["import", "check", "describe", "table", "render", "pack", "schema", "man", "completions"];
    for command in with_examples {
        if command == "pack" {
            let made = program(
                path,
                &["pack", "budget.json", "-o", "vardkronan.html", "--assets", "."],
                b"",
            );
            assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        }
        let help = program(path, &[command, "--help"], b"");
        let help = text(&help.stdout).replace("\\\n", " ");
        for line in help.lines().filter(|line| line.starts_with("    vardkronan ")) {
            let line = line.trim().replacen("vardkronan", own, 1);
            let done = Command::new("sh").arg("-c").arg(&line).current_dir(path).output().unwrap();
            assert_eq!(done.status.code(), Some(0), "{line}\n{}", text(&done.stderr));
            if line.ends_with("--print-map") {
                let map = text(&done.stdout)
                    .replace("\"member\":\"amount\"", "\"member\":\"amount\",\"unit\":\"mnkr\"");
                let set: String = SET
                    .iter()
                    .map(|(member, value)| format!(",\"{member}\":\"{value}\""))
                    .collect();
                let map = map.replace("\"set\":{}", &format!("\"set\":{{\"area\":\"care\"{set}}}"));
                fs::write(path.join("budget-map.json"), map).unwrap();
            }
            count += 1;
        }
    }
    assert!(count >= 18, "{count}");
}

#[test]
fn the_guides_recipes_work() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let residents =
        "Region;Folkmängd 2018;Folkmängd 2019\n14 Västra Götalands län;1709814;1725881\n";
    fs::write(path.join("folkmangd.csv"), residents).unwrap();
    fs::write(path.join("folkmangd.json"), super::json_stat::RESIDENTS).unwrap();
    fs::write(path.join("nettokostnad.json"), super::kolada::NET_COST).unwrap();
    fs::write(path.join("nyckeltal.json"), super::kolada::KPI).unwrap();
    write_package(path);
    let guide = include_str!("../../../docs/data.md");
    let (_, recipes) = guide.split_once("## Recipes").unwrap();
    let own = env!("CARGO_BIN_EXE_vardkronan");
    let mut count = 0;
    for block in recipes.split("```\n").filter(|block| block.starts_with("vardkronan import")) {
        let line = block.replace("\\\n", " ").replacen("vardkronan", own, 1);
        let done = Command::new("sh").arg("-c").arg(&line).current_dir(path).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{line}\n{}", text(&done.stderr));
        count += 1;
    }
    assert!(count >= 4, "{count}");
}
