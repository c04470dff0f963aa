//! Stacks: the areas of what may be added, one after the other from zero on.

use crate::chart::layout::{Scene, Type};
use crate::chart::mark::{Bar, Growth, draw_bar};
use crate::chart::scale::Scale;
use crate::chart::texture::{Texture, region_textures, swatch};
use crate::chart::theme::area_colours;
use crate::chart::{Anchor, Colour, LegendItem, Point, Rect, Shape};
use crate::compare::{Cell, Group, Slot};
use crate::dataset::{Nature, Phase, Year, order};
use crate::text::{AxisUnit, Hedging};

/// What stands in one place: the areas that are added up, or one mark alone.
pub(super) struct Stack<'a> {
    /// The cells with their indices, by area, the first next to zero.
    pub(super) segments: Vec<(usize, &'a Cell)>,
    /// What they come to; of one alone itself.
    pub(super) total: &'a Cell,
}

impl Stack<'_> {
    /// What must have room on a scale: what it comes to, and earlier stages of its parts.
    pub(super) fn values(&self, scene: &Scene<'_>) -> Vec<f64> {
        let own = self.total.value.ok().map(|value| value.as_f64());
        let earlier = self.segments.iter().flat_map(|&(cell, _)| scene.outlines_of(cell));
        own.into_iter().chain(earlier.map(|(_, _, value)| value)).collect()
    }

    /// How many bars stand side by side: earlier stages of its parts, and the stack itself.
    pub(super) fn bars(&self, scene: &Scene<'_>) -> usize {
        1 + self.segments.iter().map(|&(cell, _)| scene.outlines_of(cell).count()).sum::<usize>()
    }
}

/// The stacks of a region in a year, in the comparison's order.
pub(super) fn stacks_in<'a>(scene: &'a Scene<'_>, region: usize, year: Year) -> Vec<Stack<'a>> {
    let cells = || scene.cells_of(region).filter(|(_, cell)| cell.slot == Slot::Year(year));
    let total = |cell: &Cell| {
        // What is below zero would lie over another part.
        let fits = |other: &Cell| {
            other.stack != cell.stack || other.value.is_ok_and(|value| value.as_f64() >= 0.0)
        };
        let is_added = cell.value.is_ok() && cells().all(|(_, other)| fits(other));
        let stack = scene.comparison.stacks.get(cell.stack?)?;
        (is_added && stack.value.is_ok()).then_some(stack)
    };
    let mut stacks: Vec<Stack<'a>> = Vec::new();
    for (at, cell) in cells() {
        let total = total(cell).unwrap_or(cell);
        match stacks.iter_mut().find(|stack| core::ptr::eq(stack.total, total)) {
            Some(stack) => stack.segments.push((at, cell)),
            None => stacks.push(Stack { segments: vec![(at, cell)], total }),
        }
    }
    stacks
}

/// The areas of a picture and their colours.
pub(super) struct Areas {
    areas: Vec<usize>,
    colours: Vec<Option<Colour>>,
    /// What else tells them apart, where the reader or the theme has patterns.
    textures: Vec<Texture>,
}

impl Areas {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let cells = scene.comparison.cells.iter();
        let valued = cells.filter(|cell| matches!(cell.slot, Slot::Year(_)) && cell.value.is_ok());
        let areas = order::distinct(&valued.filter_map(|cell| cell.area).collect::<Vec<_>>());
        let colours = area_colours(scene.frame.theme, &areas);
        let has_patterns = scene.frame.has_patterns || scene.frame.theme.has_patterns();
        let textures = if has_patterns { region_textures(&areas) } else { Vec::new() };
        Self { areas, colours, textures }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.areas.len()
    }

    /// The place of a cell's area, from 0.
    pub(super) fn place(&self, cell: &Cell) -> usize {
        let area = cell.area.unwrap_or_default();
        self.areas.partition_point(|&other| other < area).min(self.count().saturating_sub(1))
    }

    pub(super) fn colour(&self, scene: &Scene<'_>, cell: &Cell) -> Colour {
        let at = self.areas.iter().position(|&area| Some(area) == cell.area);
        let colour = at.and_then(|at| self.colours.get(at).copied().flatten());
        scene.toned(cell.region, colour.unwrap_or(scene.tones.neutral))
    }

    fn texture(&self, cell: &Cell) -> Texture {
        let at = self.areas.iter().position(|&area| Some(area) == cell.area);
        at.and_then(|at| self.textures.get(at)).copied().unwrap_or(Texture::Plain)
    }

    /// What the colours stand for; those without one of their own together.
    pub(super) fn key(&self, scene: &Scene<'_>) -> Vec<LegendItem> {
        let item = |colour, texture, words: &str| {
            // A square, so that it is not taken for a phase.
            let rect = Rect { left: 5.0, top: 0.0, right: 17.0, bottom: LegendItem::HEIGHT_PX };
            LegendItem::new(swatch(rect, colour, texture, scene.tones.paper), words)
        };
        let texture = |at: usize| self.textures.get(at).copied().unwrap_or(Texture::Plain);
        let areas = self.areas.iter().zip(&self.colours).enumerate();
        let own = areas.filter_map(|(at, (&area, colour))| {
            Some(item((*colour)?, texture(at), area_name(scene, area)))
        });
        let mut items: Vec<LegendItem> = own.collect();
        if self.colours.contains(&None) {
            items.push(item(
                scene.tones.neutral,
                Texture::Plain,
                scene.locale.word("legend.other-areas"),
            ));
        }
        items
    }
}

