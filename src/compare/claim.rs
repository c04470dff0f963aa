//! Whether a claim about two sides holds by the figures.

use crate::compare::rank::SLACK;
use crate::compare::{LensPairs, PairSide, Value, Verdict};
use crate::dataset::Precision;
use crate::view::{Claim, ClaimKind};

/// How far *about* reaches, of a claim as of an amount, as a share.
const ABOUT: f64 = 0.05;

/// A claim, tested on A and B per resident.
#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    /// What is claimed.
    pub claim: Claim,
    /// Whether it holds.
    pub answer: Answer,
    /// A's value per resident or its absence; `None` unless exactly one mark of A stands against
    /// one of B.
    pub a: Option<PairSide>,
    /// B's.
    pub b: Option<PairSide>,
    /// A ÷ B; `None` where nothing may be divided.
    pub ratio: Option<f64>,
    /// The verdict on A and B per resident.
    pub verdict: Verdict,
}

/// What the figures say to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It holds by these figures.
    Holds,
    /// It does not hold by these figures.
    DoesNotHold,
    /// It cannot be decided.
    CannotBeDecided,
}

impl Answer {
    /// Its name in outputs for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::DoesNotHold => "does-not-hold",
            Self::CannotBeDecided => "cannot-be-decided",
        }
    }
}

/// Tests a claim on the two sides per resident.
pub(super) fn test(claim: Claim, per_resident: &LensPairs) -> Tested {
    let verdict = per_resident.verdict.clone();
    let &[pair] = per_resident.pairs.as_slice() else {
        let answer = Answer::CannotBeDecided;
        return Tested { claim, answer, a: None, b: None, ratio: None, verdict };
    };
    // Without a ratio the verdict forbids one, or a value is missing or not above zero.
    let bounds = pair.ratio.and_then(|_| Some(Bounds::of(pair.a?)?.over(Bounds::of(pair.b?)?)));
    let answer = bounds.map_or(Answer::CannotBeDecided, |ratio| ratio.answer(claim));
    Tested { claim, answer, a: pair.a, b: pair.b, ratio: pair.ratio, verdict }
}

/// Between which a figure lies; both may be reached, and `most` may be infinite.
#[derive(Clone, Copy)]
struct Bounds {
    least: f64,
    most: f64,
}

impl Bounds {
    /// A hedged figure proves only its own direction; a rounded one is taken as it stands.
    fn of(side: PairSide) -> Option<Self> {
        let value = side.value.ok().map(Value::as_f64)?;
        let (least, most) = match side.precision {
            Precision::Exact | Precision::Rounded => (value, value),
            Precision::About => (value * (1.0 - ABOUT), value * (1.0 + ABOUT)),
            Precision::JustOver | Precision::AtLeast => (value, f64::INFINITY),
            Precision::JustUnder | Precision::AtMost => (0.0, value),
        };
        Some(Self { least, most })
    }

    /// The ratio of two figures above zero.
    fn over(self, other: Self) -> Self {
        // Through nothing it is without end, as IEEE 754 has it.
        Self { least: self.least / other.most, most: self.most / other.least }
    }

