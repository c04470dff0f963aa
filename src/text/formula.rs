//! How a value was computed, with its numbers.

use crate::compare::{Comparison, Contribution, Datum, Group, NetCost, Slot, Value, net_costs};
use crate::dataset::{Dataset, Nature, Precision, YearRange};
use crate::text::country_formula::country_formula;
use crate::text::term::Term;
use crate::text::value::value_short;
use crate::text::{Locale, decimal, money_exact, years_label};
use crate::view::{Measure, Sum, View};

/// More amounts are not gone through one by one.
const MOST_AMOUNTS: usize = 200;
/// More terms are counted instead of written; each row has its own.
const MOST_TERMS: usize = 6;

/// A mark and what is behind it.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The data.
    pub dataset: &'a Dataset,
    /// The view of the comparison.
    pub view: &'a View,
    /// What the mark belongs to.
    pub comparison: &'a Comparison,
    /// Which one it is.
    pub datum: Datum,
    /// The rows behind it.
    pub contributions: &'a [Contribution],
}

impl Evidence<'_> {
    /// The years whose cost a share is of: of a running sum, all from the first one on.
    pub(super) fn years_of_cost(&self, slot: Slot, group: Option<Group>) -> YearRange {
        let years = slot.years();
        let is_step = group.is_some_and(|group| group.nature == Nature::Increase);
        let is_running = self.view.sum == Sum::Cumulative && matches!(slot, Slot::Year(_));
        let first = self.comparison.years.filter(|_| is_running && !is_step);
        first.and_then(|all| YearRange::new(all.first(), years.last())).unwrap_or(years)
    }
}

/// A mark's value as it is computed: `350 000 000 kr ÷ 1 709 814 invånare = 205 kr`.
///
/// A sum of several amounts says how many they are. `None` where nothing was computed or added,
/// or where there is no value.
pub(crate) fn mark_formula(evidence: &Evidence<'_>, locale: &Locale) -> Option<String> {
    let Evidence { dataset, comparison, contributions, .. } = *evidence;
    if let Datum::Country(at) = evidence.datum {
        return country_formula(evidence, at, locale);
    }
    let cell = comparison.cell_of(evidence.datum)?;
    let value = cell.value.ok()?;
    let counted = || contributions.iter().filter(|each| each.value.is_ok());
    let count = counted().count();
    if let Value::Exact(amount) = value {
        let money = money_exact(locale, amount, cell.precision);
        let count = u64::try_from(count).unwrap_or_default();
        return (count > 1).then(|| locale.count("formula.sum", count, &[("money", &money)]));
    }
    let measure = comparison.measure;
    let result = result_words(locale, value, measure, cell.precision);
    let mut terms: Vec<Term> = Vec::new();
    for term in counted().take(MOST_AMOUNTS).filter_map(|each| Term::of(dataset, each)) {
        if !terms.iter_mut().any(|before| before.takes(&term)) {
            terms.push(term);
        }
    }
    if count > MOST_AMOUNTS || terms.len() > MOST_TERMS {
        let count = u64::try_from(count).unwrap_or_default();
        return Some(locale.count("formula.many", count, &[("result", &result)]));
    }
    if let [only] = terms.as_mut_slice() {
        // What the parts of one whole come to may be known better than each of them.
        only.precision = cell.precision;
    }
    let mut words: Vec<String> = terms.iter().map(|term| term.words(measure, locale)).collect();
    if measure == Measure::Share {
        let years = evidence.years_of_cost(cell.slot, cell.group);
        words = vec![share_words(&words, dataset, cell.region, years, locale)?];
    }
    Some([&words.join(" + "), " = ", &result].concat())
}

/// A contribution's value as it is computed.
///
/// `None` where nothing was computed, and for a share, of which only the whole mark is one.
pub(super) fn formula(
    dataset: &Dataset,
    contribution: &Contribution,
    measure: Measure,
    locale: &Locale,
) -> Option<String> {
    let value = contribution.value.ok().filter(|value| matches!(value, Value::Computed(_)))?;
    if measure == Measure::Share {
        return None;
    }
    let term = Term::of(dataset, contribution)?.words(measure, locale);
    let result = result_words(locale, value, measure, contribution.precision);
    Some([&term, " = ", &result].concat())
}

