//! What every plot over time has: its years, its regions, its axis, and the lane of spans under it.

use crate::chart::axis::{Bands, ValueAxis};
use crate::chart::country::{self, Level};
use crate::chart::kind::bars::Bars;
use crate::chart::kind::line;
use crate::chart::label::{Label, few, place_labels};
use crate::chart::layout::{Drawing, Scene};
use crate::chart::span::{Placed, draw_lane, span_years};
use crate::chart::{Rect, Shape};
use crate::compare::{Cell, Slot};
use crate::dataset::{Year, YearRange};
use crate::view::Form;

/// The columns of marks: as many for each year as its fullest region needs, then the spans.
pub(super) struct Columns {
    pub(super) years: YearRange,
    firsts: Vec<usize>,
}

impl Columns {
    pub(super) fn of(scene: &Scene<'_>, years: YearRange) -> Self {
        let mut firsts = vec![0];
        for year in years.years() {
            let count = |region: &usize| parts(scene, *region, year);
            let widest = scene.comparison.regions.iter().map(count).max().unwrap_or(0);
            firsts.push(firsts.last().copied().unwrap_or(0) + widest);
        }
        Self { years, firsts }
    }

    pub(super) fn first_of(&self, year: Year) -> usize {
        let at = usize::try_from(year.since(self.years.first())).unwrap_or(0);
        self.firsts.get(at).copied().unwrap_or(0)
    }

    fn first_of_spans(&self) -> usize {
        self.firsts.last().copied().unwrap_or(0)
    }
}

/// What a region has in a year.
pub(super) fn cells_in<'a>(
    scene: &'a Scene<'_>,
    region: usize,
    year: Year,
) -> impl Iterator<Item = (usize, &'a Cell)> {
    scene.cells_of(region).filter(move |(_, cell)| cell.slot == Slot::Year(year))
}

/// How many values, absences and earlier stages a region has in a year.
pub(super) fn parts(scene: &Scene<'_>, region: usize, year: Year) -> usize {
    cells_in(scene, region, year).map(|(cell, _)| 1 + scene.outlines_of(cell).count()).sum()
}

/// The values of these regions' years and of their earlier stages.
pub(super) fn year_values<'a>(
    scene: &'a Scene<'_>,
    regions: &'a [usize],
) -> impl Iterator<Item = f64> + 'a {
    let cells = regions.iter().flat_map(|region| scene.cells_of(*region));
    cells.filter(|(_, cell)| matches!(cell.slot, Slot::Year(_))).flat_map(|(at, cell)| {
        let own = cell.value.ok().map(|value| value.as_f64());
        own.into_iter().chain(scene.outlines_of(at).map(|(_, _, value)| value))
    })
}

/// One plot with its years and its lane.
pub(super) struct Panel<'a> {
    pub(super) plot: Rect,
    pub(super) axis: ValueAxis,
    pub(super) bands: Bands,
    /// Positions and indices of its regions.
    pub(super) rows: &'a [(usize, usize)],
    pub(super) columns: &'a Columns,
    /// The left and right edge for words.
    pub(super) edges: (f64, f64),
    /// Whether the axis has its words beside it.
    has_ticks: bool,
}

/// What is in the way of labels, and the labels.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) wanted: Vec<Label>,
    pub(super) taken: Vec<Rect>,
}

impl<'a> Panel<'a> {
    pub(super) fn new(
        plot: Rect,
        axis: &ValueAxis,
        rows: &'a [(usize, usize)],
        columns: &'a Columns,
        edges: (f64, f64),
        (scene, has_ticks): (&Scene<'_>, bool),
    ) -> Self {
        // Values below zero have their labels below their bars.
        let foot_px = if axis.scale.is_negative() { scene.scaled(18.0).round() } else { 0.0 };
        let axis = axis.moved(plot.bottom - foot_px, plot.top);
        // Points that give way to others reach over the last year's edge.
        let inset_px = if scene.is_pointed { scene.scaled(6.0).max(6.0) } else { 0.0 };
        let bands = Bands::new(columns.years, plot.left, plot.right - inset_px);
        Self { plot, axis, bands, rows, columns, edges, has_ticks }
    }

    /// Draws the panel with columns or points; gives where its lane ends.
    pub(super) fn draw(&self, scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
        self.axis.draw_upright(scene, &mut drawing.shapes, self.plot, self.has_ticks);
        if scene.is_pointed {
            line::draw(self, scene, drawing);
        } else {
            Bars::new(self, scene).draw(scene, drawing);
        }
        let (left, right) = self.edges;
        let years_y = self.plot.bottom + scene.scaled(18.0);
        self.bands.draw_labels(scene, &mut drawing.shapes, years_y, left, right);
        let lane_top = (self.plot.bottom + scene.scaled(26.0)).round();
        let spans = self.spans(scene);
        draw_lane(scene, drawing, &self.bands, &spans, self.edges, lane_top)
    }

    /// No labels yet; what the axis says is in their way.
    pub(super) fn labels(&self, scene: &Scene<'_>) -> Labels {
        let ticks = self.axis.tick_boxes(scene, self.plot).filter(|_| self.has_ticks);
        Labels { wanted: Vec::new(), taken: ticks.collect() }
    }

    /// Where words in the plot may stand.
    pub(super) fn area(&self, scene: &Scene<'_>) -> Rect {
        let (left, right) = self.edges;
        let top = self.plot.top - scene.scaled(if scene.is_pointed { 24.0 } else { 18.0 });
        Rect { left, top, right, bottom: self.plot.bottom }
    }

    pub(super) fn draw_zero(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>) {
        let zero = self.axis.scale.px(0.0);
        let line = Rect { top: zero, bottom: zero + 1.0, ..self.plot };
        shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
    }

    /// Makes the country's values marks, in the first of panels, which all show the same.
    pub(super) fn mark_levels(&self, scene: &Scene<'_>, drawing: &mut Drawing, levels: &[Level]) {
        if self.rows.first().is_some_and(|(row, _)| *row == 0) {
            let row = scene.comparison.regions.len();
            country::mark_levels(scene, drawing, levels, (self.plot, row));
        }
    }

    /// Draws the labels that find a place, and the country's names beside its levels.
    pub(super) fn draw_words(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        labels: Labels,
        levels: &[Level],
    ) {
        let area = self.area(scene);
        let Labels { mut wanted, taken } = labels;
        if scene.form == Form::Multiples {
            wanted = few(wanted, self.bands.width_px);
        }
        let taken = place_labels(scene, &mut drawing.shapes, &wanted, taken, area);
        country::name_levels(scene, drawing, levels, taken, area);
    }

    fn spans<'s>(&self, scene: &'s Scene<'_>) -> Vec<Placed<'s>> {
        let first = self.columns.first_of_spans();
        let spans_of = |&(row, region): &(usize, usize)| {
            scene
                .cells_of(region)
                .filter(|(_, cell)| span_years(cell).is_some())
                .enumerate()
                .map(move |(at, (cell, content))| Placed { cell, content, row, column: first + at })
        };
        self.rows.iter().flat_map(spans_of).collect()
    }
}
