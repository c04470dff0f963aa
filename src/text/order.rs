//! What an order of value means: ties, and lenses that give another one.

use crate::compare::{Comparison, LensName, OrderContrast, Ranking, Slot, Value, order_differs};
use crate::dataset::{Dataset, Precision};
use crate::text::Locale;
use crate::text::phrase::region_name;
use crate::text::value::value_plain;
use crate::view::{ChartKind, Measure, Prices};

/// That total, per resident and real prices put the regions in different orders, with the pair
/// that shows it best; empty where they do not, or where an order means nothing.
pub fn lens_words(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<String> {
    if comparison.cells.iter().all(|cell| cell.value.is_err()) {
        return Vec::new();
    }
    let contrasts = order_differs(dataset, &comparison.view).unwrap_or_default();
    let mut words = Vec::new();
    for contrast in &contrasts {
        let has_both = contrast.first.measure != contrast.second.measure
            && contrast.first.prices != contrast.second.prices;
        // What two changes do together, each of them may have done before.
        if !has_both || words.is_empty() {
            words.push(contrast_words(dataset, contrast, comparison.view.prices, locale));
        }
    }
    words
}

fn contrast_words(
    dataset: &Dataset,
    contrast: &OrderContrast,
    prices: Prices,
    locale: &Locale,
) -> String {
    let lenses = [contrast.first, contrast.second];
    let are_current = lenses.map(|lens| lens.prices == Prices::Current);
    let name = |lens: LensName| {
        let name = lens_name(lens, locale);
        let is_apart = lens.prices == Prices::Current && are_current.contains(&false);
        if is_apart { [&name, " ", locale.word("prices.in-current")].concat() } else { name }
    };
    let values = |lens: LensName, [one, other]: [Value; 2]| {
        let write = |value| value_plain(locale, value, lens.measure, Precision::Rounded);
        locale.fill("lens.values", &[("one", &write(one)), ("other", &write(other))])
    };
    let words = [
        ("first", &*name(contrast.first)),
        ("second", &*name(contrast.second)),
        ("region", region_name(dataset, contrast.region, locale)),
        ("other", region_name(dataset, contrast.other, locale)),
        ("values", &*values(contrast.first, contrast.by_first)),
        ("more", &*values(contrast.second, contrast.by_second)),
    ];
    let words = locale.fill("lens.differs", &words);
    // Everything else is in the prices that the view asks for.
    let is_other = prices != Prices::Current && are_current == [true, true];
    if is_other { [&words, " ", locale.word("lens.current")].concat() } else { words }
}

fn lens_name(lens: LensName, locale: &Locale) -> String {
    match (lens.measure, lens.prices) {
        (Measure::Total, _) => locale.word("lens.total").to_owned(),
        (_, Prices::Of(year)) => locale.fill("lens.resident-real", &[("year", &year.to_string())]),
        _ => locale.word("lens.resident").to_owned(),
    }
}

/// That some or all values are about the same.
pub(super) fn tie_words(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let ranking = ranking(comparison)?;
    let ranks = || ranking.marks.iter().map(|mark| mark.rank);
    let is_any_tied = ranks().zip(ranks().skip(1)).any(|(one, next)| one == next);
    let key = if ranking.is_all_tied { "notice.ties-all" } else { "notice.ties" };
    is_any_tied.then(|| locale.word(key).to_owned())
}

/// The order of the one slot that is shown, if there is one and it may have an order.
pub(super) fn ranking(comparison: &Comparison) -> Option<Ranking> {
    let years = comparison.years?;
    match comparison.view.chart {
        ChartKind::Regions | ChartKind::Map => comparison.ranking(Slot::Range(years)),
        ChartKind::Years | ChartKind::Table if years.is_single() => {
            comparison.ranking(Slot::Year(years.first()))
        }
        ChartKind::Years | ChartKind::Areas | ChartKind::Difference | ChartKind::Table => None,
    }
}
