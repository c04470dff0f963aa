//! Side by side: a row for each region, or for each of its areas, with lying bars.

use crate::chart::axis::ValueAxis;
use crate::chart::country::{self, Upright};
use crate::chart::kind::dots;
use crate::chart::kind::rows::{Row, rows};
use crate::chart::label::value_below;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::{BASE_PX, Growth, draw_bar, draw_outline};
use crate::chart::scale::Scale;
use crate::chart::span::{draw_lying_span, span_years};
use crate::chart::{Anchor, Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, Datum, Slot};
use crate::text::{Hedging, absence_word, years_label};
use crate::view::Form;

/// Draws the chart; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    let all = rows(scene);
    let chart = Chart::new(scene, &all);
    let title_y = scene.scaled(11.0);
    chart.axis.draw_title(scene, &mut drawing.shapes, title_y);
    let top = (scene.scaled(38.0) + country::height_px(scene, &chart.uprights)).round();

    // Grid lines lie under the bars but reach as far down as these.
    let mut bars = Drawing::default();
    let mut y = top + scene.scaled(6.0).round();
    for (at, row) in all.iter().enumerate() {
        y = chart.draw_row(scene, &mut bars, (at, row), y);
    }
    let bottom = y - scene.scaled(4.0).round();
    let plot = Rect { left: chart.left, top, right: chart.right, bottom };
    chart.axis.draw_lying(scene, &mut drawing.shapes, plot);
    let zero = chart.axis.scale.px(0.0);
    let line = Rect { left: zero - 1.0, right: zero, top, bottom };
    drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
    drawing.append(bars);
    country::draw_uprights(scene, drawing, &chart.uprights, (title_y, bottom), all.len());
    bottom + scene.scaled(4.0)
}

/// The geometry that all rows share.
struct Chart {
    axis: ValueAxis,
    /// The lines of the country.
    uprights: Vec<Upright>,
    left: f64,
    right: f64,
    /// The width of the names' column; `None`: names stand above their bars.
    names_px: Option<f64>,
    /// Whether values are dots.
    has_dots: bool,
    /// The height of a bar, or of the row of a dot.
    thickness_px: f64,
    /// How labels are hedged; `None`: they have no room beside their bars and stand below.
    hedging: Option<Hedging>,
}

impl Chart {
    fn new(scene: &Scene<'_>, rows: &[Row]) -> Self {
        let width = scene.width_px();
        let names = || rows.iter().map(|row| row.name.as_str());
        let longest = names().map(|name| scene.longest_word(name, Type::TITLE)).fold(0.0, f64::max);
        let widest = names().map(|name| scene.measure(name, Type::TITLE)).fold(0.0, f64::max);
        let names_px =
            (longest <= width * 0.38).then(|| widest.min(width * 0.38).max(longest).ceil() + 2.0);
        let has_dots = scene.form == Form::Dots;
        let reach_px = if has_dots { scene.scaled(dots::RADIUS_PX) } else { 0.0 };
        // With its rim of paper, and two more for what is a little less than zero.
        let base_px = if has_dots { reach_px + 4.0 } else { BASE_PX };
        let thickness_px = scene.scaled(if has_dots { 14.0 } else { 18.0 }).round();
        let values = scene.comparison.cells.iter().enumerate().flat_map(|(at, cell)| {
            let own = cell.value.ok().filter(|_| span_years(cell).is_none());
            let own = own.map(|value| value.as_f64());
            own.into_iter().chain(scene.outlines_of(at).map(|(_, _, value)| value))
        });
        let values: Vec<_> =
            values.chain(country::values(scene).map(|(_, _, value)| value)).collect();
        let is_negative = values.iter().any(|&value| value < 0.0);
        let names_end = names_px.map_or(0.0, |px| px + scene.scaled(8.0));
        let edges = |labels_px: f64| {
            let left = (names_end + if is_negative { labels_px } else { base_px }).ceil();
            (left, (width - labels_px).floor())
        };
        let beside = [Hedging::Word, Hedging::Sign].into_iter().find_map(|hedging| {
            let (left, right) = edges(labels_px(scene, hedging) + reach_px);
            (right - left >= (width - names_end) * 0.3).then_some((Some(hedging), left, right))
        });
        let (hedging, left, right) =
            beside.unwrap_or((None, (names_end + base_px).ceil(), (width - base_px).floor()));
        let scale = Scale::over(values.into_iter(), left, right);
        let rough = ValueAxis::new(scene, scale, 4);
        let room = (right - left) / (rough.label_width_px + scene.scaled(28.0));
        let axis = ValueAxis::new(scene, scale, room.clamp(1.0, 5.0) as usize);
        let uprights = country::uprights(scene, &axis);
        Self { axis, uprights, left, right, names_px, has_dots, thickness_px, hedging }
    }

