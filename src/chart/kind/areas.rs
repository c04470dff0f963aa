//! By purpose, in one year: a row for each region, with its areas one after the other.

use crate::chart::axis::ValueAxis;
use crate::chart::kind::rows::regions_in_order;
use crate::chart::kind::stack::{Areas, Place, Stack, apart, stacks_in};
use crate::chart::kind::{area_columns, stack};
use crate::chart::label::value_below;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::{BASE_PX, draw_outline};
use crate::chart::scale::Scale;
use crate::chart::span::{draw_lying_span, span_years};
use crate::chart::{Anchor, Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Datum};
use crate::dataset::{Year, YearRange};
use crate::text::{Hedging, absence_word};
use crate::view::ChartKind;

/// Whether areas are stacked: those of one region in one year read better side by side.
pub(in crate::chart) fn is_stacked(scene: &Scene<'_>) -> bool {
    let regions = scene.comparison.regions.len();
    let years = scene.comparison.years;
    let is_one = regions == 1 && years.is_some_and(YearRange::is_single);
    scene.view.chart == ChartKind::Areas && regions > 0 && years.is_some() && !is_one
}

/// Draws the chart: columns over several years, rows of one; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    let Some(years) = scene.comparison.years else { return 0.0 };
    let areas = Areas::of(scene);
    drawing.key = areas.key(scene);
    if years.is_single() {
        draw_rows(scene, drawing, &areas, years.first())
    } else {
        area_columns::draw(scene, drawing, &areas, years)
    }
}

fn draw_rows(scene: &Scene<'_>, drawing: &mut Drawing, areas: &Areas, year: Year) -> f64 {
    let regions = regions_in_order(scene);
    let all: Vec<(usize, Vec<Stack<'_>>)> =
        regions.into_iter().map(|region| (region, stacks_in(scene, region, year))).collect();
    let rows = Rows::new(scene, areas, &all);
    rows.axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let top = scene.scaled(38.0).round();

    // Grid lines lie under the bars but reach as far down as these.
    let mut bars = Drawing::default();
    let mut y = top + scene.scaled(6.0).round();
    let mut row = 0;
    for (region, stacks) in &all {
        (y, row) = rows.draw_region(scene, &mut bars, (*region, stacks), (y, row));
    }
    let bottom = y - scene.scaled(4.0).round();
    let plot = Rect { left: rows.left, top, right: rows.right, bottom };
    rows.axis.draw_lying(scene, &mut drawing.shapes, plot);
    let zero = rows.axis.scale.px(0.0);
    let line = Rect { left: zero - 1.0, right: zero, top, bottom };
    drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
    drawing.append(bars);
    bottom + scene.scaled(4.0)
}

/// The geometry that all rows share.
struct Rows<'a> {
    areas: &'a Areas,
    axis: ValueAxis,
    left: f64,
    right: f64,
    /// The width of the names' column; `None`: names stand above their bars.
    names_px: Option<f64>,
    /// How totals are hedged; `None`: they have no room beside their bars and stand below.
    hedging: Option<Hedging>,
}

