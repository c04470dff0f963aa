//! Sums of money for eyes.

use crate::dataset::{AmountSum, MINOR_PER_KRONA, Precision};
use crate::text::Locale;
use crate::text::number::fixed;

/// An amount in a sentence: `350 miljoner kronor`, `drygt 950 000 kronor`, `SEK 350 million`.
///
/// Never claims more than it knows: a number after `drygt` or `minst` is rounded down, after
/// `knappt` or `högst` up; where rounding loses something and no other hedge stands, `cirka` does.
pub fn money_in_text(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    let shown = Shown::of(amount, Rounding::of(precision));
    let is_whole = matches!(precision, Precision::Exact | Precision::Rounded);
    let hedge = if is_whole && !shown.is_exact { Precision::About } else { precision };
    hedged(locale, hedge, &shown.words(locale, "money.text."))
}

/// An amount to the last öre that it has: `350 000 000 kr`, `drygt 950 000 kr`, `SEK 350,000,000`.
pub(crate) fn money_exact(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    let number = digits_exact(locale, amount);
    hedged(locale, precision, &locale.fill("money.exact", &[("n", &number)]))
}

/// All digits of an amount in kronor, without a unit; öre only where there are any.
pub(super) fn digits_exact(locale: &Locale, amount: AmountSum) -> String {
    let minor_per_krona = AmountSum::from(MINOR_PER_KRONA);
    if amount % minor_per_krona == 0 {
        fixed(locale, amount / minor_per_krona, 0)
    } else {
        fixed(locale, amount, 2)
    }
}

/// An amount on a mark, rounded as its precision allows, without a hedge: `350 milj. kr`,
/// `350 million`.
pub(super) fn money_on_mark(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    Shown::of(amount, Rounding::of(precision)).words(locale, "money.label.")
}

/// An amount in a label that must name its currency: `80 milj. kr`, `SEK 80 million`.
pub(super) fn money_short(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    let shown = Shown::of(amount, Rounding::of(precision));
    hedged(locale, precision, &shown.words(locale, "money.short."))
}

/// The number of an amount in the unit that the other one is worded in, if it needs no other and
/// no rounding: `100` beside 20 million, for "20 of the 100".
pub(super) fn number_beside(
    locale: &Locale,
    amount: AmountSum,
    other: AmountSum,
) -> Option<String> {
    let [shown, beside] = [amount, other].map(|amount| Shown::of(amount, Rounding::Nearest));
    let is_same = matches!(
        (shown.unit, beside.unit),
        (Unit::Krona, Unit::Krona)
            | (Unit::Million, Unit::Million)
            | (Unit::Billion, Unit::Billion)
    );
    (is_same && shown.is_exact).then(|| fixed(locale, shown.number, shown.decimals))
}

/// A figure after its hedge.
pub(super) fn hedged(locale: &Locale, precision: Precision, figure: &str) -> String {
    let key = match precision {
        Precision::Exact | Precision::Rounded => return figure.to_owned(),
        Precision::About => "hedge.about",
        Precision::JustOver => "hedge.just-over",
        Precision::JustUnder => "hedge.just-under",
        Precision::AtLeast => "hedge.at-least",
        Precision::AtMost => "hedge.at-most",
    };
    locale.fill(key, &[("figure", figure)])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    Nearest,
    Down,
    Up,
}

impl Rounding {
    fn of(precision: Precision) -> Self {
        match precision {
            Precision::Exact | Precision::Rounded | Precision::About => Self::Nearest,
            Precision::JustOver | Precision::AtLeast => Self::Down,
            Precision::JustUnder | Precision::AtMost => Self::Up,
        }
    }

    fn divide(self, amount: AmountSum, step: AmountSum) -> AmountSum {
        match self {
            Self::Down => amount.div_euclid(step),
            Self::Up => -(-amount).div_euclid(step),
            Self::Nearest => (amount.abs() * 2 + step) / (step * 2) * amount.signum(),
        }
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Krona,
    Million,
    Billion,
}

impl Unit {
    const fn minor(self) -> AmountSum {
        match self {
            Self::Krona => 100,
            Self::Million => 100_000_000,
            Self::Billion => 100_000_000_000,
        }
    }
}

/// The few digits of an amount that a reader needs.
struct Shown {
    /// In 10^−`decimals` of the unit.
    number: AmountSum,
    decimals: usize,
    unit: Unit,
    is_exact: bool,
}

impl Shown {
    /// All digits below a million; above it all of them if they are four at most, else three.
    fn of(amount: AmountSum, rounding: Rounding) -> Self {
        let size = amount.abs();
        if size < Unit::Million.minor() {
            let decimals = if size % 100 != 0 && size < 100_000 { 2 } else { 0 };
            return Self::at(amount, Unit::Krona, decimals, rounding);
        }
        let large = [(Unit::Billion, 0..=2), (Unit::Million, 0..=0)];
        let small = [(Unit::Million, 0..=2), (Unit::Million, 0..=0)];
        let is_large = size >= Unit::Billion.minor();
        for (unit, decimals) in if is_large { large } else { small } {
            for decimals in decimals {
                let shown = Self::at(amount, unit, decimals, Rounding::Nearest);
                if shown.is_exact && shown.number.abs() < 10_000 {
                    return shown;
                }
            }
        }
        let unit = if is_large { Unit::Billion } else { Unit::Million };
        let decimals = match size / unit.minor() {
            0..10 => 2,
            10..100 => 1,
            _ => 0,
        };
        let shown = Self::at(amount, unit, decimals, rounding);
        if !is_large && shown.number.abs() == 1_000 && shown.decimals == 0 {
            return Self { number: amount.signum(), unit: Unit::Billion, ..shown };
        }
        shown
    }

