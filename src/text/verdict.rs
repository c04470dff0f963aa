//! The verdict in words, and every reason in one sentence.

use crate::compare::{Comparison, VerdictKind};
use crate::dataset::{CoverageKind, Dataset};
use crate::text::Locale;
use crate::text::phrase::titled;
use crate::text::reason::{reason_words, reasons_of};
use crate::view::ChartKind;

/// Whether what is shown may be compared, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// "Kan jämföras, men…", that there is nothing to compare, or that it is one region over time.
    pub title: String,
    /// Whether nothing is compared: then the reasons are what else must be known.
    pub is_of_nothing: bool,
    /// Whether it is one region in several years, without any doubt.
    pub is_over_time: bool,
    /// One sentence for each reason, the gravest first.
    pub reasons: Vec<String>,
    /// That the order means nothing, where a chart has one.
    pub order: Option<String>,
}

/// The verdict's title and all its reasons, in its order.
///
/// ```
/// use vardkronan::text::{Locale, NoticeKind, headline, notices, verdict_words};
/// # use vardkronan::compare::compare;
/// # use vardkronan::dataset::Language;
/// # use vardkronan::ingest::{Strictness, json};
/// # use vardkronan::view::link;
///
/// # let bytes = std::fs::read("static/data/investments.json")?;
/// # let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let view = link::decode("chart=regions&regions=14,05&years=2018-2020").view;
/// let comparison = compare(&dataset, &view);
/// let locale = Locale::of(Language::English);
/// let verdict = verdict_words(&dataset, &comparison, locale);
/// assert_eq!(verdict.title, "Cannot be compared");
/// // So the headline has no amounts, and what is left out is told beside it.
/// let headline = headline(&dataset, &comparison, &view, None, locale).words;
/// assert_eq!(headline, "Västra Götaland and Östergötland: money for care, 2018–2020");
/// let notices = notices(&dataset, &comparison, &view, locale);
/// assert_eq!(notices[0].kind, NoticeKind::Selection);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn verdict_words(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> VerdictWords {
    let verdict = &comparison.verdict;
    VerdictWords {
        title: title(comparison, locale).to_owned(),
        is_of_nothing: is_of_nothing(comparison),
        is_over_time: is_over_time(comparison),
        reasons: reasons_of(dataset, comparison, verdict, locale),
        order: order_key(comparison).map(|key| locale.word(key).to_owned()),
    }
}

/// The verdict's title and its first reason in one sentence; the reason alone where nothing is
/// compared, and `None` where nothing is shown, or neither compared nor doubtful.
pub fn verdict_line(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Option<String> {
    let first = comparison.verdict.reasons.first();
    let reason = first.map(|first| reason_words(dataset, comparison, first, locale));
    if is_of_nothing(comparison) {
        return reason.filter(|_| !comparison.is_empty());
    }
    Some(titled(title(comparison, locale), reason.as_deref().unwrap_or_default()))
}

/// Whether no two values are compared: fewer are shown, a side has none, A is B, regions have nothing
/// for the same year, or one region stands alone without any reason to doubt.
pub(super) fn is_of_nothing(comparison: &Comparison) -> bool {
    let values = comparison.cells.iter().filter(|cell| cell.value.is_ok()).count();
    let is_doubtful = comparison.verdict.kind != VerdictKind::Comparable;
    let is_of_two = comparison.view.chart == ChartKind::Difference;
    let is_enough = match compares(comparison) {
        true => comparison.verdict.has_common_slot,
        false => is_doubtful && !is_of_two,
    };
    values < 2 || !is_enough
}

/// Whether one region stands alone in several years, and nothing about them is in doubt: its
/// values follow each other, but no region is compared.
fn is_over_time(comparison: &Comparison) -> bool {
    let mut slots =
        comparison.cells.iter().filter(|cell| cell.value.is_ok()).map(|cell| cell.slot.years());
    let first = slots.next();
    let is_of_two = comparison.view.chart == ChartKind::Difference;
    let is_one = !is_of_two && !compares(comparison);
    is_one && is_of_nothing(comparison) && slots.any(|slot| Some(slot) != first)
}

/// Whether A and B are the same region, years and area.
pub(super) fn are_sides_same(comparison: &Comparison) -> bool {
    let sides = comparison.both_sides();
    sides.is_some_and(|[a, b]| (a.region, a.years, a.area) == (b.region, b.years, b.area))
}

/// Why bars stand in the order of names; `None` where they do not.
fn order_key(comparison: &Comparison) -> Option<&'static str> {
    let is_selection = comparison.coverage == CoverageKind::Selection;
    let kind = comparison.verdict.kind;
    let has_bars = match comparison.view.chart {
        ChartKind::Regions | ChartKind::Areas => true,
        // Where the verdict allows no map, there are bars.
        ChartKind::Map => is_selection || kind == VerdictKind::NotComparable,
        ChartKind::Years | ChartKind::Table | ChartKind::Difference => false,
    };
    if !has_bars || comparison.regions.len() < 2 || !compares(comparison) {
        return None;
    }
    match kind {
        VerdictKind::Comparable => None,
        VerdictKind::WithCare if is_selection => Some("verdict.no-order-selection"),
        VerdictKind::WithCare => Some("verdict.no-order-care"),
        VerdictKind::NotComparable => Some("verdict.no-order"),
    }
}

