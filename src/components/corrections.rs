//! What was wrong in the data and has been mended.

use yew::{Html, Properties, function_component, html};

use crate::components::shown::Shown;
use crate::text::date_in_words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CorrectionsProps {
    pub(super) shown: Shown,
}

/// The corrections, newest first; nothing where there are none.
#[function_component]
pub(super) fn Corrections(props: &CorrectionsProps) -> Html {
    let locale = props.shown.locale;
    let corrections = &props.shown.dataset.content().corrections;
    html! {
        <>
            { for corrections.iter().map(|correction| {
                let date = date_in_words(locale, correction.date);
                let text = correction.text.get(locale.language());
                let words = locale.fill("ui.correction", &[("date", &date), ("text", text)]);
                html! { <p class="vk-correction" part="correction">{ words }</p> }
            }) }
        </>
    }
}
