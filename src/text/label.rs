//! Values on their marks, with few digits and their hedges.

use crate::compare::{Group, Value};
use crate::dataset::Precision;
use crate::text::money::{hedged, money_on_mark};
use crate::text::phrase::uncapitalised;
use crate::text::value::{bounded, minor, number_in, percent_words};
use crate::text::{AxisUnit, Locale, group_words, tick_label};
use crate::view::Measure;

/// How a label says that its value is about or a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedging {
    /// `drygt`, `cirka`
    Word,
    /// `≥`, `≈`, where there is no room for a word.
    Sign,
}

/// A value on its mark with its hedge: `drygt 950 000 kr`, `≈370 milj. kr`, `minst 213`.
///
/// Never claims more than it knows: a bound is rounded away from the value.
pub(crate) fn hedged_label(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
    hedging: Hedging,
) -> String {
    let (figure, hedge) = match measure {
        Measure::Total => (money_on_mark(locale, minor(value), precision), precision),
        Measure::PerResident | Measure::Share => {
            let factor = if measure == Measure::Share { 100.0 } else { 1.0 };
            let (number, hedge) = number_in(locale, value.as_f64() * factor, measure, precision);
            let is_share = measure == Measure::Share;
            (if is_share { percent_words(locale, &number) } else { number }, hedge)
        }
    };
    hedging.of(locale, hedge, &figure)
}

/// A value without its unit beside an axis of that unit, with its hedge: `950`, `≥950`.
///
/// At least three digits are kept; never a zero for what is none.
pub(crate) fn hedged_number(
    locale: &Locale,
    value: Value,
    unit: AxisUnit,
    precision: Precision,
    hedging: Hedging,
) -> String {
    let number = value.as_f64() / unit.divisor;
    let digits = match number.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    let (rounded, hedge) = bounded(number, digits, precision);
    let is_lost = rounded.abs() <= 0.0 && number.abs() > 0.0;
    if unit.divisor <= 1.0 || is_lost {
        return hedged_label(locale, value, unit.measure, precision, hedging);
    }
    hedging.of(locale, hedge, &tick_label(locale, rounded * unit.divisor, unit))
}

/// The whole country in its label, with the group where there are several: `Riket: 121`.
pub(crate) fn country_label(locale: &Locale, group: Option<Group>, value: Option<&str>) -> String {
    let name = match group {
        Some(group) => {
            let group = uncapitalised(&group_words(locale, group));
            locale.fill("country.group", &[("group", &group)])
        }
        None => locale.word("country.name").to_owned(),
    };
    match value {
        Some(value) => [&name, ": ", value].concat(),
        None => name,
    }
}

/// A label of what is added to the year before: `+25 milj. kr`, `drygt +25`; less keeps its
/// minus, and nothing is nothing.
pub(crate) fn signed(mut label: String) -> String {
    let number = label.find(|letter: char| letter.is_ascii_digit());
    let is_more = label.contains(|letter: char| ('1'..='9').contains(&letter));
    let is_less = label.contains('\u{2212}');
    if let Some(at) = number.filter(|_| is_more && !is_less) {
        label.insert(at, '+');
    }
    label
}

