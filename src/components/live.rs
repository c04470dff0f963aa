//! What changed, for those who hear the widget.

use yew::{Html, Properties, function_component, html, use_mut_ref};

use crate::components::shown::Shown;
use crate::text::{empty_state, headline};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LiveProps {
    pub(super) shown: Shown,
}

/// One sentence about what is shown after each change; silent before the first.
#[function_component]
pub(super) fn Live(props: &LiveProps) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = &props.shown;
    let first = use_mut_ref(|| Some(view.clone()));
    let is_unchanged = first.borrow().as_ref() == Some(view);
    if !is_unchanged {
        first.replace(None);
    }
    let sentence = if is_unchanged {
        String::new()
    } else {
        empty_state(dataset, comparison, view, locale)
            .unwrap_or_else(|| headline(dataset, comparison, view, None, locale).words)
    };
    html! { <div class="vk-unseen" role="status" aria-live="polite">{ sentence }</div> }
}
