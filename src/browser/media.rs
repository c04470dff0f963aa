//! What the screen and its user ask for.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use web_sys::Window;

use crate::dataset::decimal::nearest_float;

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
    _listeners: Vec<EventListener>,
    _ratio: Rc<RefCell<Option<EventListener>>>,
}

impl MediaWatch {
    /// Starts to watch.
    pub(crate) fn new(on_change: impl Fn() + 'static) -> Self {
        let on_change: Rc<dyn Fn()> = Rc::new(on_change);
        let window = web_sys::window();
        let lists = [DARK, FORCED, CONTRAST, PRINT, CALM].into_iter().filter_map(query);
        let mut listeners: Vec<_> = lists
            .map(|list| {
                let on_change = on_change.clone();
                EventListener::new(&list, "change", move |_| on_change())
            })
            .collect();
        if let Some(window) = &window {
            // Zoom of text alone changes no query.
            let on_change = on_change.clone();
            listeners.push(EventListener::new(window, "resize", move |_| on_change()));
        }
        let ratio = Rc::new(RefCell::new(None));
        watch_ratio(&Rc::downgrade(&ratio), on_change);
        Self { _listeners: listeners, _ratio: ratio }
    }
}

/// A query can only ask for one ratio, so that each change asks for the next.
fn watch_ratio(slot: &Weak<RefCell<Option<EventListener>>>, on_change: Rc<dyn Fn()>) {
    let (Some(list), Some(kept)) =
        (query(&format!("(resolution: {}dppx)", device_pixel_ratio())), slot.upgrade())
    else {
        return;
    };
    let slot = slot.clone();
    let listener = EventListener::once(&list, "change", move |_| {
        on_change();
        watch_ratio(&slot, on_change);
    });
    kept.replace(Some(listener));
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
    nearest_float(size.strip_suffix("px")?).ok().filter(|size| *size > 0.0)
}
