//! Which regions, years and areas a view is about: its columns.

use std::rc::Rc;

use crate::compare::{SideChosen, SideName};
use crate::dataset::{Class, Dataset, YearRange};
use crate::view::{ChartKind, Codes, Side, View};

/// A view's choices, resolved against a dataset.
#[derive(Debug)]
pub(super) struct Selection {
    /// The chosen regions in the view's order, each once; of a difference those of A and B.
    pub(super) regions: Vec<usize>,
    /// The chosen years, of a difference from the first to the last; `None` where there are none.
    pub(super) years: Option<YearRange>,
    /// What is compared, in the order of the view.
    pub(super) columns: Vec<Column>,
    has_area: Rc<[bool]>,
    /// A and B, where the view compares the two.
    pub(super) sides: Vec<SideChosen>,
    /// Codes of the view that the dataset does not have.
    pub(super) unknown_codes: Vec<String>,
}

/// A region over some years.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) region: usize,
    pub(super) years: YearRange,
    pub(super) side: Option<SideName>,
    /// Whether an area or one above it is chosen, by area.
    pub(super) has_area: Rc<[bool]>,
}

impl Column {
    /// Whether the areas of that class are chosen.
    pub(super) fn has(&self, class: &Class) -> bool {
        class.area.is_none_or(|area| self.has_area.get(area) == Some(&true))
    }

    /// Whether all areas are chosen.
    pub(super) fn has_all_areas(&self) -> bool {
        self.has_area.iter().all(|&is_chosen| is_chosen)
    }
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
        Codes::All => vec![true; content.areas.len()].into(),
        Codes::Only(codes) => {
            let chosen = resolve(codes, |code| dataset.area_by_code(code), &mut unknown_codes);
            dataset.with_areas_below(&chosen).into()
        }
    };
    let years = view.years.or_else(|| dataset.years());
    let mut selection = Selection {
        regions,
        years,
        columns: Vec::new(),
        has_area,
        sides: Vec::new(),
        unknown_codes,
    };
    if view.chart == ChartKind::Difference {
        selection.choose_sides(dataset, view);
    } else if let Some(years) = years {
        let column = |&region: &usize| Column {
            region,
            years,
            side: None,
            has_area: selection.has_area.clone(),
        };
        selection.columns = selection.regions.iter().map(column).collect();
    }
    selection
}

impl Selection {
    fn choose_sides(&mut self, dataset: &Dataset, view: &View) {
        let [a, b] = view.sides(dataset);
        for (name, side) in [(SideName::A, a), (SideName::B, b)] {
            self.add_side(dataset, name, side);
        }
        let mut regions = Vec::new();
        for side in &self.sides {
            if !regions.contains(&side.region) {
                regions.push(side.region);
            }
        }
        self.regions = regions;
        self.years = self.sides.iter().map(|side| side.years).reduce(YearRange::union);
    }

    fn add_side(&mut self, dataset: &Dataset, name: SideName, side: Option<Side>) {
        let Some(Side { region, years, area }) = side else { return };
        let Some(region) = dataset.region_by_code(&region) else {
            self.unknown_codes.push(region);
            return;
        };
        let mut has_area = self.has_area.to_vec();
        let mut own = None;
        if let Some(code) = area {
            own = dataset.area_by_code(&code);
            let below = dataset.with_areas_below(own.as_slice());
            for (is_chosen, is_below) in has_area.iter_mut().zip(below) {
                *is_chosen &= is_below;
            }
            if own.is_none() {
                self.unknown_codes.push(code);
            }
        }
        let branch = branch(dataset, &has_area);
        self.sides.push(SideChosen { name, region, years, area: own, branch });
        self.columns.push(Column { region, years, side: Some(name), has_area: has_area.into() });
    }
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

/// The top branch that all chosen areas lie in: a child of a root. None where any lies in none.
fn branch(dataset: &Dataset, has_area: &[bool]) -> Option<usize> {
    let chosen = has_area.iter().enumerate().filter(|(_, is_chosen)| **is_chosen);
    let mut branches = chosen.map(|(area, _)| {
        let path: Vec<usize> = dataset.areas_upwards(area).collect();
        path.len().checked_sub(2).and_then(|place| path.get(place)).copied()
    });
    let first = branches.next()??;
    branches.all(|branch| branch == Some(first)).then_some(first)
}
