//! Every sentence about many views, in both languages, as `describe` writes them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::figures::small_json;
use vardkronan::compare::ReasonKind;

const INVESTMENTS: &[&str] = &[
    "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
    "chart=years&regions=14&years=2017-2019&areas=transition-all&measure=per-resident",
    "chart=regions&regions=08,14&years=2017-2022&areas=transition-all,transition-near&measure=per-resident",
    "chart=areas&regions=14&years=2018&measure=total",
    "chart=regions&regions=all&years=2017-2024",
    "chart=regions&regions=all&years=2017-2024&natures=all&expenditure=all&measure=per-resident",
    "chart=map&regions=all&years=2022&measure=per-resident",
    "chart=table&regions=all&years=2020",
    "chart=years&regions=all&years=2017-2024",
    "chart=years&regions=14&years=2017-2022&phases=approved&measure=per-resident",
    "chart=years&regions=19&years=2017-2019",
    "chart=years&regions=19&years=2017-2019&sum=cumulative",
    "chart=years&regions=19&years=2017-2019&prices=2024&measure=per-resident",
    "chart=years&regions=10&years=2023-2025&measure=per-resident",
    "chart=years&regions=10&years=2023-2025&measure=per-resident&prices=2024",
    "chart=years&regions=12&years=2019-2021&natures=increase",
    "chart=regions&regions=12,18,17&years=2019-2024&natures=increase&measure=per-resident",
    "chart=regions&regions=14,12&years=2019&natures=all&measure=per-resident",
    "chart=years&regions=08&years=2019-2022&measure=per-resident",
    "chart=years&regions=08&years=2019-2022&measure=per-resident&spread=even",
    "chart=years&regions=08&years=2020&measure=per-resident",
    "chart=regions&regions=08&years=2019-2022",
    "chart=regions&regions=14&years=2018",
    "chart=regions&regions=14&years=2023",
    "chart=years&regions=14&years=2023&phases=proposed",
    "chart=regions&regions=14&years=2022&phases=adjusted&measure=per-resident",
    "chart=years&regions=14&years=2018&areas=violence",
    "chart=regions&regions=14,19&years=2018&measure=share",
    "chart=years&regions=14,03&years=2022&phases=adjusted&measure=per-resident",
    "chart=regions&regions=05,08,14&years=2020&measure=per-resident",
    "chart=regions&regions=20&years=2019",
    "chart=years&regions=20,21,22&years=2017-2019",
    "chart=years&regions=all&years=2022&areas=intensive&phases=approved",
    "chart=regions&regions=nix",
    "chart=years&regions=14,nix&years=2018&areas=intensive,nowhere",
    "chart=years&regions=06&years=2021&natures=all",
    "chart=difference&a=14:2018:all&b=08:2020:all&measure=per-resident&claim=more:2",
    "chart=difference&a=14:2018:transition-all&b=14:2017:transition-all&measure=per-resident&claim=about:3.5",
    "chart=difference&a=19:2017:psychiatry&b=10:2023:young-mental&measure=total",
    "chart=difference&a=08:2019-2022:transition-near&b=14:2018:transition-all&measure=per-resident&claim=less:0.5",
    "chart=difference&a=12:2019:all&b=14:2019:all&natures=all&measure=per-resident",
    "chart=difference&a=08:2020:all&b=05:2020:all&spread=even&measure=per-resident&claim=less:2",
    "chart=years&regions=06&years=2021&natures=increase",
    "chart=years&regions=14&years=2018&prices=2030",
];

