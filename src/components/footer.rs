//! The way back, and where the figures come from.

use yew::{Html, html};

use crate::components::embed::EmbedChange;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::state::State;
use crate::components::step::step;
use crate::text::source_line;
use crate::view::{Action, View};

/// Sources, and beside them the ways back and out.
pub(super) fn footer(shown: &Shown, way_back: Html, dispatch: &Dispatch) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    html! {
        <footer class="vk-footer" part="footer">
            <div class="vk-sources" part="sources">
                <p>{ source_line(dataset, comparison, view, locale) }</p>
                <details class="vk-checksum">
                    <summary>{ shown.word("ui.checksum") }</summary>
                    <code>{ shown.fingerprint.hex() }</code>
                </details>
            </div>
            <div class="vk-takes">
                { take(shown.word("ui.embed"), Message::Embed(EmbedChange::Open), dispatch) }
                { take(shown.word("ui.download"), Message::Desk("take"), dispatch) }
                { take(shown.word("ui.save"), Message::Desk("save"), dispatch) }
                { take(shown.word("ui.open-own"), Message::Desk("open"), dispatch) }
            </div>
            { way_back }
        </footer>
    }
}

/// A button that opens a dialog.
fn take(words: &'static str, message: Message, dispatch: &Dispatch) -> Html {
    html! {
        <button
            type="button" class="vk-button vk-take" aria-haspopup="dialog"
            onclick={dispatch.on(message)}
        >
            { words }
        </button>
    }
}

/// Undo, redo, and the way back to the author's view.
pub(super) fn way_back(shown: &Shown, state: &State, author: View, dispatch: &Dispatch) -> Html {
    let undo = state.can_undo().then_some(Message::Undo);
    let redo = state.can_redo().then_some(Message::Redo);
    let can_reset = author != *state.view;
    let reset = can_reset.then(|| Message::Act(Action::Open(Box::new(author))));
    html! {
        <div class="vk-back">
            { step(shown.word("ui.undo"), undo, dispatch) }
            { step(shown.word("ui.redo"), redo, dispatch) }
            { step(shown.word("ui.reset"), reset, dispatch) }
        </div>
    }
}
