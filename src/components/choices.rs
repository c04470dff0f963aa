//! The datasets and their named views, as chips.

use yew::{Html, html};

use crate::components::library::Library;
use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::view::Action;

/// One chip a dataset; nothing where there is no choice.
pub(super) fn dataset_chips(shown: &Shown, library: &Library, dispatch: &Dispatch) -> Html {
    if library.shelves.len() < 2 {
        return Html::default();
    }
    let mut chips = Vec::new();
    for shelf in &library.shelves {
        let is_pressed = shelf.dataset == shown.dataset;
        let title = shelf.dataset.content().title.get(shown.locale.language());
        // The one that is shown opens nothing: its view may have been changed.
        let action = (!is_pressed).then(|| {
            let view = shelf.for_reader(&shelf.first_view(), &shown.view);
            Action::ChooseDataset(Box::new(view))
        });
        chips.push(chip(title, is_pressed, action, dispatch));
    }
    group(shown.word("ui.dataset"), chips)
}

/// One chip a named view; nothing where there is no choice.
pub(super) fn view_chips(shown: &Shown, library: &Library, dispatch: &Dispatch) -> Html {
    let Some(shelf) = library.shelf_of(&shown.dataset) else { return Html::default() };
    if shelf.views.len() < 2 {
        return Html::default();
    }
    let current = shelf.position_of(&shown.view);
    let mut chips = Vec::new();
    for (at, (named, view)) in shelf.dataset.content().views.iter().zip(&shelf.views).enumerate() {
        let title = named.title.get(shown.locale.language());
        let action = Action::Open(Box::new(shelf.for_reader(view, &shown.view)));
        chips.push(chip(title, current == Some(at), Some(action), dispatch));
    }
    group(shown.word("ui.views"), chips)
}

fn group(label: &'static str, chips: Vec<Html>) -> Html {
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chips">{ chips }</div>
        </div>
    }
}

fn chip(words: &str, is_pressed: bool, action: Option<Action>, dispatch: &Dispatch) -> Html {
    let onclick = action.map(|action| dispatch.on_act(action));
    html! {
        <button
            type="button" class="vk-chip vk-chip-choice"
            aria-pressed={is_pressed.to_string()} {onclick}
        >
            { words.to_owned() }
        </button>
    }
}
