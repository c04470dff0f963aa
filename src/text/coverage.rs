//! What the data cover, and what it means that something is not there.

use crate::compare::{Absence, Cell, Comparison, Slot};
use crate::dataset::{CoverageKind, Dataset, Nature};
use crate::text::notice::MOST_NAMES;
use crate::text::phrase::listed;
use crate::text::share::ended;
use crate::text::{Locale, grouped, only_measures};

/// What the data hold; of a selection also how many amounts are summed up here, and what a missing
/// one means where a mark stands for one. Regions without any row have a notice of their own.
pub(super) fn coverage(
    dataset: &Dataset,
    comparison: &Comparison,
    without: &WithoutRows,
    locale: &Locale,
) -> String {
    let coverage = &dataset.content().coverage;
    let mut words = ended(coverage.text.get(locale.language()));
    if coverage.kind == CoverageKind::Complete {
        return words;
    }
    let count = amounts_in_sums(dataset, comparison) as u64;
    if count > 0 {
        words.push(' ');
        words.push_str(&locale.count("notice.summed", count, &[]));
    }
    let mut nothing = comparison.cells.iter().filter(|cell| cell.value == Err(Absence::NoRow));
    if nothing.any(|cell| !without.regions.contains(&cell.region)) {
        words.push(' ');
        words.push_str(locale.word("notice.selection"));
    }
    words
}

/// How many rows the sums come from; a span that no total takes stands for itself, and so does a
/// step, which is never added to anything.
fn amounts_in_sums(dataset: &Dataset, comparison: &Comparison) -> usize {
    let is_summed = |cell: &Cell| {
        let is_step = cell.group.is_some_and(|group| group.nature == Nature::Increase);
        !is_step && !matches!(cell.slot, Slot::Span { is_placed: false, .. })
    };
    comparison.rows_behind(dataset, &|cell| cell.value.is_ok() && is_summed(cell)).len()
}

/// The chosen regions of which the data have no row.
pub(super) struct WithoutRows {
    regions: Vec<usize>,
    /// What that means; `None` where every region has rows.
    pub(super) words: Option<String>,
}

impl WithoutRows {
    /// Whether no chosen region has any.
    pub(super) fn is_all(&self, comparison: &Comparison) -> bool {
        self.regions.len() == comparison.regions.len()
    }
}

/// The chosen regions of which the data have no row, in the view's order.
pub fn without_rows(dataset: &Dataset, comparison: &Comparison) -> Vec<usize> {
    let is_without = |region: &&usize| !dataset.aggregates().has_any_row(**region);
    comparison.regions.iter().filter(is_without).copied().collect()
}

/// That another dataset has those regions: `Region Dalarna finns i Statsbidrag`.
pub fn other_dataset_words(
    dataset: &Dataset,
    regions: &[usize],
    title: &str,
    locale: &Locale,
) -> String {
    let named = regions.iter().filter_map(|&region| dataset.region(region));
    let names: Vec<&str> = named.map(|region| region.name.get(locale.language())).collect();
    if let [name] = names.as_slice() {
        return locale.fill("ui.other-dataset", &[("dataset", title), ("region", name)]);
    }
    let regions = if names.len() > MOST_NAMES {
        locale.count("headline.regions", names.len() as u64, &[])
    } else {
        listed(locale, "list.and", &names)
    };
    locale.fill("ui.other-dataset-several", &[("dataset", title), ("regions", &regions)])
}

pub(super) fn regions_without_rows(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> WithoutRows {
    let content = dataset.content();
    let without = without_rows(dataset, comparison);
    if without.is_empty() {
        return WithoutRows { regions: without, words: None };
    }
    let words = only_measures(dataset, locale);
    if words.is_some() {
        return WithoutRows { regions: without, words };
    }
    let is_selection = content.coverage.kind == CoverageKind::Selection;
    let key = if is_selection { "notice.no-rows-selection" } else { "notice.no-rows" };
    let names = without.iter().filter_map(|&region| dataset.region(region));
    let names: Vec<_> = names.map(|region| region.name.get(locale.language())).collect();
    let words = if names.len() > MOST_NAMES {
        let n = grouped(locale, names.len() as i128);
        locale.fill(&[key, ".many"].concat(), &[("n", &n)])
    } else {
        let list = listed(locale, "list.or", &names);
        let form = if names.len() == 1 { ".one" } else { ".other" };
        locale.fill(&[key, form].concat(), &[("regions", &list)])
    };
    WithoutRows { regions: without, words: Some(words) }
}
