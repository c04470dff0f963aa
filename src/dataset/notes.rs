//! What is known about amounts that are added up, one bit each.

use crate::dataset::{
    Content, Entry, Expenditure, Funding, Investment, Precision, PublisherKind, Recurrence,
};

/// What is known about some amounts; about more of them, all that is known about any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Notes(u32);

const RECURRENCES: u32 = 0;
const FUNDINGS: u32 = RECURRENCES + Recurrence::ALL.len() as u32;
const EXPENDITURES: u32 = FUNDINGS + Funding::ALL.len() as u32;
const PRECISIONS: u32 = EXPENDITURES + Expenditure::ALL.len() as u32;
const FLAGS: u32 = PRECISIONS + Precision::ALL.len() as u32;
const INFERRED: u32 = 1 << FLAGS;
const UNFOLLOWED: u32 = 1 << (FLAGS + 1);
const PARTY: u32 = 1 << (FLAGS + 2);
const REMAINDER: u32 = 1 << (FLAGS + 3);

impl Notes {
    /// What is known about an entry of a row.
    pub(super) fn of(content: &Content, entry: &Entry, row: &Investment) -> Self {
        let source = content.sources.get(row.source);
        let is_from_party = source.is_some_and(|source| source.kind == PublisherKind::Party);
        let flag = |is_set: bool, flag: u32| if is_set { flag } else { 0 };
        Self(
            bit(RECURRENCES, row.recurrence as u32)
                | bit(FUNDINGS, row.funding as u32)
                | bit(EXPENDITURES, row.expenditure as u32)
                | bit(PRECISIONS, entry.precision as u32)
                | flag(row.years_are_inferred, INFERRED)
                | flag(!row.is_followed, UNFOLLOWED)
                | flag(is_from_party, PARTY)
                | flag(entry.is_remainder, REMAINDER),
        )
    }

    /// What is known about both.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether some of the money comes like that.
    pub(crate) fn has_recurrence(self, recurrence: Recurrence) -> bool {
        self.0 & bit(RECURRENCES, recurrence as u32) != 0
    }

    /// Whether some of it is that money.
    pub(crate) fn has_funding(self, funding: Funding) -> bool {
        self.0 & bit(FUNDINGS, funding as u32) != 0
    }

    /// Whether some of it is spent on that.
    pub(crate) fn has_expenditure(self, expenditure: Expenditure) -> bool {
        self.0 & bit(EXPENDITURES, expenditure as u32) != 0
    }

    /// Whether the years of a row were inferred.
    pub(crate) fn has_inferred_years(self) -> bool {
        self.0 & INFERRED != 0
    }

    /// Whether what followed a row is not checked.
    pub(crate) fn has_unchecked(self) -> bool {
        self.0 & UNFOLLOWED != 0
    }

    /// Whether a row's source is a party.
    pub(crate) fn has_party(self) -> bool {
        self.0 & PARTY != 0
    }

    /// Whether some of it is what a whole leaves beside its parts.
    pub(crate) fn has_remainder(self) -> bool {
        self.0 & REMAINDER != 0
    }

    /// How far a sum can be trusted, if every amount has but its own precision.
    pub fn precision(self) -> Precision {
        let is_seen = |precision: &Precision| self.0 & bit(PRECISIONS, *precision as u32) != 0;
        Precision::ALL.into_iter().filter(is_seen).fold(Precision::Exact, Precision::plus)
    }

    /// The same without what is known about precision.
    pub(crate) fn without_precision(self) -> Self {
        Self(self.0 & !(((1 << Precision::ALL.len()) - 1) << PRECISIONS))
    }
}

const fn bit(from: u32, place: u32) -> u32 {
    1 << (from + place)
}
