//! A figure as a picture in the page: as high as the live chart and as wide as there is room.
//!
//! What is drawn stretches to the width; words and rings only move, so that they keep their form.

use core::fmt::Write as _;

use super::palette::{Palette, THEMES};
use crate::chart::{Anchor, Colour, Figure, Point, ROOT_FONT_PX, Shape};
use crate::export::page::escaped;

/// The picture of one figure, given in each of the themes, with a class of its own.
///
/// It has no name: the chart's text alternative stands beside it.
pub(super) fn picture(figures: &[Figure], palette: &Palette, class: &str) -> String {
    let Some(figure) = figures.first() else { return String::new() };
    let mut picture = Picture { figure, open: String::new(), out: String::new() };
    let mut words: Vec<(Style, String)> = Vec::new();
    // The first shape is the paper, which the page has already.
    for (at, shape) in figure.shapes.iter().enumerate().skip(1) {
        let colours = THEMES.map(|theme| colour_in(figures, theme, at));
        let class = palette.class_of(colours).unwrap_or_default();
        match shape {
            Shape::Text { at, anchor, words: line, size_px, is_bold, .. } => {
                let mut classes = vec![class];
                classes.extend(match anchor {
                    Anchor::Start => None,
                    Anchor::Middle => Some("vk-m"),
                    Anchor::End => Some("vk-e"),
                });
                classes.extend(is_bold.then_some("vk-b"));
                let style = (classes.join(" "), em(*size_px));
                let (x, y) = (picture.share(at.x), picture.depth(at.y));
                let line = format!("<text x=\"{x}\" y=\"{y}\">{}</text>", escaped(line));
                words.push((style, line));
            }
            Shape::Circle { centre, radius_px, is_filled: false, .. } => {
                picture.close();
                let (x, y) = (picture.share(centre.x), picture.depth(centre.y));
                // Its stroke stands inside the radius.
                let radius = em(radius_px - RING_PX / 2.0);
                let ring = format!(
                    "<circle class=\"{class} vk-r\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"
                );
                picture.out.push_str(&ring);
            }
            _ => picture.draw(class, shape),
        }
    }
    picture.close();
    // Like stands beside like, which is shorter; words never lie over each other.
    words.sort_by(|a, b| a.0.cmp(&b.0));
    let mut before: Option<Style> = None;
    for (style, line) in words {
        if before.as_ref() != Some(&style) {
            let end = if before.is_some() { "</g>" } else { "" };
            let (classes, size) = &style;
            let group = format!("{end}<g class=\"{classes}\" font-size=\"{size}\">");
            picture.out.push_str(&group);
            before = Some(style);
        }
        picture.out.push_str(&line);
    }
    if before.is_some() {
        picture.out.push_str("</g>");
    }
    let drawn = picture.out;
    format!(
        "<svg class=\"vk-picture {class}\" aria-hidden=\"true\" focusable=\"false\">{drawn}</svg>"
    )
}

/// The classes and the size of words.
type Style = (String, String);

/// A ring's stroke.
const RING_PX: f64 = 1.5;

fn colour_in(figures: &[Figure], theme: crate::chart::Theme, at: usize) -> Colour {
    let place = THEMES.iter().position(|each| *each == theme).unwrap_or_default();
    let shape = figures.get(place).and_then(|figure| figure.shapes.get(at));
    shape.map_or(Colour::new(0), colour_of)
}

fn colour_of(shape: &Shape) -> Colour {
    match shape {
        Shape::Rect { colour, .. }
        | Shape::Polygon { colour, .. }
        | Shape::Line { colour, .. }
        | Shape::Circle { colour, .. }
        | Shape::Text { colour, .. } => *colour,
    }
}

/// What is written so far.
struct Picture<'a> {
    figure: &'a Figure,
    /// What the path that can be gone on with has for its attributes; empty if there is none.
    open: String,
    out: String,
}

impl Picture<'_> {
    /// A place from the left, as a share of the width.
    fn share(&self, x: f64) -> String {
        let share = 100.0 * x / self.figure.width_px.max(1.0);
        [trimmed(format!("{share:.2}")).as_str(), "%"].concat()
    }

    /// A place from the top, as a share of the height.
    fn depth(&self, y: f64) -> String {
        let share = 100.0 * y / self.figure.height_px.max(1.0);
        // To a twentieth of a pixel, at least.
        let share = if self.figure.height_px < 1000.0 {
            format!("{share:.2}")
        } else {
            format!("{share:.3}")
        };
        [trimmed(share).as_str(), "%"].concat()
    }

    /// Adds a shape that stretches with the width, to the path before it if that looks alike.
    fn draw(&mut self, class: &str, shape: &Shape) {
        let (attributes, path) = match shape {
            Shape::Rect { rect, .. } => {
                let rect = rect.rounded();
                if rect.width() == 0.0 || rect.height() == 0.0 {
                    return;
                }
                let (width, height) = (number(rect.width()), number(rect.height()));
                let from = place(Point::new(rect.left, rect.top));
                (format!("class=\"{class}\""), format!("M{from}h{width}v{height}h-{width}z"))
            }
            Shape::Polygon { points, .. } => (format!("class=\"{class}\""), outline(points)),
            Shape::Line { from, to, width_px, .. } => {
                let width = number(*width_px);
                let line = [from, to].map(|point| place(*point)).join("L");
                let attributes = format!("class=\"{class} vk-l\" stroke-width=\"{width}\"");
                (attributes, ["M", &line].concat())
            }
            Shape::Circle { centre, radius_px, .. } => {
                let width = number(radius_px * 2.0);
                let attributes = format!("class=\"{class} vk-l vk-d\" stroke-width=\"{width}\"");
                // A stroke without length has round ends, which do not stretch.
                (attributes, format!("M{}h0", place(*centre)))
            }
            Shape::Text { .. } => return,
        };
        if self.open.is_empty() {
            let (width, height) = (number(self.figure.width_px), number(self.figure.height_px));
            // It cannot fail: it writes to memory.
            let _ = write!(
                self.out,
                "<svg viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\">"
            );
        }
        if self.open == attributes {
            self.out.push_str(&path);
            return;
        }
        let end = if self.open.is_empty() { "" } else { "\"/>" };
        let _ = write!(self.out, "{end}<path {attributes} d=\"{path}");
        self.open = attributes;
    }

    /// Ends what stretches.
    fn close(&mut self) {
        if !self.open.is_empty() {
            self.out.push_str("\"/></svg>");
            self.open.clear();
        }
    }
}

fn outline(points: &[Point]) -> String {
    let places: Vec<String> = points.iter().copied().map(place).collect();
    format!("M{}z", places.join("L"))
}

fn place(point: Point) -> String {
    [number(point.x), number(point.y)].join(" ")
}

/// A length that goes with the size of the reader's words.
fn em(length: f64) -> String {
    [trimmed(format!("{:.3}", length / ROOT_FONT_PX)).as_str(), "em"].concat()
}

/// A length to a tenth of a pixel.
fn number(length: f64) -> String {
    trimmed(format!("{length:.1}"))
}

fn trimmed(digits: String) -> String {
    let short = digits.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" || short.is_empty() { "0".to_owned() } else { short.to_owned() }
}
