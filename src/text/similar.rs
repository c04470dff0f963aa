//! Which regions have about as many residents as one.

use crate::compare::SimilarRegions;
use crate::dataset::Dataset;
use crate::text::phrase::region_name;
use crate::text::{Locale, grouped};

/// The region and those nearest to it, each with its residents, and when they were counted.
pub fn similar_words(dataset: &Dataset, similar: &SimilarRegions, locale: &Locale) -> String {
    let residents = |count: f64| grouped(locale, count.round() as i128);
    let mut nearest = Vec::new();
    for &(region, count) in &similar.nearest {
        nearest.push([region_name(dataset, region, locale), " ", &residents(count)].concat());
    }
    // Not with commas: English has them inside its numbers.
    let words = [
        ("region", region_name(dataset, similar.region, locale)),
        ("n", &*residents(similar.residents)),
        ("nearest", &*nearest.join("; ")),
        ("year", &*similar.year.to_string()),
    ];
    locale.fill("similar.words", &words)
}
