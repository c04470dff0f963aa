//! A beside B: a line for each group of money, with a disc for A and a diamond for B.

use crate::chart::axis::ValueAxis;
use crate::chart::dot::{Dot, STAGES_MAX, draw_dot, draw_earlier_dot, mark_earlier};
use crate::chart::kind::block::{Block, draw_block};
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::scale::Scale;
use crate::chart::span::{draw_lying_span, span_years};
use crate::chart::{Anchor, Colour, Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, Datum, Group, SideChosen, SideName, Slot, VerdictKind};
use crate::dataset::Nature;
use crate::text::{Hedging, difference_label, group_words, side_absence, side_letter, side_words};

/// Draws the chart; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    let rows = rows(scene);
    let chart = Chart::new(scene);
    chart.axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let top = scene.scaled(38.0).round();
    let has_titles = rows.len() > 1;

    // Grid lines lie under the dots but reach as far down as these.
    let mut dots = Drawing::default();
    let mut y = top + scene.scaled(8.0).round();
    for (at, row) in rows.iter().enumerate() {
        let is_named = has_titles || row.group.is_some_and(|it| it.nature != Nature::Programme);
        if let Some(group) = row.group.filter(|_| is_named) {
            y = chart.draw_title(scene, &mut dots.shapes, &group_words(scene.locale, group), y);
        }
        y = chart.draw_row(scene, &mut dots, (at, row), y) + scene.scaled(14.0).round();
    }
    let bottom = y - scene.scaled(6.0).round();
    let plot = Rect { left: 0.0, top, right: scene.width_px(), bottom };
    chart.axis.draw_lying(scene, &mut drawing.shapes, plot);
    let zero = chart.axis.scale.px(0.0);
    let line = Rect { left: zero - 1.0, right: zero, top, bottom };
    drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
    drawing.append(dots);
    draw_spans(scene, drawing, rows.len(), bottom + scene.scaled(8.0).round())
}

/// What A and B have of one group of money.
struct Row {
    group: Option<Group>,
    /// How many years after its side's first, where each year has a mark of its own.
    year: Option<usize>,
    /// The cells of A and of B.
    ends: [Option<usize>; 2],
}

/// The rows from top to bottom: groups as they come, and a side's absence beside the first row
/// that the side has nothing in.
fn rows(scene: &Scene<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let cells = || scene.comparison.cells.iter().enumerate();
    let placed = cells().filter(|(_, cell)| span_years(cell).is_none());
    let (absent, present): (Vec<_>, Vec<_>) = placed.partition(|(_, cell)| cell.group.is_none());
    for (index, cell) in present.into_iter().chain(absent) {
        let (side, group, year) = (side_of(cell), cell.group, year_of(scene, cell));
        let is_fitting = |row: &&mut Row| {
            let is_same = row.group == group && row.year == year;
            row.end(side).is_none() && (group.is_none() || is_same)
        };
        match rows.iter_mut().find(is_fitting) {
            Some(row) => row.set_end(side, index),
            None => {
                let mut row = Row { group, year, ends: [None, None] };
                row.set_end(side, index);
                rows.push(row);
            }
        }
    }
    rows
}

fn side_of(cell: &Cell) -> SideName {
    cell.side.unwrap_or(SideName::A)
}

fn year_of(scene: &Scene<'_>, cell: &Cell) -> Option<usize> {
    let Slot::Year(year) = cell.slot else { return None };
    let side = scene.comparison.sides.iter().find(|side| Some(side.name) == cell.side);
    let first = side.map_or(year, |side| side.years.first());
    usize::try_from(year.since(first)).ok()
}

impl Row {
    fn end(&self, side: SideName) -> Option<usize> {
        let [a, b] = self.ends;
        if side == SideName::A { a } else { b }
    }

    fn set_end(&mut self, side: SideName, cell: usize) {
        let [a, b] = &mut self.ends;
        *(if side == SideName::A { a } else { b }) = Some(cell);
    }
}