const GRANTS: &[&str] = &[
    "chart=regions&regions=all&years=2024&measure=per-resident",
    "chart=regions&regions=all&years=2024&areas=women-main&measure=per-resident",
    "chart=years&regions=01,09,23&years=2019-2024&measure=per-resident",
    "chart=regions&regions=all&years=2024&measure=per-resident&sort=name",
    "chart=regions&regions=all&years=2024&areas=women-main&measure=per-resident&sort=name",
    "chart=regions&regions=all&years=2024&areas=maternity-rural&measure=per-resident",
    "chart=regions&regions=all&years=2019&measure=per-resident",
    "chart=regions&regions=all&years=2023",
    "chart=regions&regions=all&years=2019-2024",
    "chart=regions&regions=all&years=2019-2024&measure=per-resident",
    "chart=regions&regions=all&years=2019-2024&measure=per-resident&prices=2024",
    "chart=map&regions=all&years=2023&measure=per-resident",
    "chart=table&regions=all&years=2021&measure=per-resident",
    "chart=years&regions=all&years=2019-2024&measure=per-resident",
    "chart=years&regions=all&years=2019-2024&measure=per-resident&prices=2024",
    "chart=years&regions=09&years=2019-2024",
    "chart=years&regions=09&years=2019-2024&measure=per-resident&prices=2024",
    "chart=years&regions=09&years=2019-2024&sum=cumulative",
    "chart=years&regions=09&years=2019",
    "chart=regions&regions=09&years=2024&measure=per-resident",
    "chart=regions&regions=09&years=2019-2024&measure=per-resident",
    "chart=areas&regions=09&years=2022-2024",
    "chart=areas&regions=09,23&years=2024&measure=per-resident",
    "chart=regions&regions=01,12,14&years=2024&measure=per-resident",
    "chart=regions&regions=09,23,20,21,22&years=2024&measure=per-resident",
    "chart=regions&regions=01,12,14,05,06&years=2020&measure=per-resident",
    "chart=regions&regions=09,23&years=2024",
    "chart=regions&regions=all&years=2024&measure=share",
    "chart=regions&regions=all&years=2024&funding=own",
    "chart=difference&a=09:2024:all&b=01:2024:all&measure=per-resident&claim=more:2",
    "chart=difference&a=09:2024:all&b=01:2024:all&claim=less:2",
    "chart=difference&a=12:2020:all&b=14:2020:all&measure=per-resident&claim=about:1",
    "chart=difference&a=09:2024:all&b=09:2019:all&measure=per-resident&prices=2024",
    "chart=difference&a=09:2019:maternity-rural&b=01:2024:all&measure=per-resident",
    "chart=difference&a=09:2019-2024:all&b=01:2019-2024:all&measure=per-resident",
    "chart=regions&regions=all&years=2022-2024&areas=maternity-rural&measure=per-resident&prices=2019",
    "chart=table&regions=all&years=2024&measure=per-resident",
];

/// Rows that give a reason, and the view that does.
const SMALL: &[(&str, &[&str], &str)] = &[
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"recurrence":"one-off","expenditure":"operating","funding":"own""#,
            r#""id":"b","region":"02","amount":6000,"recurrence":"annual","to":2018,"expenditure":"capital","funding":"state""#,
        ],
        "chart=regions&years=2018&expenditure=all",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"phase":"proposed","followed":"checked""#,
            r#""id":"b","region":"02","amount":6000,"nature":"reserve""#,
        ],
        "chart=regions&years=2018&natures=all",
    ),
    (
        "complete",
        &[r#""id":"a","amount":1000,"price_year":2015"#, r#""id":"b","region":"02","amount":6000"#],
        "chart=regions&years=2018",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"from":2018"#,
            r#""id":"b","region":"02","amount":"about","from":2019"#,
        ],
        "chart=regions&years=2018-2019&measure=per-resident",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"area":"near""#,
            r#""id":"b","region":"02","amount":6000,"from":2018,"to":2019,"area":"far","recurrence":"total""#,
        ],
        "chart=difference&a=01:2018:near&b=02:2018-2019:far&measure=per-resident&claim=more:2",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"years":"inferred","precision":"about","followed":"unchecked""#,
            r#""id":"b","region":"02","amount":6000,"source":"party""#,
            r#""id":"c","region":"02","amount":600,"to":2020,"recurrence":"total""#,
        ],
        "chart=years&years=2018-2020&measure=per-resident",
    ),
    (
        "complete",
        &[r#""id":"a","amount":1000"#, r#""id":"b","region":"02","amount":6000"#],
        "chart=regions&years=2018&measure=share",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":1000,"phase":"approved","source":"s2019","stages":[{"phase":"proposed","amount":800,"date":"2017-05","source":"s2019"},{"phase":"approved","amount":1000,"date":"2017-11-20","source":"s2019"}]"#,
            r#""id":"b","region":"02","amount":2040"#,
        ],
        "chart=regions&years=2018&measure=per-resident",
    ),
    (
        "complete",
        &[r#""id":"a","amount":1"#, r#""id":"b","region":"02","amount":0"#],
        "chart=regions&years=2018",
    ),
    (
        "complete",
        &[
            r#""id":"a","amount":300,"phase":"executed""#,
            r#""id":"b","amount":100,"phase":"executed""#,
        ],
        "chart=regions&regions=01&years=2018",
    ),
    (
        "selection",
        &[
            r#""id":"a","amount":1000"#,
            r#""id":"b","amount":500"#,
            r#""id":"c","region":"02","amount":2000"#,
        ],
        "chart=regions&years=2018&measure=per-resident",
    ),
    (
        "selection",
        &[
            r#""id":"a","amount":null,"absent":"not-reported""#,
            r#""id":"c","region":"02","amount":2000"#,
        ],
        "chart=regions&years=2018",
    ),
];

