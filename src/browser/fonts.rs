//! Fonts: which there are, how wide they run, and those that arrive after the first drawing.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, EventTarget, HtmlCanvasElement};

use crate::browser::listener::{Listener, OnEvent};
use crate::browser::window;

/// Calls back whenever the document has loaded fonts; silent where the browser cannot tell.
pub(crate) fn watch_fonts(on_loaded: OnEvent) -> Listener {
    let fonts = window()
        .and_then(|window| window.document())
        .and_then(|document| Reflect::get(&document, &JsValue::from_str("fonts")).ok())
        .and_then(|fonts| fonts.dyn_into::<EventTarget>().ok());
    Listener::new(fonts.as_ref(), "loadingdone", on_loaded)
}

/// The size that words are measured at.
pub(crate) const SAMPLE_PX: f64 = 100.0;

/// The fonts that words in the place of an element are in, as CSS has them.
pub(crate) fn family(element: &Element) -> Option<String> {
    let style = window()?.get_computed_style(element).ok()??;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

/// The same in the place of the first element that the selector finds inside.
///
/// While the browser has the styles at hand, before anything is changed, this costs nothing; after
/// that it makes it work them out at once.
pub(crate) fn family_in(element: &Element, selector: &str) -> Option<String> {
    family(&element.query_selector(selector).ok()??)
}

/// How wide words are at [`SAMPLE_PX`] in these fonts; `None` where it cannot be measured.
pub(crate) fn width_px(
    canvas: &HtmlCanvasElement,
    words: &str,
    family: &str,
    is_bold: bool,
) -> Option<f64> {
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let weight = if is_bold { "bold" } else { "normal" };
    context.set_font(&format!("{weight} {SAMPLE_PX}px {family}"));
    let width_px = context.measure_text(words).ok()?.width();
    Some(width_px).filter(|width_px| *width_px > 0.0)
}
