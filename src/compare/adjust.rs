//! What an amount becomes in a measure and at a price level.
//!
//! Here, and nowhere before, an amount may become a float.

use crate::compare::{Absence, Basis, Value};
use crate::dataset::{
    AmountSum, CoverageKind, Dataset, Expenditure, Funding, Indicator, IndicatorKind, Investment,
    MINOR_PER_KRONA, Year, YearRange,
};
use crate::view::{Measure, Prices, View};

/// A measure and a price level, with the indicators that they need.
#[derive(Debug)]
pub(super) struct Lens<'a> {
    measure: Measure,
    prices: Prices,
    regions: usize,
    population: Option<&'a Indicator>,
    price_index: Option<&'a Indicator>,
    net_cost: Option<&'a Indicator>,
}

/// Whose money it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// A region's.
    Region(usize),
    /// That of all regions together.
    Country,
}

impl<'a> Lens<'a> {
    /// The lens of a view. A share has no price level.
    pub(super) fn new(dataset: &'a Dataset, view: &View) -> Self {
        Self {
            measure: view.measure,
            prices: if view.measure == Measure::Share { Prices::Current } else { view.prices },
            regions: dataset.content().regions.len(),
            population: dataset.indicator(IndicatorKind::Population),
            price_index: view.price_index(dataset),
            net_cost: dataset.indicator(IndicatorKind::NetCost),
        }
    }

    /// The measure of its values.
    pub(super) fn measure(&self) -> Measure {
        self.measure
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
        basis.deflator = self.deflator(row.region, years, row.price_year)?;
        kronor *= quotient(basis.deflator);
        if self.measure == Measure::PerResident {
            let (residents, borrowed_from) = self.residents(Whose::Region(row.region), years)?;
            basis.residents = Some(residents);
            basis.residents_borrowed_from = borrowed_from;
            kronor /= residents;
        }
        Ok(Value::Computed(kronor))
    }

    /// The net cost of care over years, kronor: every year's outturn is needed.
    pub(super) fn net_cost(&self, whose: Whose, years: YearRange) -> Result<f64, Absence> {
        let population = self.population.ok_or(Absence::NoPopulation)?;
        let per_resident = self.net_cost;
        let (mut sum, mut lacks_cost) = (0.0, false);
        for region in self.regions_of(whose) {
            for year in years.years() {
                let residents = population.value(region, year).ok_or(Absence::NoPopulation)?;
                match per_resident.and_then(|it| it.value(region, year)) {
                    Some(cost) => sum += cost * residents,
                    None => lacks_cost = true,
                }
            }
        }
        if lacks_cost { Err(Absence::NoNetCost) } else { Ok(sum) }
    }

    /// Whether the price index has every one of those years.
    pub(super) fn has_index(&self, region: usize, levels: YearRange) -> bool {
        self.price_index
            .is_some_and(|index| levels.years().all(|year| index.value(region, year).is_some()))
    }

    /// The last year that the price index has for every region.
    pub(super) fn latest_index_year(&self) -> Option<Year> {
        let index = self.price_index?;
        let own = index.by_region.items().iter().map(|(_, series)| series);
        let all = own.chain(&index.common);
        all.filter_map(|series| series.items().last().map(|(year, _)| *year)).min()
    }

    /// The index of the amount's own price level and that of the base year; `None` where amounts
    /// stay in the prices of their time.
    pub(super) fn deflator(
        &self,
        region: usize,
        years: YearRange,
        price_year: Option<Year>,
    ) -> Result<Option<(f64, f64)>, Absence> {
        let Prices::Of(base_year) = self.prices else { return Ok(None) };
        let deflator = || {
            let index = self.price_index?;
            let levels = price_year.map_or(years, YearRange::single);
            let own = mean(levels, |year| index.value(region, year))?;
            Some((own, index.value(region, base_year)?))
        };
        deflator().map(Some).ok_or(Absence::NoIndex)
    }

