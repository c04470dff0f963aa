//! What to say where nothing is shown.

use crate::compare::{Absence, Comparison};
use crate::dataset::Dataset;
use crate::text::coverage::regions_without_rows;
use crate::text::phrase::listed;
use crate::text::{Locale, criterion_word, only_measures, property_word};
use crate::view::{Action, Codes, Criterion, View};

/// More names than this are not repeated.
const MOST_NAMES: usize = 3;

/// What to say of an empty view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyState {
    /// That there is nothing, and why: sentences.
    pub words: String,
    /// What the remedy does, as on a button; `None` without one.
    pub step: Option<String>,
}

impl EmptyState {
    /// All of it, to be heard.
    pub fn sentence(&self) -> String {
        let step = self.step.iter().flat_map(|step| [" ", step, "."]);
        core::iter::once(self.words.as_str()).chain(step).collect()
    }
}

/// What to say where no mark has a value, `remedy` being what would help; `None` where one has.
pub fn empty_state(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    remedy: Option<&Action>,
    locale: &Locale,
) -> Option<EmptyState> {
    if !comparison.is_empty() {
        return None;
    }
    if let Some(words) = only_measures(dataset, locale) {
        return Some(EmptyState { words, step: None });
    }
    let without = regions_without_rows(dataset, comparison, locale);
    let words = match without.words.as_ref().filter(|_| without.is_all(comparison)) {
        Some(words) if !comparison.regions.is_empty() => words.clone(),
        _ => locale.word(reason(comparison, remedy)).to_owned(),
    };
    let step = remedy.map(|remedy| step(dataset, view, remedy, locale));
    Some(EmptyState { words, step })
}

/// The key of what keeps everything away.
fn reason(comparison: &Comparison, remedy: Option<&Action>) -> &'static str {
    let has = |absence| comparison.cells.iter().any(|cell| cell.value == Err(absence));
    match remedy {
        _ if comparison.regions.is_empty() => "empty.no-region",
        Some(Action::ChoosePrices(_)) => "empty.no-index",
        Some(Action::ChooseMeasure(_)) if has(Absence::NoPopulation) => "empty.no-population",
        Some(Action::ChooseMeasure(_)) if has(Absence::NoNetCost) => "empty.no-net-cost",
        Some(Action::ChooseMeasure(_)) => "notice.not-meaningful",
        Some(Action::ShowAll) => "empty.none-alone",
        _ => "empty.none",
    }
}

fn step(dataset: &Dataset, view: &View, remedy: &Action, locale: &Locale) -> String {
    let key = match remedy {
        Action::Omit(Criterion::Years) => "empty.all-years",
        Action::Omit(Criterion::Regions) => "ui.all-regions",
        Action::Omit(criterion) => return removal(dataset, view, *criterion, locale),
        Action::ChoosePrices(_) => "empty.current-prices",
        Action::ChooseMeasure(_) => "ui.show-total",
        Action::ShowHidden => "empty.show-hidden",
        _ => "empty.show-all",
    };
    locale.word(key).to_owned()
}

/// `Ta bort ”Intensivvård”`; without names, or with many: `Återställ ”Ändamål”`.
fn removal(dataset: &Dataset, view: &View, criterion: Criterion, locale: &Locale) -> String {
    let quoted = |words: &str| locale.fill("quote", &[("words", words)]);
    let heading = criterion_word(locale, criterion);
    let mut names: Vec<&str> = match (criterion, &view.areas) {
        (Criterion::Areas, Codes::Only(codes)) => {
            let areas = codes.iter().filter_map(|code| dataset.area(dataset.area_by_code(code)?));
            areas.map(|area| area.name.get(locale.language())).collect()
        }
        _ => {
            let properties = criterion.properties(view, dataset).into_iter();
            let chosen = properties.filter(|(_, is_chosen)| *is_chosen);
            chosen.map(|(property, _)| property_word(locale, property)).collect()
        }
    };
    if names.is_empty() || names.len() > MOST_NAMES {
        return locale.fill("empty.restore", &[("what", &quoted(heading))]);
    }
    // Most values say nothing without what they are values of.
    let list;
    if criterion != Criterion::Areas {
        list = [heading, ": ", &names.join(", ")].concat();
        names = vec![&list];
    }
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    locale.fill("empty.remove", &[("what", &listed(locale, "list.and", &names))])
}

#[cfg(test)]
mod tests {
    use super::empty_state;
    use crate::compare::remedy;
    use crate::dataset::{Dataset, Expenditure, Funding, Investment, Nature, Phase};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{Choice, Codes, Measure, Prices, View, reduce};

    /// What it says and does; and that the remedy helps.
    #[track_caller]
    fn check(dataset: &Dataset, view: View, swedish: &str, english: &str) {
        let (comparison, [sv, en]) = compared(dataset, &view);
        let remedy = remedy(dataset, &view);
        let sentence = |locale| {
            empty_state(dataset, &comparison, &view, remedy.as_ref(), locale).unwrap().sentence()
        };
        assert_eq!(sentence(sv), swedish);
        assert_eq!(sentence(en), english);
        let (mended, _) = compared(dataset, &reduce(&view, remedy.clone().unwrap(), dataset));
        assert!(!mended.is_empty(), "{remedy:?}");
    }

