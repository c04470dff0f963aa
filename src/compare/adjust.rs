//! What an amount becomes in a measure and at a price level.
//!
//! Here, and nowhere before, an amount may become a float.

use crate::compare::{Absence, Basis, Value};
use crate::dataset::{
    AmountSum, Dataset, Expenditure, Funding, Indicator, IndicatorKind, Investment,
    MINOR_PER_KRONA, Year, YearRange,
};
use crate::view::{Measure, Prices, View};

/// A measure and a price level, with the indicators that they need.
#[derive(Debug)]
pub(super) struct Lens<'a> {
    measure: Measure,
    prices: Prices,
    population: Option<&'a Indicator>,
    price_index: Option<&'a Indicator>,
    net_cost: Option<&'a Indicator>,
}

impl<'a> Lens<'a> {
    /// The lens of a view. A share has no price level.
    pub(super) fn new(dataset: &'a Dataset, view: &View) -> Self {
        Self {
            measure: view.measure,
            prices: if view.measure == Measure::Share { Prices::Current } else { view.prices },
            population: dataset.indicator(IndicatorKind::Population),
            price_index: view.price_index(dataset),
            net_cost: dataset.indicator(IndicatorKind::NetCost),
        }
    }

    /// The price level of its values.
    pub(super) fn prices(&self) -> Prices {
        self.prices
    }

    /// Whether it uses an indicator.
    pub(super) fn is_computed(&self) -> bool {
        self.measure != Measure::Total || self.prices != Prices::Current
    }

    /// The value of an amount, in öre, for a year or for several together.
    ///
    /// A share's value is still in kronor: its mark divides the sum once, by [`Self::net_cost`].
    pub(super) fn value(
        &self,
        row: &Investment,
        years: YearRange,
        amount: AmountSum,
    ) -> (Result<Value, Absence>, Basis) {
        let mut basis = Basis::default();
        let value = self.adjusted(row, years, amount, &mut basis);
        (value, basis)
    }

    fn adjusted(
        &self,
        row: &Investment,
        years: YearRange,
        amount: AmountSum,
        basis: &mut Basis,
    ) -> Result<Value, Absence> {
        if self.measure == Measure::Share
            && (row.is_span()
                || row.funding == Funding::State
                || row.expenditure == Expenditure::Capital)
        {
            return Err(Absence::NotMeaningful);
        }
        if !self.is_computed() {
            return Ok(Value::Exact(amount));
        }
        let mut kronor = amount as f64 / MINOR_PER_KRONA as f64;
        if let Prices::Of(base_year) = self.prices {
            let deflator = self.deflator(row, years, base_year).ok_or(Absence::NoIndex)?;
            basis.deflator = Some(deflator);
            kronor = kronor * deflator.1 / deflator.0;
        }
        if self.measure == Measure::PerResident {
            let (residents, borrowed_from) =
                self.residents(row.region, years).ok_or(Absence::NoPopulation)?;
            basis.residents = Some(residents);
            basis.residents_borrowed_from = borrowed_from;
            kronor /= residents;
        }
        Ok(Value::Computed(kronor))
    }

    /// The net cost of care of a region over years, kronor: every year's outturn is needed.
    pub(super) fn net_cost(&self, region: usize, years: YearRange) -> Result<f64, Absence> {
        let population = self.population.ok_or(Absence::NoPopulation)?;
        let per_resident = self.net_cost.ok_or(Absence::NoNetCost)?;
        let mut sum = 0.0;
        for year in years.years() {
            let residents = population.value(region, year).ok_or(Absence::NoPopulation)?;
            sum += per_resident.value(region, year).ok_or(Absence::NoNetCost)? * residents;
        }
        Ok(sum)
    }

    /// The index of the amount's own price level and that of the base year.
    fn deflator(&self, row: &Investment, years: YearRange, base_year: Year) -> Option<(f64, f64)> {
        let index = self.price_index?;
        let own = match row.price_year {
            Some(year) => index.value(row.region, year)?,
            None => mean(years, |year| index.value(row.region, year))?,
        };
        Some((own, index.value(row.region, base_year)?))
    }

    /// Residents: a year's, or the mean of several; and the year that lent its number.
    fn residents(&self, region: usize, years: YearRange) -> Option<(f64, Option<Year>)> {
        let population = self.population?;
        let &(latest, latest_residents) = population.series(region)?.items().last()?;
        let residents = |year: Year| {
            if year > latest { Some(latest_residents) } else { population.value(region, year) }
        };
        Some((mean(years, residents)?, (years.last() > latest).then_some(latest)))
    }
}

/// The mean over years, if every one has a value.
fn mean(years: YearRange, value: impl Fn(Year) -> Option<f64>) -> Option<f64> {
    let mut sum = 0.0;
    for year in years.years() {
        sum += value(year)?;
    }
    Some(sum / f64::from(years.count()))
}
