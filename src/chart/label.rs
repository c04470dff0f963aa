//! Free places for the values at the heads of bars and points.

use crate::chart::layout::{Scene, Type};
use crate::chart::{Anchor, Colour, Point, Rect, Shape};
use crate::dataset::order;

/// Words that want a place at the head of a bar.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) words: String,
    pub(super) width_px: f64,
    /// The bar that it belongs to.
    pub(super) bar: Rect,
    /// Whether it stands below the bar rather than above it.
    pub(super) is_below: bool,
    /// Whether it stands at its mark or nowhere: among points it would else seem another's.
    pub(super) is_close: bool,
    pub(super) colour: Colour,
    /// Larger ones choose first.
    pub(super) size: f64,
}

/// Draws the labels that find a free place, the largest values first.
///
/// A label may move sideways as long as half of its bar is under it, then upwards, but never past the
/// label of a taller bar, which it would seem to exceed; the one that finds no place within `area` is
/// left out, for the mark itself still tells its value. Gives what is taken then.
pub(super) fn place_labels(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    labels: &[Label],
    mut taken: Vec<Rect>,
    area: Rect,
) -> Vec<Rect> {
    let height = scene.scaled(Type::VALUE.size_px);
    let size = |at: usize| labels.get(at).map_or(0.0, |label| label.size);
    let largest_first = order::sorted(labels.len(), &|a, b| size(b).total_cmp(&size(a)));
    let mut placed: Vec<(&Label, Rect)> = Vec::new();
    for label in largest_first.into_iter().filter_map(|at| labels.get(at)) {
        let Some(rect) = free_place(label, height, (&taken, &placed), area) else { continue };
        taken.push(rect);
        placed.push((label, rect));
        // Grid lines would strike the words through.
        shapes.push(Shape::Rect { rect: rect.rounded(), colour: scene.tones.paper });
        let at = Point::new(rect.centre().x, rect.bottom - (height * 0.14).round());
        shapes.push(scene.text(at, Anchor::Middle, &label.words, Type::VALUE, label.colour));
    }
    taken
}

/// A bar one pixel away already reads as touching.
const LABEL_GAP_PX: f64 = 1.5;

/// Further up than this, a label no longer seems to stand at its own bar's head.
const STEP_PX: f64 = 3.0;

/// The labels of a panel that tell most of it where not all fit side by side: of the largest, the
/// last and the first value, and of those whose flat bars would be taken for stray lines.
pub(super) fn few(labels: Vec<Label>, band_px: f64) -> Vec<Label> {
    let fits = |label: &Label| label.width_px + 2.0 * LABEL_GAP_PX <= band_px;
    if labels.iter().all(fits) {
        return labels;
    }
    let count = labels.len();
    let size = |at: usize| labels.get(at).map_or(0.0, |label| label.size);
    let largest =
        (0..count).filter(|at| size(*at) < f64::MAX).max_by(|a, b| size(*a).total_cmp(&size(*b)));
    let is_kept =
        |at: usize| at == 0 || at + 1 == count || Some(at) == largest || size(at) >= f64::MAX;
    let kept: Vec<bool> = (0..count).map(is_kept).collect();
    labels.into_iter().zip(kept).filter_map(|(label, is_kept)| is_kept.then_some(label)).collect()
}

/// Whether a place would have it in another order with labels nearby, which an eye compares it with,
/// than the heads of their bars are.
fn misleads(label: &Label, rect: Rect, placed: &[(&Label, Rect)]) -> bool {
    let near_px = 5.0 * label.width_px;
    placed.iter().filter(|(other, _)| other.is_below == label.is_below).any(|(other, its)| {
        let is_near = its.left - rect.right < near_px && rect.left - its.right < near_px;
        let (heads, tops) = (label.bar.top - other.bar.top, rect.top - its.top);
        is_near && ((heads > 0.0 && tops < -STEP_PX) || (heads < 0.0 && tops > STEP_PX))
    })
}

fn free_place(
    label: &Label,
    height: f64,
    (taken, placed): (&[Rect], &[(&Label, Rect)]),
    area: Rect,
) -> Option<Rect> {
    let Label { bar, width_px, .. } = *label;
    let (middle, edge) = (bar.centre().x, LABEL_GAP_PX + 0.5);
    // Over its bar; then beside its taller neighbours; then half over what is free on one side.
    let lefts = [
        middle - width_px / 2.0,
        bar.right - width_px,
        bar.left,
        bar.right - edge - width_px,
        bar.left + edge,
        middle - width_px,
        middle,
    ];
    // A little higher, it stands over a line across its bar's head, or just above it.
    let steps = [0.0, STEP_PX, 2.0 * STEP_PX, height, 2.0 * height];
    let count = if label.is_close { 3 } else { steps.len() };
    steps.into_iter().take(count).find_map(|higher| {
        let away = higher + 2.0;
        let top = if label.is_below { bar.bottom + away } else { bar.top - away - height };
        lefts.into_iter().find_map(|left| {
            let rect = Rect { left, top, right: left + width_px, bottom: top + height };
            let is_inside = rect.within(area) == rect;
            let room = Rect { left: left - LABEL_GAP_PX, right: rect.right + LABEL_GAP_PX, ..rect };
            let is_free = is_inside && !taken.iter().any(|other| other.overlaps(room));
            (is_free && !misleads(label, rect, placed)).then_some(rect)
        })
    })
}

/// Draws a value that has no room beside its bar in lines from there down; gives where they end.
pub(super) fn value_below(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    words: &str,
    (left, top): (f64, f64),
) -> f64 {
    let line_px = scene.line_px(Type::VALUE);
    let mut bottom = top;
    for line in scene.wrap(words, Type::VALUE, scene.width_px() - left) {
        let right = (left + scene.measure(&line, Type::VALUE)).min(scene.width_px());
        let rect = Rect { left, top: bottom, right, bottom: bottom + line_px };
        // The line at zero would strike the words through.
        shapes.push(Shape::Rect { rect: rect.rounded(), colour: scene.tones.paper });
        bottom += line_px;
        let at = Point::new(left, bottom - scene.scaled(3.0));
        shapes.push(scene.text(at, Anchor::Start, &line, Type::VALUE, scene.tones.ink));
    }
    bottom
}
