//! A canvas that is as sharp as its screen.

use js_sys::{Function, Reflect};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement};

use crate::browser::element;

/// More pixels than this some phones refuse to hold.
const MAX_PIXELS: f64 = 16_000_000.0;
/// A longer side some browsers refuse, or leave blank without a word.
const MAX_SIDE: f64 = 16_384.0;
/// With fewer pixels than this for one of the page's, words cannot be read.
const MIN_RATIO: f64 = 0.5;

/// The size of a canvas, and how many of its pixels make one of the page's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Size {
    pub(crate) width_px: f64,
    pub(crate) height_px: f64,
    pub(crate) device_pixel_ratio: f64,
}

impl Size {
    /// The ratio that is used: the screen's, unless the canvas would become too large.
    pub(crate) fn ratio(self) -> f64 {
        let area_px = (self.width_px * self.height_px).max(1.0);
        let side_px = self.width_px.max(self.height_px).max(1.0);
        self.device_pixel_ratio.min((MAX_PIXELS / area_px).sqrt()).min(MAX_SIDE / side_px)
    }

    /// How many pixels wide the canvas is then.
    pub(crate) fn width(self) -> u32 {
        (self.width_px * self.ratio()).round() as u32
    }

    /// Whether it has enough pixels for words.
    fn is_legible(self) -> bool {
        self.ratio() >= MIN_RATIO.min(self.device_pixel_ratio)
    }
}

/// The first canvas that the selector finds inside, if there is one.
pub(crate) fn first_in(element: &Element, selector: &str) -> Option<HtmlCanvasElement> {
    element.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Sizes the canvas, which clears it, and gives its drawing surface; `None` without a context,
/// while the context is lost, and where the canvas would be too large.
pub(crate) fn prepare(canvas: &HtmlCanvasElement, size: Size) -> Option<CanvasBackend> {
    if !size.is_legible() {
        return None;
    }
    let ratio = size.ratio();
    let [width, height] = [size.width_px, size.height_px].map(|side| (side * ratio).round() as u32);
    let (is_as_wide, is_as_high) = (canvas.width() == width, canvas.height() == height);
    // Either clears it, and makes the browser take new memory: one is enough.
    if !is_as_wide || is_as_high {
        canvas.set_width(width);
    }
    if !is_as_high {
        canvas.set_height(height);
    }
    element::set_px(canvas, "width", size.width_px);
    element::set_px(canvas, "height", size.height_px);
    if is_lost(canvas) {
        return None;
    }
    CanvasBackend::with_canvas_object(canvas.clone())
}

/// Whether the browser has taken the memory of the canvas away, as it does without a word where
/// a graphics card fails.
fn is_lost(canvas: &HtmlCanvasElement) -> bool {
    let context = canvas.get_context("2d").ok().flatten();
    // By name, because older browsers do not know the question.
    let question = context.as_ref().and_then(|context| {
        let ask = Reflect::get(context, &JsValue::from_str("isContextLost")).ok()?;
        ask.dyn_into::<Function>().ok()?.call0(context).ok()
    });
    question.is_some_and(|answer| answer.is_truthy())
}
