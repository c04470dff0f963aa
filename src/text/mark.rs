//! One mark in a sentence, and in its label.

use crate::compare::{Absence, Comparison};
use crate::dataset::Dataset;
use crate::text::{Locale, value_in_text, years_label};

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
    let region =
        dataset.region(cell.region).map_or("", |region| region.short_name().get(locale.language()));
    let words = match cell.value {
        Ok(value) => value_in_text(locale, value, comparison.measure, cell.precision),
        Err(absence) => absence_word(locale, absence).to_owned(),
    };
    format!("{region} {}: {words}.", years_label(cell.slot.years()))
}

/// A span in its lane: whose, how much in words, its years, its value in the axis' unit.
pub fn span_label(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    mark_sentence(dataset, comparison, cell, locale)
}

/// A span in a narrow lane: how much, and its years.
pub fn span_label_short(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    mark_sentence(dataset, comparison, cell, locale)
}

/// Why a mark has no value, in a word or two.
pub fn absence_word(locale: &Locale, absence: Absence) -> &str {
    locale.word(match absence {
        Absence::InSpan => "absence.in-span",
        Absence::NotChecked => "absence.not-checked",
        Absence::Filtered => "absence.filtered",
        Absence::NoRow => "absence.no-row",
        Absence::NotReported => "absence.not-reported",
        Absence::NotApplicable => "absence.not-applicable",
        Absence::IncludedElsewhere => "absence.included-elsewhere",
        Absence::NotMeaningful => "absence.not-meaningful",
        Absence::NoIndex => "absence.no-index",
        Absence::NoPopulation => "absence.no-population",
        Absence::NoNetCost => "absence.no-net-cost",
    })
}
