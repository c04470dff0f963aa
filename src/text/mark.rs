//! One mark in a sentence, and in its label.

use crate::compare::{Absence, Cell, Comparison, Slot};
use crate::dataset::{AmountSum, CoverageKind, Dataset, Nature};
use crate::text::money::money_short;
use crate::text::names::{absence_code, absent_amount_word};
use crate::text::phrase::{region_name, uncapitalised};
use crate::text::sentence::prices_words;
use crate::text::value::value_short;
use crate::text::{Locale, nature_word, phase_word, value_in_text, years_label};
use crate::view::{Measure, Prices};

/// A mark in one sentence: region, years, value and phase, or why there is no value.
///
/// Empty if the comparison has no such cell.
pub fn mark_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    let place = place(dataset, cell, locale);
    let value = match cell.value {
        Ok(value) => value_in_text(locale, value, comparison.measure, cell.precision),
        Err(absence) => return absence_sentence(dataset, absence, &place, locale),
    };
    let is_span = matches!(cell.slot, Slot::Span { .. });
    let value = if is_span { locale.fill("mark.span", &[("value", &value)]) } else { value };
    let mut parts = vec![value];
    if let Some(group) = cell.group {
        parts.push(uncapitalised(phase_word(locale, group.phase)));
        if cell.is_plan {
            let is_one = cell.slot.years().is_single();
            parts.push(locale.word(if is_one { "mark.plan" } else { "mark.plan-some" }).to_owned());
        }
        if group.nature != Nature::Programme {
            parts.push(uncapitalised(nature_word(locale, group.nature)));
        }
    }
    parts.extend(computed_with(comparison, cell, locale));
    [&place, ": ", &parts.join(", "), "."].concat()
}

/// What a starred value rests on.
fn computed_with(comparison: &Comparison, cell: &Cell, locale: &Locale) -> Vec<String> {
    let mut parts = Vec::new();
    if matches!(comparison.prices, Prices::Of(_)) && comparison.measure != Measure::Share {
        parts.push(prices_words(locale, comparison.prices));
    }
    if cell.is_spread {
        parts.push(locale.word("mark.spread").to_owned());
    }
    let borrowed = cell.contributions.iter().filter_map(|each| each.basis.residents_borrowed_from);
    if let Some(year) = borrowed.max() {
        parts.push(locale.fill("mark.residents-of", &[("year", &year.to_string())]));
    }
    parts
}

fn place(dataset: &Dataset, cell: &Cell, locale: &Locale) -> String {
    let region = region_name(dataset, cell.region, locale);
    let mut words = [region, " ", &years_label(cell.slot.years())].concat();
    if let Some(area) = cell.area.and_then(|area| dataset.area(area)) {
        let area = uncapitalised(area.name.get(locale.language()));
        words.push_str(&locale.fill("area.in-brackets", &[("area", &area)]));
    }
    words
}

fn absence_sentence(dataset: &Dataset, absence: Absence, place: &str, locale: &Locale) -> String {
    let is_selection = dataset.content().coverage.kind == CoverageKind::Selection;
    let code = match absence {
        Absence::NoRow if is_selection => "not-in-selection",
        absence => absence_code(absence),
    };
    locale.fill(&["absence-sentence.", code].concat(), &[("place", place)])
}

/// A span in its lane: whose, how much in words, its years, its value in the axis' unit.
///
/// Empty if the comparison has no such cell.
pub fn span_label(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    let is_rest = cell.contributions.iter().any(|each| each.is_remainder);
    let money = span_money(cell, locale);
    let money = if is_rest { locale.fill("span.more", &[("money", &money)]) } else { money };
    let is_other = comparison.measure != Measure::Total || comparison.prices != Prices::Current;
    let value = cell.value.ok().filter(|_| is_other).map_or_else(String::new, |value| {
        let mut words = value_short(locale, value, comparison.measure, cell.precision);
        if matches!(comparison.prices, Prices::Of(_)) && comparison.measure != Measure::Share {
            words = [&words, " ", &prices_words(locale, comparison.prices)].concat();
        }
        [" (", &words, ")"].concat()
    });
    let values = [
        ("region", region_name(dataset, cell.region, locale)),
        ("money", &money),
        ("years", &years_label(cell.slot.years())),
        ("value", &value),
    ];
    locale.fill("span.label", &values)
}

/// A span in a narrow lane: whose, how much, its years.
///
/// Empty if the comparison has no such cell.
pub fn span_label_short(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    let region = region_name(dataset, cell.region, locale);
    let money = span_money(cell, locale);
    [region, ": ", &money, ", ", &years_label(cell.slot.years())].concat()
}

/// The amounts of a mark as they were given, summed up; the word for their absence without any.
fn span_money(cell: &Cell, locale: &Locale) -> String {
    let amounts: Result<AmountSum, _> = cell.contributions.iter().map(|each| each.amount).sum();
    match amounts {
        Ok(amount) => money_short(locale, amount, cell.precision),
        Err(reason) => absent_amount_word(locale, reason).to_owned(),
    }
}
