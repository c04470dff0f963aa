//! The lines around a chart: what is shown, and from where.

use crate::compare::Comparison;
use crate::dataset::{CoverageKind, Dataset, IndicatorKind, Nature, Phase};
use crate::text::measures::{alone, unit_of_measures};
use crate::text::names::indicator_word;
use crate::text::phrase::listed;
use crate::text::{Locale, date_in_words, years_label};
use crate::view::{Measure, Prices, Sum, View};

/// Publishers named one by one; more are "and others".
const MOST_PUBLISHERS: usize = 6;

/// What is shown: coverage, measure, prices, years, and the one decisive reservation.
pub fn subtitle(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let coverage = match dataset.content().coverage.kind {
        CoverageKind::Selection => "subtitle.selection",
        CoverageKind::Complete => "subtitle.complete",
    };
    let measure = locale.word(measure_key(comparison.measure));
    if let Some(unit) = unit_of_measures(dataset, locale) {
        return [locale.word(coverage), " · ", unit].concat();
    }
    let mut parts = vec![locale.word(coverage).to_owned(), measure.to_owned()];
    if comparison.measure != Measure::Share {
        parts.push(prices_words(locale, comparison.prices));
    }
    if let Some(years) = comparison.years {
        parts.push(years_label(years));
        if comparison.view.sum == Sum::Cumulative && !comparison.has_ranges() {
            let first = years.first().to_string();
            parts.push(locale.fill("subtitle.cumulative", &[("year", &first)]));
        }
    }
    let reservation = reservation(comparison);
    // An assumption is named wherever figures are; here once.
    if comparison.cells.iter().any(|cell| cell.is_spread) && reservation != Some("notice.spread") {
        parts.push(locale.word("mark.spread").to_owned());
    }
    let mut words = parts.join(" · ");
    if let Some(key) = reservation {
        words.push_str(". ");
        words.push_str(locale.word(key));
    }
    words
}

/// The message of a measure, as inside a sentence: `kronor per invånare`.
pub(super) fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Total => "subtitle.total",
        Measure::PerResident => "subtitle.per-resident",
        Measure::Share => "subtitle.share",
    }
}

/// The measure and its price level, and what is assumed: `kronor per invånare i dåtidens priser`.
pub(super) fn unit_words(locale: &Locale, comparison: &Comparison) -> String {
    let mut words = locale.word(measure_key(comparison.measure)).to_owned();
    if comparison.measure != Measure::Share {
        words.push(' ');
        words.push_str(&prices_words(locale, comparison.prices));
    }
    if comparison.cells.iter().any(|cell| cell.is_spread) {
        words.push_str(", ");
        words.push_str(locale.word("mark.spread"));
    }
    words
}

/// The price level, as inside a sentence: `i dåtidens priser`.
pub(super) fn prices_words(locale: &Locale, prices: Prices) -> String {
    match prices {
        Prices::Current => locale.word("prices.in-current").to_owned(),
        Prices::Of(year) => locale.fill("prices.in-base", &[("year", &year.to_string())]),
    }
}

/// The message about phases that stand side by side, if there is more than one.
fn mixed_phases(comparison: &Comparison) -> Option<&'static str> {
    let shows = |phase| {
        let mut groups = comparison.cells.iter().filter(|cell| cell.value.is_ok());
        groups.any(|cell| cell.group.is_some_and(|group| group.phase == phase))
    };
    let [proposed, approved, adjusted, executed] = Phase::ALL.map(shows);
    match (proposed, approved || adjusted, executed) {
        (true, true, _) => Some("mixed.proposals"),
        (true, false, true) => Some("mixed.proposals-outturn"),
        (_, true, true) => Some("mixed.outturn"),
        _ if approved && adjusted => Some("mixed.adjusted"),
        _ => None,
    }
}

/// The message that stands under the headline, if one must.
pub(super) fn reservation(comparison: &Comparison) -> Option<&'static str> {
    let shows_increases = comparison.cells.iter().any(|cell| {
        cell.value.is_ok() && cell.group.is_some_and(|group| group.nature == Nature::Increase)
    });
    if let Some(key) = mixed_phases(comparison) {
        Some(key)
    } else if comparison.cells.iter().any(|cell| cell.is_spread) {
        Some("notice.spread")
    } else if shows_increases {
        Some("mixed.increases")
    } else {
        None
    }
}