    /// Residents: a year's, or the mean of several; and the year that lent its number.
    pub(super) fn residents(
        &self,
        whose: Whose,
        years: YearRange,
    ) -> Result<(f64, Option<Year>), Absence> {
        let (mut sum, mut borrowed_from) = (0.0, None);
        for region in self.regions_of(whose) {
            let (residents, lender) =
                self.residents_of(region, years).ok_or(Absence::NoPopulation)?;
            sum += residents;
            borrowed_from = borrowed_from.max(lender);
        }
        Ok((sum, borrowed_from))
    }

    fn residents_of(&self, region: usize, years: YearRange) -> Option<(f64, Option<Year>)> {
        let population = self.population?;
        let &(latest, _) = population.series(region)?.items().last()?;
        let residents = |year: Year| population.value(region, year.min(latest));
        Some((mean(years, residents)?, (years.last() > latest).then_some(latest)))
    }

    fn regions_of(&self, whose: Whose) -> core::ops::Range<usize> {
        match whose {
            Whose::Region(region) => region..region + 1,
            Whose::Country => 0..self.regions,
        }
    }
}

/// What an amount is multiplied with.
pub(super) fn quotient(deflator: Option<(f64, f64)>) -> f64 {
    deflator.map_or(1.0, |(own, base)| base / own)
}

/// Whether the regions of a dataset are the whole country, and it holds all there is: in the last
/// year of which both are known the residents of the regions are those of the country.
pub(super) fn is_country(dataset: &Dataset) -> bool {
    if dataset.content().coverage.kind != CoverageKind::Complete {
        return false;
    }
    let has_all = || {
        let population = dataset.indicator(IndicatorKind::Population)?;
        let regions = 0..dataset.content().regions.len();
        let sum = |year: Year| -> Option<f64> {
            regions.clone().map(|region| population.value(region, year)).sum()
        };
        let known = population.common.as_ref()?.items().iter().rev();
        known.filter_map(|&(year, all)| Some((sum(year)?, all))).next()
    };
    has_all().is_some_and(|(sum, all)| (sum - all).abs() <= all * 0.001)
}

/// The net cost of care of a region in a year, and what it is the product of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetCost {
    /// The year.
    pub year: Year,
    /// Kronor.
    pub per_resident: f64,
    /// Residents on 31 December.
    pub residents: f64,
}

impl NetCost {
    fn of(
        [population, per_resident]: [&Indicator; 2],
        region: usize,
        year: Year,
    ) -> Result<Self, Absence> {
        let residents = population.value(region, year).ok_or(Absence::NoPopulation)?;
        let per_resident = per_resident.value(region, year).ok_or(Absence::NoNetCost)?;
        Ok(Self { year, per_resident, residents })
    }

    /// Kronor, all residents together.
    pub fn kronor(self) -> f64 {
        self.per_resident * self.residents
    }
}

/// The residents of a region on 31 December of a year; `None` where they are not known.
pub fn residents(dataset: &Dataset, region: usize, year: Year) -> Option<f64> {
    let population = dataset.indicator(IndicatorKind::Population)?;
    population.value(region, year)
}

/// The residents of all regions together in those years, of several years the mean; and the year
/// that lent its number. `None` where a region's are not known.
pub(crate) fn country_residents(
    dataset: &Dataset,
    years: YearRange,
) -> Option<(f64, Option<Year>)> {
    Lens::new(dataset, &View::default()).residents(Whose::Country, years).ok()
}

/// What a share of those years is divided by, year by year; empty where a year has no outturn.
pub(crate) fn net_costs(dataset: &Dataset, region: usize, years: YearRange) -> Vec<NetCost> {
    let [population, per_resident] =
        [IndicatorKind::Population, IndicatorKind::NetCost].map(|kind| dataset.indicator(kind));
    let (Some(population), Some(per_resident)) = (population, per_resident) else {
        return Vec::new();
    };
    let of = |year| NetCost::of([population, per_resident], region, year).ok();
    years.years().map(of).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The mean over years, if every one has a value.
fn mean(years: YearRange, value: impl Fn(Year) -> Option<f64>) -> Option<f64> {
    let mut sum = 0.0;
    for year in years.years() {
        sum += value(year)?;
    }
    Some(sum / f64::from(years.count()))
}
