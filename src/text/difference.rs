//! A and B, and what lies between them.

use crate::compare::{
    Comparison, Difference, LensName, LensPairs, Pair, PairSide, SideChosen, Value, difference,
    is_tie,
};
use crate::dataset::{Dataset, Phase, Precision};
use crate::text::phrase::{capitalised, region_name, uncapitalised};
use crate::text::sentence::{measure_key, prices_words};
use crate::text::side::{gap_precision, points};
use crate::text::value::value_plain;
use crate::text::{Locale, absence_word, decimal, phase_word, value_in_text, years_label};
use crate::view::Measure;

/// For each lens what A and B have, the difference in kronor and how many times as much, as far as
/// the lens' verdict allows them; one item a pair.
pub fn difference_words(
    dataset: &Dataset,
    comparison: &Comparison,
    difference: &Difference,
    locale: &Locale,
) -> Vec<String> {
    let Some(names) = side_names(dataset, comparison, locale) else { return Vec::new() };
    let short = short_names(dataset, comparison, locale).unwrap_or_else(|| names.clone());
    let writer = Writer { names, short, locale };
    let pairs = |lens: &LensPairs| -> Vec<String> {
        lens.pairs.iter().map(|pair| writer.pair(lens, pair)).collect()
    };
    difference.lenses.iter().flat_map(pairs).collect()
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
    let words = |side: Option<PairSide>| {
        let side = side?;
        Some(match side.value {
            Ok(value) => {
                let value = value_in_text(locale, value, comparison.measure, side.precision);
                [value, phase_in_brackets(pair, side, locale)].concat()
            }
            Err(absence) => uncapitalised(absence_word(locale, absence)),
        })
    };
    let gap = gap(pair, lens, locale);
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

/// The sides by region, years and area: `Kalmar län 2020 (intensivvård)`.
pub(super) fn side_names(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<[String; 2]> {
    let name = |side: SideChosen| {
        let region = region_name(dataset, side.region, locale);
        let mut words = [region, " ", &years_label(side.years)].concat();
        if let Some(area) = side.area.and_then(|area| dataset.area(area)) {
            let area = uncapitalised(area.name.get(locale.language()));
            words.push_str(&locale.fill("area.in-brackets", &[("area", &area)]));
        }
        words
    };
    Some(comparison.both_sides()?.map(name))
}

/// The sides by region alone, where nothing else tells them apart.
fn short_names(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Option<[String; 2]> {
    let [a, b] = comparison.both_sides()?;
    let is_only_region = a.region != b.region && a.years == b.years && a.area == b.area;
    let name = |side: SideChosen| region_name(dataset, side.region, locale).to_owned();
    is_only_region.then(|| [name(a), name(b)])
}

/// The size of the difference, hedged as far as one of the values is; `None` where it may not be
/// told or is nothing.
fn gap(pair: &Pair, lens: &LensPairs, locale: &Locale) -> Option<String> {
    let gap = pair.difference.filter(|gap| gap.as_f64().abs() > 0.0)?;
    let (a, b) = (pair.a?, pair.b?);
    let measure = lens.lens.measure;
    let shown =
        |side: PairSide| Some(value_plain(locale, side.value.ok()?, measure, side.precision));
    // Beside two figures that read the same, what parts them would puzzle.
    if shown(a) == shown(b) {
        return None;
    }
    let (more, less) = if gap.as_f64() > 0.0 { (b, a) } else { (a, b) };
    let gap = match gap {
        Value::Exact(amount) => Value::Exact(amount.abs()),
        Value::Computed(value) => Value::Computed(value.abs()),
    };
    Some(gap_words(locale, gap, measure, gap_precision(more.precision, less.precision)))
}

fn gap_words(locale: &Locale, gap: Value, measure: Measure, precision: Precision) -> String {
    match measure {
        Measure::Share => points(locale, gap, precision),
        Measure::Total | Measure::PerResident => value_plain(locale, gap, measure, precision),
    }
}

/// How far a side's money has come; empty where both have been decided.
fn phase_in_brackets(pair: &Pair, side: PairSide, locale: &Locale) -> String {
    let is_decided = |side: Option<PairSide>| {
        side.is_none_or(|side| side.group.is_none_or(|group| group.phase == Phase::Approved))
    };
    let Some(group) = side.group.filter(|_| !is_decided(pair.a) || !is_decided(pair.b)) else {
        return String::new();
    };
    [" (", &uncapitalised(phase_word(locale, group.phase)), ")"].concat()
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
            ("unit", &*capitalised(&self.unit(lens.lens))),
            ("a", &**a),
            ("b", &**b),
            ("value-a", &*self.side(pair, pair.a, measure)),
            ("value-b", &*self.side(pair, pair.b, measure)),
        ];
        let mut sentences = vec![self.locale.fill("difference.both", &values)];
        let is_none = pair.difference.is_some_and(|gap| gap.as_f64().abs() <= 0.0);
        if let Some(gap) = gap(pair, lens, self.locale) {
            sentences.push(self.locale.fill("difference.gap", &[("gap", &gap)]));
        } else if is_none {
            sentences.push(self.locale.word("difference.none").to_owned());
        }
        sentences.extend(pair.ratio.filter(|_| !is_none).map(|ratio| self.times(ratio)));
        sentences.join(" ")
    }

    fn unit(&self, lens: LensName) -> String {
        let measure = self.locale.word(measure_key(lens.measure));
        if lens.measure == Measure::Share {
            return measure.to_owned();
        }
        [measure, " ", &prices_words(self.locale, lens.prices)].concat()
    }

    /// A value with its phase, or why there is none.
    fn side(&self, pair: &Pair, side: Option<PairSide>, measure: Measure) -> String {
        let Some(side) = side else {
            return self.locale.word("difference.nothing").to_owned();
        };
        match side.value {
            Ok(value) => {
                let value = value_plain(self.locale, value, measure, side.precision);
                [value, phase_in_brackets(pair, side, self.locale)].concat()
            }
            Err(absence) => {
                let reason = uncapitalised(absence_word(self.locale, absence));
                self.locale.fill("difference.no-value", &[("reason", &reason)])
            }
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