/// The publishers behind what is shown, those of its indicators, and the date of the data.
pub fn source_line(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    let mut publishers: Vec<&str> = Vec::new();
    let mut is_used = vec![false; dataset.content().sources.len()];
    for row in comparison.rows_behind(dataset, &|_| true) {
        let source = dataset.investment(row).map(|row| row.source);
        if let Some(is_used) = source.and_then(|source| is_used.get_mut(source)) {
            *is_used = true;
        }
    }
    for (source, _) in dataset.content().sources.iter().zip(is_used).filter(|(_, used)| *used) {
        if !publishers.contains(&source.publisher.as_str()) {
            publishers.push(&source.publisher);
        }
    }
    let indicators = indicator_sources(dataset, comparison, view, locale);
    let count = publishers.len() + indicators.len();
    let mut groups = Vec::new();
    if publishers.len() > MOST_PUBLISHERS {
        publishers.truncate(MOST_PUBLISHERS - 1);
        groups.push(locale.fill("source.others", &[("list", &publishers.join(", "))]));
    } else if !publishers.is_empty() {
        groups.push(publishers.join(", "));
    }
    groups.extend(indicators);
    let updated = date_in_words(locale, dataset.content().updated);
    let updated = locale.fill("source.updated", &[("date", &updated)]);
    if count == 0 {
        return updated;
    }
    let list = groups.join("; ");
    let sources = locale.count("source.line", count as u64, &[("list", &list)]);
    [&sources, " · ", &updated].concat()
}

/// `SCB (folkmängd)` for each publisher of an indicator that went into the values.
fn indicator_sources(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Vec<String> {
    let is_of_measures = alone(dataset).is_some();
    let has_values = is_of_measures || comparison.cells.iter().any(|cell| cell.value.is_ok());
    let is_share = comparison.measure == Measure::Share;
    let is_real = comparison.prices != Prices::Current && !is_share;
    let used = [
        (IndicatorKind::Population, comparison.measure != Measure::Total),
        (IndicatorKind::PriceIndex, is_real),
        (IndicatorKind::NetCost, is_share),
    ];
    let mut named: Vec<(&str, Vec<&str>)> = Vec::new();
    for (kind, _) in
        used.into_iter().filter(|(_, is_used)| has_values && (*is_used || is_of_measures))
    {
        let indicator = match kind {
            IndicatorKind::PriceIndex => view.price_index(dataset),
            _ => dataset.indicator(kind),
        };
        let Some(source) = indicator.and_then(|indicator| dataset.source(indicator.source)) else {
            continue;
        };
        let word = indicator_word(locale, kind);
        match named.iter_mut().find(|(publisher, _)| *publisher == source.publisher) {
            Some((_, words)) => words.push(word),
            None => named.push((&source.publisher, vec![word])),
        }
    }
    let write = |(publisher, words): (&str, Vec<&str>)| {
        [publisher, " (", &listed(locale, "list.and", &words), ")"].concat()
    };
    named.into_iter().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::{source_line, subtitle};
    use crate::dataset::Investment;
    use crate::text::sample::{compared, dataset, proposed, row, view};
    use crate::view::{Measure, View};

    #[test]
    fn the_subtitle_says_what_is_shown_and_at_most_one_reservation() {
        let other = Investment { region: 1, ..proposed(row("b", 20_000_000, 2018)) };
        let dataset = dataset(vec![row("a", 350_000_000, 2018), other]);
        let check = |view: View, swedish: &str, english: &str| {
            let (comparison, [sv, en]) = compared(&dataset, &view);
            assert_eq!(subtitle(&dataset, &comparison, sv), swedish);
            assert_eq!(subtitle(&dataset, &comparison, en), english);
        };
        check(
            view(&["14"], "2018"),
            "Ett urval · kronor per invånare · i dåtidens priser · 2018",
            "A selection · SEK per resident · in prices of the time · 2018",
        );
        check(
            View { measure: Measure::Total, ..view(&["14", "08"], "2017-2018") },
            "Ett urval · kronor · i dåtidens priser · 2017–2018. Förslag och beslut visas var för sig och läggs inte ihop.",
            "A selection · SEK · in prices of the time · 2017–2018. Proposals and decisions are shown apart and not added.",
        );
    }

    #[test]
    fn the_source_line_names_what_is_used() {
        let dataset = dataset(vec![row("a", 350_000_000, 2018)]);
        let check = |view: View, swedish: &str, english: &str| {
            let (comparison, [sv, en]) = compared(&dataset, &view);
            assert_eq!(source_line(&dataset, &comparison, &view, sv), swedish);
            assert_eq!(source_line(&dataset, &comparison, &view, en), english);
        };
        check(
            view(&["14"], "2018"),
            "Källor: Västra Götalandsregionen; SCB (folkmängd) · uppdaterat 22 november 2026",
            "Sources: Västra Götalandsregionen; SCB (population) · updated 22 November 2026",
        );
        check(
            View { measure: Measure::Total, ..view(&["14"], "2018") },
            "Källa: Västra Götalandsregionen · uppdaterat 22 november 2026",
            "Source: Västra Götalandsregionen · updated 22 November 2026",
        );
        check(view(&["20"], "2018"), "uppdaterat 22 november 2026", "updated 22 November 2026");
    }
}