impl Hedging {
    fn of(self, locale: &Locale, precision: Precision, figure: &str) -> String {
        let sign = match (self, precision) {
            (Self::Word, _) => return hedged(locale, precision, figure),
            (_, Precision::Exact | Precision::Rounded) => "",
            (_, Precision::About) => "≈",
            (_, Precision::JustOver | Precision::AtLeast) => "≥",
            (_, Precision::JustUnder | Precision::AtMost) => "≤",
        };
        [sign, figure].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{Hedging, country_label, hedged_label, hedged_number, signed};
    use crate::compare::Group;
    use crate::compare::Value::{self, Computed, Exact};
    use crate::dataset::{AmountSum, Language, Nature, Phase, Precision};
    use crate::text::{Locale, axis_unit};
    use crate::view::Measure::{self, PerResident, Share, Total};

    #[track_caller]
    fn check(write: impl Fn(&Locale) -> String, swedish: &str, english: &str) {
        let words = write(Locale::of(Language::Swedish));
        assert_eq!(words.replace('\u{a0}', " "), swedish);
        let words = write(Locale::of(Language::English));
        assert_eq!(words.replace('\u{a0}', " "), english);
    }

    #[test]
    fn marks_carry_few_digits() {
        let check = |value: Value, measure: Measure, sv: &str, en: &str| {
            let write = |locale: &Locale| {
                hedged_label(locale, value, measure, Precision::Exact, Hedging::Word)
            };
            check(write, sv, en);
        };
        check(Computed(213.80), PerResident, "214", "214");
        check(Computed(59.14), PerResident, "59", "59");
        check(Computed(1.53), PerResident, "1,5", "1.5");
        check(Computed(9.96), PerResident, "10", "10");
        check(Computed(0.041), PerResident, "0,04", "0.04");
        check(Computed(0.0), PerResident, "0", "0");
        check(Computed(0.012_316), Share, "1,2 %", "1.2%");
        check(Computed(0.000_83), Share, "0,1 %", "0.1%");
        check(Exact(35_000_000_000), Total, "350 milj. kr", "350 million");
        check(Computed(442_455_847.0), Total, "442 milj. kr", "442 million");
    }

    #[test]
    fn labels_are_hedged_and_keep_bounds_true() {
        use Precision::{About, AtLeast, AtMost, JustOver, JustUnder, Rounded};
        let check = |value, measure, precision, sv: &str, en: &str, sign: &str| {
            let write =
                |locale: &Locale, hedging| hedged_label(locale, value, measure, precision, hedging);
            check(|locale| write(locale, Hedging::Word), sv, en);
            let short = write(Locale::of(Language::Swedish), Hedging::Sign);
            assert_eq!(short.replace('\u{a0}', " "), sign);
        };
        let money = |kronor: AmountSum| Exact(kronor * 100);
        let drygt = ("drygt 950 000 kr", "just over 950,000", "≥950 000 kr");
        check(money(950_000), Total, JustOver, drygt.0, drygt.1, drygt.2);
        let cirka = ("cirka 370 milj. kr", "about 370 million", "≈370 milj. kr");
        check(money(370_000_000), Total, About, cirka.0, cirka.1, cirka.2);
        let most = ("högst 1,02 mdr kr", "up to 1.02 billion", "≤1,02 mdr kr");
        check(money(1_015_550_000), Total, AtMost, most.0, most.1, most.2);
        let least = ("minst 1,01 mdr kr", "at least 1.01 billion", "≥1,01 mdr kr");
        check(money(1_015_550_000), Total, AtLeast, least.0, least.1, least.2);
        check(Computed(213.8), PerResident, AtLeast, "minst 213", "at least 213", "≥213");
        check(Computed(213.8), PerResident, JustUnder, "knappt 214", "just under 214", "≤214");
        check(Computed(213.8), PerResident, Rounded, "214", "214", "214");
        check(Computed(0.012_36), Share, AtMost, "högst 1,3 %", "up to 1.3%", "≤1,3 %");
    }

    #[test]
    fn an_increase_has_a_plus_and_less_its_minus() {
        for (label, expected) in [
            ("25 milj. kr", "+25 milj. kr"),
            ("drygt 950", "drygt +950"),
            ("≥0,95", "≥+0,95"),
            ("−12", "−12"),
            ("0", "0"),
        ] {
            assert_eq!(signed(label.to_owned()), expected);
        }
    }

    #[test]
    fn the_country_has_its_group_only_where_there_are_several() {
        let group = Some(Group { phase: Phase::Proposed, nature: Nature::Programme });
        let [sv, en] = Language::ALL.map(Locale::of);
        assert_eq!(country_label(sv, None, Some("121")), "Riket: 121");
        assert_eq!(country_label(en, None, None), "Sweden");
        assert_eq!(country_label(sv, group, Some("40")), "Riket (föreslaget): 40");
        assert_eq!(country_label(en, group, None), "Sweden (proposed)");
    }

    #[test]
    fn numbers_beside_an_axis_are_hedged_too() {
        let unit = axis_unit(Total, 5e8);
        let number = |kronor, precision, hedging| {
            let locale = Locale::of(Language::Swedish);
            hedged_number(locale, Computed(kronor), unit, precision, hedging).replace('\u{a0}', " ")
        };
        assert_eq!(number(365.55e6, Precision::Rounded, Hedging::Word), "366");
        assert_eq!(number(365.55e6, Precision::AtLeast, Hedging::Sign), "≥365");
        assert_eq!(number(36.51e6, Precision::AtMost, Hedging::Word), "högst 36,6");
        assert_eq!(number(950_000.0, Precision::JustOver, Hedging::Sign), "≥0,95");
        assert_eq!(number(50.0, Precision::Exact, Hedging::Sign), "50 kr");
    }
}
