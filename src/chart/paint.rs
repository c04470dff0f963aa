//! Strokes a figure; decides nothing.

use core::fmt;

use crate::chart::surface::{Style, Surface, Typeface, Typesetting};
use crate::chart::{Figure, Shape};

/// Why a figure could not be painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaintError {
    /// The backend refused, with these words.
    Backend(String),
}

impl fmt::Display for PaintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Backend(words) = self;
        write!(f, "drawing surface failed: {words}")
    }
}

impl core::error::Error for PaintError {}

/// Paints every shape of a figure in its order, with so many device pixels to a CSS pixel.
///
/// The backend's size is the figure's times the ratio; the first shape covers all of it. Words in a
/// typeface wider than those that the figure was laid out for are set smaller by as much.
///
/// # Errors
///
/// What the backend says, at the first shape that it refuses.
///
/// ```
/// use plotters_svg::SVGBackend;
/// use vardkronan::chart::{Figure, Point, Shape, Theme, Typeface, paint};
///
/// let (from, to) = (Point { x: 10.0, y: 20.0 }, Point { x: 90.0, y: 20.0 });
/// let shapes = vec![Shape::Line { from, to, width_px: 2.0, colour: Theme::Light.tones().ink }];
/// # let (label, marks, legend) = (String::new(), Vec::new(), Vec::new());
/// let picture = Figure { width_px: 100.0, height_px: 40.0, shapes, label, marks, legend };
/// let mut document = String::new();
/// let mut backend = SVGBackend::with_string(&mut document, (200, 80));
/// paint(&picture, &mut backend, 2.0, &Typeface::default())?;
/// drop(backend);
/// assert!(document.contains("stroke-width=\"4\" points=\"20,40 180,40 \""), "{document}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paint<B: Typesetting>(
    figure: &Figure,
    backend: &mut B,
    device_pixel_ratio: f64,
    typeface: &Typeface,
) -> Result<(), PaintError> {
    let mut surface = Surface::new(backend, device_pixel_ratio, typeface);
    let mut stroke = || {
        surface.prepare()?;
        for shape in &figure.shapes {
            match shape {
                Shape::Rect { rect, colour } => surface.rect(*rect, *colour),
                Shape::Polygon { points, colour } => surface.polygon(points, *colour),
                Shape::Line { from, to, width_px, colour } => {
                    surface.line(*from, *to, *width_px, *colour)
                }
                Shape::Circle { centre, radius_px, is_filled, colour } => {
                    surface.circle(*centre, *radius_px, *is_filled, *colour)
                }
                Shape::Text { at, anchor, words, size_px, is_bold, colour } => {
                    let (anchor, size_px, is_bold) = (*anchor, *size_px, *is_bold);
                    surface.text(words, *at, Style { anchor, size_px, is_bold, colour: *colour })
                }
            }?;
        }
        surface.present()
    };
    stroke().map_err(|error| PaintError::Backend(error.to_string()))
}
