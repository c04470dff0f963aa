//! What can be pointed at: every number of a comparison, and every lack of one.

use crate::compare::{Cell, Comparison, Contribution};
use crate::dataset::Dataset;

/// One number of a comparison, or the reason why there is none, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// A mark of its own.
    Cell(usize),
    /// An earlier stage beside a mark.
    Outline(usize),
    /// The whole country beside the regions.
    Country(usize),
}

impl Comparison {
    /// Whether the comparison has it.
    pub fn has(&self, datum: Datum) -> bool {
        match datum {
            Datum::Cell(at) => at < self.cells.len(),
            Datum::Outline(at) => at < self.outlines.len(),
            Datum::Country(at) => at < self.country.len(),
        }
    }

    /// The index of the cell that it is, or is an earlier stage of; `None` for the country.
    pub fn cell_index(&self, datum: Datum) -> Option<usize> {
        match datum {
            Datum::Cell(at) => Some(at),
            Datum::Outline(at) => self.outlines.get(at).map(|outline| outline.cell),
            Datum::Country(_) => None,
        }
    }

    /// The cell that it is, or is an earlier stage of; `None` for the country.
    pub fn cell_of(&self, datum: Datum) -> Option<&Cell> {
        self.cells.get(self.cell_index(datum)?)
    }

    /// The rows behind it, in the order of the data; those of an earlier stage are its cell's.
    pub fn contributions_to(&self, dataset: &Dataset, datum: Datum) -> Vec<Contribution> {
        match (datum, self.cell_index(datum)) {
            (Datum::Country(at), _) => self.country_contributions(dataset, at),
            (_, Some(cell)) => self.contributions(dataset, cell),
            (_, None) => Vec::new(),
        }
    }

    /// Everything that has a number or the reason why not: cells in their order, each after its
    /// earlier stages, then the country.
    pub fn data(&self) -> Vec<Datum> {
        let mut data = Vec::new();
        let mut outlines = self.outlines.iter().enumerate().peekable();
        for cell in 0..self.cells.len() {
            while let Some((at, _)) = outlines.next_if(|(_, outline)| outline.cell <= cell) {
                data.push(Datum::Outline(at));
            }
            data.push(Datum::Cell(cell));
        }
        data.extend((0..self.country.len()).map(Datum::Country));
        data
    }
}
