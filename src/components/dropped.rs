//! What a host wrote and the widget could not read, for the host's console.

use crate::components::shown::Shown;
use crate::view::link::{self, Dropped};

/// The parts of a text that could not be read, as they were written, with commas between.
pub(crate) fn dropped_words(dropped: &[Dropped]) -> String {
    let mut words = Vec::new();
    for part in dropped {
        words.push(match &part.value {
            Some(value) => [&part.key, "=", value].concat(),
            None => part.key.clone(),
        });
    }
    words.join(", ")
}

/// What of a link means nothing to the data that are shown; `None` if all of it does.
pub(super) fn dropped_of_link(link: &str, shown: &Shown) -> Option<String> {
    let decoded = link::decode(link);
    let mut words = vec![dropped_words(&decoded.dropped)];
    if let Some(id) = decoded.view.dataset
        && id != shown.dataset.content().id
    {
        words.push(["dataset=", &id].concat());
    }
    words.extend(shown.comparison.unknown_codes.iter().cloned());
    words.retain(|each| !each.is_empty());
    (!words.is_empty()).then(|| words.join(", "))
}
