//! Whether marks may be compared, and every reason why not.

use crate::compare::Comparison;
use crate::compare::reasons::Asked;

/// Whether what is shown may be compared, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Verdict {
    /// The verdict: the gravest of its reasons.
    pub kind: VerdictKind,
    /// Every reason, the gravest first, each kind once.
    pub reasons: Vec<Reason>,
    /// Whether marks of two sides stand in one slot: else regions are shown, but none is compared with another.
    pub has_common_slot: bool,
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

impl VerdictKind {
    /// Its name in outputs for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comparable => "comparable",
            Self::WithCare => "with-care",
            Self::NotComparable => "not-comparable",
        }
    }
}

impl ReasonKind {
    /// All, the gravest first.
    pub const ALL: [Self; 17] = [
        Self::SeveralYearsAgainstOne,
        Self::RunningAgainstBuildings,
        Self::DifferentNatures,
        Self::ProposalAgainstDecision,
        Self::DifferentAreas,
        Self::DifferentPriceLevels,
        Self::Selection,
        Self::OneOffAgainstRecurring,
        Self::DifferentYearsInCurrentPrices,
        Self::OwnAgainstState,
        Self::UnknownMoney,
        Self::InferredYear,
        Self::HedgedAmount,
        Self::UnequalCoverage,
        Self::PartySource,
        Self::NotFollowed,
        Self::SpanInLane,
    ];

    /// Its name in outputs for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeveralYearsAgainstOne => "several-years-against-one",
            Self::RunningAgainstBuildings => "running-against-buildings",
            Self::DifferentNatures => "different-natures",
            Self::ProposalAgainstDecision => "proposal-against-decision",
            Self::DifferentAreas => "different-areas",
            Self::DifferentPriceLevels => "different-price-levels",
            Self::Selection => "selection",
            Self::OneOffAgainstRecurring => "one-off-against-recurring",
            Self::DifferentYearsInCurrentPrices => "different-years-in-current-prices",
            Self::OwnAgainstState => "own-against-state",
            Self::UnknownMoney => "unknown-money",
            Self::InferredYear => "inferred-year",
            Self::HedgedAmount => "hedged-amount",
            Self::UnequalCoverage => "unequal-coverage",
            Self::PartySource => "party-source",
            Self::NotFollowed => "not-followed",
            Self::SpanInLane => "span-in-lane",
        }
    }

    /// How far marks may be compared at most, for this reason.
    pub fn verdict(self) -> VerdictKind {
        if self < Self::Selection { VerdictKind::NotComparable } else { VerdictKind::WithCare }
    }
}

/// The verdict on a comparison.
///
/// Compared are marks with a value: those of different regions in the same slot, and A with B;
/// never the years of one region, nor the parts of a stack.
pub(super) fn judge(comparison: &Comparison) -> Verdict {
    let asked = Asked::new(comparison);
    let reasons: Vec<Reason> = ReasonKind::ALL
        .into_iter()
        .filter_map(|kind| Some((kind, asked.find(kind)?)))
        .map(|(kind, found)| Reason {
            kind,
            regions: in_order(comparison, &found.regions),
            others: in_order(comparison, &found.others),
        })
        .collect();
    let kind = reasons.first().map_or(VerdictKind::Comparable, |reason| reason.kind.verdict());
    Verdict { kind, reasons, has_common_slot: asked.has_common_slot() }
}

