//! A and B side by side, in every lens.

use crate::compare::adjust::Lens;
use crate::compare::{
    Absence, Cell, Comparison, Group, LensName, SideChosen, SideName, Slot, Tested, Value, Verdict,
    VerdictKind, claim,
};
use crate::dataset::{Dataset, Precision, Year};
use crate::view::{ChartKind, Measure, Prices};

/// What two sides have, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The verdict on the view's own lens.
    pub verdict: Verdict,
    /// Total and per resident at the view's price level; the share of the cost of care, if a side
    /// has one; and per resident in real prices, if the money is of several years and the view's prices
    /// are those of the time.
    pub lenses: Vec<LensPairs>,
    /// The view's claim, tested; `None` if it makes none.
    pub claim: Option<Tested>,
}

/// The two sides through one lens.
#[derive(Clone, Debug, PartialEq)]
pub struct LensPairs {
    /// The lens.
    pub lens: LensName,
    /// The verdict on what it shows.
    pub verdict: Verdict,
    /// What stands against what; a span in the lane stands against nothing.
    pub pairs: Vec<Pair>,
}

/// A mark of A and the one of B that it stands against; one of the two may be missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// A's.
    pub a: Option<PairSide>,
    /// B's.
    pub b: Option<PairSide>,
    /// B − A; `None` without both values, and where the lens' verdict forbids it.
    pub difference: Option<Value>,
    /// A ÷ B, how many times as much A has; `None` unless both are above zero and the lens'
    /// verdict is that they can be compared.
    pub ratio: Option<f64>,
}

/// One side of a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairSide {
    /// Its phase and nature; `None` where the side has nothing.
    pub group: Option<Group>,
    /// Its year, where it is a step of one of several years.
    pub step: Option<Year>,
    /// Its value, or why there is none.
    pub value: Result<Value, Absence>,
    /// How far the value can be trusted.
    pub precision: Precision,
    /// Some of it is a span that was spread evenly, an assumption.
    pub is_spread: bool,
    /// An indicator or an assumption was used.
    pub is_computed: bool,
}

/// Both sides of a comparison in every lens, and its claim.
///
/// `dataset` is the one that the comparison was made from. `None` in other charts than a
/// difference, and where A or B is not in the data.
///
/// ```
/// use vardkronan::compare::{compare, difference};
/// use vardkronan::ingest::{Strictness, json};
/// use vardkronan::view::{Measure, link};
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let view = link::decode("chart=difference&a=14:2018:all&b=08:2018:all").view;
/// let difference = difference(&dataset, &compare(&dataset, &view)).ok_or("no two sides")?;
/// let measures: Vec<_> = difference.lenses.iter().map(|pairs| pairs.lens.measure).collect();
/// assert_eq!(measures[..2], [Measure::Total, Measure::PerResident]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difference(dataset: &Dataset, comparison: &Comparison) -> Option<Difference> {
    let latest_index_year = Lens::new(dataset, &comparison.view).latest_index_year();
    difference_by(comparison, latest_index_year, &|lens| lens.compared(dataset, &comparison.view))
}

/// The same, given how the view is compared through a lens.
fn difference_by(
    comparison: &Comparison,
    latest_index_year: Option<Year>,
    through: &dyn Fn(LensName) -> Comparison,
) -> Option<Difference> {
    let [a, b] = comparison.both_sides()?;
    let view = &comparison.view;
    let shown = LensName { measure: comparison.measure, prices: comparison.prices };
    let pairs = |measure, prices| {
        let lens = LensName { measure, prices };
        if lens == shown {
            LensPairs::of(lens, comparison)
        } else {
            LensPairs::of(lens, &through(lens))
        }
    };
    let per_resident = pairs(Measure::PerResident, view.prices);
    let claim = view.claim.map(|claim| claim::test(claim, &per_resident));
    let mut lenses = vec![pairs(Measure::Total, view.prices), per_resident];
    let share = pairs(Measure::Share, Prices::Current);
    if share.pairs.iter().any(|pair| pair.has_value()) {
        lenses.push(share);
    }
    let is_nominal = view.prices == Prices::Current && (a.years != b.years || !a.years.is_single());
    if let Some(base) = latest_index_year.filter(|_| is_nominal) {
        lenses.push(pairs(Measure::PerResident, Prices::Of(base)));
    }
    Some(Difference { verdict: comparison.verdict.clone(), lenses, claim })
}