/// `365 550 000 kr ÷ (25 432 kr × 1 709 814 invånare)`; `None` where a year has no outturn.
fn share_words(
    terms: &[String],
    dataset: &Dataset,
    region: usize,
    years: YearRange,
    locale: &Locale,
) -> Option<String> {
    let costs = net_costs(dataset, region, years);
    let [_, ..] = costs.as_slice() else { return None };
    let cost = if costs.len() > MOST_TERMS {
        let sum: f64 = costs.iter().map(|cost| cost.kronor()).sum();
        [kronor_words(locale, sum.round()), " (".to_owned(), years_label(years), ")".to_owned()]
            .concat()
    } else {
        let write = |cost: &NetCost| {
            let residents = decimal(locale, cost.residents, 0);
            let values = [("cost", &*kronor_words(locale, cost.per_resident)), ("n", &*residents)];
            locale.fill("formula.net-cost", &values)
        };
        ["(", &costs.iter().map(write).collect::<Vec<_>>().join(" + "), ")"].concat()
    };
    let sum = terms.join(" + ");
    let sum = if terms.len() > 1 { ["(", &sum, ")"].concat() } else { sum };
    Some([&sum, " ÷ ", &cost].concat())
}

/// Money that stands for itself; most of it are whole kronor.
pub(super) fn kronor_words(locale: &Locale, value: f64) -> String {
    let digits = if value.fract().abs() > 0.0 { 2 } else { 0 };
    locale.fill("money.exact", &[("n", &decimal(locale, value, digits))])
}

/// What comes out with its unit; kronor to the krona, unless they are hedged.
pub(super) fn result_words(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    let is_hedged = !matches!(precision, Precision::Exact | Precision::Rounded);
    if is_hedged || measure != Measure::Total {
        return value_short(locale, value, measure, precision);
    }
    locale.fill("money.exact", &[("n", &decimal(locale, value.as_f64(), 0))])
}

#[cfg(test)]
mod tests {
    use super::{Evidence, mark_formula};
    use crate::compare::Datum;
    use crate::dataset::{Investment, Precision, Recurrence};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{ChartKind, Measure, Prices, Sum, View};

    /// The formulas of the marks that have one.
    #[track_caller]
    fn check(rows: Vec<Investment>, view: View, swedish: &[&str], english: &[&str]) {
        let dataset = dataset(rows);
        let (comparison, locales) = compared(&dataset, &view);
        let [sv, en] = locales.map(|locale| -> Vec<String> {
            let write = |cell: usize| {
                let (dataset, view, comparison) = (&dataset, &view, &comparison);
                let contributions = &comparison.contributions(dataset, cell);
                let datum = Datum::Cell(cell);
                let evidence = Evidence { dataset, view, comparison, datum, contributions };
                mark_formula(&evidence, locale).map(|words| words.replace('\u{a0}', " "))
            };
            (0..comparison.cells.len()).filter_map(write).collect()
        });
        assert_eq!(sv, swedish);
        assert_eq!(en, english);
    }

    fn in_regions(link_years: &str) -> View {
        View { chart: ChartKind::Regions, ..view(&["14"], link_years) }
    }

    fn total(view: View) -> View {
        View { measure: Measure::Total, ..view }
    }

    fn share(view: View) -> View {
        View { measure: Measure::Share, ..view }
    }

    fn two_years() -> Vec<Investment> {
        vec![row("a", 350_000_000, 2018), row("b", 15_550_000, 2018), row("c", 300_000_000, 2019)]
    }

