//! The indicators that a mark was computed with, in words.

use crate::dataset::{Indicator, IndicatorKind, ValueStatus, Year, YearRange};
use crate::text::details::source_words;
use crate::text::names::unit_word;
use crate::text::phrase::listed;
use crate::text::{Evidence, Fact, Locale, publisher_kind_word};
use crate::view::{Measure, Prices};

/// An indicator, ready to be shown: every text is in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct IndicatorDetails {
    /// What it measures.
    pub name: String,
    /// Unit, and base of an index.
    pub facts: Vec<Fact>,
    /// Which of the values used are not final, and the notes.
    pub remarks: Vec<String>,
    /// Publisher, title and date of the source.
    pub source: String,
    /// What kind of publisher that is.
    pub publisher_kind: String,
    /// The document's address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
}

/// The indicators that went into a mark's value, in the order of its formula; none into an exact
/// value or into none.
pub(crate) fn indicators_used(evidence: &Evidence<'_>, locale: &Locale) -> Vec<IndicatorDetails> {
    let comparison = evidence.comparison;
    let cell = comparison.cell_of(evidence.datum).filter(|cell| cell.value.is_ok());
    let Some(cell) = cell else { return Vec::new() };
    let dataset = evidence.dataset;
    let mut used = Vec::new();
    if comparison.measure == Measure::Share {
        let years: Vec<Year> = evidence.years_of_cost(cell.slot, cell.group).years().collect();
        for kind in [IndicatorKind::NetCost, IndicatorKind::Population] {
            used.extend(dataset.indicator(kind).map(|indicator| (indicator, years.clone())));
        }
    } else {
        if let Prices::Of(base_year) = comparison.prices {
            let index = evidence.view.price_index(dataset);
            used.extend(index.map(|index| (index, index_years(evidence, base_year))));
        }
        if comparison.measure == Measure::PerResident {
            let population = dataset.indicator(IndicatorKind::Population);
            used.extend(population.map(|it| (it, population_years(evidence))));
        }
    }
    let write = |(indicator, years): (&Indicator, Vec<Year>)| {
        indicator_details(evidence, indicator, &years, locale)
    };
    used.into_iter().map(write).collect()
}

/// The years of the values that amounts were multiplied with and divided by.
fn index_years(evidence: &Evidence<'_>, base_year: Year) -> Vec<Year> {
    let mut years = vec![base_year];
    for each in evidence.contributions.iter().filter(|each| each.value.is_ok()) {
        let row = evidence.dataset.investment(each.row);
        let own = row.and_then(|row| row.price_year).map_or(each.years, YearRange::single);
        add_years(&mut years, own);
    }
    years
}

fn population_years(evidence: &Evidence<'_>) -> Vec<Year> {
    let mut years = Vec::new();
    for each in evidence.contributions.iter().filter(|each| each.value.is_ok()) {
        let latest = each.basis.residents_borrowed_from.unwrap_or(Year::MAX);
        let first = each.years.first().min(latest);
        let known = YearRange::new(first, each.years.last().min(latest));
        add_years(&mut years, known.unwrap_or(each.years));
    }
    years
}

fn add_years(years: &mut Vec<Year>, more: YearRange) {
    for year in more.years() {
        if !years.contains(&year) {
            years.push(year);
        }
    }
}

fn indicator_details(
    evidence: &Evidence<'_>,
    indicator: &Indicator,
    years: &[Year],
    locale: &Locale,
) -> IndicatorDetails {
    let language = locale.language();
    let source = evidence.dataset.source(indicator.source);
    let fact = |label: &str, words: &str| Fact {
        label: locale.word(label).to_owned(),
        words: words.to_owned(),
    };
    let mut facts = vec![fact("indicator.unit", unit_word(locale, &indicator.unit))];
    facts.extend(indicator.base.as_deref().map(|base| fact("indicator.base", base)));
    let mut remarks = Vec::new();
    for (status, key) in [
        (ValueStatus::Preliminary, "indicator.preliminary"),
        (ValueStatus::Derived, "indicator.derived"),
    ] {
        let is_such = |(year, of): &&(Year, ValueStatus)| *of == status && years.contains(year);
        let such: Vec<String> = indicator
            .status
            .items()
            .iter()
            .filter(is_such)
            .map(|(year, _)| year.to_string())
            .collect();
        let such: Vec<&str> = such.iter().map(String::as_str).collect();
        if !such.is_empty() {
            let list = listed(locale, "list.and", &such);
            remarks.push(locale.fill(key, &[("years", &list)]));
        }
    }
    let notes = [indicator.note.as_ref(), source.and_then(|source| source.note.as_ref())];
    remarks.extend(notes.into_iter().flatten().map(|note| note.get(language).to_owned()));
    IndicatorDetails {
        name: indicator.name.get(language).to_owned(),
        facts,
        remarks,
        source: source.map_or_else(String::new, |source| source_words(source, "", None, locale)),
        publisher_kind: source
            .map_or("", |source| publisher_kind_word(locale, source.kind))
            .to_owned(),
        url: source.and_then(|source| source.url.clone()),
        archived: source.and_then(|source| source.archived.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::indicators_used;
    use crate::compare::Datum;
    use crate::text::Evidence;
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{Measure, Prices, View};

    /// Each indicator with its facts and remarks.
    #[track_caller]
    fn check(view: View, expected: &[&str]) {
        let dataset = dataset(vec![row("a", 350_000_000, 2024), row("b", 1_000_000, 2025)]);
        let (comparison, [sv, _]) = compared(&dataset, &view);
        let contributions = &comparison.contributions(&dataset, 0);
        let (view, comparison) = (&view, &comparison);
        let evidence =
            Evidence { dataset: &dataset, view, comparison, datum: Datum::Cell(0), contributions };
        let used = indicators_used(&evidence, sv);
        let words: Vec<String> = used
            .into_iter()
            .map(|it| {
                let facts: Vec<String> =
                    it.facts.into_iter().map(|fact| [fact.label, fact.words].join(" ")).collect();
                [it.name, facts.join(", "), it.remarks.join(" ")].join(" | ")
            })
            .collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn what_a_value_was_computed_with_is_told_with_its_reservations() {
        let total = View { measure: Measure::Total, ..view(&["14"], "2024") };
        check(total.clone(), &[]);
        check(view(&["14"], "2025"), &["Folkmängd | Enhet invånare | "]);
        check(
            View { prices: Prices::Of(year(2023)), ..total.clone() },
            &[
                "Konsumentprisindex | Enhet indextal, Bas 1980 = 100 | Uppgiften för 2024 är härledd ur andra publicerade värden. Räknar in boräntor.",
            ],
        );
        check(
            View { measure: Measure::Share, ..total },
            &[
                "Vårdens nettokostnad | Enhet kronor per invånare | Uppgiften för 2024 är preliminär.",
                "Folkmängd | Enhet invånare | ",
            ],
        );
    }
}
