//! What changed, for those who hear the widget.

use yew::{Html, html};

use crate::components::shown::Shown;
use crate::text::{announcement, empty_state};

/// One sentence about what is shown after each change; silent before the first.
///
/// `place` is the sentence of a named view that is shown.
pub(super) fn live(shown: &Shown, has_changed: bool, place: Option<String>) -> Html {
    let Shown { dataset, comparison, view, remedy, locale, .. } = shown;
    let mut sentence = String::new();
    if has_changed {
        sentence = match empty_state(dataset, comparison, view, remedy.as_deref(), locale) {
            Some(empty) => empty.sentence(),
            None => place.unwrap_or_else(|| announcement(dataset, comparison, locale)),
        };
    }
    html! { <div class="vk-unseen" role="status" aria-live="polite">{ sentence }</div> }
}
