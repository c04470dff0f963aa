//! A backend of plotters as a surface in CSS pixels, with words on their baseline.

use core::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
};

use crate::chart::{Anchor, Colour, Point, Rect};

/// How a backend sets words that are anchored at their top.
///
/// No backend of plotters can anchor words at their baseline, and each has its own notion of the
/// top and of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextPlacement {
    /// The size that the backend wants for a font of one pixel.
    pub size_factor: f64,
    /// From the top anchor down to the baseline, in font sizes.
    pub baseline_em: f64,
}

/// A backend whose way of setting words is known.
pub trait Typesetting: DrawingBackend {
    /// That way.
    fn text_placement(&self) -> TextPlacement;
}

impl Typesetting for plotters_svg::SVGBackend<'_> {
    fn text_placement(&self) -> TextPlacement {
        // It divides the size by 1.24 and moves words down by dy="0.76em".
        TextPlacement { size_factor: 1.24, baseline_em: 0.76 }
    }
}

#[cfg(feature = "components")]
impl Typesetting for plotters_canvas::CanvasBackend {
    fn text_placement(&self) -> TextPlacement {
        // It anchors by textBaseline="top". Measured in Chromium, that is 0.80 em above the
        // baseline in Inter and 0.76 in DejaVu Sans: the middle is never a third of a pixel off.
        TextPlacement { size_factor: 1.0, baseline_em: 0.78 }
    }
}

/// What words are set in.
#[derive(Clone, Debug, PartialEq)]
pub struct Typeface {
    /// As CSS has it.
    pub family: String,
    /// How large it is set, of the size that a figure says, so that its words stay within the
    /// widths that the figure reserves for them.
    pub size_share: f64,
}

impl Typeface {
    /// What charts are made of, to measure a typeface by: names, numbers, units.
    pub const SAMPLES: [&str; 3] = ["Västra Götaland", "1234567890", "högst 366 milj. kr"];
}

impl Default for Typeface {
    /// That of a picture on its own.
    fn default() -> Self {
        let family = "Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
        Self { family: family.to_owned(), size_share: 1.0 }
    }
}

/// A backend, how many of its pixels make one of ours, and what words are set in.
pub(super) struct Surface<'a, B> {
    backend: &'a mut B,
    ratio: f64,
    typeface: &'a Typeface,
}

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<'a, B: Typesetting> Surface<'a, B> {
    pub(super) fn new(backend: &'a mut B, ratio: f64, typeface: &'a Typeface) -> Self {
        Self { backend, ratio, typeface }
    }

    pub(super) fn prepare(&mut self) -> Drawn<B> {
        self.backend.ensure_prepared()
    }

    pub(super) fn present(&mut self) -> Drawn<B> {
        self.backend.present()
    }

    pub(super) fn rect(&mut self, rect: Rect, colour: Colour) -> Drawn<B> {
        let (left, top) = self.at(Point::new(rect.left, rect.top));
        let (right, bottom) = self.at(Point::new(rect.right, rect.bottom));
        if left == right || top == bottom {
            return Ok(());
        }
        self.backend.draw_rect((left, top), (right, bottom), &Ink::filling(colour), true)
    }

    pub(super) fn polygon(&mut self, points: &[Point], colour: Colour) -> Drawn<B> {
        let corners: Vec<_> = points.iter().map(|&point| self.at(point)).collect();
        self.backend.fill_polygon(corners, &Ink::filling(colour))
    }

    pub(super) fn line(&mut self, from: Point, to: Point, width: f64, colour: Colour) -> Drawn<B> {
        let ink = Ink { colour, width: self.pixels(width) };
        let path = [self.at(from), self.at(to)];
        // Not draw_line: the canvas moves upright and level lines by half a pixel.
        self.backend.draw_path(path, &ink)
    }

    pub(super) fn circle(
        &mut self,
        centre: Point,
        radius: f64,
        is_filled: bool,
        colour: Colour,
    ) -> Drawn<B> {
        let ink = Ink { colour, width: self.pixels(1.5) };
        // A ring's stroke goes half outside.
        let outside = if is_filled { 0 } else { ink.width / 2 };
        let radius = self.pixels(radius).saturating_sub(outside).max(1);
        self.backend.draw_circle(self.at(centre), radius, &ink, is_filled)
    }

    pub(super) fn text(&mut self, words: &str, at: Point, style: Style) -> Drawn<B> {
        let placement = self.backend.text_placement();
        let Style { anchor, is_bold, colour: ink, .. } = style;
        let size_px = style.size_px * self.typeface.size_share;
        let top = at.y - placement.baseline_em * size_px;
        let size = self.ratio * size_px * placement.size_factor;
        let setting = Setting { size, is_bold, anchor, ink, family: &self.typeface.family };
        self.backend.draw_text(words, &setting, self.at(Point::new(at.x, top)))
    }

    /// A place in the backend's pixels, rounded only there.
    fn at(&self, point: Point) -> BackendCoord {
        ((point.x * self.ratio).round() as i32, (point.y * self.ratio).round() as i32)
    }

    fn pixels(&self, length: f64) -> u32 {
        (length * self.ratio).round().max(1.0) as u32
    }
}

/// How a line of words looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) anchor: Anchor,
    pub(super) size_px: f64,
    pub(super) is_bold: bool,
    pub(super) colour: Colour,
}

struct Ink {
    colour: Colour,
    width: u32,
}

impl Ink {
    fn filling(colour: Colour) -> Self {
        Self { colour, width: 1 }
    }
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.colour.rgb() }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Setting<'a> {
    family: &'a str,
    size: f64,
    is_bold: bool,
    anchor: Anchor,
    ink: Colour,
}

impl BackendTextStyle for Setting<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.ink.rgb() }
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.is_bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let side = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(side, VPos::Top)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        // Words are measured before they come here.
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: D,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