    /// Rounded to that many decimals; zeros at their end are dropped.
    fn at(amount: AmountSum, unit: Unit, decimals: usize, rounding: Rounding) -> Self {
        let step = (0..decimals).fold(unit.minor(), |step, _| step / 10);
        let mut shown = Self {
            number: rounding.divide(amount, step),
            decimals,
            unit,
            is_exact: amount % step == 0,
        };
        let is_money_with_ore = matches!(unit, Unit::Krona);
        while shown.decimals > 0 && shown.number % 10 == 0 && !is_money_with_ore {
            shown.number /= 10;
            shown.decimals -= 1;
        }
        shown
    }

    fn words(&self, locale: &Locale, family: &str) -> String {
        let unit = match self.unit {
            Unit::Krona => "kronor",
            Unit::Million => "million",
            Unit::Billion => "billion",
        };
        let is_one = self.number.abs() == 1 && self.decimals == 0;
        let form = if is_one { ".one" } else { ".other" };
        let number = fixed(locale, self.number, self.decimals);
        locale.fill(&[family, unit, form].concat(), &[("n", &number)])
    }
}

#[cfg(test)]
mod tests {
    use super::{money_exact, money_in_text, money_on_mark};
    use crate::dataset::{AmountSum, Language, Precision};
    use crate::text::Locale;

    type Write = fn(&Locale, AmountSum, Precision) -> String;

    #[track_caller]
    fn check(write: Write, minor: AmountSum, precision: Precision, sv: &str, en: &str) {
        let words = write(Locale::of(Language::Swedish), minor, precision);
        assert_eq!(words.replace('\u{a0}', " "), sv);
        let words = write(Locale::of(Language::English), minor, precision);
        assert_eq!(words.replace('\u{a0}', " "), en);
    }

    #[track_caller]
    fn check_text(kronor: AmountSum, precision: Precision, sv: &str, en: &str) {
        check(money_in_text, kronor * 100, precision, sv, en);
    }

    #[test]
    fn text_shows_no_more_digits_than_it_needs() {
        use Precision::{Exact, Rounded};
        check_text(350_000_000, Rounded, "350 miljoner kronor", "SEK 350 million");
        check_text(14_600_000, Rounded, "14,6 miljoner kronor", "SEK 14.6 million");
        check_text(1_000_000_000, Rounded, "1 miljard kronor", "SEK 1 billion");
        check_text(1_500_000_000, Exact, "1,5 miljarder kronor", "SEK 1.5 billion");
        check_text(1_382_000_000, Exact, "1 382 miljoner kronor", "SEK 1,382 million");
        check_text(1_000_000, Exact, "1 miljon kronor", "SEK 1 million");
        check_text(700_000, Exact, "700 000 kronor", "SEK 700,000");
        check_text(1, Exact, "1 krona", "SEK 1");
        check_text(0, Exact, "0 kronor", "SEK 0");
        check_text(-20_000_000, Exact, "−20 miljoner kronor", "SEK −20 million");
        check(money_in_text, 50, Exact, "0,50 kronor", "SEK 0.50");
    }

    #[test]
    fn rounding_in_text_is_stated() {
        use Precision::{Exact, Rounded};
        check_text(228_872_706, Exact, "cirka 229 miljoner kronor", "about SEK 229 million");
        check_text(999_700_000, Exact, "999,7 miljoner kronor", "SEK 999.7 million");
        check_text(999_710_000, Rounded, "cirka 1 miljard kronor", "about SEK 1 billion");
    }

    #[test]
    fn hedges_stay_with_their_number_and_never_claim_too_much() {
        use Precision::{About, AtLeast, AtMost, JustOver, JustUnder};
        check_text(950_000, JustOver, "drygt 950 000 kronor", "just over SEK 950,000");
        check_text(
            1_015_550_000,
            JustOver,
            "drygt 1,01 miljarder kronor",
            "just over SEK 1.01 billion",
        );
        check_text(
            1_015_550_000,
            JustUnder,
            "knappt 1,02 miljarder kronor",
            "just under SEK 1.02 billion",
        );
        check_text(365_550_000, AtLeast, "minst 365 miljoner kronor", "at least SEK 365 million");
        check_text(365_450_001, AtMost, "högst 366 miljoner kronor", "up to SEK 366 million");
        check_text(370_000_000, About, "cirka 370 miljoner kronor", "about SEK 370 million");
    }

    #[test]
    fn exact_money_has_every_digit() {
        check(money_exact, 35_000_000_000, Precision::Rounded, "350 000 000 kr", "SEK 350,000,000");
        check(
            money_exact,
            95_000_000,
            Precision::JustOver,
            "drygt 950 000 kr",
            "just over SEK 950,000",
        );
        check(money_exact, 1_005, Precision::Exact, "10,05 kr", "SEK 10.05");
    }

    #[test]
    fn marks_are_plainly_rounded() {
        let write: Write = money_on_mark;
        let check =
            |kronor: AmountSum, sv, en| check(write, kronor * 100, Precision::Exact, sv, en);
        check(350_000_000, "350 milj. kr", "350 million");
        check(1_000_000_000, "1 mdr kr", "1 billion");
        check(1_015_550_000, "1,02 mdr kr", "1.02 billion");
        check(950_000, "950 000 kr", "950,000");
    }

    #[test]
    fn no_amount_is_too_large() {
        let locale = Locale::of(Language::Swedish);
        let words = money_in_text(locale, 9_000_000_000_000_000 * 1_000_000, Precision::AtMost);
        assert_eq!(words.replace('\u{a0}', " "), "högst 90 000 000 000 miljarder kronor");
    }
}
