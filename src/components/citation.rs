//! The sources of a mark as plain text, to be copied.

use yew::{Html, html};

use crate::browser::clipboard;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::text::{Evidence, citation};

/// A button that copies; where the clipboard is out of reach, the text itself, to be selected.
///
/// `is_copied` is how it went, if it was tried.
pub(super) fn copy_source(
    shown: &Shown,
    evidence: &Evidence<'_>,
    is_copied: Option<bool>,
    dispatch: &Dispatch,
) -> Html {
    let words = citation(evidence, &shown.fingerprint.hex(), shown.locale);
    let datum = evidence.datum;
    let onclick = {
        let (dispatch, words) = (dispatch.clone(), words.clone());
        // At once: a browser lets only a click copy, not what comes of it later.
        move |_| {
            let dispatch = dispatch.clone();
            clipboard::copy(&words, move |is_copied| {
                dispatch.send(Message::Copied { datum, is_copied });
            });
        }
    };
    html! {
        <div class="vk-copy">
            <button type="button" class="vk-button" {onclick}>
                { shown.word("ui.copy-source") }
            </button>
            <span role="status">
                if is_copied == Some(true) { { shown.word("ui.copied") } }
            </span>
            if is_copied == Some(false) {
                <p>{ shown.word("ui.copy-failed") }</p>
                <pre class="vk-citation" tabindex="0">{ words }</pre>
            }
        </div>
    }
}
