//! An indicator of the reader's own in the dataset that is shown.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;

use super::import::{identity, keep_made};
use super::report::Report;
use crate::dataset::{Contradictions, Dataset, IndicatorKind, Language, Text};
use crate::ingest::{Strictness, beside, json as reader};
use crate::text::Locale;
use crate::view::{Codes, Measure, View, link};

/// Puts the indicators of `own` into the dataset of the view among `inputs`, as a dataset of its own, whose
/// view uses them; says in JSON its id and view. [`take_made`](super::import::take_made) has its bytes.
#[wasm_bindgen]
pub fn join_own(inputs: Vec<Uint8Array>, view: &str, own: &[u8]) -> Option<String> {
    let view = link::decode(view).view;
    let read = |bytes: &[u8]| reader::read(bytes, Strictness::Lenient).dataset;
    let mut all: Vec<Dataset> = inputs.iter().filter_map(|it| read(&it.to_vec())).collect();
    let is_meant = |it: &Dataset| view.dataset.as_ref() == Some(&it.content().id);
    let at = all.iter().position(is_meant).unwrap_or(0);
    let shown = (at < all.len()).then(|| all.swap_remove(at))?;
    let own = read(own)?;
    let mut content = beside(&shown, &own);
    let of_own = own.content();
    let words = |key: &str, language: Language| {
        let (shown, own) = (shown.content().title.get(language), of_own.title.get(language));
        Locale::of(language).fill(key, &[("shown", shown), ("own", own)])
    };
    content.title = Text::in_each(|language| words("import.beside-title", language));
    let mut dataset = Dataset::new(content, Contradictions::CountTheWhole).ok()?;
    dataset.tell_coverage(|language| words("import.beside", language));
    let first = of_own.indicators.first().map(|indicator| indicator.kind);
    let measure = match first {
        Some(IndicatorKind::Population) => Measure::PerResident,
        Some(IndicatorKind::NetCost) => Measure::Share,
        Some(IndicatorKind::PriceIndex) | None => view.measure,
    };
    let regions = measured_regions(&dataset, &view);
    let view = View { measure, index: None, regions, ..view };
    let mut report = Report::new();
    identity(&mut report, &dataset, Some(view));
    keep_made(&dataset);
    Some(report.finish())
}

/// The view's regions; where the indicator says nothing of any of them, those with rows of which it does.
fn measured_regions(dataset: &Dataset, view: &View) -> Codes {
    let indicator = dataset.content().indicators.first();
    let is_measured = |at: usize| indicator.is_some_and(|it| it.series(at).is_some());
    let regions = dataset.content().regions.iter().enumerate();
    let mut measured: Vec<String> = Vec::new();
    for (at, region) in regions.filter(|(at, _)| is_measured(*at)) {
        if view.regions.contains(&region.code) {
            return view.regions.clone();
        }
        if dataset.aggregates().has_any_row(at) {
            measured.push(region.code.clone());
        }
    }
    if measured.is_empty() { view.regions.clone() } else { Codes::Only(measured) }
}
