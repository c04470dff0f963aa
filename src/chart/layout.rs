//! What every chart shares: what it shows and where, its type, and what is drawn so far.

use core::ops::Range;

use crate::chart::mark::{Bar, Growth};
use crate::chart::{
    Anchor, Colour, Frame, LegendItem, Mark, Point, Rect, Shape, Texture, Tones, text_metrics,
};
use crate::compare::{Cell, Comparison, Datum, Group};
use crate::dataset::{Dataset, Nature, Phase};
use crate::text::{AxisUnit, Hedging, Locale, hedged_label, hedged_number, region_name, signed};
use crate::view::{ChartKind, Form, Measure, Prices, View};

/// What a chart is made from; nothing in it changes while it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) comparison: &'a Comparison,
    pub(super) view: &'a View,
    pub(super) frame: &'a Frame,
    pub(super) locale: &'a Locale,
    pub(super) tones: Tones,
    /// The form that is drawn.
    pub(super) form: Form,
    /// Whether values over time are points rather than columns.
    pub(super) is_pointed: bool,
    /// Of the comparison's regions, in its order.
    pub(super) colours: &'a [Colour],
    /// Likewise; empty where colours are enough.
    pub(super) textures: &'a [Texture],
    /// Where the cells of each region stand, by region.
    pub(super) runs: &'a [Range<usize>],
}

/// Where the cells of each region stand, by region: a comparison has them together.
pub(super) fn runs(comparison: &Comparison) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for (at, cell) in comparison.cells.iter().enumerate() {
        if runs.len() <= cell.region {
            runs.resize(cell.region + 1, at..at);
        }
        if let Some(run) = runs.get_mut(cell.region) {
            *run = if run.start == run.end { at..at + 1 } else { run.start..at + 1 };
        }
    }
    runs
}

/// A kind of words: its font size at a root font of 16 px, and its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) size_px: f64,
    is_bold: bool,
}

impl Type {
    /// The value on a mark.
    pub(super) const VALUE: Self = Self { size_px: 12.5, is_bold: true };
    /// Ticks, the axis' title, words about absences and spans.
    pub(super) const SMALL: Self = Self { size_px: 12.0, is_bold: false };
    /// Years and names.
    pub(super) const NAME: Self = Self { size_px: 13.0, is_bold: false };
    /// The name of a panel, or of the region in focus.
    pub(super) const TITLE: Self = Self { size_px: 13.0, is_bold: true };
}

impl Type {
    /// The name in a tile of a map, bold for the region in focus.
    pub(super) const fn of_tile(is_wide: bool, is_bold: bool) -> Self {
        Self { size_px: if is_wide { 12.0 } else { 11.0 }, is_bold }
    }
}

