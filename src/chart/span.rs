//! The lane of spans: sums over years that their source does not split, in no year's mark.

use crate::chart::axis::Bands;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::pattern::dash_along;
use crate::chart::{Anchor, Colour, Mark, Point, Rect, Shape};
use crate::compare::{Cell, Datum, Slot};
use crate::dataset::{Phase, YearRange};
use crate::text::span_label;

/// A span and where its mark stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    pub(super) cell: usize,
    pub(super) content: &'a Cell,
    pub(super) row: usize,
    pub(super) column: usize,
}

/// The bracket of a span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height of its stroke's middle.
    pub(super) y: f64,
    /// Whether it goes on before and after what is shown.
    pub(super) is_open: (bool, bool),
    pub(super) is_dashed: bool,
    pub(super) colour: Colour,
}

/// The years of a span cell; `None` for any other.
pub(super) fn span_years(cell: &Cell) -> Option<YearRange> {
    match cell.slot {
        Slot::Span { years, .. } => Some(years),
        Slot::Year(_) | Slot::Range(_) => None,
    }
}

/// Draws spans under their years, from `top` on; gives where the lane ends.
///
/// Words stand in the bracket's gap; where they have no room there, in lines under the bracket,
/// between `left` and `right`. Nothing of them is left out: without its amount in the axis' unit, or
/// without what tells it from the whole, a span could be taken for another.
pub(super) fn draw_lane(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    bands: &Bands,
    spans: &[Placed<'_>],
    (left, right): (f64, f64),
    top: f64,
) -> f64 {
    // Where the present row of brackets is, and up to where it is taken.
    let mut row_top = top;
    let mut row_right = left;
    let mut bottom = top;
    let row_px = scene.scaled(24.0).round();
    for span in spans {
        let Some(years) = span_years(span.content) else { continue };
        let Some(shown) = years.intersection(bands.years) else { continue };
        let (from, to) = (
            (bands.left_of(shown.first()) + 4.0).round(),
            (bands.right_of(shown.last()) - 4.0).round(),
        );
        let words = words_for(scene, span, to - from, right - left);
        if from < row_right || (words.is_below && bottom > row_top) {
            row_top = bottom;
        }
        let bracket = Bracket {
            left: from,
            right: to,
            y: row_top + (row_px / 2.0).round(),
            is_open: (years.first() < shown.first(), years.last() > shown.last()),
            is_dashed: span.content.group.is_some_and(|group| group.phase == Phase::Proposed),
            colour: scene.region_colour(span.content.region),
        };
        let drawn = draw_span(scene, &mut drawing.shapes, &bracket, &words, (left, right));
        let bounds = Rect { top: row_top, bottom: drawn.bottom.max(row_top + row_px), ..drawn };
        let Placed { cell, row, column, .. } = *span;
        let mark = Mark { datum: Datum::Cell(cell), bounds, row, column };
        drawing.mark(scene, mark, bounds.grown(-4.0));
        bottom = bottom.max(bounds.bottom);
        row_right = if words.is_below { f64::INFINITY } else { to + 8.0 };
    }
    bottom
}

/// Draws the bracket, in two parts if words stand in its gap.
pub(super) fn draw_bracket(shapes: &mut Vec<Shape>, bracket: &Bracket, gap_px: f64) {
    let Bracket { left, right, y, is_open, is_dashed, colour } = *bracket;
    let mut stroke = |from: f64, to: f64| {
        let rect = Rect { left: from, top: y - 1.0, right: to, bottom: y + 1.0 };
        shapes.push(Shape::Rect { rect, colour });
    };
    let middle = (left + right) / 2.0;
    for (from, to) in [(left, middle - gap_px / 2.0), (middle + gap_px / 2.0, right)] {
        if is_dashed {
            dash_along(from, to, &mut stroke);
        } else if from < to {
            stroke(from, to);
        }
    }
    for (x, inwards, is_open) in [(left, 1.0, is_open.0), (right, -1.0, is_open.1)] {
        let shape = if is_open {
            let base = x + inwards * 6.0;
            let points =
                vec![Point::new(x, y), Point::new(base, y - 5.0), Point::new(base, y + 5.0)];
            Shape::Polygon { points, colour }
        } else {
            let edges = [Point::new(x, y - 6.0), Point::new(x + inwards * 2.0, y + 6.0)];
            Shape::Rect { rect: Rect::between(edges[0], edges[1]), colour }
        };
        shapes.push(shape);
    }
}

/// Draws a span as a bracket and words from a place on, on no scale; gives where it ends.
///
/// `whose` stands before the words.
pub(super) fn draw_lying_span(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    mark: Mark,
    whose: &str,
    (left, top): (f64, f64),
) -> f64 {
    let Datum::Cell(index) = mark.datum else { return top };
    let Some(cell) = scene.comparison.cells.get(index) else { return top };
    let line_px = scene.line_px(Type::SMALL);
    let colour = scene.bar_colour(cell.region);
    let bracket = Bracket {
        left,
        right: left + scene.scaled(18.0).round(),
        y: (top + line_px / 2.0).round() + 1.0,
        is_open: (false, false),
        is_dashed: cell.group.is_some_and(|group| group.phase == Phase::Proposed),
        colour,
    };
    draw_bracket(&mut drawing.shapes, &bracket, 0.0);
    let ink = scene.legible(cell.region, colour);
    let x = bracket.right + scene.scaled(6.0);
    let words = span_label(scene.dataset, scene.comparison, index, scene.locale);
    let lines = scene.wrap(&[whose, &words].concat(), Type::SMALL, scene.width_px() - x);
    let mut baseline = bracket.y + scene.scaled(4.0);
    for words in &lines {
        let at = Point::new(x, baseline);
        drawing.shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, ink));
        baseline += line_px;
    }
    let bottom = top + lines.len() as f64 * line_px + 3.0;
    let bounds = Rect { left, top: top - 3.0, right: scene.width_px(), bottom: bottom + 3.0 };
    drawing.mark(scene, Mark { bounds, ..mark }, bounds.grown(-4.0));
    bottom + 6.0
}

