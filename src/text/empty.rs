//! What to say where nothing is shown.

use crate::compare::{Absence, Comparison};
use crate::dataset::Dataset;
use crate::text::Locale;
use crate::text::coverage::regions_without_rows;
use crate::text::phrase::listed;
use crate::view::{Choice, Codes, View};

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
    if comparison.cells.iter().any(|cell| cell.value == Err(Absence::NoPopulation)) {
        return Some(locale.word("empty.no-population").to_owned());
    }
    let without = regions_without_rows(dataset, comparison, locale);
    if let (Some(words), true) = (&without.words, without.is_all(comparison)) {
        return Some(words.clone());
    }
    let mut words = locale.word("empty.none").to_owned();
    if let Some(help) = help(dataset, comparison, view, locale) {
        words.push(' ');
        words.push_str(&help);
    }
    Some(words)
}

/// The choice that most likely leaves nothing, and how to take it back.
fn help(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Option<String> {
    if let Codes::Only(codes) = &view.areas {
        let areas = codes.iter().filter_map(|code| dataset.area(dataset.area_by_code(code)?));
        let quoted = |name| locale.fill("quote", &[("words", name)]);
        let names: Vec<_> = areas.map(|area| quoted(area.name.get(locale.language()))).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        if !names.is_empty() {
            let names = listed(locale, "list.and", &names);
            return Some(locale.fill("empty.remove", &[("what", &names)]));
        }
    }
    let is_hidden = comparison.cells.iter().any(|cell| cell.value == Err(Absence::Filtered));
    let key = if view.phases != Choice::All {
        "empty.all-phases"
    } else if is_hidden {
        "empty.show-hidden"
    } else if view.years.is_some() {
        "empty.more-years"
    } else {
        return None;
    };
    Some(locale.word(key).to_owned())
}
