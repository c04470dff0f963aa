//! The sources of a mark as plain text, to be copied.

use yew::{Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::browser::clipboard;
use crate::components::shown::Shown;
use crate::text::citation;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopySourceProps {
    pub(super) shown: Shown,
    pub(super) cell: usize,
}

/// A button that copies; where the clipboard is out of reach, the text itself, to be selected.
#[function_component]
pub(super) fn CopySource(props: &CopySourceProps) -> Html {
    let copied = use_state_eq(|| None::<bool>);
    let outcome = copied.setter();
    use_effect_with((props.shown.clone(), props.cell), move |_| outcome.set(None));
    let Shown { dataset, comparison, locale, .. } = &props.shown;
    let words = citation(dataset, comparison, props.cell, locale);
    let onclick = {
        let (outcome, words) = (copied.setter(), words.clone());
        move |_| {
            let outcome = outcome.clone();
            clipboard::copy(&words, move |is_copied| outcome.set(Some(is_copied)));
        }
    };
    html! {
        <div class="vk-copy">
            <button type="button" class="vk-button" {onclick}>
                { props.shown.word("ui.copy-source") }
            </button>
            <span role="status">
                if *copied == Some(true) { { props.shown.word("ui.copied") } }
            </span>
            if *copied == Some(false) {
                <p>{ props.shown.word("ui.copy-failed") }</p>
                <pre class="vk-citation" tabindex="0">{ words }</pre>
            }
        </div>
    }
}
