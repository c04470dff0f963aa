//! What is known before any file is read: regions, areas, and what amounts are measured against.

use crate::dataset::{Area, Content, Indicator, Region, Source};
use crate::ingest::{Strictness, json};

/// Regions with all their names, the tree of areas, and the indicators with their sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    pub(crate) regions: Vec<Region>,
    pub(crate) areas: Vec<Area>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) sources: Vec<Source>,
}

impl Known {
    /// What the data that we ship know.
    pub fn shipped() -> Self {
        let bytes = include_bytes!("../../../static/data/investments.json");
        let ingested = json::read(bytes, Strictness::Lenient);
        ingested.dataset.map(|dataset| Self::of(dataset.content())).unwrap_or_default()
    }

    /// The codes of its regions.
    pub fn region_codes(&self) -> Vec<&str> {
        self.regions.iter().map(|region| region.code.as_str()).collect()
    }

    /// What a dataset knows.
    pub fn of(content: &Content) -> Self {
        Self {
            regions: content.regions.clone(),
            areas: content.areas.clone(),
            indicators: content.indicators.clone(),
            sources: content.sources.clone(),
        }
    }
}
