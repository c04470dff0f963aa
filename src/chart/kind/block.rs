//! Words over a chart, on paper of their own.

use crate::chart::layout::{Scene, Type};
use crate::chart::{Anchor, Colour, Point, Rect, Shape};

/// Words, and how they look.
pub(super) struct Block<'a> {
    pub(super) words: &'a str,
    pub(super) kind: Type,
    pub(super) colour: Colour,
}

/// Draws words round a middle, as far as the figure has room there; gives where they end.
pub(super) fn draw_block(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    &Block { words, kind, colour }: &Block<'_>,
    middle: f64,
    top: f64,
) -> f64 {
    let lines = scene.wrap(words, kind, scene.width_px());
    let widest = lines.iter().map(|line| scene.measure(line, kind)).fold(0.0, f64::max);
    let middle = middle.min(scene.width_px() - widest / 2.0).max(widest / 2.0);
    let (line_px, mut bottom) = (scene.line_px(kind), top);
    for line in &lines {
        let half = scene.measure(line, kind) / 2.0;
        let rect = Rect {
            left: middle - half,
            top: bottom,
            right: middle + half,
            bottom: bottom + line_px,
        };
        // Grid lines would strike the words through.
        let rect = rect.rounded().within(Rect { right: scene.width_px(), ..rect });
        shapes.push(Shape::Rect { rect, colour: scene.tones.paper });
        bottom += line_px;
        let at = Point::new(middle, bottom - scene.scaled(4.0));
        shapes.push(scene.text(at, Anchor::Middle, line, kind, colour));
    }
    bottom
}
