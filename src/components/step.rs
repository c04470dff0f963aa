//! Buttons that make a step, if there is one to make.

use yew::{Html, html};

use crate::components::message::{Dispatch, Message};

/// A button that stays where it is while there is nothing to do, so that the focus does too.
pub(super) fn step(words: &str, step: Option<Message>, dispatch: &Dispatch) -> Html {
    button(words, None, step, dispatch)
}

/// The same with a sign instead of words; the label says what it means.
pub(super) fn sign_step(
    sign: &str,
    label: String,
    step: Option<Message>,
    dispatch: &Dispatch,
) -> Html {
    button(sign, Some(label), step, dispatch)
}

fn button(words: &str, label: Option<String>, step: Option<Message>, dispatch: &Dispatch) -> Html {
    let is_disabled = step.is_none().to_string();
    let onclick = step.map(|step| dispatch.on(step));
    let class = if label.is_some() { "vk-button vk-sign-step" } else { "vk-button" };
    html! {
        <button
            type="button" {class} aria-label={label.clone()} title={label}
            aria-disabled={is_disabled} {onclick}
        >
            { words.to_owned() }
        </button>
    }
}
