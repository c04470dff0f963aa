//! What the sentences about a view say, and what none of them leaves out.

use vardkronan::compare::{compare, difference, remedy};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::text::{
    Locale, caption, claim_words, difference_words, empty_state, headline, lens_words, notices,
    pair_formulas, pair_words, share_text, subtitle, text_alternative,
};
use vardkronan::view::link::decode;

use crate::figures::{grants, investments, small};

/// Every sentence about a view, in Swedish, each with its kind before it.
fn said(dataset: &Dataset, link: &str) -> Vec<String> {
    let view = decode(link).view;
    let comparison = compare(dataset, &view);
    let sv = Locale::of(Language::Swedish);
    let mut all = vec![
        ["headline: ", &headline(dataset, &comparison, &view, None, sv).words].concat(),
        ["subtitle: ", &subtitle(dataset, &comparison, sv)].concat(),
        ["alternative: ", &text_alternative(dataset, &comparison, sv)].concat(),
        ["share: ", &share_text(dataset, &comparison, None, sv)].concat(),
        ["caption: ", &caption(dataset, &comparison, sv)].concat(),
    ];
    let remedy = remedy(dataset, &view);
    let empty = empty_state(dataset, &comparison, &view, remedy.as_ref(), sv);
    all.extend(empty.map(|empty| ["empty: ", &empty.sentence()].concat()));
    for words in lens_words(dataset, &comparison, sv) {
        all.push(["lens: ", &words].concat());
    }
    if let Some(difference) = difference(dataset, &comparison) {
        for words in difference_words(dataset, &comparison, &difference, sv) {
            all.push(["difference: ", &words].concat());
        }
        for words in pair_words(&difference, sv) {
            all.push(["pair: ", &words.values.join(" | ")].concat());
        }
        let claim = claim_words(dataset, &comparison, Some(&difference), sv);
        let numbers = claim.and_then(|claim| claim.numbers);
        all.extend(numbers.map(|numbers| ["claim: ", &numbers].concat()));
    }
    for notice in notices(dataset, &comparison, &view, sv) {
        all.push(["notice: ", &notice.words].concat());
    }
    all.into_iter().map(|words| words.replace('\u{a0}', " ")).collect()
}

/// Every kind of sentence that is expected says those words; others may, too.
#[track_caller]
fn check(said: &[String], kinds: &[&str], words: &str) {
    for kind in kinds {
        let of_kind: Vec<_> = said.iter().filter(|line| line.starts_with(kind)).collect();
        let is_said = of_kind.iter().any(|line| line.contains(words));
        assert!(is_said, "{kind} does not say “{words}”: {of_kind:#?}");
    }
}

#[test]
fn two_in_real_prices_name_the_base_year_wherever_they_have_numbers() {
    let view = "chart=difference&a=09:2024:all&b=09:2019:all&measure=per-resident&prices=2024&claim=more:1.2";
    let said = said(&grants(), view);
    let kinds = ["headline", "alternative", "share", "caption", "difference", "claim"];
    check(&said, &kinds, "i 2024 års priser");
    check(&said, &["headline", "share"], "192 kronor per invånare i samma priser");
}

#[test]
fn a_difference_that_is_not_what_readers_subtract_says_why() {
    let view = "chart=difference&a=09:2024:all&b=09:2019:all&measure=per-resident&prices=2024";
    check(&said(&grants(), view), &["headline", "difference"], "61 kronor, räknat före avrundning");
    let view = "chart=difference&a=09:2024:all&b=01:2024:all&measure=per-resident";
    let said = said(&grants(), view);
    check(&said, &["headline"], "en skillnad på 122 kronor.");
}

#[test]
fn an_increase_is_called_one_beside_other_money() {
    let view = "chart=difference&a=12:2019:all&b=14:2019:all&natures=all&measure=per-resident";
    let said_all = said(&investments(), view);
    let increase = "cirka 269 kronor per invånare (höjning jämfört med året före, beslutat)";
    check(&said_all, &["headline", "alternative", "share"], increase);
    let increase = "cirka 269 kronor (höjning jämfört med året före, beslutat)";
    check(&said_all, &["difference"], increase);
    let starred = "cirka 269 kronor* (höjning jämfört med året före, beslutat)";
    check(&said_all, &["pair"], starred);
    // A side of a single year needs no year beside its value.
    assert!(!said_all.iter().any(|line| line.contains("(2019)")), "{said_all:#?}");
    let view = "chart=difference&a=12:2019-2021:all&b=14:2019:all&natures=increase";
    check(&said(&investments(), view), &["difference"], ", 2020)");
    let view = "chart=years&regions=06&years=2021&natures=increase";
    let headline = "Jönköpings län: föreslagna höjningar av vårdens pengar 2021";
    check(&said(&investments(), view), &["headline"], headline);
}

#[test]
fn what_is_spread_is_called_an_assumption_wherever_its_value_is() {
    let view = "chart=difference&a=08:2020:all&b=05:2020:all&spread=even&measure=per-resident&claim=less:2";
    let said = said(&investments(), view);
    let kinds =
        ["headline", "subtitle", "alternative", "share", "caption", "difference", "pair", "claim"];
    check(&said, &kinds, "antaget jämnt fördelat över åren");
}

