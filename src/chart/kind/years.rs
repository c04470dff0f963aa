//! Over time: columns in a band for each year, with a fixed slot for each region.
//!
//! Past four regions, or where slots would become too narrow, each region has a panel of its own.

use crate::chart::axis::{Bands, ValueAxis};
use crate::chart::country::{self, Level};
use crate::chart::layout::{Drawing, Label, Scene, Type, place_labels};
use crate::chart::mark::{Growth, draw_bar, draw_outline};
use crate::chart::scale::Scale;
use crate::chart::span::{Placed, draw_lane, span_years};
use crate::chart::{Anchor, Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, CountryValue, Datum, Slot};
use crate::dataset::{Year, YearRange};
use crate::text::Hedging;
use crate::view::Form;

/// Whether regions get panels of their own.
pub(in crate::chart) fn has_panels(scene: &Scene<'_>) -> bool {
    let regions = scene.comparison.regions.len();
    let years = scene.comparison.years.map_or(1, |years| usize::from(years.count()));
    let slot_px = (scene.width_px() - scene.scaled(48.0)) / years as f64 / regions.max(1) as f64;
    let is_crowded = regions > 4 || slot_px < 6.0;
    regions > 1 && (is_crowded || scene.view.form == Some(Form::Multiples))
}

/// Draws the chart; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing, years: YearRange) -> f64 {
    let columns = Columns::of(scene, years);
    let country = country::values(scene).map(|(_, _, value)| value);
    let scale = Scale::over(year_values(scene).chain(country), 0.0, 1.0);
    drawing.unnamed = country::groups(scene);
    if has_panels(scene) {
        return draw_panels(scene, drawing, &columns, scale);
    }
    let plot_height = scene.scaled(match scene.width_px() {
        // There is nothing to compare by height.
        _ if !scale.has_values() => 56.0,
        narrow if narrow < 500.0 => 200.0,
        _ => 230.0,
    });
    let axis = ValueAxis::new(scene, scale, 4);
    axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let top = scene.scaled(36.0).round();
    let plot = Rect {
        left: (axis.label_width_px + scene.scaled(8.0)).ceil(),
        top,
        right: scene.width_px().floor(),
        bottom: (top + plot_height).round(),
    };
    let rows: Vec<_> = scene.comparison.regions.iter().copied().enumerate().collect();
    Panel::new(plot, &axis, &rows, &columns, (0.0, scene.width_px()), scene)
        .draw(scene, drawing, true)
}

fn draw_panels(scene: &Scene<'_>, drawing: &mut Drawing, columns: &Columns, scale: Scale) -> f64 {
    let width = scene.width_px();
    let axis = ValueAxis::new(scene, scale, 2);
    axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let indent = (axis.label_width_px + scene.scaled(8.0)).ceil();
    let gap = scene.scaled(20.0).round();
    let wanted = scene.scaled(150.0).max(16.0 * f64::from(columns.years.count()));
    let abreast = ((width - indent + gap) / (wanted + gap)).floor().clamp(1.0, 4.0);
    let panel_width = ((width - indent + gap) / abreast - gap).floor();
    let plot_height = scene.scaled(if scale.has_values() { 84.0 } else { 40.0 }).round();

    let rows: Vec<_> = scene.comparison.regions.iter().copied().enumerate().collect();
    let mut top = scene.scaled(22.0).round();
    for line in rows.chunks(abreast as usize) {
        let titles: Vec<_> = line
            .iter()
            .map(|(_, region)| scene.wrap(scene.region_name(*region), Type::TITLE, panel_width))
            .collect();
        let title_lines = titles.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let title_px = title_lines * scene.line_px(Type::TITLE);
        let plot_top = (top + title_px + scene.scaled(20.0)).round();
        let mut bottom = plot_top;
        for ((at, row), title) in line.iter().enumerate().zip(titles) {
            let left = indent + at as f64 * (panel_width + gap);
            let plot = Rect {
                left,
                top: plot_top,
                right: left + panel_width,
                bottom: plot_top + plot_height,
            };
            for (line, words) in (1..).zip(&title) {
                let y = top + f64::from(line) * scene.line_px(Type::TITLE) - scene.scaled(3.0);
                let at = Point::new(left, y);
                let shape = scene.text(at, Anchor::Start, words, Type::TITLE, scene.tones.ink);
                drawing.shapes.push(shape);
            }
            let row = core::slice::from_ref(row);
            let panel = Panel::new(plot, &axis, row, columns, (left, plot.right), scene);
            bottom = bottom.max(panel.draw(scene, drawing, at == 0));
        }
        top = bottom + scene.scaled(16.0).round();
    }
    top - scene.scaled(8.0).round()
}

