//! A and B: whom a reader compares, what lies between them, and claims about them.

use vardkronan::compare::{Absence, Answer, Difference, Value, VerdictKind, compare, difference};
use vardkronan::dataset::{Dataset, Language, Year, YearRange};
use vardkronan::text::{Locale, claim_words, pair_words, read_factor, typed_factor};
use vardkronan::view::link::{claim_factor, decode, encode};
use vardkronan::view::{
    Action, ChartKind, Claim, ClaimKind, Measure, Prices, Side, SideName, reduce,
};

use crate::figures::{grants, investments, small, staged};

fn at(number: i64) -> Year {
    Year::new(number).unwrap()
}

/// What each action makes of a link, in full.
fn check_action(dataset: &Dataset, link: &str, action: Action, expected: &str) {
    let after = reduce(&decode(link).view, action.clone(), dataset);
    assert_eq!(encode(&after), expected, "{link} {action:?}");
}

#[test]
fn turning_to_two_writes_out_whom_to_compare() {
    let data = investments();
    let check = |link: &str, expected: &str| {
        let link = format!("chart=regions&{link}");
        let expected = link.replace("chart=regions", "chart=difference") + expected;
        check_action(&data, &link, Action::ChooseChart(ChartKind::Difference), &expected);
    };
    check("regions=14,05,08&years=2017-2019", "&a=14:2017-2019:all&b=05:2017-2019:all");
    // Dalarna has no row, Östergötland none in 2018, Kalmar only a span that 2019 does not hold.
    check("regions=20,14,08&years=2017-2022", "&a=14:2017-2022:all&b=08:2017-2022:all");
    check("regions=20,05,14&years=2018", "&a=14:2018:all&b=20:2018:all");
    check("regions=14,20&years=2018", "&a=14:2018:all&b=20:2018:all");
    check("regions=20,21&years=2018", "&a=20:2018:all&b=21:2018:all");
    check("regions=08,14&years=2019", "&a=14:2019:all&b=08:2019:all");
    check("regions=99,14&years=2018", "&a=14:2018:all&b=19:2018:all");
    check("regions=&years=2018", "&a=14:2018:all&b=19:2018:all");
    // What the view hides is no reason to prefer a region.
    check("regions=12,08&years=2020", "&a=08:2020:all&b=12:2020:all");
    check("regions=08,14&years=2018&a=05:2021:care", "&b=14:2018:all");
    check("regions=08,14&years=2018&a=05:2021:care&b=05:2021:all&claim=more:2", "");
}

