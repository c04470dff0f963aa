//! Lines of words and figures, one under the other.

use crate::chart::{Anchor, Colour, Point, Shape, wrapped_words};

/// What is stacked so far, from the upper left corner on, px.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    pub(super) shapes: Vec<Shape>,
    pub(super) height_px: f64,
}

/// How words of a stack look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) size_px: f64,
    pub(super) is_bold: bool,
    pub(super) colour: Colour,
    /// How far from the left they begin.
    pub(super) indent_px: f64,
}

impl Stack {
    /// Free room below.
    pub(super) fn gap(&mut self, height_px: f64) {
        self.height_px += height_px;
    }

    /// Words below, in as many lines as they need to end before `right_px`.
    pub(super) fn words(&mut self, words: &str, look: Words, right_px: f64) {
        let Words { size_px, is_bold, colour, indent_px } = look;
        let line_px = (size_px * 1.35).ceil();
        for line in wrapped_words(words, size_px, is_bold, right_px - indent_px) {
            // Half of what a line has beyond its words stands above them.
            let baseline = self.height_px + line_px - (line_px - 0.72 * size_px) / 2.0;
            let at = Point::new(indent_px, baseline.round());
            let anchor = Anchor::Start;
            self.shapes.push(Shape::Text { at, anchor, words: line, size_px, is_bold, colour });
            self.height_px += line_px;
        }
    }

    /// Shapes of that height below.
    pub(super) fn shapes<'a>(&mut self, shapes: impl Iterator<Item = &'a Shape>, height_px: f64) {
        let top = self.height_px;
        self.shapes.extend(shapes.map(|shape| shape.moved(0.0, top)));
        self.height_px += height_px;
    }
}
