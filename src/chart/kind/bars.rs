//! Columns over time: a fixed slot for each region in the band of each year.

use crate::chart::country::{self, Level};
use crate::chart::kind::plot::{Labels, Panel, cells_in, parts};
use crate::chart::label::Label;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::{Growth, draw_bar, draw_outline};
use crate::chart::{Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, CountryValue, Datum, Slot};
use crate::dataset::Year;
use crate::text::Hedging;

/// The geometry of a panel's columns.
pub(super) struct Bars<'a> {
    panel: &'a Panel<'a>,
    /// The width of a region's slot, and of the widest bar in it.
    slot_px: f64,
    bar_max_px: f64,
    /// The width of a label over its own bar.
    label_px: f64,
    /// Whether every value has room there for its unit.
    has_units: bool,
}

/// The place of one region's marks in one year.
#[derive(Clone, Copy)]
struct Place {
    /// The edges of its slot.
    left: f64,
    right: f64,
    row: usize,
}

impl<'a> Bars<'a> {
    pub(super) fn new(panel: &'a Panel<'a>, scene: &Scene<'_>) -> Self {
        let rows = panel.rows;
        let years = panel.columns.years;
        let parts = rows
            .iter()
            .flat_map(|(_, region)| years.years().map(|year| parts(scene, *region, year)))
            .fold(1, usize::max) as f64;
        let count = rows.len().max(1) as f64;
        let bar_max_px = scene.scaled(if rows.len() == 1 { 46.0 } else { 34.0 });
        let band_px = panel.bands.width_px;
        let room_px = band_px - (band_px * 0.14).min(16.0);
        let slot_px = (room_px / count).min(bar_max_px * parts);
        let label_px = room_px / count / parts;
        let has_units = rows
            .iter()
            .flat_map(|(_, region)| scene.cells_of(*region))
            .filter(|(_, cell)| matches!(cell.slot, Slot::Year(_)))
            .filter_map(|(_, cell)| scene.label(cell, Hedging::Sign))
            .all(|words| scene.measure(&words, Type::VALUE) <= label_px);
        Self { panel, slot_px, bar_max_px, label_px, has_units }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, drawing: &mut Drawing) {
        let panel = self.panel;
        let mut labels = panel.labels(scene);
        for year in panel.columns.years.years() {
            for (at, &(row, region)) in panel.rows.iter().enumerate() {
                let place = self.place(year, at, row);
                self.draw_slot(scene, drawing, &mut labels, place, (year, region));
            }
        }
        panel.draw_zero(scene, &mut drawing.shapes);
        let levels = self.levels(scene);
        country::draw_levels(scene, &mut drawing.shapes, &levels);
        panel.mark_levels(scene, drawing, &levels);
        labels.taken.extend(levels.iter().map(Level::rect));
        panel.draw_words(scene, drawing, labels, &levels);
    }

    fn place(&self, year: Year, at: usize, row: usize) -> Place {
        let half = self.panel.rows.len() as f64 / 2.0;
        // Neighbours share an edge to the last digit.
        let edge = |at: usize| self.panel.bands.middle_of(year) + (at as f64 - half) * self.slot_px;
        Place { left: edge(at), right: edge(at + 1), row }
    }

    /// Draws what a region has in a year, side by side: earlier stages, then the mark itself.
    fn draw_slot(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        labels: &mut Labels,
        place: Place,
        (year, region): (Year, usize),
    ) {
        let cells: Vec<_> = cells_in(scene, region, year).collect();
        let parts = parts(scene, region, year);
        let part_px = ((self.slot_px - 2.0).max(2.0) / parts.max(1) as f64).min(self.bar_max_px);
        let gap = if parts > 1 && part_px >= 4.0 { 1.0 } else { 0.0 };
        let mut left = (place.left + place.right - parts as f64 * part_px) / 2.0;
        let mut hit_left = place.left;
        let last = cells.len().saturating_sub(1);
        let mut column = self.panel.columns.first_of(year);
        let mut mark = |drawing: &mut Drawing, datum: Datum, right: f64, drawn: Rect| {
            let bounds = Rect { left: hit_left, right, ..self.panel.plot };
            drawing.mark(scene, Mark { datum, bounds, row: place.row, column }, drawn);
            hit_left = right;
            column += 1;
        };
        for (at, (index, cell)) in cells.into_iter().enumerate() {
            for (datum, phase, value) in scene.outlines_of(index) {
                let rect = self.column(left, left + part_px - gap, value);
                draw_outline(&mut drawing.shapes, rect, phase, scene.region_colour(region));
                labels.taken.push(rect);
                left += part_px;
                mark(drawing, datum, left, rect);
            }
            let edges = (left, left + part_px - gap);
            let drawn = self.draw_cell(scene, &mut drawing.shapes, labels, cell, edges);
            left += part_px;
            let right = if at == last { place.right } else { left };
            mark(drawing, Datum::Cell(index), right, drawn);
        }
    }

