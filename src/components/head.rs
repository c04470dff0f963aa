//! Headline, subtitle and the switch of languages.

use yew::{Html, html};

use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::dataset::{Language, NamedView};
use crate::text::{headline, subtitle};
use crate::view::Action;

/// The heading of the widget.
pub(super) struct Heading {
    /// 1–6.
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) is_hidden: bool,
}

/// `named` is the named view that is shown, if it is one; `guide` leads to the others.
pub(super) fn head(
    shown: &Shown,
    named: Option<&NamedView>,
    title: Heading,
    guide: Html,
    dispatch: &Dispatch,
) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let headline = headline(dataset, comparison, view, named, locale);
    // The title of the data is the author's, too.
    let is_title = headline.words == dataset.content().title.get(locale.language());
    let note = named.and_then(|named| named.note.as_ref());
    // Hidden from sight, the heading still names the widget.
    let class = if title.is_hidden { "vk-unseen" } else { "vk-title" };
    html! {
        <header class="vk-head">
            <div {class}>
                <@{heading(title.level)} id={title.id} class="vk-headline" part="headline">
                    { headline.words }
                </@>
                if headline.is_generated && !is_title {
                    <p class="vk-generated">{ shown.word("headline.generated") }</p>
                }
                <p class="vk-subtitle" part="subtitle">
                    { subtitle(dataset, comparison, locale) }
                </p>
                if let Some(note) = note {
                    <p class="vk-note">{ note.get(locale.language()) }</p>
                }
            </div>
            <div class="vk-beside">
                { guide }
                <div class="vk-languages" part="languages" role="group" aria-label={shown.word("ui.language")}>
                    { Language::ALL.map(|each| language_button(shown, each, dispatch)).to_vec() }
                </div>
            </div>
        </header>
    }
}

fn language_button(shown: &Shown, language: Language, dispatch: &Dispatch) -> Html {
    let is_pressed = shown.locale.language() == language;
    let name = match language {
        Language::Swedish => "language.sv",
        Language::English => "language.en",
    };
    html! {
        <button
            type="button" class="vk-language" lang={language.tag()}
            aria-pressed={is_pressed.to_string()}
            onclick={dispatch.on_act(Action::ChooseLanguage(language))}
        >
            { shown.word(name) }
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