/// The values of all years and of their earlier stages.
fn year_values(scene: &Scene<'_>) -> impl Iterator<Item = f64> {
    let cells = scene.comparison.cells.iter().enumerate();
    cells.filter(|(_, cell)| matches!(cell.slot, Slot::Year(_))).flat_map(|(at, cell)| {
        let own = cell.value.ok().map(|value| value.as_f64());
        own.into_iter().chain(scene.outlines_of(at).map(|(_, _, value)| value))
    })
}

/// The columns of marks: as many for each year as its fullest region needs, then the spans.
struct Columns {
    years: YearRange,
    firsts: Vec<usize>,
}

impl Columns {
    fn of(scene: &Scene<'_>, years: YearRange) -> Self {
        let mut firsts = vec![0];
        for year in years.years() {
            let count = |region: &usize| parts(scene, *region, year);
            let widest = scene.comparison.regions.iter().map(count).max().unwrap_or(0);
            firsts.push(firsts.last().copied().unwrap_or(0) + widest);
        }
        Self { years, firsts }
    }

    fn first_of(&self, year: Year) -> usize {
        let at = usize::try_from(year.since(self.years.first())).unwrap_or(0);
        self.firsts.get(at).copied().unwrap_or(0)
    }

    fn first_of_spans(&self) -> usize {
        self.firsts.last().copied().unwrap_or(0)
    }
}

fn cells_in<'a>(
    scene: &'a Scene<'_>,
    region: usize,
    year: Year,
) -> impl Iterator<Item = (usize, &'a Cell)> {
    scene.cells_of(region).filter(move |(_, cell)| cell.slot == Slot::Year(year))
}

/// How many bars and outlines a region has in a year.
fn parts(scene: &Scene<'_>, region: usize, year: Year) -> usize {
    cells_in(scene, region, year).map(|(cell, _)| 1 + scene.outlines_of(cell).count()).sum()
}

/// One plot with its years, slots and lane.
struct Panel<'a> {
    plot: Rect,
    axis: ValueAxis,
    bands: Bands,
    /// Positions and indices of its regions.
    rows: &'a [(usize, usize)],
    columns: &'a Columns,
    /// The left and right edge for words.
    edges: (f64, f64),
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

/// What is in the way of labels, and the labels.
#[derive(Default)]
struct Labels {
    wanted: Vec<Label>,
    taken: Vec<Rect>,
}

impl<'a> Panel<'a> {
    fn new(
        plot: Rect,
        axis: &ValueAxis,
        rows: &'a [(usize, usize)],
        columns: &'a Columns,
        edges: (f64, f64),
        scene: &Scene<'_>,
    ) -> Self {
        // Values below zero have their labels below their bars.
        let foot_px = if axis.scale.is_negative() { scene.scaled(18.0).round() } else { 0.0 };
        let axis = axis.moved(plot.bottom - foot_px, plot.top);
        let bands = Bands::new(columns.years, plot.left, plot.right);
        let parts = rows
            .iter()
            .flat_map(|(_, region)| columns.years.years().map(|year| parts(scene, *region, year)))
            .fold(1, usize::max) as f64;
        let count = rows.len().max(1) as f64;
        let bar_max_px = scene.scaled(if rows.len() == 1 { 46.0 } else { 34.0 });
        let room_px = bands.width_px - (bands.width_px * 0.14).min(16.0);
        let slot_px = (room_px / count).min(bar_max_px * parts);
        let label_px = room_px / count / parts;
        let has_units = rows
            .iter()
            .flat_map(|(_, region)| scene.cells_of(*region))
            .filter(|(_, cell)| matches!(cell.slot, Slot::Year(_)))
            .filter_map(|(_, cell)| scene.label(cell, Hedging::Sign))
            .all(|words| scene.measure(&words, Type::VALUE) <= label_px);
        Self { plot, axis, bands, rows, columns, edges, slot_px, bar_max_px, label_px, has_units }
    }

