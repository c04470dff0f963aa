//! Which rows a view is about, and which of its filters hides one.

use crate::compare::Filter;
use crate::dataset::{Dataset, Investment, YearRange};
use crate::view::{Codes, View};

/// A view's choices, resolved against a dataset.
#[derive(Debug)]
pub(super) struct Selection {
    /// The chosen regions in the view's order, each once.
    pub(super) regions: Vec<usize>,
    /// Each region's place among the chosen, by region.
    pub(super) region_positions: Vec<Option<usize>>,
    /// Whether an area or one above it is chosen, by area.
    pub(super) has_area: Vec<bool>,
    /// The chosen years; `None` where the data have none.
    pub(super) years: Option<YearRange>,
    /// Codes of the view that the dataset does not have.
    pub(super) unknown_codes: Vec<String>,
}

/// Resolves a view.
pub(super) fn select(dataset: &Dataset, view: &View) -> Selection {
    let content = dataset.content();
    let mut unknown_codes = Vec::new();
    let regions = match &view.regions {
        Codes::All => (0..content.regions.len()).collect(),
        Codes::Only(codes) => {
            resolve(codes, |code| dataset.region_by_code(code), &mut unknown_codes)
        }
    };
    let has_area = match &view.areas {
        Codes::All => vec![true; content.areas.len()],
        Codes::Only(codes) => {
            let chosen = resolve(codes, |code| dataset.area_by_code(code), &mut unknown_codes);
            with_children(dataset, &chosen)
        }
    };
    let mut region_positions = vec![None; content.regions.len()];
    for (position, &region) in regions.iter().enumerate() {
        if let Some(place) = region_positions.get_mut(region) {
            *place = Some(position);
        }
    }
    let years = view.years.or_else(|| dataset.years());
    Selection { regions, region_positions, has_area, years, unknown_codes }
}

impl Selection {
    /// The place of a row's region among the chosen.
    pub(super) fn position(&self, row: &Investment) -> Option<usize> {
        self.region_positions.get(row.region).copied().flatten()
    }

    /// Whether a row's area is chosen.
    pub(super) fn has_area_of(&self, row: &Investment) -> bool {
        self.has_area.get(row.area) == Some(&true)
    }
}

/// The first filter that a row does not pass, and the stage at which it counts otherwise.
///
/// A row with stages counts at its latest stage among the chosen phases. What remains of a row
/// (`is_remainder`) is known for its last stage only.
pub(super) fn filter(
    view: &View,
    row: &Investment,
    is_remainder: bool,
) -> Result<Option<usize>, Filter> {
    if !view.natures().contains(&row.nature) {
        return Err(Filter::Nature);
    }
    if !view.expenditure().contains(&row.expenditure) {
        return Err(Filter::Expenditure);
    }
    if !view.funding.contains(&row.funding) {
        return Err(Filter::Funding);
    }
    if !view.kinds.contains(&row.recurrence) {
        return Err(Filter::Recurrence);
    }
    if is_remainder || row.stages.is_empty() {
        return if view.phases.contains(&row.phase) { Ok(None) } else { Err(Filter::Phase) };
    }
    row.stages
        .iter()
        .rposition(|stage| view.phases.contains(&stage.phase))
        .map(Some)
        .ok_or(Filter::Phase)
}

/// The indices of the codes that are known, each once; the others are noted.
fn resolve(
    codes: &[String],
    find: impl Fn(&str) -> Option<usize>,
    unknown: &mut Vec<String>,
) -> Vec<usize> {
    let mut found = Vec::new();
    for code in codes {
        match find(code) {
            Some(index) if found.contains(&index) => {}
            Some(index) => found.push(index),
            None => unknown.push(code.clone()),
        }
    }
    found
}

/// Which areas are chosen or lie below one that is.
fn with_children(dataset: &Dataset, chosen: &[usize]) -> Vec<bool> {
    let areas = &dataset.content().areas;
    (0..areas.len())
        .map(|area| {
            let mut at = Some(area);
            while let Some(index) = at {
                if chosen.contains(&index) {
                    return true;
                }
                at = areas.get(index).and_then(|area| area.parent);
            }
            false
        })
        .collect()
}
