//! Where amounts stand: in which years they count, and in which mark those years lie.

use crate::compare::Slot;
use crate::compare::tally::Part;
use crate::dataset::{Class, Nature, Year, YearRange};
use crate::view::{ChartKind, Sum, View};

/// What a view says about where amounts stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    /// Whether one mark stands for all chosen years.
    pub(super) has_ranges: bool,
    /// Whether marks of a year hold all that came before.
    pub(super) is_cumulative: bool,
    /// Whether marks are grouped by area.
    pub(super) has_areas: bool,
    is_spread: bool,
}

impl Places {
    pub(super) fn of(view: &View) -> Self {
        let has_ranges = view.chart.has_ranges();
        Self {
            has_ranges,
            is_cumulative: view.sum == Sum::Cumulative && !has_ranges,
            has_areas: view.chart == ChartKind::Areas,
            is_spread: view.is_spread,
        }
    }

    /// Whether a class stands in a span of its own rather than in its years.
    fn keeps_span(self, class: &Class) -> bool {
        class.is_span && !self.is_spread
    }

    /// Whether amounts of a class over those years have a chosen one, or go on into one unchecked.
    pub(super) fn reaches(class: &Class, years: YearRange, chosen: YearRange) -> bool {
        years.intersection(chosen).is_some() || (class.is_endless && years.last() < chosen.last())
    }

    /// Calls for each part of amounts of a class over those years that the chosen years have.
    pub(super) fn each_part(
        self,
        class: &Class,
        years: YearRange,
        chosen: YearRange,
        mut part: impl FnMut(Part),
    ) {
        if self.keeps_span(class) {
            part(Part { years, is_unchecked: false, spread_over: None });
            return;
        }
        if self.is_cumulative && class.is_endless && class.nature != Nature::Increase {
            let after = Year::new(i64::from(years.last().number()) + 1);
            if let Some(year) = after.filter(|&year| chosen.contains(year)) {
                let years = YearRange::single(year);
                part(Part { years, is_unchecked: true, spread_over: None });
            }
        }
        let spread_over = class.is_span.then_some(years.count());
        for year in years.intersection(chosen).into_iter().flat_map(YearRange::years) {
            part(Part { years: YearRange::single(year), is_unchecked: false, spread_over });
        }
    }

    /// The mark of a part, before sums run on.
    pub(super) fn slot(self, nature: Nature, part: YearRange, chosen: YearRange) -> Slot {
        let is_step = nature == Nature::Increase;
        let is_placed = chosen.covers(part);
        if self.has_ranges && !is_step && is_placed {
            Slot::Range(chosen)
        } else if part.is_single() {
            Slot::Year(part.first())
        } else {
            Slot::Span { years: part, is_placed }
        }
    }

    /// The year from which on a mark counts in running sums; `None` for what stays as it is.
    pub(super) fn joins(self, nature: Nature, slot: Slot) -> Option<Year> {
        match slot {
            _ if !self.is_cumulative || nature == Nature::Increase => None,
            Slot::Year(year) => Some(year),
            Slot::Span { years, is_placed: true } => Some(years.last()),
            Slot::Span { .. } | Slot::Range(_) => None,
        }
    }

    /// The years that a mark's sum is about.
    pub(super) fn years_of(self, nature: Nature, slot: Slot, chosen: YearRange) -> YearRange {
        let years = slot.years();
        let is_running = self.is_cumulative && nature != Nature::Increase;
        let first = if is_running { chosen.first() } else { years.first() };
        YearRange::new(first, years.last()).unwrap_or(years)
    }
}
