//! A term of a formula: amounts that are computed with in the same way, and what with.

use crate::compare::{Basis, Contribution};
use crate::dataset::{AmountSum, Dataset, Precision, YearRange};
use crate::text::{Locale, decimal, money_exact, years_label};
use crate::view::Measure;

/// Amounts that are computed with in the same way.
pub(super) struct Term {
    amount: AmountSum,
    pub(super) precision: Precision,
    /// How many amounts these are.
    count: u64,
    pub(super) basis: Basis,
    /// The years whose means it is computed with; `None` for a single year.
    mean_of: Option<YearRange>,
    /// It has a price level of its own.
    has_price_year: bool,
    /// For a span that is spread.
    spread: Option<Spread>,
}

/// Of a span that is spread evenly, some of its years.
struct Spread {
    row: usize,
    years: u16,
    of: u16,
}

impl Term {
    pub(super) fn of(dataset: &Dataset, contribution: &Contribution) -> Option<Self> {
        let Contribution { row, basis, precision, .. } = *contribution;
        let is_spread = contribution.is_span && contribution.years.is_single();
        let spread = dataset.investment(row).filter(|_| is_spread).map(|investment| {
            let source_year = dataset.content().source_year(investment);
            Spread { row, years: 1, of: investment.counted_years(source_year).count() }
        });
        let mean_of = Some(contribution.years).filter(|years| !years.is_single());
        let has_price_year = dataset.investment(row).is_some_and(|row| row.price_year.is_some());
        let amount = contribution.amount.ok()?;
        Some(Self { amount, precision, count: 1, basis, mean_of, has_price_year, spread })
    }

    fn computed_with(&self) -> (Basis, Option<YearRange>, bool) {
        (self.basis, self.mean_of, self.has_price_year)
    }

    /// Takes in another one that is computed with in the same way; whether it is.
    pub(super) fn takes(&mut self, other: &Self) -> bool {
        if self.computed_with() != other.computed_with() {
            return false;
        }
        match (&mut self.spread, &other.spread) {
            (None, None) => {
                self.amount += other.amount;
                self.precision = self.precision.plus(other.precision);
                self.count += 1;
            }
            (Some(spread), Some(more)) if spread.row == more.row => spread.years += more.years,
            _ => return false,
        }
        true
    }

    pub(super) fn words(&self, measure: Measure, locale: &Locale) -> String {
        let mut words = money_exact(locale, self.amount, self.precision);
        if self.count > 1 {
            words.push_str(&locale.count("formula.amounts", self.count, &[]));
        }
        let mut add = |key: &str, values: &[(&str, &str)]| {
            words.push_str(&locale.fill(key, values));
        };
        if let Some((own, base)) = self.basis.deflator {
            let [own, base] = [own, base].map(|index| decimal(locale, index, 2));
            add("formula.index", &[("base", &base), ("own", &own)]);
            // A price level of its own is that of one year.
            if let Some(years) = self.mean_of.filter(|_| !self.has_price_year) {
                add("formula.mean-of", &[("years", &years_label(years))]);
            }
        }
        if let (Some(residents), Measure::PerResident) = (self.basis.residents, measure) {
            add("formula.residents", &[("n", &decimal(locale, residents, 0))]);
            match (self.mean_of, self.basis.residents_borrowed_from) {
                (None, None) => {}
                (Some(years), Some(year)) if years.first() <= year => {
                    let values = [("years", &*years_label(years)), ("year", &*year.to_string())];
                    add("formula.mean-borrowed", &values);
                }
                (_, Some(year)) => add("formula.residents-of", &[("year", &year.to_string())]),
                (Some(years), None) => add("formula.mean-of", &[("years", &years_label(years))]),
            }
        }
        if let Some(Spread { years, of, .. }) = self.spread {
            if years > 1 {
                add("formula.times-years", &[("n", &years.to_string())]);
            }
            add("formula.years", &[("n", &of.to_string())]);
        }
        words
    }
}
