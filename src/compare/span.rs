//! Whether anything stands for several years together.

use crate::compare::{Comparison, Slot};
use crate::dataset::Dataset;
use crate::view::{Extent, View, area_extents};

impl Comparison {
    /// Whether a mark stands for all chosen years together.
    pub fn has_ranges(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.slot, Slot::Range(_)))
    }
}

/// Whether a view counts a sum over several years that its source does not split, spread or not.
pub fn has_span(dataset: &Dataset, view: &View) -> bool {
    let Some(years) = view.years.or_else(|| dataset.years()) else { return false };
    let extents = area_extents(&view.areas, dataset);
    dataset.entries().iter().any(|entry| {
        let is_in_reach = entry.is_span && entry.years.intersection(years).is_some();
        is_in_reach
            && dataset.investment(entry.row).is_some_and(|row| {
                let region = dataset.region(row.region);
                region.is_some_and(|region| view.regions.contains(&region.code))
                    && extents.get(row.area) == Some(&Extent::Whole)
                    && view.has_properties_of(row)
            })
    })
}
