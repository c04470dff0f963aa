//! A figure on its canvas, in the typeface of the page.

use crate::browser::element::HtmlCanvasElement;
use crate::browser::{canvas, fonts};
use crate::chart::{Figure, Typeface, paint, words_width_px};

/// A figure, and what it is painted for.
pub(super) struct Painting<'a> {
    pub(super) figure: &'a Figure,
    pub(super) device_pixel_ratio: f64,
    /// How often fonts have arrived.
    pub(super) font_loads: u32,
    /// The fonts of the page in the place of the canvas, if they are known.
    pub(super) family: Option<&'a str>,
}

/// A typeface that was measured, and how many arrivals of fonts ago.
pub(super) type Measured = Option<(u32, Typeface)>;

/// Whether the page has other fonts now than those that were measured.
pub(super) fn is_family_other(measured: &Measured, family: Option<&str>) -> bool {
    measured.as_ref().zip(family).is_some_and(|((_, typeface), family)| typeface.family != family)
}

/// Whether the figure could be drawn.
///
/// Words are as large as the figure has room for, which is measured once for each family.
pub(super) fn draw(
    element: &HtmlCanvasElement,
    painting: &Painting<'_>,
    measured: &mut Measured,
) -> bool {
    let Painting { figure, device_pixel_ratio, font_loads, family } = *painting;
    let known = measured.take().filter(|(loads, typeface)| {
        *loads == font_loads && family.is_none_or(|family| family == typeface.family)
    });
    let (_, typeface) =
        measured.insert(known.unwrap_or_else(|| (font_loads, typeface(element, family))));
    let Figure { width_px, height_px, .. } = *figure;
    let size = canvas::Size { width_px, height_px, device_pixel_ratio };
    canvas::prepare(element, size)
        .is_some_and(|mut backend| paint(figure, &mut backend, size.ratio(), typeface).is_ok())
}

/// The same for a figure that is drawn once.
pub(super) fn draw_alone(element: &HtmlCanvasElement, figure: &Figure, ratio: f64) -> bool {
    let painting = Painting { figure, device_pixel_ratio: ratio, font_loads: 0, family: None };
    draw(element, &painting, &mut None)
}

fn typeface(element: &HtmlCanvasElement, family: Option<&str>) -> Typeface {
    let family = family.map(str::to_owned).or_else(|| fonts::family(element));
    let Some(family) = family else { return Typeface::default() };
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
