//! What somebody chooses who puts the view into a page of their own, and the code that comes of it.

use core::mem::replace;
use std::rc::Rc;

use yew::NodeRef;

use crate::browser::element::{self, Element};
use crate::browser::listener::Listener;
use crate::browser::{address, dialog};
use crate::compare::compare;
use crate::components::edition::Edition;
use crate::components::message::Message;
use crate::components::shown::Shown;
use crate::components::widget::Widget;
use crate::components::{WidgetProps, painting};
use crate::dataset::Language;
use crate::export::{
    Embedding, Look, Picture, Room, Size, Subject, chart_height_px, fallback, picture_or_higher,
};
use crate::text::{Locale, headline, text_alternative};
use crate::view::{Part, ThemeChoice, View, named_view};

/// How a view gets into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedKind {
    /// A frame.
    Frame,
    /// The element.
    Element,
    /// A picture.
    Image,
    /// A page of its own in one file.
    File,
}

impl EmbedKind {
    pub(super) const ALL: [Self; 4] = [Self::Frame, Self::Element, Self::Image, Self::File];
}

/// What happens to the dialog.
#[derive(Clone, Debug)]
pub enum EmbedChange {
    /// It is asked for.
    Open,
    /// It is no longer needed.
    Leave,
    /// It is closed.
    Closed,
    /// Another way is chosen.
    Kind(EmbedKind),
    /// Somebody types where the product lies.
    Base(String),
    /// A part is to be hidden, or not.
    Hide(Part),
    /// Other colours.
    Theme(ThemeChoice),
    /// Another language.
    Language(Language),
    /// Whether the code remembers which figures it was made with.
    Data(bool),
    /// The preview has been drawn.
    Previewed,
    /// A text was copied, or could not be; its position.
    Copied(usize, bool),
}

/// The open dialog.
#[derive(Debug)]
pub(super) struct Embed {
    pub(super) kind: EmbedKind,
    /// Where the product lies, as typed.
    pub(super) base: String,
    /// Whether that is known from the page.
    pub(super) is_base_known: bool,
    /// Whether it stands in the page rather than over it.
    pub(super) is_inline: bool,
    pub(super) hide: Vec<Part>,
    pub(super) theme: ThemeChoice,
    pub(super) language: Language,
    pub(super) keeps_data: bool,
    /// How wide and high the view was when it was last seen.
    size_px: (f64, f64),
    /// Which text was copied last, and whether it worked.
    pub(super) copied: Option<(usize, bool)>,
    pub(super) place: NodeRef,
    /// The picture in the preview.
    pub(super) canvas: NodeRef,
    listener: Option<Listener>,
}

/// Stands where nobody knows the real one.
const EXAMPLE_BASE: &str = "https://example.com/vardkronan/";
/// The folder of frames that each show a view of their own.
const FRAMES: &str = "frames/";
/// How large a picture is shown, if its view does not need more, px.
const IMAGE_SIZE_PX: [u32; 2] = [800, 500];
/// How wide the picture in an element is: readable on a phone, not out of place in an article, px.
const FALLBACK_PX: f64 = 400.0;
/// Two lines and what is between them, in most pages, px.
const LINES_PX: f64 = 140.0;
/// The widget in the preview.
const PREVIEW: &str = ".vk-preview .vk";