    /// Draws a value or the sign of its absence; gives what it covers.
    fn draw_cell(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        labels: &mut Labels,
        cell: &Cell,
        (left, right): (f64, f64),
    ) -> Rect {
        let colour = scene.region_colour(cell.region);
        let (Ok(value), Some(group)) = (cell.value, cell.group) else {
            let scale = scene.scaled(1.0).min((right - left) / (2.0 * absence::HALF_PX));
            let y = self.panel.axis.scale.px(0.0) - scale * (absence::HALF_PX + 2.0);
            let at = Point::new((left + right) / 2.0, y);
            let reason = cell.value.err().unwrap_or(Absence::NoRow);
            absence::draw(shapes, reason, at, scale, colour);
            let bounds = absence::bounds(at, scale);
            labels.taken.push(bounds);
            return bounds;
        };
        let number = value.as_f64();
        let rect = self.column(left, right, number);
        let growth = if number < 0.0 { Growth::Down } else { Growth::Up };
        draw_bar(shapes, &scene.bar(cell, group, (rect, growth), colour));
        labels.taken.push(rect);
        let words = self.label(scene, cell);
        labels.wanted.push(Label {
            width_px: scene.measure(&words, Type::VALUE),
            words,
            bar: rect,
            is_below: number < 0.0,
            is_close: false,
            colour: scene.legible(cell.region, colour),
            // A flat tick without its zero could be taken for a stray line.
            size: if number.abs() > 0.0 { number.abs() } else { f64::MAX },
        });
        rect
    }

    /// What stands over a column, its hedge as a sign where the word has no room.
    fn label(&self, scene: &Scene<'_>, cell: &Cell) -> String {
        let write = |hedging| {
            if self.has_units {
                scene.label(cell, hedging)
            } else {
                scene.short_label(cell, self.panel.axis.unit, hedging)
            }
        };
        let is_fitting = |words: &String| scene.measure(words, Type::VALUE) <= self.label_px;
        let worded = write(Hedging::Word).filter(is_fitting);
        worded.or_else(|| write(Hedging::Sign)).unwrap_or_default()
    }

    /// The rectangle of a value from zero on: two pixels at least, so that it is seen.
    fn column(&self, left: f64, right: f64, value: f64) -> Rect {
        let scale = self.panel.axis.scale;
        let (zero, head) = (scale.px(0.0), scale.px(value));
        let head = if value < 0.0 { head.max(zero + 2.0) } else { head.min(zero - 2.0) };
        let left = left.round();
        Rect::between(Point::new(left, zero), Point::new(right.round().max(left + 2.0), head))
    }

    /// The country's values, each across the slots of its year.
    fn levels(&self, scene: &Scene<'_>) -> Vec<Level> {
        let Panel { plot, bands, axis, rows, .. } = self.panel;
        let half_px = self.slot_px * rows.len() as f64 / 2.0 + scene.scaled(5.0);
        let half_px = half_px.min(bands.width_px / 2.0 - 2.0).max(2.0).round();
        let level = |(datum, country, number): (Datum, &CountryValue, f64)| {
            let x = bands.middle_of(country.slot.years().first()).round();
            let y = axis.scale.px(number);
            // A line is a little longer than from its one end to the other.
            let (left, right) = (plot.left + 2.0, plot.right - 2.0);
            let end = |x: f64| Point::new(x.min(right).max(left), y);
            let (from, to) = (end(x - half_px), end(x + half_px));
            let column = self.panel.columns.first_of(country.slot.years().first());
            Level { datum, column, group: country.group, from, to }
        };
        country::values(scene).map(level).collect()
    }
}
