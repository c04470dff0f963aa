//! The dialog in which somebody takes the view along into a page of their own.

use yew::{Callback, Html, InputEvent, KeyboardEvent, html};

use crate::browser::{clipboard, element};
use crate::components::check::check;
use crate::components::embed::{Embed, EmbedChange, EmbedKind};
use crate::components::head::{Heading, heading};
use crate::components::message::{Dispatch, Message};
use crate::components::segments::{Segment, segments};
use crate::components::shown::Shown;
use crate::components::{Widget, WidgetProps};
use crate::dataset::Language;
use crate::view::{Extent, Part, ThemeChoice, link};

/// The dialog; `title.id` begins the names of its parts.
pub(super) fn embed_dialog(
    embed: &Embed,
    shown: &Shown,
    props: &WidgetProps,
    title: Heading,
    dispatch: &Dispatch,
) -> Html {
    let send = dispatch.clone();
    let onkeydown = move |event: KeyboardEvent| {
        // The browser itself closes only what lies over the page.
        if element::is_escape(&event) {
            send.send(Message::Embed(EmbedChange::Leave));
        }
    };
    let class = if embed.is_inline { "vk-embed vk-embed-inline" } else { "vk-embed" };
    let name = |part: &str| [&*title.id, part].concat();
    html! {
        <dialog
            {class} part="dialog" ref={embed.place.clone()} aria-labelledby={title.id.clone()}
            {onkeydown}
        >
            <div class="vk-details-head">
                <@{heading(title.level)} id={title.id.clone()}>{ shown.word("embed.title") }</@>
                <button
                    type="button" class="vk-close" aria-label={shown.word("ui.close")}
                    onclick={dispatch.on(Message::Embed(EmbedChange::Leave))}
                >
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            { kinds(embed, shown, name("kind"), dispatch) }
            <p class="vk-embed-note">{ shown.word(note_key(embed.kind)) }</p>
            if !embed.is_base_known && matches!(embed.kind, EmbedKind::Frame | EmbedKind::Element) {
                { base(embed, shown, name("base"), dispatch) }
            }
            { choices(embed, shown, &title.id, dispatch) }
            { codes(embed, shown, props, &title.id, dispatch) }
            { preview(embed, shown, props, dispatch) }
        </dialog>
    }
}

fn kinds(embed: &Embed, shown: &Shown, name: String, dispatch: &Dispatch) -> Html {
    let segment = |kind| Segment {
        words: shown.word(match kind {
            EmbedKind::Frame => "embed.frame",
            EmbedKind::Element => "embed.element",
            EmbedKind::Image => "embed.image",
            EmbedKind::File => "embed.file",
        }),
        is_chosen: embed.kind == kind,
        message: Message::Embed(EmbedChange::Kind(kind)),
    };
    segments(shown.word("embed.kind"), &name, EmbedKind::ALL.map(segment).into(), dispatch)
}

fn note_key(kind: EmbedKind) -> &'static str {
    match kind {
        EmbedKind::Frame => "embed.frame-note",
        EmbedKind::Element => "embed.element-note",
        EmbedKind::Image => "embed.image-note",
        EmbedKind::File => "embed.file-note",
    }
}

/// Where the product lies, which only its host knows.
fn base(embed: &Embed, shown: &Shown, id: String, dispatch: &Dispatch) -> Html {
    let send = dispatch.clone();
    let oninput = move |event: InputEvent| {
        if let Some(typed) = element::value_of(&event) {
            send.send(Message::Embed(EmbedChange::Base(typed)));
        }
    };
    let is_wrong = embed.base().is_none();
    let note_id = [&*id, "-note"].concat();
    html! {
        <div class="vk-field">
            <label class="vk-label" for={id.clone()}>{ shown.word("embed.base") }</label>
            <input
                type="url" class="vk-code" {id} value={embed.base.clone()} {oninput}
                aria-describedby={note_id.clone()} aria-invalid={is_wrong.to_string()}
            />
            <p class="vk-embed-note" id={note_id} role="status">
                { shown.word(if is_wrong { "embed.base-wrong" } else { "embed.base-note" }) }
            </p>
        </div>
    }
}

fn choices(embed: &Embed, shown: &Shown, id: &str, dispatch: &Dispatch) -> Html {
    let name = |part: &str| [id, part].concat();
    let is_image = embed.kind == EmbedKind::Image;
    // Nobody can ask a picture's reader.
    let own = if is_image { embed.theme.or(ThemeChoice::Light) } else { embed.theme };
    let mut themes = Vec::new();
    for (theme, key) in THEMES {
        if !is_image || theme != ThemeChoice::Auto {
            let message = Message::Embed(EmbedChange::Theme(theme));
            themes.push(Segment { words: shown.word(key), is_chosen: theme == own, message });
        }
    }
    let language = |language| Segment {
        words: shown.word(match language {
            Language::Swedish => "language.sv",
            Language::English => "language.en",
        }),
        is_chosen: embed.language == language,
        message: Message::Embed(EmbedChange::Language(language)),
    };
    let data = |(keeps_data, key)| Segment {
        words: shown.word(key),
        is_chosen: embed.keeps_data == keeps_data,
        message: Message::Embed(EmbedChange::Data(keeps_data)),
    };
    let is_live = matches!(embed.kind, EmbedKind::Frame | EmbedKind::Element);
    let data_note =
        if embed.keeps_data { "embed.data-told-note" } else { "embed.data-newest-note" };
    html! {
        <div class="vk-embed-choices">
            { hiding(embed, shown, dispatch) }
            { segments(shown.word("embed.theme"), &name("theme"), themes, dispatch) }
            { segments(
                shown.word("ui.language"), &name("lang"), Language::ALL.map(language).into(),
                dispatch,
            ) }
            if is_live {
                <div>
                    { segments(
                        shown.word("embed.data"), &name("data"), DATA.map(data).into(), dispatch,
                    ) }
                    <p class="vk-embed-note">{ shown.word(data_note) }</p>
                </div>
            }
        </div>
    }
}

