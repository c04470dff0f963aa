//! A figure on its canvas, in the typeface of the page.

use crate::browser::element::HtmlCanvasElement;
use crate::browser::{canvas, fonts};
use crate::chart::{Figure, Typeface, paint, words_width_px};

/// The typeface of the page in the place of the canvas, as large as the figure has room for.
fn typeface(element: &HtmlCanvasElement) -> Typeface {
    let Some(family) = fonts::family(element) else { return Typeface::default() };
    let mut size_share = 1.0_f64;
    for is_bold in [false, true] {
        for words in Typeface::SAMPLES {
            let found_px = fonts::width_px(element, words, &family, is_bold);
            let wanted_px = words_width_px(words, fonts::SAMPLE_PX, is_bold);
            size_share = found_px.map_or(size_share, |found| size_share.min(wanted_px / found));
        }
    }
    Typeface { family, size_share: size_share.max(0.5) }
}

/// Whether the figure could be drawn.
pub(super) fn draw(element: &HtmlCanvasElement, figure: &Figure, device_pixel_ratio: f64) -> bool {
    let Figure { width_px, height_px, .. } = *figure;
    let size = canvas::Size { width_px, height_px, device_pixel_ratio };
    canvas::prepare(element, size).is_some_and(|mut backend| {
        paint(figure, &mut backend, size.ratio(), &typeface(element)).is_ok()
    })
}
