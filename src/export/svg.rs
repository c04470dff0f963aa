//! A figure as an SVG document.

use core::fmt::Write as _;

use plotters_svg::SVGBackend;

use crate::chart::{Figure, Typeface, paint};

/// Units of the document in a CSS pixel: plotters knows whole numbers only.
const UNITS_PER_PX: f64 = 8.0;

/// The figure as a standalone SVG document, the same for the same figure.
///
/// It scales with its container, names itself by the figure's label, and has no script, style or
/// reference. Empty if the backend fails, which a string cannot.
pub fn svg(figure: &Figure) -> String {
    let units = |px: f64| (px * UNITS_PER_PX).round() as u32;
    let size = (units(figure.width_px), units(figure.height_px));
    let mut document = String::new();
    let mut backend = SVGBackend::with_string(&mut document, size);
    let painted = paint(figure, &mut backend, UNITS_PER_PX, &Typeface::default());
    drop(backend);
    if painted.is_err() {
        return String::new();
    }
    // The backend's own first tag has neither a role nor a name.
    let body = document.split_once(">\n").map_or("", |(_, body)| body);
    let mut out = String::with_capacity(document.len());
    let written = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
        figure.width_px,
        figure.height_px,
        size.0,
        size.1,
        escaped(&figure.label)
    );
    if written.is_err() {
        return String::new();
    }
    // Said of every shape, meant of none; quotes in words are escaped, so only attributes match.
    out.push_str(&body.replace(" opacity=\"1\"", "").replace(" stroke=\"none\"", ""));
    out
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
