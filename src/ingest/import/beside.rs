//! Indicators of the reader's own beside amounts that are shown.

use crate::dataset::{ByKey, Content, Dataset, Indicator};

/// The content of a dataset in which the indicators of another stand first; those of the same kind go
/// out, but for price indices, of which there may be several.
///
/// Regions and values are not mixed: an indicator has one source, so what the other lacks stays
/// without a value. Regions that the dataset does not have are left out.
pub fn beside(shown: &Dataset, own: &Dataset) -> Content {
    let mut content = shown.content().clone();
    let regions = own.content().regions.iter();
    let places: Vec<Option<usize>> =
        regions.map(|region| shown.region_by_code(&region.code)).collect();
    let others = core::mem::take(&mut content.indicators);
    for indicator in &own.content().indicators {
        let Some(source) = own.source(indicator.source) else { continue };
        let items = indicator.by_region.items().iter();
        let items =
            items.filter_map(|(region, series)| Some(((*places.get(*region)?)?, series.clone())));
        let by_region = items.collect::<ByKey<_, _>>();
        let same = content.sources.iter().position(|other| other == source);
        let source = same.unwrap_or_else(|| {
            let mut source = source.clone();
            while content.sources.iter().any(|other| other.id == source.id) {
                source.id.push('-');
            }
            content.sources.push(source);
            content.sources.len() - 1
        });
        content.indicators.push(Indicator { source, by_region, ..indicator.clone() });
    }
    let is_replaced = |other: &Indicator| {
        let mut own = own.content().indicators.iter();
        own.any(|it| it.id == other.id || it.kind == other.kind && !it.kind.has_several())
    };
    content.indicators.extend(others.into_iter().filter(|other| !is_replaced(other)));
    content
}
