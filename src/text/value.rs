//! Values in their measure, in sentences, in tables and on axes.

use crate::compare::Value;
use crate::dataset::{AmountSum, MINOR_PER_KRONA, Precision};
use crate::text::Locale;
use crate::text::money::{digits_exact, hedged, money_in_text, money_short};
use crate::text::number::decimal;
use crate::view::Measure;

/// What an axis counts in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisUnit {
    /// The measure.
    pub measure: Measure,
    /// Kronor in one unit of the axis: 1, 10³, 10⁶ or 10⁹ for totals, else 1.
    pub divisor: f64,
}

/// A value in a sentence: `214 kronor per invånare`, `drygt 950 000 kronor`.
///
/// Never claims more than it knows: what follows `drygt` or `minst` is rounded down, what follows
/// `knappt` or `högst` up, here and in the table.
pub fn value_in_text(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    in_words(locale, value, measure, precision, Unit::Spelled)
}

/// A value in a label that must name its unit: `324 kr per invånare`, `80 milj. kr`.
pub(super) fn value_short(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    in_words(locale, value, measure, precision, Unit::Short)
}

/// A value in a sentence that has said per what it is: `214 kronor`, `1,2 procent`.
pub(super) fn value_plain(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    in_words(locale, value, measure, precision, Unit::Plain)
}

/// A value in a sentence that has just named the unit: `214`, `SEK 214`.
pub(super) fn value_after(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    // A decimal at the end of a sentence wants its unit.
    let is_bare = value.as_f64().abs() >= 9.95;
    in_words(locale, value, measure, precision, if is_bare { Unit::Said } else { Unit::Plain })
}

/// Two values as the ends of a range, in a sentence that has said per what they are: `128–130
/// kronor`; one where both read the same.
pub(super) fn range_plain(
    locale: &Locale,
    [low, high]: [Value; 2],
    measure: Measure,
    precision: Precision,
) -> String {
    let [from, to] = [low, high].map(|value| value_plain(locale, value, measure, precision));
    if from == to {
        return from;
    }
    let key = match measure {
        Measure::Total => return locale.fill("value.range", &[("low", &from), ("high", &to)]),
        Measure::PerResident => "value.kronor-range",
        Measure::Share => "value.percent-range",
    };
    let factor = if measure == Measure::Share { 100.0 } else { 1.0 };
    let number = |value: Value| number_in(locale, value.as_f64() * factor, measure, precision).0;
    let values = [("low", &*number(low)), ("high", &*number(high))];
    locale.fill(key, &values)
}

/// A value with every digit that means something, without its unit: `213,80`, `365 550 000`.
pub(crate) fn value_in_table(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    let (figure, hedge) = match (measure, value) {
        (Measure::Total, Value::Exact(amount)) => (digits_exact(locale, amount), precision),
        (Measure::Total, Value::Computed(kronor)) => {
            let (rounded, hedge) = bounded(kronor, 0, precision);
            (decimal(locale, rounded, 0), hedge)
        }
        (Measure::PerResident, value) => {
            let (rounded, hedge) = bounded(value.as_f64(), 2, precision);
            (decimal(locale, rounded, 2), hedge)
        }
        (Measure::Share, value) => {
            let (rounded, hedge) = bounded(value.as_f64() * 100.0, 2, precision);
            (percent_words(locale, &decimal(locale, rounded, 2)), hedge)
        }
    };
    hedged(locale, hedge, &figure)
}

/// The same with its unit: `213,80 kr per invånare`, `365 550 000 kr`.
pub(super) fn value_exact(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    let number = value_in_table(locale, value, measure, precision);
    match measure {
        Measure::Total => locale.fill("money.exact", &[("n", &number)]),
        Measure::PerResident => locale.fill("value.per-resident-short", &[("n", &number)]),
        Measure::Share => [&number, " ", locale.word("axis.share")].concat(),
    }
}

/// A tick of a value in the measure's own unit (kronor, kronor per resident, share): `1,5`.
///
/// As many decimals as the value has, three at most.
pub(crate) fn tick_label(locale: &Locale, value: f64, unit: AxisUnit) -> String {
    let is_share = unit.measure == Measure::Share;
    let shown = if is_share { value * 100.0 } else { value / unit.divisor };
    let (mut digits, mut scaled) = (0, shown);
    while digits < 3 && (scaled - scaled.round()).abs() >= 1e-6 {
        digits += 1;
        scaled *= 10.0;
    }
    let words = decimal(locale, shown, digits);
    if is_share { percent_words(locale, &words) } else { words }
}

