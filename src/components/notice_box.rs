//! What a reader must know about what is shown.

use yew::{Callback, Html, Properties, function_component, html};

use crate::components::shown::Shown;
use crate::text::{Notice, NoticeKind, notices};
use crate::view::Action;

/// So many stand in sight; the rest is folded.
const IN_SIGHT: usize = 3;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NoticeBoxProps {
    pub(super) shown: Shown,
    pub(super) on_act: Callback<Action>,
}

/// The notices, most important first; nothing where there are none.
#[function_component]
pub(super) fn NoticeBox(props: &NoticeBoxProps) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = &props.shown;
    let notices = notices(dataset, comparison, view, locale);
    if notices.is_empty() {
        return Html::default();
    }
    let (in_sight, folded) = notices.split_at(notices.len().min(IN_SIGHT));
    let list = |notices: &[Notice]| {
        html! { <ul>{ for notices.iter().map(|notice| item(props, notice)) }</ul> }
    };
    let more = u64::try_from(folded.len()).unwrap_or_default();
    html! {
        <section class="vk-notices" part="notices" aria-label={props.shown.word("ui.notices")}>
            <p class="vk-notices-title" aria-hidden="true">{ props.shown.word("ui.notices") }</p>
            { list(in_sight) }
            if !folded.is_empty() {
                <details>
                    <summary>{ locale.count("ui.notices-more", more, &[]) }</summary>
                    { list(folded) }
                </details>
            }
        </section>
    }
}

fn item(props: &NoticeBoxProps, notice: &Notice) -> Html {
    let on_act = props.on_act.clone();
    let onclick = move |_| on_act.emit(Action::ShowHidden);
    html! {
        <li>
            { notice.words.clone() }
            if notice.kind == NoticeKind::Hidden {
                { " " }
                <button type="button" class="vk-inline" {onclick}>
                    { props.shown.word("ui.show-hidden") }
                </button>
            }
        </li>
    }
}