pub(super) fn area_name<'a>(scene: &Scene<'a>, area: usize) -> &'a str {
    scene.dataset.area(area).map_or("", |area| area.name.get(scene.locale.language()))
}

/// Where a stack stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its two sides, along zero.
    pub(super) sides: (f64, f64),
    pub(super) scale: Scale,
    /// The unit that goes without saying, beside an axis of it.
    pub(super) unit: Option<AxisUnit>,
    /// Whether it stands rather than lies.
    pub(super) is_upright: bool,
}

impl Place {
    /// The rectangle between two places on the scale.
    pub(super) fn rect(&self, from: f64, to: f64) -> Rect {
        let (near, far) = self.sides;
        if self.is_upright {
            Rect::between(Point::new(near, from), Point::new(far, to))
        } else {
            Rect::between(Point::new(from, near), Point::new(to, far))
        }
    }

    /// The rectangle of a value from zero on: two pixels at least, so that it is seen.
    pub(super) fn outline(&self, value: f64) -> Rect {
        let zero = self.scale.px(0.0);
        let length = (self.scale.px(value) - zero).abs().max(2.0);
        let is_back = (value < 0.0) != self.is_upright;
        self.rect(zero, if is_back { zero - length } else { zero + length })
    }

    /// The edges of the parts of a stack from zero on: where it has room as its sums have them, each
    /// part two pixels at least, which the longest gives.
    fn edges(&self, stack: &Stack<'_>) -> Vec<f64> {
        let zero = self.scale.px(0.0);
        let (mut sum, mut at) = (0.0, zero);
        let mut lengths = Vec::with_capacity(stack.segments.len());
        for (_, cell) in &stack.segments {
            sum += cell.value.map_or(0.0, |value| value.as_f64());
            let head = self.scale.px(sum);
            lengths.push((head - at).abs());
            at = head;
        }
        let missing: f64 = lengths.iter().map(|length| (2.0 - length).max(0.0)).sum();
        for length in &mut lengths {
            *length = length.max(2.0);
        }
        if let Some(longest) = lengths.iter_mut().max_by(|a, b| a.total_cmp(b)) {
            *longest = (*longest - missing).max(2.0);
        }
        let is_back = (sum < 0.0) != self.is_upright;
        let direction = if is_back { -1.0 } else { 1.0 };
        let mut edges = vec![zero];
        let mut at = zero;
        for length in lengths {
            at += direction * length;
            edges.push(at);
        }
        edges
    }

    fn growth(&self, cell: &Cell) -> Growth {
        let is_negative = cell.value.is_ok_and(|value| value.as_f64() < 0.0);
        match (self.is_upright, is_negative) {
            (true, false) => Growth::Up,
            (true, true) => Growth::Down,
            (false, false) => Growth::Right,
            (false, true) => Growth::Left,
        }
    }

    /// Draws a stack with a gap of a pixel between its parts; gives what each covers.
    pub(super) fn draw(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        areas: &Areas,
        stack: &Stack<'_>,
    ) -> Vec<Rect> {
        let edges = self.edges(stack);
        let last = stack.segments.len().saturating_sub(1);
        let mut drawn = Vec::new();
        let parts = edges.iter().zip(edges.iter().skip(1)).zip(&stack.segments);
        for (at, ((&from, &to), &(_, cell))) in parts.enumerate() {
            drawn.push(self.rect(from, to));
            let Some(group) = cell.group else { continue };
            let gap = if at == last { 0.0 } else { (from - to).signum() };
            let rect = self.rect(from, to + gap);
            let group = group_of_part(group, at == 0, at == last);
            let colour = areas.colour(scene, cell);
            let bar = scene.bar(cell, group, (rect, self.growth(cell)), colour);
            let texture = areas.texture(cell);
            draw_bar(shapes, &Bar { texture, ..bar });
            self.draw_words(scene, shapes, (cell, texture), rect, last > 0);
        }
        drawn
    }

