//! Over time: one plot for all regions, or small multiples.

use crate::chart::Rect;
use crate::chart::axis::ValueAxis;
use crate::chart::country;
use crate::chart::kind::plot::{Columns, Panel, year_values};
use crate::chart::kind::{line, multiples};
use crate::chart::layout::{Drawing, Scene};
use crate::chart::scale::Scale;
use crate::dataset::YearRange;
use crate::view::Form;

/// Draws the chart; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing, years: YearRange) -> f64 {
    let columns = Columns::of(scene, years);
    drawing.unnamed = country::groups(scene);
    if scene.form == Form::Multiples {
        return multiples::draw(scene, drawing, &columns);
    }
    let regions = &scene.comparison.regions;
    let country = country::values(scene).map(|(_, _, value)| value);
    let scale = Scale::over(year_values(scene, regions).chain(country), 0.0, 1.0);
    let plot_height = scene.scaled(match scene.width_px() {
        // There is nothing to compare by height.
        _ if !scale.has_values() => 56.0,
        narrow if narrow < scene.scaled(472.0) => 200.0,
        _ => 230.0,
    });
    let axis = ValueAxis::new(scene, scale, 4);
    axis.draw_title(scene, &mut drawing.shapes, scene.scaled(11.0));
    let top = scene.scaled(if scene.is_pointed { 42.0 } else { 36.0 }).round();
    let left = (axis.label_width_px + scene.scaled(8.0)).ceil();
    let names_px = if scene.is_pointed { line::names_px(scene, years, left) } else { 0.0 };
    let plot = Rect {
        left,
        top,
        right: (scene.width_px() - names_px).floor(),
        bottom: (top + plot_height).round(),
    };
    if !scene.is_pointed {
        drawing.unnamed_regions.clone_from(regions);
    }
    let rows: Vec<_> = regions.iter().copied().enumerate().collect();
    Panel::new(plot, &axis, &rows, &columns, (0.0, scene.width_px()), (scene, true))
        .draw(scene, drawing)
}
