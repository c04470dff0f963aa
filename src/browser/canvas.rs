//! A canvas that is as sharp as its screen.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use crate::browser::element;

/// More pixels than this some phones refuse to hold.
const MAX_PIXELS: f64 = 16_000_000.0;

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
        self.device_pixel_ratio.min((MAX_PIXELS / area_px).sqrt()).max(0.25)
    }
}

/// Sizes the canvas, which clears it, and gives its drawing surface; `None` without a context.
pub(crate) fn prepare(canvas: &HtmlCanvasElement, size: Size) -> Option<CanvasBackend> {
    let ratio = size.ratio();
    canvas.set_width((size.width_px * ratio).round() as u32);
    canvas.set_height((size.height_px * ratio).round() as u32);
    element::set_px(canvas, "width", size.width_px);
    element::set_px(canvas, "height", size.height_px);
    CanvasBackend::with_canvas_object(canvas.clone())
}
