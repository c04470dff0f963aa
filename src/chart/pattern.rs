//! Stripes and dashes, cut to their shape here, so that every backend draws the same.

use crate::chart::{Colour, Point, Rect, Shape};

/// Stripes at 45 degrees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hatching {
    /// Across them; a stripe is all places whose product with it lies between two numbers.
    across: Point,
    period_px: f64,
    stripe_px: f64,
}

/// What is proposed: stripes that rise.
pub(super) const STRIPES: Hatching =
    Hatching { across: Point::new(1.0, 1.0), period_px: 8.0, stripe_px: 3.0 };

/// What is assumed to be spread evenly: gaps that fall.
pub(super) const GAPS: Hatching =
    Hatching { across: Point::new(-1.0, 1.0), period_px: 6.0, stripe_px: 2.0 };

/// Draws stripes in a convex polygon; those of the parts of a whole meet.
pub(super) fn hatch(
    shapes: &mut Vec<Shape>,
    polygon: &[Point],
    whole: Rect,
    hatching: Hatching,
    colour: Colour,
) {
    let Hatching { across, period_px, stripe_px } = hatching;
    let along = |point: Point| across.x * point.x + across.y * point.y;
    let first = whole.corners().map(along).into_iter().fold(f64::INFINITY, f64::min);
    let last = polygon.iter().copied().map(along).fold(f64::NEG_INFINITY, f64::max);
    let back = Point::new(-across.x, -across.y);
    let mut at = first;
    while at < last {
        let points = clipped(&clipped(polygon, across, at), back, -(at + stripe_px));
        if points.len() > 2 {
            shapes.push(Shape::Polygon { points, colour });
        }
        at += period_px;
    }
}

/// The part of a convex polygon whose product with a direction is not below a number.
pub(super) fn clipped(points: &[Point], direction: Point, least: f64) -> Vec<Point> {
    let over = |point: Point| direction.x * point.x + direction.y * point.y - least;
    let mut kept = Vec::with_capacity(points.len() + 1);
    let nexts = points.iter().cycle().skip(1);
    for (&point, &next) in points.iter().zip(nexts) {
        let (here, there) = (over(point), over(next));
        if here >= 0.0 {
            kept.push(point);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            let share = here / (here - there);
            kept.push(Point::new(
                point.x + share * (next.x - point.x),
                point.y + share * (next.y - point.y),
            ));
        }
    }
    kept
}

/// Calls for each dash between two ends.
pub(super) fn dash_along(from_px: f64, to_px: f64, mut dash: impl FnMut(f64, f64)) {
    let mut at = from_px;
    while at < to_px {
        dash(at, (at + 4.0).min(to_px));
        at += 6.0;
    }
}

/// Calls for each dash of a line between two places.
pub(super) fn dash_between(from: Point, to: Point, mut dash: impl FnMut(Point, Point)) {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = (x * x + y * y).sqrt();
    let at = |px: f64| Point::new(from.x + x * px / length, from.y + y * px / length);
    dash_along(0.0, length, |begin, end| dash(at(begin), at(end)));
}