impl<'a> Rows<'a> {
    fn new(scene: &Scene<'_>, areas: &'a Areas, all: &[(usize, Vec<Stack<'_>>)]) -> Self {
        let width = scene.width_px();
        let names = || all.iter().map(|(region, _)| scene.region_name(*region));
        let longest = names().map(|name| scene.longest_word(name, Type::TITLE)).fold(0.0, f64::max);
        let widest = names().map(|name| scene.measure(name, Type::TITLE)).fold(0.0, f64::max);
        let names_px =
            (longest <= width * 0.38).then(|| widest.min(width * 0.38).max(longest).ceil() + 2.0);
        let names_end = names_px.map_or(0.0, |px| px + scene.scaled(8.0));
        let stacks = || all.iter().flat_map(|(_, stacks)| stacks);
        let values: Vec<f64> = stacks().flat_map(|stack| stack.values(scene)).collect();
        let is_negative = values.iter().any(|&value| value < 0.0);
        let labels_px = |hedging| {
            let labels = stacks().filter_map(|stack| scene.label(stack.total, hedging));
            let widest = labels.map(|words| scene.measure(&words, Type::VALUE)).fold(0.0, f64::max);
            widest + scene.scaled(8.0)
        };
        let beside = [Hedging::Word, Hedging::Sign].into_iter().find_map(|hedging| {
            let labels_px = labels_px(hedging);
            let left = (names_end + if is_negative { labels_px } else { BASE_PX }).ceil();
            let right = (width - labels_px).floor();
            (right - left >= (width - names_end) * 0.3).then_some((Some(hedging), left, right))
        });
        let (hedging, left, right) =
            beside.unwrap_or((None, (names_end + BASE_PX).ceil(), (width - BASE_PX).floor()));
        let scale = Scale::over(values.into_iter(), left, right);
        let rough = ValueAxis::new(scene, scale, 4);
        let room = (right - left) / (rough.label_width_px + scene.scaled(28.0));
        let axis = ValueAxis::new(scene, scale, room.clamp(1.0, 5.0) as usize);
        Self { areas, axis, left, right, names_px, hedging }
    }

    /// Draws a region's name, stacks and spans from `y` on; gives where the next one begins, and
    /// its first row of marks.
    fn draw_region(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        (region, stacks): (usize, &[Stack<'_>]),
        (top, first_row): (f64, usize),
    ) -> (f64, usize) {
        let names_bottom = self.draw_name(scene, &mut drawing.shapes, region, top);
        let mut y = if self.names_px.is_some() { top } else { names_bottom };
        let mut row = first_row;
        for stack in stacks {
            (y, row) = self.draw_stack(scene, drawing, stack, (y, row));
        }
        let zero = self.axis.scale.px(0.0);
        for (cell, _) in scene.cells_of(region).filter(|(_, cell)| span_years(cell).is_some()) {
            let mark = Mark { datum: Datum::Cell(cell), bounds: Rect::default(), row, column: 0 };
            let is_roomy = scene.width_px() - zero >= (scene.width_px() - self.left) * 0.5;
            let left = if is_roomy { zero } else { self.left } + scene.scaled(4.0).round();
            y = draw_lying_span(scene, drawing, mark, "", (left, y));
            row += 1;
        }
        (y.max(names_bottom) + scene.scaled(6.0).round(), row)
    }

    /// Draws the name beside or above the bars; gives where it ends.
    fn draw_name(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        region: usize,
        top: f64,
    ) -> f64 {
        let kind = if scene.is_focus(region) { Type::TITLE } else { Type::NAME };
        let line_px = scene.line_px(kind);
        // Beside the line at zero, which would strike the first letter through.
        let inset = self.axis.scale.px(0.0).min(BASE_PX) + scene.scaled(4.0).round();
        let (x, anchor) = self.names_px.map_or((inset, Anchor::Start), |px| (px, Anchor::End));
        let width = self.names_px.unwrap_or(scene.width_px() - inset);
        let mut bottom = top;
        for words in scene.wrap(scene.region_name(region), kind, width) {
            bottom += line_px;
            if self.names_px.is_none() {
                let right = (x + scene.measure(&words, kind)).min(scene.width_px());
                let rect = Rect { left: x, top: bottom - line_px, right, bottom }.rounded();
                shapes.push(Shape::Rect { rect, colour: scene.tones.paper });
            }
            let at = Point::new(x, bottom - scene.scaled(4.0));
            shapes.push(scene.text(at, anchor, &words, kind, scene.tones.ink));
        }
        bottom
    }

    /// Draws a stack below the earlier stages of its parts; gives where it ends, and the next row
    /// of marks.
    fn draw_stack(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        stack: &Stack<'_>,
        (top, first_row): (f64, usize),
    ) -> (f64, usize) {
        let (mut y, mut row, mut hit_top) = (top, first_row, top - 3.0);
        let (hit_left, hit_right) = (self.left - 1.0, scene.width_px());
        let place = |y: f64, thickness_px: f64| Place {
            sides: (y.round(), y.round() + thickness_px),
            scale: self.axis.scale,
            unit: None,
            is_upright: false,
        };
        for &(index, cell) in &stack.segments {
            for (datum, phase, value) in scene.outlines_of(index) {
                let rect = place(y, scene.scaled(8.0).round()).outline(value);
                let colour = self.areas.colour(scene, cell);
                draw_outline(&mut drawing.shapes, rect, phase, colour);
                y = rect.bottom + 2.0;
                let bounds = Rect { left: hit_left, top: hit_top, right: hit_right, bottom: y };
                let column = self.areas.place(cell);
                drawing.mark(scene, Mark { datum, bounds, row, column }, rect);
                (hit_top, row) = (y, row + 1);
            }
        }
        let thickness = scene.scaled(22.0).round();
        let mut bottom = y + thickness;
        let drawn = if stack.total.value.is_ok() {
            let drawn = place(y, thickness).draw(scene, &mut drawing.shapes, self.areas, stack);
            let whole = drawn.iter().copied().reduce(Rect::union).unwrap_or_default();
            bottom = self.draw_total(scene, &mut drawing.shapes, stack, whole);
            drawn
        } else {
            vec![self.draw_absence(scene, &mut drawing.shapes, stack, y + thickness / 2.0)]
        };
        let outer = Rect { left: hit_left, top: hit_top, right: hit_right, bottom: bottom + 3.0 };
        let mut bounds = vec![outer.left];
        bounds.extend(drawn.iter().skip(1).map(|part| part.left));
        bounds.push(outer.right);
        let bounds = apart(bounds);
        let parts = bounds.iter().zip(bounds.iter().skip(1));
        for (((&left, &right), &drawn), &(cell, content)) in parts.zip(&drawn).zip(&stack.segments)
        {
            let bounds = Rect { left, right, ..outer };
            let column = self.areas.place(content);
            let mark = Mark { datum: Datum::Cell(cell), bounds, row, column };
            drawing.mark(scene, mark, drawn);
        }
        (bottom + 6.0, row + 1)
    }

    /// Draws what a stack comes to beside it, or below where there is no room; gives where both end.
    fn draw_total(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        stack: &Stack<'_>,
        whole: Rect,
    ) -> f64 {
        let ink = scene.tones.ink;
        let hedging = self.hedging.unwrap_or(Hedging::Word);
        let words = scene.label(stack.total, hedging).unwrap_or_default();
        if self.hedging.is_some() {
            let y = whole.centre().y + scene.scaled(4.5);
            let gap = scene.scaled(6.0);
            let is_negative = stack.total.value.is_ok_and(|value| value.as_f64() < 0.0);
            let (x, anchor) = if is_negative {
                (whole.left - gap, Anchor::End)
            } else {
                (whole.right + gap, Anchor::Start)
            };
            shapes.push(scene.text(Point::new(x, y), anchor, &words, Type::VALUE, ink));
            return whole.bottom;
        }
        value_below(scene, shapes, &words, (self.left, whole.bottom))
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        stack: &Stack<'_>,
        middle: f64,
    ) -> Rect {
        let reason = stack.total.value.err().unwrap_or(Absence::NoRow);
        let mut words = absence_word(scene.locale, reason).to_owned();
        if let Some(area) = stack.total.area {
            words = [stack::area_name(scene, area), ": ", &words].concat();
        }
        let at = Point::new(self.axis.scale.px(0.0), middle);
        absence::draw_lying(scene, shapes, (reason, &words), at, scene.tones.muted)
    }
}
