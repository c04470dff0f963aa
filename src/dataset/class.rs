//! What makes entries alike: everything that a view may ask of one, but whose, when and how much.

use crate::dataset::{
    AbsentAmount, Content, Entry, Expenditure, Funding, Investment, Nature, Phase, Precision,
    PublisherKind, Recurrence, Year,
};

/// What entries have in common that are filtered and added alike.
///
/// An entry of a row with stages has a class for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The row's area.
    pub area: usize,
    /// The stage's phase.
    pub phase: Phase,
    /// The phases of the row's earlier stages.
    pub earlier: Phases,
    /// The phases of its later stages; none for the stage that is the row's own.
    pub later: Phases,
    /// What kind of money it is.
    pub nature: Nature,
    /// How often it comes.
    pub recurrence: Recurrence,
    /// Whose money it is.
    pub funding: Funding,
    /// Running costs or buildings.
    pub expenditure: Expenditure,
    /// How far the amount can be trusted.
    pub precision: Precision,
    /// Why there is no amount, if there is none.
    pub absent: Option<AbsentAmount>,
    /// One sum for all its years.
    pub is_span: bool,
    /// Goes on after its last counted year, unchecked.
    pub is_endless: bool,
    /// What a whole leaves beside its parts.
    pub is_remainder: bool,
    /// The row's years were inferred.
    pub has_inferred_years: bool,
    /// What followed the row is not checked.
    pub is_unfollowed: bool,
    /// A party is the row's source.
    pub is_from_party: bool,
    /// Its precision is not its own where the whole that it belongs to is in sight entirely.
    pub has_whole: bool,
    /// The price level of the amount, where it differs from its year's.
    pub price_year: Option<Year>,
    /// From this year on its years are plan years.
    pub plan_from: Option<Year>,
}

/// Some phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Phases(u8);

impl Phases {
    /// With one more.
    pub fn with(self, phase: Phase) -> Self {
        Self(self.0 | 1 << phase as u8)
    }

    /// Whether both have one.
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Phase> for Phases {
    fn from_iter<I: IntoIterator<Item = Phase>>(phases: I) -> Self {
        phases.into_iter().fold(Self::default(), Self::with)
    }
}

impl Class {
    /// The class of an entry of that row at a stage, if the row has any.
    pub(super) fn of(
        content: &Content,
        entry: &Entry,
        row: &Investment,
        stage: Option<usize>,
        has_whole: bool,
    ) -> Self {
        let phases = |stages: Option<&[super::Stage]>| -> Phases {
            stages.unwrap_or_default().iter().map(|stage| stage.phase).collect()
        };
        let at = stage.and_then(|stage| row.stages.get(stage));
        Self {
            area: row.area,
            phase: at.map_or(row.phase, |stage| stage.phase),
            earlier: phases(stage.and_then(|stage| row.stages.get(..stage))),
            later: phases(stage.and_then(|stage| row.stages.get(stage + 1..))),
            nature: row.nature,
            recurrence: row.recurrence,
            funding: row.funding,
            expenditure: row.expenditure,
            precision: entry.precision,
            // Every stage has an amount.
            absent: entry.amount.err().filter(|_| at.is_none()),
            is_span: entry.is_span,
            is_endless: entry.is_endless,
            is_remainder: entry.is_remainder,
            has_inferred_years: row.years_are_inferred,
            is_unfollowed: !row.is_followed,
            is_from_party: content
                .sources
                .get(row.source)
                .is_some_and(|source| source.kind == PublisherKind::Party),
            has_whole,
            price_year: row.price_year,
            plan_from: row.plan_from,
        }
    }

    /// A number that is different for different classes; its order begins with the areas'.
    pub(super) fn code(&self) -> u128 {
        let mut code = self.area as u128;
        let mut push = |bits: u32, value: u16| code = (code << bits) | u128::from(value);
        let year = |year: Option<Year>| year.map_or(0, |year| year.number() - 1899);
        push(2, self.phase as u16);
        push(4, u16::from(self.earlier.0));
        push(4, u16::from(self.later.0));
        push(3, self.nature as u16);
        push(2, self.recurrence as u16);
        push(2, self.funding as u16);
        push(2, self.expenditure as u16);
        push(3, self.precision as u16);
        push(2, self.absent.map_or(0, |reason| reason as u16 + 1));
        for flag in [
            self.is_span,
            self.is_endless,
            self.is_remainder,
            self.has_inferred_years,
            self.is_unfollowed,
            self.is_from_party,
            self.has_whole,
        ] {
            push(1, u16::from(flag));
        }
        push(9, year(self.price_year));
        push(9, year(self.plan_from));
        code
    }
}
