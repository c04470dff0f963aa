//! What stands over a chart: the author's words, else what is shown, neutrally.

use crate::compare::{Cell, Comparison, Contribution, Slot, Traits, Value};
use crate::dataset::{AmountSum, Dataset, Funding, Investment, NamedView, Nature, Phase};
use crate::text::phrase::{listed, region_name, uncapitalised};
use crate::text::{Locale, money_in_text, value_in_text, years_label};
use crate::view::{Codes, Measure, Prices, View};

/// What stands over a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Its words.
    pub words: String,
    /// Worded from the figures rather than by the author, and to be labelled so.
    pub is_generated: bool,
}

/// The author's headline if the view is a named one, else one that neither ranks nor compares; where
/// no region is chosen it says that.
///
/// `named` is the named view that equals the view, if there is one.
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
    if comparison.regions.is_empty() {
        return Headline { words: locale.word("headline.none").to_owned(), is_generated: false };
    }
    let words = of_one_amount(dataset, comparison, locale)
        .unwrap_or_else(|| of_all_that_is_shown(dataset, comparison, view, locale));
    Headline { words, is_generated: true }
}

/// One region, one year, one amount: who did what.
fn of_one_amount(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Option<String> {
    let is_one = comparison.regions.len() == 1
        && comparison.years.is_some_and(|years| years.is_single())
        && comparison.prices == Prices::Current;
    let mut cells = comparison.cells.iter().enumerate().filter(|(_, cell)| cell.parts > 0);
    let (Some((at, cell)), None, true) = (cells.next(), cells.next(), is_one) else { return None };
    if cell.parts != 1 {
        return None;
    }
    let contributions = comparison.contributions(dataset, at);
    let [only] = contributions.as_slice() else { return None };
    let (group, amount) = (cell.group?, only.amount.ok()?);
    let is_plain = group.nature == Nature::Programme
        && !only.is_span
        && !only.is_remainder
        && !matches!(cell.slot, Slot::Span { .. });
    if !is_plain {
        return None;
    }
    let row = dataset.investment(only.row)?;
    let deed = Deed { row, cell, only, phase: group.phase, amount };
    let mut words = deed.words(dataset, locale)?;
    if let Some(value) = per_resident(comparison, only, amount) {
        words.push_str(", ");
        let precision = only.precision;
        words.push_str(&value_in_text(locale, value, Measure::PerResident, precision));
    }
    words.push('.');
    Some(words)
}

/// Someone does something with an amount.
struct Deed<'a> {
    row: &'a Investment,
    cell: &'a Cell,
    only: &'a Contribution,
    phase: Phase,
    amount: AmountSum,
}

impl Deed<'_> {
    /// The sentence without its stop; `None` where no verb fits.
    fn words(&self, dataset: &Dataset, locale: &Locale) -> Option<String> {
        let language = locale.language();
        // Who took an earlier step than the row's own is not known.
        let is_own_stage = self.only.stage.is_none_or(|stage| stage + 1 == self.row.stages.len());
        let who = self.row.decided_by.as_ref().filter(|_| is_own_stage);
        let is_grant = self.row.funding == Funding::State;
        let key = match (self.phase, self.cell.is_plan()) {
            (Phase::Proposed, _) if who.is_some() => "headline.proposed-by",
            (Phase::Proposed, _) => "headline.proposed",
            (_, true) if is_grant => return None,
            (_, false) if is_grant => "headline.received",
            (_, true) => "headline.planned",
            (Phase::Approved, false) => "headline.approved",
            (Phase::Adjusted, false) => "headline.adjusted",
            (Phase::Executed, false) => "headline.executed",
        };
        let money = money_in_text(locale, self.amount, self.only.precision);
        let purpose = head_phrase(self.row.purpose.get(language));
        let values = [
            ("region", region_name(dataset, self.cell.region, locale)),
            ("who", who.map_or("", |who| who.get(language))),
            ("money", &money),
            ("purpose", &purpose),
            ("years", &years_label(self.cell.slot.years())),
        ];
        Some(locale.fill(key, &values))
    }
}

/// What stands before the first colon or comma says what it is; the rest specifies.
fn head_phrase(purpose: &str) -> String {
    let end = purpose.find(": ").into_iter().chain(purpose.find(", ")).min();
    uncapitalised(end.and_then(|end| purpose.get(..end)).unwrap_or(purpose))
}

fn per_resident(comparison: &Comparison, only: &Contribution, amount: AmountSum) -> Option<Value> {
    if only.basis.residents_borrowed_from.is_some() {
        return None;
    }
    if comparison.measure == Measure::PerResident {
        return only.value.ok();
    }
    let residents = only.basis.residents.filter(|&residents| residents > 0.0)?;
    Some(Value::Computed(Value::Exact(amount).as_f64() / residents))
}

/// Whose money, for what, in which years.
fn of_all_that_is_shown(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    let names: Vec<_> =
        comparison.regions.iter().map(|&region| region_name(dataset, region, locale)).collect();
    let who = match names.len() {
        0..=3 => listed(locale, "list.and", &names),
        n => locale.count("headline.regions", n as u64, &[]),
    };
    let years = comparison.years.map(years_label);
    let key = if years.is_some() { "headline.shown-years" } else { "headline.shown" };
    let values = [
        ("who", who.as_str()),
        ("what", locale.word(kind_of_money(comparison))),
        ("years", years.as_deref().unwrap_or_default()),
    ];
    let mut words = locale.fill(key, &values);
    if let Some(area) = one_area(dataset, view, locale) {
        words.push_str(&locale.fill("area.in-brackets", &[("area", &area)]));
    }
    words
}

fn one_area(dataset: &Dataset, view: &View, locale: &Locale) -> Option<String> {
    let Codes::Only(codes) = &view.areas else { return None };
    let [code] = codes.as_slice() else { return None };
    let area = dataset.area(dataset.area_by_code(code)?)?;
    Some(uncapitalised(area.name.get(locale.language())))
}

fn kind_of_money(comparison: &Comparison) -> &'static str {
    let mut groups = comparison.cells.iter().filter_map(|cell| cell.group).peekable();
    if is_all_grants(comparison) {
        "headline.grants"
    } else if groups.peek().is_some() && groups.all(|group| group.phase == Phase::Proposed) {
        "headline.proposals"
    } else {
        "headline.money"
    }
}

/// Whether everything that is shown is money from the state, and there is something.
fn is_all_grants(comparison: &Comparison) -> bool {
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
            "In Västra Götaland, SEK 350 million was proposed for reshaping care for 2018, SEK 350 per resident.",
        );
    }

    #[test]
    fn more_than_one_amount_is_named_neutrally() {
        let other = Investment { region: 1, ..row("b", 20_000_000, 2018) };
        let several = dataset(vec![row("a", 350_000_000, 2018), other]);
        check(
            &several,
            &view(&["14", "08"], "2017-2019"),
            "Västra Götaland och Kalmar län: pengar till vården 2017–2019",
            "Västra Götaland and Kalmar County: money for care, 2017–2019",
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