impl Scene<'_> {
    /// A length that grows with the reader's font.
    pub(super) fn scaled(&self, px_at_16: f64) -> f64 {
        px_at_16 * self.frame.root_font_px / 16.0
    }

    /// The whole width.
    pub(super) fn width_px(&self) -> f64 {
        self.frame.width_px
    }

    /// The width of words.
    pub(super) fn measure(&self, words: &str, kind: Type) -> f64 {
        text_metrics::width_px(words, self.scaled(kind.size_px), kind.is_bold)
    }

    /// The words in lines of at most that width.
    pub(super) fn wrap(&self, words: &str, kind: Type, width_max_px: f64) -> Vec<String> {
        text_metrics::wrap(words, self.scaled(kind.size_px), kind.is_bold, width_max_px)
    }

    /// The width of the widest word.
    pub(super) fn longest_word(&self, words: &str, kind: Type) -> f64 {
        text_metrics::longest_word_px(words, self.scaled(kind.size_px), kind.is_bold)
    }

    /// From one baseline to the next.
    pub(super) fn line_px(&self, kind: Type) -> f64 {
        (self.scaled(kind.size_px) * 1.25).ceil()
    }

    /// One line of words.
    pub(super) fn text(
        &self,
        at: Point,
        anchor: Anchor,
        words: &str,
        kind: Type,
        colour: Colour,
    ) -> Shape {
        let size_px = self.scaled(kind.size_px);
        Shape::Text { at, anchor, words: words.to_owned(), size_px, is_bold: kind.is_bold, colour }
    }

    /// The name of a region, as short as the data have it.
    pub(super) fn region_name(&self, region: usize) -> &str {
        region_name(self.dataset, region, self.locale)
    }

    /// The colour of a region, which no other one in the picture has.
    pub(super) fn region_colour(&self, region: usize) -> Colour {
        let at = self.comparison.regions.iter().position(|&other| other == region);
        let own = at.and_then(|at| self.colours.get(at)).copied().unwrap_or(self.tones.muted);
        self.toned(region, own)
    }

    /// The colour of words in a region's colour, which read well also where its marks step back.
    pub(super) fn legible(&self, region: usize, colour: Colour) -> Colour {
        if self.is_dimmed(region) { self.tones.muted } else { colour }
    }

    /// A colour of a region's marks, without its strength where another region is highlighted.
    pub(super) fn toned(&self, region: usize, colour: Colour) -> Colour {
        if self.is_dimmed(region) { self.frame.theme.dimmed(colour) } else { colour }
    }

    /// Whether a region's marks step back beside another one's.
    pub(super) fn is_dimmed(&self, region: usize) -> bool {
        let regions = &self.comparison.regions;
        let other = self.frame.highlight.region.filter(|&other| other != region);
        other.is_some_and(|other| regions.contains(&other))
    }

    /// The colour of a region's bars: its own, or one for all where a chart by regions has more of
    /// them than colours can tell apart and this one is not in focus.
    pub(super) fn bar_colour(&self, region: usize) -> Colour {
        let is_highlighted = self.frame.highlight.region == Some(region);
        if self.has_one_colour() && !self.is_focus(region) && !is_highlighted {
            self.toned(region, self.tones.neutral)
        } else {
            self.region_colour(region)
        }
    }

    /// Whether the view has this region in focus.
    pub(super) fn is_focus(&self, region: usize) -> bool {
        let code = self.dataset.region(region).map(|region| region.code.as_str());
        code.is_some() && self.view.focus.as_deref() == code
    }

    /// Whether the chart has years side by side.
    pub(super) fn is_over_time(&self) -> bool {
        self.view.chart.is_over_time()
    }

    /// Whether the chart has A and B, or one of them.
    pub(super) fn has_sides(&self) -> bool {
        self.view.chart == ChartKind::Difference && !self.comparison.sides.is_empty()
    }

    /// Whether bars have no colour of their region's.
    pub(super) fn has_one_colour(&self) -> bool {
        !self.is_over_time() && self.comparison.regions.len() > 8
    }

    /// Whether every value is computed with an indicator.
    pub(super) fn is_computed(&self) -> bool {
        let has_values = self.comparison.cells.iter().any(|cell| cell.is_computed);
        has_values
            && (self.comparison.measure != Measure::Total
                || self.comparison.prices != Prices::Current)
    }

    /// The cells of a region with their indices, in the comparison's order.
    pub(super) fn cells_of(&self, region: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let run = self.runs.get(region).cloned().unwrap_or_default();
        let own = self.comparison.cells.get(run.clone()).unwrap_or_default();
        run.zip(own)
    }

    /// The earlier stages of a cell that have a value, oldest first.
    pub(super) fn outlines_of(&self, cell: usize) -> impl Iterator<Item = (Datum, Phase, f64)> {
        let all = &self.comparison.outlines;
        let from = all.partition_point(|outline| outline.cell < cell);
        let own = all.iter().enumerate().skip(from);
        own.take_while(move |(_, outline)| outline.cell == cell).filter_map(|(at, outline)| {
            Some((Datum::Outline(at), outline.phase, outline.value.ok()?.as_f64()))
        })
    }

    /// The bar of a cell in a rectangle from zero on.
    pub(super) fn bar(
        &self,
        cell: &Cell,
        group: Group,
        (rect, growth): (Rect, Growth),
        colour: Colour,
    ) -> Bar {
        let Cell { plan_share, spread_share, .. } = *cell;
        let texture = self.bar_texture(cell.region);
        let tones = self.tones;
        Bar { rect, growth, group, plan_share, spread_share, colour, texture, tones }
    }

    /// Whether programme money stands as dots.
    pub(super) fn has_dots(&self) -> bool {
        self.has_sides() || self.is_pointed || self.form == Form::Dots
    }

    /// What stands at the head of a cell's bar, with its unit; `None` without a value.
    pub(super) fn label(&self, cell: &Cell, hedging: Hedging) -> Option<String> {
        let value = cell.value.ok()?;
        let measure = self.comparison.measure;
        Some(starred(cell, hedged_label(self.locale, value, measure, cell.precision, hedging)))
    }

    /// The same without its unit, beside an axis of that unit.
    pub(super) fn short_label(
        &self,
        cell: &Cell,
        unit: AxisUnit,
        hedging: Hedging,
    ) -> Option<String> {
        let value = cell.value.ok()?;
        Some(starred(cell, hedged_number(self.locale, value, unit, cell.precision, hedging)))
    }

    /// Whether it is what the reader points at.
    fn is_active(&self, datum: Datum) -> bool {
        self.frame.highlight.datum == Some(datum)
    }
}

