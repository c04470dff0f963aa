//! What stands over a chart: the author's words, else what is shown, neutrally.

use crate::compare::{Comparison, Group, Traits};
use crate::dataset::{Dataset, Funding, NamedView, Nature, Phase};
use crate::text::deed::of_one_amount;
use crate::text::difference::difference_sentence;
use crate::text::measures::headline_of_measures;
use crate::text::phrase::{listed, region_name, uncapitalised};
use crate::text::standing::of_standings;
use crate::text::{Locale, years_label};
use crate::view::{Codes, View};

/// What stands over a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Its words.
    pub words: String,
    /// Worded from the figures rather than by the author, and to be labelled so.
    pub is_generated: bool,
}

/// The author's headline if the view is a named one, else at most two sentences that say what the
/// verdict allows; where no region is chosen it says that.
///
/// `named` is the named view that equals the view, if there is one. An example stands at
/// [`verdict_words`](crate::text::verdict_words).
pub fn headline(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    named: Option<&NamedView>,
    locale: &Locale,
) -> Headline {
    if let Some(named) = named {
        let words = named.headline.as_ref().unwrap_or(&named.title).get(locale.language());
        return Headline { words: words.to_owned(), is_generated: false };
    }
    if let Some(words) = headline_of_measures(dataset, locale) {
        return Headline { words, is_generated: true };
    }
    if comparison.regions.is_empty() {
        return Headline { words: locale.word("headline.none").to_owned(), is_generated: false };
    }
    let words = of_one_amount(dataset, comparison, locale)
        .or_else(|| difference_sentence(dataset, comparison, locale))
        .or_else(|| of_standings(dataset, comparison, locale))
        .unwrap_or_else(|| what_is_shown(dataset, comparison, view, locale));
    Headline { words, is_generated: true }
}

/// Whose money, for what, in which years.
pub(super) fn what_is_shown(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    if let Some(words) = headline_of_measures(dataset, locale) {
        return words;
    }
    let who = who_is_shown(dataset, comparison, locale);
    let years = comparison.years.map(years_label);
    let key = if years.is_some() { "headline.shown-years" } else { "headline.shown" };
    let values = [
        ("who", who.as_str()),
        ("what", &kind_of_money(dataset, comparison, locale)),
        ("years", years.as_deref().unwrap_or_default()),
    ];
    let mut words = locale.fill(key, &values);
    words.push_str(&one_area(dataset, view, locale));
    words
}

/// The chosen regions by name if they are few, else how many they are.
pub(super) fn who_is_shown(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let names: Vec<_> =
        comparison.regions.iter().map(|&region| region_name(dataset, region, locale)).collect();
    match names.len() {
        0 => locale.word("headline.no-one").to_owned(),
        1..=3 => listed(locale, "list.and", &names),
        n => locale.count("headline.regions", n as u64, &[]),
    }
}

/// The only area that is chosen, in brackets; empty where it is not one.
pub(super) fn one_area(dataset: &Dataset, view: &View, locale: &Locale) -> String {
    let Codes::Only(codes) = &view.areas else { return String::new() };
    let [code] = codes.as_slice() else { return String::new() };
    let area = dataset.area_by_code(code).and_then(|area| dataset.area(area));
    area.map_or_else(String::new, |area| {
        let area = uncapitalised(area.name.get(locale.language()));
        locale.fill("area.in-brackets", &[("area", &area)])
    })
}

/// What kind of money it is: all of it grants, proposals, increases, or money.
///
/// What all of it is for is named, if the data hold money for nothing else.
pub(super) fn kind_of_money(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let [key, key_for] = kind_keys(comparison);
    match common_purpose(dataset, &comparison.view, locale) {
        Some(purpose) => locale.fill(key_for, &[("purpose", &purpose)]),
        None => locale.word(key).to_owned(),
    }
}