/// Draws the spans of both sides, A's first; gives where they end.
fn draw_spans(scene: &Scene<'_>, drawing: &mut Drawing, first_row: usize, top: f64) -> f64 {
    let mut y = top;
    let mut row = first_row;
    for (cell, content) in scene.comparison.cells.iter().enumerate() {
        if span_years(content).is_none() {
            continue;
        }
        let side = side_of(content);
        let datum = Datum::Cell(cell);
        let mark = Mark { datum, bounds: Rect::default(), row, column: side as usize };
        let whose = [side_letter(side), " · "].concat();
        y = draw_lying_span(scene, drawing, mark, &whose, (scene.scaled(4.0).round(), y));
        row += 1;
    }
    y
}

/// A side of a row that is to be drawn.
struct End<'a> {
    index: usize,
    cell: &'a Cell,
    side: SideName,
    colour: Colour,
    /// Where its value is; `None` without one.
    x: Option<f64>,
}

/// The geometry that all rows share.
struct Chart {
    axis: ValueAxis,
    radius_px: f64,
}

impl Chart {
    fn new(scene: &Scene<'_>) -> Self {
        let cells = scene.comparison.cells.iter().enumerate();
        let values = cells.filter(|(_, cell)| span_years(cell).is_none()).flat_map(|(at, cell)| {
            let own = cell.value.ok().map(|value| value.as_f64());
            own.into_iter().chain(scene.outlines_of(at).map(|(_, _, value)| value))
        });
        let inset = scene.scaled(14.0).ceil();
        let (left, right) = (inset, (scene.width_px() - inset).floor());
        let scale = Scale::over(values, left, right);
        let rough = ValueAxis::new(scene, scale, 4);
        let room = (right - left) / (rough.label_width_px + scene.scaled(28.0));
        let axis = ValueAxis::new(scene, scale, room.clamp(1.0, 5.0) as usize);
        Self { axis, radius_px: scene.scaled(8.0).round() }
    }

    /// Draws what money a row is of; gives where it ends.
    fn draw_title(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, words: &str, top: f64) -> f64 {
        // Beside the line at zero, which would strike the first letter through.
        let x = self.axis.scale.px(0.0).min(scene.scaled(14.0)) + scene.scaled(6.0);
        let mut bottom = top;
        for line in scene.wrap(words, Type::TITLE, scene.width_px() - x) {
            bottom += scene.line_px(Type::TITLE);
            let right = x + scene.measure(&line, Type::TITLE);
            let rect = Rect { left: x, top: bottom - scene.line_px(Type::TITLE), right, bottom };
            shapes.push(Shape::Rect { rect: rect.rounded(), colour: scene.tones.paper });
            let at = Point::new(x, bottom - scene.scaled(4.0));
            shapes.push(scene.text(at, Anchor::Start, &line, Type::TITLE, scene.tones.ink));
        }
        bottom + scene.scaled(4.0)
    }

