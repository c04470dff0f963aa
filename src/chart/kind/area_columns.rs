//! By purpose over several years: a column for each year, with its areas one over the other; each
//! of several regions has a panel of its own, all on one axis.

use crate::chart::axis::{Bands, ValueAxis};
use crate::chart::kind::plot::Labels;
use crate::chart::kind::stack::{Areas, Place, Stack, apart, stacks_in};
use crate::chart::label::{Label, place_labels};
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::draw_outline;
use crate::chart::scale::Scale;
use crate::chart::span::{Placed, draw_lane, span_years};
use crate::chart::{Anchor, Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Datum};
use crate::dataset::{Year, YearRange};
use crate::text::Hedging;

/// Draws the chart; gives its height.
pub(super) fn draw(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    areas: &Areas,
    years: YearRange,
) -> f64 {
    let columns = Columns::of(scene, areas, years);
    let width = scene.width_px();
    let is_alone = columns.regions.len() == 1;
    let axis = ValueAxis::new(scene, columns.scale(scene), if is_alone { 4 } else { 2 });
    axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let indent = (axis.label_width_px + scene.scaled(8.0)).ceil();
    let gap = scene.scaled(20.0).round();
    let wanted = scene.scaled(190.0).max(22.0 * f64::from(years.count()));
    let fitting = ((width - indent + gap) / (wanted + gap)).floor().clamp(1.0, 3.0);
    let abreast = if is_alone { 1.0 } else { fitting };
    let panel_width = ((width - indent + gap) / abreast - gap).floor();
    let plot_height = scene.scaled(match axis.scale.has_values() {
        // There is nothing to compare by height.
        false => 48.0,
        true if is_alone => 240.0,
        true => 130.0,
    });
    let mut top = scene.scaled(if is_alone { 16.0 } else { 22.0 }).round();
    for (line, panels) in (0..).zip(columns.regions.chunks(abreast as usize)) {
        let title = |panel: &Panel<'_>| match is_alone {
            true => Vec::new(),
            false => scene.wrap(scene.region_name(panel.region), Type::TITLE, panel_width),
        };
        let titles: Vec<_> = panels.iter().map(title).collect();
        let lines = titles.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let plot_top = (top + lines * scene.line_px(Type::TITLE) + scene.scaled(20.0)).round();
        let mut bottom = plot_top;
        for ((at, panel), title) in panels.iter().enumerate().zip(titles) {
            let left = indent + at as f64 * (panel_width + gap);
            for (line, words) in (1..).zip(&title) {
                let y = top + f64::from(line) * scene.line_px(Type::TITLE) - scene.scaled(3.0);
                let at = Point::new(left, y);
                let ink = scene.tones.ink;
                drawing.shapes.push(scene.text(at, Anchor::Start, words, Type::TITLE, ink));
            }
            let right = left + panel_width;
            let plot = Rect { left, top: plot_top, right, bottom: plot_top + plot_height.round() };
            let row = line * abreast as usize + at;
            let plotted = Plot::new(scene, &columns, &axis, plot, (panel, row, at == 0));
            bottom = bottom.max(plotted.draw(scene, drawing));
        }
        top = bottom + scene.scaled(16.0).round();
    }
    top - scene.scaled(8.0).round()
}

/// What all panels share: their years, and the places of their marks among all columns.
struct Columns<'a> {
    years: YearRange,
    regions: Vec<Panel<'a>>,
    areas: &'a Areas,
    /// The first column of each year, then that of the spans.
    firsts: Vec<usize>,
}

/// A region and what it has in each year.
struct Panel<'a> {
    region: usize,
    years: Vec<(Year, Vec<Stack<'a>>)>,
}

impl<'a> Columns<'a> {
    fn of(scene: &'a Scene<'_>, areas: &'a Areas, years: YearRange) -> Self {
        let panel = |&region: &usize| Panel {
            region,
            years: years.years().map(|year| (year, stacks_in(scene, region, year))).collect(),
        };
        let regions: Vec<Panel<'a>> = scene.comparison.regions.iter().map(panel).collect();
        let mut firsts = vec![0];
        for at in 0..usize::from(years.count()) {
            let count =
                |panel: &Panel<'_>| panel.years.get(at).map_or(0, |(_, it)| bars(scene, it));
            let widest = regions.iter().map(count).max().unwrap_or(0);
            firsts.push(firsts.last().copied().unwrap_or(0) + widest);
        }
        Self { years, regions, areas, firsts }
    }