    #[test]
    fn a_value_per_resident_is_divided_by_the_residents_of_each_year() {
        check(
            vec![row("a", 350_000_000, 2018)],
            view(&["14"], "2018"),
            &["350 000 000 kr ÷ 1 000 000 invånare = 350 kr per invånare"],
            &["SEK 350,000,000 ÷ 1,000,000 residents = SEK 350 per resident"],
        );
        check(
            two_years(),
            in_regions("2018-2025"),
            // Equal numbers of residents make one term.
            &["665 550 000 kr (summan av 3 belopp) ÷ 1 000 000 invånare = 666 kr per invånare"],
            &[
                "SEK 665,550,000 (the sum of 3 amounts) ÷ 1,000,000 residents = SEK 666 per resident",
            ],
        );
        check(
            vec![row("a", 100_000_000, 2024), row("b", 50_000_000, 2025)],
            in_regions("2024-2025"),
            &[
                "100 000 000 kr ÷ 1 000 000 invånare + 50 000 000 kr ÷ 1 000 000 invånare (31 december 2024) = 150 kr per invånare",
            ],
            &[
                "SEK 100,000,000 ÷ 1,000,000 residents + SEK 50,000,000 ÷ 1,000,000 residents (31 December 2024) = SEK 150 per resident",
            ],
        );
    }

    #[test]
    fn real_prices_are_times_the_base_through_the_own_index() {
        let base = Prices::Of(year(2023));
        check(
            two_years(),
            View { prices: base, ..total(in_regions("2018-2019")) },
            &[
                "365 550 000 kr (summan av 2 belopp) × prisindex 160,00 ÷ 110,00 + 300 000 000 kr × prisindex 160,00 ÷ 120,00 = 931 709 091 kr",
            ],
            &[
                "SEK 365,550,000 (the sum of 2 amounts) × price index 160.00 ÷ 110.00 + SEK 300,000,000 × price index 160.00 ÷ 120.00 = SEK 931,709,091",
            ],
        );
        check(
            vec![row("a", 110_000_000, 2018)],
            View { prices: base, ..view(&["14"], "2018") },
            &[
                "110 000 000 kr × prisindex 160,00 ÷ 110,00 ÷ 1 000 000 invånare = 160 kr per invånare",
            ],
            &[
                "SEK 110,000,000 × price index 160.00 ÷ 110.00 ÷ 1,000,000 residents = SEK 160 per resident",
            ],
        );
    }

    #[test]
    fn a_share_is_of_the_cost_of_all_its_years() {
        check(
            two_years(),
            share(view(&["14"], "2018")),
            &[
                "365 550 000 kr (summan av 2 belopp) ÷ (21 000 kr × 1 000 000 invånare) = 1,7 % av vårdens nettokostnad",
            ],
            &[
                "SEK 365,550,000 (the sum of 2 amounts) ÷ (SEK 21,000 × 1,000,000 residents) = 1.7% of net health-care cost",
            ],
        );
        check(
            two_years(),
            share(in_regions("2017-2019")),
            &[
                "665 550 000 kr (summan av 3 belopp) ÷ (20 000 kr × 1 000 000 invånare + 21 000 kr × 1 000 000 invånare + 22 000 kr × 1 000 000 invånare) = 1,1 % av vårdens nettokostnad",
            ],
            &[
                "SEK 665,550,000 (the sum of 3 amounts) ÷ (SEK 20,000 × 1,000,000 residents + SEK 21,000 × 1,000,000 residents + SEK 22,000 × 1,000,000 residents) = 1.1% of net health-care cost",
            ],
        );
        check(
            vec![row("a", 205_000_000, 2018)],
            View { sum: Sum::Cumulative, ..share(view(&["14"], "2017-2018")) },
            &[
                "205 000 000 kr ÷ (20 000 kr × 1 000 000 invånare + 21 000 kr × 1 000 000 invånare) = 0,5 % av vårdens nettokostnad",
            ],
            &[
                "SEK 205,000,000 ÷ (SEK 20,000 × 1,000,000 residents + SEK 21,000 × 1,000,000 residents) = 0.5% of net health-care cost",
            ],
        );
    }

