//! The chart in sentences, for those who do not see it.

use crate::compare::{Absence, Cell, Comparison, Slot, Value, VerdictKind, no_map};
use crate::dataset::Dataset;
use crate::text::country::country_words;
use crate::text::difference::difference_sentence;
use crate::text::form::{chart_in_words, free_axes};
use crate::text::headline::{is_all_grants, kind_of_money, one_area, who_is_shown};
use crate::text::mark::{bare_words, place};
use crate::text::names::absence_word;
use crate::text::phrase::uncapitalised;
use crate::text::sentence::unit_words;
use crate::text::value::value_after;
use crate::text::verdict::verdict_line;
use crate::text::{Locale, announcement, only_measures, value_in_text, years_label};
use crate::view::ChartKind;

/// So many values are said one by one.
const MOST_VALUES: usize = 6;

/// What kind of chart it is and what it shows, its values or from where to where they go, the
/// country, whether panels have scales of their own, how many marks have no value and why, and the
/// verdict: two to six sentences.
///
/// It never lists the rows, so that it costs no more than the marks.
pub fn text_alternative(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    if let Some(words) = only_measures(dataset, locale) {
        return words;
    }
    let mut sentences = vec![shown(dataset, comparison, locale)];
    if comparison.cells.iter().all(|cell| cell.value.is_err()) {
        sentences.push(announcement::nothing(dataset, comparison, locale));
        sentences.extend(absences(comparison, locale));
        return sentences.join(" ");
    }
    let values = difference_sentence(dataset, comparison, locale)
        .unwrap_or_else(|| values(dataset, comparison, locale));
    sentences.push(values);
    sentences.extend(country_words(comparison, locale));
    sentences.extend(free_axes(comparison, locale));
    sentences.extend(absences(comparison, locale));
    sentences.extend(verdict_line(dataset, comparison, locale));
    sentences.join(" ")
}

fn shown(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let years = comparison.years.map_or_else(String::new, years_label);
    // Bars stand in place of a map that would mislead.
    let has_bars = comparison.view.chart == ChartKind::Map && no_map(dataset, comparison).is_some();
    let bars = has_bars.then(|| locale.word("alternative.regions"));
    let values = [
        ("chart", bars.unwrap_or_else(|| chart_in_words(comparison, locale))),
        ("what", &kind_of_money(dataset, comparison, locale)),
        ("years", &years),
        ("area", &one_area(dataset, &comparison.view, locale)),
        ("who", &who_is_shown(dataset, comparison, locale)),
        ("unit", &unit_words(locale, comparison)),
    ];
    locale.fill("alternative.shown", &values)
}

/// All values if they are few; else their ends, where the verdict allows that, or some of them.
fn values(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let cells: Vec<&Cell> = comparison.cells.iter().filter(|cell| cell.value.is_ok()).collect();
    if cells.len() <= MOST_VALUES {
        return [&listed_values(dataset, comparison, &cells, locale), "."].concat();
    }
    let n = cells.len() as u64;
    let is_one_slot = cells.windows(2).all(|pair| {
        pair.first().map(|cell| (cell.slot, cell.group))
            == pair.last().map(|cell| (cell.slot, cell.group))
    });
    if comparison.verdict.kind == VerdictKind::Comparable && is_one_slot {
        let size = |cell: &&&Cell| cell.value.map_or(0.0, Value::as_f64);
        let low = cells.iter().min_by(|a, b| size(a).total_cmp(&size(b)));
        let high = cells.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
        if let (Some(low), Some(high)) = (low, high)
            && let (Ok(from), Ok(to)) = (low.value, high.value)
        {
            let low = value_after(locale, from, comparison.measure, low.precision);
            let high = value_in_text(locale, to, comparison.measure, high.precision);
            return locale.count("alternative.between", n, &[("low", &low), ("high", &high)]);
        }
    }
    let is_over_time = comparison.view.chart.is_over_time();
    let latest = if is_over_time { latest(&cells) } else { Vec::new() };
    let (key, mut some) = match latest.len() {
        0 => ("alternative.among", cells),
        1..=MOST_VALUES => ("alternative.latest", latest),
        _ => ("alternative.latest-some", latest),
    };
    some.truncate(MOST_VALUES);
    let list = listed_values(dataset, comparison, &some, locale);
    locale.count(key, n, &[("list", &list)])
}

/// The last year's value of each region, one more than are said at most.
fn latest<'a>(cells: &[&'a Cell]) -> Vec<&'a Cell> {
    let mut latest: Vec<&Cell> = Vec::new();
    for &cell in cells.iter().filter(|cell| matches!(cell.slot, Slot::Year(_))) {
        if latest.len() > MOST_VALUES {
            break;
        }
        match latest.iter_mut().find(|other| other.region == cell.region) {
            Some(other) if cell.slot >= other.slot => *other = cell,
            Some(_) => {}
            None => latest.push(cell),
        }
    }
    latest
}

/// `Kalmar län 2020: 81 kronor per invånare, föreslaget; …`
fn listed_values(
    dataset: &Dataset,
    comparison: &Comparison,
    cells: &[&Cell],
    locale: &Locale,
) -> String {
    let is_grants = is_all_grants(comparison);
    let write = |cell: &&Cell| {
        let value = cell.value.ok()?;
        let words = if is_grants {
            value_in_text(locale, value, comparison.measure, cell.precision)
        } else {
            bare_words(comparison, cell, value, "", locale)
        };
        Some([&place(dataset, cell, locale), ": ", &words].concat())
    };
    let items: Vec<String> = cells.iter().filter_map(write).collect();
    items.join("; ")
}

/// How many marks have no value, by reason: `Utan värde: uppgift saknas (2).`
fn absences(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let mut counts: Vec<(Absence, usize)> = Vec::new();
    for absence in comparison.cells.iter().filter_map(|cell| cell.value.err()) {
        match counts.iter_mut().find(|(other, _)| *other == absence) {
            Some((_, count)) => *count += 1,
            None => counts.push((absence, 1)),
        }
    }
    if counts.is_empty() {
        return None;
    }
    let write = |(absence, count): (Absence, usize)| {
        let word = uncapitalised(absence_word(locale, absence));
        [&word, " (", &count.to_string(), ")"].concat()
    };
    let list: Vec<String> = counts.into_iter().map(write).collect();
    Some(locale.fill("alternative.absent", &[("list", &list.join("; "))]))
}
