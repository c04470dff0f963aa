//! Which reasons against comparing hold, and whom they are about.

use crate::compare::sides::{SlotSide, slots};
use crate::compare::{Cell, Comparison, ReasonKind, SideChosen, Slot, Traits};
use crate::dataset::{CoverageKind, Expenditure, Funding, Precision, Recurrence, YearSet};
use crate::view::{Measure, Prices};

/// The regions that a reason is about, on both sides of a contrast.
///
/// In no order, and a region as often as it was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those on the first side; without a contrast all.
    pub(super) regions: Vec<usize>,
    /// Those on the other side.
    pub(super) others: Vec<usize>,
}

/// A comparison, as it is asked for reasons.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    comparison: &'a Comparison,
    slots: Vec<Vec<SlotSide>>,
}

impl<'a> Asked<'a> {
    /// Ready to ask, at the cost of sorting the marks.
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        Self { comparison, slots: slots(comparison) }
    }

    /// Whether marks of two sides stand in one slot.
    pub(super) fn has_common_slot(&self) -> bool {
        self.slots.iter().any(|slot| slot.len() > 1)
    }

    /// Whom a reason is about; `None` where it does not hold.
    pub(super) fn find(&self, kind: ReasonKind) -> Option<Found> {
        match kind {
            ReasonKind::SeveralYearsAgainstOne => self.several_years_against_one(),
            ReasonKind::RunningAgainstBuildings => self.contrast(
                |side| side.traits.has_expenditure(Expenditure::Operating),
                |side| side.traits.has_expenditure(Expenditure::Capital),
            ),
            ReasonKind::DifferentNatures => self.different_natures(),
            ReasonKind::ProposalAgainstDecision => {
                self.contrast(|side| side.has_proposal, |side| side.has_decision)
            }
            ReasonKind::DifferentAreas => self.different_areas(),
            ReasonKind::DifferentPriceLevels => self.different_price_levels(),
            ReasonKind::Selection => {
                (self.comparison.coverage == CoverageKind::Selection).then(Found::default)
            }
            ReasonKind::OneOffAgainstRecurring => self.contrast(
                |side| side.traits.has_recurrence(Recurrence::OneOff),
                |side| {
                    side.traits.has_recurrence(Recurrence::Annual)
                        || side.traits.has_recurrence(Recurrence::Unstated)
                },
            ),
            ReasonKind::DifferentYearsInCurrentPrices => self.different_years(),
            ReasonKind::OwnAgainstState => self.contrast(
                |side| side.traits.has_funding(Funding::Own),
                |side| side.traits.has_funding(Funding::State),
            ),
            ReasonKind::UnknownMoney => self.marks(|cell| {
                self.comparison.measure == Measure::Share && has_unknown_money(&cell.traits)
            }),
            ReasonKind::InferredYear => self.marks(|cell| cell.traits.has_inferred_years),
            ReasonKind::HedgedAmount => {
                self.marks(|cell| !matches!(cell.precision, Precision::Exact | Precision::Rounded))
            }
            ReasonKind::UnequalCoverage => self.unequal_coverage(),
            ReasonKind::PartySource => self.marks(|cell| cell.traits.has_party),
            ReasonKind::NotFollowed => self.marks(|cell| cell.traits.has_unchecked),
            ReasonKind::SpanInLane => self.marks(|cell| matches!(cell.slot, Slot::Span { .. })),
        }
    }

    /// The regions with a mark like that, compared or not.
    fn marks(&self, is_meant: impl Fn(&Cell) -> bool) -> Option<Found> {
        let marks = self.comparison.cells.iter().filter(|cell| cell.value.is_ok());
        let regions: Vec<usize> =
            marks.filter(|cell| is_meant(cell)).map(|cell| cell.region).collect();
        (!regions.is_empty()).then_some(Found { regions, others: Vec::new() })
    }

    /// The sides that are one thing where another side of the slot is the other.
    fn contrast(
        &self,
        is_one: impl Fn(&SlotSide) -> bool,
        is_other: impl Fn(&SlotSide) -> bool,
    ) -> Option<Found> {
        let mut found = Found::default();
        for slot in &self.slots {
            found.add(slot, &is_one, &is_other);
        }
        found.if_any()
    }

    /// The first nature of a slot stands against all others.
    fn different_natures(&self) -> Option<Found> {
        let mut found = Found::default();
        for slot in &self.slots {
            let first = slot.iter().map(|side| side.first_nature).min();
            let is_first = |side: &SlotSide| Some(side.first_nature) == first;
            found.add(slot, &is_first, &|side| Some(side.last_nature) != first);
        }
        found.if_any()
    }

    /// The sides of slots in which not all have the same years.
    fn different(&self, years: impl Fn(&SlotSide) -> YearSet) -> Option<Found> {
        let mut found = Found::default();
        for slot in &self.slots {
            let first = slot.first().map(&years);
            if slot.iter().any(|side| Some(years(side)) != first) {
                found.regions.extend(slot.iter().map(|side| side.region));
            }
        }
        found.if_any()
    }

    fn different_price_levels(&self) -> Option<Found> {
        let mut found = Found::default();
        for slot in &self.slots {
            let levels = PriceLevels::of(slot);
            let sides = slot.iter().filter(|side| levels.forbid(side));
            for side in sides {
                let has_own = side.traits.has_own_price_level;
                let list = if has_own { &mut found.regions } else { &mut found.others };
                list.push(side.region);
            }
        }
        found.if_any()
    }

    fn different_years(&self) -> Option<Found> {
        let is_nominal = self.comparison.prices == Prices::Current;
        if !is_nominal || self.comparison.measure == Measure::Share {
            return None;
        }
        if self.is_of_ranges() {
            return self.different(|side| side.traits.price_levels);
        }
        let has_several = self.comparison.years.is_some_and(|years| !years.is_single());
        if has_several { self.marks(|_| true) } else { None }
    }

    fn unequal_coverage(&self) -> Option<Found> {
        let chosen = self.comparison.both_sides();
        if !self.is_of_ranges() || chosen.is_some_and(|[a, b]| a.years != b.years) {
            return None;
        }
        self.different(|side| side.traits.years)
    }

    fn several_years_against_one(&self) -> Option<Found> {
        let [a, b] = self.both_with_values()?;
        if a.years.is_single() == b.years.is_single() {
            return None;
        }
        let (several, single) = if b.years.is_single() { (a, b) } else { (b, a) };
        Some(Found { regions: vec![several.region], others: vec![single.region] })
    }

    /// A and B, if each has a mark to compare.
    fn both_with_values(&self) -> Option<[SideChosen; 2]> {
        let have_values = self.slots.first().is_some_and(|slot| slot.len() == 2);
        self.comparison.both_sides().filter(|_| have_values)
    }

    fn different_areas(&self) -> Option<Found> {
        let [a, b] = self.both_with_values()?;
        (a.branch? != b.branch?).then(|| Found { regions: vec![a.region], others: vec![b.region] })
    }

    /// Whether one mark stands for all chosen years.
    fn is_of_ranges(&self) -> bool {
        self.comparison.view.chart.has_ranges()
    }
}

