//! The tree of areas, and how much of it a view has chosen.

use crate::dataset::Dataset;
use crate::view::Codes;

/// How much of an area is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Not itself, but something below it.
    Part,
    /// Nothing.
    Nothing,
}

/// How much of each area is chosen, by area.
pub fn area_extents(codes: &Codes, dataset: &Dataset) -> Vec<Extent> {
    let chosen = chosen_areas(codes, dataset);
    let mut extents = vec![Extent::Nothing; chosen.len()];
    for area in (0..chosen.len()).filter(|&area| chosen.get(area) == Some(&true)) {
        for above in dataset.areas_upwards(area) {
            if let Some(extent) = extents.get_mut(above) {
                let is_whole = chosen.get(above) == Some(&true);
                *extent = if is_whole { Extent::Whole } else { Extent::Part };
            }
        }
    }
    extents
}

/// The codes with an area added or taken away, as few as mean the same; *all* if they are all.
///
/// An area that is added brings those below it, and the one above it if that is then complete.
pub(super) fn with_toggled(code: &str, codes: &Codes, dataset: &Dataset) -> Codes {
    let Some(toggled) = dataset.area_by_code(code) else { return codes.clone() };
    let mut chosen = chosen_areas(codes, dataset);
    let is_added = chosen.get(toggled) != Some(&true);
    let below = dataset.with_areas_below(&[toggled]);
    for (is_chosen, _) in chosen.iter_mut().zip(below).filter(|(_, is_below)| *is_below) {
        *is_chosen = is_added;
    }
    for above in dataset.areas_upwards(toggled).skip(1) {
        let is_complete = is_added && {
            let areas = dataset.content().areas.iter().zip(&chosen);
            let mut below = areas.filter(|(area, _)| area.parent == Some(above));
            below.all(|(_, is_chosen)| *is_chosen)
        };
        if let Some(is_chosen) = chosen.get_mut(above) {
            *is_chosen = is_complete;
        }
    }
    shortest(&chosen, dataset)
}

fn shortest(chosen: &[bool], dataset: &Dataset) -> Codes {
    if chosen.iter().all(|is_chosen| *is_chosen) {
        return Codes::All;
    }
    let is_chosen = |area: usize| chosen.get(area) == Some(&true);
    let areas = dataset.content().areas.iter().enumerate();
    let tops = areas.filter(|(at, area)| is_chosen(*at) && !area.parent.is_some_and(is_chosen));
    Codes::Only(tops.map(|(_, area)| area.code.clone()).collect())
}

fn chosen_areas(codes: &Codes, dataset: &Dataset) -> Vec<bool> {
    match codes {
        Codes::All => vec![true; dataset.content().areas.len()],
        Codes::Only(codes) => {
            let known: Vec<_> =
                codes.iter().filter_map(|code| dataset.area_by_code(code)).collect();
            dataset.with_areas_below(&known)
        }
    }
}
