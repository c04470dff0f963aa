//! The way back, and where the figures come from.

use yew::{Html, html};

use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::text::source_line;
use crate::view::{Action, View};

/// `author` is the view that the way back ends at.
pub(super) fn footer(shown: &Shown, author: View, can_undo: bool, dispatch: &Dispatch) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let undo = can_undo.then_some(Message::Undo);
    let can_reset = author != **view;
    let reset = can_reset.then(|| Message::Act(Action::Open(Box::new(author))));
    html! {
        <footer class="vk-footer" part="footer">
            <div class="vk-sources">
                <p>{ source_line(dataset, comparison, view, locale) }</p>
                <details class="vk-checksum">
                    <summary>{ shown.word("ui.checksum") }</summary>
                    <code>{ shown.fingerprint.hex() }</code>
                </details>
            </div>
            <div class="vk-back">
                { step(shown.word("ui.undo"), undo, dispatch) }
                { step(shown.word("ui.reset"), reset, dispatch) }
            </div>
        </footer>
    }
}

/// A button that stays where it is while there is nothing to do, so that the focus does too.
pub(super) fn step(words: &'static str, step: Option<Message>, dispatch: &Dispatch) -> Html {
    let is_disabled = step.is_none().to_string();
    let onclick = step.map(|step| dispatch.on(step));
    html! {
        <button type="button" class="vk-button" aria-disabled={is_disabled} {onclick}>
            { words }
        </button>
    }
}