#[test]
fn whoever_has_an_amount_at_an_earlier_stage_has_one_where_that_is_asked_for() {
    let data = small("selection", &[&staged(12, 9, r#""id":"a","region":"02""#)]);
    for (phases, first) in [("proposed", "02"), ("approved", "02"), ("executed", "01")] {
        let link = format!("chart=regions&regions=01,02&years=2018&phases={phases}");
        let turned = Action::ChooseChart(ChartKind::Difference);
        let after = reduce(&decode(&link).view, turned, &data);
        assert_eq!(after.a.unwrap().region, first, "{phases}");
    }
}

#[test]
fn one_region_stands_against_the_own_one() {
    let check = |link: &str, a: &str, b: &str| {
        let after =
            reduce(&decode(link).view, Action::ChooseChart(ChartKind::Difference), &grants());
        let region = |side: Option<Side>| side.unwrap().region;
        assert_eq!((region(after.a), region(after.b)), (a.to_owned(), b.to_owned()), "{link}");
    };
    check("regions=09&years=2024&focus=20", "09", "20");
    check("regions=09&years=2024&focus=09", "09", "01");
    check("regions=09&years=2024", "09", "01");
    check("regions=01&years=2024", "01", "03");
    check("regions=all&years=2024&focus=20", "20", "01");
    check("regions=09,12&years=2024&focus=20", "09", "12");
    check("regions=all", "01", "03");
}

#[test]
fn a_side_changes_and_the_other_stays_what_it_was() {
    let data = investments();
    let side = |region: &str| Side {
        region: region.to_owned(),
        years: YearRange::single(at(2020)),
        area: Some("women".to_owned()),
    };
    let base = "chart=difference&regions=14,08&years=2018";
    let check = |sides: &str, action: Action, expected: &str| {
        check_action(&data, &format!("{base}{sides}"), action, &format!("{base}{expected}"));
    };
    let choose = |name, region: &str| Action::ChooseSide(name, side(region));
    let both = "&a=14:2018:all&b=05:2021-2022:care";
    check(both, choose(SideName::A, "08"), "&a=08:2020:women&b=05:2021-2022:care");
    check(both, choose(SideName::B, "14"), "&a=14:2018:all&b=14:2020:women");
    // The side that the view omits is the one that it showed.
    check("", choose(SideName::A, "08"), "&a=08:2020:women&b=08:2018:all");
    check("&b=08:2018:all", choose(SideName::B, "05"), "&a=14:2018:all&b=05:2020:women");
    check(both, Action::SwapSides, "&a=05:2021-2022:care&b=14:2018:all");
    check("", Action::SwapSides, "&a=08:2018:all&b=14:2018:all");
}

#[test]
fn a_claim_comes_and_goes() {
    let data = investments();
    let claim = Claim { kind: ClaimKind::About, factor: 1.5 };
    let base = "chart=difference&regions=all&years=2018";
    let with = format!("{base}&claim=about:1.5");
    check_action(&data, base, Action::ChooseClaim(Some(claim)), &with);
    check_action(&data, &with, Action::ChooseClaim(None), base);
    for wrong in ["0", "", ".", "-1", "1000001", "2 gånger", "1.2.3"] {
        assert_eq!(claim_factor(wrong), None, "{wrong}");
    }
    assert_eq!(claim_factor("1000000"), Some(1e6));
    assert_eq!(claim_factor("0.5"), Some(0.5));
}

const GOTLAND_AND_STOCKHOLM: &str = "chart=difference&a=09:2024:all&b=01:2024:all&claim=";

fn tested(dataset: &Dataset, link: &str) -> Difference {
    difference(dataset, &compare(dataset, &decode(link).view)).unwrap()
}

#[test]
fn gotland_received_nearly_twice_as_much_per_resident_as_stockholm() {
    let data = grants();
    let found = tested(&data, GOTLAND_AND_STOCKHOLM);
    assert_eq!(found.verdict.kind, VerdictKind::Comparable);
    assert_eq!(found.claim, None);
    let lens = found.lenses.iter().find(|lens| lens.lens.measure == Measure::PerResident).unwrap();
    let [pair] = lens.pairs[..] else { panic!("{:?}", lens.pairs) };
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    let value = |value: Value| rounded(value.as_f64());
    assert_eq!(pair.a.unwrap().value.map(value), Ok(252.37));
    assert_eq!(pair.b.unwrap().value.map(value), Ok(130.11));
    assert_eq!(pair.difference.map(value), Some(-122.26));
    assert_eq!(pair.ratio.map(rounded), Some(1.94));
}

#[test]
fn claims_are_tested_on_the_shipped_figures() {
    let check = |dataset: &Dataset, link: &str, expected: Answer| {
        assert_eq!(tested(dataset, link).claim.unwrap().answer, expected, "{link}");
    };
    let of_grants = |claim: &str, expected| {
        for measure in ["", "&measure=per-resident", "&measure=share"] {
            check(&grants(), &format!("{GOTLAND_AND_STOCKHOLM}{claim}{measure}"), expected);
        }
    };
    of_grants("more:1.9", Answer::Holds);
    of_grants("more:2", Answer::DoesNotHold);
    of_grants("about:2", Answer::Holds);
    of_grants("about:1.8", Answer::DoesNotHold);
    of_grants("less:2", Answer::Holds);
    of_grants("less:1.9", Answer::DoesNotHold);
    let other_years = "chart=difference&a=09:2024:all&b=01:2023:all&claim=more:1.1";
    check(&grants(), other_years, Answer::CannotBeDecided);
    let selection = "chart=difference&a=14:2018:all&b=08:2018:all&claim=more:1.1";
    check(&investments(), selection, Answer::CannotBeDecided);
}

#[test]
fn the_difference_is_told_in_every_lens() {
    let check = |dataset: &Dataset, link: &str, language, expected: &[&str]| {
        let words = pair_words(&tested(dataset, link), Locale::of(language));
        let rows = words.into_iter().map(|pair| {
            let told = [pair.gap, pair.times].map(|words| words.unwrap_or("–".to_owned()));
            let cells = [pair.unit].into_iter().chain(pair.values).chain(told);
            cells.collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{link}");
    };
    check(
        &grants(),
        GOTLAND_AND_STOCKHOLM,
        Language::Swedish,
        &[
            "Kronor i dåtidens priser | cirka 15,4 miljoner kronor | cirka 322 miljoner kronor | cirka 306 miljoner kronor | B har 21 gånger så mycket",
            "Kronor per invånare i dåtidens priser | 252 kronor* | 130 kronor* | 122 kronor* | A har 1,9 gånger så mycket",
        ],
    );
    check(
        &grants(),
        "chart=difference&a=01:2024:all&b=09:2024:all",
        Language::English,
        &[
            "SEK in prices of the time | about SEK 322 million | about SEK 15.4 million | about SEK 306 million | A has 21 times as much",
            "SEK per resident in prices of the time | SEK 130* | SEK 252* | SEK 122* | B has 1.9 times as much",
        ],
    );
    check(
        &investments(),
        "chart=difference&a=14:2018:all&b=08:2018:all",
        Language::Swedish,
        &[
            "Kronor i dåtidens priser | drygt 365 miljoner kronor | inget värde (inget belopp ingår) | – | –",
            "Kronor per invånare i dåtidens priser | drygt 213 kronor* | inget värde (inget belopp ingår) | – | –",
            "Jämfört med vårdens nettokostnad | drygt 0,8 procent* | inget värde (inget belopp ingår) | – | –",
        ],
    );
    check(
        &investments(),
        "chart=difference&a=14:2018:all&b=14:2018:transition-all",
        Language::Swedish,
        &[
            "Kronor i dåtidens priser | drygt 365 miljoner kronor | 350 miljoner kronor | minst 15,55 miljoner kronor | –",
            "Kronor per invånare i dåtidens priser | drygt 213 kronor* | 205 kronor* | minst 9,0 kronor* | –",
            "Jämfört med vårdens nettokostnad | drygt 0,8 procent* | 0,8 procent* | minst 0,03 procentenheter* | –",
        ],
    );
}

#[test]
fn an_undecided_claim_says_why_and_an_answer_its_numbers() {
    let words = |dataset: &Dataset, link: &str| {
        let comparison = compare(dataset, &decode(link).view);
        let difference = difference(dataset, &comparison);
        let locale = Locale::of(Language::Swedish);
        claim_words(dataset, &comparison, difference.as_ref(), locale).unwrap()
    };
    let found = words(&grants(), &format!("{GOTLAND_AND_STOCKHOLM}more:1.9"));
    assert_eq!(found.reasons, [""; 0]);
    let numbers = found.numbers.unwrap();
    let numbers = numbers.replace('\u{a0}', " ");
    assert_eq!(
        numbers,
        "252 kronor per invånare för Gotland 2024, 130 kronor per invånare för Stockholm 2024."
    );
    let found = words(&investments(), "chart=difference&a=14:2018:all&b=08:2018:all&claim=more:2");
    assert!(!found.reasons.is_empty());
    // Before all else, that there is nothing on one side.
    let nothing = "chart=difference&a=14:2017-2022:all&b=07:2017-2022:all&claim=more:2";
    let found = words(&investments(), nothing);
    assert_eq!(found.reasons[0], "Det finns inget värde per invånare för Kronoberg 2017–2022.");
    assert!(found.reasons.len() > 1 && found.numbers.is_none());
}

#[test]
fn a_number_of_times_is_read_as_it_is_written() {
    for (language, expected) in Language::ALL.into_iter().zip(["1,25", "1.25"]) {
        let typed = typed_factor(Locale::of(language), 1.25);
        assert_eq!(typed, expected);
        assert_eq!(read_factor(&typed), Some(1.25));
    }
    assert_eq!(read_factor(" 2 "), Some(2.0));
    for wrong in ["", "två", "0", "0,0", "-1", "1e3", "1,2,3", "inf"] {
        assert_eq!(read_factor(wrong), None, "{wrong}");
    }
}

#[test]
fn equal_ranges_of_several_years_are_told_in_real_prices_too() {
    let has_real = |link: &str| {
        let lenses = tested(&grants(), link).lenses;
        lenses.iter().any(|lens| lens.lens.prices != Prices::Current)
    };
    assert!(has_real("chart=difference&a=09:2019-2024:all&b=01:2019-2024:all"));
    assert!(has_real("chart=difference&a=09:2024:all&b=01:2019:all"));
    assert!(!has_real("chart=difference&a=09:2024:all&b=01:2024:all"));
}

#[test]
fn a_claim_is_told_and_answered_in_words() {
    let check = |dataset: &Dataset, sides: &str, claim: &str, expected: [&str; 3]| {
        let link = format!("chart=difference&{sides}&claim={claim}");
        let comparison = compare(dataset, &decode(&link).view);
        let difference = difference(dataset, &comparison);
        let locale = Locale::of(Language::Swedish);
        let words = claim_words(dataset, &comparison, difference.as_ref(), locale).unwrap();
        let numbers = words.numbers.unwrap_or_default().replace('\u{a0}', " ");
        assert_eq!([words.claim, numbers, words.reasons.join(" ")], expected, "{link}");
    };
    let equal = "a=12:2020:all&b=14:2020:all";
    let numbers =
        "90 kronor per invånare för Skåne 2020, 90 kronor per invånare för Västra Götaland 2020.";
    for (claim, words) in [("more:1", "minst"), ("less:1", "högst"), ("about:1", "ungefär")] {
        let claimed =
            format!("”Skåne 2020 har {words} lika mycket per invånare som Västra Götaland 2020.”");
        check(&grants(), equal, claim, [&claimed, numbers, ""]);
    }
    check(
        &grants(),
        "a=01:2024:all&b=01:2024:all",
        "more:1.5",
        [
            "”Stockholm 2024 har minst 1,5 gånger så mycket per invånare som Stockholm 2024.”",
            "130 kronor per invånare för Stockholm 2024, 130 kronor per invånare för Stockholm 2024.",
            "A och B är samma.",
        ],
    );
    check(
        &grants(),
        "a=99:2024:all&b=01:2024:all",
        "more:2",
        [
            "”A har minst 2 gånger så mycket per invånare som Stockholm 2024.”",
            "",
            "A eller B finns inte i uppgifterna.",
        ],
    );
    check(
        &grants(),
        "a=09:2019:maternity-rural&b=01:2024:all",
        "more:1",
        [
            "”Gotland 2019 (landsbygdstillskottet) har minst lika mycket per invånare som Stockholm 2024.”",
            "Inget värde (inget belopp för ändamålet ingår) för Gotland 2019 (landsbygdstillskottet), 130 kronor per invånare för Stockholm 2024.",
            "Det finns inte ett värde per invånare för båda.",
        ],
    );
}

#[test]
fn a_side_whose_areas_alone_hold_nothing_is_told_from_hidden_amounts() {
    let absence = |dataset: &Dataset, a: &str, view: &str| {
        let link = format!("chart=difference&a={a}&b=14:2018:all{view}");
        compare(dataset, &decode(&link).view).cells[0].value.unwrap_err()
    };
    assert_eq!(absence(&grants(), "09:2019:maternity-rural", ""), Absence::OtherAreas);
    assert_eq!(absence(&grants(), "09:2019:women-main", "&funding=own"), Absence::Filtered);
    assert_eq!(absence(&grants(), "09:2019:all", "&funding=own"), Absence::Filtered);
    assert_eq!(absence(&grants(), "09:2010:maternity-rural", ""), Absence::NoRow);
    assert_eq!(Absence::OtherAreas.code(), Absence::Filtered.code());
}

#[test]
fn answers_to_claims_have_names_for_machines() {
    let codes = [Answer::Holds, Answer::DoesNotHold, Answer::CannotBeDecided].map(Answer::code);
    assert_eq!(codes, ["holds", "does-not-hold", "cannot-be-decided"]);
}
