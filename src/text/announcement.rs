//! What a change has brought, in one sentence, for those who hear the widget.

use crate::compare::{Absence, Comparison, VerdictKind};
use crate::dataset::Dataset;
use crate::text::headline::who_is_shown;
use crate::text::mark::{place, value_words};
use crate::text::sentence::unit_words;
use crate::text::verdict::{compares, is_of_nothing};
use crate::text::{Locale, only_measures, years_label};

/// Whose values, for which years, in what they count, how many, and how far they can be compared.
pub fn announcement(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let mut values = comparison.cells.iter().filter(|cell| cell.value.is_ok());
    let (first, second) = (values.next(), values.next());
    let Some((cell, value)) = first.and_then(|cell| Some((cell, cell.value.ok()?))) else {
        return nothing(dataset, comparison, locale);
    };
    if second.is_none() {
        let value = value_words(comparison, cell, value, "", locale);
        return [&place(dataset, cell, locale), ": ", &value, "."].concat();
    }
    let key = match comparison.verdict.kind {
        _ if is_of_nothing(comparison) || !compares(comparison) => "announce.values",
        VerdictKind::Comparable => "announce.comparable",
        VerdictKind::WithCare => "announce.with-care",
        VerdictKind::NotComparable => "announce.not-comparable",
    };
    let words = [
        ("who", &*who_is_shown(dataset, comparison, locale)),
        ("years", &*comparison.years.map_or_else(String::new, years_label)),
        ("unit", &*unit_words(locale, comparison)),
    ];
    locale.count(key, 2 + values.count() as u64, &words)
}

/// That nothing is shown, and of whom.
pub(super) fn nothing(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    if let Some(words) = only_measures(dataset, locale) {
        return words;
    }
    if comparison.regions.is_empty() {
        return [locale.word("headline.none"), "."].concat();
    }
    if comparison.cells.iter().any(|cell| cell.value == Err(Absence::NoPopulation)) {
        return locale.word("empty.no-population").to_owned();
    }
    let who = who_is_shown(dataset, comparison, locale);
    match comparison.years.map(years_label) {
        Some(years) => locale.fill("announce.nothing", &[("who", &who), ("years", &years)]),
        None => locale.fill("announce.nothing-ever", &[("who", &who)]),
    }
}
