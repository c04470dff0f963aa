//! Side by side: a row for each region with a lying bar for each phase, for the chosen years.

use core::cmp::Ordering;

use crate::chart::absence;
use crate::chart::axis::ValueAxis;
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::{BASE_PX, Bar, Growth, draw_bar, draw_outline};
use crate::chart::scale::Scale;
use crate::chart::span::{Bracket, draw_bracket, span_years};
use crate::chart::{Anchor, Mark, Point, Rect, Shape};
use crate::compare::{Absence, Cell, Slot};
use crate::dataset::order::sorted;
use crate::dataset::{Language, Phase};
use crate::text::{absence_word, span_label, value_label, years_label};
use crate::view::Sort;

/// Draws the chart; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    let order = order(scene);
    let chart = Chart::new(scene, &order);
    let title_y = scene.scaled(11.0);
    chart.axis.draw_title(scene, &mut drawing.shapes, title_y);
    let top = scene.scaled(38.0).round();

    // Grid lines lie under the bars but reach as far down as these.
    let mut rows = Drawing::default();
    let mut y = top + scene.scaled(6.0).round();
    for (row, &region) in order.iter().enumerate() {
        y = chart.draw_region(scene, &mut rows, (row, region), y);
    }
    let bottom = y - scene.scaled(4.0).round();
    let plot = Rect { left: chart.left, top, right: chart.right, bottom };
    chart.axis.draw_lying(scene, &mut drawing.shapes, plot);
    drawing.append(rows);
    let zero = chart.axis.scale.px(0.0);
    let line = Rect { left: zero - 1.0, right: zero, top, bottom };
    drawing.shapes.push(Shape::Rect { rect: line, colour: scene.tones.ink });
    bottom + scene.scaled(4.0)
}

