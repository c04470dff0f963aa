//! Indicators of the reader's own beside amounts that are shown.

use sha2::{Digest, Sha256};

use crate::dataset::{ByKey, Content, Dataset, Indicator};

/// The longest id of a dataset that was joined.
const ID_MOST: usize = 64;

/// The id of a dataset that was joined of two; one that would be long is cut, and its end tells it from others
/// that begin so.
pub fn joined_id(shown: &str, own: &str) -> String {
    let id = [shown, "-", own].concat();
    if id.len() <= ID_MOST {
        return id;
    }
    let sum = Sha256::digest(id.as_bytes());
    let sum: String = sum.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let begin = id.chars().take(ID_MOST - sum.len() - 1).collect::<String>();
    [begin.trim_end_matches('-'), "-", &sum].concat()
}

/// The content of a dataset of its own, in which the indicators of another stand first; those of the same kind go
/// out, but for price indices, of which there may be several.
///
/// Regions and values are not mixed: an indicator has one source, so what the other lacks stays
/// without a value. Regions that the dataset does not have are left out.
pub fn beside(shown: &Dataset, own: &Dataset) -> Content {
    let mut content = shown.content().clone();
    content.id = joined_id(&content.id, &own.content().id);
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
