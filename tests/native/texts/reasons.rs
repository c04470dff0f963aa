//! Reasons against comparing, as readers read them.

use crate::figures::small;
use vardkronan::compare::{ReasonKind, compare};
use vardkronan::dataset::Language;
use vardkronan::text::{Locale, announcement, verdict_words};
use vardkronan::view::link::decode;

const REGIONS: &str = "chart=regions&years=2018";

/// The sentence of one reason against comparing rows of a complete dataset.
#[track_caller]
fn check(rows: &[&str], view: &str, kind: ReasonKind, expected: [&str; 2]) {
    let dataset = small("complete", rows);
    let comparison = compare(&dataset, &decode(view).view);
    for (language, expected) in Language::ALL.into_iter().zip(expected) {
        let words = verdict_words(&dataset, &comparison, Locale::of(language));
        let reasons = comparison.verdict.reasons.iter().zip(&words.reasons);
        let found: Vec<&str> = reasons
            .filter(|(reason, _)| reason.kind == kind)
            .map(|(_, words)| words.as_str())
            .collect();
        assert_eq!(found, [expected], "{view}");
    }
}

const ONE_INCREASE: &str = r#""id":"a","amount":80,"nature":"increase""#;
const TWO_RESERVE: &str = r#""id":"b","amount":90,"region":"02","nature":"reserve""#;

#[test]
fn a_region_has_the_kind_of_money_that_it_is_said_to_have() {
    let check = |rows: &[&str], expected| {
        let view = format!("{REGIONS}&natures=all");
        check(rows, &view, ReasonKind::DifferentNatures, expected);
    };
    let one_programme = r#""id":"c","amount":80"#;
    check(
        &[ONE_INCREASE, TWO_RESERVE],
        [
            "I One finns en höjning, i Two en reserv.",
            "In One there is an increase, in Two a reserve.",
        ],
    );
    check(
        &[one_programme, TWO_RESERVE],
        [
            "I One finns pengar för ett ändamål, i Two en reserv.",
            "In One there is money for a purpose, in Two a reserve.",
        ],
    );
    let two_programme = r#""id":"d","amount":70,"region":"02""#;
    check(
        &[one_programme, two_programme, TWO_RESERVE],
        [
            "I One finns pengar för ett ändamål, i Two en reserv.",
            "In One there is money for a purpose, in Two a reserve.",
        ],
    );
    check(
        &[one_programme, ONE_INCREASE, r#""id":"e","amount":9,"region":"02","nature":"increase""#],
        [
            "I One finns pengar för ett ändamål, i Two en höjning.",
            "In One there is money for a purpose, in Two an increase.",
        ],
    );
    check(
        &[ONE_INCREASE, two_programme, TWO_RESERVE],
        [
            "Beloppen är av olika slag: pengar för ett ändamål, en höjning och en reserv.",
            "The amounts are of different kinds: money for a purpose, an increase and a reserve.",
        ],
    );
}

#[test]
fn several_amounts_of_a_kind_are_several() {
    let more = r#""id":"c","amount":70,"region":"02","nature":"reserve""#;
    let other = r#""id":"d","amount":60,"region":"02","nature":"ceiling""#;
    check(
        &[r#""id":"a","amount":80"#, TWO_RESERVE, more, other],
        &format!("{REGIONS}&natures=all"),
        ReasonKind::DifferentNatures,
        [
            "I One finns pengar för ett ändamål, i Two reserver och ett tak.",
            "In One there is money for a purpose, in Two reserves and a ceiling.",
        ],
    );
}

#[test]
fn own_money_is_that_of_as_many_regions_as_have_it() {
    let own = r#""id":"a","amount":80,"funding":"own""#;
    let state = r#""id":"b","amount":90,"region":"02","funding":"state""#;
    check(
        &[own, state],
        REGIONS,
        ReasonKind::OwnAgainstState,
        [
            "I One finns regionens egna pengar, i Two statsbidrag.",
            "In One there is the region’s own money, in Two there are state grants.",
        ],
    );
}

#[test]
fn prices_of_different_years_are_told_from_money_for_different_years() {
    let check = |other: &str, view: &str, expected| {
        let first = r#""id":"a","amount":80"#;
        let kind = ReasonKind::DifferentYearsInCurrentPrices;
        check(
            &[first, &format!(r#""id":"b","amount":90,"region":"02"{other}"#)],
            view,
            kind,
            expected,
        );
    };
    let prices = [
        "Beloppen är i olika års priser och inte omräknade till ett och samma år.",
        "The amounts are in the prices of different years and not converted to those of one.",
    ];
    let years = [
        "Pengarna gäller olika år men är inte omräknade till samma års priser.",
        "The money is for different years but not converted to the prices of one year.",
    ];
    check(r#","price_year":2019"#, REGIONS, prices);
    check(r#","price_year":2019"#, "chart=difference&a=01:2018:all&b=02:2018:all", prices);
    check(r#","from":2019"#, "chart=regions&years=2018-2019", years);
    check("", "chart=years&years=2018-2019", years);
}

#[test]
fn where_there_is_nothing_to_compare_the_verdict_says_so() {
    let check = |rows: &[&str], view: &str, expected: &str| {
        for coverage in ["complete", "selection"] {
            let dataset = small(coverage, rows);
            let comparison = compare(&dataset, &decode(view).view);
            let sv = Locale::of(Language::Swedish);
            let words = verdict_words(&dataset, &comparison, sv);
            assert_eq!(words.title, expected, "{coverage}: {view}");
            assert_eq!(words.is_of_nothing, expected.starts_with("Inget"), "{coverage}: {view}");
            let heard = announcement(&dataset, &comparison, sv);
            let is_compared = heard.contains("kan jämföras") || heard.contains("kan inte");
            assert!(!words.is_of_nothing || !is_compared, "{heard}");
        }
    };
    let one = r#""id":"a","amount":80"#;
    let two = r#""id":"b","amount":90,"region":"02""#;
    let nothing = "Inget att jämföra";
    check(&[], REGIONS, nothing);
    check(&[one], REGIONS, nothing);
    check(&[one, two], "chart=regions&years=2018&regions=01", nothing);
    check(&[one], "chart=difference&a=01:2018:all&b=02:2018:all", nothing);
    check(&[one], "chart=difference&a=01:2018:near&b=01:2018:far", nothing);
    let same = "Inget att jämföra: A och B är samma";
    check(&[one], "chart=difference&a=01:2018:all&b=01:2018:all", same);
    let proposed = r#""id":"p","amount":80,"phase":"proposed""#;
    check(&[proposed, two], REGIONS, "Kan inte jämföras");
}
