//! Regions with about as many residents as one.

use crate::dataset::{Dataset, IndicatorKind, Year, order};

/// So many are found at most.
const NEAREST: usize = 5;

/// A region's residents, and the regions nearest to it in residents.
#[derive(Clone, Debug, PartialEq)]
pub struct SimilarRegions {
    /// Whose number of residents it is about.
    pub region: usize,
    /// All were counted on 31 December of this year.
    pub year: Year,
    /// The residents of the region itself.
    pub residents: f64,
    /// The others with their residents, at least one and at most five, the nearest first.
    pub nearest: Vec<(usize, f64)>,
}

/// The regions nearest to one in residents: the larger number divided by the smaller is least.
///
/// Counted in that year or, after the region's last known one, in that; `None` where its residents
/// or those of all others are not known then.
pub fn similar_regions(dataset: &Dataset, region: usize, year: Year) -> Option<SimilarRegions> {
    let population = dataset.indicator(IndicatorKind::Population)?;
    let &(latest, _) = population.series(region)?.items().last()?;
    let year = year.min(latest);
    let residents = population.value(region, year)?;
    let regions = 0..dataset.content().regions.len();
    let others: Vec<(usize, f64)> = regions
        .filter(|&other| other != region)
        .filter_map(|other| Some((other, population.value(other, year)?)))
        .collect();
    let times = |at: usize| {
        let other = others.get(at).map_or(f64::INFINITY, |(_, other)| *other);
        other.max(residents) / other.min(residents)
    };
    let order = order::sorted(others.len(), &|a, b| times(a).total_cmp(&times(b)));
    let nearest: Vec<(usize, f64)> =
        order.into_iter().take(NEAREST).filter_map(|at| others.get(at).copied()).collect();
    (!nearest.is_empty()).then_some(SimilarRegions { region, year, residents, nearest })
}