/// The regions in the comparison's order, each once.
fn in_order(comparison: &Comparison, regions: &[usize]) -> Vec<usize> {
    let mut is_left = vec![false; regions.iter().max().map_or(0, |&last| last + 1)];
    for &region in regions {
        if let Some(is_left) = is_left.get_mut(region) {
            *is_left = true;
        }
    }
    let sides = comparison.sides.iter().map(|side| side.region);
    let all = comparison.regions.iter().copied().chain(sides);
    all.filter(|&region| is_left.get_mut(region).is_some_and(core::mem::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ReasonKind, VerdictKind};
    use crate::compare::sample::{dataset, row, side, sides, years};
    use crate::compare::{Comparison, SideChosen, SideName};
    use crate::view::{Prices, View};

    /// The reasons against A and B, each with its regions.
    fn check(comparison: &Comparison, expected: &[(ReasonKind, &[usize], &[usize])]) {
        let found: Vec<_> = comparison.verdict.reasons.iter().collect();
        let found: Vec<_> = found
            .iter()
            .map(|reason| (reason.kind, reason.regions.as_slice(), reason.others.as_slice()))
            .collect();
        assert_eq!(found, expected);
    }

    /// A of region 0 in its years against B of region 1 in its.
    fn compared(rows: &[String], a: (i64, i64), b: (i64, i64), prices: Prices) -> Comparison {
        let view = View { prices, ..View::default() };
        let a = side(SideName::A, 0, years(a.0, a.1));
        let b = side(SideName::B, 1, years(b.0, b.1));
        sides(&dataset(rows), &view, &[a, b])
    }

    fn rows() -> [String; 3] {
        [
            row("a", 0, 300, 2018, ""),
            row("b", 1, 200, 2018, ""),
            row("c", 1, 100, 2019, r#","precision":"about""#),
        ]
    }

    const REAL: Prices = Prices::Of(crate::dataset::Year::MIN);

    #[test]
    fn codes_differ_and_order_is_gravity() {
        let mut codes = ReasonKind::ALL.map(ReasonKind::code).to_vec();
        assert!(ReasonKind::ALL.is_sorted());
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ReasonKind::ALL.len());
        assert_eq!(ReasonKind::DifferentPriceLevels.verdict(), VerdictKind::NotComparable);
        assert_eq!(ReasonKind::Selection.verdict(), VerdictKind::WithCare);
    }

    #[test]
    fn several_years_do_not_stand_against_one() {
        let several = ReasonKind::SeveralYearsAgainstOne;
        let nominal = ReasonKind::DifferentYearsInCurrentPrices;
        let two = &rows()[..2];
        check(&compared(two, (2018, 2018), (2018, 2018), Prices::Current), &[]);
        check(
            &compared(two, (2018, 2018), (2018, 2019), Prices::Current),
            &[(several, &[1], &[0])],
        );
        check(
            &compared(two, (2018, 2019), (2018, 2018), Prices::Current),
            &[(several, &[0], &[1])],
        );
        check(&compared(two, (2018, 2018), (2019, 2020), Prices::Current), &[]);
        let found = compared(&rows(), (2018, 2018), (2018, 2019), Prices::Current);
        assert_eq!(found.verdict.kind, VerdictKind::NotComparable);
        let hedged = ReasonKind::HedgedAmount;
        check(&found, &[(several, &[1], &[0]), (nominal, &[0, 1], &[]), (hedged, &[1], &[])]);
    }

    #[test]
    fn unequal_coverage_asks_for_equal_years() {
        let hedged = ReasonKind::HedgedAmount;
        let unequal = ReasonKind::UnequalCoverage;
        let same = compared(&rows(), (2018, 2019), (2018, 2019), REAL);
        // Nothing converts to a year that the index lacks: no value, no reason.
        check(&same, &[]);
        let real = Prices::Of(years(2020, 2020).first());
        let same = compared(&rows(), (2018, 2019), (2018, 2019), real);
        check(&same, &[(hedged, &[1], &[]), (unequal, &[0, 1], &[])]);
        let other = compared(&rows(), (2018, 2018), (2019, 2019), real);
        check(&other, &[(hedged, &[1], &[])]);
    }

    #[test]
    fn sides_of_different_branches_do_not_stand_against_each_other() {
        let data = dataset(&rows()[..2]);
        let chosen =
            |name, region, branch| SideChosen { branch, ..side(name, region, years(2018, 2018)) };
        let judged = |a, b| {
            let chosen = [chosen(SideName::A, 0, a), chosen(SideName::B, 1, b)];
            sides(&data, &View::default(), &chosen)
        };
        let different = ReasonKind::DifferentAreas;
        check(&judged(Some(0), Some(1)), &[(different, &[0], &[1])]);
        check(&judged(Some(1), Some(1)), &[]);
        check(&judged(Some(1), None), &[]);
        check(&judged(None, None), &[]);
    }

    #[test]
    fn a_region_may_stand_against_itself_in_another_year() {
        let rows = [
            row("a", 1, 300, 2018, r#","funding":"own""#),
            row("b", 1, 200, 2019, r#","funding":"state""#),
        ];
        let a = side(SideName::A, 1, years(2018, 2018));
        let b = side(SideName::B, 1, years(2019, 2019));
        let view = View { prices: Prices::Of(years(2020, 2020).first()), ..View::default() };
        let found = sides(&dataset(&rows), &view, &[a, b]);
        check(&found, &[(ReasonKind::OwnAgainstState, &[1], &[1])]);
    }
}