    /// Draws A's words, both dots on their line, B's words; gives where they end.
    fn draw_row(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        (at, row): (usize, &Row),
        top: f64,
    ) -> f64 {
        let [a, b] = [SideName::A, SideName::B].map(|side| self.end(scene, row, side));
        let shapes = &mut drawing.shapes;
        let a_bottom = a.as_ref().map_or(top, |a| self.draw_words(scene, shapes, a, top));
        let xs = [&a, &b].map(|end| end.as_ref().and_then(|end| end.x));
        // Where one would hide the other, A's stands over B's; so do steps, each on its base line.
        let is_step = row.group.is_some_and(|group| group.nature == Nature::Increase);
        let is_lifted = match xs {
            [Some(a), Some(b)] => is_step || (a - b).abs() < 2.0 * self.radius_px + 4.0,
            _ => false,
        };
        let lift_px = if is_lifted { self.radius_px + 2.0 } else { 0.0 };
        let has_dots = xs.iter().any(Option::is_some);
        let half_px = if has_dots { self.radius_px + lift_px + scene.scaled(5.0) } else { 0.0 };
        let middle = (a_bottom + half_px).round();
        let difference = self.draw_line(scene, shapes, (&a, &b), (!is_lifted).then_some(middle));
        let mut drawn = [Rect::default(), Rect::default()];
        for ((end, lift), drawn) in [(&a, -lift_px), (&b, lift_px)].into_iter().zip(&mut drawn) {
            if let Some(end) = end {
                *drawn = self.draw_end(scene, shapes, end, middle + lift);
            }
        }
        let b_top = middle + half_px;
        let mut bottom = b_top;
        if let Some(b) = &b {
            bottom = self.draw_words(scene, shapes, b, bottom);
        }
        if let Some(words) = difference {
            let middle = xs.iter().flatten().sum::<f64>() / 2.0;
            let label = Block { words: &words, kind: Type::NAME, colour: scene.tones.ink };
            bottom = draw_block(scene, shapes, &label, middle, bottom);
        }
        let whole =
            Rect { left: 0.0, top: top - 3.0, right: scene.width_px(), bottom: bottom + 3.0 };
        let boundary = match xs {
            [Some(_), Some(_)] => middle,
            [Some(_), None] => b_top,
            [None, _] => a_bottom,
        };
        let [a_bounds, b_bounds] = halves(whole, xs, boundary, a.is_some() && b.is_some());
        let [a_drawn, b_drawn] = drawn;
        self.mark_end(scene, drawing, a, (a_bounds, a_drawn), (at, STAGES_MAX));
        self.mark_end(scene, drawing, b, (b_bounds, b_drawn), (at, 2 * STAGES_MAX));
        bottom
    }

    /// Says where an end, if there is one, can be pointed at, and what is drawn of it there.
    fn mark_end(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        end: Option<End<'_>>,
        (bounds, drawn): (Rect, Rect),
        (row, column): (usize, usize),
    ) {
        let Some(end) = end else { return };
        let place = Mark { datum: Datum::Cell(end.index), bounds, row, column };
        if end.x.is_some() {
            let x_of = |value| self.axis.scale.px(value);
            mark_earlier(scene, drawing, (place, drawn), x_of);
            drawing.mark(scene, place, drawn);
        } else {
            drawing.mark(scene, place, bounds.grown(-4.0));
        }
    }

