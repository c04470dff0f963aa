//! A and B: what a view means by them, and whom it first sets against each other.

use crate::dataset::{Dataset, Investment, YearRange};
use crate::view::areas::area_extents;
use crate::view::{Codes, Extent, Side, SideName, View};

impl View {
    /// A and B. A side that the view omits is the first chosen region that is not the other's, over
    /// the chosen years; `None` where there is none.
    pub fn sides(&self, dataset: &Dataset) -> [Option<Side>; 2] {
        let chosen = chosen_codes(self, dataset);
        let years = self.years.or_else(|| dataset.years());
        let filled = |side: &Option<Side>, other: Option<&Side>| {
            side.clone().or_else(|| {
                let is_other = |code: &&str| other.is_none_or(|other| other.region != **code);
                Some(whole(chosen.iter().copied().find(is_other)?, years?))
            })
        };
        let a = filled(&self.a, self.b.as_ref());
        let b = filled(&self.b, a.as_ref());
        [a, b]
    }
}

/// Sets a side; the other stays what it is, also where the view omits it.
pub(super) fn choose_side(view: &mut View, name: SideName, side: Side, dataset: &Dataset) {
    let [a, b] = view.sides(dataset);
    (view.a, view.b) = match name {
        SideName::A => (Some(side), b),
        SideName::B => (a, Some(side)),
    };
}

/// Writes A and B out. Sides that the view omits become its first chosen regions over its years;
/// first those that have an amount then, last, where fewer than two are chosen, the region in focus
/// and the others.
pub(super) fn write_out(view: &mut View, dataset: &Dataset) {
    let Some(years) = view.years.or_else(|| dataset.years()) else { return };
    let regions = order(view, years, dataset);
    let first_other = |side: &Option<Side>| {
        let other = side.as_ref().map(|side| side.region.as_str());
        let code = regions.iter().find(|code| Some(code.as_str()) != other)?;
        Some(whole(code, years))
    };
    if view.a.is_none() {
        view.a = first_other(&view.b);
    }
    if view.b.is_none() {
        view.b = first_other(&view.a);
    }
}

/// All regions, whom to compare first; some twice.
fn order(view: &View, years: YearRange, dataset: &Dataset) -> Vec<String> {
    let content = dataset.content();
    let with_amounts = with_amounts(view, years, dataset);
    let all: Vec<&str> = content.regions.iter().map(|region| region.code.as_str()).collect();
    let own: Vec<&str> =
        view.focus.as_deref().into_iter().filter(|code| all.contains(code)).collect();
    // Who has chosen all has chosen none before the others.
    let is_own_first = view.regions == Codes::All;
    let first = if is_own_first { own.clone() } else { chosen_codes(view, dataset) };
    let mut order = Vec::new();
    for codes in [first, own, all] {
        for has_amount in [true, false] {
            for code in &codes {
                let at = dataset.region_by_code(code);
                if at.and_then(|at| with_amounts.get(at)) == Some(&has_amount) {
                    order.push((*code).to_owned());
                }
            }
        }
    }
    order
}

/// Whether each region has an amount in those years of what the view chooses.
fn with_amounts(view: &View, years: YearRange, dataset: &Dataset) -> Vec<bool> {
    let content = dataset.content();
    let extents = area_extents(&view.areas, dataset);
    let mut with_amounts = vec![false; content.regions.len()];
    for row in &content.investments {
        if let Some(has_amount) = with_amounts.get_mut(row.region)
            && extents.get(row.area) == Some(&Extent::Whole)
        {
            *has_amount |= is_shown(view, row, years, dataset);
        }
    }
    with_amounts
}

fn whole(region: &str, years: YearRange) -> Side {
    Side { region: region.to_owned(), years, area: None }
}

/// The chosen regions that the data have, in the view's order.
fn chosen_codes<'a>(view: &'a View, dataset: &'a Dataset) -> Vec<&'a str> {
    match &view.regions {
        Codes::All => dataset.content().regions.iter().map(|it| it.code.as_str()).collect(),
        Codes::Only(codes) => {
            let codes = codes.iter().map(String::as_str);
            codes.filter(|code| dataset.region_by_code(code).is_some()).collect()
        }
    }
}

/// Whether a row has an amount in those years and is of what the view chooses but for the area.
fn is_shown(view: &View, row: &Investment, years: YearRange, dataset: &Dataset) -> bool {
    let counted = row.counted_years(dataset.content().source_year(row));
    let is_in =
        if row.is_span() { years.covers(counted) } else { counted.intersection(years).is_some() };
    // A row counts at its latest stage that the view chooses; earlier ones always have an amount.
    let has_amount = if view.phases.contains(&row.phase) {
        row.amount.is_ok()
    } else {
        row.stages.iter().any(|stage| view.phases.contains(&stage.phase))
    };
    is_in
        && has_amount
        && view.kinds.contains(&row.recurrence)
        && view.natures().contains(&row.nature)
        && view.funding.contains(&row.funding)
        && view.expenditure().contains(&row.expenditure)
}
