//! Six regions that differ in nothing but one reason against comparing: what would put them in
//! order, divide or subtract them, if the verdict did not forbid it, is not said.

use std::collections::BTreeSet;

use super::bound::{all_said, check_lenses, check_said, drawn, ranking};
use crate::figures::{read, rows_json};
use vardkronan::compare::{Comparison, Slot, VerdictKind, compare};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::text::Locale;
use vardkronan::view::ChartKind;
use vardkronan::view::link::decode;

/// What the regions have, in thousands; the fourth ties with the third.
const AMOUNTS: [u32; 6] = [600, 450, 300, 290, 200, 100];

/// What tells some regions from the others, and the views in which it matters.
struct Ground {
    /// The reason's name; empty where nothing speaks against comparing.
    code: &'static str,
    /// What the rows of the first, third and fifth region have.
    some: &'static str,
    /// What the rows of the others have.
    others: &'static str,
    /// The view's years, and more of its keys.
    view: &'static str,
}

const fn ground(
    code: &'static str,
    some: &'static str,
    others: &'static str,
    view: &'static str,
) -> Ground {
    Ground { code, some, others, view }
}

/// Every reason for which one mark a region, of one phase and nature, may yet not be ranked; and
/// some where they differ in these too.
const GROUNDS: [Ground; 15] = [
    ground("", "", "", "years=2018"),
    ground(
        "running-against-buildings",
        r#","expenditure":"operating""#,
        r#","expenditure":"capital""#,
        "years=2018&expenditure=all",
    ),
    ground("different-natures", r#","nature":"reserve""#, "", "years=2018&natures=all"),
    ground(
        "proposal-against-decision",
        r#","phase":"proposed","followed":"checked""#,
        "",
        "years=2018",
    ),
    ground("proposal-against-decision", r#","plan_from":2018"#, "", "years=2018"),
    ground("different-price-levels", r#","price_year":2015"#, "", "years=2018"),
    ground("one-off-against-recurring", r#","recurrence":"one-off""#, "", "years=2018"),
    ground("different-years-in-current-prices", r#","from":2019"#, "", "years=2018-2019"),
    ground("own-against-state", r#","funding":"own""#, r#","funding":"state""#, "years=2018"),
    ground("inferred-year", r#","years":"inferred""#, "", "years=2018"),
    ground("hedged-amount", r#","precision":"at-least""#, "", "years=2018"),
    ground("unequal-coverage", r#","from":2019"#, "", "years=2018-2019&prices=2020"),
    ground("party-source", r#","source":"party""#, "", "years=2018"),
    ground("not-followed", r#","followed":"unchecked""#, "", "years=2018"),
    ground("unknown-money", r#","funding":"unknown""#, "", "years=2018&measure=share"),
];

fn region(at: usize) -> String {
    format!("0{}", at + 1)
}

fn dataset(coverage: &str, ground: &Ground) -> Dataset {
    let rows = AMOUNTS.iter().enumerate().map(|(at, amount)| {
        let more = if at % 2 == 0 { ground.some } else { ground.others };
        let known =
            [("funding", r#","funding":"own""#), ("expenditure", r#","expenditure":"operating""#)];
        let known = known.iter().filter(|(key, _)| !more.contains(key));
        let known: String = known.map(|(_, member)| *member).collect();
        format!(r#""id":"r{at}","amount":{amount}000,"region":"{}"{more}{known}"#, region(at))
    });
    let rows: Vec<String> = rows.collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let each = |write: &dyn Fn(String) -> String| {
        (0..AMOUNTS.len()).map(|at| write(region(at))).collect::<Vec<_>>().join(",")
    };
    let values = |value: u32| {
        each(&|code| format!(r#""{code}":{{"2018":{value},"2019":{value},"2020":{value}}}"#))
    };
    let text = format!(
        r#"{{"version":1,"id":"six","title":"Six","updated":"2026-11-22","currency":"SEK",
"coverage":{{"kind":"{coverage}","text":"as tested"}},
"regions":[{}],
"areas":[{{"code":"care","name":"Care"}},{{"code":"near","name":"Near","parent":"care"}},{{"code":"far","name":"Far","parent":"care"}}],
"sources":[
{{"id":"s2019","publisher":"P","kind":"region","title":"T","date":"2019-05-01"}},
{{"id":"party","publisher":"Q","kind":"party","title":"T","date":"2019-05-01"}}],
"investments":[{}],
"indicators":[
{{"id":"population","kind":"population","name":"Residents","unit":"residents","source":"s2019","values":{{{}}}}},
{{"id":"index","kind":"price-index","name":"Index","unit":"index","source":"s2019","values":{{"*":{{"2018":100,"2019":110,"2020":121}}}}}},
{{"id":"cost","kind":"net-cost","name":"Cost","unit":"SEK per resident","source":"s2019","values":{{{}}}}}],
"views":[]}}"#,
        each(&|code| format!(r#"{{"code":"{code}","name":"Region {code}"}}"#)),
        rows_json(&rows),
        values(1_000),
        values(10_000),
    );
    read(text.as_bytes())
}

/// Views of six, of four and of two.
fn views(ground: &Ground) -> Vec<String> {
    let mut views = Vec::new();
    let measures: &[&str] = if ground.view.contains("measure=") {
        &[""]
    } else {
        &["&measure=total", "&measure=per-resident"]
    };
    for measure in measures {
        for chart in ["regions", "map", "table", "years"] {
            for regions in ["all", "01,02,03,04,05", "01,02"] {
                views.push(format!("chart={chart}&regions={regions}&{}{measure}", ground.view));
            }
        }
        let years = &ground.view[6..ground.view.find('&').unwrap_or(ground.view.len())];
        for (a, b) in [("01", "06"), ("06", "01"), ("03", "04"), ("02", "01")] {
            views.push(format!(
                "chart=difference&a={a}:{years}:all&b={b}:{years}:all&claim=more:2&{}{measure}",
                ground.view
            ));
        }
    }
    views
}

/// Whether an order would be there but for the verdict: one mark each of two regions or more in
/// one slot, of one phase and nature.
fn is_orderly(comparison: &Comparison) -> bool {
    let marks: Vec<_> = comparison.cells.iter().filter(|cell| cell.value.is_ok()).collect();
    let regions: BTreeSet<usize> = marks.iter().map(|cell| cell.region).collect();
    let is_alike =
        marks.iter().all(|cell| (cell.slot, cell.group) == (marks[0].slot, marks[0].group));
    let is_span = marks.iter().any(|cell| matches!(cell.slot, Slot::Span { .. }));
    marks.len() > 1 && regions.len() == marks.len() && is_alike && !is_span
}

/// Checks all that is said of a ground's views; tells the verdicts that kept an order away.
fn check(coverage: &str, ground: &Ground) -> Vec<(ChartKind, VerdictKind)> {
    let data = dataset(coverage, ground);
    let mut kept_away = Vec::new();
    for link in views(ground) {
        let comparison = compare(&data, &decode(&link).view);
        for locale in Language::ALL.map(Locale::of) {
            check_said(&link, &all_said(&data, &comparison, locale));
            check_said(&link, &drawn(&data, &comparison, locale));
        }
        check_lenses(&data, &comparison, &link);
        let reasons = comparison.verdict.reasons.iter();
        let codes: Vec<&str> = reasons.map(|reason| reason.kind.code()).collect();
        if is_orderly(&comparison)
            && codes.iter().any(|code| [ground.code, "selection"].contains(code))
        {
            kept_away.push((comparison.view.chart, comparison.verdict.kind));
        }
    }
    kept_away
}

#[test]
fn every_reason_alone_keeps_words_from_ranking_dividing_and_subtracting() {
    let mut found = [0; 2];
    for ground in GROUNDS.iter().filter(|ground| !ground.code.is_empty()) {
        let kept_away = check("complete", ground);
        let of = |kind| kept_away.iter().filter(|(_, found)| *found == kind).count();
        let [care, none] = [VerdictKind::WithCare, VerdictKind::NotComparable].map(of);
        found = [found[0] + care, found[1] + none];
        let has_one_group = !ground.some.contains("nature") && !ground.some.contains("phase");
        assert!(!has_one_group || care + none > 2, "{} {}", ground.code, ground.some);
    }
    // Else nothing would be tested: in so many views only the verdict keeps an order away.
    assert!(found[0] > 150 && found[1] > 40, "{found:?}");
}

#[test]
fn a_selection_keeps_words_from_ranking_and_dividing() {
    let mut found = 0;
    for ground in &GROUNDS {
        found += check("selection", ground).len();
    }
    assert!(found > 30, "{found}");
}

#[test]
fn what_may_be_ranked_and_divided_is() {
    let [plain, ..] = &GROUNDS;
    let data = dataset("complete", plain);
    let check = |link: &str, expected: [&str; 2]| {
        let comparison = compare(&data, &decode(link).view);
        assert!(is_orderly(&comparison), "{link}");
        for (locale, expected) in Language::ALL.map(Locale::of).into_iter().zip(expected) {
            let said = all_said(&data, &comparison, locale);
            let found: BTreeSet<String> =
                said.iter().filter_map(|said| ranking(&said.words)).collect();
            assert!(found.contains(expected), "{link}: {found:?}");
        }
    };
    check("chart=regions&years=2018&measure=per-resident", ["mest", "most"]);
    check("chart=table&years=2018&measure=per-resident", ["mest", "most"]);
    check("chart=difference&a=01:2018:all&b=06:2018:all", ["gånger", "times"]);
}
