//! What is known before any file is read: regions, areas, and what amounts are measured against.

use crate::dataset::{Area, Content, Indicator, Language, Region, Source};
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

    /// What a dataset knows.
    pub fn of(content: &Content) -> Self {
        Self {
            regions: content.regions.clone(),
            areas: content.areas.clone(),
            indicators: content.indicators.clone(),
            sources: content.sources.clone(),
        }
    }

    /// The codes of the regions, each with its name.
    pub fn region_names(&self, language: Language) -> Vec<[String; 2]> {
        let regions = self.regions.iter();
        regions.map(|it| [it.code.clone(), it.name.get(language).to_owned()]).collect()
    }

    /// The codes of the areas, each with its name.
    pub fn area_names(&self, language: Language) -> Vec<[String; 2]> {
        let areas = self.areas.iter();
        areas.map(|it| [it.code.clone(), it.name.get(language).to_owned()]).collect()
    }
}
