//! The whole country beside the regions: thin lines in ink, named once.

use crate::chart::axis::ValueAxis;
use crate::chart::kind::map;
use crate::chart::layout::{Drawing, Scene, Type, kept_clear};
use crate::chart::pattern::{dash_along, dash_between};
use crate::chart::{Anchor, Mark, Point, Rect, Shape};
use crate::compare::{CountryValue, Datum, Group, Slot};
use crate::dataset::Phase;
use crate::text::{Hedging, country_label, hedged_label};
use crate::view::{ChartKind, Measure};

/// What the country has where the chart has places for it; no total, which would dwarf any region,
/// but on a map, which has no scale.
pub(super) fn values<'a>(
    scene: &Scene<'a>,
) -> impl Iterator<Item = (Datum, &'a CountryValue, f64)> {
    let is_beside = scene.comparison.measure != Measure::Total || map::is_drawn(scene);
    let is_over_time = scene.is_over_time();
    let has_rows = matches!(scene.view.chart, ChartKind::Regions | ChartKind::Map);
    let has_place = move |slot| match slot {
        Slot::Year(_) => is_over_time,
        Slot::Range(_) => has_rows,
        Slot::Span { .. } => false,
    };
    let country = scene.comparison.country.iter().enumerate();
    country.filter(move |(_, value)| is_beside && has_place(value.slot)).filter_map(
        |(at, country)| Some((Datum::Country(at), country, country.value.ok()?.as_f64())),
    )
}

/// The groups of its values, each once.
pub(super) fn groups(scene: &Scene<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for (_, country, _) in values(scene) {
        if !groups.contains(&country.group) {
            groups.push(country.group);
        }
    }
    groups
}

/// The line of a value down all rows, and its name over it.
pub(super) struct Upright {
    datum: Datum,
    x: f64,
    /// The middle of its name.
    middle: f64,
    words: String,
    is_dashed: bool,
    /// In which line of words the name stands, from 0, the one of the axis' title.
    line: usize,
}

/// The lines of a chart with rows; names stand apart from each other and from the axis' title.
pub(super) fn uprights(scene: &Scene<'_>, axis: &ValueAxis) -> Vec<Upright> {
    let has_many = groups(scene).len() > 1;
    let mut taken = vec![(0, f64::NEG_INFINITY, axis.title_px(scene))];
    let mut uprights = Vec::new();
    for (datum, country, number) in values(scene) {
        let Ok(value) = country.value else { continue };
        let (measure, precision) = (scene.comparison.measure, country.precision);
        let label = hedged_label(scene.locale, value, measure, precision, Hedging::Word);
        let words = country_label(scene.locale, has_many.then_some(country.group), Some(&label));
        let x = axis.scale.px(number);
        let half = scene.measure(&words, Type::NAME) / 2.0;
        let middle = x.min(scene.width_px() - half).max(half);
        let (left, right) = (middle - half - 8.0, middle + half + 8.0);
        let is_free = |line: &usize| {
            !taken.iter().any(|&(other, from, to)| other == *line && from < right && left < to)
        };
        let line = (0..=taken.len()).find(is_free).unwrap_or_default();
        taken.push((line, left, right));
        let is_dashed = country.group.phase == Phase::Proposed;
        uprights.push(Upright { datum, x, middle, words, is_dashed, line });
    }
    uprights
}

/// How much room the names need above the ticks, below the axis' title.
pub(super) fn height_px(scene: &Scene<'_>, uprights: &[Upright]) -> f64 {
    let lines = uprights.iter().map(|upright| upright.line).max().unwrap_or(0);
    lines as f64 * scene.line_px(Type::NAME)
}

/// Where words beside a place begin, or end, so that they are beyond every line that would strike
/// them through; the direction is 1 or −1.
pub(super) fn beyond(uprights: &[Upright], from: f64, width_px: f64, direction: f64) -> f64 {
    let gap = 5.0;
    let mut at = from;
    // Lines do not stand in order, so each may push the words onto another one.
    for _ in uprights {
        for Upright { x, .. } in uprights {
            let ahead = (x - at) * direction;
            if ahead > -gap && ahead < width_px + gap {
                at = x + gap * direction;
            }
        }
    }
    at
}

/// Draws lines down to `bottom`, with gaps where words or signs stand; names from `y` on, which
/// are the marks, in the row `row`.
pub(super) fn draw_uprights(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    uprights: &[Upright],
    (y, bottom): (f64, f64),
    row: usize,
) {
    let shapes = &mut drawing.shapes;
    let baseline = |upright: &Upright| y + upright.line as f64 * scene.line_px(Type::NAME);
    for upright in uprights {
        let at = Point::new(upright.middle, baseline(upright));
        let ink = scene.tones.ink;
        shapes.push(scene.text(at, Anchor::Middle, &upright.words, Type::NAME, ink));
    }
    let words = shapes.iter().filter_map(kept_clear);
    let clear: Vec<Rect> = words.chain(drawing.kept_clear.iter().copied()).collect();
    for upright in uprights {
        let (x, top) = (upright.x, (baseline(upright) + scene.scaled(5.0)).round());
        for (from, to) in runs_between(&clear, x, (top, bottom)) {
            let ends = (Point::new(x, from), Point::new(x, to));
            stroke(scene, shapes, ends, upright.is_dashed);
        }
    }
    for (column, upright) in uprights.iter().enumerate() {
        let half = scene.measure(&upright.words, Type::NAME) / 2.0;
        let (left, right) = (upright.middle - half, upright.middle + half);
        let bottom = baseline(upright) + scene.scaled(4.0);
        let name = Rect { left, top: bottom - scene.line_px(Type::NAME), right, bottom };
        let bounds = Rect { bottom: bottom + scene.scaled(4.0), ..name.grown(scene.scaled(4.0)) };
        let all = Rect { left: 0.0, top: 0.0, right: scene.width_px(), bottom };
        let mark = Mark { datum: upright.datum, bounds: bounds.within(all), row, column };
        drawing.mark(scene, mark, name.within(all));
    }
}