/// Words about a value, with a plus where it is added to the year before, and marked where they
/// rest on more than the axis, which is itself marked, says: on the residents of an earlier year,
/// or on an assumption.
fn starred(cell: &Cell, mut words: String) -> String {
    if cell.group.is_some_and(|group| group.nature == Nature::Increase) {
        words = signed(words);
    }
    if cell.is_spread || cell.traits.residents_borrowed_from.is_some() {
        words.push('*');
    }
    words
}

/// What words or a sign cover, with some room round them; `None` for any other shape.
pub(super) fn kept_clear(shape: &Shape) -> Option<Rect> {
    match shape {
        Shape::Text { at, anchor, words, size_px, is_bold, .. } => {
            let width = text_metrics::width_px(words, *size_px, *is_bold);
            let left = at.x - anchor.share() * width;
            let (top, bottom) = (at.y - 0.8 * size_px, at.y + 0.25 * size_px);
            Some(Rect { left, top, right: left + width, bottom }.grown(3.0))
        }
        Shape::Line { from, to, .. } => Some(Rect::between(*from, *to).grown(3.0)),
        Shape::Circle { centre, radius_px, .. } => {
            Some(Rect::between(*centre, *centre).grown(radius_px + 3.0))
        }
        Shape::Rect { .. } | Shape::Polygon { .. } => None,
    }
}

/// What is drawn so far.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) shapes: Vec<Shape>,
    pub(super) marks: Vec<Mark>,
    /// The country's groups whose lines have no name yet.
    pub(super) unnamed: Vec<Group>,
    /// The regions that only the legend names.
    pub(super) unnamed_regions: Vec<usize>,
    /// What lines that come later must go round.
    pub(super) kept_clear: Vec<Rect>,
    /// What the colours of this chart stand for, first in its legend.
    pub(super) key: Vec<LegendItem>,
    /// What the ring goes round.
    pub(super) ring: Option<Rect>,
}

impl Drawing {
    /// A drawing with nothing but paper, which has no height yet.
    pub(super) fn on_paper(scene: &Scene<'_>) -> Self {
        let rect = Rect { right: scene.width_px(), ..Rect::default() };
        let shapes = vec![Shape::Rect { rect, colour: scene.tones.paper }];
        Self { shapes, ..Self::default() }
    }

    /// Makes a number a mark: where it can be pointed at, and what of it a ring would go round.
    pub(super) fn mark(&mut self, scene: &Scene<'_>, mark: Mark, drawn: Rect) {
        if scene.is_active(mark.datum) {
            self.ring = Some(drawn);
        }
        self.marks.push(mark);
    }

    /// Adds what was drawn apart.
    pub(super) fn append(&mut self, other: Self) {
        self.shapes.extend(other.shapes);
        self.marks.extend(other.marks);
        self.kept_clear.extend(other.kept_clear);
        self.ring = self.ring.or(other.ring);
    }

    /// Moves words that would leave the figure inwards, makes smaller what is still too wide, and
    /// cuts off what reaches a little over a bar at the edge.
    pub(super) fn keep_inside(&mut self, scene: &Scene<'_>) {
        let all = scene.width_px();
        for shape in &mut self.shapes {
            if let Shape::Rect { rect, .. } = shape {
                *rect = rect.within(Rect { left: 0.0, right: all, ..*rect });
            }
            let Shape::Text { at, anchor, words, size_px, is_bold, .. } = shape else { continue };
            let width = text_metrics::width_px(words, *size_px, *is_bold);
            if width > all {
                *size_px *= all / width;
            }
            let width = width.min(all);
            let before = anchor.share() * width;
            at.x = at.x.min(all - width + before).max(before);
        }
    }
}
