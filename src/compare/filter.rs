//! Which classes of entries a view shows, and which of its filters hides the others.

use crate::compare::{Filter, Group};
use crate::dataset::{Class, Expenditure, Funding, Investment, Nature, Phase, Phases, Recurrence};
use crate::view::{Choice, View};

/// The filters of a view, each as what it lets through.
#[derive(Debug)]
pub(super) struct Filters {
    natures: Places,
    expenditures: Places,
    fundings: Places,
    recurrences: Places,
    phases: Phases,
}

/// What becomes of a class in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is shown, in that group.
    Shown(Group),
    /// A filter hides it.
    Hidden(Filter),
    /// Its rows count at another stage, or are hidden at their last one.
    Elsewhere,
}

impl Filters {
    pub(super) fn of(view: &View) -> Self {
        let chosen = Phase::ALL.into_iter().filter(|phase| view.phases.contains(phase));
        Self {
            natures: passing(&view.natures(), &Nature::ALL),
            expenditures: passing(&view.expenditure(), &Expenditure::ALL),
            fundings: passing(&view.funding, &Funding::ALL),
            recurrences: passing(&view.kinds, &Recurrence::ALL),
            phases: chosen.fold(Phases::default(), Phases::with),
        }
    }

    /// Whether money passes however often it comes and whosever it is.
    pub(super) fn has_all_kinds(&self) -> bool {
        let has_all = |places: Places, count: usize| (0..count).all(|place| places.has(place));
        has_all(self.fundings, Funding::ALL.len())
            && has_all(self.recurrences, Recurrence::ALL.len())
    }

    /// Whether earlier stages of a class that is shown are drawn beside it.
    pub(super) fn has_outlines(&self, class: &Class) -> bool {
        class.earlier.meet(self.phases)
    }

    /// Whether the view has that phase.
    pub(super) fn has_phase(&self, phase: Phase) -> bool {
        self.phases.meet(Phases::default().with(phase))
    }

    /// Whether a row is shown, at whatever stage.
    pub(super) fn lets_through(&self, row: &Investment) -> bool {
        self.natures.has(row.nature as usize)
            && self.expenditures.has(row.expenditure as usize)
            && self.fundings.has(row.funding as usize)
            && self.recurrences.has(row.recurrence as usize)
            && (self.has_phase(row.phase) || row.stages.iter().any(|it| self.has_phase(it.phase)))
    }

    /// What becomes of a class: a row counts at its latest stage among the chosen phases, and is
    /// hidden, if it is, at its last one.
    pub(super) fn fate(&self, class: &Class) -> Fate {
        let hidden = if !self.natures.has(class.nature as usize) {
            Some(Filter::Nature)
        } else if !self.expenditures.has(class.expenditure as usize) {
            Some(Filter::Expenditure)
        } else if !class.kind.is_none_or(|(_, funding)| self.fundings.has(funding as usize)) {
            Some(Filter::Funding)
        } else if !class.kind.is_none_or(|(often, _)| self.recurrences.has(often as usize)) {
            Some(Filter::Recurrence)
        } else {
            None
        };
        let is_last = class.later.is_empty();
        match hidden {
            Some(filter) if is_last => Fate::Hidden(filter),
            Some(_) => Fate::Elsewhere,
            None if class.later.meet(self.phases) => Fate::Elsewhere,
            None if self.has_phase(class.phase) => {
                Fate::Shown(Group { phase: class.phase, nature: class.nature })
            }
            None if is_last && !self.has_outlines(class) => Fate::Hidden(Filter::Phase),
            None => Fate::Elsewhere,
        }
    }
}

fn passing<T: PartialEq>(choice: &Choice<T>, all: &[T]) -> Places {
    let places = all.iter().enumerate().filter(|(_, value)| choice.contains(value));
    places.fold(Places::default(), |seen, (place, _)| seen.plus(Places::only(place)))
}

/// Some values of a short closed list, by their places in it.
#[derive(Clone, Copy, Debug, Default)]
struct Places(u8);

impl Places {
    /// Only the value at that place of its list.
    const fn only(place: usize) -> Self {
        Self(1 << (place & 7))
    }

    const fn has(self, place: usize) -> bool {
        self.0 & Self::only(place).0 != 0
    }

    const fn plus(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
