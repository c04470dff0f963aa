//! The whole country beside the regions.

use crate::compare::{Comparison, CountryValue, Slot};
use crate::text::{Locale, value_in_text, years_label};

/// The country's value: `Riket: 121 kronor per invånare.`; of several years the last one's.
///
/// `None` where there is none: in a selection, and where A stands beside B.
pub fn country_words(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let has_value =
        |each: &&CountryValue| each.value.is_ok() && !matches!(each.slot, Slot::Span { .. });
    let values = || comparison.country.iter().filter(has_value);
    let last = values().map(|each| each.slot).max()?;
    let mut of_last = values().filter(|each| each.slot == last);
    // Several phases or natures have no value together.
    let (Some(each), None) = (of_last.next(), of_last.next()) else { return None };
    let value = value_in_text(locale, each.value.ok()?, comparison.measure, each.precision);
    let is_only = values().all(|other| other.slot == last);
    let key = if is_only { "country.value" } else { "country.value-year" };
    Some(locale.fill(key, &[("value", &value), ("years", &years_label(last.years()))]))
}
