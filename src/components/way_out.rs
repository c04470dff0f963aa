//! The way from a selection to a complete dataset.

use crate::components::library::{Library, with_settings_of};
use crate::components::shown::Shown;
use crate::dataset::CoverageKind;
use crate::text::{other_dataset_words, without_rows};
use crate::view::{Action, Codes, View};

/// What a button says and does that shows the chosen regions in a complete dataset, which has
/// those of which the selection has nothing.
///
/// `None` where nothing is missing, where no dataset has all of them, and where the own region is
/// the missing one and leads there itself.
pub(super) fn way_out(shown: &Shown, library: &Library) -> Option<(String, Action)> {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let missing = without_rows(dataset, comparison);
    if missing.is_empty() || dataset.content().coverage.kind == CoverageKind::Complete {
        return None;
    }
    let code = |&at: &usize| dataset.region(at).map(|region| region.code.as_str());
    let is_own = |code: &str| view.focus.as_deref() == Some(code) && !shown.is_of_two();
    if missing.iter().filter_map(code).all(is_own) {
        return None;
    }
    let shelf = library.complete_with(missing.iter().filter_map(code))?;
    let regions = match &view.regions {
        Codes::All if !shown.is_of_two() => Codes::All,
        _ => {
            let chosen = comparison.regions.iter().filter_map(code);
            let known = chosen.filter(|code| shelf.dataset.region_by_code(code).is_some());
            Codes::Only(known.map(str::to_owned).collect())
        }
    };
    let focus = view.focus.clone();
    let next = View { regions, focus, ..with_settings_of(&shelf.first_view(), view) };
    let title = shelf.dataset.content().title.get(locale.language());
    let words = other_dataset_words(dataset, &missing, title, locale);
    Some((words, Action::ChooseDataset(Box::new(next))))
}
