//! Values beside the points of lines, each where nobody takes it for another's.

use crate::chart::Rect;
use crate::chart::kind::line::{Spot, neighbour};
use crate::chart::kind::plot::Panel;
use crate::chart::label::Label;
use crate::chart::layout::{Scene, Type};
use crate::text::Hedging;

/// What stands over a point, or under it in a dip; the last one of a region first. `None` where a point
/// of another mark is as near on both sides: it would seem to be that one's.
pub(super) fn label(
    panel: &Panel<'_>,
    scene: &Scene<'_>,
    spots: &[Spot<'_>],
    spot: &Spot<'_>,
    drawn: Rect,
) -> Option<Label> {
    let words = scene.short_label(spot.cell, panel.axis.unit, Hedging::Sign).unwrap_or_default();
    let value = spot.cell.value.map_or(0.0, |value| value.as_f64());
    let near = [neighbour(spots, spot, -1), neighbour(spots, spot, 1)];
    let is_dip = near.iter().all(|it| it.is_some_and(|it| it.at.y < spot.at.y - 1.0));
    let has_room = panel.axis.scale.px(0.0) - drawn.bottom > scene.scaled(18.0);
    let is_last = spot.is_point() && neighbour(spots, spot, 1).is_none();
    let width_px = scene.measure(&words, Type::VALUE);
    let reach_px = 2.0 * scene.line_px(Type::VALUE);
    let is_clear = |is_below: bool| {
        !spot.is_point()
            || spots.iter().filter(|other| other.datum != spot.datum && other.is_point()).all(
                |other| {
                    let away_px =
                        if is_below { other.at.y - spot.at.y } else { spot.at.y - other.at.y };
                    let aside_px = (other.at.x - spot.at.x).abs();
                    aside_px > width_px / 2.0 + 4.0 || away_px < 0.0 || away_px > reach_px
                },
            )
    };
    let is_below = value < 0.0 || (is_dip && has_room);
    let sides = [is_below, !is_below && has_room];
    let is_below = sides.into_iter().find(|side| is_clear(*side))?;
    Some(Label {
        width_px,
        words,
        bar: drawn,
        is_below,
        is_close: spot.is_point(),
        colour: scene.legible(spot.cell.region, scene.region_colour(spot.cell.region)),
        size: if is_last { f64::MAX } else { value.abs() },
    })
}