impl Widget {
    /// Whether what happened to the dialog changes what is shown.
    pub(super) fn hear_embed(&mut self, change: EmbedChange, props: &WidgetProps) -> bool {
        if let EmbedChange::Open = change {
            self.embed = self.shown.as_ref().map(|shown| self.opened_embed(shown, props));
            return true;
        }
        let Some(embed) = &mut self.embed else { return false };
        let place = embed.place.cast::<Element>();
        match change {
            EmbedChange::Open => return false,
            EmbedChange::Leave => {
                if let Some(place) = &place {
                    dialog::close(place);
                }
                return false;
            }
            EmbedChange::Closed => {
                self.embed = None;
                return true;
            }
            EmbedChange::Previewed => {
                let size_px = place.and_then(|place| element::size_px_in(&place, PREVIEW));
                let size_px = size_px.filter(|(_, height_px)| *height_px > 0.0);
                return size_px
                    .is_some_and(|size_px| replace(&mut embed.size_px, size_px) != size_px);
            }
            EmbedChange::Copied(at, is_copied) => {
                embed.copied = Some((at, is_copied));
                if let Some(place) = place.filter(|_| !is_copied) {
                    element::select_in(&place, &["[data-code='", &at.to_string(), "']"].concat());
                }
                return true;
            }
            EmbedChange::Kind(kind) => embed.kind = kind,
            EmbedChange::Base(base) => embed.base = base,
            EmbedChange::Hide(part) => match embed.hide.iter().position(|each| *each == part) {
                Some(at) => drop(embed.hide.remove(at)),
                None => embed.hide.push(part),
            },
            EmbedChange::Theme(theme) => embed.theme = theme,
            EmbedChange::Language(language) => embed.language = language,
            EmbedChange::Data(keeps_data) => embed.keeps_data = keeps_data,
        }
        embed.copied = None;
        true
    }

    fn opened_embed(&self, shown: &Shown, props: &WidgetProps) -> Embed {
        let directory = props.owns_address.then(address::directory).flatten();
        // The pages of single views lie in a folder among the others.
        let directory = directory.map(|it| it.strip_suffix(FRAMES).unwrap_or(&it).to_owned());
        let mut hide = props.hide.clone();
        hide.extend(shown.view.hide.iter().filter(|part| !props.hide.contains(part)));
        let root = self.root.cast::<Element>();
        Embed {
            kind: EmbedKind::Frame,
            is_base_known: directory.is_some(),
            base: directory.unwrap_or_else(|| EXAMPLE_BASE.to_owned()),
            is_inline: address::is_framed(),
            hide,
            theme: shown.view.theme.or(props.theme),
            language: shown.locale.language(),
            keeps_data: true,
            size_px: root.map_or((0.0, 0.0), |root| element::size_px(&root)),
            copied: None,
            place: NodeRef::default(),
            canvas: NodeRef::default(),
            listener: None,
        }
    }

    /// Opens what has just come, and draws the picture.
    pub(super) fn embed_rendered(&mut self) {
        let Some(embed) = &mut self.embed else { return };
        let Some(place) = embed.place.cast::<Element>() else { return };
        if embed.listener.is_none() {
            let dispatch = self.dispatch.clone();
            let on_close = Rc::new(move || dispatch.send(Message::Embed(EmbedChange::Closed)));
            embed.listener = Some(dialog::open(&place, !embed.is_inline, on_close));
            // What is drawn before, as a table is, has no size until the dialog is open.
            self.dispatch.send(Message::Embed(EmbedChange::Previewed));
        }
        if let (Some(shown), Some(canvas)) = (&self.shown, embed.canvas.cast())
            && let Some(picture) = embed.picture_of(shown)
        {
            // What cannot be drawn here, the command draws all the same.
            painting::draw_alone(
                &canvas,
                &picture.figure,
                self.environment.media.device_pixel_ratio,
            );
        }
    }
}

impl Embed {
    /// Where the product lies, as far as that can be an address.
    pub(super) fn base(&self) -> Option<String> {
        let base = self.base.trim();
        let has_host = |scheme| base.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
        let is_web = has_host("https://") || has_host("http://");
        is_web.then(|| [base.trim_end_matches('/'), "/"].concat())
    }

    /// The view as it is to be.
    pub(super) fn view(&self, shown: &Shown) -> View {
        View {
            dataset: Some(shown.dataset.content().id.clone()),
            data: self.keeps_data.then(|| shown.fingerprint.short()),
            language: Some(self.language),
            theme: self.theme,
            hide: self.hide.clone(),
            ..(*shown.view).clone().resolved(&shown.dataset)
        }
    }

