//! Dots side by side: each on a thin stem from zero, in the grammar of the bars.

use crate::chart::dot::draw_dot;
use crate::chart::layout::{Drawing, Scene};
use crate::chart::mark::Growth;
use crate::chart::pattern::dash_along;
use crate::chart::{Colour, Point, Rect, Shape};
use crate::compare::Cell;
use crate::dataset::{Nature, Phase};

/// The radius of a dot at a root font of 16 px.
pub(super) const RADIUS_PX: f64 = 5.0;

/// Whether the cell's value is drawn as a dot; whatever is no programme money stays a bar.
pub(super) fn is_dot(cell: &Cell) -> bool {
    cell.group.is_some_and(|group| group.nature == Nature::Programme)
}

/// Draws a stem and a dot at the end of a bar's rectangle; gives what they cover.
pub(super) fn draw(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    cell: &Cell,
    (bar, growth): (Rect, Growth),
    colour: Colour,
) -> Rect {
    let Some(group) = cell.group else { return bar };
    let shapes = &mut drawing.shapes;
    let y = bar.centre().y;
    let x = if growth == Growth::Left { bar.left } else { bar.right };
    let stem_colour = scene.tones.pale(colour);
    let mut stem = |left: f64, right: f64| {
        let rect = Rect { left, top: y - 1.0, right, bottom: y + 1.0 };
        shapes.push(Shape::Rect { rect, colour: stem_colour });
    };
    if group.phase == Phase::Proposed {
        dash_along(bar.left, bar.right, stem);
    } else {
        stem(bar.left, bar.right);
    }
    let radius_px = scene.scaled(RADIUS_PX);
    let dot = scene.dot(cell, group.phase, (Point::new(x, y), radius_px), colour);
    draw_dot(shapes, &dot);
    drawing.kept_clear.push(dot.bounds().grown(1.0));
    let Rect { left, right, .. } = dot.bounds();
    Rect { left: bar.left.min(left), right: bar.right.max(right), ..dot.bounds() }
}
