//! The choices that few readers need, folded.

use yew::{Html, html};

use crate::components::check::check;
use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::text::{criterion_word, property_word};
use crate::view::{Action, Criterion, Extent};

/// A group of checkboxes for each closed list; nothing where no list leaves a choice.
pub(super) fn more(shown: &Shown, dispatch: &Dispatch) -> Html {
    let (mut groups, mut changed) = (Vec::new(), 0);
    for criterion in Criterion::CLOSED {
        let properties = criterion.properties(&shown.view, &shown.dataset);
        let is_changed = !criterion.is_omitted(&shown.view);
        changed += u64::from(is_changed);
        if properties.len() < 2 && !is_changed {
            continue;
        }
        let mut boxes = Vec::new();
        for (property, is_chosen) in properties {
            let extent = if is_chosen { Extent::Whole } else { Extent::Nothing };
            let onchange = dispatch.on_act(Action::ToggleProperty(property));
            boxes.push(check(property_word(shown.locale, property), extent, onchange));
        }
        let legend = criterion_word(shown.locale, criterion);
        groups.push(html! {
            <fieldset class="vk-group" key={legend}>
                <legend class="vk-label">{ legend }</legend>
                { boxes }
            </fieldset>
        });
    }
    if groups.is_empty() {
        return Html::default();
    }
    let note = match changed {
        0 => String::new(),
        changed => shown.locale.count("ui.more-changed", changed, &[]),
    };
    folded(shown.word("ui.more"), &note, html! { <div class="vk-groups">{ groups }</div> })
}

/// Controls behind a title, with a note on what is chosen there; open, they take the width.
pub(super) fn folded(title: &str, note: &str, body: Html) -> Html {
    html! {
        <details class="vk-more">
            <summary>
                { title.to_owned() }
                if !note.is_empty() { <span class="vk-more-note">{ [": ", note].concat() }</span> }
            </summary>
            { body }
        </details>
    }
}