    /// The texts to be copied, each after whether it is a command.
    pub(super) fn codes(&self, shown: &Shown, props: &WidgetProps) -> Vec<(bool, String)> {
        let dataset = &shown.dataset;
        let locale = Locale::of(self.language);
        let view = self.view(shown);
        let comparison = &compare(dataset, &view);
        let named = named_view(dataset, &view);
        let subject = &Subject { dataset, comparison, view: &view, named };
        let base = self.base().unwrap_or_else(|| EXAMPLE_BASE.to_owned());
        let id = &dataset.content().id;
        let sources =
            sources(shown, props).unwrap_or_else(|| [&*base, "data/", id, ".json"].concat());
        let embedding = Embedding {
            base: &base,
            sources: &sources,
            view: &view,
            title: &headline(dataset, comparison, &view, named, locale).words,
            alternative: &text_alternative(dataset, comparison, locale),
            dataset: id,
        };
        match self.kind {
            EmbedKind::Frame => vec![(false, embedding.iframe(self.room(subject)))],
            EmbedKind::Element => {
                let room = self.room(subject);
                // With the lines above and below it, it is no higher than the room for the widget.
                let height_px = Some((f64::from(room.wide_px) - LINES_PX).max(1.0));
                let size = Size { width_px: FALLBACK_PX, height_px };
                let picture = picture_or_higher(subject, size, self.look()).ok();
                let page = (embedding.title, &*embedding.page());
                let inside = fallback(subject, picture.as_ref(), page, locale);
                vec![(false, embedding.element(room, &inside))]
            }
            EmbedKind::File => vec![(true, embedding.page_command())],
            EmbedKind::Image => {
                let [width_px, height_px] = IMAGE_SIZE_PX;
                let picture = self.picture(subject);
                let height_px = picture.map_or(height_px, |picture| picture.height_px as u32);
                vec![
                    (false, embedding.image(width_px, height_px)),
                    (true, embedding.picture_command(width_px, height_px)),
                ]
            }
        }
    }

    /// The picture of what is shown, as it is to be.
    fn picture_of(&self, shown: &Shown) -> Option<Picture> {
        let dataset = &shown.dataset;
        let view = self.view(shown);
        // A table on screen keeps the comparison that it was opened from; elsewhere it has its own.
        let comparison = &compare(dataset, &view);
        let named = named_view(dataset, &view);
        self.picture(&Subject { dataset, comparison, view: &view, named })
    }

    /// The picture that the command makes, as large as it is shown.
    fn picture(&self, subject: &Subject<'_>) -> Option<Picture> {
        let [width_px, height_px] = IMAGE_SIZE_PX.map(f64::from);
        let size = Size { width_px, height_px: Some(height_px) };
        picture_or_higher(subject, size, self.look()).ok()
    }

    fn look(&self) -> Look {
        Look { theme: self.theme.into(), has_patterns: false, language: self.language }
    }

    /// What the view will take, as far as can be known here.
    fn room(&self, subject: &Subject<'_>) -> Room {
        let chart_px = |widget_px| chart_height_px(subject, widget_px, self.look());
        Room::of(self.size_px, !self.hide.contains(&Part::Controls), chart_px)
    }
}

/// The addresses of the dataset on show and of its earlier editions; `None` if none is known.
fn sources(shown: &Shown, props: &WidgetProps) -> Option<String> {
    let id = &shown.dataset.content().id;
    let mut sources = Vec::new();
    for (input, address) in props.inputs.iter().zip(props.addresses.iter()) {
        let edition = Edition::known(input);
        if edition.is_some_and(|edition| edition.dataset.content().id == *id) {
            sources.push(&**address);
        }
    }
    (!sources.is_empty()).then(|| sources.join(" "))
}
