//! A figure as an SVG document.

use plotters_svg::SVGBackend;

use crate::chart::{Figure, Typeface, paint};
use crate::export::Picture;
use crate::export::page::escaped;

/// Units of the document in a CSS pixel: plotters knows whole numbers only.
const UNITS_PER_PX: f64 = 8.0;

/// The figure as a standalone SVG document, the same for the same figure.
///
/// It scales with its container, names itself by the figure's label, and has no script, style or
/// reference. Empty if the backend fails, which a string cannot.
///
/// ```
/// use vardkronan::chart::Figure;
/// use vardkronan::export::svg;
///
/// let label = "Kalmar < Halland".to_owned();
/// # let (shapes, marks, legend) = (Vec::new(), Vec::new(), Vec::new());
/// let document = svg(&Figure { width_px: 360.0, height_px: 90.5, label, shapes, marks, legend });
/// assert!(document.contains("width=\"360\" height=\"90.5\""));
/// // Words from data stay words.
/// assert!(document.contains("aria-label=\"Kalmar &lt; Halland\""));
/// ```
pub fn svg(figure: &Figure) -> String {
    let Some((size, body)) = body(figure, &Typeface::default()) else { return String::new() };
    let Figure { width_px, height_px, label, .. } = figure;
    let name = escaped(label);
    [&*opening((*width_px, *height_px), size, &format!(" aria-label=\"{name}\"")), &body].concat()
}

/// The picture as a standalone SVG document of its size, the same for the same picture.
///
/// Its title and description say what it shows; it has no script, style or reference. Empty if the
/// backend fails, which a string cannot.
pub fn picture_svg(picture: &Picture, typeface: &Typeface) -> String {
    let Some((size, body)) = body(&picture.figure, typeface) else { return String::new() };
    // The view box is rounded to whole units, the size is not.
    let stretched = " preserveAspectRatio=\"none\"";
    let mut document = opening((picture.width_px, picture.height_px), size, stretched);
    let (title, description) = (escaped(&picture.title), escaped(&picture.figure.label));
    document.push_str(&format!("<title>{title}</title>\n<desc>{description}</desc>\n"));
    document.push_str(&body);
    document
}

/// The same as a part of a page: as wide as its place, up to its own width, also where the page forbids
/// styles of its own; then as wide as its place.
pub(crate) fn picture_svg_in_page(picture: &Picture, typeface: &Typeface) -> String {
    let document = picture_svg(picture, typeface);
    let Some((opening, rest)) = document.split_once(" viewBox=") else { return document };
    let Some((opening, _)) = opening.split_once(" width=") else { return document };
    let style = format!(" width=\"100%\" style=\"max-width:{}px;height:auto\"", picture.width_px);
    [opening, &style, " viewBox=", rest].concat()
}

fn opening((width_px, height_px): (f64, f64), size: (u32, u32), name: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_px}\" height=\"{height_px}\" \
         viewBox=\"0 0 {} {}\" role=\"img\"{name}>\n",
        size.0, size.1
    )
}

/// The size in units, and every shape with the end of the document.
fn body(figure: &Figure, typeface: &Typeface) -> Option<((u32, u32), String)> {
    let units = |px: f64| (px * UNITS_PER_PX).round() as u32;
    let size = (units(figure.width_px), units(figure.height_px));
    let mut document = String::new();
    let mut backend = SVGBackend::with_string(&mut document, size);
    let painted = paint(figure, &mut backend, UNITS_PER_PX, typeface);
    drop(backend);
    painted.ok()?;
    // The backend's own first tag has neither a role nor a name.
    let (_, body) = document.split_once(">\n")?;
    // Said of every shape, meant of none; quotes in words are escaped, so only attributes match.
    Some((size, body.replace(" opacity=\"1\"", "").replace(" stroke=\"none\"", "")))
}