#[test]
fn without_an_index_nothing_is_called_converted() {
    let said = said(&investments(), "chart=years&regions=14&years=2018&prices=2030");
    check(&said, &["alternative"], "Utan värde: prisindex saknas (1).");
    check(
        &said,
        &["empty"],
        "Prisindex saknas, så beloppen kan inte räknas om. Visa i dåtidens priser.",
    );
    check(&said, &["share"], "Inget belopp passar valet.");
    for words in ["Omräknat till", "genom sina delar"] {
        assert!(!said.iter().any(|line| line.contains(words)), "{said:#?}");
    }
}

#[test]
fn of_a_whole_only_what_is_shown_is_told_as_shown() {
    let said_of = |years: &str| {
        said(&investments(), &format!("chart=years&regions=14&years={years}&areas=transition-all"))
    };
    let part = "här visas 350 miljoner kronor av 1 miljard kronor för 2017–2019. Helheten räknas inte en gång till.";
    check(&said_of("2018"), &["notice", "caption"], part);
    let whole = "Visas genom sina delar och räknas inte två gånger: Västra Götaland 1 miljard kronor för 2017–2019.";
    check(&said_of("2017-2019"), &["notice"], whole);
}

#[test]
fn a_table_says_how_much_is_left_out_as_counted_already() {
    let said = said(&investments(), "chart=years&regions=14&years=2018");
    // 350 of a whole of three years, and all of 14.6.
    check(
        &said,
        &["caption"],
        "2 belopp räknas genom sina delar, inte två gånger: sammanlagt 364,6 miljoner kronor.",
    );
}

#[test]
fn an_order_in_other_prices_than_the_views_says_in_which() {
    let view =
        "chart=regions&regions=all&years=2022-2024&areas=maternity-rural&measure=per-resident";
    check(
        &said(&grants(), &format!("{view}&prices=2019")),
        &["lens"],
        "Båda är i dåtidens priser.",
    );
    let said = said(&grants(), view);
    assert!(!said.iter().any(|line| line.contains("Båda är")), "{said:#?}");
}

#[test]
fn one_amount_is_told_per_resident_in_every_measure_of_money() {
    let view = "chart=years&regions=14&years=2018&areas=transition-all";
    let words = "avsatte 350 miljoner kronor till";
    check(&said(&investments(), view), &["headline"], words);
    check(&said(&investments(), view), &["headline"], "2018, 205 kronor per invånare.");
}

#[test]
fn a_base_year_stands_after_all_values() {
    let rows = [
        r#""id":"a","amount":1500,"funding":"own""#,
        r#""id":"b","region":"02","amount":1364,"precision":"about","funding":"own""#,
    ];
    let data = small("complete", &rows);
    let said = said(&data, "chart=regions&years=2018&prices=2020");
    check(&said, &["headline"], "kronor, i 2020 års priser.");
}

#[test]
fn hidden_amounts_that_are_neither_say_so_in_plain_words() {
    let rows = [
        r#""id":"a","amount":1500,"expenditure":"operating""#,
        r#""id":"b","amount":1364,"expenditure":"capital""#,
        r#""id":"c","amount":1364"#,
    ];
    let said_of = |rows: &[&str]| {
        said(&small("complete", rows), "chart=regions&years=2018&expenditure=operating")
    };
    check(
        &said_of(&rows),
        &["notice"],
        "Visas inte: 2 belopp som är byggen eller där det inte framgår om det är drift eller byggen.",
    );
    check(
        &said_of(&[rows[0], rows[2]]),
        &["notice"],
        "Visas inte: ett belopp där det inte framgår om det är drift eller byggen.",
    );
}

#[test]
fn totals_have_the_country_beside_them_in_words() {
    let said = said(&grants(), "chart=regions&regions=all&years=2024");
    check(&said, &["notice"], "Riket: 1 517 miljoner kronor.");
}

#[test]
fn computed_values_of_two_are_starred_and_lead_to_their_formulas() {
    let view = decode("chart=difference&a=09:2024:all&b=01:2024:all&prices=2019").view;
    let data = grants();
    let comparison = compare(&data, &view);
    let difference = difference(&data, &comparison).unwrap();
    let sv = Locale::of(Language::Swedish);
    for pair in pair_words(&difference, sv) {
        assert!(pair.values.iter().all(|value| value.contains('*')), "{pair:?}");
    }
    let (lenses, indicators) = pair_formulas(&data, &comparison, &difference, sv);
    let units: Vec<&str> = lenses.iter().map(|lens| &*lens.unit).collect();
    assert_eq!(units, ["Kronor i 2019 års priser", "Kronor per invånare i 2019 års priser"]);
    for lens in &lenses {
        let sides: Vec<&str> = lens.formulas.iter().map(|(side, _)| &**side).collect();
        assert_eq!(sides, ["A · Gotland 2024", "B · Stockholm 2024"]);
        assert!(lens.formulas.iter().all(|(_, formula)| formula.contains(" × ")), "{lens:?}");
    }
    // Each once, though two lenses convert.
    assert_eq!(indicators.len(), 2);
}
