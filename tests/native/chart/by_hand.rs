//! What a comparison has beyond its cells, put there by hand.

use vardkronan::compare::{
    Cell, Comparison, CountryValue, SideChosen, SideName, Slot, Value, Verdict, VerdictKind,
    compare,
};
use vardkronan::dataset::{CoverageKind, Dataset};
use vardkronan::view::{ChartKind, Codes, Side, View};

use super::data::REGIONS;

/// The comparison of a view; with the country where the data are complete, with A and B where the
/// view has them.
pub(super) fn compared(data: &Dataset, view: &View) -> Comparison {
    if view.chart == ChartKind::Difference {
        return difference(data, view);
    }
    let mut comparison = compare(data, view);
    if data.content().coverage.kind == CoverageKind::Complete {
        let reasons = Vec::new();
        comparison.verdict = Verdict { kind: VerdictKind::Comparable, reasons };
        comparison.country = country(data, view, &comparison);
    }
    comparison
}

/// Sum ÷ sum; regions have as many residents in every year.
fn country(data: &Dataset, view: &View, shown: &Comparison) -> Vec<CountryValue> {
    let all = compare(data, &View { regions: Codes::All, ..view.clone() });
    let residents: f64 = REGIONS.iter().map(|(_, _, residents)| residents).sum();
    let mut country: Vec<CountryValue> = Vec::new();
    for cell in &shown.cells {
        let Some(group) = cell.group else { continue };
        let slot = cell.slot;
        if country.iter().any(|known| known.slot == slot && known.group == group) {
            continue;
        }
        let of = all.cells.iter().filter(|it| it.slot == slot && it.group == Some(group));
        let kronor = |it: &Cell| Some(it.value.ok()?.as_f64() * REGIONS[it.region].2);
        let kronor = of.filter_map(kronor).sum::<f64>();
        let value = Ok(Value::Computed(kronor / residents));
        let (precision, is_computed) = (cell.precision, true);
        country.push(CountryValue { slot, group, value, precision, is_computed });
    }
    country
}

fn difference(data: &Dataset, view: &View) -> Comparison {
    let chosen = [(SideName::A, &view.a), (SideName::B, &view.b)];
    let mut all = compare(data, &View { regions: Codes::Only(Vec::new()), ..view.clone() });
    for (name, side) in chosen {
        let Some(Side { region, years, area }) = side.clone() else { continue };
        let areas = area.clone().map_or(Codes::All, |area| Codes::Only(vec![area]));
        let regions = Codes::Only(vec![region]);
        let own =
            View { chart: ChartKind::Regions, regions, years: Some(years), areas, ..view.clone() };
        let own = compare(data, &own);
        let first = all.cells.len();
        let region = own.regions[0];
        for mut cell in own.cells {
            cell.side = Some(name);
            if let Slot::Range(_) = cell.slot {
                cell.slot = Slot::Range(years);
            }
            all.cells.push(cell);
        }
        for mut outline in own.outlines {
            outline.cell += first;
            all.outlines.push(outline);
        }
        let area = area.and_then(|area| data.area_by_code(&area));
        all.sides.push(SideChosen { name, region, years, area, branch: None });
        if !all.regions.contains(&region) {
            all.regions.push(region);
        }
    }
    all
}
