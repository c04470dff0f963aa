//! What data are that have no amounts, only what amounts are measured against.

use crate::dataset::{Dataset, Indicator, IndicatorKind, YearRange};
use crate::text::names::unit_word;
use crate::text::phrase::listed;
use crate::text::{Locale, grouped, years_label};

/// Which measures the data have, of whom and when, and what they are good for; `None` where there are
/// amounts, or nothing at all.
pub fn only_measures(dataset: &Dataset, locale: &Locale) -> Option<String> {
    let indicators = alone(dataset)?;
    let items: Vec<String> = indicators.iter().map(|it| item(it, locale)).collect();
    let list = items.join("; ");
    let mut words = locale.count("measures.alone", indicators.len() as u64, &[("list", &list)]);
    let has = |kind| indicators.iter().any(|it| it.kind == kind);
    for (kind, key) in [
        (IndicatorKind::Population, "measures.use-population"),
        (IndicatorKind::PriceIndex, "measures.use-price-index"),
        (IndicatorKind::NetCost, "measures.use-net-cost"),
    ] {
        if has(kind) {
            words.push(' ');
            words.push_str(locale.word(key));
        }
    }
    Some(words)
}

/// What stands over data without amounts: their first measure.
pub(super) fn headline_of_measures(dataset: &Dataset, locale: &Locale) -> Option<String> {
    let first = alone(dataset)?.first()?;
    let name = first.name.get(locale.language());
    Some(locale.fill("measures.headline", &[("name", name)]))
}

/// The unit of the first measure, if there are no amounts.
pub(super) fn unit_of_measures<'a>(dataset: &'a Dataset, locale: &'a Locale) -> Option<&'a str> {
    Some(unit_word(locale, &alone(dataset)?.first()?.unit))
}

/// The measures, if the data have no amounts.
pub(super) fn alone(dataset: &Dataset) -> Option<&[Indicator]> {
    let content = dataset.content();
    let is_alone = content.investments.is_empty() && !content.indicators.is_empty();
    is_alone.then_some(content.indicators.as_slice())
}

/// `Vårdens nettokostnad (kronor per invånare) för 5 regioner och hela landet, 2022–2023`
fn item(indicator: &Indicator, locale: &Locale) -> String {
    let regions = indicator.by_region.items();
    let of_regions = (!regions.is_empty()).then(|| {
        let n = regions.len();
        if n == 1 {
            locale.word("measures.one-region").to_owned()
        } else {
            let n = grouped(locale, n as i128);
            locale.fill("measures.regions", &[("n", &n)])
        }
    });
    let country = indicator.common.as_ref().map(|_| locale.word("measures.country").to_owned());
    let who: Vec<String> = of_regions.into_iter().chain(country).collect();
    let who: Vec<&str> = who.iter().map(String::as_str).collect();
    let years = regions.iter().flat_map(|(_, values)| values.items());
    let years = years.chain(indicator.common.iter().flat_map(|values| values.items()));
    let (mut first, mut last) = (None, None);
    for (year, _) in years {
        first = Some(first.map_or(*year, |first| *year.min(&first)));
        last = Some(last.map_or(*year, |last| *year.max(&last)));
    }
    let years = first.zip(last).and_then(|(first, last)| YearRange::new(first, last));
    let name = indicator.name.get(locale.language());
    let values = [
        ("name", name),
        ("unit", unit_word(locale, &indicator.unit)),
        ("who", &listed(locale, "list.and", &who)),
        ("years", &years.map_or_else(String::new, years_label)),
    ];
    locale.fill("measures.item", &values)
}