    /// Draws in a part what has room there: its name and value where it lies, its value, or nothing,
    /// for the mark itself still tells both.
    fn draw_words(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        (cell, texture): (&Cell, Texture),
        rect: Rect,
        is_of_many: bool,
    ) {
        let write = |hedging| match self.unit {
            Some(unit) => scene.short_label(cell, unit, hedging),
            None => scene.label(cell, hedging),
        };
        let name = cell.area.map(|area| area_name(scene, area)).filter(|_| !self.is_upright);
        let [value, short] =
            [Hedging::Word, Hedging::Sign].map(|it| write(it).filter(|_| is_of_many));
        let both = name.zip(value.as_ref()).map(|(name, value)| [name, " ", value].concat());
        let alone = name.filter(|_| !is_of_many).map(str::to_owned);
        let fits = |words: &String| {
            scene.measure(words, Type::SMALL) + 8.0 <= rect.width()
                && scene.line_px(Type::SMALL) + 1.0 <= rect.height()
        };
        let Some(words) = [both, alone, value, short].into_iter().flatten().find(fits) else {
            return;
        };
        let is_filled = cell.group.is_some_and(|group| {
            group.phase != Phase::Proposed
                && matches!(group.nature, Nature::Programme | Nature::Ceiling)
        }) && cell.plan_share.is_none()
            && cell.spread_share.is_none()
            && texture == Texture::Plain
            && !scene.is_dimmed(cell.region);
        let middle = rect.centre();
        let mut colour = scene.tones.paper;
        if !is_filled {
            // Stripes would strike the words through, pale colours swallow them.
            let (x, y) = (scene.measure(&words, Type::SMALL) / 2.0 + 2.0, scene.scaled(7.0));
            let plate = Rect {
                left: middle.x - x,
                top: middle.y - y,
                right: middle.x + x,
                bottom: middle.y + y,
            };
            shapes.push(Shape::Rect { rect: plate.rounded().within(rect), colour });
            colour = scene.tones.ink;
        }
        let at = Point::new(middle.x, middle.y + scene.scaled(4.0));
        shapes.push(scene.text(at, Anchor::Middle, &words, Type::SMALL, colour));
    }
}

/// How a part of a stack looks: the stack has one foot, one head and one notch.
fn group_of_part(group: Group, is_first: bool, is_last: bool) -> Group {
    let phase = match group.phase {
        Phase::Executed if !is_first => Phase::Approved,
        Phase::Adjusted if !is_last => Phase::Approved,
        phase => phase,
    };
    let nature = match group.nature {
        Nature::Ceiling if !is_last => Nature::Programme,
        nature => nature,
    };
    Group { phase, nature }
}

/// Boundaries moved apart, the first and the last where they are: so far as a finger needs, if all
/// have room for that.
pub(super) fn apart(mut ascending: Vec<f64>) -> Vec<f64> {
    let parts = ascending.len().saturating_sub(1).max(1) as f64;
    let whole = ascending.last().zip(ascending.first()).map_or(0.0, |(last, first)| last - first);
    let least = (whole / parts).min(24.0);
    let end = ascending.last().copied();
    let mut before = f64::NEG_INFINITY;
    for at in &mut ascending {
        *at = at.max(before + least);
        before = *at;
    }
    if let Some((at, end)) = ascending.last_mut().zip(end) {
        *at = end;
    }
    let mut after = f64::INFINITY;
    for at in ascending.iter_mut().rev() {
        *at = at.min(after - least);
        after = *at;
    }
    ascending
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn boundaries_leave_room_for_a_finger_where_there_is_any() {
        assert_eq!(apart(vec![0.0, 2.0, 100.0]), [0.0, 24.0, 100.0]);
        assert_eq!(apart(vec![0.0, 98.0, 99.0, 100.0]), [0.0, 52.0, 76.0, 100.0]);
        assert_eq!(apart(vec![0.0, 1.0, 20.0]), [0.0, 10.0, 20.0]);
        assert_eq!(apart(vec![0.0, 40.0, 80.0]), [0.0, 40.0, 80.0]);
    }
}
