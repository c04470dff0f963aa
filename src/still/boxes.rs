//! What stands where in a picture that is stretched to another width.

use crate::chart::{Anchor, Figure, Rect, Shape, words_width_px};

/// Words keep their width and move; what is drawn stretches.
#[derive(Clone, Copy, Debug)]
struct Extent {
    top: f64,
    bottom: f64,
    /// A place that moves with the width, and what keeps its distance to the left of it.
    left: (f64, f64),
    /// The same for its other end.
    right: (f64, f64),
    are_words: bool,
}

impl Extent {
    fn of(shape: &Shape) -> Option<Self> {
        match shape {
            Shape::Text { at, anchor, words, size_px, is_bold, .. } => {
                let width = words_width_px(words, *size_px, *is_bold);
                let before = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                let (top, bottom) = (at.y - 0.75 * size_px, at.y + 0.2 * size_px);
                let (left, right) = ((at.x, -before), (at.x, width - before));
                Some(Self { top, bottom, left, right, are_words: true })
            }
            Shape::Rect { rect: Rect { left, top, right, bottom }, .. } => Some(Self {
                top: *top,
                bottom: *bottom,
                left: (*left, 0.0),
                right: (*right, 0.0),
                are_words: false,
            }),
            _ => None,
        }
    }

    /// From where to where it reaches when all is stretched so.
    fn span(&self, stretch: f64) -> (f64, f64) {
        (self.left.0 * stretch + self.left.1, self.right.0 * stretch + self.right.1)
    }

    fn overlap(&self, other: &Self, stretch: f64) -> f64 {
        let (own, other) = (self.span(stretch), other.span(stretch));
        (own.1.min(other.1) - own.0.max(other.0)).max(0.0)
    }
}

/// What could come too near each other in a picture.
#[derive(Clone, Debug)]
pub(super) struct Boxes {
    width_px: f64,
    words: Vec<Extent>,
    /// What lies beside each other at the picture's own width.
    pairs: Vec<(Extent, Extent)>,
}

impl Boxes {
    pub(super) fn of(figure: &Figure) -> Self {
        // The first shape is the paper.
        let all: Vec<Extent> = figure.shapes.iter().skip(1).filter_map(Extent::of).collect();
        let (words, drawn): (Vec<Extent>, Vec<Extent>) =
            all.into_iter().partition(|it| it.are_words);
        let mut pairs = Vec::new();
        for (at, own) in words.iter().enumerate() {
            let others = words.iter().skip(at + 1).chain(&drawn);
            let others = others.filter(|it| it.top < own.bottom && own.top < it.bottom);
            pairs.extend(
                others.filter(|it| own.overlap(it, 1.0) == 0.0).map(|other| (*own, *other)),
            );
        }
        Self { width_px: figure.width_px, words, pairs }
    }

    /// How many pixels of words lie over others, or over what is drawn, or outside, at a width.
    pub(super) fn crowding_px(&self, width_px: f64) -> f64 {
        let stretch = width_px / self.width_px.max(1.0);
        if stretch >= 1.0 {
            return 0.0;
        }
        let over: f64 = self.pairs.iter().map(|(own, other)| own.overlap(other, stretch)).sum();
        let outside = |it: &Extent| {
            let (left, right) = it.span(stretch);
            (-left).max(right - width_px - 1.0).max(0.0)
        };
        over + self.words.iter().map(outside).sum::<f64>()
    }
}