    fn end<'a>(&self, scene: &Scene<'a>, row: &Row, side: SideName) -> Option<End<'a>> {
        let index = row.end(side)?;
        let cell = scene.comparison.cells.get(index)?;
        let x = cell.group.and(cell.value.ok()).map(|value| self.axis.scale.px(value.as_f64()));
        Some(End { index, cell, side, colour: scene.region_colour(cell.region), x })
    }

    /// Draws the dot of a value over its earlier stages, at the end of its step where it is an
    /// increase; gives its box.
    fn draw_end(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, end: &End<'_>, y: f64) -> Rect {
        let (Some(x), Some(group)) = (end.x, end.cell.group) else { return Rect::default() };
        let End { side, colour, .. } = *end;
        for (_, phase, value) in scene.outlines_of(end.index) {
            let at = Point::new(self.axis.scale.px(value), y);
            draw_earlier_dot(shapes, side, (at, self.radius_px * 0.75), phase, colour);
        }
        let dot = Dot {
            side,
            at: Point::new(x, y),
            radius_px: self.radius_px,
            phase: group.phase,
            is_hollow: false,
            plan_share: end.cell.plan_share,
            spread_share: end.cell.spread_share,
            colour,
            texture: scene.texture(end.cell.region),
            tones: scene.tones,
        };
        if group.nature == Nature::Increase {
            let zero = Point::new(self.axis.scale.px(0.0), y);
            let rect = Rect::between(zero, dot.at).grown(1.0);
            shapes.push(Shape::Rect { rect, colour });
        }
        draw_dot(shapes, &dot);
        dot.bounds()
    }

    /// Draws the line between two values at its height, if it has one, with their difference on it;
    /// gives the words if they have no room there. Nothing where the verdict forbids a difference.
    fn draw_line(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        (a, b): (&Option<End<'_>>, &Option<End<'_>>),
        y: Option<f64>,
    ) -> Option<String> {
        let (a, b) = (a.as_ref()?, b.as_ref()?);
        let (left, right) = (a.x?.min(b.x?), a.x?.max(b.x?));
        if scene.comparison.verdict.kind == VerdictKind::NotComparable {
            return None;
        }
        let words = difference_label(scene.locale, a.cell, b.cell, scene.comparison.measure)?;
        let Some(y) = y else { return Some(words) };
        let rect = Rect { left, top: y - 1.0, right, bottom: y + 1.0 };
        shapes.push(Shape::Rect { rect, colour: scene.tones.muted });
        let width_px = scene.measure(&words, Type::NAME) + scene.scaled(12.0);
        // A stump of the line on each side shows what the words belong to.
        if right - left < width_px + 2.0 * (self.radius_px + scene.scaled(14.0)) {
            return Some(words);
        }
        let middle = rect.centre();
        let gap = Rect::between(middle, middle).grown(2.0);
        let (left, right) = (middle.x - width_px / 2.0, middle.x + width_px / 2.0);
        let gap = Rect { left, right, ..gap }.rounded();
        shapes.push(Shape::Rect { rect: gap, colour: scene.tones.paper });
        let at = Point::new(middle.x, y + scene.scaled(4.5));
        shapes.push(scene.text(at, Anchor::Middle, &words, Type::NAME, scene.tones.ink));
        None
    }

    /// Draws whose value it is and how much, or the sign and the word of its absence; gives where
    /// they end.
    fn draw_words(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        end: &End<'_>,
        top: f64,
    ) -> f64 {
        let End { cell, side: name, colour, .. } = *end;
        let chosen = scene.comparison.sides.iter().find(|side| side.name == name);
        let (area, branch) = chosen.map_or((None, None), |side| (side.area, side.branch));
        let side = SideChosen { name, region: cell.region, years: cell.slot.years(), area, branch };
        let Some(x) = end.x else {
            let reason = cell.value.err().unwrap_or(Absence::NoRow);
            let words = side_absence(scene.dataset, &side, reason, scene.locale);
            return self.draw_absence(scene, shapes, (reason, &words), colour, top);
        };
        let value = scene.label(cell, Hedging::Word).unwrap_or_default();
        let words = [&side_words(scene.dataset, &side, scene.locale), ": ", &value].concat();
        let colour = scene.legible(cell.region, colour);
        draw_block(scene, shapes, &Block { words: &words, kind: Type::VALUE, colour }, x, top)
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        (reason, words): (Absence, &str),
        colour: Colour,
        top: f64,
    ) -> f64 {
        let line_px = scene.line_px(Type::SMALL);
        let zero = self.axis.scale.px(0.0).min(scene.width_px() / 2.0);
        let at = Point::new(zero + scene.scaled(10.0), top + scene.scaled(12.0));
        absence::draw(shapes, reason, at, scene.scaled(1.0), colour);
        let x = at.x + scene.scaled(10.0);
        let lines = scene.wrap(words, Type::SMALL, scene.width_px() - x);
        for (line, words) in (0..).zip(&lines) {
            let y = at.y + scene.scaled(4.0) + f64::from(line) * line_px;
            let at = Point::new(x, y);
            shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, scene.tones.muted));
        }
        top + scene.scaled(8.0) + lines.len() as f64 * line_px
    }
}

/// Where A and B can be pointed at: side by side if their dots are far apart, else one over the
/// other.
fn halves(whole: Rect, xs: [Option<f64>; 2], boundary: f64, has_both: bool) -> [Rect; 2] {
    match xs {
        _ if !has_both => [whole; 2],
        [Some(a), Some(b)] if (a - b).abs() >= 48.0 => {
            let middle = ((a + b) / 2.0).round();
            let (left, right) = (Rect { right: middle, ..whole }, Rect { left: middle, ..whole });
            if a < b { [left, right] } else { [right, left] }
        }
        _ => [Rect { bottom: boundary, ..whole }, Rect { top: boundary, ..whole }],
    }
}
