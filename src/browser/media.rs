//! What the screen and its user ask for.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{Event, Window};

use crate::browser::listener::{Listener, OnEvent};

const DARK: &str = "(prefers-color-scheme: dark)";
const FORCED: &str = "(forced-colors: active)";
const CONTRAST: &str = "(prefers-contrast: more)";
const PRINT: &str = "print";
const CALM: &str = "(prefers-reduced-motion: reduce)";

/// What the media queries answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Media {
    pub(crate) is_dark: bool,
    pub(crate) is_high_contrast: bool,
    pub(crate) is_print: bool,
    pub(crate) is_motion_reduced: bool,
    /// Device pixels in one pixel of the page, positive.
    pub(crate) device_pixel_ratio: f64,
    /// The font size of the page's root.
    pub(crate) root_font_px: f64,
}

/// What they answer now; a plain screen where there is no window.
pub(crate) fn media() -> Media {
    Media {
        is_dark: matches(DARK),
        is_high_contrast: matches(FORCED) || matches(CONTRAST),
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
        for words in [DARK, FORCED, CONTRAST, PRINT, CALM] {
            listeners.push(Listener::new(query(words).as_deref(), "change", on_change.clone()));
        }
        // Zoom of text alone changes no query.
        let window = web_sys::window();
        listeners.push(Listener::new(window.as_deref(), "resize", on_change.clone()));
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
    web_sys::window()?.match_media(words).ok()?
}

fn matches(words: &str) -> bool {
    query(words).is_some_and(|list| list.matches())
}

fn device_pixel_ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| Window::device_pixel_ratio(&window));
    if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 }
}

fn root_font_px() -> Option<f64> {
    let window = web_sys::window()?;
    let root = window.document()?.document_element()?;
    let size = window.get_computed_style(&root).ok()??.get_property_value("font-size").ok()?;
    let size_px = js_sys::parse_float(&size);
    Some(size_px).filter(|size_px| size_px.is_finite() && *size_px > 0.0)
}