/// What `describe` says to data on standard input.
fn described(data: &str, view: &str, language: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
        .args(["describe", "-", "--view", view, "--lang", language])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(data.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().replace('\u{a0}', " ")
}

/// The golden text of views, written anew under `UPDATE_GOLDEN=1`.
fn check(name: &str, views: &[(String, &str)]) -> String {
    let mut all = String::new();
    for language in ["sv", "en"] {
        let blocks: Vec<String> = views
            .iter()
            .map(|(data, view)| format!("# {view}\n{}", described(data, view, language)))
            .collect();
        let found = blocks.join("\n");
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let path = root.join(format!("tests/golden/texts/{name}-{language}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == golden, "{name}-{language} differs; UPDATE_GOLDEN=1 writes it anew");
        all.push_str(&found);
    }
    all
}

/// Each view with the text of a shipped dataset.
fn of(file: &str, views: &[&'static str]) -> Vec<(String, &'static str)> {
    let path = format!("{}/static/data/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let data = fs::read_to_string(path).unwrap();
    views.iter().map(|&view| (data.clone(), view)).collect()
}

#[test]
fn the_selection_is_described_as_written() {
    check("investments", &of("investments", INVESTMENTS));
}

#[test]
fn the_complete_dataset_is_described_as_written() {
    check("grants", &of("womens-health-grants", GRANTS));
}

#[test]
fn every_reason_is_worded() {
    let views: Vec<(String, &str)> = SMALL
        .iter()
        .map(|(coverage, rows, view)| {
            let data = small_json(coverage, rows).replace("\"amount\":\"about\"", "\"amount\":3000,\"precision\":\"about\"");
            let party = r#""sources":[{"id":"party","publisher":"Q","kind":"party","title":"T","date":"2018"},"#;
            (data.replace("\"sources\":[", party), *view)
        })
        .collect();
    let words = check("small", &views);
    let said: BTreeSet<&str> = words
        .lines()
        .filter_map(|line| line.strip_prefix("reason[")?.split_once(']'))
        .map(|(code, _)| code)
        .collect();
    let all: BTreeSet<&str> = ReasonKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(said, all);
}

#[test]
fn a_description_has_its_lines_in_order() {
    for (data, view) in of("womens-health-grants", &GRANTS[..4]) {
        let words = described(&data, view, "sv");
        let keys: Vec<&str> = words.lines().map(|line| line.split_once(": ").unwrap().0).collect();
        let first = ["headline", "subtitle", "alternative", "announcement", "share", "caption"];
        assert_eq!(keys[..6], first, "{view}");
        assert!(keys[6].starts_with("verdict["), "{view}");
        assert_eq!(keys.last(), Some(&"source"), "{view}");
        assert_eq!(keys.iter().filter(|key| key.starts_with("verdict")).count(), 1, "{view}");
        let share = words.lines().find_map(|line| line.strip_prefix("share: ")).unwrap();
        assert!(share.chars().count() <= 280, "{share}");
    }
}
