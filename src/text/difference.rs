//! A and B, and what lies between them.

use core::mem::replace;

use crate::compare::{
    Absence, Comparison, Difference, Group, LensName, LensPairs, Pair, PairSide, SideChosen,
    SideName, difference, is_tie,
};
use crate::dataset::{Dataset, Nature, Phase};
use crate::text::phrase::{capitalised, region_name, uncapitalised};
use crate::text::sentence::{measure_key, prices_words};
use crate::text::side::{gap, gap_words, side_name};
use crate::text::value::{reads_as, value_plain};
use crate::text::{Locale, absence_word, decimal, group_words, side_letter, value_in_text};
use crate::view::{Measure, Prices};

/// A and B through one lens: the cells of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairWords {
    /// In what they are counted, and at what price level.
    pub unit: String,
    /// What A and B have, with a star where it is computed, or why they have nothing.
    pub values: [String; 2],
    /// The size of the difference, starred like the values; `None` where it may not be told.
    pub gap: Option<String>,
    /// How many times as much which of the two has; `None` where it may not be told.
    pub times: Option<String>,
}

/// A and B in every lens, one item a pair.
pub fn pair_words(difference: &Difference, locale: &Locale) -> Vec<PairWords> {
    let names = [SideName::A, SideName::B].map(|name| side_letter(name).to_owned());
    let writer = Writer { short: names.clone(), names, locale };
    let words = |(lens, pair): (&LensPairs, &Pair)| PairWords {
        unit: capitalised(&lens_unit(locale, lens.lens)),
        values: [pair.a, pair.b].map(|side| writer.side(pair, side, lens.lens.measure, "*")),
        gap: pair.difference.map(|_| {
            let gap = told_gap(pair, lens, "*", locale);
            let otherwise =
                if is_none(pair) { "difference.label-none" } else { "difference.label-same" };
            gap.unwrap_or_else(|| locale.word(otherwise).to_owned())
        }),
        times: pair.ratio.map(|ratio| writer.times(ratio).trim_end_matches('.').to_owned()),
    };
    pairs(difference).map(words).collect()
}

/// The same as sentences; one item a pair.
pub fn difference_words(
    dataset: &Dataset,
    comparison: &Comparison,
    difference: &Difference,
    locale: &Locale,
) -> Vec<String> {
    let Some(names) = side_names(dataset, comparison, locale) else { return Vec::new() };
    let short = short_names(dataset, comparison, locale).unwrap_or_else(|| names.clone());
    let writer = Writer { names, short, locale };
    pairs(difference).map(|(lens, pair)| writer.pair(lens, pair)).collect()
}

fn pairs(difference: &Difference) -> impl Iterator<Item = (&LensPairs, &Pair)> {
    difference.lenses.iter().flat_map(|lens| lens.pairs.iter().map(move |pair| (lens, pair)))
}

/// A and B in the measure that is shown and, where the verdict allows it, the difference; `None`
/// unless one mark of each stands against the other.
pub(super) fn difference_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<String> {
    let [a, b] = side_names(dataset, comparison, locale)?;
    let difference = difference(dataset, comparison)?;
    let shown = LensName { measure: comparison.measure, prices: comparison.prices };
    let lens = difference.lenses.iter().find(|lens| lens.lens == shown)?;
    let [pair] = lens.pairs.as_slice() else { return None };
    let mut prices = PricesSaid { lens: shown, is_said: false };
    let mut words = |side: Option<PairSide>| {
        let side = side?;
        Some(match side.value {
            Ok(value) => {
                let value = value_in_text(locale, value, comparison.measure, side.precision);
                [value, prices.next(locale), in_brackets([pair.a, pair.b], side, locale)].concat()
            }
            Err(absence) => uncapitalised(absence_word(locale, absence)),
        })
    };
    let gap = told_gap(pair, lens, "", locale);
    let key = if gap.is_some() { "difference.shown-gap" } else { "difference.shown" };
    let values = [
        ("a", &*a),
        ("b", &*b),
        ("value-a", &*words(pair.a)?),
        ("value-b", &*words(pair.b)?),
        ("gap", gap.as_deref().unwrap_or_default()),
    ];
    Some(locale.fill(key, &values))
}

/// The base year of values in a sentence: named at the first, called the same from then on.
struct PricesSaid {
    lens: LensName,
    is_said: bool,
}

impl PricesSaid {
    /// What stands behind the next value; nothing where prices are those of the time.
    fn next(&mut self, locale: &Locale) -> String {
        let prices = self.lens.prices;
        if prices == Prices::Current || self.lens.measure == Measure::Share {
            return String::new();
        }
        if replace(&mut self.is_said, true) {
            return [" ", locale.word("prices.in-same")].concat();
        }
        [" ", &prices_words(locale, prices)].concat()
    }
}