impl Found {
    fn add(
        &mut self,
        slot: &[SlotSide],
        is_one: &dyn Fn(&SlotSide) -> bool,
        is_other: &dyn Fn(&SlotSide) -> bool,
    ) {
        let ones = slot.iter().filter(|side| is_one(side)).count();
        let others = slot.iter().filter(|side| is_other(side)).count();
        for side in slot {
            let (one, other) = (is_one(side), is_other(side));
            if one && others > usize::from(other) {
                self.regions.push(side.region);
            }
            if other && ones > usize::from(one) {
                self.others.push(side.region);
            }
        }
    }

    fn if_any(self) -> Option<Self> {
        (!self.regions.is_empty()).then_some(self)
    }
}

fn has_unknown_money(traits: &Traits) -> bool {
    traits.has_funding(Funding::Unknown) || traits.has_expenditure(Expenditure::Unknown)
}

/// The price levels of a slot's sides: by whether a side has one of its own, and whether an index
/// lacks one, the first side's levels and whether another's differ.
struct PriceLevels([Option<(YearSet, bool)>; 4]);

impl PriceLevels {
    fn of(slot: &[SlotSide]) -> Self {
        let mut levels = [None; 4];
        for side in slot {
            let Some(class) = levels.get_mut(price_class(side)) else { continue };
            let own = side.traits.price_levels;
            *class = match *class {
                None => Some((own, false)),
                Some((first, is_varied)) => Some((first, is_varied || first != own)),
            };
        }
        Self(levels)
    }

    /// Whether the slot has a side with other levels, such that one of the two has a level of its
    /// own and one cannot be converted.
    fn forbid(&self, side: &SlotSide) -> bool {
        let class = price_class(side);
        self.0.iter().enumerate().any(|(other, levels)| {
            let differ = |(first, is_varied)| is_varied || first != side.traits.price_levels;
            class | other == 3 && levels.is_some_and(differ)
        })
    }
}

fn price_class(side: &SlotSide) -> usize {
    let own = usize::from(side.traits.has_own_price_level);
    own | usize::from(side.traits.is_inconvertible) << 1
}
