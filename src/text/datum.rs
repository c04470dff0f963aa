//! Every number that can be pointed at, each in one sentence.

use crate::compare::{Comparison, Datum, Value};
use crate::dataset::{Dataset, Nature, Precision};
use crate::text::mark::{absence_sentence, prices_part, whose};
use crate::text::phrase::uncapitalised;
use crate::text::{
    Locale, mark_sentence, nature_word, phase_word, starred_mark_sentence, value_in_text,
    years_label,
};

/// Whose, when, how much and how far decided, or why there is no value, in one sentence.
///
/// Empty if the comparison has no such datum.
pub fn datum_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    locale: &Locale,
) -> String {
    match datum {
        Datum::Cell(cell) => mark_sentence(dataset, comparison, cell, locale),
        _ => beside(dataset, comparison, datum, "", locale),
    }
}

/// The same with a star at a computed value, for eyes: [`star_note`](crate::text::star_note) says
/// what it means.
pub fn starred_datum_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    locale: &Locale,
) -> String {
    let is_computed = match datum {
        Datum::Cell(cell) => return starred_mark_sentence(dataset, comparison, cell, locale),
        Datum::Outline(_) => comparison.cell_of(datum).is_some_and(|cell| cell.is_computed),
        Datum::Country(at) => comparison.country.get(at).is_some_and(|value| value.is_computed),
    };
    beside(dataset, comparison, datum, if is_computed { "*" } else { "" }, locale)
}

/// What stands beside the marks: an earlier stage, or the country.
fn beside(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    star: &str,
    locale: &Locale,
) -> String {
    let (place, value, precision) = match datum {
        Datum::Cell(_) => return String::new(),
        Datum::Outline(at) => {
            let (Some(outline), Some(cell)) =
                (comparison.outlines.get(at), comparison.cell_of(datum))
            else {
                return String::new();
            };
            (whose(dataset, comparison, cell, locale), outline.value, Precision::Exact)
        }
        Datum::Country(at) => {
            let Some(country) = comparison.country.get(at) else { return String::new() };
            let years = years_label(country.slot.years());
            let place = [locale.word("country.name"), " ", &years].concat();
            (place, country.value, country.precision)
        }
    };
    match value {
        Ok(value) => {
            let words = value_words(comparison, datum, (value, precision), star, locale);
            [&place, ": ", &words, "."].concat()
        }
        Err(absence) => absence_sentence(dataset, absence, &place, locale),
    }
}

fn value_words(
    comparison: &Comparison,
    datum: Datum,
    (value, precision): (Value, Precision),
    star: &str,
    locale: &Locale,
) -> String {
    let value = value_in_text(locale, value, comparison.measure, precision);
    let mut parts = vec![[&value, star].concat()];
    match datum {
        Datum::Cell(_) => {}
        Datum::Outline(at) => {
            if let Some(outline) = comparison.outlines.get(at) {
                parts.push(uncapitalised(phase_word(locale, outline.phase)));
            }
            parts.push(locale.word("mark.earlier").to_owned());
        }
        Datum::Country(at) => {
            if let Some(country) = comparison.country.get(at) {
                parts.push(uncapitalised(phase_word(locale, country.group.phase)));
                if country.group.nature != Nature::Programme {
                    parts.push(uncapitalised(nature_word(locale, country.group.nature)));
                }
            }
        }
    }
    parts.extend(prices_part(comparison, locale));
    parts.join(", ")
}