/// What all money in the data is for: their lowest common area, in a sentence; `None` where that
/// is a root, or where one area is chosen and named instead.
///
/// It is of all the data, so that the words stay the same whichever years and regions are chosen.
pub(super) fn common_purpose(dataset: &Dataset, view: &View, locale: &Locale) -> Option<String> {
    if matches!(&view.areas, Codes::Only(codes) if codes.len() == 1) {
        return None;
    }
    let area = dataset.area(dataset.common_area()?).filter(|area| area.parent.is_some())?;
    Some(uncapitalised(area.name.get(locale.language())))
}

/// Without and with what the money is for.
fn kind_keys(comparison: &Comparison) -> [&'static str; 2] {
    let groups = || comparison.cells.iter().filter_map(|cell| cell.group);
    let are_increases = |group: Group| group.nature == Nature::Increase;
    if is_all_grants(comparison) {
        return ["headline.grants", "headline.grants-for"];
    }
    let is_any = groups().next().is_some();
    let are_proposals = is_any && groups().all(|group| group.phase == Phase::Proposed);
    match (are_proposals, is_any && groups().all(are_increases)) {
        (true, true) => ["headline.proposed-increases", "headline.proposed-increases-for"],
        (true, false) => ["headline.proposals", "headline.proposals-for"],
        (false, true) => ["headline.increases", "headline.increases-for"],
        (false, false) => ["headline.money", "headline.money-for"],
    }
}

/// Whether everything that is shown is money from the state, and there is something.
pub(super) fn is_all_grants(comparison: &Comparison) -> bool {
    let all = comparison.cells.iter().fold(Traits::default(), |all, cell| all.plus(cell.traits));
    let is_only_state = |funding| all.has_funding(funding) == (funding == Funding::State);
    Funding::ALL.into_iter().all(is_only_state)
}

#[cfg(test)]
mod tests {
    use super::headline;
    use crate::dataset::{Dataset, Funding, Investment, NamedView, Phase};
    use crate::text::sample::{compared, dataset, each, proposed, row, view, year};
    use crate::view::{Codes, View};

    #[track_caller]
    fn check(dataset: &Dataset, view: &View, swedish: &str, english: &str) {
        let (comparison, [sv, en]) = compared(dataset, view);
        let words = |locale| {
            let headline = headline(dataset, &comparison, view, None, locale);
            assert!(headline.is_generated);
            headline.words.replace('\u{a0}', " ")
        };
        assert_eq!(words(sv), swedish);
        assert_eq!(words(en), english);
    }

    #[track_caller]
    fn check_one(row: Investment, swedish: &str, english: &str) {
        check(&dataset(vec![row]), &view(&["14"], "2018"), swedish, english);
    }

    #[test]
    fn the_verb_follows_the_phase() {
        let base = row("a", 350_000_000, 2018);
        check_one(
            base.clone(),
            "Västra Götaland avsatte 350 miljoner kronor till vårdens omställning 2018, 350 kronor per invånare.",
            "Västra Götaland set aside SEK 350 million for reshaping care in 2018, SEK 350 per resident.",
        );
        check_one(
            Investment { plan_from: Some(year(2018)), ..base.clone() },
            "Västra Götaland planerade 350 miljoner kronor till vårdens omställning för 2018, 350 kronor per invånare.",
            "Västra Götaland planned SEK 350 million for reshaping care in 2018, SEK 350 per resident.",
        );
        check_one(
            Investment { funding: Funding::State, ..base.clone() },
            "Västra Götaland fick 350 miljoner kronor i statsbidrag till vårdens omställning 2018, 350 kronor per invånare.",
            "Västra Götaland received SEK 350 million in state grants for reshaping care in 2018, SEK 350 per resident.",
        );
        check_one(
            Investment { phase: Phase::Adjusted, ..base.clone() },
            "Västra Götaland sköt till 350 miljoner kronor för vårdens omställning 2018, 350 kronor per invånare.",
            "Västra Götaland added SEK 350 million for reshaping care in 2018, SEK 350 per resident.",
        );
        check_one(
            Investment { phase: Phase::Executed, ..base.clone() },
            "Västra Götaland betalade 350 miljoner kronor för vårdens omställning 2018, 350 kronor per invånare.",
            "Västra Götaland spent SEK 350 million on reshaping care in 2018, SEK 350 per resident.",
        );
        check_one(
            proposed(base.clone()),
            "Grönblå samverkan föreslog 350 miljoner kronor till vårdens omställning i Västra Götaland för 2018, 350 kronor per invånare.",
            "The Green-Blue coalition proposed SEK 350 million for reshaping care in Västra Götaland for 2018, SEK 350 per resident.",
        );
        check_one(
            Investment { decided_by: None, ..proposed(base) },
            "I Västra Götaland föreslogs 350 miljoner kronor till vårdens omställning för 2018, 350 kronor per invånare.",
            "In Västra Götaland, SEK 350 million for 2018 was proposed for reshaping care, SEK 350 per resident.",
        );
    }

