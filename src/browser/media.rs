//! What the screen and its user ask for.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{CssStyleDeclaration, Element, Event, Window};

use crate::browser::listener::{Listener, OnEvent};
use crate::browser::window;

const DARK: &str = "(prefers-color-scheme: dark)";
const FORCED: &str = "(forced-colors: active)";
const MORE: &str = "(prefers-contrast: more)";
const LESS: &str = "(prefers-contrast: less)";
const PRINT: &str = "print";
const CALM: &str = "(prefers-reduced-motion: reduce)";

/// What the media queries answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Media {
    pub(crate) is_dark: bool,
    pub(crate) contrast: Contrast,
    /// The colours that all pages have to be in, if any are forced on them.
    pub(crate) forced: Option<SystemColours>,
    pub(crate) is_print: bool,
    pub(crate) is_motion_reduced: bool,
    /// Device pixels in one pixel of the page, positive.
    pub(crate) device_pixel_ratio: f64,
    /// The font size of the page's root.
    pub(crate) root_font_px: f64,
}

/// How much contrast is wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contrast {
    Less,
    Usual,
    More,
}

/// Colours that the system names, `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SystemColours {
    pub(crate) canvas: u32,
    pub(crate) text: u32,
    pub(crate) grey: u32,
    pub(crate) link: u32,
    pub(crate) highlight: u32,
}

/// What they answer now; a plain screen where there is no window.
///
/// The probe is an element whose style names the system's colours; without it they are guessed.
pub(crate) fn media(probe: Option<&Element>) -> Media {
    let is_dark = matches(DARK);
    Media {
        is_dark,
        contrast: contrast(),
        forced: matches(FORCED).then(|| system_colours(probe, is_dark)),
        is_print: matches(PRINT),
        is_motion_reduced: matches(CALM),
        device_pixel_ratio: device_pixel_ratio(),
        root_font_px: root_font_px().unwrap_or(16.0),
    }
}

/// Calls back whenever an answer changes, until it is dropped.
#[derive(Debug)]
pub(crate) struct MediaWatch {
    _listeners: Vec<Listener>,
    _ratio: Rc<RefCell<Option<Listener>>>,
}

impl MediaWatch {
    /// Starts to watch.
    pub(crate) fn new(on_change: OnEvent) -> Self {
        let mut listeners = Vec::new();
        for words in [DARK, FORCED, MORE, LESS, PRINT, CALM] {
            listeners.push(Listener::new(query(words).as_deref(), "change", on_change.clone()));
        }
        // Zoom of text alone changes no query, nor do other colours of the system, which a reader
        // sets in another window.
        for name in ["resize", "focus"] {
            listeners.push(Listener::on_window(name, on_change.clone()));
        }
        let ratio = Rc::new(RefCell::new(None));
        watch_ratio(&Rc::downgrade(&ratio), on_change);
        Self { _listeners: listeners, _ratio: ratio }
    }
}

/// A query can only ask for one ratio, with all its digits, so that each change asks for the next.
fn watch_ratio(slot: &Weak<RefCell<Option<Listener>>>, on_change: OnEvent) {
    let Some(kept) = slot.upgrade() else { return };
    let list = query(&format!("(resolution: {:.20}dppx)", device_pixel_ratio()));
    let slot = slot.clone();
    let on_other_ratio = Rc::new(move |event: &Event| {
        on_change(event);
        watch_ratio(&slot, on_change.clone());
    });
    kept.replace(Some(Listener::new(list.as_deref(), "change", on_other_ratio)));
}

fn query(words: &str) -> Option<web_sys::MediaQueryList> {
    window()?.match_media(words).ok()?
}

fn matches(words: &str) -> bool {
    query(words).is_some_and(|list| list.matches())
}

fn device_pixel_ratio() -> f64 {
    let ratio = window().map_or(1.0, |window| Window::device_pixel_ratio(&window));
    if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 }
}

fn contrast() -> Contrast {
    if matches(MORE) {
        Contrast::More
    } else if matches(LESS) {
        Contrast::Less
    } else {
        Contrast::Usual
    }
}

/// The system's colours as the probe's style has them; where it has none, black and white.
fn system_colours(probe: Option<&Element>, is_dark: bool) -> SystemColours {
    let window = window();
    let style =
        probe.zip(window).and_then(|(probe, window)| window.get_computed_style(probe).ok()?);
    let (back, front) = if is_dark { (0, 0xff_ffff) } else { (0xff_ffff, 0) };
    let read = |property: &str, otherwise: u32| {
        style.as_ref().and_then(|style| colour(style, property)).unwrap_or(otherwise)
    };
    SystemColours {
        canvas: read("background-color", back),
        text: read("color", front),
        grey: read("border-top-color", front),
        link: read("border-left-color", front),
        highlight: read("outline-color", front),
    }
}

/// A colour of a computed style, always written `rgb(…)` or `rgba(…)`; how opaque it is, which
/// Chromium says of a highlight, is left out.
fn colour(style: &CssStyleDeclaration, property: &str) -> Option<u32> {
    let words = style.get_property_value(property).ok()?;
    let (_, channels) = words.strip_suffix(')')?.split_once('(')?;
    channels.split(',').take(3).try_fold(0, |rgb, channel| {
        let channel: u8 = channel.trim().parse().ok()?;
        Some((rgb << 8) | u32::from(channel))
    })
}

fn root_font_px() -> Option<f64> {
    let window = window()?;
    let root = window.document()?.document_element()?;
    let size = window.get_computed_style(&root).ok()??.get_property_value("font-size").ok()?;
    let size_px = js_sys::parse_float(&size);
    Some(size_px).filter(|size_px| size_px.is_finite() && *size_px > 0.0)
}