    #[test]
    fn a_spread_span_is_divided_by_its_years() {
        let span = || {
            let to = Some(year(2021));
            vec![Investment { to, recurrence: Recurrence::Total, ..row("s", 80_000_000, 2018) }]
        };
        let spread = |view: View| View { is_spread: true, ..view };
        check(
            span(),
            spread(view(&["14"], "2018")),
            &["80 000 000 kr ÷ 1 000 000 invånare ÷ 4 år = 20 kr per invånare"],
            &["SEK 80,000,000 ÷ 1,000,000 residents ÷ 4 years = SEK 20 per resident"],
        );
        check(
            span(),
            spread(total(in_regions("2018-2020"))),
            &["80 000 000 kr × 3 år ÷ 4 år = 60 000 000 kr"],
            &["SEK 80,000,000 × 3 years ÷ 4 years = SEK 60,000,000"],
        );
    }

    #[test]
    fn a_span_says_of_which_years_it_takes_the_mean() {
        let to = Some(year(2019));
        let span = Investment { to, recurrence: Recurrence::Total, ..row("s", 80_000_000, 2018) };
        let prices = Prices::Of(year(2023));
        check(
            vec![span.clone()],
            View { prices, ..view(&["14"], "2018-2019") },
            &[
                "80 000 000 kr × prisindex 160,00 ÷ 115,00 (medeltal 2018–2019) ÷ 1 000 000 invånare (medeltal 2018–2019) = 111 kr per invånare",
            ],
            &[
                "SEK 80,000,000 × price index 160.00 ÷ 115.00 (mean of 2018–2019) ÷ 1,000,000 residents (mean of 2018–2019) = SEK 111 per resident",
            ],
        );
        let at_one_level = Investment { price_year: Some(year(2018)), ..span.clone() };
        check(
            vec![at_one_level],
            View { prices, ..total(view(&["14"], "2018-2019")) },
            &["80 000 000 kr × prisindex 160,00 ÷ 110,00 = 116 363 636 kr"],
            &["SEK 80,000,000 × price index 160.00 ÷ 110.00 = SEK 116,363,636"],
        );
        let later = Investment { from: year(2024), to: Some(year(2025)), ..span };
        check(
            vec![later],
            view(&["14"], "2024-2025"),
            &[
                "80 000 000 kr ÷ 1 000 000 invånare (medeltal 2024–2025, efter 2024 räknat på 31 december 2024) = 80 kr per invånare",
            ],
            &[
                "SEK 80,000,000 ÷ 1,000,000 residents (mean of 2024–2025, after 2024 counted on 31 December 2024) = SEK 80 per resident",
            ],
        );
    }

    #[test]
    fn an_exact_sum_says_how_many_amounts_it_has() {
        check(
            two_years(),
            total(in_regions("2018-2019")),
            &["summan av 3 belopp = 665 550 000 kr"],
            &["the sum of 3 amounts = SEK 665,550,000"],
        );
        check(vec![row("a", 350_000_000, 2018)], total(view(&["14"], "2018-2019")), &[], &[]);
    }

    #[test]
    fn hedges_stay_with_their_number() {
        let hedged = Investment { precision: Precision::JustOver, ..row("a", 95_500_000, 2018) };
        check(
            vec![hedged, row("b", 100_000_000, 2018)],
            view(&["14"], "2018"),
            &[
                "drygt 195 500 000 kr (summan av 2 belopp) ÷ 1 000 000 invånare = drygt 195 kr per invånare",
            ],
            &[
                "just over SEK 195,500,000 (the sum of 2 amounts) ÷ 1,000,000 residents = just over SEK 195 per resident",
            ],
        );
    }

    #[test]
    fn many_terms_are_counted() {
        let rows = (0..10)
            .map(|at| Investment {
                price_year: Some(year(2017 + at % 8)),
                ..row(&format!("r{at}"), 1_000_000, 2015 + at)
            })
            .collect();
        let view = View { prices: Prices::Of(year(2024)), ..total(in_regions("2015-2024")) };
        check(
            rows,
            view,
            &["summan av 10 belopp, vart och ett omräknat så som det står vid det = 13 625 387 kr"],
            &["the sum of 10 amounts, each converted as stated beside it = SEK 13,625,387"],
        );
    }
}