/// The regions from top to bottom: by value where they may be ranked, else as the view asks or by
/// name.
fn order(scene: &Scene<'_>) -> Vec<usize> {
    let regions = &scene.comparison.regions;
    let is_ranked = scene.comparison.may_rank && scene.view.sort != Some(Sort::Name);
    let language = scene.locale.language();
    let key = |&region: &usize| {
        let value = if is_ranked { rank_value(scene, region) } else { 0.0 };
        (value, sort_key(scene.region_name(region), language))
    };
    let keys: Vec<(f64, String)> = regions.iter().map(key).collect();
    let order = sorted(keys.len(), &|a, b| match (keys.get(a), keys.get(b)) {
        (Some((a, a_name)), Some((b, b_name))) => b.total_cmp(a).then_with(|| a_name.cmp(b_name)),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(|at| regions.get(at).copied()).collect()
}

/// The value of a region's furthest phase; regions without one come last.
fn rank_value(scene: &Scene<'_>, region: usize) -> f64 {
    scene
        .cells_of(region)
        .filter(|(_, cell)| matches!(cell.slot, Slot::Range(_)))
        .filter_map(|(_, cell)| Some((cell.group?.phase, cell.value.ok()?.as_f64())))
        .max_by_key(|(phase, _)| *phase)
        .map_or(f64::NEG_INFINITY, |(_, value)| value)
}

/// A key that sorts as the language's dictionary does: in Swedish å, ä, ö after z.
fn sort_key(name: &str, language: Language) -> String {
    let is_swedish = language == Language::Swedish;
    let letters = name.chars().flat_map(char::to_lowercase);
    letters
        .map(|letter| match letter {
            'å' if is_swedish => '{',
            'ä' | 'æ' if is_swedish => '|',
            'ö' | 'ø' if is_swedish => '}',
            'å' | 'ä' => 'a',
            'ö' | 'ø' => 'o',
            'é' => 'e',
            other => other,
        })
        .collect()
}

/// The geometry that all rows share.
struct Chart {
    axis: ValueAxis,
    left: f64,
    right: f64,
    /// The width of the names' column; `None`: names stand above their bars.
    names_px: Option<f64>,
}

impl Chart {
    fn new(scene: &Scene<'_>, order: &[usize]) -> Self {
        let width = scene.width_px();
        let names = || order.iter().map(|&region| scene.region_name(region));
        let longest = names().map(|name| scene.longest_word(name, Type::TITLE)).fold(0.0, f64::max);
        let widest = names().map(|name| scene.measure(name, Type::TITLE)).fold(0.0, f64::max);
        let names_px =
            (longest <= width * 0.38).then(|| widest.min(width * 0.38).max(longest).ceil() + 2.0);
        let bars = || scene.comparison.cells.iter().filter(|cell| span_years(cell).is_none());
        let labels_px = bars()
            .filter_map(|cell| label(scene, cell))
            .map(|words| scene.measure(&words, Type::VALUE))
            .fold(0.0, f64::max)
            + scene.scaled(8.0);
        let values = scene.comparison.cells.iter().enumerate().flat_map(|(at, cell)| {
            let own = cell.value.ok().filter(|_| span_years(cell).is_none());
            let own = own.map(|value| value.as_f64());
            own.into_iter().chain(scene.outlines_of(at).map(|(_, value)| value))
        });
        let values: Vec<_> = values.collect();
        let is_negative = values.iter().any(|&value| value < 0.0);
        let left = (names_px.map_or(0.0, |px| px + scene.scaled(8.0))
            + if is_negative { labels_px } else { BASE_PX })
        .ceil();
        let right = (width - labels_px).floor().max(left + 20.0).min(width);
        let scale = Scale::over(values.into_iter(), left, right);
        let rough = ValueAxis::new(scene, scale, 4);
        let room = (right - left) / (rough.label_width_px + scene.scaled(28.0));
        let axis = ValueAxis::new(scene, scale, room.clamp(1.0, 5.0) as usize);
        Self { axis, left, right, names_px }
    }

    /// Draws a region's row from `top` on; gives where the next one begins.
    fn draw_region(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        (row, region): (usize, usize),
        top: f64,
    ) -> f64 {
        let kind = if scene.is_focus(region) { Type::TITLE } else { Type::NAME };
        let name_line = scene.line_px(kind);
        let width = self.names_px.unwrap_or(scene.width_px());
        let lines = scene.wrap(scene.region_name(region), kind, width);
        let names_px = lines.len() as f64 * name_line;
        for (at, words) in (1..).zip(&lines) {
            let y = top + f64::from(at) * name_line - scene.scaled(4.0);
            let (x, anchor) = self.names_px.map_or((0.0, Anchor::Start), |px| (px, Anchor::End));
            let ink = scene.tones.ink;
            drawing.shapes.push(scene.text(Point::new(x, y), anchor, words, kind, ink));
        }
        let first = if self.names_px.is_some() { top } else { top + names_px };
        let mut y = first;
        for (column, (index, cell)) in scene.cells_of(region).enumerate() {
            let mark = Mark { cell: index, bounds: Rect::default(), row, column };
            y = if span_years(cell).is_some() {
                self.draw_span(scene, drawing, mark, cell, y)
            } else {
                self.draw_bar(scene, drawing, mark, cell, y)
            };
        }
        y.max(top + names_px) + scene.scaled(8.0).round()
    }

    /// Draws a bar below its earlier stages, or the sign of its absence; gives where it ends.
    fn draw_bar(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        mark: Mark,
        cell: &Cell,
        top: f64,
    ) -> f64 {
        let colour = scene.bar_colour(cell.region);
        let mut y = top;
        for (phase, value) in scene.outlines_of(mark.cell) {
            let rect = self.lying(y, scene.scaled(8.0).round(), value);
            draw_outline(&mut drawing.shapes, rect, phase, colour);
            y = rect.bottom + 2.0;
        }
        let thickness = scene.scaled(18.0).round();
        let middle = y + thickness / 2.0;
        let drawn = if let (Ok(value), Some(group)) = (cell.value, cell.group) {
            let number = value.as_f64();
            let rect = self.lying(y, thickness, number);
            let growth = if number < 0.0 { Growth::Left } else { Growth::Right };
            let (plan_share, paper) = (cell.plan_share, scene.tones.paper);
            let bar = Bar { rect, growth, group, plan_share, colour, paper };
            draw_bar(&mut drawing.shapes, &bar);
            let (x, anchor) = if number < 0.0 {
                (rect.left - scene.scaled(6.0), Anchor::End)
            } else {
                (rect.right + scene.scaled(6.0), Anchor::Start)
            };
            let at = Point::new(x, middle + scene.scaled(4.5));
            let words = label(scene, cell).unwrap_or_default();
            let ink = scene.tones.ink;
            drawing.shapes.push(scene.text(at, anchor, &words, Type::VALUE, ink));
            rect
        } else {
            self.draw_absence(scene, &mut drawing.shapes, cell, middle)
        };
        let bottom = y + thickness;
        let bounds = Rect {
            left: self.left - 1.0,
            top: top - 3.0,
            right: scene.width_px(),
            bottom: bottom + 3.0,
        };
        drawing.mark(scene, Mark { bounds, ..mark }, drawn);
        bottom + 2.0
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        cell: &Cell,
        middle: f64,
    ) -> Rect {
        let scale = scene.scaled(1.0);
        let at = Point::new(self.axis.scale.px(0.0) + scene.scaled(10.0), middle);
        let reason = cell.value.err().unwrap_or(Absence::NoRow);
        absence::draw(shapes, reason, at, scale, scene.bar_colour(cell.region));
        let words = absence_word(scene.locale, reason);
        let x = at.x + scene.scaled(10.0);
        // Without room the legend alone says it.
        if x + scene.measure(words, Type::SMALL) <= scene.width_px() {
            let at = Point::new(x, middle + scene.scaled(4.0));
            shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, scene.tones.muted));
        }
        absence::bounds(at, scale)
    }

    /// Draws a span as a bracket and words, in no rank and on no scale; gives where it ends.
    fn draw_span(
        &self,
        scene: &Scene<'_>,
        drawing: &mut Drawing,
        mark: Mark,
        cell: &Cell,
        top: f64,
    ) -> f64 {
        let line_px = scene.line_px(Type::SMALL);
        let colour = scene.bar_colour(cell.region);
        let left = self.axis.scale.px(0.0) + scene.scaled(4.0).round();
        let bracket = Bracket {
            left,
            right: left + scene.scaled(18.0).round(),
            y: (top + line_px / 2.0).round() + 1.0,
            is_open: (false, false),
            is_dashed: cell.group.is_some_and(|group| group.phase == Phase::Proposed),
            colour,
        };
        draw_bracket(&mut drawing.shapes, &bracket, 0.0);
        let x = bracket.right + scene.scaled(6.0);
        let words = span_label(scene.dataset, scene.comparison, mark.cell, scene.locale);
        let lines = scene.wrap(&words, Type::SMALL, scene.width_px() - x);
        let mut baseline = bracket.y + scene.scaled(4.0);
        for words in &lines {
            let at = Point::new(x, baseline);
            drawing.shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, colour));
            baseline += line_px;
        }
        let bottom = top + lines.len() as f64 * line_px + 4.0;
        let bounds = Rect { left, top: top - 2.0, right: scene.width_px(), bottom: bottom + 2.0 };
        drawing.mark(scene, Mark { bounds, ..mark }, bounds.grown(-3.0));
        bottom
    }

    /// The rectangle of a value from zero on: two pixels at least, so that it is seen.
    fn lying(&self, top: f64, thickness_px: f64, value: f64) -> Rect {
        let (zero, head) = (self.axis.scale.px(0.0), self.axis.scale.px(value));
        let head = if value < 0.0 { head.min(zero - 2.0) } else { head.max(zero + 2.0) };
        let top = top.round();
        Rect::between(Point::new(zero, top), Point::new(head, top + thickness_px))
    }
}

/// What stands at the head of a bar; the year too where the bar is of a single year among others.
fn label(scene: &Scene<'_>, cell: &Cell) -> Option<String> {
    let words = value_label(scene.locale, cell.value.ok()?, scene.comparison.measure);
    let is_of_one_year = matches!(cell.slot, Slot::Year(_)) && !scene.comparison.years?.is_single();
    Some(if is_of_one_year {
        [&words, " (", &years_label(cell.slot.years()), ")"].concat()
    } else {
        words
    })
}

#[cfg(test)]
mod tests {
    use super::sort_key;
    use crate::dataset::Language;

    #[test]
    fn names_sort_as_in_a_dictionary() {
        let mut names = ["Östergötland", "Västra Götaland", "Örebro län", "Skåne", "Ängelholm"];
        names.sort_by_key(|name| sort_key(name, Language::Swedish));
        let swedish = ["Skåne", "Västra Götaland", "Ängelholm", "Örebro län", "Östergötland"];
        assert_eq!(names, swedish);
        names.sort_by_key(|name| sort_key(name, Language::English));
        assert_eq!(names.first(), Some(&"Ängelholm"));
    }
}