/// The unit in which an axis up to that value reads best.
pub(crate) fn axis_unit(measure: Measure, largest: f64) -> AxisUnit {
    let divisor = match measure {
        Measure::Total if largest >= 2e9 => 1e9,
        Measure::Total if largest >= 1e6 => 1e6,
        Measure::Total if largest >= 1e4 => 1e3,
        Measure::Total | Measure::PerResident | Measure::Share => 1.0,
    };
    AxisUnit { measure, divisor }
}

/// What an axis counts in, in words: `kr per invånare`, `milj. kr`.
pub(crate) fn axis_title(locale: &Locale, unit: AxisUnit) -> String {
    let key = match unit.measure {
        Measure::PerResident => "axis.per-resident",
        Measure::Share => "axis.share",
        Measure::Total if unit.divisor >= 1e9 => "axis.billion",
        Measure::Total if unit.divisor >= 1e6 => "axis.million",
        Measure::Total if unit.divisor >= 1e3 => "axis.thousand",
        Measure::Total => "axis.kronor",
    };
    locale.word(key).to_owned()
}

#[derive(Clone, Copy)]
enum Unit {
    Spelled,
    Short,
    Plain,
    Said,
}

fn in_words(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
    unit: Unit,
) -> String {
    let key = match (measure, unit) {
        (Measure::Total, Unit::Short) => return money_short(locale, minor(value), precision),
        (Measure::Total, _) => return money_in_text(locale, minor(value), precision),
        (Measure::PerResident, Unit::Spelled) => "value.per-resident",
        (Measure::PerResident, Unit::Plain) => "value.kronor",
        (Measure::PerResident, Unit::Said) => "value.kronor-after",
        (Measure::PerResident, Unit::Short) => "value.per-resident-short",
        (Measure::Share, Unit::Spelled) => "value.share",
        (Measure::Share, Unit::Short) => "value.share-short",
        (Measure::Share, Unit::Plain | Unit::Said) => "value.percent-text",
    };
    let factor = if measure == Measure::Share { 100.0 } else { 1.0 };
    let (number, hedge) = number_in(locale, value.as_f64() * factor, measure, precision);
    hedged(locale, hedge, &locale.fill(key, &[("n", &number)]))
}

/// The digits that a reader needs of kronor per resident or percent, and the hedge that is true.
pub(super) fn number_in(
    locale: &Locale,
    shown: f64,
    measure: Measure,
    precision: Precision,
) -> (String, Precision) {
    let digits = match measure {
        Measure::Share => digits_of_percent(shown),
        Measure::Total | Measure::PerResident => digits_per_resident(shown),
    };
    let (rounded, hedge) = bounded(shown, digits, precision);
    (decimal(locale, rounded, digits), hedge)
}

/// The number that a reader sees of kronor per resident or a percentage, and its decimals; `None`
/// for money, which has no more digits than its source, and where a hedge says that it is not
/// known to the last one.
pub(super) fn reads_as(
    value: Value,
    measure: Measure,
    precision: Precision,
) -> Option<(f64, usize)> {
    let (shown, digits) = match measure {
        Measure::Total => return None,
        Measure::PerResident => (value.as_f64(), digits_per_resident(value.as_f64())),
        Measure::Share => (value.as_f64() * 100.0, digits_of_percent(value.as_f64() * 100.0)),
    };
    let is_plain = matches!(precision, Precision::Exact | Precision::Rounded);
    is_plain.then(|| (bounded(shown, digits, precision).0, digits))
}

/// A value rounded so that its hedge stays true, and the hedge that does.
pub(super) fn bounded(value: f64, digits: usize, precision: Precision) -> (f64, Precision) {
    let scale = (0..digits).fold(1.0, |scale, _| scale * 10.0);
    let scaled = value * scale;
    // What floating point adds to an exact decimal must not turn it into the next one.
    let slack = 1e-9 * scaled.abs().max(1.0);
    let nearest = scaled.round();
    let (rounded, hedge) = match precision {
        Precision::AtLeast | Precision::JustOver => ((scaled + slack).floor(), precision),
        Precision::AtMost | Precision::JustUnder => ((scaled - slack).ceil(), precision),
        _ => (nearest, precision),
    };
    (rounded / scale, hedge)
}

/// One decimal below ten, none above; more where nothing but zeros would show.
fn digits_per_resident(value: f64) -> usize {
    if value.abs() >= 9.95 { 0 } else { digits_of_percent(value) }
}

/// One decimal; more where nothing but zeros would show, none for zero itself.
fn digits_of_percent(percent: f64) -> usize {
    let size = percent.abs();
    if size <= 0.0 {
        return 0;
    }
    let mut digits = 1;
    let mut least = 0.05;
    while size < least && digits < 6 {
        digits += 1;
        least /= 10.0;
    }
    digits
}

