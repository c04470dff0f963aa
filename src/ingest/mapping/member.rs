//! The members of the data format that a table can fill, by the names that `--set` takes.

use crate::ingest::import::words::distance;
use crate::ingest::wire::Names;

/// A member of the data format, or of a source that rows share, that a column or a constant fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named as the data format names it: see `MEMBERS`")]
pub enum Member {
    Id,
    Region,
    Area,
    Purpose,
    Amount,
    Unit,
    Currency,
    Absent,
    Dash,
    Precision,
    From,
    To,
    Years,
    Phase,
    PlanFrom,
    Followed,
    Recurrence,
    Nature,
    Funding,
    Expenditure,
    PriceYear,
    PartOf,
    DecidedBy,
    Source,
    Locator,
    Note,
    Status,
    Publisher,
    PublisherKind,
    SourceTitle,
    SourceDate,
    SourceDateBasis,
    SourceUrl,
    SourceArchived,
    SourceRetrieved,
    SourceNote,
    DatasetId,
    Title,
    Summary,
    Updated,
    License,
    Coverage,
    CoverageText,
    IndicatorId,
    IndicatorName,
    IndicatorUnit,
    IndicatorBase,
    IndicatorNote,
}

/// Each member with the name by which mappings and `--set` know it.
///
/// Those of a row have the name that the format has for them. `unit` is what amounts are written
/// in, `currency` what is no other than kronor, and `dash` what a lone dash stands for.
pub(crate) const MEMBERS: Names<Member> = &[
    ("id", Member::Id),
    ("region", Member::Region),
    ("area", Member::Area),
    ("purpose", Member::Purpose),
    ("amount", Member::Amount),
    ("unit", Member::Unit),
    ("currency", Member::Currency),
    ("absent", Member::Absent),
    ("dash", Member::Dash),
    ("precision", Member::Precision),
    ("from", Member::From),
    ("to", Member::To),
    ("years", Member::Years),
    ("phase", Member::Phase),
    ("plan_from", Member::PlanFrom),
    ("followed", Member::Followed),
    ("recurrence", Member::Recurrence),
    ("nature", Member::Nature),
    ("funding", Member::Funding),
    ("expenditure", Member::Expenditure),
    ("price_year", Member::PriceYear),
    ("part_of", Member::PartOf),
    ("decided_by", Member::DecidedBy),
    ("source", Member::Source),
    ("locator", Member::Locator),
    ("note", Member::Note),
    ("status", Member::Status),
    ("source.publisher", Member::Publisher),
    ("source.kind", Member::PublisherKind),
    ("source.title", Member::SourceTitle),
    ("source.date", Member::SourceDate),
    ("source.date_basis", Member::SourceDateBasis),
    ("source.url", Member::SourceUrl),
    ("source.archived", Member::SourceArchived),
    ("source.retrieved", Member::SourceRetrieved),
    ("source.note", Member::SourceNote),
    ("dataset.id", Member::DatasetId),
    ("title", Member::Title),
    ("summary", Member::Summary),
    ("updated", Member::Updated),
    ("license", Member::License),
    ("coverage", Member::Coverage),
    ("coverage.text", Member::CoverageText),
    ("indicator.id", Member::IndicatorId),
    ("indicator.name", Member::IndicatorName),
    ("indicator.unit", Member::IndicatorUnit),
    ("indicator.base", Member::IndicatorBase),
    ("indicator.note", Member::IndicatorNote),
];

impl Member {
    /// The member of that name.
    pub fn named(name: &str) -> Option<Self> {
        MEMBERS.iter().find(|(known, _)| *known == name).map(|(_, member)| *member)
    }

    /// The member whose name was probably meant: two slips of the pen away at most.
    ///
    /// ```
    /// # use vardkronan::ingest::mapping::Member;
    /// assert_eq!(Member::nearest("phse"), Some(Member::Phase));
    /// assert_eq!(Member::nearest("weather"), None);
    /// ```
    pub fn nearest(name: &str) -> Option<Self> {
        const MAX_SLIPS: usize = 2;
        let slips = |(known, _): &&(&str, Self)| distance(known, name, MAX_SLIPS);
        // Of a short word two slips leave nothing that is known by it.
        let is_near = |at: &&(&str, Self)| slips(at) <= MAX_SLIPS.min(name.chars().count() / 3);
        MEMBERS.iter().filter(is_near).min_by_key(slips).map(|(_, member)| *member)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        crate::ingest::wire::name(MEMBERS, self)
    }

    /// All, in the order in which a person is asked for them.
    pub fn all() -> impl Iterator<Item = Self> {
        MEMBERS.iter().map(|(_, member)| *member)
    }

    /// Whether it is one of the whole dataset: then only a constant fills it.
    pub fn is_of_dataset(self) -> bool {
        self >= Self::DatasetId
    }

    /// Whether it describes the source of a row.
    pub fn is_of_source(self) -> bool {
        (Self::Publisher..=Self::SourceNote).contains(&self)
    }

    /// Whether it can have that value: one of its closed list, in any words that cells may have, or any
    /// where it has none.
    pub fn takes(self, value: &str) -> bool {
        crate::ingest::import::is_value(self, value)
    }

    /// The values that it can have, where the format lists them.
    pub fn choices(self) -> Vec<&'static str> {
        use crate::ingest::wire;
        fn names<T>(names: Names<T>) -> Vec<&'static str> {
            names.iter().map(|(name, _)| *name).collect()
        }
        match self {
            Self::Unit => names(super::unit::UNITS),
            Self::Currency => vec![wire::CURRENCY],
            Self::Dash => names(super::DASHES),
            Self::Absent => names(wire::ABSENCES),
            Self::Precision => names(wire::PRECISIONS),
            Self::Years | Self::SourceDateBasis => names(wire::BASES),
            Self::Phase => names(wire::PHASES),
            Self::Followed => names(wire::FOLLOWED),
            Self::Recurrence => names(wire::RECURRENCES),
            Self::Nature => names(wire::NATURES),
            Self::Funding => names(wire::FUNDINGS),
            Self::Expenditure => names(wire::EXPENDITURES),
            Self::Status => names(wire::STATUSES),
            Self::PublisherKind => names(wire::PUBLISHER_KINDS),
            Self::Coverage => names(wire::COVERAGE_KINDS),
            _ => Vec::new(),
        }
    }
}
