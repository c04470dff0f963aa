//! What was wrong in the data and has been mended.

use yew::{Html, html};

use crate::components::shown::Shown;
use crate::text::date_in_words;

/// The corrections, newest first; nothing where there are none.
pub(super) fn corrections(shown: &Shown) -> Html {
    let locale = shown.locale;
    let mut notes = Vec::new();
    for correction in &shown.dataset.content().corrections {
        let date = date_in_words(locale, correction.date);
        let text = correction.text.get(locale.language());
        let words = locale.fill("ui.correction", &[("date", &date), ("text", text)]);
        notes.push(html! { <p class="vk-correction" part="correction">{ words }</p> });
    }
    html! { <>{ notes }</> }
}
