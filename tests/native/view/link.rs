//! Links: what is read, what is dropped and told, and what has been published.

use vardkronan::view::Codes;
use vardkronan::view::link::{decode, encode};

fn check(link: &str, expected: &str, dropped: &[&str]) {
    let decoded = decode(link);
    assert_eq!(encode(&decoded.view), expected, "{link}");
    let found: Vec<String> = decoded
        .dropped
        .into_iter()
        .map(|part| part.value.map_or(part.key.clone(), |value| format!("{}={value}", part.key)))
        .collect();
    assert_eq!(found, dropped, "{link}");
}

#[test]
fn links_are_read_and_written() {
    check("", "chart=years&regions=all", &[]);
    check(
        "#chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
        "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
        &[],
    );
    check("regions=14%2C08", "chart=years&regions=14,08", &[]);
    check("years=2018", "chart=years&regions=all&years=2018", &[]);
    check("regions=", "chart=years&regions=", &[]);
    check("phases=executed,proposed", "chart=years&regions=all&phases=proposed,executed", &[]);
    check("natures=all", "chart=years&regions=all&natures=all", &[]);
    check(
        "a=14:2018:all&b=08:2019-2022:women",
        "chart=years&regions=all&a=14:2018:all&b=08:2019-2022:women",
        &[],
    );
    check("claim=more:2.5", "chart=years&regions=all&claim=more:2.5", &[]);
    check("data=0123456789ABCDEF", "chart=years&regions=all&data=0123456789abcdef", &[]);
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    check("chart=map&chart=table", "chart=table&regions=all", &[]);
    check("years=2018&years=x", "chart=years&regions=all", &["years=x"]);
}

#[test]
fn what_cannot_be_read_is_dropped_and_told() {
    check("colour=red", "chart=years&regions=all", &["colour"]);
    check("chart=pie", "chart=years&regions=all", &["chart=pie"]);
    check("years=2022-2017", "chart=years&regions=all", &["years=2022-2017"]);
    check("years=1899", "chart=years&regions=all", &["years=1899"]);
    check("phases=decided", "chart=years&regions=all&phases=", &["phases=decided"]);
    check("regions=a b,14", "chart=years&regions=14", &["regions=a b"]);
    check("claim=more:-1", "chart=years&regions=all", &["claim=more:-1"]);
    check("claim=more:1e3", "chart=years&regions=all", &["claim=more:1e3"]);
    check("dataset=all", "chart=years&regions=all", &["dataset=all"]);
    // A plus is a plus.
    check("index=a+b", "chart=years&regions=all", &["index=a+b"]);
}

#[test]
fn what_only_fills_a_link_is_not_read() {
    let keys: String = (0..300_000).map(|at| format!("&k{at}=1")).collect();
    let decoded = decode(&["years=2018", &keys, "&years=2019"].concat());
    assert_eq!(encode(&decoded.view), "chart=years&regions=all&years=2018");
    assert_eq!(decoded.dropped.len(), 1_000);
    assert_eq!(decoded.dropped[999].key, "k999=1");
    let codes = |count: usize| (0..count).map(|at| format!("r{at},")).collect::<String>();
    let decoded = decode(&format!("regions={}", codes(300_000)));
    let Codes::Only(read) = &decoded.view.regions else { panic!("all regions") };
    assert_eq!((read.len(), decoded.dropped.len()), (10_000, 1));
    assert_eq!(decoded.dropped[0].value.as_deref(), Some("r10000"));
    assert_eq!(decode(&format!("regions={}", codes(10_000))).dropped, []);
}

#[test]
fn a_style_is_read_and_written_as_what_is_safe_of_it() {
    let check = |style: &str, expected: &str, dropped: &[&str]| {
        let base = "chart=years&regions=all";
        let expected = [base, expected].join(if expected.is_empty() { "" } else { "&style=" });
        let dropped: Vec<String> = dropped.iter().map(|item| format!("style={item}")).collect();
        let dropped: Vec<&str> = dropped.iter().map(String::as_str).collect();
        check(&["style=", style].concat(), &expected, &dropped);
    };
    check("accent:A3182E,paper:ffe", "paper:ffffee,accent:a3182e", &[]);
    check(
        "font:serif,headline-font:sans,headline-weight:800,radius:0,density:compact",
        "font:serif,headline-font:sans,headline-weight:800,radius:0,density:compact",
        &[],
    );
    check("regions:1d5fa6.c25,ink:000", "ink:000000,regions:1d5fa6.cc2255", &[]);
    check("ink:000,ink:111111", "ink:111111", &[]);
    check("ink:000,ink:red", "ink:000000", &["ink:red"]);
    // Nothing that a style sheet would take as more than a value.
    for unsafe_item in [
        "paper:red",
        "paper:#fff",
        "paper:ffff",
        "paper:+12345",
        "font:url(//evil.example/f)",
        "font:Comic Sans",
        "radius:9;color:red",
        "radius:25",
        "radius:-1",
        "density:0",
        "display:none",
        "regions:",
        "regions:000.000.000.000.000.000.000.000.000.000.000",
        "ink",
    ] {
        check(unsafe_item, "", &[unsafe_item]);
    }
}

/// Links that stand in articles, by release; whatever comes later reads them. Beside each stands what it
/// is written as today, which may change with a migration, but never what it says.
const PUBLISHED: &str = include_str!("../../data/links.txt");

#[test]
fn links_once_published_stay_readable() {
    let mut count = 0;
    for line in PUBLISHED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (published, today) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
        check(published, today, &[]);
        count += 1;
    }
    assert!(count >= 60, "{count} links");
}
