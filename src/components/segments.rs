//! A few choices of which one holds, side by side.

use yew::{Html, html};

use crate::components::message::{Dispatch, Message};

/// One choice.
pub(super) struct Segment {
    pub(super) words: &'static str,
    pub(super) is_chosen: bool,
    pub(super) message: Message,
}

/// Radio buttons, which share a name, as one segmented group.
pub(super) fn segments(
    label: &'static str,
    name: &str,
    segments: Vec<Segment>,
    dispatch: &Dispatch,
) -> Html {
    let mut buttons = Vec::new();
    for Segment { words, is_chosen, message } in segments {
        buttons.push(html! {
            <label class="vk-segment">
                <input
                    type="radio" name={name.to_owned()} checked={is_chosen}
                    onchange={dispatch.on(message)}
                />
                <span>{ words }</span>
            </label>
        });
    }
    html! {
        <div class="vk-field" role="radiogroup" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            // Without a form, Chromium never lets go of a radio button that was in a shadow root.
            // The button keeps this one from being sent.
            <form class="vk-segments">{ buttons }<button disabled=true hidden=true /></form>
        </div>
    }
}
