//! The choices that few readers need, folded.

use yew::{Html, html};

use crate::components::check::check;
use crate::components::fold::{Fold, Folded, IN_ROW, folded};
use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::text::{criterion_word, property_word};
use crate::view::{Action, Criterion, Extent};

/// A group of checkboxes for each closed list; nothing where no list leaves a choice.
pub(super) fn more(shown: &Shown, dispatch: &Dispatch) -> Html {
    let is_open = shown.unfolded.has(Fold::More);
    let (mut groups, mut changed) = (Vec::new(), 0);
    for criterion in Criterion::CLOSED {
        let properties = criterion.properties(&shown.view, &shown.dataset);
        let is_changed = !criterion.is_omitted(&shown.view);
        changed += u64::from(is_changed);
        if properties.len() < 2 && !is_changed {
            continue;
        }
        let mut boxes = Vec::new();
        for (property, is_chosen) in properties.into_iter().filter(|_| is_open) {
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
    let body = if is_open {
        html! { <div class="vk-groups">{ groups }</div> }
    } else {
        Html::default()
    };
    let title = shown.word("ui.more");
    folded(Folded { class: IN_ROW, title, note: &note, body }, Some(Fold::More), dispatch)
}