impl Comparison {
    /// A and B of a difference, if the data have both.
    pub(crate) fn both_sides(&self) -> Option<[SideChosen; 2]> {
        if self.view.chart != ChartKind::Difference {
            return None;
        }
        let side = |name| self.sides.iter().find(|side| side.name == name).copied();
        Some([side(SideName::A)?, side(SideName::B)?])
    }

    /// A side's marks, but for spans in the lane.
    fn marks_of(&self, name: SideName) -> Vec<&Cell> {
        let cells = self.cells.iter().filter(|cell| cell.side == Some(name));
        cells.filter(|cell| !matches!(cell.slot, Slot::Span { .. })).collect()
    }
}

impl LensPairs {
    /// A's marks in their order, each with its counterpart; then what only B has.
    ///
    /// Where each side has exactly one value, or none but one mark with amounts, these two are a
    /// pair; otherwise what is of the same
    /// phase and nature, and of the same year if it is a step. A side's empty mark stands against
    /// whatever the other has.
    fn of(lens: LensName, comparison: &Comparison) -> Self {
        let mut left_a = comparison.marks_of(SideName::A);
        let mut left_b = comparison.marks_of(SideName::B);
        let verdict = comparison.verdict.clone();
        let mut pairs = Vec::new();
        if let (Some(a), Some(b)) = (only_mark(&left_a), only_mark(&left_b)) {
            let both = (left_a.get(a), left_b.get(b));
            pairs.push(Pair::of(&verdict, both.0.copied(), both.1.copied()));
            left_a.remove(a);
            left_b.remove(b);
        }
        let [empty_a, empty_b] = [&left_a, &left_b].map(|marks| empty(marks));
        for a in left_a.into_iter().filter(|mark| mark.group.is_some()) {
            let found = left_b.iter().position(|b| (b.group, step(b)) == (a.group, step(a)));
            let b = found.map(|at| left_b.remove(at)).or(empty_b);
            pairs.push(Pair::of(&verdict, Some(a), b));
        }
        for b in left_b.into_iter().filter(|mark| mark.group.is_some()) {
            pairs.push(Pair::of(&verdict, empty_a, Some(b)));
        }
        if pairs.is_empty() {
            pairs.push(Pair::of(&verdict, empty_a, empty_b));
        }
        for chosen in comparison.sides.iter().filter(|side| side.years.is_single()) {
            for pair in &mut pairs {
                let side = if chosen.name == SideName::A { &mut pair.a } else { &mut pair.b };
                // The side's name has said it.
                side.iter_mut().for_each(|side| side.step = None);
            }
        }
        Self { lens, verdict, pairs }
    }
}

/// The place of the one mark that has a value; without any, of the one that has amounts.
fn only_mark(marks: &[&Cell]) -> Option<usize> {
    let has_value = marks.iter().any(|mark| mark.value.is_ok());
    let is_meant = |mark: &Cell| if has_value { mark.value.is_ok() } else { mark.group.is_some() };
    let mut meant = marks.iter().enumerate().filter(|(_, mark)| is_meant(mark));
    let (at, _) = meant.next()?;
    meant.next().is_none().then_some(at)
}

/// The mark that is there because nothing else is.
fn empty<'a>(marks: &[&'a Cell]) -> Option<&'a Cell> {
    marks.iter().copied().find(|mark| mark.group.is_none())
}

fn step(mark: &Cell) -> Option<Year> {
    match mark.slot {
        Slot::Year(year) => Some(year),
        Slot::Range(_) | Slot::Span { .. } => None,
    }
}

