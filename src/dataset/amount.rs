//! Money, exactly.

/// A sum of money in öre (1/100 krona), exact.
///
/// Negative amounts are allowed (a withdrawal). Beyond [`Amount::LIMIT_MINOR`] a dataset is refused, so
/// that a sum of a million rows stays far inside [`AmountSum`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount {
    amount_minor: i64,
}

/// A sum of amounts in öre; 128 bits, so that no sum of valid amounts can overflow.
pub type AmountSum = i128;

/// Öre in a krona.
pub const MINOR_PER_KRONA: i64 = 100;

impl Amount {
    /// The largest size of a single amount: ±9·10¹³ kronor, in öre.
    pub const LIMIT_MINOR: i64 = 90_000_000_000_000 * MINOR_PER_KRONA;

    /// The amount of so many öre, or `None` beyond the limit.
    pub const fn from_minor(amount_minor: i64) -> Option<Self> {
        if amount_minor > Self::LIMIT_MINOR || amount_minor < -Self::LIMIT_MINOR {
            None
        } else {
            Some(Self { amount_minor })
        }
    }

    /// Öre.
    pub const fn minor(self) -> i64 {
        self.amount_minor
    }
}

/// How far a figure can be trusted, as its source words it.
///
/// The order is that of the data format; it carries no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// Every krona is meant.
    #[default]
    Exact,
    /// Rounded by the source without a word about it ("350 miljoner").
    Rounded,
    /// "cirka"
    About,
    /// "drygt": a little more than the figure.
    JustOver,
    /// "knappt": a little less than the figure.
    JustUnder,
    /// "minst"
    AtLeast,
    /// "högst"
    AtMost,
}

impl Precision {
    /// All, in the order of the data format.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Rounded,
        Self::About,
        Self::JustOver,
        Self::JustUnder,
        Self::AtLeast,
        Self::AtMost,
    ];

    /// The precision of a sum of two figures.
    ///
    /// Commutative and associative, with `Exact` as its neutral element. *About* spreads, bounds
    /// carry, opposite bounds give *about*; a close bound ("drygt") survives only among its like.
    pub fn plus(self, other: Self) -> Self {
        use Precision::{About, AtLeast, AtMost, Exact, JustOver, JustUnder, Rounded};
        match (self, other) {
            (Exact, precision) | (precision, Exact) => precision,
            (About, _) | (_, About) => About,
            (Rounded, precision) | (precision, Rounded) => precision,
            (JustOver, JustOver) => JustOver,
            (JustUnder, JustUnder) => JustUnder,
            (JustOver | AtLeast, JustOver | AtLeast) => AtLeast,
            (JustUnder | AtMost, JustUnder | AtMost) => AtMost,
            (JustOver | AtLeast, JustUnder | AtMost) | (JustUnder | AtMost, JustOver | AtLeast) => {
                About
            }
        }
    }

    /// The precision that a whole of this precision leaves to what remains of it.
    ///
    /// A little more than the whole may be much more than the remainder, so a close bound becomes
    /// a plain one.
    pub(crate) fn of_remainder(self) -> Self {
        match self {
            Self::JustOver => Self::AtLeast,
            Self::JustUnder => Self::AtMost,
            other => other,
        }
    }

    /// The precision that a subtracted part of this precision leaves to what remains: bounds turn.
    pub(crate) fn subtracted(self) -> Self {
        match self {
            Self::JustOver | Self::AtLeast => Self::AtMost,
            Self::JustUnder | Self::AtMost => Self::AtLeast,
            other => other,
        }
    }
}

/// Why there is no figure where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbsentAmount {
    /// The source has the item but not its amount.
    NotReported,
    /// The item does not exist for this region or year.
    NotApplicable,
    /// The money is inside another row's amount, which the source does not split.
    IncludedElsewhere,
}

impl AbsentAmount {
    /// All, in the order of the data format.
    pub const ALL: [Self; 3] = [Self::NotReported, Self::NotApplicable, Self::IncludedElsewhere];
}

#[cfg(test)]
mod tests {
    use super::{Amount, Precision};

    #[test]
    fn amounts_stop_at_the_limit() {
        assert!(Amount::from_minor(Amount::LIMIT_MINOR).is_some());
        assert!(Amount::from_minor(Amount::LIMIT_MINOR + 1).is_none());
        assert!(Amount::from_minor(i64::MIN).is_none());
    }

    #[test]
    fn sums_of_precisions_commute_and_associate() {
        for a in Precision::ALL {
            assert_eq!(a.plus(Precision::Exact), a);
            for b in Precision::ALL {
                assert_eq!(a.plus(b), b.plus(a));
                for c in Precision::ALL {
                    assert_eq!(a.plus(b).plus(c), a.plus(b.plus(c)), "{a:?} {b:?} {c:?}");
                }
            }
        }
    }

    #[test]
    fn a_just_over_part_leaves_at_most_the_rest() {
        let rest = Precision::Rounded
            .of_remainder()
            .plus(Precision::Rounded.subtracted())
            .plus(Precision::JustOver.subtracted());
        assert_eq!(rest, Precision::AtMost);
    }
}
