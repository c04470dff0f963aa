//! What a reader points at: the ring round it, and room for those who find it hard to hit.

use crate::chart::layout::{Drawing, Scene, kept_clear};
use crate::chart::mark::frame;
use crate::chart::{Mark, Rect, Shape};

impl Drawing {
    /// Draws the ring over everything else, within the figure: between rings of paper, so that it
    /// stands out from whatever is beside it, and under the words that it crosses.
    pub(super) fn draw_ring(&mut self, scene: &Scene<'_>, height_px: f64) {
        let Some(drawn) = self.ring else { return };
        let all = Rect { left: 0.0, top: 0.0, right: scene.width_px(), bottom: height_px };
        let (ring, halo) = (drawn.grown(4.0).within(all), drawn.grown(6.0).within(all));
        let is_crossed = |shape: &&Shape| {
            is_words(shape) && kept_clear(shape).is_some_and(|it| it.overlaps(halo))
        };
        let crossed: Vec<Shape> = self.shapes.iter().filter(is_crossed).cloned().collect();
        frame(&mut self.shapes, halo, 2.0, scene.tones.paper);
        frame(&mut self.shapes, ring, 2.0, scene.tones.focus);
        self.shapes.extend(crossed);
    }

    /// Widens marks that are hard to hit into what no other mark has.
    pub(super) fn make_room(&mut self, scene: &Scene<'_>) {
        let all = scene.width_px();
        let count = if self.marks.len() > MOST_WIDENED { 0 } else { self.marks.len() };
        for at in 0..count {
            let Some(own) = self.marks.get(at).map(|mark| mark.bounds) else { continue };
            let missing_px = (TARGET_PX - own.width()) / 2.0;
            if missing_px <= 0.0 {
                continue;
            }
            let mut wide = Rect {
                left: (own.left - missing_px).max(0.0),
                right: (own.right + missing_px).min(all),
                ..own
            };
            let others = self.marks.iter().enumerate().filter(|(other, _)| *other != at);
            for (_, Mark { bounds: other, .. }) in others {
                if other.right <= own.left && other.overlaps(wide) {
                    wide.left = other.right;
                }
                if other.left >= own.right && other.overlaps(wide) {
                    wide.right = other.left;
                }
            }
            if let Some(mark) = self.marks.get_mut(at) {
                mark.bounds = wide;
            }
        }
    }
}

/// A finger or an unsteady hand hits what is so wide.
const TARGET_PX: f64 = 24.0;

/// Where there are more marks, the chart is as dense as a texture, and the nearest one is taken.
const MOST_WIDENED: usize = 600;

fn is_words(shape: &Shape) -> bool {
    matches!(shape, Shape::Text { .. })
}
