//! What the drawing depends on besides data and view.

use core::mem::replace;
use std::cell::Cell;
use std::rc::Rc;

use yew::NodeRef;

use crate::browser::element::{Element, Event};
use crate::browser::fonts::watch_fonts;
use crate::browser::house::{Stop, house_colours};
use crate::browser::listener::Listener;
use crate::browser::media::{Contrast, Media, MediaWatch, SystemColours, media};
use crate::browser::resize::WidthWatch;
use crate::chart::{Colour, System, Theme, Wish, Wishes};
use crate::components::message::{Dispatch, Message};
use crate::view::ThemeChoice;

/// The screen, its user's wishes, and the fonts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Environment {
    pub(super) media: Media,
    /// Whether the page is being printed.
    pub(super) is_printing: bool,
    /// What the host's style sheets ask for.
    pub(super) wishes: Wishes,
    /// How often fonts have arrived.
    pub(super) font_loads: u32,
}

impl Environment {
    /// The environment now.
    pub(super) fn now() -> Self {
        let wishes = Wishes::default();
        Self { media: media(None), is_printing: false, wishes, font_loads: 0 }
    }

    /// Asks the screen and its user anew; whether an answer is another one.
    pub(super) fn ask(&mut self, watch: &Watch) -> bool {
        let probe = watch.probe.cast::<Element>();
        let (media, wishes) = (media(probe.as_ref()), wishes(probe.as_ref()));
        let is_media_same = replace(&mut self.media, media) == media;
        replace(&mut self.wishes, wishes) != wishes || !is_media_same
    }

    /// Whether what is drawn is for paper.
    pub(super) fn is_paper(self) -> bool {
        self.is_printing || self.media.is_print
    }

    /// Fonts have arrived, so what is measured may have changed.
    pub(super) fn load_fonts(&mut self) -> bool {
        self.font_loads += 1;
        true
    }

    /// The theme that a choice means here.
    ///
    /// Paper and forced colours go before any choice: the page around is in them.
    pub(super) fn theme(self, choice: ThemeChoice) -> Theme {
        if self.is_paper() {
            return Theme::Print;
        }
        if let Some(colours) = self.media.forced {
            return Theme::Forced(system(colours));
        }
        match choice {
            ThemeChoice::Auto => match (self.media.is_dark, self.media.contrast) {
                (false, Contrast::Usual) => Theme::Light,
                (false, Contrast::More) => Theme::Contrast,
                (false, Contrast::Less) => Theme::Soft,
                (true, Contrast::Usual) => Theme::Dark,
                (true, Contrast::More) => Theme::ContrastDark,
                (true, Contrast::Less) => Theme::SoftDark,
            },
            chosen => chosen.into(),
        }
    }
}

/// Tells the widget when the screen, its user's wishes, the fonts or the printer ask for another
/// drawing, until it is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    /// An element whose style tells the font size of the root and the system's colours.
    pub(super) probe: NodeRef,
    font_size: Option<WidthWatch>,
    /// Whatever changes the host's colours lets the probe go through a transition; while it runs, the old colours
    /// may still be what the probe has.
    colours: Option<Listener>,
    _media: MediaWatch,
    _listeners: [Listener; 3],
}

impl Watch {
    pub(super) fn new(dispatch: &Dispatch) -> Self {
        let send = |message: Message| {
            let dispatch = dispatch.clone();
            Rc::new(move |_: &Event| dispatch.send(message.clone()))
        };
        Self {
            probe: NodeRef::default(),
            font_size: None,
            colours: None,
            _media: MediaWatch::new(send(Message::Media)),
            _listeners: [
                watch_fonts(send(Message::Fonts)),
                Listener::on_window("beforeprint", send(Message::Printing(true))),
                Listener::on_window("afterprint", send(Message::Printing(false))),
            ],
        }
    }

    /// Watches the font size, too, as soon as the probe is in the page.
    pub(super) fn begin(&mut self, dispatch: &Dispatch) {
        let Some(probe) = self.probe.cast::<Element>() else { return };
        self.colours.get_or_insert_with(|| {
            let dispatch = dispatch.clone();
            let on_change = Rc::new(move |_: &Event| dispatch.send(Message::Media));
            Listener::new(Some(&probe), "transitionend", on_change)
        });
        self.font_size.get_or_insert_with(|| {
            let dispatch = dispatch.clone();
            WidthWatch::new(&probe, Rc::new(move |_| dispatch.send(Message::Media)))
        });
    }
}

/// The colours that the probe names: first those with a role, then those of regions.
fn wishes(probe: Option<&Element>) -> Wishes {
    let mut wishes = Wishes::default();
    let slots = wishes.roles.iter_mut().chain(&mut wishes.regions);
    for (slot, stop) in slots.zip(house_colours(probe)) {
        *slot = match stop {
            Stop::Unset => Wish::None,
            Stop::Colour(colour) => Wish::Of(Colour::new(colour)),
            Stop::Unreadable => Wish::Unreadable,
        };
    }
    wishes
}

fn system(colours: SystemColours) -> System {
    let SystemColours { canvas, text, grey, link, highlight } = colours;
    let [canvas, text, grey, link, highlight] =
        [canvas, text, grey, link, highlight].map(Colour::new);
    System { canvas, text, grey, link, highlight }
}

thread_local! {
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

/// A prefix of ids that no other widget of the page has.
pub(super) fn new_id_prefix() -> String {
    let number = WIDGETS.get().wrapping_add(1);
    WIDGETS.set(number);
    format!("vk{number}-")
}