    fn answer(self, claim: Claim) -> Answer {
        let about = ABOUT + SLACK;
        let (low, high) = match claim.kind {
            ClaimKind::More => (claim.factor * (1.0 - SLACK), f64::INFINITY),
            ClaimKind::Less => (0.0, claim.factor * (1.0 + SLACK)),
            ClaimKind::About => (claim.factor * (1.0 - about), claim.factor * (1.0 + about)),
        };
        if self.least >= low && self.most <= high {
            Answer::Holds
        } else if self.most < low || self.least > high {
            Answer::DoesNotHold
        } else {
            Answer::CannotBeDecided
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, test};
    use crate::compare::{
        Absence, LensName, LensPairs, Pair, PairSide, Value, Verdict, VerdictKind,
    };
    use crate::dataset::Precision;
    use crate::view::{Claim, ClaimKind, Measure, Prices};
    use Answer::{CannotBeDecided, DoesNotHold, Holds};
    use Precision::{About, AtLeast, AtMost, Exact, JustOver, JustUnder, Rounded};

    fn side(value: Result<f64, Absence>, precision: Precision) -> PairSide {
        let value = value.map(Value::Computed);
        PairSide { group: None, step: None, value, precision, is_spread: false, is_computed: true }
    }

    fn pair(a: PairSide, b: PairSide) -> Pair {
        let value = |side: PairSide| side.value.ok().map(Value::as_f64);
        let ratio = value(a).zip(value(b)).map(|(a, b)| a / b);
        Pair { a: Some(a), b: Some(b), difference: None, ratio }
    }

    fn pairs(pairs: Vec<Pair>) -> LensPairs {
        let lens = LensName { measure: Measure::PerResident, prices: Prices::Current };
        let verdict = Verdict { kind: VerdictKind::Comparable, ..Verdict::default() };
        LensPairs { lens, verdict, pairs }
    }

    fn check(a: (f64, Precision), kind: ClaimKind, factor: f64, b: (f64, Precision), is: Answer) {
        let pair = pair(side(Ok(a.0), a.1), side(Ok(b.0), b.1));
        let tested = test(Claim { kind, factor }, &pairs(vec![pair]));
        assert_eq!(tested.answer, is, "{a:?} {kind:?} {factor} {b:?}");
        assert_eq!(tested.ratio, Some(a.0 / b.0));
    }

    #[test]
    fn exact_figures_decide() {
        let check = |a: f64, kind: ClaimKind, factor: f64, is: Answer| {
            check((a, Exact), kind, factor, (100.0, Rounded), is);
        };
        check(200.0, ClaimKind::More, 2.0, Holds);
        check(199.9, ClaimKind::More, 2.0, DoesNotHold);
        check(110.00000000000001, ClaimKind::Less, 1.1, Holds);
        check(111.0, ClaimKind::Less, 1.1, DoesNotHold);
        check(210.0, ClaimKind::About, 2.0, Holds);
        check(190.0, ClaimKind::About, 2.0, Holds);
        check(210.1, ClaimKind::About, 2.0, DoesNotHold);
        check(189.9, ClaimKind::About, 2.0, DoesNotHold);
    }

    #[test]
    fn a_bound_proves_only_its_own_direction() {
        for precision in [AtLeast, JustOver] {
            let a = |value: f64| (value, precision);
            check(a(200.0), ClaimKind::More, 2.0, (100.0, Exact), Holds);
            check(a(190.0), ClaimKind::More, 2.0, (100.0, Exact), CannotBeDecided);
            check(a(190.0), ClaimKind::Less, 2.0, (100.0, Exact), CannotBeDecided);
            check(a(210.0), ClaimKind::Less, 2.0, (100.0, Exact), DoesNotHold);
            check(a(200.0), ClaimKind::About, 2.0, (100.0, Exact), CannotBeDecided);
            check(a(211.0), ClaimKind::About, 2.0, (100.0, Exact), DoesNotHold);
            check((200.0, Exact), ClaimKind::Less, 2.0, a(100.0), Holds);
            check((200.0, Exact), ClaimKind::More, 2.0, a(100.0), CannotBeDecided);
            check((190.0, Exact), ClaimKind::More, 2.0, a(100.0), DoesNotHold);
        }
        for precision in [AtMost, JustUnder] {
            let a = |value: f64| (value, precision);
            check(a(200.0), ClaimKind::Less, 2.0, (100.0, Exact), Holds);
            check(a(210.0), ClaimKind::More, 2.0, (100.0, Exact), CannotBeDecided);
            check(a(190.0), ClaimKind::More, 2.0, (100.0, Exact), DoesNotHold);
            check((200.0, Exact), ClaimKind::More, 2.0, a(100.0), Holds);
            check((190.0, Exact), ClaimKind::Less, 2.0, a(100.0), CannotBeDecided);
            check((210.0, Exact), ClaimKind::Less, 2.0, a(100.0), DoesNotHold);
        }
        check((211.0, About), ClaimKind::More, 2.0, (100.0, Exact), Holds);
        check((205.0, About), ClaimKind::More, 2.0, (100.0, Exact), CannotBeDecided);
        check((180.0, About), ClaimKind::More, 2.0, (100.0, Exact), DoesNotHold);
        check((200.0, About), ClaimKind::About, 2.0, (100.0, Exact), Holds);
        check((201.0, About), ClaimKind::About, 2.0, (100.0, Exact), CannotBeDecided);
        check((200.0, AtLeast), ClaimKind::More, 2.0, (100.0, AtMost), Holds);
        check((200.0, AtLeast), ClaimKind::More, 2.0, (100.0, AtLeast), CannotBeDecided);
    }

    #[test]
    fn without_one_pair_and_a_ratio_nothing_is_decided() {
        let check = |of: LensPairs| {
            let tested = test(Claim { kind: ClaimKind::More, factor: 1.0 }, &of);
            assert_eq!((tested.answer, tested.ratio), (CannotBeDecided, None), "{of:?}");
        };
        let whole = pair(side(Ok(2.0), Exact), side(Ok(1.0), Exact));
        check(pairs(Vec::new()));
        check(pairs(vec![whole, whole]));
        check(pairs(vec![Pair { ratio: None, ..whole }]));
        check(pairs(vec![pair(side(Ok(2.0), Exact), side(Err(Absence::NoRow), Exact))]));
    }
}
