//! Whether marks may be compared, and every reason why not.

use crate::compare::Comparison;

/// Whether what is shown may be compared, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Verdict {
    /// The verdict: the gravest of its reasons.
    pub kind: VerdictKind,
    /// Every reason, the gravest first, each kind once.
    pub reasons: Vec<Reason>,
}

/// How far marks may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum VerdictKind {
    /// In order of value, largest, so many times as much.
    #[default]
    Comparable,
    /// Side by side and the difference in kronor; no order, no largest, no ratio.
    WithCare,
    /// In the order of names; no difference either.
    NotComparable,
}

/// One reason against comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which.
    pub kind: ReasonKind,
    /// The regions of those it is about, each once, in the comparison's order; of a contrast the
    /// ones on its first side.
    pub regions: Vec<usize>,
    /// Of a contrast the regions on its other side; else empty.
    pub others: Vec<usize>,
}

/// The kinds of reasons, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonKind {
    /// Several years against a single one.
    SeveralYearsAgainstOne,
    /// Running costs against buildings.
    RunningAgainstBuildings,
    /// Programme money against an increase, a reserve, a ceiling or an uplift.
    DifferentNatures,
    /// A proposal or a plan year against a decision.
    ProposalAgainstDecision,
    /// Sides that are limited to different branches of the area tree.
    DifferentAreas,
    /// Price levels that no index converts.
    DifferentPriceLevels,
    /// The dataset is a selection.
    Selection,
    /// A one-off against what comes every year, or does not say.
    OneOffAgainstRecurring,
    /// Different years in the prices of their time.
    DifferentYearsInCurrentPrices,
    /// The region's own money against the state's.
    OwnAgainstState,
    /// A share of the cost of care, of money whose funding or kind is unknown.
    UnknownMoney,
    /// A year that the document does not state.
    InferredYear,
    /// An amount neither exact nor rounded.
    HedgedAmount,
    /// Rows in different years.
    UnequalCoverage,
    /// A party is the source.
    PartySource,
    /// What followed is not checked.
    NotFollowed,
    /// A sum for several years beside the years.
    SpanInLane,
}

/// The verdict on a comparison.
pub(super) fn judge(_comparison: &Comparison) -> Verdict {
    Verdict { kind: VerdictKind::WithCare, reasons: Vec::new() }
}
