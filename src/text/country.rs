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

#[cfg(test)]
mod tests {
    use super::country_words;
    use crate::dataset::{Contradictions, CoverageKind, Dataset, Investment};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{ChartKind, View};

    #[test]
    fn areas_that_are_stacked_have_the_country_of_all_of_them() {
        let intensive = Investment { area: 1, ..row("b", 30_000_000, 2018) };
        let mut content = dataset(vec![row("a", 270_000_000, 2018), intensive]).content().clone();
        content.coverage.kind = CoverageKind::Complete;
        content.indicators[0].common = Some((2017..2025).map(|at| (year(at), 1.5e6)).collect());
        let data = Dataset::new(content, Contradictions::Refuse).unwrap();
        for chart in [ChartKind::Areas, ChartKind::Regions] {
            let view = View { chart, ..view(&["14", "08"], "2018") };
            let (comparison, [sv, _]) = compared(&data, &view);
            let words = country_words(&comparison, sv).map(|words| words.replace('\u{a0}', " "));
            assert_eq!(words.as_deref(), Some("Riket: 200 kronor per invånare."), "{chart:?}");
        }
    }
}
