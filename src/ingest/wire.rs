//! The names of closed lists in the data format, for reading and for writing, and how it writes strings.

use crate::dataset::{
    AbsentAmount, CoverageKind, Expenditure, Funding, IndicatorKind, Nature, Phase, Precision,
    PublisherKind, Recurrence, ValueStatus,
};

/// Each value of a closed list with its name, in the order of the format.
pub(crate) type Names<T> = &'static [(&'static str, T)];

/// The version of the format.
pub(crate) const VERSION: i64 = 1;

/// The one currency.
pub(crate) const CURRENCY: &str = "SEK";

/// The key of an indicator's values for the whole country.
pub(crate) const COMMON: &str = "*";

/// `coverage.kind`
pub(crate) const COVERAGE_KINDS: Names<CoverageKind> =
    &[("complete", CoverageKind::Complete), ("selection", CoverageKind::Selection)];

/// `sources[].kind`
pub(crate) const PUBLISHER_KINDS: Names<PublisherKind> = &[
    ("region", PublisherKind::Region),
    ("association", PublisherKind::Association),
    ("authority", PublisherKind::Authority),
    ("news", PublisherKind::News),
    ("party", PublisherKind::Party),
];

/// `sources[].date_basis` and `investments[].years`: whether it is inferred
pub(crate) const BASES: Names<bool> = &[("stated", false), ("inferred", true)];

/// `investments[].absent`
pub(crate) const ABSENCES: Names<AbsentAmount> = &[
    ("not-reported", AbsentAmount::NotReported),
    ("not-applicable", AbsentAmount::NotApplicable),
    ("included-elsewhere", AbsentAmount::IncludedElsewhere),
];

/// `investments[].precision`
pub(crate) const PRECISIONS: Names<Precision> = &[
    ("exact", Precision::Exact),
    ("rounded", Precision::Rounded),
    ("about", Precision::About),
    ("just-over", Precision::JustOver),
    ("just-under", Precision::JustUnder),
    ("at-least", Precision::AtLeast),
    ("at-most", Precision::AtMost),
];

/// `phase` of a row and of a stage
pub(crate) const PHASES: Names<Phase> = &[
    ("proposed", Phase::Proposed),
    ("approved", Phase::Approved),
    ("adjusted", Phase::Adjusted),
    ("executed", Phase::Executed),
];

/// `investments[].followed`: whether it was checked
pub(crate) const FOLLOWED: Names<bool> = &[("checked", true), ("unchecked", false)];

/// What `followed` means when it is omitted.
pub(crate) fn is_followed_by_default(phase: Phase) -> bool {
    phase != Phase::Proposed
}

/// `investments[].recurrence`
pub(crate) const RECURRENCES: Names<Recurrence> = &[
    ("one-off", Recurrence::OneOff),
    ("annual", Recurrence::Annual),
    ("total", Recurrence::Total),
    ("unstated", Recurrence::Unstated),
];

/// `investments[].nature`
pub(crate) const NATURES: Names<Nature> = &[
    ("programme", Nature::Programme),
    ("increase", Nature::Increase),
    ("reserve", Nature::Reserve),
    ("ceiling", Nature::Ceiling),
    ("indexation", Nature::Indexation),
];

/// `investments[].funding`
pub(crate) const FUNDINGS: Names<Funding> = &[
    ("own", Funding::Own),
    ("state", Funding::State),
    ("mixed", Funding::Mixed),
    ("unknown", Funding::Unknown),
];

/// `investments[].expenditure`
pub(crate) const EXPENDITURES: Names<Expenditure> = &[
    ("operating", Expenditure::Operating),
    ("capital", Expenditure::Capital),
    ("unknown", Expenditure::Unknown),
];

/// `indicators[].kind`
pub(crate) const INDICATOR_KINDS: Names<IndicatorKind> = &[
    ("population", IndicatorKind::Population),
    ("price-index", IndicatorKind::PriceIndex),
    ("net-cost", IndicatorKind::NetCost),
];

/// `indicators[].status`
pub(crate) const STATUSES: Names<ValueStatus> =
    &[("preliminary", ValueStatus::Preliminary), ("derived", ValueStatus::Derived)];

/// The name of a value; every value has one.
pub(crate) fn name<T: PartialEq + Copy>(names: Names<T>, value: T) -> &'static str {
    names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name)
}

/// Appends a JSON string, with no more escapes than it needs.
pub(crate) fn push_string(out: &mut String, words: &str) {
    out.push('"');
    for character in words.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\0'..' ' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
}