    fn scale(&self, scene: &Scene<'_>) -> Scale {
        let years = self.regions.iter().flat_map(|panel| &panel.years);
        let stacks = years.flat_map(|(_, stacks)| stacks);
        Scale::over(stacks.flat_map(|stack| stack.values(scene)), 0.0, 1.0)
    }

    /// The row of a mark of the region at that place: areas upwards, as they stand.
    fn row(&self, place: usize, area: usize) -> usize {
        let count = self.areas.count().max(1);
        place * count + (count - 1).saturating_sub(area)
    }
}

/// The plot of one region.
struct Plot<'a> {
    columns: &'a Columns<'a>,
    panel: &'a Panel<'a>,
    /// The region's place.
    row: usize,
    axis: ValueAxis,
    plot: Rect,
    bands: Bands,
    /// The widest that a bar is.
    bar_px: f64,
    has_ticks: bool,
    /// The left and right edge for words.
    edges: (f64, f64),
}

impl<'a> Plot<'a> {
    fn new(
        scene: &Scene<'_>,
        columns: &'a Columns<'a>,
        axis: &ValueAxis,
        plot: Rect,
        (panel, row, has_ticks): (&'a Panel<'a>, usize, bool),
    ) -> Self {
        // Values below zero have their labels below their bars.
        let foot_px = if axis.scale.is_negative() { scene.scaled(18.0).round() } else { 0.0 };
        let axis = axis.moved(plot.bottom - foot_px, plot.top);
        let bands = Bands::new(columns.years, plot.left, plot.right);
        let most = panel.years.iter().map(|(_, stacks)| bars(scene, stacks)).fold(1, usize::max);
        let room_px = bands.width_px - (bands.width_px * 0.14).min(16.0);
        let bar_px = (room_px / most as f64).min(scene.scaled(72.0));
        // Whole pixels, unless so many would then stand in the next year, or outside the picture.
        let bar_px = if bar_px < 2.0 { bar_px } else { bar_px.floor() };
        let is_alone = columns.regions.len() == 1;
        let edges = if is_alone { (0.0, scene.width_px()) } else { (plot.left, plot.right) };
        Self { columns, panel, row, axis, plot, bands, bar_px, has_ticks, edges }
    }

    /// Draws the plot; gives where its lane ends.
    fn draw(&self, scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
        self.axis.draw_upright(scene, &mut drawing.shapes, self.plot, self.has_ticks);
        let mut labels = Labels::default();
        // Neighbours share an edge to the last digit.
        let mut hit_left = self.plot.left;
        for ((year, stacks), &first) in self.panel.years.iter().zip(&self.columns.firsts) {
            let width_px = bars(scene, stacks) as f64 * self.bar_px;
            let mut slot = Slot {
                left: match self.bands.middle_of(*year) - width_px / 2.0 {
                    left if self.bar_px < 2.0 => left,
                    left => left.round(),
                },
                hit: (hit_left, self.bands.right_of(*year)),
                column: first,
            };
            for (at, stack) in stacks.iter().enumerate() {
                let is_last = at + 1 == stacks.len();
                slot = self.draw_stack(scene, drawing, &mut labels, stack, slot, is_last);
            }
            hit_left = slot.hit.1;
        }
        let zero = self.axis.scale.px(0.0);
        let line = Rect { top: zero, bottom: zero + 1.0, ..self.plot };
        drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
        let (left, right) = self.edges;
        let top = self.plot.top - scene.scaled(18.0);
        let area = Rect { left, top, right, bottom: self.plot.bottom };
        place_labels(scene, &mut drawing.shapes, &labels.wanted, labels.taken, area);
        let years_y = self.plot.bottom + scene.scaled(18.0);
        self.bands.draw_labels(scene, &mut drawing.shapes, years_y, left, right);
        let lane_top = (self.plot.bottom + scene.scaled(26.0)).round();
        draw_lane(scene, drawing, &self.bands, &self.spans(scene), self.edges, lane_top)
    }

