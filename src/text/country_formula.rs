//! How the country's value was computed, with its numbers: sum ÷ sum.

use crate::compare::{Contribution, Value, country_residents, net_costs};
use crate::dataset::{Dataset, YearRange};
use crate::text::formula::{kronor_words, result_words};
use crate::text::term::Term;
use crate::text::{Evidence, Locale, money_exact, years_label};
use crate::view::Measure;

/// More terms are counted instead of written: a long range has one a year.
const MOST_TERMS: usize = 12;

/// The country's value as it is computed, then in words: `3 000 000 kr ÷ 10 000 invånare = 300 kr.
/// Summan av alla regioners belopp, delad med summan av deras invånare.`
///
/// `None` where there is no value.
pub(super) fn country_formula(
    evidence: &Evidence<'_>,
    country: usize,
    locale: &Locale,
) -> Option<String> {
    let Evidence { dataset, comparison, contributions, .. } = *evidence;
    let country = comparison.country.get(country)?;
    let value = country.value.ok()?;
    let measure = comparison.measure;
    let counted: Vec<&Contribution> =
        contributions.iter().filter(|each| each.value.is_ok()).collect();
    let count = counted.len().try_into().unwrap_or_default();
    let computed = if let Value::Exact(amount) = value {
        let money = money_exact(locale, amount, country.precision);
        locale.count("formula.sum", count, &[("money", &money)])
    } else {
        let result = result_words(locale, value, measure, country.precision);
        let mut terms = terms(dataset, &counted, measure)?;
        if let [only] = terms.as_mut_slice() {
            only.precision = country.precision;
        }
        if terms.len() > MOST_TERMS {
            let key = match measure {
                Measure::PerResident => "formula.country-many",
                Measure::Total | Measure::Share => "formula.many",
            };
            locale.count(key, count, &[("result", &result)])
        } else {
            let words: Vec<String> = terms.iter().map(|term| term.words(measure, locale)).collect();
            let mut sum = words.join(" + ");
            if measure == Measure::Share {
                let years = evidence.years_of_cost(country.slot, Some(country.group));
                let sum_words = if terms.len() > 1 { ["(", &sum, ")"].concat() } else { sum };
                sum = [&sum_words, " ÷ ", &cost_words(dataset, years, locale)].concat();
            }
            [&sum, " = ", &result].concat()
        }
    };
    Some([&computed, ". ", locale.word(words_key(measure))].concat())
}

/// The amounts of all regions, divided by the residents of the country instead of each region's.
fn terms(dataset: &Dataset, counted: &[&Contribution], measure: Measure) -> Option<Vec<Term>> {
    let mut terms: Vec<Term> = Vec::new();
    for contribution in counted {
        let mut term = Term::of(dataset, contribution)?;
        if measure == Measure::PerResident {
            let (residents, borrowed_from) = country_residents(dataset, contribution.years)?;
            term.basis.residents = Some(residents);
            term.basis.residents_borrowed_from = borrowed_from;
        }
        if !terms.iter_mut().any(|before| before.takes(&term)) {
            terms.push(term);
        }
    }
    Some(terms)
}

/// What care cost all regions together: `250 000 000 000 kr (2024)`.
fn cost_words(dataset: &Dataset, years: YearRange, locale: &Locale) -> String {
    let regions = 0..dataset.content().regions.len();
    let costs = regions.flat_map(|region| net_costs(dataset, region, years));
    let sum: f64 = costs.map(|cost| cost.kronor()).sum();
    [&kronor_words(locale, sum.round()), " (", &*years_label(years), ")"].concat()
}