/// The parts of an upright line beside which nothing stands that must stay clear.
fn runs_between(clear: &[Rect], x: f64, whole: (f64, f64)) -> Vec<(f64, f64)> {
    let mut runs = vec![whole];
    for rect in clear.iter().filter(|rect| rect.left < x && x < rect.right) {
        let cut = |(from, to): (f64, f64)| [(from, to.min(rect.top)), (from.max(rect.bottom), to)];
        runs = runs.into_iter().flat_map(cut).filter(|(from, to)| to - from >= 1.0).collect();
    }
    runs
}

/// The value of a year across the slots of a plot.
pub(super) struct Level {
    pub(super) datum: Datum,
    /// Its year's place.
    pub(super) column: usize,
    pub(super) group: Group,
    pub(super) from: Point,
    pub(super) to: Point,
}

impl Level {
    /// What it covers, with some room round it.
    pub(super) fn rect(&self) -> Rect {
        Rect::between(self.from, self.to).grown(2.0)
    }

    /// Where it can be pointed at, within a plot.
    fn bounds(&self, plot: Rect) -> Rect {
        let Rect { left, right, .. } = self.rect();
        let middle = self.from.y.min(plot.bottom - REACH_PX).max(plot.top + REACH_PX);
        Rect { left, top: middle - REACH_PX, right, bottom: middle + REACH_PX }.within(plot)
    }

    /// Where its name may stand: after it, before it, over it, under it.
    fn places(&self, (width, height): (f64, f64)) -> [Rect; 4] {
        let (gap, Rect { left, top, right, bottom }) = (4.0, self.rect());
        let middle = ((left + right - width) / 2.0, (top + bottom - height) / 2.0);
        let upper_left = [
            (right + gap, middle.1),
            (left - gap - width, middle.1),
            (middle.0, top - height),
            (middle.0, bottom),
        ];
        upper_left.map(|(x, y)| Rect { left: x, top: y, right: x + width, bottom: y + height })
    }
}

/// So far from a line it is still pointed at.
const REACH_PX: f64 = 12.0;

/// Makes the values of years marks over those of the regions, in rows from `row` on, a group each.
pub(super) fn mark_levels(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    levels: &[Level],
    (plot, row): (Rect, usize),
) {
    let groups = groups(scene);
    for level in levels {
        let at = groups.iter().position(|group| *group == level.group).unwrap_or_default();
        let Level { datum, column, .. } = *level;
        let mark = Mark { datum, bounds: level.bounds(plot), row: row + at, column };
        drawing.mark(scene, mark, level.rect());
    }
}

/// Draws the values of years; no line leads from one year to the next.
pub(super) fn draw_levels(scene: &Scene<'_>, shapes: &mut Vec<Shape>, levels: &[Level]) {
    for level in levels {
        stroke(scene, shapes, (level.from, level.to), level.group.phase == Phase::Proposed);
    }
}

/// Names each group once beside one of its levels, the last first; a group without a free place
/// stays among the unnamed.
pub(super) fn name_levels(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    levels: &[Level],
    mut taken: Vec<Rect>,
    area: Rect,
) {
    let has_many = groups(scene).len() > 1;
    for group in core::mem::take(&mut drawing.unnamed) {
        let words = country_label(scene.locale, has_many.then_some(group), None);
        let size = (scene.measure(&words, Type::NAME), scene.line_px(Type::NAME));
        let is_free = |rect: &Rect| {
            rect.within(area) == *rect && !taken.iter().any(|other| other.overlaps(*rect))
        };
        let own = levels.iter().rev().filter(|level| level.group == group);
        let Some(rect) = own.flat_map(|level| level.places(size)).find(is_free) else {
            drawing.unnamed.push(group);
            continue;
        };
        let at = Point::new(rect.centre().x, rect.bottom - scene.scaled(4.0));
        let ink = scene.tones.ink;
        drawing.shapes.push(Shape::Rect { rect: rect.rounded(), colour: scene.tones.paper });
        drawing.shapes.push(scene.text(at, Anchor::Middle, &words, Type::NAME, ink));
        taken.push(rect);
    }
}

/// Draws a level or upright line, which stands out from what it crosses.
pub(super) fn stroke(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    (from, to): (Point, Point),
    is_dashed: bool,
) {
    let mut line = |from: Point, to: Point| {
        for (by_px, colour) in [(2.0, scene.tones.paper), (1.0, scene.tones.ink)] {
            shapes.push(Shape::Rect { rect: Rect::between(from, to).grown(by_px), colour });
        }
    };
    if !is_dashed {
        line(from, to);
    } else if from.x < to.x {
        dash_along(from.x, to.x, |left, right| {
            line(Point::new(left, from.y), Point::new(right, to.y));
        });
    } else {
        dash_along(from.y, to.y, |top, bottom| {
            line(Point::new(from.x, top), Point::new(to.x, bottom));
        });
    }
}

/// Draws a line from a year to the next.
pub(super) fn stroke_slanted(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    (from, to): (Point, Point),
    is_dashed: bool,
) {
    let colour = scene.tones.ink;
    let mut line = |from: Point, to: Point| {
        shapes.push(Shape::Line { from, to, width_px: 1.5, colour });
    };
    if is_dashed { dash_between(from, to, line) } else { line(from, to) }
}