const THEMES: [(ThemeChoice, &str); 5] = [
    (ThemeChoice::Auto, "embed.theme-auto"),
    (ThemeChoice::Light, "embed.theme-light"),
    (ThemeChoice::Dark, "embed.theme-dark"),
    (ThemeChoice::Contrast, "embed.theme-contrast"),
    (ThemeChoice::Print, "embed.theme-print"),
];
const DATA: [(bool, &str); 2] = [(true, "embed.data-told"), (false, "embed.data-newest")];

/// The parts that can be left out; a picture has but one of them.
fn hiding(embed: &Embed, shown: &Shown, dispatch: &Dispatch) -> Html {
    let is_there =
        |(part, _): &&(Part, &str)| *part == Part::Title || embed.kind != EmbedKind::Image;
    let mut boxes = Vec::new();
    for &(part, key) in PARTS.iter().filter(is_there) {
        let is_hidden = embed.hide.contains(&part);
        let extent = if is_hidden { Extent::Whole } else { Extent::Nothing };
        let onchange = dispatch.on(Message::Embed(EmbedChange::Hide(part)));
        boxes.push(check(shown.word(key), extent, onchange));
    }
    html! {
        <fieldset class="vk-field">
            <legend class="vk-label">{ shown.word("embed.hide") }</legend>
            <div class="vk-chips">{ boxes }</div>
            if embed.hide.contains(&Part::Footer) && embed.kind != EmbedKind::Image {
                <p class="vk-embed-note">{ shown.word("embed.hide-footer-note") }</p>
            }
        </fieldset>
    }
}

const PARTS: [(Part, &str); 4] = [
    (Part::Title, "embed.hide-title"),
    (Part::Controls, "embed.hide-controls"),
    (Part::Tabs, "embed.hide-tabs"),
    (Part::Footer, "embed.hide-footer"),
];

/// Each text in a field of its own, which can be selected where nothing may be copied.
fn codes(embed: &Embed, shown: &Shown, props: &WidgetProps, id: &str, dispatch: &Dispatch) -> Html {
    let mut fields = Vec::new();
    for (at, (is_command, text)) in embed.codes(shown, props).into_iter().enumerate() {
        let id = [id, "code", &at.to_string()].concat();
        let onclick = {
            let (dispatch, text) = (dispatch.clone(), text.clone());
            // At once: a browser lets only a click copy, not what comes of it later.
            move |_| {
                let dispatch = dispatch.clone();
                clipboard::copy(&text, move |is_copied| {
                    dispatch.send(Message::Embed(EmbedChange::Copied(at, is_copied)));
                });
            }
        };
        let said = match embed.copied {
            Some((copied, true)) if copied == at => shown.word("ui.copied"),
            Some((copied, false)) if copied == at => shown.word("ui.copy-failed"),
            _ => "",
        };
        let (label, action, lines) = if is_command {
            ("embed.command", "embed.copy-command", "4")
        } else {
            ("embed.code", "embed.copy-code", "7")
        };
        fields.push(html! {
            <div class="vk-field">
                <label class="vk-label" for={id.clone()}>{ shown.word(label) }</label>
                <textarea
                    class="vk-code" {id} readonly=true rows={lines} spellcheck="false"
                    data-code={at.to_string()} value={text}
                />
                <div class="vk-copy">
                    <button type="button" class="vk-button" {onclick}>{ shown.word(action) }</button>
                    <span role="status">{ said }</span>
                </div>
            </div>
        });
    }
    html! { <div class="vk-codes">{ fields }</div> }
}

/// What the reader will see: the widget itself once more, or the picture; nothing in it answers.
fn preview(embed: &Embed, shown: &Shown, props: &WidgetProps, dispatch: &Dispatch) -> Html {
    let link = link::encode(&embed.view(shown));
    let send = dispatch.clone();
    let on_event = Callback::from(move |_| send.send(Message::Embed(EmbedChange::Previewed)));
    let look = WidgetProps {
        view: link.clone().into(),
        language: Some(embed.language),
        theme: embed.theme,
        hide: Vec::new(),
        owns_address: false,
        widths: None,
        on_event,
        ..props.clone()
    };
    html! {
        <div>
            <p class="vk-label">{ shown.word("embed.preview") }</p>
            // Anew with each choice, so that it tells its height each time.
            <div class="vk-preview" key={link} inert={true} aria-hidden="true">
                if embed.kind == EmbedKind::Image {
                    <canvas ref={embed.canvas.clone()} />
                } else {
                    <Widget ..look />
                }
            </div>
            <p class="vk-embed-note">{ shown.word("embed.preview-note") }</p>
        </div>
    }
}
