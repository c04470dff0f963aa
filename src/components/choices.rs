//! The datasets and their named views, as chips.

use yew::{Callback, Html, Properties, function_component, html};

use crate::components::by_address::ByAddress;
use crate::components::library::{Library, with_settings_of};
use crate::components::shown::Shown;
use crate::view::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChoicesProps {
    pub(super) shown: Shown,
    pub(super) library: ByAddress<Library>,
    pub(super) on_act: Callback<Action>,
}

/// One chip a dataset; nothing where there is no choice.
#[function_component]
pub(super) fn DatasetChips(props: &ChoicesProps) -> Html {
    let shown = &props.shown;
    if props.library.shelves.len() < 2 {
        return Html::default();
    }
    let chips = props.library.shelves.iter().map(|shelf| {
        let on_act = props.on_act.clone();
        let view = shelf.first_view();
        let is_pressed = shelf.dataset == shown.dataset;
        let onclick = move |_| {
            if !is_pressed {
                on_act.emit(Action::ChooseDataset(Box::new(view.clone())));
            }
        };
        chip(shelf.dataset.content().title.get(shown.locale.language()), is_pressed, onclick)
    });
    group(shown.word("ui.dataset"), chips.collect())
}

/// One chip a named view; nothing where there is no choice.
#[function_component]
pub(super) fn ViewChips(props: &ChoicesProps) -> Html {
    let shown = &props.shown;
    let Some(shelf) = props.library.shelf_of(&shown.dataset) else { return Html::default() };
    if shelf.views.len() < 2 {
        return Html::default();
    }
    let current = shelf.position_of(&shown.view);
    let named = shelf.dataset.content().views.iter().zip(&shelf.views).enumerate();
    let chips = named.map(|(at, (named, view))| {
        let on_act = props.on_act.clone();
        let view = with_settings_of(view, &shown.view);
        let onclick = move |_| on_act.emit(Action::Open(Box::new(view.clone())));
        chip(named.title.get(shown.locale.language()), current == Some(at), onclick)
    });
    group(shown.word("ui.views"), chips.collect())
}

fn group(label: &'static str, chips: Html) -> Html {
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chips">{ chips }</div>
        </div>
    }
}

fn chip(words: &str, is_pressed: bool, onclick: impl Fn(yew::MouseEvent) + 'static) -> Html {
    html! {
        <button
            type="button" class="vk-chip vk-chip-choice"
            aria-pressed={is_pressed.to_string()} {onclick}
        >
            { words.to_owned() }
        </button>
    }
}
