//! What a region has in a year, shown or not: which kind of nothing an empty mark is.

use crate::compare::{Absence, Slot};
use crate::dataset::{Entry, Year, YearRange};

/// What the data have for each chosen region in each chosen year.
#[derive(Debug)]
pub(super) struct Presence {
    years: YearRange,
    /// By region's place, then year.
    slots: Vec<Found>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Found {
    has_row: bool,
    has_span: bool,
    has_unchecked: bool,
    has_mark: bool,
}

impl Presence {
    /// Nothing yet.
    pub(super) fn new(regions: usize, years: YearRange) -> Self {
        Self { years, slots: vec![Found::default(); regions * usize::from(years.count())] }
    }

    /// The data have a row in these years, and unchecked in all later ones if it is endless.
    pub(super) fn note_row(&mut self, region: usize, years: YearRange, is_endless: bool) {
        let until = if is_endless { years.last().max(self.years.last()) } else { years.last() };
        let reach = YearRange::new(years.first(), until);
        self.note(region, reach, |found| found.has_row = true);
    }

    /// The view shows an entry: as a span, or with unchecked years after its counted ones.
    pub(super) fn note_shown(&mut self, region: usize, entry: &Entry, is_spread: bool) {
        if entry.is_span && !is_spread {
            self.note(region, Some(entry.years), |found| found.has_span = true);
        }
        if entry.is_endless {
            let after = Year::new(i64::from(entry.years.last().number()) + 1);
            let unchecked = after.and_then(|after| YearRange::new(after, self.years.last()));
            self.note(region, unchecked, |found| found.has_unchecked = true);
        }
    }

    /// Something stands in a slot that begins in this year.
    pub(super) fn note_mark(&mut self, region: usize, year: Year) {
        self.note(region, Some(YearRange::single(year)), |found| found.has_mark = true);
    }

    /// Whether something stands in a slot that begins in this year.
    pub(super) fn has_mark(&self, region: usize, year: Year) -> bool {
        let found = self.index(region, year).and_then(|at| self.slots.get(at));
        found.is_some_and(|found| found.has_mark)
    }

    /// Why nothing stands in a slot where nothing does.
    pub(super) fn absence(&self, region: usize, slot: Slot) -> Absence {
        let mut all = Found::default();
        for year in slot.years().years() {
            let found = self.index(region, year).and_then(|at| self.slots.get(at));
            let found = found.copied().unwrap_or_default();
            all.has_row |= found.has_row;
            all.has_span |= found.has_span;
            all.has_unchecked |= found.has_unchecked;
        }
        if all.has_span {
            Absence::InSpan
        } else if all.has_unchecked {
            Absence::NotChecked
        } else if all.has_row {
            Absence::Filtered
        } else {
            Absence::NoRow
        }
    }

    fn note(&mut self, region: usize, years: Option<YearRange>, set: fn(&mut Found)) {
        let Some(years) = years.and_then(|years| years.intersection(self.years)) else { return };
        for year in years.years() {
            if let Some(found) = self.index(region, year).and_then(|at| self.slots.get_mut(at)) {
                set(found);
            }
        }
    }

    fn index(&self, region: usize, year: Year) -> Option<usize> {
        let offset = usize::try_from(year.since(self.years.first())).ok()?;
        Some(region * usize::from(self.years.count()) + offset)
    }
}
