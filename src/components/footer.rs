//! The way back, and where the figures come from.

use yew::{Callback, Html, Properties, function_component, html};

use crate::components::shown::Shown;
use crate::text::source_line;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FooterProps {
    pub(super) shown: Shown,
    pub(super) can_undo: bool,
    pub(super) can_reset: bool,
    pub(super) on_undo: Callback<()>,
    pub(super) on_reset: Callback<()>,
}

#[function_component]
pub(super) fn Footer(props: &FooterProps) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = &props.shown;
    html! {
        <footer class="vk-footer" part="footer">
            <p class="vk-sources">{ source_line(dataset, comparison, view, locale) }</p>
            <div class="vk-back">
                { step(props.shown.word("ui.undo"), props.can_undo, &props.on_undo) }
                { step(props.shown.word("ui.reset"), props.can_reset, &props.on_reset) }
            </div>
        </footer>
    }
}

/// A button that stays where it is while there is nothing to do, so that the focus does too.
pub(super) fn step(words: &'static str, is_possible: bool, on_step: &Callback<()>) -> Html {
    let on_step = on_step.clone();
    let onclick = move |_| {
        if is_possible {
            on_step.emit(());
        }
    };
    html! {
        <button
            type="button" class="vk-button" aria-disabled={(!is_possible).to_string()} {onclick}
        >
            { words }
        </button>
    }
}