    /// Draws a row from `top` on; gives where the next one begins.
    fn draw_row(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        (at, row): (usize, &Row),
        top: f64,
    ) -> f64 {
        let names_px = self.draw_name(scene, &mut drawing.shapes, row, top);
        let first = if self.names_px.is_some() { top } else { top + names_px };
        let mut y = first;
        let mut column = 0;
        for (index, cell) in row.cells(scene) {
            column += scene.outlines_of(index).count();
            let datum = Datum::Cell(index);
            let mark = Mark { datum, bounds: Rect::default(), row: at, column };
            column += 1;
            y = if span_years(cell).is_some() {
                let zero = self.axis.scale.px(0.0);
                // Right of negative values there may be no room for words.
                let is_roomy = scene.width_px() - zero >= (scene.width_px() - self.left) * 0.5;
                let left = if is_roomy { zero } else { self.left } + scene.scaled(4.0).round();
                draw_lying_span(scene, drawing, mark, "", (left, y))
            } else {
                self.draw_bar(scene, drawing, mark, cell, y)
            };
        }
        y.max(top + names_px) + scene.scaled(4.0).round()
    }

    /// Draws the name beside or above the bars; gives its height.
    fn draw_name(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, row: &Row, top: f64) -> f64 {
        let kind = if scene.is_focus(row.region) { Type::TITLE } else { Type::NAME };
        let line_px = scene.line_px(kind);
        // Beside the line at zero, which would strike the first letter through.
        let inset = self.axis.scale.px(0.0).min(BASE_PX) + scene.scaled(4.0).round();
        let (x, anchor) = self.names_px.map_or((inset, Anchor::Start), |px| (px, Anchor::End));
        let width = self.names_px.unwrap_or(scene.width_px() - inset);
        let lines = scene.wrap(&row.name, kind, width);
        for (at, words) in (1..).zip(&lines) {
            let bottom = top + f64::from(at) * line_px;
            if self.names_px.is_none() {
                let right = (x + scene.measure(words, kind)).min(scene.width_px());
                let rect = Rect { left: x, top: bottom - line_px, right, bottom }.rounded();
                shapes.push(Shape::Rect { rect, colour: scene.tones.paper });
            }
            let at = Point::new(x, bottom - scene.scaled(4.0));
            shapes.push(scene.text(at, anchor, words, kind, scene.tones.ink));
        }
        lines.len() as f64 * line_px
    }

