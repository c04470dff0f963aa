//! That the figures have changed since a link was made.

use yew::{Html, html};

use crate::components::edition::Outdated;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;

/// The notice, until the reader takes it away; nothing where nothing has changed.
pub(super) fn changed(shown: &Shown, outdated: Option<&Outdated>, dispatch: &Dispatch) -> Html {
    let Some(outdated) = outdated else { return Html::default() };
    let words = outdated.words(shown.locale);
    let mut values = Vec::new();
    for value in words.values {
        values.push(html! { <li>{ value }</li> });
    }
    html! {
        <section class="vk-changed" part="changed" aria-label={shown.word("ui.changed")}>
            <div>
                <p><strong>{ words.sentence }</strong>{ " " }{ words.remark }</p>
                if !values.is_empty() {
                    <details>
                        <summary>{ shown.word("ui.show") }</summary>
                        <ul>{ values }</ul>
                    </details>
                }
            </div>
            <button
                type="button" class="vk-close" aria-label={shown.word("ui.dismiss")}
                onclick={dispatch.on(Message::Dismiss)}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </section>
    }
}
