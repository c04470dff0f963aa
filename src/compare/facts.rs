//! What is known about amounts that are added up, one bit each.

use crate::compare::Absence;
use crate::compare::traits::{Seen, Traits};
use crate::dataset::{AbsentAmount, Class, Expenditure, Funding, Precision, Recurrence};
use crate::view::Measure;

/// Facts about some amounts; those of more amounts have all bits of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Facts(u64);

const RECURRENCES: u32 = 0;
const FUNDINGS: u32 = RECURRENCES + Recurrence::ALL.len() as u32;
const EXPENDITURES: u32 = FUNDINGS + Funding::ALL.len() as u32;
const PRECISIONS: u32 = EXPENDITURES + Expenditure::ALL.len() as u32;
const ABSENT: u32 = PRECISIONS + Precision::ALL.len() as u32;
const FLAGS: u32 = ABSENT + 3;

const PLAN: u64 = 1 << FLAGS;
const FIRM: u64 = 1 << (FLAGS + 1);
const INFERRED: u64 = 1 << (FLAGS + 2);
const UNFOLLOWED: u64 = 1 << (FLAGS + 3);
const PARTY: u64 = 1 << (FLAGS + 4);
const SPAN: u64 = 1 << (FLAGS + 5);
const REMAINDER: u64 = 1 << (FLAGS + 6);
const OWN_PRICE: u64 = 1 << (FLAGS + 7);
const NOT_MEANINGFUL: u64 = 1 << (FLAGS + 8);
const UNCHECKED: u64 = 1 << (FLAGS + 9);
const VALUED: u64 = 1 << (FLAGS + 10);
const VOID: u64 = 1 << (FLAGS + 11);
const VOID_PLAN: u64 = 1 << (FLAGS + 12);

impl Facts {
    /// What a class is in a measure. Money that does not exist here, or is counted elsewhere, has
    /// nothing but that.
    pub(super) fn of_class(class: &Class, measure: Measure) -> Self {
        let place = |from: u32, value: u32| 1_u64 << (from + value);
        if let Some(reason @ (AbsentAmount::NotApplicable | AbsentAmount::IncludedElsewhere)) =
            class.absent
        {
            return Self(place(ABSENT, reason as u32) | VOID);
        }
        let is_meaningless = measure == Measure::Share
            && class.absent.is_none()
            && (class.is_span
                || class.funding == Funding::State
                || class.expenditure == Expenditure::Capital);
        let flag = |is_set: bool, flag: u64| if is_set { flag } else { 0 };
        Self(
            place(RECURRENCES, class.recurrence as u32)
                | place(FUNDINGS, class.funding as u32)
                | place(EXPENDITURES, class.expenditure as u32)
                | flag(!class.has_whole, place(PRECISIONS, class.precision as u32))
                | class.absent.map_or(0, |reason| place(ABSENT, reason as u32))
                | flag(class.has_inferred_years, INFERRED)
                | flag(class.is_unfollowed, UNFOLLOWED)
                | flag(class.is_from_party, PARTY)
                | flag(class.is_span, SPAN)
                | flag(class.is_remainder, REMAINDER)
                | flag(class.price_year.is_some(), OWN_PRICE)
                | flag(is_meaningless, NOT_MEANINGFUL)
                | flag(class.absent.is_none() && !is_meaningless, VALUED),
        )
    }

    /// The same in some years: whether they are a plan, whether they are past those that count.
    pub(super) fn in_years(self, is_plan: bool, is_unchecked: bool) -> Self {
        let plan = match (self.0 & VOID != 0, is_plan) {
            (false, false) => FIRM,
            (false, true) => PLAN,
            (true, false) => 0,
            (true, true) => VOID_PLAN,
        };
        let unchecked_hides = VALUED | NOT_MEANINGFUL | VOID | (7 << ABSENT);
        if is_unchecked {
            Self(self.0 & !unchecked_hides | plan | UNCHECKED)
        } else {
            Self(self.0 | plan)
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has_plan(self) -> bool {
        self.0 & if self.is_counted() { PLAN } else { PLAN | VOID_PLAN } != 0
    }

    /// Whether there is an amount that the measure takes.
    pub(super) fn has_value(self) -> bool {
        self.0 & VALUED != 0
    }

    pub(super) fn is_unchecked(self) -> bool {
        self.0 & UNCHECKED != 0
    }

    /// Whether anything but absent money that leaves a sum as it is.
    pub(super) fn is_counted(self) -> bool {
        self.0 & (VALUED | NOT_MEANINGFUL | UNCHECKED) != 0
            || self.has_absent(AbsentAmount::NotReported)
    }

    /// Why the amounts do not sum up.
    pub(super) fn absence(self) -> Option<Absence> {
        if self.has_absent(AbsentAmount::NotReported) {
            Some(Absence::NotReported)
        } else if self.0 & NOT_MEANINGFUL != 0 {
            Some(Absence::NotMeaningful)
        } else {
            None
        }
    }

    /// The first reason for which an amount is absent.
    pub(super) fn absent_amount(self) -> Option<AbsentAmount> {
        [AbsentAmount::NotReported, AbsentAmount::NotApplicable, AbsentAmount::IncludedElsewhere]
            .into_iter()
            .find(|reason| self.has_absent(*reason))
    }

    pub(super) fn has_absent(self, reason: AbsentAmount) -> bool {
        self.0 & (1 << (ABSENT + reason as u32)) != 0
    }

    /// How far a sum of the amounts can be trusted, but for those that belong to a whole.
    pub(super) fn precision(self) -> Precision {
        let is_seen = |precision: &Precision| self.0 & (1 << (PRECISIONS + *precision as u32)) != 0;
        Precision::ALL.into_iter().filter(is_seen).fold(Precision::Exact, Precision::plus)
    }

    /// The same as traits, without their years.
    pub(super) fn traits(self) -> Traits {
        let seen = |from: u32, count: usize| {
            let places = (0..count).filter(|place| self.0 & (1 << (from as usize + place)) != 0);
            places.fold(Seen::default(), |seen, place| seen.plus(Seen::only(place)))
        };
        let has = |flag: u64| self.0 & flag != 0;
        Traits {
            recurrences: seen(RECURRENCES, Recurrence::ALL.len()),
            fundings: seen(FUNDINGS, Funding::ALL.len()),
            expenditures: seen(EXPENDITURES, Expenditure::ALL.len()),
            has_own_price_level: has(OWN_PRICE),
            has_plan: self.has_plan(),
            has_firm: has(FIRM),
            has_inferred_years: has(INFERRED),
            has_unchecked: has(UNFOLLOWED),
            has_party: has(PARTY),
            has_span: has(SPAN),
            has_remainder: has(REMAINDER),
            ..Traits::default()
        }
    }
}
