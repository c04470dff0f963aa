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

    /// What it counts in, with a star where all its values are computed.
    pub(super) fn title(&self, scene: &Scene<'_>) -> String {
        let mut words = axis_title(scene.locale, self.unit);
        if scene.is_computed() {
            words.push('*');
        }
        words
    }

    /// What it counts in, from the left edge, its baseline at `y`.
    pub(super) fn draw_title(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>, y: f64) {
        let words = self.title(scene);
        let at = Point::new(0.0, y);
        shapes.push(scene.text(at, Anchor::Start, &words, Type::SMALL, scene.tones.muted));
    }

    /// The width of what it counts in.
    pub(super) fn title_px(&self, scene: &Scene<'_>) -> f64 {
        scene.measure(&self.title(scene), Type::SMALL)
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

    /// What the labels left of a plot cover.
    pub(super) fn tick_boxes(&self, scene: &Scene<'_>, plot: Rect) -> impl Iterator<Item = Rect> {
        let half = scene.line_px(Type::SMALL) / 2.0;
        self.ticks.iter().map(move |(value, words)| {
            let (right, y) = (plot.left - scene.scaled(6.0), self.scale.px(*value));
            let left = right - scene.measure(words, Type::SMALL);
            Rect { left, top: y - half, right, bottom: y + half }
        })
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

    /// Draws as many years in full as fit, the first and the last among them.
    pub(super) fn draw_labels(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        y: f64,
        left: f64,
        right: f64,
    ) {
        let half = scene.measure("2000", Type::NAME) / 2.0;
        let wanted = 2.0 * half + scene.scaled(5.0);
        let (first, last) = (self.years.first(), self.years.last());
        let step = self.step(wanted);
        let middle = |year: Year| self.middle_of(year).min(right - half).max(left + half);
        let mut label = |year: Year| {
            let words = years_label(YearRange::single(year));
            let at = Point::new(middle(year), y);
            shapes.push(scene.text(at, Anchor::Middle, &words, Type::NAME, scene.tones.ink));
        };
        label(first);
        let mut before = middle(first);
        let ends_at = middle(last) - wanted;
        for year in self.years.years().filter(|year| step.has(*year, self.years)) {
            let x = middle(year);
            if x - before >= wanted && x <= ends_at {
                label(year);
                before = x;
            }
        }
        if middle(last) - middle(first) >= wanted {
            label(last);
        }
    }

    /// Which years have labels: evenly from the first to the last where that leaves one between
    /// them, else the two alone if few are between them, else round ones.
    fn step(&self, wanted_px: f64) -> YearStep {
        let steps = u32::from(self.years.count()) - 1;
        let fits = |step: &u32| f64::from(*step) * self.width_px >= wanted_px;
        let even = (1..=steps / 2).find(|step| steps.is_multiple_of(*step) && fits(step));
        let round = [2, 5, 10, 20, 25, 50, 100, 200].into_iter().find(|step| fits(step));
        match (even, round) {
            // A few more labels are not worth odd numbers, nor uneven steps.
            (None, Some(_)) if steps <= 7 => YearStep::Even(steps.max(1)),
            (Some(step), Some(round)) if steps <= 20 || step <= round => YearStep::Even(step),
            (Some(step), None) => YearStep::Even(step),
            (_, Some(round)) => YearStep::Round(round),
            (None, None) => YearStep::Even(steps.max(1)),
        }
    }
}

/// The years that have labels.
#[derive(Clone, Copy, Debug)]
enum YearStep {
    /// So many years after the first, and so on.
    Even(u32),
    /// Those that the number divides.
    Round(u32),
}

impl YearStep {
    fn has(self, year: Year, years: YearRange) -> bool {
        match self {
            Self::Even(step) => year.since(years.first()).rem_euclid(step as i32) == 0,
            Self::Round(step) => i32::from(year.number()).rem_euclid(step as i32) == 0,
        }
    }
}