    #[test]
    fn few_amounts_stand_side_by_side_and_none_are_named() {
        let other = Investment { region: 1, ..row("b", 20_000_000, 2018) };
        let several = dataset(vec![row("a", 350_000_000, 2018), other]);
        check(
            &several,
            &view(&["14", "08"], "2017-2019"),
            "Västra Götaland avsatte 350 kronor per invånare 2018 och Kalmar län 80 kronor.",
            "Västra Götaland set aside SEK 350 per resident in 2018 and Kalmar County SEK 80.",
        );
        let areas = Codes::Only(vec!["intensive".to_owned()]);
        check(
            &several,
            &View { areas, ..view(&["20"], "2018") },
            "Dalarna: pengar till vården 2018 (intensivvård)",
            "Dalarna: money for care, 2018 (intensive care)",
        );
    }

    #[test]
    fn what_all_money_in_the_data_is_for_is_named() {
        let of = |row: Investment| Investment { area: 1, funding: Funding::State, ..row };
        let other = Investment { region: 1, ..row("b", 20_000_000, 2018) };
        let rows = vec![of(row("a", 350_000_000, 2018)), of(other.clone())];
        let two = view(&["14", "08"], "2017-2019");
        check(
            &dataset(rows),
            &two,
            "Västra Götaland fick 350 kronor per invånare i statsbidrag till intensivvård 2018 och Kalmar län 80 kronor.",
            "Västra Götaland received SEK 350 per resident in state grants for intensive care in 2018 and Kalmar County SEK 80.",
        );
        let other = Investment { funding: Funding::State, ..other };
        check(
            &dataset(vec![of(row("a", 350_000_000, 2018)), other]),
            &two,
            "Västra Götaland fick 350 kronor per invånare i statsbidrag 2018 och Kalmar län 80 kronor.",
            "Västra Götaland received SEK 350 per resident in state grants in 2018 and Kalmar County SEK 80.",
        );
    }

    #[test]
    fn where_nothing_is_chosen_nothing_is_worded_from_the_figures() {
        let dataset = dataset(vec![row("a", 350_000_000, 2018)]);
        let view = view(&[], "2018");
        let (comparison, locales) = compared(&dataset, &view);
        let said = locales.map(|locale| headline(&dataset, &comparison, &view, None, locale));
        assert_eq!(
            said.each_ref().map(|it| &*it.words),
            ["Ingen region är vald", "No region is chosen"]
        );
        assert!(said.iter().all(|it| !it.is_generated));
    }

    #[test]
    fn the_author_has_the_first_word() {
        let dataset = dataset(vec![row("a", 350_000_000, 2018)]);
        let view = view(&["14"], "2018");
        let (comparison, [sv, _]) = compared(&dataset, &view);
        let title = each("Pengar till vården", "Money for care");
        let mut named = NamedView { title, view: String::new(), headline: None, note: None };
        let said = headline(&dataset, &comparison, &view, Some(&named), sv);
        assert_eq!((said.words.as_str(), said.is_generated), ("Pengar till vården", false));
        named.headline = Some("En miljard".into());
        let said = headline(&dataset, &comparison, &view, Some(&named), sv);
        assert_eq!(said.words, "En miljard");
    }
}