/// That an order by value ranks nothing; `None` where ranking is allowed or there is nothing to
/// rank.
pub fn order_remark(comparison: &Comparison, locale: &'static Locale) -> Option<&'static str> {
    let key = match comparison.verdict.kind {
        _ if !compares(comparison) => return None,
        VerdictKind::Comparable => return None,
        VerdictKind::WithCare => "table.order-with-care",
        VerdictKind::NotComparable => "table.order-not-comparable",
    };
    Some(locale.word(key))
}

/// Whether there are values of more than one region, or of two sides that are not the same.
pub(super) fn compares(comparison: &Comparison) -> bool {
    if are_sides_same(comparison) {
        return false;
    }
    let mut shown = comparison.cells.iter().filter(|cell| cell.value.is_ok());
    let first = shown.next().map(|cell| (cell.region, cell.side));
    shown.any(|cell| Some((cell.region, cell.side)) != first)
}

fn title<'a>(comparison: &Comparison, locale: &'a Locale) -> &'a str {
    let kind = if are_sides_same(comparison) {
        "same"
    } else if is_over_time(comparison) {
        "over-time"
    } else if !is_of_nothing(comparison) {
        comparison.verdict.kind.code()
    } else {
        match comparison.view.chart {
            ChartKind::Areas if compares(comparison) => "nothing-common-area",
            ChartKind::Years | ChartKind::Table if compares(comparison) => "nothing-common",
            _ => "nothing",
        }
    };
    locale.find(&["verdict.", kind].concat()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::verdict_words;
    use crate::compare::VerdictKind;
    use crate::dataset::{CoverageKind, Investment};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{ChartKind, Prices, View};

    #[test]
    fn one_region_over_several_years_is_not_nothing_to_compare() {
        let dataset = dataset(vec![row("a", 1_000_000, 2018), row("b", 2_000_000, 2019)]);
        let check = |years, prices, [swedish, english]: [&str; 2]| {
            let view = View { prices, ..view(&["14"], years) };
            let (mut comparison, [sv, en]) = compared(&dataset, &view);
            comparison.verdict.kind = VerdictKind::Comparable;
            let words = [sv, en].map(|locale| verdict_words(&dataset, &comparison, locale));
            assert!(words.iter().all(|words| words.is_of_nothing));
            assert_eq!(words.each_ref().map(|words| &*words.title), [swedish, english]);
        };
        let base = Prices::Of(year(2023));
        check("2018-2019", base, ["En region, över tid", "One region, over time"]);
        check("2018", Prices::Current, ["Inget att jämföra", "Nothing to compare"]);
    }

    #[test]
    fn regions_without_a_year_in_common_are_not_said_to_be_comparable() {
        let other = Investment { region: 1, ..row("b", 2_000_000, 2019) };
        let check = |years, chart, expected: &str| {
            let dataset = dataset(vec![
                row("a", 1_000_000, 2018),
                other.clone(),
                row("c", 3_000_000, 2020),
                Investment { region: 1, ..row("d", 3_000_000, 2020) },
            ]);
            let view = View { chart, ..view(&["14", "08"], years) };
            let (comparison, [sv, _]) = compared(&dataset, &view);
            let words = verdict_words(&dataset, &comparison, sv);
            assert_eq!(words.title, expected, "{chart:?} {years}");
            assert_eq!(words.is_of_nothing, expected.starts_with("Inget"));
        };
        let no_year = "Inget att jämföra: regionerna har inga belopp för samma år";
        check("2018-2019", ChartKind::Years, no_year);
        check("2018-2019", ChartKind::Table, no_year);
        check("2018-2019", ChartKind::Areas, &[no_year, " och ändamål"].concat());
        // In a sum over all years they are compared; and where they share one year.
        check("2018-2019", ChartKind::Regions, "Kan jämföras, men…");
        check("2018-2020", ChartKind::Years, "Kan jämföras, men…");
    }

    #[test]
    fn an_order_by_name_is_explained_where_a_chart_has_one() {
        let dataset =
            dataset(vec![row("a", 1, 2018), Investment { region: 1, ..row("b", 2, 2018) }]);
        let check = |chart, kind, coverage, expected: Option<&str>| {
            let view = View { chart, ..view(&["14", "08"], "2018") };
            let (mut comparison, [sv, _]) = compared(&dataset, &view);
            comparison.verdict.kind = kind;
            comparison.coverage = coverage;
            let order = verdict_words(&dataset, &comparison, sv).order;
            let why =
                order.as_deref().map(|words| words.trim_start_matches("Visas i bokstavsordning, "));
            assert_eq!(why, expected, "{chart:?} {kind:?}");
        };
        use ChartKind::{Areas, Map, Regions, Years};
        use CoverageKind::{Complete, Selection};
        use VerdictKind::{Comparable, NotComparable, WithCare};
        let none = Some("eftersom beloppen inte kan jämföras.");
        let care = Some("eftersom beloppen bara kan jämföras med förbehåll.");
        let some = Some("eftersom uppgifterna är ett urval.");
        for chart in [Regions, Areas] {
            check(chart, NotComparable, Complete, none);
            check(chart, NotComparable, Selection, none);
            check(chart, WithCare, Complete, care);
            check(chart, WithCare, Selection, some);
            check(chart, Comparable, Complete, None);
        }
        check(Map, WithCare, Selection, some);
        check(Map, WithCare, Complete, None);
        check(Years, NotComparable, Complete, None);
    }
}
