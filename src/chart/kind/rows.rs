//! What the rows of lying bars stand for: regions, or their areas in a chart by purpose.

use core::cmp::Ordering;

use crate::chart::layout::Scene;
use crate::compare::{Cell, Slot};
use crate::dataset::letter::collation_key;
use crate::dataset::order::{distinct, sorted};
use crate::view::{ChartKind, Sort};

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) region: usize,
    area: Option<usize>,
    pub(super) name: String,
}

impl Row {
    /// Its cells with their indices, in the comparison's order.
    pub(super) fn cells<'a>(
        &self,
        scene: &'a Scene<'_>,
    ) -> impl Iterator<Item = (usize, &'a Cell)> + use<'a> {
        let area = self.area;
        scene.cells_of(self.region).filter(move |(_, cell)| cell.area == area)
    }
}

/// The rows from top to bottom, none without a cell; areas in the order of the data.
pub(super) fn rows(scene: &Scene<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for region in regions_in_order(scene) {
        let name = || scene.region_name(region).to_owned();
        let cells = || scene.cells_of(region).map(|(_, cell)| cell);
        if scene.view.chart != ChartKind::Areas || cells().any(|cell| cell.area.is_none()) {
            rows.push(Row { region, area: None, name: name() });
        }
        let areas: Vec<usize> = cells().filter_map(|cell| cell.area).collect();
        for area in distinct(&areas) {
            let language = scene.locale.language();
            let words = scene.dataset.area(area).map_or("", |area| area.name.get(language));
            let is_alone = scene.comparison.regions.len() == 1;
            let name = if is_alone { words.to_owned() } else { [&name(), ": ", words].concat() };
            rows.push(Row { region, area: Some(area), name });
        }
    }
    rows
}

/// The regions of small multiples: as the view has them, or by name if it asks for that.
pub(super) fn regions_in_panels(scene: &Scene<'_>) -> Vec<usize> {
    if scene.view.sort == Some(Sort::Name) {
        return regions_by(scene, |_| 0.0);
    }
    scene.comparison.regions.clone()
}

/// The regions from top to bottom: by value where they may be ranked, else as the view asks or by
/// name, as beside a map or in place of one.
pub(super) fn regions_in_order(scene: &Scene<'_>) -> Vec<usize> {
    let is_ranked = scene.comparison.may_rank()
        && scene.view.sort != Some(Sort::Name)
        && scene.view.chart != ChartKind::Map;
    regions_by(scene, |region| if is_ranked { rank_value(scene, region) } else { 0.0 })
}

/// The regions with the largest value first, alike ones by name.
fn regions_by(scene: &Scene<'_>, value: impl Fn(usize) -> f64) -> Vec<usize> {
    let regions = &scene.comparison.regions;
    let language = scene.locale.language();
    let key = |&region: &usize| (value(region), collation_key(scene.region_name(region), language));
    let keys: Vec<(f64, String)> = regions.iter().map(key).collect();
    let order = sorted(keys.len(), &|a, b| match (keys.get(a), keys.get(b)) {
        (Some((a, a_name)), Some((b, b_name))) => b.total_cmp(a).then_with(|| a_name.cmp(b_name)),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(|at| regions.get(at).copied()).collect()
}

/// The value of a region's furthest phase; regions without one come last.
fn rank_value(scene: &Scene<'_>, region: usize) -> f64 {
    scene
        .cells_of(region)
        .filter(|(_, cell)| matches!(cell.slot, Slot::Range(_)))
        .filter_map(|(_, cell)| Some((cell.group?.phase, cell.value.ok()?.as_f64())))
        .max_by_key(|(phase, _)| *phase)
        .map_or(f64::NEG_INFINITY, |(_, value)| value)
}