    /// Draws the earlier stages of a stack's parts and the stack, or the sign of an absence; gives
    /// what is left of the slot, of which the last stack can be pointed at in all of it.
    fn draw_stack(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        labels: &mut Labels,
        stack: &Stack<'_>,
        mut slot: Slot,
        is_last: bool,
    ) -> Slot {
        let gap = if self.bar_px >= 8.0 { 2.0 } else { 0.0 };
        let place = |left: f64| Place {
            sides: (left, left + self.bar_px - gap),
            scale: self.axis.scale,
            unit: Some(self.axis.unit),
            is_upright: true,
        };
        for &(index, cell) in &stack.segments {
            let row = self.columns.row(self.row, self.columns.areas.place(cell));
            for (datum, phase, value) in scene.outlines_of(index) {
                let rect = place(slot.left).outline(value);
                let colour = self.columns.areas.colour(scene, cell);
                draw_outline(&mut drawing.shapes, rect, phase, colour);
                labels.taken.push(rect);
                let (own, rest) = slot.split(slot.left + self.bar_px);
                let bounds = Rect { left: own.0, right: own.1, ..self.plot };
                let mark = Mark { datum, bounds, row, column: slot.column };
                drawing.mark(scene, mark, rect);
                slot = rest;
            }
        }
        let left = slot.left;
        let (hit, rest) = if is_last { (slot.hit, slot) } else { slot.split(left + self.bar_px) };
        let shapes = &mut drawing.shapes;
        let drawn = match stack.total.value {
            Ok(_) => place(left).draw(scene, shapes, self.columns.areas, stack),
            Err(reason) => vec![self.draw_absence(scene, shapes, reason, left)],
        };
        let whole = drawn.iter().copied().reduce(Rect::union).unwrap_or_default();
        labels.taken.push(whole);
        labels.wanted.extend(self.label(scene, stack, whole));

        let mut bounds = vec![-self.plot.bottom];
        bounds.extend(drawn.iter().skip(1).map(|part| -part.bottom));
        bounds.push(-self.plot.top);
        let bounds = apart(bounds);
        let parts = bounds.iter().zip(bounds.iter().skip(1));
        for (((bottom, top), &drawn), &(cell, content)) in parts.zip(&drawn).zip(&stack.segments) {
            let (left, right) = hit;
            let bounds = Rect { left, top: -top, right, bottom: -bottom };
            let row = self.columns.row(self.row, self.columns.areas.place(content));
            let mark = Mark { datum: Datum::Cell(cell), bounds, row, column: slot.column };
            drawing.mark(scene, mark, drawn);
        }
        rest
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        reason: Absence,
        left: f64,
    ) -> Rect {
        let scale = scene.scaled(1.0).min(self.bar_px / (2.0 * absence::HALF_PX));
        let y = self.axis.scale.px(0.0) - scale * (absence::HALF_PX + 2.0);
        let at = Point::new(left + self.bar_px / 2.0, y);
        absence::draw(shapes, reason, at, scale, scene.tones.muted);
        absence::bounds(at, scale)
    }

    /// What a stack comes to, over it; its hedge as a sign where the word has no room.
    fn label(&self, scene: &Scene<'_>, stack: &Stack<'_>, bar: Rect) -> Option<Label> {
        let size = stack.total.value.ok()?.as_f64();
        let write = |hedging| scene.short_label(stack.total, self.axis.unit, hedging);
        let worded = write(Hedging::Word)?;
        let is_fitting = scene.measure(&worded, Type::VALUE) <= self.bands.width_px;
        let words = if is_fitting { worded } else { write(Hedging::Sign)? };
        Some(Label {
            width_px: scene.measure(&words, Type::VALUE),
            words,
            bar,
            is_below: size < 0.0,
            is_close: false,
            colour: scene.tones.ink,
            // A flat tick without its zero could be taken for a stray line.
            size: if size.abs() > 0.0 { size.abs() } else { f64::MAX },
        })
    }

    fn spans<'s>(&self, scene: &'s Scene<'_>) -> Vec<Placed<'s>> {
        let first = self.columns.firsts.last().copied().unwrap_or(0);
        let cells = scene.cells_of(self.panel.region);
        let spans = cells.filter(|(_, cell)| span_years(cell).is_some()).enumerate();
        let row = self.columns.row(self.row, 0);
        spans
            .map(|(at, (cell, content))| Placed { cell, content, row, column: first + at })
            .collect()
    }
}

/// How many bars stand side by side.
fn bars(scene: &Scene<'_>, stacks: &[Stack<'_>]) -> usize {
    stacks.iter().map(|stack| stack.bars(scene)).sum()
}

/// What is left of the place of a year.
#[derive(Clone, Copy)]
struct Slot {
    /// Where the next bar begins.
    left: f64,
    /// Between which edges what is left can be pointed at.
    hit: (f64, f64),
    /// The column of the next mark.
    column: usize,
}

impl Slot {
    /// The part up to an edge where something can be pointed at, and the rest.
    fn split(self, at: f64) -> ((f64, f64), Self) {
        let (from, to) = self.hit;
        let at_hit = at.min(to).max(from);
        let rest = Self { left: at, hit: (at_hit, to), column: self.column + 1 };
        ((from, at_hit), rest)
    }
}
