//! The lines around a chart: what is shown, from where, and what to do when nothing is.

use crate::compare::{Absence, Basis, Comparison, Contribution};
use crate::dataset::{CoverageKind, Dataset, Indicator, IndicatorKind, Nature, Phase};
use crate::text::names::indicator_word;
use crate::text::notice::regions_without_rows;
use crate::text::phrase::listed;
use crate::text::{Locale, date_in_words, years_label};
use crate::view::{Choice, Codes, Measure, Prices, View};

/// Publishers named one by one; more are "and others".
const MOST_PUBLISHERS: usize = 6;

/// What is shown: coverage, measure, prices, years, and the one decisive reservation.
pub fn subtitle(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    let coverage = match dataset.content().coverage.kind {
        CoverageKind::Selection => "subtitle.selection",
        CoverageKind::Complete => "subtitle.complete",
    };
    let measure = match comparison.measure {
        Measure::Total => "subtitle.total",
        Measure::PerResident => "subtitle.per-resident",
        Measure::Share => "subtitle.share",
    };
    let mut parts = vec![locale.word(coverage).to_owned(), locale.word(measure).to_owned()];
    if comparison.measure != Measure::Share {
        parts.push(prices_words(locale, comparison.prices));
    }
    if let Some(years) = comparison.years {
        parts.push(years_label(years));
    }
    let mut words = parts.join(" · ");
    if let Some(key) = reservation(comparison, view) {
        words.push_str(". ");
        words.push_str(locale.word(key));
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
pub(super) fn mixed_phases(comparison: &Comparison) -> Option<&'static str> {
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

fn reservation(comparison: &Comparison, view: &View) -> Option<&'static str> {
    let shows_increases = comparison.cells.iter().any(|cell| {
        cell.value.is_ok() && cell.group.is_some_and(|group| group.nature == Nature::Increase)
    });
    if let Some(key) = mixed_phases(comparison) {
        Some(key)
    } else if view.is_spread && comparison.cells.iter().any(|cell| cell.is_spread) {
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
    for contribution in contributions(comparison) {
        let source = dataset.investment(contribution.row).map(|row| row.source);
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

/// `SCB (folkmängd)` for each publisher of an indicator that went into a value.
fn indicator_sources(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Vec<String> {
    let uses = |went_in: fn(&Basis) -> bool| {
        contributions(comparison).any(|each| each.value.is_ok() && went_in(&each.basis))
    };
    let used = [
        (IndicatorKind::Population, uses(|basis| basis.residents.is_some())),
        (IndicatorKind::PriceIndex, uses(|basis| basis.deflator.is_some())),
        (IndicatorKind::NetCost, uses(|basis| basis.net_cost.is_some())),
    ];
    let mut named: Vec<(&str, Vec<&str>)> = Vec::new();
    for (kind, _) in used.into_iter().filter(|(_, is_used)| *is_used) {
        let indicator = match kind {
            IndicatorKind::PriceIndex => price_index(dataset, view),
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

/// The price index that the view names, else the first.
pub(super) fn price_index<'a>(dataset: &'a Dataset, view: &View) -> Option<&'a Indicator> {
    let is_index = |each: &&Indicator| each.kind == IndicatorKind::PriceIndex;
    let mut indices = dataset.content().indicators.iter().filter(is_index);
    match &view.index {
        None => indices.next(),
        Some(id) => indices.find(|index| index.id == *id),
    }
}

/// What a comparison's marks are made of.
pub(super) fn contributions(comparison: &Comparison) -> impl Iterator<Item = &Contribution> {
    comparison.cells.iter().flat_map(|cell| &cell.contributions)
}

/// What to say where no mark has a value, and what would help; `None` where one has.
pub fn empty_state(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Option<String> {
    if comparison.cells.iter().any(|cell| cell.value.is_ok()) {
        return None;
    }
    if comparison.regions.is_empty() {
        return Some(locale.word("empty.no-region").to_owned());
    }
    let without = regions_without_rows(dataset, comparison, locale);
    if let (Some(words), true) = (&without.words, without.is_all) {
        return Some(words.clone());
    }
    let mut words = locale.word("empty.none").to_owned();
    let is_hidden = comparison.cells.iter().any(|cell| cell.value == Err(Absence::Filtered));
    let help = match &view.areas {
        Codes::Only(codes) => {
            let areas = codes.iter().filter_map(|code| dataset.area_by_code(code));
            let names = areas.filter_map(|area| dataset.area(area));
            let names: Vec<_> =
                names.map(|area| quoted(locale, area.name.get(locale.language()))).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let names = listed(locale, "list.and", &names);
            (!names.is_empty()).then(|| locale.fill("empty.remove", &[("what", &names)]))
        }
        Codes::All => None,
    };
    let help = help.or_else(|| {
        let is_by_phase = view.phases != Choice::All;
        let key = match (is_hidden, is_by_phase, view.years.is_some()) {
            (_, true, _) => "empty.all-phases",
            (true, ..) => "empty.show-hidden",
            (.., true) => "empty.more-years",
            _ => return None,
        };
        Some(locale.word(key).to_owned())
    });
    if let Some(help) = help {
        words.push(' ');
        words.push_str(&help);
    }
    Some(words)
}

fn quoted(locale: &Locale, words: &str) -> String {
    locale.fill("quote", &[("words", words)])
}
