//! A picture as values: everything that is painted, and where it can be pointed at.

use crate::chart::Colour;
use crate::chart::mark::Mark;

/// A finished picture: painting it decides nothing more.
///
/// All positions are CSS pixels from the upper left corner; every shape lies inside
/// `width_px` × `height_px`.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its width, as it was asked for.
    pub width_px: f64,
    /// Its height, from its content.
    pub height_px: f64,
    /// What it shows, in a sentence, for those who do not see it.
    pub label: String,
    /// What is painted, in this order, the paper first.
    pub shapes: Vec<Shape>,
    /// Where each number can be pointed at and focused, in reading order, each at most once.
    pub marks: Vec<Mark>,
    /// What the signs in this picture mean; only those that it has.
    pub legend: Vec<LegendItem>,
}

/// A sign and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// The sign, in a box of [`LegendItem::WIDTH_PX`] × [`LegendItem::HEIGHT_PX`].
    pub swatch: Vec<Shape>,
    /// Its meaning.
    pub words: String,
    /// The region that it names.
    pub region: Option<usize>,
}

/// Something to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Its colour.
        colour: Colour,
    },
    /// A filled polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour.
        colour: Colour,
    },
    /// A straight stroke.
    Line {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// How thick it is; its middle runs from `from` to `to`.
        width_px: f64,
        /// Its colour.
        colour: Colour,
    },
    /// A circle, filled or as a ring of one pixel and a half.
    Circle {
        /// Its middle.
        centre: Point,
        /// From the middle to the outer edge.
        radius_px: f64,
        /// Whether it is filled.
        is_filled: bool,
        /// Its colour.
        colour: Colour,
    },
    /// One line of words.
    Text {
        /// Where its baseline begins, is halved or ends, after the anchor.
        at: Point,
        /// Which part of the words stands at that place.
        anchor: Anchor,
        /// The words.
        words: String,
        /// The font size.
        size_px: f64,
        /// Whether it is bold.
        is_bold: bool,
        /// Its colour.
        colour: Colour,
    },
}

/// Which part of the words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

/// A place in a figure, px.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// An upright rectangle in a figure, px; `left` is not beyond `right`, nor `top` below `bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Figure {
    /// The mark at a place, else the nearest one within 24 px.
    pub fn mark_at(&self, x_px: f64, y_px: f64) -> Option<&Mark> {
        let point = Point { x: x_px, y: y_px };
        let distance = |mark: &Mark| mark.bounds.distance_px(point);
        // What lies over others, as the country's line does, is smaller than they are.
        let size = |mark: &Mark| mark.bounds.width() * mark.bounds.height();
        let nearest = self.marks.iter().min_by(|a, b| {
            distance(a).total_cmp(&distance(b)).then_with(|| size(a).total_cmp(&size(b)))
        })?;
        (distance(nearest) <= 24.0).then_some(nearest)
    }
}

impl LegendItem {
    /// A sign that stands for no region.
    pub(super) fn new(swatch: Vec<Shape>, words: &str) -> Self {
        Self { swatch, words: words.to_owned(), region: None }
    }

    /// The width of the box of every sign.
    pub const WIDTH_PX: f64 = 22.0;
    /// The height of the box of every sign.
    pub const HEIGHT_PX: f64 = 12.0;
}

impl Anchor {
    /// How much of the words stands before their place, 0–1.
    pub(super) const fn share(self) -> f64 {
        match self {
            Self::Start => 0.0,
            Self::Middle => 0.5,
            Self::End => 1.0,
        }
    }
}

impl Point {
    /// The place so far from the left and from the top.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

impl Rect {
    /// The rectangle between two opposite corners, in any order.
    pub fn between(a: Point, b: Point) -> Self {
        Self { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    /// Its width.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn centre(self) -> Point {
        Point::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Its four corners, from the upper left one on, clockwise.
    pub(crate) fn corners(self) -> [Point; 4] {
        [
            Point::new(self.left, self.top),
            Point::new(self.right, self.top),
            Point::new(self.right, self.bottom),
            Point::new(self.left, self.bottom),
        ]
    }

    /// Whether the two have more than an edge in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The rectangle that is wider by so much on every side; never less than a point.
    pub fn grown(self, by_px: f64) -> Self {
        let (x, y) = ((-self.width() / 2.0).max(by_px), (-self.height() / 2.0).max(by_px));
        Self {
            left: self.left - x,
            top: self.top - y,
            right: self.right + x,
            bottom: self.bottom + y,
        }
    }

    /// Its edges on whole pixels.
    pub fn rounded(self) -> Self {
        Self {
            left: self.left.round(),
            top: self.top.round(),
            right: self.right.round(),
            bottom: self.bottom.round(),
        }
    }

    /// What of it lies within the other, moved to its edge if nothing does.
    pub fn within(self, other: Self) -> Self {
        // `clamp` would panic where the other has no room, and bring the words for that.
        Self {
            left: self.left.max(other.left).min(other.right),
            top: self.top.max(other.top).min(other.bottom),
            right: self.right.max(other.left).min(other.right),
            bottom: self.bottom.max(other.top).min(other.bottom),
        }
    }

    /// The rectangle round both.
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// How far a place is from it; 0 inside.
    pub fn distance_px(self, point: Point) -> f64 {
        let x = (self.left - point.x).max(point.x - self.right).max(0.0);
        let y = (self.top - point.y).max(point.y - self.bottom).max(0.0);
        (x * x + y * y).sqrt()
    }
}

impl Shape {
    /// The same shape further right and further down.
    pub fn moved(&self, right_px: f64, down_px: f64) -> Self {
        let mut moved = self.clone();
        moved.each_point(|point| Point::new(point.x + right_px, point.y + down_px));
        moved
    }

    fn each_point(&mut self, change: impl Fn(Point) -> Point) {
        match self {
            Self::Rect { rect, .. } => {
                let [upper_left, _, lower_right, _] = rect.corners();
                *rect = Rect::between(change(upper_left), change(lower_right));
            }
            Self::Polygon { points, .. } => {
                for point in points {
                    *point = change(*point);
                }
            }
            Self::Line { from, to, .. } => {
                *from = change(*from);
                *to = change(*to);
            }
            Self::Circle { centre: at, .. } | Self::Text { at, .. } => *at = change(*at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rect;

    #[test]
    fn what_lies_within_no_room_has_no_size() {
        let part = Rect { left: 10.0, top: 20.0, right: 12.0, bottom: 30.0 };
        let whole = Rect { left: 10.0, top: 10.0, right: 12.0, bottom: 40.0 };
        assert_eq!(part.within(whole), part);
        let none = Rect { left: 13.0, right: 11.0, ..whole };
        let inner = part.within(none);
        assert_eq!((inner.left, inner.width(), inner.height()), (11.0, 0.0, 10.0));
    }
}