    /// Draws a bar below its earlier stages, or the sign of its absence; gives where it ends.
    fn draw_bar(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        mark: Mark,
        cell: &Cell,
        top: f64,
    ) -> f64 {
        let colour = scene.bar_colour(cell.region);
        let (left, right) = (self.left - 1.0, scene.width_px());
        let (mut y, mut hit_top) = (top, top - 3.0);
        let Datum::Cell(index) = mark.datum else { return top };
        let earlier: Vec<_> = scene.outlines_of(index).collect();
        for (at, &(datum, phase, value)) in earlier.iter().enumerate() {
            let rect = self.lying(y, scene.scaled(8.0).round(), value);
            draw_outline(&mut drawing.shapes, rect, phase, colour);
            y = rect.bottom + 2.0;
            let bounds = Rect { left, top: hit_top, right, bottom: y };
            hit_top = y;
            let column = mark.column - earlier.len() + at;
            drawing.mark(scene, Mark { datum, bounds, row: mark.row, column }, rect);
        }
        let thickness = self.thickness_px;
        let middle = y + thickness / 2.0;
        let mut bottom = y + thickness;
        let drawn = if let (Ok(value), Some(group)) = (cell.value, cell.group) {
            let number = value.as_f64();
            let rect = self.lying(y, thickness, number);
            let growth = if number < 0.0 { Growth::Left } else { Growth::Right };
            let drawn = if self.has_dots && dots::is_dot(cell) {
                dots::draw(scene, drawing, cell, (rect, growth), colour)
            } else {
                draw_bar(&mut drawing.shapes, &scene.bar(cell, group, (rect, growth), colour));
                rect
            };
            bottom = self.draw_label(scene, &mut drawing.shapes, cell, drawn).max(bottom);
            drawn
        } else {
            self.draw_absence(scene, &mut drawing.shapes, cell, middle)
        };
        let bounds = Rect { left, top: hit_top, right, bottom: bottom + 3.0 };
        drawing.mark(scene, Mark { bounds, ..mark }, drawn);
        bottom + 6.0
    }

    /// Draws the value beside its bar, or below where there is no room; gives where both end.
    fn draw_label(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        cell: &Cell,
        bar: Rect,
    ) -> f64 {
        let ink = scene.tones.ink;
        let words = label(scene, cell, self.hedging.unwrap_or(Hedging::Word)).unwrap_or_default();
        if self.hedging.is_some() {
            let y = bar.centre().y + scene.scaled(4.5);
            let gap = scene.scaled(6.0);
            let is_negative = cell.value.is_ok_and(|value| value.as_f64() < 0.0);
            let (x, anchor, direction) = if is_negative {
                (bar.left - gap, Anchor::End, -1.0)
            } else {
                (bar.right + gap, Anchor::Start, 1.0)
            };
            let width_px = scene.measure(&words, Type::VALUE);
            let x = country::beyond(&self.uprights, x, width_px, direction);
            shapes.push(scene.text(Point::new(x, y), anchor, &words, Type::VALUE, ink));
            return bar.bottom;
        }
        value_below(scene, shapes, &words, (self.left, bar.bottom))
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        cell: &Cell,
        middle: f64,
    ) -> Rect {
        let reason = cell.value.err().unwrap_or(Absence::NoRow);
        let words = dated(scene, cell, absence_word(scene.locale, reason).to_owned());
        let at = Point::new(self.axis.scale.px(0.0), middle);
        absence::draw_lying(scene, shapes, (reason, &words), at, scene.bar_colour(cell.region))
    }

    /// The rectangle of a value from zero on: two pixels at least, so that it is seen.
    fn lying(&self, top: f64, thickness_px: f64, value: f64) -> Rect {
        let (zero, head) = (self.axis.scale.px(0.0), self.axis.scale.px(value));
        let head = if value < 0.0 { head.min(zero - 2.0) } else { head.max(zero + 2.0) };
        let top = top.round();
        Rect::between(Point::new(zero, top), Point::new(head, top + thickness_px))
    }
}

/// What stands at the head of a bar.
fn label(scene: &Scene<'_>, cell: &Cell, hedging: Hedging) -> Option<String> {
    Some(dated(scene, cell, scene.label(cell, hedging)?))
}

/// Words with their year, where the mark is of a single one among others.
fn dated(scene: &Scene<'_>, cell: &Cell, words: String) -> String {
    let is_of_many = scene.comparison.years.is_some_and(|years| !years.is_single());
    if matches!(cell.slot, Slot::Year(_)) && is_of_many {
        [&words, " (", &years_label(cell.slot.years()), ")"].concat()
    } else {
        words
    }
}

/// The room that labels beside their bars need.
fn labels_px(scene: &Scene<'_>, hedging: Hedging) -> f64 {
    let bars = scene.comparison.cells.iter().filter(|cell| span_years(cell).is_none());
    let labels = bars.filter_map(|cell| label(scene, cell, hedging));
    let widest = labels.map(|words| scene.measure(&words, Type::VALUE)).fold(0.0, f64::max);
    widest + scene.scaled(8.0)
}
