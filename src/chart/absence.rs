//! Five kinds of nothing and some more, each with its own sign, none of them a word.

use crate::chart::layout::{Scene, Type};
use crate::chart::{Anchor, Colour, Point, Rect, Shape};
use crate::compare::Absence;

/// Half the width and height of a sign's box, px at a root font of 16 px.
pub(super) const HALF_PX: f64 = 4.5;

/// Draws the sign of an absence round a place.
pub(super) fn draw(
    shapes: &mut Vec<Shape>,
    absence: Absence,
    at: Point,
    scale: f64,
    colour: Colour,
) {
    let r = HALF_PX * scale;
    let point = |x: f64, y: f64| Point::new(at.x + x * r, at.y + y * r);
    let width_px = 1.5 * scale;
    let mut line = |from: Point, to: Point| {
        shapes.push(Shape::Line { from, to, width_px, colour });
    };
    match absence {
        Absence::InSpan => line(point(-0.9, 0.0), point(0.9, 0.0)),
        Absence::Filtered | Absence::OtherAreas => line(point(-0.6, 0.8), point(0.6, -0.8)),
        Absence::NotReported => {
            line(point(-0.65, -0.65), point(0.65, 0.65));
            line(point(-0.65, 0.65), point(0.65, -0.65));
        }
        Absence::NotApplicable => {
            line(point(-0.8, 0.7), point(0.8, 0.7));
            line(point(0.8, 0.7), point(0.0, -0.7));
            line(point(0.0, -0.7), point(-0.8, 0.7));
        }
        Absence::IncludedElsewhere => {
            line(point(-0.6, -0.8), point(-0.6, 0.6));
            line(point(-0.6, 0.6), point(0.8, 0.6));
        }
        Absence::NotMeaningful => {
            line(point(-0.8, -0.3), point(0.8, -0.3));
            line(point(-0.8, 0.4), point(0.8, 0.4));
            line(point(-0.4, 0.9), point(0.4, -0.8));
        }
        Absence::NoIndex | Absence::NoPopulation | Absence::NoNetCost => {
            line(point(-0.6, -0.6), point(0.6, -0.6));
            line(point(0.6, -0.6), point(0.6, 0.6));
            line(point(0.6, 0.6), point(-0.6, 0.6));
            line(point(-0.6, 0.6), point(-0.6, -0.6));
        }
        Absence::NoRow => {
            for x in [-0.5, 0.5] {
                shapes.push(dot(point(x, 0.2), r * 0.28, true, colour));
            }
        }
        Absence::NotChecked => shapes.push(dot(at, r * 0.75, false, colour)),
    }
}

/// Draws the sign of an absence where a lying bar would begin, `at` its zero, with words beside it
/// where there is room; gives the sign's box.
pub(super) fn draw_lying(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    (absence, words): (Absence, &str),
    at: Point,
    colour: Colour,
) -> Rect {
    let (scale, gap) = (scene.scaled(1.0), scene.scaled(10.0));
    let at = Point::new((at.x + gap).min(scene.width_px() - gap), at.y);
    draw(shapes, absence, at, scale, colour);
    let x = at.x + gap;
    // Without room the legend alone says it.
    if x + scene.measure(words, Type::SMALL) <= scene.width_px() {
        let at = Point::new(x, at.y + scene.scaled(4.0));
        shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, scene.tones.muted));
    }
    bounds(at, scale)
}

/// The box of a sign round a place.
pub(super) fn bounds(at: Point, scale: f64) -> Rect {
    Rect::between(at, at).grown(HALF_PX * scale)
}

fn dot(centre: Point, radius_px: f64, is_filled: bool, colour: Colour) -> Shape {
    Shape::Circle { centre, radius_px, is_filled, colour }
}