impl Pair {
    fn of(verdict: &Verdict, a: Option<&Cell>, b: Option<&Cell>) -> Self {
        let value = |mark: Option<&Cell>| mark.and_then(|mark| mark.value.ok());
        let both = value(a).zip(value(b));
        let may_subtract = verdict.kind != VerdictKind::NotComparable;
        let may_divide = verdict.kind == VerdictKind::Comparable;
        Self {
            a: a.map(PairSide::of),
            b: b.map(PairSide::of),
            difference: both.filter(|_| may_subtract).map(|(a, b)| minus(b, a)),
            ratio: both
                .map(|(a, b)| (a.as_f64(), b.as_f64()))
                .filter(|&(a, b)| may_divide && a > 0.0 && b > 0.0)
                .map(|(a, b)| a / b),
        }
    }

    fn has_value(&self) -> bool {
        [self.a, self.b].into_iter().flatten().any(|side| side.value.is_ok())
    }
}

impl PairSide {
    fn of(cell: &Cell) -> Self {
        let Cell { group, value, precision, is_spread, is_computed, .. } = *cell;
        Self { group, step: step(cell), value, precision, is_spread, is_computed }
    }
}

fn minus(value: Value, other: Value) -> Value {
    match (value, other) {
        (Value::Exact(value), Value::Exact(other)) => Value::Exact(value - other),
        (value, other) => Value::Computed(value.as_f64() - other.as_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, LensPairs, Pair, PairSide, difference_by};
    use crate::compare::sample::{dataset, row, side, sides, years};
    use crate::compare::{Absence, Answer, SideName, Value, VerdictKind};
    use crate::dataset::{Dataset, Phase, Year, YearRange};
    use crate::view::{Claim, ClaimKind, Measure, Prices, View};

    fn tested(data: &Dataset, view: &View, a: YearRange, b: YearRange) -> Difference {
        let chosen = [side(SideName::A, 0, a), side(SideName::B, 1, b)];
        let comparison = sides(data, view, &chosen);
        let through = |lens: super::LensName| {
            let super::LensName { measure, prices } = lens;
            sides(data, &View { measure, prices, ..view.clone() }, &chosen)
        };
        difference_by(&comparison, Year::new(2020), &through).unwrap()
    }

    fn value(side: Option<PairSide>) -> Result<f64, Absence> {
        side.unwrap().value.map(Value::as_f64)
    }

    fn only(lens: &LensPairs) -> Pair {
        let &[pair] = lens.pairs.as_slice() else { panic!("{:?}", lens.pairs) };
        pair
    }

    fn two(more: &str, other: &str) -> Dataset {
        dataset(&[row("a", 0, 300, 2018, more), row("b", 1, 200, 2018, other)])
    }

    #[test]
    fn every_lens_stands_beside_the_others() {
        let year = years(2018, 2018);
        let found = tested(&two("", ""), &View::default(), year, year);
        assert_eq!(found.verdict.kind, VerdictKind::Comparable);
        let lenses: Vec<_> = found.lenses.iter().map(|lens| lens.lens.measure).collect();
        assert_eq!(lenses, [Measure::Total, Measure::PerResident, Measure::Share]);
        let [total, per_resident, share] = [0, 1, 2].map(|at| only(&found.lenses[at]));
        assert_eq!(total.difference, Some(Value::Exact(-10_000)));
        assert_eq!(total.ratio, Some(1.5));
        assert_eq!((value(per_resident.a), value(per_resident.b)), (Ok(0.3), Ok(0.1)));
        assert!((per_resident.ratio.unwrap() - 3.0).abs() < 1e-12);
        // Funding and kind are unknown: beside each other, but not divided.
        assert!(share.difference.is_some() && share.ratio.is_none());
    }

    #[test]
    fn a_share_stands_there_only_where_it_means_something() {
        let year = years(2018, 2018);
        let state = r#","funding":"state""#;
        let found = tested(&two(state, state), &View::default(), year, year);
        assert_eq!(found.lenses.len(), 2);
        let found = tested(&two("", state), &View::default(), year, year);
        assert_eq!(value(only(&found.lenses[2]).b), Err(Absence::NotMeaningful));
    }

    #[test]
    fn real_prices_join_where_years_differ_in_current_prices() {
        let data = dataset(&[row("a", 0, 121, 2018, ""), row("b", 1, 220, 2019, "")]);
        let known = r#","funding":"state""#;
        let (first, second) = (years(2018, 2018), years(2019, 2019));
        let found = tested(&data, &View::default(), first, second);
        assert_eq!(found.verdict.kind, VerdictKind::WithCare);
        let real = found.lenses.last().unwrap();
        assert_eq!(real.lens.prices, Prices::Of(Year::new(2020).unwrap()));
        assert_eq!(real.lens.measure, Measure::PerResident);
        assert_eq!(real.verdict.kind, VerdictKind::Comparable);
        assert!((only(real).ratio.unwrap() - 1.21).abs() < 1e-12);
        assert_eq!(only(&found.lenses[1]).ratio, None);

        let prices = Prices::Of(Year::new(2019).unwrap());
        let found = tested(&data, &View { prices, ..View::default() }, first, second);
        assert!(found.lenses.iter().all(|lens| lens.lens.prices != real.lens.prices));
        let found = tested(&two(known, known), &View::default(), first, first);
        assert!(found.lenses.iter().all(|lens| lens.lens.prices == Prices::Current));
    }

    #[test]
    fn what_cannot_be_compared_has_no_difference() {
        let year = years(2018, 2018);
        let found = tested(&two(r#","plan_from":2018"#, ""), &View::default(), year, year);
        assert_eq!(found.verdict.kind, VerdictKind::NotComparable);
        for lens in &found.lenses {
            assert_eq!((only(lens).difference, only(lens).ratio), (None, None));
        }
    }

    #[test]
    fn a_missing_side_keeps_its_kind_of_nothing() {
        let year = years(2018, 2018);
        let data = dataset(&[row("a", 0, 300, 2018, "")]);
        let pair = only(&tested(&data, &View::default(), year, year).lenses[0]);
        assert_eq!((value(pair.a), value(pair.b)), (Ok(300.0), Err(Absence::NoRow)));
        assert_eq!((pair.difference, pair.ratio), (None, None));
        let pair = only(&tested(&dataset(&[]), &View::default(), year, year).lenses[0]);
        assert_eq!((value(pair.a), value(pair.b)), (Err(Absence::NoRow), Err(Absence::NoRow)));
    }

    #[test]
    fn one_value_stands_against_one_and_several_by_group() {
        let year = years(2018, 2018);
        let paid = |id: &str, region: usize, kronor: i64| {
            row(id, region, kronor, 2018, "").replace("approved", "executed")
        };
        let phases = |rows: &[String]| {
            let found = tested(&dataset(rows), &View::default(), year, year);
            let phase = |side: Option<PairSide>| Some(side?.group?.phase);
            let pairs = found.lenses[0].pairs.iter();
            pairs.map(|pair| (phase(pair.a), phase(pair.b))).collect::<Vec<_>>()
        };
        let approved = Some(Phase::Approved);
        let executed = Some(Phase::Executed);
        let a = row("a", 0, 300, 2018, "");
        assert_eq!(phases(&[a.clone(), paid("b", 1, 7)]), [(approved, executed)]);
        assert_eq!(
            phases(&[a.clone(), paid("b", 1, 7), paid("c", 0, 9)]),
            [(approved, None), (executed, executed)]
        );
        assert_eq!(phases(&[a, paid("c", 0, 9)]), [(approved, None), (executed, None)]);
    }

    #[test]
    fn a_claim_is_tested_per_resident_whatever_is_shown() {
        let year = years(2018, 2018);
        let answer = |data: &Dataset, measure: Measure| {
            let claim = Some(Claim { kind: ClaimKind::More, factor: 3.0 });
            let view = View { claim, measure, ..View::default() };
            tested(data, &view, year, year).claim.unwrap().answer
        };
        for measure in [Measure::Total, Measure::PerResident, Measure::Share] {
            assert_eq!(answer(&two("", ""), measure), Answer::Holds);
        }
        let hedged = two(r#","precision":"at-least""#, "");
        assert_eq!(answer(&hedged, Measure::Total), Answer::CannotBeDecided);
        assert_eq!(tested(&two("", ""), &View::default(), year, year).claim, None);
    }
}
