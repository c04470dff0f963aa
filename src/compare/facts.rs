//! What is known about a mark's amounts: about their rows, and how they count.

use crate::compare::Absence;
use crate::compare::traits::Traits;
use crate::dataset::{AbsentAmount, Class, Expenditure, Funding, Notes, Precision};
use crate::view::Measure;

/// What is known about some amounts; about more of them, all that is known about any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Facts {
    notes: Notes,
    flags: u16,
}

const PLAN: u16 = 1;
const FIRM: u16 = 1 << 1;
const SPAN: u16 = 1 << 2;
const OWN_PRICE: u16 = 1 << 3;
/// There is an amount that the measure takes.
const VALUED: u16 = 1 << 4;
const NOT_MEANINGFUL: u16 = 1 << 5;
const UNCHECKED: u16 = 1 << 6;
const NOT_REPORTED: u16 = 1 << 7;
const NOT_APPLICABLE: u16 = 1 << 8;
const ELSEWHERE: u16 = 1 << 9;
const PLAN_OF_NOTHING: u16 = 1 << 10;

/// What is known of amounts that nobody has checked.
const OF_UNCHECKED: u16 = SPAN | OWN_PRICE;
/// Money that does not exist here, or is counted elsewhere: a sum stays as it is.
const OF_NOTHING: u16 = NOT_APPLICABLE | ELSEWHERE;
/// Every other amount.
const COUNTED: u16 = VALUED | NOT_MEANINGFUL | UNCHECKED | NOT_REPORTED;
/// Every amount but what goes on unchecked.
const CHECKED: u16 = VALUED | NOT_MEANINGFUL | NOT_REPORTED | OF_NOTHING;

impl Facts {
    /// What a class is in a measure.
    pub(super) fn of_class(class: &Class, measure: Measure) -> Self {
        let is_meaningless = measure == Measure::Share
            && (class.is_span
                || class.kind.is_some_and(|(_, funding)| funding == Funding::State)
                || class.expenditure == Expenditure::Capital);
        let count = match class.absent {
            Some(AbsentAmount::NotApplicable) => NOT_APPLICABLE,
            Some(AbsentAmount::IncludedElsewhere) => ELSEWHERE,
            Some(AbsentAmount::NotReported) => NOT_REPORTED,
            None if is_meaningless => NOT_MEANINGFUL,
            None => VALUED,
        };
        let flag = |is_set: bool, flag: u16| if is_set { flag } else { 0 };
        let flags = count | flag(class.is_span, SPAN) | flag(class.price_year.is_some(), OWN_PRICE);
        Self { notes: Notes::default(), flags }
    }

    /// The same of amounts in some years: whether they are a plan, whether past those that count.
    ///
    /// Of money that does not exist here, or is counted elsewhere, nothing more is known.
    pub(super) fn of_part(self, notes: Notes, is_plan: bool, is_unchecked: bool) -> Self {
        let plan = if is_plan { PLAN } else { FIRM };
        if is_unchecked {
            return Self { notes, flags: self.flags & OF_UNCHECKED | UNCHECKED | plan };
        }
        if self.has(OF_NOTHING) {
            let plan = if is_plan { PLAN_OF_NOTHING } else { 0 };
            let notes = Notes::default();
            return Self { notes, flags: self.flags & OF_NOTHING | plan };
        }
        Self { notes, flags: self.flags | plan }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { notes: self.notes.plus(other.notes), flags: self.flags | other.flags }
    }

    pub(super) fn has_plan(self) -> bool {
        self.has(if self.is_counted() { PLAN } else { PLAN_OF_NOTHING })
    }

    /// Whether there is an amount that the measure takes.
    pub(super) fn has_value(self) -> bool {
        self.has(VALUED)
    }

    pub(super) fn is_unchecked(self) -> bool {
        self.has(UNCHECKED)
    }

    /// Whether there is nothing but money that goes on unchecked.
    pub(super) fn is_only_unchecked(self) -> bool {
        self.is_unchecked() && !self.has(CHECKED)
    }

    /// Whether anything but absent money that leaves a sum as it is.
    pub(super) fn is_counted(self) -> bool {
        self.has(COUNTED)
    }

    /// Why the amounts do not sum up.
    pub(super) fn absence(self) -> Option<Absence> {
        if self.has(NOT_REPORTED) {
            Some(Absence::NotReported)
        } else if self.has(NOT_MEANINGFUL) {
            Some(Absence::NotMeaningful)
        } else {
            None
        }
    }

    /// The first reason for which an amount is absent.
    pub(super) fn absent_amount(self) -> Option<AbsentAmount> {
        let reasons = [
            (NOT_REPORTED, AbsentAmount::NotReported),
            (NOT_APPLICABLE, AbsentAmount::NotApplicable),
            (ELSEWHERE, AbsentAmount::IncludedElsewhere),
        ];
        reasons.into_iter().find(|(flag, _)| self.has(*flag)).map(|(_, reason)| reason)
    }

    /// Whether some of the money is counted elsewhere.
    pub(super) fn is_elsewhere(self) -> bool {
        self.has(ELSEWHERE)
    }

    /// How far a sum of the amounts can be trusted, but for those that belong to a whole.
    pub(super) fn precision(self) -> Precision {
        self.notes.precision()
    }

    /// The same as traits, without their years.
    pub(super) fn traits(self) -> Traits {
        Traits {
            notes: self.notes.without_precision(),
            has_inferred_years: self.notes.has_inferred_years(),
            has_unchecked: self.notes.has_unchecked(),
            has_party: self.notes.has_party(),
            has_remainder: self.notes.has_remainder(),
            has_own_price_level: self.has(OWN_PRICE),
            has_plan: self.has_plan(),
            has_firm: self.has(FIRM),
            has_span: self.has(SPAN),
            ..Traits::default()
        }
    }

    fn has(self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}