struct Words {
    ink: Colour,
    lines: Vec<String>,
    width_px: f64,
    is_below: bool,
}

fn words_for(scene: &Scene<'_>, span: &Placed<'_>, bracket_px: f64, room_px: f64) -> Words {
    let Scene { dataset, comparison, locale, .. } = *scene;
    let Placed { cell, content: Cell { region, .. }, .. } = *span;
    let ink = scene.legible(*region, scene.region_colour(*region));
    let room_inside = bracket_px - scene.scaled(44.0);
    let words = span_label(dataset, comparison, cell, locale);
    let width_px = scene.measure(&words, Type::SMALL);
    if width_px <= room_inside {
        return Words { ink, lines: vec![words], width_px, is_below: false };
    }
    // Lines of about equal length, where that takes no further one.
    let greedy = scene.wrap(&words, Type::SMALL, room_px);
    let even_px = width_px / greedy.len() as f64 * 1.2;
    let even = scene.wrap(&words, Type::SMALL, even_px.min(room_px));
    let lines = if even.len() > greedy.len() { greedy } else { even };
    let widths = lines.iter().map(|line| scene.measure(line, Type::SMALL));
    Words { ink, width_px: widths.fold(0.0, f64::max), lines, is_below: true }
}

/// Draws a span with its words; gives what it covers.
fn draw_span(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    bracket: &Bracket,
    words: &Words,
    (left, right): (f64, f64),
) -> Rect {
    let gap_px = if words.is_below { 0.0 } else { words.width_px + scene.scaled(16.0) };
    draw_bracket(shapes, bracket, gap_px);
    let half = words.width_px / 2.0;
    let middle = ((bracket.left + bracket.right) / 2.0).min(right - half).max(left + half);
    let mut baseline = bracket.y + scene.scaled(4.0);
    if words.is_below {
        baseline = bracket.y + scene.scaled(19.0);
    }
    for line in &words.lines {
        let at = Point::new(middle, baseline);
        shapes.push(scene.text(at, Anchor::Middle, line, Type::SMALL, words.ink));
        baseline += scene.line_px(Type::SMALL);
    }
    let last = baseline - scene.line_px(Type::SMALL) + scene.scaled(4.0);
    Rect {
        left: bracket.left.min(middle - half),
        top: bracket.y - 6.0,
        right: bracket.right.max(middle + half),
        bottom: last.ceil(),
    }
}