    #[test]
    fn where_something_is_shown_there_is_nothing_to_say() {
        let dataset = dataset(vec![row("a", 350_000_000, 2018)]);
        let view = view(&["14"], "2018");
        let (comparison, [sv, _]) = compared(&dataset, &view);
        assert_eq!(empty_state(&dataset, &comparison, &view, None, sv), None);
    }

    #[test]
    fn the_one_choice_that_empties_a_view_is_named() {
        let sample = dataset(vec![row("a", 350_000_000, 2018)]);
        let check = |view, sv: &str, en: &str| check(&sample, view, sv, en);
        let base = || view(&["14"], "2018");
        check(
            view(&[], "2018"),
            "Välj minst en region. Alla regioner.",
            "Choose at least one region. All regions.",
        );
        check(
            view(&["14"], "2019"),
            "Inget belopp passar valet. Visa alla år.",
            "No amount fits. Show all years.",
        );
        check(
            View { areas: Codes::Only(vec!["intensive".to_owned()]), ..base() },
            "Inget belopp passar valet. Ta bort ”Intensivvård”.",
            "No amount fits. Remove “Intensive care”.",
        );
        check(
            View { areas: Codes::Only(Vec::new()), ..base() },
            "Inget belopp passar valet. Återställ ”Ändamål”.",
            "No amount fits. Reset “Purpose”.",
        );
        check(
            View { phases: Choice::Only(vec![Phase::Proposed]), ..base() },
            "Inget belopp passar valet. Ta bort ”Läge i beslutet: Föreslaget”.",
            "No amount fits. Remove “Stage: Proposed”.",
        );
        check(
            View { funding: Choice::Only(vec![Funding::State]), ..base() },
            "Inget belopp passar valet. Ta bort ”Vems pengar: Statsbidrag”.",
            "No amount fits. Remove “Whose money: State grant”.",
        );
        check(
            View { natures: Some(Choice::Only(Vec::new())), ..base() },
            "Inget belopp passar valet. Återställ ”Slag”.",
            "No amount fits. Reset “Kind”.",
        );
        check(
            view(&["20"], "2018"),
            "Inget belopp från Region Dalarna ingår i urvalet. Det betyder inte att regionen inte har avsatt pengar. Alla regioner.",
            "No amount from Region Dalarna is in the selection. That does not mean the region set nothing aside. All regions.",
        );
    }

    #[test]
    fn a_measure_or_a_price_level_that_says_nothing_is_named() {
        let sample = dataset(vec![Investment { region: 0, ..row("a", 350_000_000, 2016) }]);
        check(
            &sample,
            view(&["14"], "2016"),
            "Folkmängden saknas, så beloppen kan inte räknas per invånare. Visa miljoner kronor.",
            "The population is not known, so the amounts cannot be counted per resident. Show SEK million.",
        );
        let measured = |measure| View { measure, ..view(&["14"], "2016") };
        check(
            &sample,
            View { prices: Prices::Of(year(2024)), ..measured(Measure::Total) },
            "Prisindex saknas, så beloppen kan inte räknas om. Visa i dåtidens priser.",
            "There is no price index, so the amounts cannot be converted. Show in prices of the time.",
        );
        let grant = Investment { funding: Funding::State, ..row("a", 350_000_000, 2018) };
        check(
            &dataset(vec![grant]),
            View { measure: Measure::Share, ..view(&["14"], "2018") },
            "Statsbidrag, byggen och belopp för flera år tillsammans jämförs inte med vårdens kostnad. Visa miljoner kronor.",
            "State grants, buildings and amounts for several years together are not set against the cost of care. Show SEK million.",
        );
    }

    #[test]
    fn what_the_omitted_keys_hide_can_be_shown() {
        let hidden = Investment {
            nature: Nature::Reserve,
            expenditure: Expenditure::Capital,
            ..row("a", 350_000_000, 2018)
        };
        check(
            &dataset(vec![hidden]),
            view(&["14"], "2018"),
            "Inget belopp passar valet. Visa de belopp som är dolda.",
            "No amount fits. Show the hidden amounts.",
        );
    }

    #[test]
    fn where_no_single_choice_helps_it_says_so() {
        let sample = dataset(vec![row("a", 350_000_000, 2018)]);
        let areas = || Codes::Only(vec!["intensive".to_owned()]);
        check(
            &sample,
            View { areas: areas(), ..view(&["14"], "2019") },
            "Inget belopp passar valet. Det räcker inte att ändra ett enda av valen. Visa alla belopp.",
            "No amount fits. Changing one choice alone does not help. Show all amounts.",
        );
        check(
            &sample,
            View { areas: areas(), ..view(&["20"], "2019") },
            "Inget belopp från Region Dalarna ingår i urvalet. Det betyder inte att regionen inte har avsatt pengar. Visa alla belopp.",
            "No amount from Region Dalarna is in the selection. That does not mean the region set nothing aside. Show all amounts.",
        );
    }

    #[test]
    fn without_any_amount_nothing_helps() {
        let view = view(&["14"], "2018");
        let sample = dataset(Vec::new());
        assert_eq!(remedy(&sample, &view), None);
        let (comparison, [sv, _]) = compared(&sample, &view);
        let said = empty_state(&sample, &comparison, &view, None, sv).unwrap();
        assert_eq!(said.step, None);
    }
}
