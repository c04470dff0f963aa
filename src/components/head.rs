//! Headline, subtitle and the switch of languages.

use yew::{AttrValue, Callback, Html, Properties, function_component, html};

use crate::components::shown::Shown;
use crate::dataset::{Language, NamedView};
use crate::text::{headline, subtitle};
use crate::view::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) shown: Shown,
    /// The named view that is shown, if it is one.
    pub(super) named: Option<NamedView>,
    pub(super) level: u8,
    pub(super) id: AttrValue,
    pub(super) is_title_hidden: bool,
    pub(super) on_act: Callback<Action>,
}

#[function_component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = &props.shown;
    let headline = headline(dataset, comparison, view, props.named.as_ref(), locale);
    let note = props.named.as_ref().and_then(|named| named.note.as_ref());
    // Hidden from sight, the heading still names the widget.
    let class = if props.is_title_hidden { "vk-unseen" } else { "vk-title" };
    html! {
        <header class="vk-head">
            <div {class}>
                <@{heading(props.level)} id={&props.id} class="vk-headline" part="headline">
                    { headline.words }
                </@>
                if headline.is_generated {
                    <p class="vk-generated">{ props.shown.word("headline.generated") }</p>
                }
                <p class="vk-subtitle" part="subtitle">
                    { subtitle(dataset, comparison, view, locale) }
                </p>
                if let Some(note) = note {
                    <p class="vk-note">{ note.get(locale.language()) }</p>
                }
            </div>
            <div class="vk-languages" role="group" aria-label={props.shown.word("ui.language")}>
                { for Language::ALL.map(|language| language_button(props, language)) }
            </div>
        </header>
    }
}

fn language_button(props: &HeadProps, language: Language) -> Html {
    let is_pressed = props.shown.locale.language() == language;
    let name = match language {
        Language::Swedish => "language.sv",
        Language::English => "language.en",
    };
    let on_act = props.on_act.clone();
    html! {
        <button
            type="button" class="vk-language" lang={language.tag()}
            aria-pressed={is_pressed.to_string()}
            onclick={move |_| on_act.emit(Action::ChooseLanguage(language))}
        >
            { props.shown.word(name) }
        </button>
    }
}

/// The tag of a heading of that level, 1–6.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
