//! Yearly figures that amounts are measured against.

use crate::dataset::{ByKey, Text, Year};

/// What an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorKind {
    /// Residents on 31 December.
    Population,
    /// A price index, a yearly mean.
    PriceIndex,
    /// Net cost of health care, kronor per resident.
    NetCost,
}

/// How final a year's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueStatus {
    /// The publisher may still change it.
    Preliminary,
    /// Computed here from other published values.
    Derived,
}

/// A yearly series for each region, or one for all.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// `[A-Za-z0-9._-]{1,64}`, unique in its dataset.
    pub id: String,
    /// What it measures.
    pub kind: IndicatorKind,
    /// Its name.
    pub name: Text,
    /// The unit of its values, as its publisher words it.
    pub unit: String,
    /// The base of an index: "1980 = 100".
    pub base: Option<String>,
    /// The index of its source.
    pub source: usize,
    /// What a reader should know about it.
    pub note: Option<Text>,
    /// Values by region (an index into the dataset's regions), finite and positive.
    pub by_region: ByKey<usize, Series>,
    /// The values written under `*`: the whole country, and for an index every region.
    pub common: Option<Series>,
    /// Years whose values are not final.
    pub status: ByKey<Year, ValueStatus>,
}

/// Values by year.
pub type Series = ByKey<Year, f64>;

impl IndicatorKind {
    /// Whether a dataset may have several of the kind, among which a view chooses.
    pub fn has_several(self) -> bool {
        self == Self::PriceIndex
    }
}

impl Indicator {
    /// A region's value for a year; an index falls back to its common series.
    pub fn value(&self, region: usize, year: Year) -> Option<f64> {
        self.series(region)?.get(year).copied()
    }

    /// The years for which it has a value for each of these regions, ascending; without any
    /// region, those of its common series.
    pub fn years(&self, regions: &[usize]) -> Vec<Year> {
        let series = match regions.first() {
            Some(&region) => self.series(region),
            None => self.common.as_ref(),
        };
        let has_all = |year: Year| regions.iter().all(|&each| self.value(each, year).is_some());
        let years = series.into_iter().flat_map(Series::items).map(|(year, _)| *year);
        years.filter(|&year| has_all(year)).collect()
    }

    /// The series that holds for a region.
    pub fn series(&self, region: usize) -> Option<&Series> {
        let own = self.by_region.get(region);
        match self.kind {
            IndicatorKind::PriceIndex => own.or(self.common.as_ref()),
            IndicatorKind::Population | IndicatorKind::NetCost => own,
        }
    }
}
