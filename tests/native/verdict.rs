//! Whether marks may be compared, and why not: each reason present, and just absent.

use crate::figures::{grants, investments, small, small_json};
use vardkronan::compare::{Comparison, Verdict, VerdictKind, compare};
use vardkronan::dataset::Dataset;
use vardkronan::ingest::{Strictness, json};
use vardkronan::view::link::decode;

/// The reasons, each as `code: regions / others`; without a contrast only the regions.
fn reasons(dataset: &Dataset, verdict: &Verdict) -> Vec<String> {
    let codes = |regions: &[usize]| {
        let regions = &mut regions.iter();
        regions
            .map(|&region| dataset.region(region).unwrap().code.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let reasons = verdict.reasons.iter().map(|reason| {
        let mut words = format!("{}: {}", reason.kind.code(), codes(&reason.regions));
        if !reason.others.is_empty() {
            words.push_str(&format!(" / {}", codes(&reason.others)));
        }
        words.trim_end_matches([' ', ':']).to_owned()
    });
    reasons.collect()
}

fn comparison(dataset: &Dataset, view: &str) -> Comparison {
    compare(dataset, &decode(view).view)
}

/// The verdict on rows in a complete dataset: its code, then its reasons.
fn check(rows: &[&str], view: &str, expected: &[&str]) {
    let dataset = small("complete", rows);
    let verdict = comparison(&dataset, view).verdict;
    let mut found = vec![verdict.kind.code().to_owned()];
    found.extend(reasons(&dataset, &verdict));
    assert_eq!(found, expected, "{view}: {rows:#?}");
}

const FIRST: &str = r#""id":"a","amount":80"#;
const SECOND: &str = r#""id":"b","amount":90,"region":"02""#;
const REGIONS: &str = "chart=regions&years=2018";

/// What the second region's row adds to the first's, and the verdict on both in 2018.
fn check_pair(first: &str, second: &str, view: &str, expected: &[&str]) {
    let rows = [format!("{FIRST}{first}"), format!("{SECOND}{second}")];
    check(&[&rows[0], &rows[1]], &format!("{REGIONS}{view}"), expected);
}

#[test]
fn like_and_like_are_comparable() {
    check_pair("", "", "", &["comparable"]);
    check_pair(r#","precision":"rounded""#, "", "", &["comparable"]);
    check(&[], REGIONS, &["comparable"]);
}

#[test]
fn contrasts_name_both_sides() {
    let operating = r#","expenditure":"operating""#;
    let capital = r#","expenditure":"capital""#;
    let all = "&expenditure=all";
    check_pair(operating, capital, all, &["not-comparable", "running-against-buildings: 01 / 02"]);
    check_pair(capital, capital, all, &["comparable"]);
    check_pair(operating, r#","expenditure":"unknown""#, all, &["comparable"]);

    let once = r#","recurrence":"one-off""#;
    let annual = r#","recurrence":"annual","to":2018"#;
    check_pair(annual, once, "", &["with-care", "one-off-against-recurring: 02 / 01"]);
    check_pair("", once, "", &["with-care", "one-off-against-recurring: 02 / 01"]);
    check_pair(annual, "", "", &["comparable"]);
    check_pair(once, once, "", &["comparable"]);

    let own = r#","funding":"own""#;
    let state = r#","funding":"state""#;
    check_pair(own, state, "", &["with-care", "own-against-state: 01 / 02"]);
    check_pair(own, r#","funding":"mixed""#, "", &["comparable"]);
    check_pair(state, state, "", &["comparable"]);
}

#[test]
fn natures_do_not_stand_against_each_other() {
    let reserve = r#","nature":"reserve""#;
    let increase = r#","nature":"increase""#;
    let all = "&natures=all";
    check_pair(reserve, "", all, &["not-comparable", "different-natures: 02 / 01"]);
    check_pair(reserve, increase, all, &["not-comparable", "different-natures: 02 / 01"]);
    check_pair(reserve, reserve, all, &["comparable"]);
    check_pair(increase, increase, all, &["comparable"]);
    check_pair(reserve, "", "", &["comparable"]);
}

#[test]
fn a_proposal_or_a_plan_stands_against_a_decision() {
    let proposed = r#","phase":"proposed","followed":"checked""#;
    let planned = r#","plan_from":2018"#;
    let expected = ["not-comparable", "proposal-against-decision: 01 / 02"];
    check_pair(proposed, "", "", &expected);
    check_pair(planned, "", "", &expected);
    check_pair(planned, r#","phase":"executed""#, "", &expected);
    check_pair(proposed, proposed, "", &["comparable"]);
    check_pair(proposed, planned, "", &["comparable"]);
    check_pair(r#","plan_from":2019"#, "", "", &["comparable"]);
}

#[test]
fn a_region_does_not_stand_against_itself() {
    let rows = [FIRST, r#""id":"c","amount":7,"funding":"state""#];
    check(&rows, REGIONS, &["comparable"]);
    let own = r#""id":"a","amount":80,"funding":"own""#;
    let state = r#""id":"c","amount":7,"funding":"state""#;
    check(&[own, state], REGIONS, &["comparable"]);
    check(&[own, state, SECOND], REGIONS, &["comparable"]);
    let other = r#""id":"b","amount":90,"region":"02","funding":"own""#;
    check(&[own, state, other], REGIONS, &["with-care", "own-against-state: 02 / 01"]);
}

#[test]
fn only_marks_of_the_same_slot_are_compared() {
    let own = r#""id":"a","amount":80,"funding":"own""#;
    let later = r#""id":"b","amount":90,"region":"02","funding":"state","from":2019"#;
    let years = "chart=years&years=2018-2019&prices=2020";
    check(&[own, later], years, &["comparable"]);
    let same = r#""id":"b","amount":90,"region":"02","funding":"state","from":2018"#;
    check(&[own, same], years, &["with-care", "own-against-state: 01 / 02"]);
    let elsewhere = r#""id":"b","amount":90,"region":"02","funding":"state","area":"far""#;
    let expected = ["with-care", "own-against-state: 01 / 02"];
    check(&[own, elsewhere], "chart=areas&years=2018", &["comparable"]);
    check(&[own, elsewhere], "chart=table&years=2018", &expected);
    check(&[own, elsewhere], REGIONS, &expected);
    check(
        &[own, r#""id":"b","amount":null,"absent":"not-reported","region":"02","funding":"state""#],
        REGIONS,
        &["comparable"],
    );
}

#[test]
fn steps_of_a_year_belong_to_the_range() {
    let step = r#""id":"a","amount":80,"nature":"increase","from":2019"#;
    check(
        &[step, SECOND],
        "chart=regions&years=2018-2019&natures=all&prices=2018",
        &["not-comparable", "different-natures: 02 / 01", "unequal-coverage: 01 02"],
    );
    check(&[step, SECOND], "chart=years&years=2018-2019&natures=all&prices=2018", &["comparable"]);
}

#[test]
fn price_levels_must_convert() {
    let own = r#","price_year":2018"#;
    let lost = r#","price_year":2010"#;
    let not = "not-comparable";
    let levels = "different-price-levels: 01 / 02";
    let years = "different-years-in-current-prices: 01 02";
    check_pair(lost, "", "", &[not, levels, years]);
    check_pair(lost, lost, "", &["comparable"]);
    check_pair(own, "", "", &["comparable"]);
    check_pair(r#","price_year":2019"#, "", "", &["with-care", years]);
    check_pair(r#","price_year":2019"#, "", "&prices=2018", &["comparable"]);
    check_pair(lost, r#","price_year":2011"#, "", &[not, "different-price-levels: 01 02", years]);
    check(
        &[&format!("{FIRST}{lost}"), r#""id":"b","amount":90,"region":"02","from":2019"#],
        "chart=years&years=2018-2019&prices=current&regions=01",
        &["with-care", "different-years-in-current-prices: 01"],
    );
}

#[test]
fn years_in_the_prices_of_their_time_differ() {
    let later = r#""id":"b","amount":90,"region":"02","from":2019"#;
    let reason = "different-years-in-current-prices: 01 02";
    let unequal = "unequal-coverage: 01 02";
    let range = "years=2018-2019";
    check(&[FIRST, later], &format!("chart=regions&{range}"), &["with-care", reason, unequal]);
    check(&[FIRST, later], &format!("chart=map&{range}"), &["with-care", reason, unequal]);
    check(&[FIRST, later], &format!("chart=regions&{range}&prices=2020"), &["with-care", unequal]);
    check(&[FIRST, SECOND], &format!("chart=regions&{range}"), &["comparable"]);
    check(&[FIRST, SECOND], &format!("chart=years&{range}"), &["with-care", reason]);
    check(&[FIRST, SECOND], &format!("chart=table&{range}"), &["with-care", reason]);
    check(&[FIRST, SECOND], &format!("chart=years&{range}&prices=2020"), &["comparable"]);
    check(&[FIRST, SECOND], "chart=years&years=2018", &["comparable"]);
    check(&[FIRST], "chart=years&years=2019-2020", &["comparable"]);
    let known = r#","funding":"own","expenditure":"operating""#;
    check(
        &[&format!("{FIRST}{known}")],
        &format!("chart=years&{range}&measure=share"),
        &["comparable"],
    );
}

#[test]
fn a_single_mark_can_be_a_reason() {
    let check_one = |extra: &str, view: &str, expected: &[&str]| {
        check(&[&format!("{FIRST}{extra}")], &format!("{REGIONS}{view}"), expected);
    };
    check_one(r#","years":"inferred""#, "", &["with-care", "inferred-year: 01"]);
    for hedged in ["about", "just-over", "just-under", "at-least", "at-most"] {
        let precision = format!(r#","precision":"{hedged}""#);
        check_one(&precision, "", &["with-care", "hedged-amount: 01"]);
    }
    check_one(r#","precision":"rounded""#, "", &["comparable"]);
    check_one(r#","followed":"unchecked""#, "", &["with-care", "not-followed: 01"]);
    let known = r#","funding":"own","expenditure":"operating""#;
    let unknown = ["with-care", "unknown-money: 01"];
    check_one(known, "&measure=share", &["comparable"]);
    check_one(r#","funding":"own""#, "&measure=share", &unknown);
    check_one(r#","expenditure":"operating""#, "&measure=share", &unknown);
    check_one(r#","funding":"own""#, "&measure=per-resident", &["comparable"]);
    let silent = r#""id":"a","amount":null,"absent":"not-reported","years":"inferred""#;
    check(&[silent], REGIONS, &["comparable"]);
}

#[test]
fn a_party_is_a_reason() {
    let json = small_json("complete", &[FIRST]);
    let party =
        json.replace(r#""publisher":"P","kind":"region""#, r#""publisher":"P","kind":"party""#);
    let dataset = json::read(party.as_bytes(), Strictness::Strict).dataset.unwrap();
    let verdict = comparison(&dataset, REGIONS).verdict;
    assert_eq!(reasons(&dataset, &verdict), ["party-source: 01"]);
    assert_eq!(verdict.kind, VerdictKind::WithCare);
}

#[test]
fn a_span_in_the_lane_is_a_reason_but_no_side() {
    let span =
        r#""id":"b","amount":90,"region":"02","to":2019,"recurrence":"total","funding":"state""#;
    let own = r#""id":"a","amount":80,"funding":"own""#;
    let lane = "span-in-lane: 02";
    check(&[own, span], REGIONS, &["with-care", lane]);
    check(&[own, span], "chart=years&years=2018-2019&prices=2020", &["with-care", lane]);
    check(
        &[own, span],
        "chart=regions&years=2018-2019&prices=2020",
        &["with-care", "own-against-state: 01 / 02", "unequal-coverage: 01 02"],
    );
}

#[test]
fn a_selection_is_never_more_than_care() {
    let dataset = small("selection", &[FIRST, SECOND]);
    let verdict = comparison(&dataset, REGIONS).verdict;
    assert_eq!(verdict.kind, VerdictKind::WithCare);
    assert_eq!(reasons(&dataset, &verdict), ["selection"]);
    let data = investments();
    for view in &data.content().views {
        assert!(!comparison(&data, &view.view).may_rank(), "{}", view.view);
    }
    let all = comparison(&data, "chart=regions&years=2017-2022&natures=all&expenditure=all");
    assert_eq!(all.verdict.kind, VerdictKind::NotComparable);
}

#[test]
fn the_grants_of_a_year_are_comparable() {
    let data = grants();
    for view in ["chart=regions&years=2024&measure=per-resident", "chart=map&years=2019-2024"] {
        let verdict = comparison(&data, view).verdict;
        assert_eq!(reasons(&data, &verdict), [""; 0], "{view}");
        assert_eq!(verdict.kind, VerdictKind::Comparable);
    }
    let over_time = comparison(&data, "chart=years&regions=09,01&years=2019-2024").verdict;
    assert_eq!(
        reasons(&data, &over_time),
        ["different-years-in-current-prices: 09 01"],
        "in the view's order"
    );
}

#[test]
fn every_region_of_a_reason_is_named_once() {
    let data = investments();
    let view = "chart=years&regions=14,08,05&years=2017-2022";
    for reason in comparison(&data, view).verdict.reasons {
        for regions in [reason.regions, reason.others] {
            let mut once = regions.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), regions.len(), "{}", reason.kind.code());
        }
    }
}
