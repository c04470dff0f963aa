//! The axes: values with round ticks, and years in bands of equal width.

use crate::chart::layout::{Scene, Type};
use crate::chart::scale::Scale;
use crate::chart::{Anchor, Point, Rect, Shape};
use crate::dataset::{Year, YearRange};
use crate::text::{AxisUnit, axis_title, axis_unit, tick_label, years_label};

/// The marks of a value axis, with their words.
#[derive(Clone, Debug)]
pub(super) struct ValueAxis {
    pub(super) scale: Scale,
    pub(super) unit: AxisUnit,
    ticks: Vec<(f64, String)>,
    /// The width of the widest tick label.
    pub(super) label_width_px: f64,
}

impl ValueAxis {
    /// The axis of a scale, with about so many ticks.
    pub(super) fn new(scene: &Scene<'_>, scale: Scale, about: usize) -> Self {
        let unit = axis_unit(scene.comparison.measure, scale.largest());
        let ticks: Vec<_> = scale
            .ticks(about)
            .into_iter()
            .map(|value| (value, tick_label(scene.locale, value, unit)))
            .collect();
        let widths = ticks.iter().map(|(_, words)| scene.measure(words, Type::SMALL));
        let label_width_px = widths.fold(0.0, f64::max);
        Self { scale, unit, ticks, label_width_px }
    }

    /// The same marks at other pixels.
    pub(super) fn moved(&self, from_px: f64, to_px: f64) -> Self {
        Self { scale: self.scale.moved(from_px, to_px), ..self.clone() }
    }

    /// What it counts in, from the left edge, its baseline at `y`; with a star for all its marks,
    /// where each of them is computed.
    pub(super) fn draw_title(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, y: f64) {
        let mut words = axis_title(scene.locale, self.unit);
        if scene.is_computed() {
            words.push('*');
        }
        let at = Point::new(0.0, y);
        shapes.push(scene.text(at, Anchor::Start, &words, Type::SMALL, scene.tones.muted));
    }

    /// The width of what it counts in.
    pub(super) fn title_px(&self, scene: &Scene<'_>) -> f64 {
        scene.measure(&axis_title(scene.locale, self.unit), Type::SMALL)
    }

    /// Lines across a plot whose values run upwards, and labels left of it if it has any.
    pub(super) fn draw_upright(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        plot: Rect,
        has_labels: bool,
    ) {
        let drop = scene.scaled(4.0);
        for (value, words) in &self.ticks {
            let y = self.scale.px(*value);
            if value.abs() > 0.0 {
                let rect = Rect { left: plot.left, top: y, right: plot.right, bottom: y + 1.0 };
                shapes.push(Shape::Rect { rect, colour: scene.tones.grid });
            }
            if has_labels {
                let at = Point::new(plot.left - scene.scaled(6.0), y + drop);
                shapes.push(scene.text(at, Anchor::End, words, Type::SMALL, scene.tones.muted));
            }
        }
    }

    /// Lines down a plot whose values run to the right, and labels above it.
    pub(super) fn draw_lying(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, plot: Rect) {
        for (value, words) in &self.ticks {
            let x = self.scale.px(*value);
            if value.abs() > 0.0 {
                let rect = Rect { left: x, top: plot.top, right: x + 1.0, bottom: plot.bottom };
                shapes.push(Shape::Rect { rect, colour: scene.tones.grid });
            }
            let half = scene.measure(words, Type::SMALL) / 2.0;
            let middle = x.min(scene.width_px() - half).max(half);
            let at = Point::new(middle, plot.top - scene.scaled(5.0));
            shapes.push(scene.text(at, Anchor::Middle, words, Type::SMALL, scene.tones.muted));
        }
    }
}

/// Years side by side, each in a band of the same width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bands {
    pub(super) years: YearRange,
    left: f64,
    /// The width of one band.
    pub(super) width_px: f64,
}

impl Bands {
    /// The years from one edge to the other.
    pub(super) fn new(years: YearRange, left: f64, right: f64) -> Self {
        Self { years, left, width_px: (right - left) / f64::from(years.count()) }
    }

    /// Where a year begins; the band of a year outside is outside.
    pub(super) fn left_of(&self, year: Year) -> f64 {
        self.left + f64::from(year.since(self.years.first())) * self.width_px
    }

    /// The middle of a year's band.
    pub(super) fn middle_of(&self, year: Year) -> f64 {
        self.left_of(year) + self.width_px / 2.0
    }

    /// Where a year ends.
    pub(super) fn right_of(&self, year: Year) -> f64 {
        self.left_of(year) + self.width_px
    }

    /// Draws as many years in full as fit, evenly chosen, the first and the last among them.
    pub(super) fn draw_labels(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        y: f64,
        left: f64,
        right: f64,
    ) {
        let steps = u32::from(self.years.count()) - 1;
        let wanted = scene.measure("2000", Type::NAME) + scene.scaled(5.0);
        let step = (1..=steps)
            .find(|step| steps.is_multiple_of(*step) && f64::from(*step) * self.width_px >= wanted);
        for (at, year) in (0_u32..).zip(self.years.years()) {
            let is_shown = step.map_or(at == 0, |step| at.is_multiple_of(step));
            if !is_shown {
                continue;
            }
            let words = years_label(YearRange::single(year));
            let half = scene.measure(&words, Type::NAME) / 2.0;
            let middle = self.middle_of(year).min(right - half).max(left + half);
            let at = Point::new(middle, y);
            shapes.push(scene.text(at, Anchor::Middle, &words, Type::NAME, scene.tones.ink));
        }
    }
}
