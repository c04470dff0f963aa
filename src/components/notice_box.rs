//! What a reader must know about what is shown.

use yew::{Html, html};

use crate::components::library::Library;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::way_out::way_out;
use crate::text::{Notice, NoticeKind, dropped_words, no_dataset_words, notices};
use crate::view::Action;
use crate::view::link::Dropped;

/// So many stand in sight; the rest is folded.
const IN_SIGHT: usize = 3;

/// All that must be known of what is shown, most important first.
///
/// `unread` is what the link that is shown says in vain.
pub(super) fn all_notices(shown: &Shown, unread: &[Dropped]) -> Vec<Notice> {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let mut notices = notices(dataset, comparison, view, locale);
    if let Some(words) = dropped_words(unread, locale) {
        // Before all that is true of what is shown: it may not be what was asked for.
        notices.insert(0, Notice { kind: NoticeKind::UnknownCodes, words });
    }
    if let Some(words) = no_dataset_words(unread, locale) {
        notices.insert(0, Notice { kind: NoticeKind::NoDataset, words });
    }
    notices
}

/// Notices in their order; nothing where there are none.
pub(super) fn notice_box(
    shown: &Shown,
    library: &Library,
    notices: &[Notice],
    dispatch: &Dispatch,
) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    let locale = shown.locale;
    let (in_sight, folded) = notices.split_at(notices.len().min(IN_SIGHT));
    let list = |notices: &[Notice]| {
        let items: Vec<Html> =
            notices.iter().map(|notice| item(shown, library, notice, dispatch)).collect();
        html! { <ul>{ items }</ul> }
    };
    let more = u64::try_from(folded.len()).unwrap_or_default();
    html! {
        <section class="vk-notices" part="notices" aria-label={shown.word("ui.notices")}>
            <p class="vk-notices-title" aria-hidden="true">{ shown.word("ui.notices") }</p>
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

fn item(shown: &Shown, library: &Library, notice: &Notice, dispatch: &Dispatch) -> Html {
    // The empty state has the way out already.
    let is_missing = notice.kind == NoticeKind::NoRows && !shown.comparison.is_empty();
    let way_out = is_missing.then(|| way_out(shown, library)).flatten();
    html! {
        <li>
            { notice.words.clone() }
            if notice.kind == NoticeKind::Hidden {
                { " " }
                <button
                    type="button" class="vk-inline"
                    onclick={dispatch.on_act(Action::ShowHidden)}
                >
                    { shown.word("ui.show-hidden") }
                </button>
            }
            if notice.kind == NoticeKind::NoDataset {
                { " " }
                <button
                    type="button" class="vk-inline"
                    onclick={dispatch.on(Message::Desk("open"))}
                >
                    { shown.word("ui.open-own") }
                </button>
            }
            if let Some((words, action)) = way_out {
                { " " }
                <button type="button" class="vk-inline" onclick={dispatch.on_act(action)}>
                    { words }
                </button>
            }
        </li>
    }
}