pub(super) fn percent_words(locale: &Locale, number: &str) -> String {
    locale.fill("value.percent", &[("n", number)])
}

/// Öre; a computed value to the nearest one.
pub(super) fn minor(value: Value) -> AmountSum {
    match value {
        Value::Exact(amount) => amount,
        Value::Computed(kronor) => (kronor * MINOR_PER_KRONA as f64).round() as AmountSum,
    }
}

#[cfg(test)]
mod tests {
    use super::{axis_title, axis_unit, tick_label, value_in_table, value_in_text};
    use crate::compare::Value::{Computed, Exact};
    use crate::dataset::{Language, Precision};
    use crate::text::Locale;
    use crate::view::Measure::{PerResident, Share, Total};

    #[track_caller]
    fn check(write: impl Fn(&Locale) -> String, swedish: &str, english: &str) {
        let words = write(Locale::of(Language::Swedish));
        assert_eq!(words.replace('\u{a0}', " "), swedish);
        let words = write(Locale::of(Language::English));
        assert_eq!(words.replace('\u{a0}', " "), english);
    }

    #[test]
    fn sentences_name_the_unit_and_keep_bounds_true() {
        use Precision::{AtLeast, AtMost, JustOver, JustUnder, Rounded};
        let check = |value: f64, measure, precision, sv: &str, en: &str| {
            check(|locale| value_in_text(locale, Computed(value), measure, precision), sv, en);
        };
        check(204.70, PerResident, Rounded, "205 kronor per invånare", "SEK 205 per resident");
        check(
            213.795,
            PerResident,
            JustOver,
            "drygt 213 kronor per invånare",
            "just over SEK 213 per resident",
        );
        check(
            213.2,
            PerResident,
            JustOver,
            "drygt 213 kronor per invånare",
            "just over SEK 213 per resident",
        );
        check(
            213.2,
            PerResident,
            JustUnder,
            "knappt 214 kronor per invånare",
            "just under SEK 214 per resident",
        );
        check(
            213.8,
            PerResident,
            AtLeast,
            "minst 213 kronor per invånare",
            "at least SEK 213 per resident",
        );
        check(
            213.2,
            PerResident,
            AtMost,
            "högst 214 kronor per invånare",
            "up to SEK 214 per resident",
        );
        check(
            0.012_316,
            Share,
            Rounded,
            "1,2 procent av vårdens nettokostnad",
            "1.2 per cent of net health-care cost",
        );
        check(442_455_847.0, Total, Rounded, "cirka 442 miljoner kronor", "about SEK 442 million");
    }

    #[test]
    fn tables_carry_every_digit_that_means_something() {
        use Precision::{AtMost, JustOver, JustUnder, Rounded};
        let check = |value, measure, precision, sv: &str, en: &str| {
            check(|locale| value_in_table(locale, value, measure, precision), sv, en);
        };
        check(Exact(36_555_000_000), Total, Rounded, "365 550 000", "365,550,000");
        check(Computed(213.799), PerResident, Rounded, "213,80", "213.80");
        check(Computed(213.799), PerResident, JustOver, "drygt 213,79", "just over 213.79");
        check(Computed(213.791), PerResident, JustUnder, "knappt 213,80", "just under 213.80");
        check(Computed(0.012_316), Share, Rounded, "1,23 %", "1.23%");
        check(Computed(0.012_316), Share, AtMost, "högst 1,24 %", "up to 1.24%");
        check(Computed(950_000.6), Total, JustOver, "drygt 950 000", "just over 950,000");
    }

    #[test]
    fn axes_count_in_readable_units() {
        let check = |measure, largest, tick, sv_tick: &str, sv_title: &str, en_title: &str| {
            let unit = axis_unit(measure, largest);
            let swedish = Locale::of(Language::Swedish);
            assert_eq!(tick_label(swedish, tick, unit).replace('\u{a0}', " "), sv_tick);
            check(|locale| axis_title(locale, unit), sv_title, en_title);
        };
        check(PerResident, 319.0, 100.0, "100", "kr per invånare", "SEK per resident");
        check(PerResident, 3.0, 1.5, "1,5", "kr per invånare", "SEK per resident");
        check(Total, 5.5e8, 4e8, "400", "milj. kr", "SEK million");
        check(Total, 1.4e9, 1e9, "1 000", "milj. kr", "SEK million");
        check(Total, 6e9, 2.5e9, "2,5", "mdr kr", "SEK billion");
        check(Total, 7e5, 2e5, "200", "tusen kr", "SEK thousand");
        check(Total, 0.0, 0.0, "0", "kr", "SEK");
        check(Share, 0.012, 0.005, "0,5 %", "av vårdens nettokostnad", "of net health-care cost");
    }
}