    /// Draws the panel; gives where its lane ends.
    fn draw(&self, scene: &Scene<'_>, drawing: &mut Drawing, has_tick_labels: bool) -> f64 {
        self.axis.draw_upright(scene, &mut drawing.shapes, self.plot, has_tick_labels);
        let mut labels = Labels::default();
        for year in self.columns.years.years() {
            for (at, &(row, region)) in self.rows.iter().enumerate() {
                let place = self.place(year, at, row);
                self.draw_slot(scene, drawing, &mut labels, place, (year, region));
            }
        }
        let zero = self.axis.scale.px(0.0);
        let line = Rect { top: zero, bottom: zero + 1.0, ..self.plot };
        drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
        let (left, right) = self.edges;
        let top = self.plot.top - scene.scaled(18.0);
        let area = Rect { left, top, right, bottom: self.plot.bottom };
        let levels = self.levels(scene);
        country::draw_levels(scene, &mut drawing.shapes, &levels);
        // Each panel shows the same ones; the first has them as marks.
        if self.rows.first().is_some_and(|(row, _)| *row == 0) {
            let row = scene.comparison.regions.len();
            country::mark_levels(scene, drawing, &levels, (self.plot, row));
        }
        labels.taken.extend(levels.iter().map(Level::rect));
        let taken = place_labels(scene, &mut drawing.shapes, &labels.wanted, labels.taken, area);
        country::name_levels(scene, drawing, &levels, taken, area);

        let years_y = self.plot.bottom + scene.scaled(18.0);
        self.bands.draw_labels(scene, &mut drawing.shapes, years_y, left, right);
        let lane_top = (self.plot.bottom + scene.scaled(26.0)).round();
        let spans = self.spans(scene);
        draw_lane(scene, drawing, &self.bands, &spans, self.edges, lane_top)
    }

    fn place(&self, year: Year, at: usize, row: usize) -> Place {
        let half = self.rows.len() as f64 / 2.0;
        // Neighbours share an edge to the last digit.
        let edge = |at: usize| self.bands.middle_of(year) + (at as f64 - half) * self.slot_px;
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
        let mut column = self.columns.first_of(year);
        let mut mark = |drawing: &mut Drawing, datum: Datum, right: f64, drawn: Rect| {
            let bounds = Rect { left: hit_left, right, ..self.plot };
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
            let y = self.axis.scale.px(0.0) - scale * (absence::HALF_PX + 2.0);
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
                scene.short_label(cell, self.axis.unit, hedging)
            }
        };
        let is_fitting = |words: &String| scene.measure(words, Type::VALUE) <= self.label_px;
        let worded = write(Hedging::Word).filter(is_fitting);
        worded.or_else(|| write(Hedging::Sign)).unwrap_or_default()
    }

    /// The rectangle of a value from zero on: two pixels at least, so that it is seen.
    fn column(&self, left: f64, right: f64, value: f64) -> Rect {
        let (zero, head) = (self.axis.scale.px(0.0), self.axis.scale.px(value));
        let head = if value < 0.0 { head.max(zero + 2.0) } else { head.min(zero - 2.0) };
        let left = left.round();
        Rect::between(Point::new(left, zero), Point::new(right.round().max(left + 2.0), head))
    }

    /// The country's values, each across the slots of its year.
    fn levels(&self, scene: &Scene<'_>) -> Vec<Level> {
        let half_px = self.slot_px * self.rows.len() as f64 / 2.0 + scene.scaled(5.0);
        let half_px = half_px.min(self.bands.width_px / 2.0 - 2.0).max(2.0).round();
        let level = |(datum, country, number): (Datum, &CountryValue, f64)| {
            let (x, y) = (
                self.bands.middle_of(country.slot.years().first()).round(),
                self.axis.scale.px(number),
            );
            // A line is a little longer than from its one end to the other.
            let (left, right) = (self.plot.left + 2.0, self.plot.right - 2.0);
            let end = |x: f64| Point::new(x.min(right).max(left), y);
            let (from, to) = (end(x - half_px), end(x + half_px));
            let column = self.columns.first_of(country.slot.years().first());
            Level { datum, column, group: country.group, from, to }
        };
        country::values(scene).map(level).collect()
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
