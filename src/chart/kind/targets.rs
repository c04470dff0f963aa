//! Where marks that stand close together can be pointed at.

use crate::chart::{Point, Rect};

/// A rectangle round each place, `half_px` to each side, within the whole; where two would overlap,
/// they meet midway. Each holds its own place.
///
/// `may_meet` tells of two positions, the first before the second, whether they can be that near:
/// once it does not, no later one is looked at.
pub(super) fn targets(
    places: &[Point],
    half_px: f64,
    whole: Rect,
    may_meet: impl Fn(usize, usize) -> bool,
) -> Vec<Rect> {
    let round = |at: &Point| Rect::between(*at, *at).grown(half_px).within(whole);
    let mut targets: Vec<Rect> = places.iter().map(round).collect();
    for (at, &place) in places.iter().enumerate() {
        let others = places.iter().enumerate().skip(at + 1);
        for (other_at, &other) in others.take_while(|(other_at, _)| may_meet(at, *other_at)) {
            let pair = (targets.get(at).copied(), targets.get(other_at).copied());
            let (Some(one), Some(two)) = pair else { continue };
            if one.overlaps(two) {
                let (one, two) = parted((one, place), (two, other));
                for (at, rect) in [(at, one), (other_at, two)] {
                    if let Some(target) = targets.get_mut(at) {
                        *target = rect;
                    }
                }
            }
        }
    }
    targets
}

/// The two, cut midway between their places, along the way in which those are further apart.
fn parted((one, a): (Rect, Point), (two, b): (Rect, Point)) -> (Rect, Rect) {
    let (x, y) = ((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
    let is_beside = (a.x - b.x).abs() >= (a.y - b.y).abs();
    let part = |rect: Rect, is_first: bool| match (is_beside, is_first) {
        (true, true) => Rect { right: rect.right.min(x), ..rect },
        (true, false) => Rect { left: rect.left.max(x), ..rect },
        (false, true) => Rect { bottom: rect.bottom.min(y), ..rect },
        (false, false) => Rect { top: rect.top.max(y), ..rect },
    };
    let is_one_first = if is_beside { a.x <= b.x } else { a.y <= b.y };
    (part(one, is_one_first), part(two, !is_one_first))
}