/// How the country's value is made: of sums, never of the regions' own values.
fn words_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Total => "formula.country-total",
        Measure::PerResident => "formula.country-per-resident",
        Measure::Share => "formula.country-share",
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Datum;
    use crate::dataset::{Contradictions, CoverageKind, Dataset, Investment};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::text::{Evidence, mark_formula};
    use crate::view::{ChartKind, Measure, Prices, View};

    /// The country's formula in a view by region.
    #[track_caller]
    fn check(view: View, swedish: &str, english: &str) {
        let kalmar = Investment { region: 1, ..row("b", 30_000_000, 2018) };
        let rows = vec![row("a", 270_000_000, 2018), kalmar, row("c", 90_000_000, 2019)];
        let mut content = dataset(rows).content().clone();
        content.coverage.kind = CoverageKind::Complete;
        let [population, _, net_cost] = content.indicators.as_mut_slice() else { panic!() };
        population.common = Some((2017..2025).map(|at| (year(at), 1.5e6)).collect());
        let cost = || (2017..2025).map(|at| (year(at), 20_000.0)).collect();
        net_cost.by_region = (0..3).map(|region| (region, cost())).collect();
        let data = Dataset::new(content, Contradictions::Refuse).unwrap();
        let view = View { chart: ChartKind::Regions, ..view };
        let (comparison, locales) = compared(&data, &view);
        let words = locales.map(|locale| {
            let datum = Datum::Country(0);
            let contributions = &comparison.contributions_to(&data, datum);
            let (dataset, view, comparison) = (&data, &view, &comparison);
            let evidence = Evidence { dataset, view, comparison, datum, contributions };
            mark_formula(&evidence, locale).map(|words| words.replace('\u{a0}', " "))
        });
        assert_eq!(words, [swedish, english].map(|words| Some(words.to_owned())));
    }

    #[test]
    fn the_country_is_divided_by_all_residents_although_one_region_is_chosen() {
        check(
            view(&["14"], "2018"),
            "300 000 000 kr (summan av 2 belopp) ÷ 1 500 000 invånare = 200 kr per invånare. Summan av alla regioners belopp, delad med summan av deras invånare.",
            "SEK 300,000,000 (the sum of 2 amounts) ÷ 1,500,000 residents = SEK 200 per resident. The sum of all regions’ amounts, divided by the sum of their residents.",
        );
    }

    #[test]
    fn years_of_equally_many_residents_are_one_term() {
        check(
            view(&["14"], "2018-2019"),
            "390 000 000 kr (summan av 3 belopp) ÷ 1 500 000 invånare = 260 kr per invånare. Summan av alla regioners belopp, delad med summan av deras invånare.",
            "SEK 390,000,000 (the sum of 3 amounts) ÷ 1,500,000 residents = SEK 260 per resident. The sum of all regions’ amounts, divided by the sum of their residents.",
        );
    }

    #[test]
    fn real_prices_stand_in_the_country_s_formula_too() {
        check(
            View { prices: Prices::Of(year(2023)), ..view(&["14"], "2018-2019") },
            "300 000 000 kr (summan av 2 belopp) × prisindex 160,00 ÷ 110,00 ÷ 1 500 000 invånare + 90 000 000 kr × prisindex 160,00 ÷ 120,00 ÷ 1 500 000 invånare = 371 kr per invånare. Summan av alla regioners belopp, delad med summan av deras invånare.",
            "SEK 300,000,000 (the sum of 2 amounts) × price index 160.00 ÷ 110.00 ÷ 1,500,000 residents + SEK 90,000,000 × price index 160.00 ÷ 120.00 ÷ 1,500,000 residents = SEK 371 per resident. The sum of all regions’ amounts, divided by the sum of their residents.",
        );
    }

    #[test]
    fn a_total_is_the_sum_of_all_regions() {
        check(
            View { measure: Measure::Total, ..view(&["14"], "2018") },
            "summan av 2 belopp = 300 000 000 kr. Summan av alla regioners belopp.",
            "the sum of 2 amounts = SEK 300,000,000. The sum of all regions’ amounts.",
        );
    }

    #[test]
    fn a_share_is_of_the_cost_of_all_regions() {
        check(
            View { measure: Measure::Share, ..view(&["14"], "2018") },
            "300 000 000 kr (summan av 2 belopp) ÷ 30 000 000 000 kr (2018) = 1,0 % av vårdens nettokostnad. Summan av alla regioners belopp, delad med summan av deras nettokostnader för vården.",
            "SEK 300,000,000 (the sum of 2 amounts) ÷ SEK 30,000,000,000 (2018) = 1.0% of net health-care cost. The sum of all regions’ amounts, divided by the sum of their net costs of health care.",
        );
    }
}
