//! A comparison as a picture, and its painting.
//!
//! [`figure`] decides everything: scales, ticks, labels, patterns, places, colours. [`paint`]
//! strokes what it is given, on any backend of plotters.

mod absence;
mod axis;
mod country;
mod dot;
mod figure;
mod kind;
mod label;
mod layout;
mod legend;
mod mark;
mod paint;
mod pattern;
mod pointing;
mod room;
mod scale;
mod sound;
mod span;
mod surface;
mod text_metrics;
mod texture;
mod theme;
#[cfg(test)]
mod theme_test;

pub use figure::{Anchor, Figure, LegendItem, Point, Rect, Shape};
pub use mark::Mark;
pub use paint::{PaintError, paint};
pub(crate) use room::{NARROW_PADDING_PX, NARROW_REM, PADDING_PX, ROOT_FONT_PX};
pub use sound::{Tone, Voice, tones};
pub use surface::{TextPlacement, Typeface, Typesetting};
pub use text_metrics::width_px as words_width_px;
pub(crate) use text_metrics::wrap as wrapped_words;
pub(crate) use texture::region_textures;
pub use texture::{Texture, region_swatch};
#[cfg(feature = "still")]
pub(crate) use theme::{AREAS, HUES, SHADES};
pub use theme::{
    Colour, House, ROLES, Shade, System, Theme, Tones, Wish, Wishes, area_colours, map_shades,
    region_colour, region_colours,
};

use crate::chart::layout::{Drawing, Scene};
use crate::compare::{Comparison, Datum};
use crate::dataset::{Dataset, Language};
use crate::text::{Locale, text_alternative};
use crate::view::{ChartKind, View};

/// Where a figure is to stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The width that there is, px; less than 240 is taken as 240.
    pub width_px: f64,
    /// The reader's font size, px; all words follow it.
    pub root_font_px: f64,
    /// In which colours.
    pub theme: Theme,
    /// Whether regions differ by pattern, too; in some themes they always do.
    pub has_patterns: bool,
    /// In which language.
    pub language: Language,
    /// What stands out.
    pub highlight: Highlight,
}

/// What stands out in a figure, because the reader points at it or has it in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Highlight {
    /// What has a ring.
    pub datum: Option<Datum>,
    /// The region beside which all others step back, where it is shown beside others.
    pub region: Option<usize>,
}

impl Frame {
    /// The least width that a figure is drawn for, px.
    pub const WIDTH_MIN_PX: f64 = 240.0;

    /// The frame with every length in a range that can be drawn.
    fn sound(self) -> Self {
        let within = |value: f64, least: f64, most: f64, otherwise: f64| {
            if value.is_finite() { value.max(least).min(most) } else { otherwise }
        };
        Self {
            width_px: within(self.width_px, Self::WIDTH_MIN_PX, 4000.0, 800.0).floor(),
            root_font_px: within(self.root_font_px, 8.0, 64.0, 16.0),
            ..self
        }
    }
}

/// The picture of a comparison: total, and the same for the same input everywhere.
///
/// ```
/// use vardkronan::chart::{Frame, Highlight, Theme, figure};
/// use vardkronan::compare::compare;
/// use vardkronan::dataset::Language;
/// use vardkronan::export::svg;
/// use vardkronan::ingest::{Strictness, json};
/// use vardkronan::view::link;
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let view = link::decode("regions=14,08&years=2017-2022").view;
/// let frame = Frame {
///     width_px: 360.0,
///     root_font_px: 16.0,
///     theme: Theme::Dark,
///     has_patterns: false,
///     language: Language::Swedish,
///     highlight: Highlight::default(),
/// };
/// let picture = figure(&dataset, &compare(&dataset, &view), &view, &frame);
/// assert!(svg(&picture).starts_with("<svg"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn figure(dataset: &Dataset, comparison: &Comparison, view: &View, frame: &Frame) -> Figure {
    compose(dataset, comparison, view, &frame.sound(), false)
}

/// The picture of a comparison with its legend under it, for use on its own.
pub fn figure_with_legend(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    frame: &Frame,
) -> Figure {
    compose(dataset, comparison, view, &frame.sound(), true)
}

fn compose(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    frame: &Frame,
    has_legend: bool,
) -> Figure {
    let locale = Locale::of(frame.language);
    let tones = frame.theme.tones();
    let colours = region_colours(frame.theme, &comparison.regions);
    let colours = &colours;
    let has_patterns = frame.has_patterns || frame.theme.has_patterns();
    let regions = &comparison.regions;
    let textures = &if has_patterns { region_textures(regions) } else { Vec::new() };
    let runs = &layout::runs(comparison);
    let form = comparison.form().form;
    let is_pointed = comparison.has_points();
    let scene = Scene {
        dataset,
        comparison,
        view,
        frame,
        locale,
        tones,
        form,
        is_pointed,
        colours,
        textures,
        runs,
    };
    // The paper comes first and gets its height last.
    let mut drawing = Drawing::on_paper(&scene);
    let mut height_px = draw(&scene, &mut drawing);
    drawing.draw_ring(&scene, height_px);
    drawing.make_room(&scene);
    let key = core::mem::take(&mut drawing.key);
    let names_country = !drawing.unnamed.is_empty();
    let legend = legend::legend(&scene, key, &drawing.unnamed_regions, names_country);
    if has_legend {
        let top = height_px + scene.scaled(8.0);
        height_px = legend::draw(&scene, &mut drawing.shapes, &legend, top);
    }
    let height_px = height_px.ceil().max(1.0);
    drawing.keep_inside(&scene);
    let Drawing { mut shapes, marks, .. } = drawing;
    if let Some(Shape::Rect { rect, .. }) = shapes.first_mut() {
        rect.bottom = height_px;
    }
    let label = text_alternative(dataset, comparison, locale);
    Figure { width_px: frame.width_px, height_px, label, shapes, marks, legend }
}

/// Draws the chart of the view; gives its height.
fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    match (scene.view.chart, scene.comparison.years) {
        (ChartKind::Years | ChartKind::Table, Some(years)) => {
            kind::years::draw(scene, drawing, years)
        }
        (ChartKind::Difference, _) if scene.has_sides() => kind::difference::draw(scene, drawing),
        (ChartKind::Areas, _) if kind::areas::is_stacked(scene) => {
            kind::areas::draw(scene, drawing)
        }
        (ChartKind::Map, _) if kind::map::is_drawn(scene) => kind::map::draw(scene, drawing),
        // Bars, which also stand in for what cannot be drawn of a view.
        (
            ChartKind::Regions
            | ChartKind::Years
            | ChartKind::Areas
            | ChartKind::Difference
            | ChartKind::Map
            | ChartKind::Table,
            _,
        ) => kind::regions::draw(scene, drawing),
    }
}