/// The sides by region, years and area: `Kalmar län 2020 (intensivvård)`.
fn side_names(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Option<[String; 2]> {
    Some(comparison.both_sides()?.map(|side| side_name(dataset, &side, locale)))
}

/// The sides by region alone, where nothing else tells them apart.
fn short_names(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Option<[String; 2]> {
    let [a, b] = comparison.both_sides()?;
    let is_only_region = a.region != b.region && a.years == b.years && a.area == b.area;
    let name = |side: SideChosen| region_name(dataset, side.region, locale).to_owned();
    is_only_region.then(|| [name(a), name(b)])
}

/// The size of the difference; `None` where it may not be told or is nothing. `star` follows one of
/// computed values.
fn told_gap(pair: &Pair, lens: &LensPairs, star: &str, locale: &Locale) -> Option<String> {
    pair.difference?;
    let measure = lens.lens.measure;
    let value = |side: Option<PairSide>| side.and_then(|it| Some((it.value.ok()?, it.precision)));
    let (a, b) = (value(pair.a)?, value(pair.b)?);
    // Beside two figures that read the same, what parts them would puzzle.
    let [reads_a, reads_b] =
        [a, b].map(|(value, precision)| value_plain(locale, value, measure, precision));
    let gap = gap(a, b).filter(|_| reads_a != reads_b)?;
    let is_computed = [pair.a, pair.b].iter().flatten().any(|side| side.is_computed);
    let star = if is_computed { star } else { "" };
    let words = [&gap_words(locale, gap, measure, value_plain), star].concat();
    let read = |(value, precision)| reads_as(value, measure, precision);
    let is_off = read(a).zip(read(b)).zip(read(gap)).is_some_and(|((a, b), gap)| is_off(a, b, gap));
    Some(if is_off { locale.fill("difference.unrounded", &[("gap", &words)]) } else { words })
}

/// Whether readers who subtract what they see come to something else, beyond what was rounded away.
fn is_off(
    (a, a_digits): (f64, usize),
    (b, b_digits): (f64, usize),
    (gap, _): (f64, usize),
) -> bool {
    let step = (0..a_digits.min(b_digits)).fold(1.0, |step, _| step / 10.0);
    ((a - b).abs() - gap).abs() > step * 0.5 + 1e-9
}

/// Whether it is told that there is no difference.
fn is_none(pair: &Pair) -> bool {
    pair.difference.is_some_and(|gap| gap.as_f64().abs() <= 0.0)
}

/// What kind of money a side has and how far it has come, the year of a step, and what is assumed;
/// of programme money that both have decided nothing.
pub(super) fn in_brackets(sides: [Option<PairSide>; 2], side: PairSide, locale: &Locale) -> String {
    let is_plain =
        |group: Group| group.phase == Phase::Approved && group.nature == Nature::Programme;
    let is_plain = sides.iter().flatten().filter_map(|side| side.group).all(is_plain);
    let group = side.group.filter(|_| !is_plain);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(group.map(|group| uncapitalised(&group_words(locale, group))));
    parts.extend(side.step.map(|year| year.to_string()));
    parts.extend(side.is_spread.then(|| locale.word("mark.spread").to_owned()));
    if parts.is_empty() { String::new() } else { [" (", &parts.join(", "), ")"].concat() }
}

/// In what a lens counts, and at what price level: `kronor per invånare i dåtidens priser`.
pub(super) fn lens_unit(locale: &Locale, lens: LensName) -> String {
    let measure = locale.word(measure_key(lens.measure));
    if lens.measure == Measure::Share {
        return measure.to_owned();
    }
    [measure, " ", &prices_words(locale, lens.prices)].concat()
}

struct Writer<'a> {
    names: [String; 2],
    /// The sides after they have been named.
    short: [String; 2],
    locale: &'a Locale,
}

impl Writer<'_> {
    fn pair(&self, lens: &LensPairs, pair: &Pair) -> String {
        let [a, b] = &self.names;
        let measure = lens.lens.measure;
        let values = [
            ("unit", &*capitalised(&lens_unit(self.locale, lens.lens))),
            ("a", &**a),
            ("b", &**b),
            ("value-a", &*self.side(pair, pair.a, measure, "")),
            ("value-b", &*self.side(pair, pair.b, measure, "")),
        ];
        let mut sentences = vec![self.locale.fill("difference.both", &values)];
        if let Some(gap) = told_gap(pair, lens, "", self.locale) {
            sentences.push(self.locale.fill("difference.gap", &[("gap", &gap)]));
        } else if is_none(pair) {
            sentences.push(self.locale.word("difference.none").to_owned());
        }
        sentences.extend(pair.ratio.filter(|_| !is_none(pair)).map(|ratio| self.times(ratio)));
        sentences.join(" ")
    }

    /// A value with its phase, or why there is none; `star` follows a computed one.
    fn side(&self, pair: &Pair, side: Option<PairSide>, measure: Measure, star: &str) -> String {
        let Some(side) = side else {
            return self.locale.word("difference.nothing").to_owned();
        };
        match side.value {
            Ok(value) => {
                let value = value_plain(self.locale, value, measure, side.precision);
                let star = if side.is_computed { star } else { "" };
                [&value, star, &in_brackets([pair.a, pair.b], side, self.locale)].concat()
            }
            Err(absence) => no_value(self.locale, absence),
        }
    }

    /// Who has how many times as much; a tie is about the same.
    fn times(&self, ratio: f64) -> String {
        let [a, b] = &self.short;
        if is_tie(ratio, 1.0) {
            return self.locale.word("difference.same").to_owned();
        }
        let (more, times) = if ratio > 1.0 { (a, ratio) } else { (b, 1.0 / ratio) };
        let n = factor_words(self.locale, times);
        let key = if n == "2" { "difference.twice" } else { "difference.times" };
        self.locale.fill(key, &[("more", more), ("n", &n)])
    }
}

/// That there is no value, and why.
pub(super) fn no_value(locale: &Locale, absence: Absence) -> String {
    let reason = uncapitalised(absence_word(locale, absence));
    locale.fill("difference.no-value", &[("reason", &reason)])
}

/// How many times: `1,9`, `2`, `12`; closer to one with a digit more.
pub(super) fn factor_words(locale: &Locale, factor: f64) -> String {
    let digits = match factor {
        factor if factor < 1.1 => 2,
        factor if factor < 9.95 => 1,
        _ => 0,
    };
    let words = decimal(locale, factor, digits);
    if digits == 0 { words } else { trimmed(&words) }
}

/// A number with decimals without the zeros at its end.
pub(super) fn trimmed(number: &str) -> String {
    number.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
}
