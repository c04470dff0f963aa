//! Small multiples: a panel for each region, on one scale for all or, if asked, on one each.

use crate::chart::axis::ValueAxis;
use crate::chart::country;
use crate::chart::kind::plot::{Columns, Panel, year_values};
use crate::chart::kind::rows::regions_in_panels;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::scale::Scale;
use crate::chart::{Anchor, Point, Rect};
use crate::view::Axis;

/// How panels stand.
struct Grid {
    indent: f64,
    gap: f64,
    abreast: usize,
    panel_px: f64,
    plot_px: f64,
    /// Whether each panel says in what it counts.
    has_units: bool,
}

/// Draws the chart; gives its height.
pub(super) fn draw(scene: &Scene<'_>, drawing: &mut Drawing, columns: &Columns) -> f64 {
    let is_free = scene.view.axis == Axis::Free;
    let rows: Vec<_> = regions_in_panels(scene).into_iter().enumerate().collect();
    let axes = axes(scene, &rows, is_free);
    let grid = Grid::new(scene, columns, &axes, is_free);
    let mut top = draw_title(scene, drawing, &axes, &grid);
    let chunks = rows.chunks(grid.abreast).zip(axes.chunks(grid.abreast));
    for (line, axes) in chunks {
        top = grid.draw_line(scene, drawing, columns, (line, axes), top);
    }
    top - scene.scaled(8.0).round()
}

/// The axis of each panel.
fn axes(scene: &Scene<'_>, rows: &[(usize, usize)], is_free: bool) -> Vec<ValueAxis> {
    let country = || country::values(scene).map(|(_, _, value)| value);
    let axis_of = |regions: &[usize]| {
        let scale = Scale::over(year_values(scene, regions).chain(country()), 0.0, 1.0);
        ValueAxis::new(scene, scale, 2)
    };
    if is_free {
        return rows.iter().map(|&(_, region)| axis_of(&[region])).collect();
    }
    vec![axis_of(&scene.comparison.regions); rows.len()]
}

/// Draws in what the panels count and whether their scales differ; gives where that ends.
fn draw_title(scene: &Scene<'_>, drawing: &mut Drawing, axes: &[ValueAxis], grid: &Grid) -> f64 {
    let unit = axes.first().filter(|_| !grid.has_units).map(|axis| axis.title(scene));
    let is_free = scene.view.axis == Axis::Free;
    let note = is_free.then(|| scene.locale.word("axis.free").to_owned());
    let words: Vec<String> = unit.into_iter().chain(note).collect();
    let line_px = scene.line_px(Type::SMALL);
    let mut y = scene.scaled(11.0) - line_px;
    for line in scene.wrap(&words.join(" · "), Type::SMALL, scene.width_px()) {
        y += line_px;
        let at = Point::new(0.0, y);
        let muted = scene.tones.muted;
        drawing.shapes.push(scene.text(at, Anchor::Start, &line, Type::SMALL, muted));
    }
    (y + scene.scaled(11.0)).round()
}

impl Grid {
    fn new(scene: &Scene<'_>, columns: &Columns, axes: &[ValueAxis], is_free: bool) -> Self {
        let width = scene.width_px();
        let labels_px = axes.iter().map(|axis| axis.label_width_px).fold(0.0, f64::max);
        let indent = (labels_px + scene.scaled(8.0)).ceil();
        let between = scene.scaled(20.0).round();
        // Each panel has its own labels where each has its own scale.
        let gap = if is_free { indent + (between / 2.0).round() } else { between };
        let year_px = if scene.is_pointed { 3.0 } else { 16.0 };
        let wanted = scene.scaled(150.0).max(year_px * f64::from(columns.years.count()));
        let abreast = ((width - indent + gap) / (wanted + gap)).floor().clamp(1.0, 4.0);
        let panel_px = ((width - indent + gap) / abreast - gap).floor();
        let has_values = axes.iter().any(|axis| axis.scale.has_values());
        let plot_px = scene.scaled(if has_values { 84.0 } else { 40.0 }).round();
        let first = axes.first().map(|axis| axis.unit);
        let has_units = axes.iter().any(|axis| Some(axis.unit) != first);
        Self { indent, gap, abreast: abreast as usize, panel_px, plot_px, has_units }
    }

    /// Draws panels abreast from `top` on; gives where the next ones begin.
    fn draw_line(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        columns: &Columns,
        (rows, axes): (&[(usize, usize)], &[ValueAxis]),
        top: f64,
    ) -> f64 {
        let titles: Vec<_> = rows
            .iter()
            .map(|(_, region)| scene.wrap(scene.region_name(*region), Type::TITLE, self.panel_px))
            .collect();
        let title_lines = titles.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let title_px = title_lines * scene.line_px(Type::TITLE);
        let unit_px = if self.has_units { scene.line_px(Type::SMALL) } else { 0.0 };
        let plot_top = (top + title_px + unit_px + scene.scaled(20.0)).round();
        let is_free = scene.view.axis == Axis::Free;
        let mut bottom = plot_top;
        for (((at, row), axis), title) in rows.iter().enumerate().zip(axes).zip(titles) {
            let left = self.indent + at as f64 * (self.panel_px + self.gap);
            let right = left + self.panel_px;
            let plot = Rect { left, top: plot_top, right, bottom: plot_top + self.plot_px };
            for (line, words) in (1..).zip(&title) {
                let y = top + f64::from(line) * scene.line_px(Type::TITLE) - scene.scaled(3.0);
                let at = Point::new(left, y);
                let shape = scene.text(at, Anchor::Start, words, Type::TITLE, scene.tones.ink);
                drawing.shapes.push(shape);
            }
            if self.has_units {
                let y = top + title.len() as f64 * scene.line_px(Type::TITLE) + unit_px;
                let at = Point::new(left, y - scene.scaled(3.0));
                let words = axis.title(scene);
                let muted = scene.tones.muted;
                drawing.shapes.push(scene.text(at, Anchor::Start, &words, Type::SMALL, muted));
            }
            let row = core::slice::from_ref(row);
            let has_ticks = (scene, is_free || at == 0);
            let panel = Panel::new(plot, axis, row, columns, (left, right), has_ticks);
            bottom = bottom.max(panel.draw(scene, drawing));
        }
        bottom + scene.scaled(16.0).round()
    }
}
