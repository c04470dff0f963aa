//! Where entries stand among the cells of a comparison.

use crate::compare::select::Column;
use crate::compare::tally::Part;
use crate::compare::{Cell, Group, Slot};
use crate::dataset::{Item, order};

/// An entry where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct ItemAt {
    pub(super) item: Item,
    pub(super) spot: Spot,
}

/// Where entries that are alike stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) part: Part,
    pub(super) area: Option<usize>,
    pub(super) group: Group,
    /// Its own slot.
    pub(super) slot: Slot,
    /// Its mark is a running sum, of this and later years.
    pub(super) is_running: bool,
}

impl Spot {
    /// Whether it stands in a cell of its column.
    pub(super) fn is_in(&self, cell: &Cell) -> bool {
        (cell.area.is_none() || cell.area == self.area) && self.is_at(cell.group, cell.slot)
    }

    /// Whether it is of that money and counts in that slot.
    pub(super) fn is_at(&self, group: Option<Group>, slot: Slot) -> bool {
        let is_there = match slot {
            Slot::Year(year) if self.is_running => self.slot.years().last() <= year,
            slot => !self.is_running && slot == self.slot,
        };
        group == Some(self.group) && is_there
    }
}

/// The cells of a column that something stands in, found by the years of their slots.
pub(super) struct Own<'a> {
    /// Their places, by the first year of the slot.
    cells: Vec<(usize, &'a Cell)>,
}

impl<'a> Own<'a> {
    pub(super) fn of(cells: &'a [Cell], column: &Column, is_meant: &dyn Fn(&Cell) -> bool) -> Self {
        let own = places_of(cells, column).into_iter();
        let own: Vec<_> = own
            .filter_map(|place| Some((place, cells.get(place)?)))
            .filter(|(_, cell)| is_meant(cell))
            .collect();
        let first =
            |at: usize| own.get(at).map(|(place, cell)| (cell.slot.years().first(), *place));
        let by_year = order::sorted(own.len(), &|a, b| first(a).cmp(&first(b)));
        Self { cells: order::arranged(own, &by_year) }
    }

    /// The places of those that have it, one by one unless it is in a running sum.
    pub(super) fn with(&self, spot: &Spot) -> impl Iterator<Item = usize> {
        let spot = *spot;
        let first = |cell: &Cell| cell.slot.years().first();
        let (from, to) = if spot.is_running {
            (0, self.cells.len())
        } else {
            let year = spot.slot.years().first();
            let from = self.cells.partition_point(|(_, cell)| first(cell) < year);
            (from, self.cells.partition_point(|(_, cell)| first(cell) <= year))
        };
        let near = self.cells.get(from..to).unwrap_or_default().iter();
        near.filter(move |(_, cell)| spot.is_in(cell)).map(|(place, _)| *place)
    }
}

/// The places of a column's cells that something stands in.
pub(super) fn places_of(cells: &[Cell], column: &Column) -> Vec<usize> {
    let is_own = |cell: &Cell| (cell.region, cell.side) == (column.region, column.side);
    let own = cells.iter().enumerate().filter(|(_, cell)| is_own(cell) && cell.group.is_some());
    own.map(|(place, _)| place).collect()
}
