//! Which classes of entries a view shows, and which of its filters hides the others.

use crate::compare::traits::Seen;
use crate::compare::{Filter, Group};
use crate::dataset::{Class, Expenditure, Funding, Nature, Phase, Phases, Recurrence};
use crate::view::{Choice, View};

/// The filters of a view, each as what it lets through.
#[derive(Debug)]
pub(super) struct Filters {
    natures: Seen,
    expenditures: Seen,
    fundings: Seen,
    recurrences: Seen,
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
        Self {
            natures: passing(&view.natures(), &Nature::ALL),
            expenditures: passing(&view.expenditure(), &Expenditure::ALL),
            fundings: passing(&view.funding, &Funding::ALL),
            recurrences: passing(&view.kinds, &Recurrence::ALL),
            phases: Phase::ALL.into_iter().filter(|phase| view.phases.contains(phase)).collect(),
        }
    }

    /// Whether earlier stages of a class that is shown are drawn beside it.
    pub(super) fn has_outlines(&self, class: &Class) -> bool {
        class.earlier.meet(self.phases)
    }

    /// Whether the view has that phase.
    pub(super) fn has_phase(&self, phase: Phase) -> bool {
        self.phases.meet(Phases::default().with(phase))
    }

    /// What becomes of a class: a row counts at its latest stage among the chosen phases, and is
    /// hidden, if it is, at its last one.
    pub(super) fn fate(&self, class: &Class) -> Fate {
        let hidden = if !self.natures.has(class.nature as usize) {
            Some(Filter::Nature)
        } else if !self.expenditures.has(class.expenditure as usize) {
            Some(Filter::Expenditure)
        } else if !self.fundings.has(class.funding as usize) {
            Some(Filter::Funding)
        } else if !self.recurrences.has(class.recurrence as usize) {
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

fn passing<T: PartialEq>(choice: &Choice<T>, all: &[T]) -> Seen {
    let places = all.iter().enumerate().filter(|(_, value)| choice.contains(value));
    places.fold(Seen::default(), |seen, (place, _)| seen.plus(Seen::only(place)))
}
