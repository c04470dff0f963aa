//! A figure on its canvas, in the typeface of the page.

use crate::browser::element::Element;
use crate::browser::element::HtmlCanvasElement;
use crate::browser::{canvas, fonts};
use crate::chart::{Figure, Typeface, figure, paint, words_width_px};
use crate::components::by_address::ByAddress;
use crate::components::chart::{CANVAS, PAPER_PX};
use crate::components::environment::Environment;
use crate::components::shown::Shown;

/// Printers are finer than screens.
const PAPER_RATIO: f64 = 3.0;

/// What a canvas shows, and in which typeface.
#[derive(Debug, Default)]
pub(super) struct Painted {
    /// The figure, pixels for one of the page's, arrivals of fonts; `None` if nothing is shown.
    of: Option<(ByAddress<Figure>, f64, u32)>,
    /// What was measured, and after how many arrivals of fonts.
    typeface: Option<(u32, Typeface)>,
}

impl Painted {
    /// The canvas shows nothing any more.
    pub(super) fn forget(&mut self) {
        self.of = None;
    }

    /// Paints the figure if it is not what the canvas shows; whether that worked, if it was tried.
    ///
    /// `family` is the fonts of the page in its place, if they are known. They are measured once,
    /// and words are as large as the figure has room for. What has failed is tried again.
    pub(super) fn renew(
        &mut self,
        canvas: Option<HtmlCanvasElement>,
        figure: ByAddress<Figure>,
        environment: &Environment,
        family: Option<&str>,
    ) -> Option<bool> {
        let ratio = environment.media.device_pixel_ratio;
        let ratio = if environment.is_paper() { ratio.max(PAPER_RATIO) } else { ratio };
        let font_loads = environment.font_loads;
        let wanted = (figure, ratio, font_loads);
        let is_known = |(loads, typeface): &(u32, Typeface)| {
            *loads == font_loads && family.is_none_or(|family| family == typeface.family)
        };
        let typeface = self.typeface.take().filter(is_known);
        let is_there =
            |canvas: &HtmlCanvasElement| canvas.width() == canvas_size(&wanted.0, ratio).width();
        if typeface.is_some()
            && self.of.as_ref() == Some(&wanted)
            && canvas.as_ref().is_none_or(is_there)
        {
            self.typeface = typeface;
            return None;
        }
        let canvas = canvas?;
        let measured = typeface.unwrap_or_else(|| (font_loads, measure(&canvas, family)));
        let is_drawn = draw(&canvas, &wanted.0, ratio, &measured.1);
        self.typeface = Some(measured);
        self.of = is_drawn.then_some(wanted);
        Some(is_drawn)
    }
}

/// Whether a figure that is painted once could be drawn, in the typeface of its place.
pub(super) fn draw_alone(canvas: &HtmlCanvasElement, figure: &Figure, ratio: f64) -> bool {
    draw(canvas, figure, ratio, &measure(canvas, None))
}

/// Paints the chart in a widget for paper at once: a browser takes the page before components that have much
/// else to draw come to it, as they give the page its turn in between.
pub(super) fn paint_for_paper(root: &Element, shown: &Shown, environment: &Environment) {
    let Some(canvas) = canvas::first_in(root, CANVAS) else { return };
    let frame = shown.frame(PAPER_PX, environment.media.root_font_px);
    let figure = figure(&shown.dataset, &shown.comparison, &shown.view, &frame);
    draw_alone(&canvas, &figure, PAPER_RATIO);
}

fn canvas_size(figure: &Figure, device_pixel_ratio: f64) -> canvas::Size {
    let Figure { width_px, height_px, .. } = *figure;
    canvas::Size { width_px, height_px, device_pixel_ratio }
}

fn draw(canvas: &HtmlCanvasElement, figure: &Figure, ratio: f64, typeface: &Typeface) -> bool {
    let size = canvas_size(figure, ratio);
    canvas::prepare(canvas, size)
        .is_some_and(|mut backend| paint(figure, &mut backend, size.ratio(), typeface).is_ok())
}

/// The typeface of the page in the place of the canvas, as large as the figure has room for.
fn measure(canvas: &HtmlCanvasElement, family: Option<&str>) -> Typeface {
    let family = family.map(str::to_owned).or_else(|| fonts::family(canvas));
    let Some(family) = family else { return Typeface::default() };
    let mut size_share = 1.0_f64;
    for is_bold in [false, true] {
        for words in Typeface::SAMPLES {
            let found_px = fonts::width_px(canvas, words, &family, is_bold);
            let wanted_px = words_width_px(words, fonts::SAMPLE_PX, is_bold);
            size_share = found_px.map_or(size_share, |found| size_share.min(wanted_px / found));
        }
    }
    Typeface { family, size_share: size_share.max(0.5) }
}
