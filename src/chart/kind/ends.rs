//! Names at the ends of lines, none over another.

use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::{Anchor, Colour, Point, Rect, Shape, country};
use crate::compare::Group;
use crate::dataset::order;
use crate::text::country_label;

/// Whose line it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    Region(usize),
    /// The whole country, in a group.
    Country(Group),
}

impl Who {
    fn words(self, scene: &Scene<'_>) -> String {
        match self {
            Self::Region(region) => scene.region_name(region).to_owned(),
            Self::Country(group) => {
                let has_many = country::groups(scene).len() > 1;
                country_label(scene.locale, has_many.then_some(group), None)
            }
        }
    }

    fn colour(self, scene: &Scene<'_>) -> Colour {
        match self {
            Self::Region(region) => scene.legible(region, scene.region_colour(region)),
            Self::Country(_) => scene.tones.ink,
        }
    }

    /// Leaves the name to the legend.
    fn leave(self, drawing: &mut Drawing) {
        if let Self::Region(region) = self {
            drawing.unnamed_regions.push(region);
        }
    }
}

/// Where a line ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub(super) who: Who,
    /// Its last point; `None` without any.
    pub(super) at: Option<Point>,
    /// From the middle of that point to its edge.
    pub(super) reach_px: f64,
    /// Whether that is in the last year.
    pub(super) is_last: bool,
}

/// A name in lines, and the point that it belongs to.
struct Name {
    who: Who,
    at: Point,
    reach_px: f64,
    lines: Vec<String>,
    width_px: f64,
    height_px: f64,
    /// The middle of its height.
    y: f64,
}

/// How much of the width names may take.
const MOST: f64 = 0.34;

/// How wide the column of these names is; 0 if they have no room in one.
pub(super) fn width_px(scene: &Scene<'_>, names: &[Who]) -> f64 {
    let room_px = scene.width_px() * MOST;
    let widest = |measure: &dyn Fn(&str) -> f64| {
        names.iter().map(|who| measure(&who.words(scene))).fold(0.0, f64::max)
    };
    let longest_px = widest(&|name| scene.longest_word(name, Type::TITLE));
    if longest_px > room_px {
        return 0.0;
    }
    widest(&|name| scene.measure(name, Type::TITLE)).min(room_px * 0.8).max(longest_px).ceil()
}

/// Draws each name beside the last point of its line: in a column where that is in the last year, else
/// where there is room; the rest stays among the unnamed.
pub(super) fn draw(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    endings: &[Ending],
    taken: &mut Vec<Rect>,
    area: Rect,
) {
    let (last, others): (Vec<&Ending>, Vec<&Ending>) =
        endings.iter().partition(|ending| ending.is_last);
    let column: Vec<Who> = last.iter().map(|ending| ending.who).collect();
    let column_px = width_px(scene, &column);
    let mut names: Vec<Name> = Vec::new();
    for ending in last {
        match ending.at.filter(|_| column_px > 0.0) {
            Some(at) => names.push(Name::new(scene, ending, at, column_px)),
            None => ending.who.leave(drawing),
        }
    }
    draw_column(scene, drawing, names, taken, area);
    for ending in others {
        let room_px = scene.width_px() * MOST;
        let longest_px = scene.longest_word(&ending.who.words(scene), Type::TITLE);
        let at = ending.at.filter(|_| longest_px <= room_px);
        let name = at.map(|at| Name::new(scene, ending, at, room_px));
        let place = name.as_ref().and_then(|name| name.free_place(taken, area));
        match (name, place) {
            (Some(name), Some(rect)) => name.draw(scene, drawing, rect, taken),
            _ => ending.who.leave(drawing),
        }
    }
}

/// Draws names right of the last year, from top to bottom as their points, pushed apart.
fn draw_column(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    mut names: Vec<Name>,
    taken: &mut Vec<Rect>,
    area: Rect,
) {
    let needed: f64 = names.iter().map(|name| name.height_px).sum();
    if needed > area.height() {
        names.into_iter().for_each(|name| name.who.leave(drawing));
        return;
    }
    let height = |at: usize| names.get(at).map_or(0.0, |name: &Name| name.at.y);
    let lower = order::sorted(names.len(), &|a, b| height(a).total_cmp(&height(b)));
    push_apart(&mut names, &lower, area);
    // Not over the last points of others either, of which a region may have several.
    let ends = names.iter().map(|name| name.at.x + name.reach_px);
    let right = ends.chain(taken.iter().map(|point| point.right)).fold(0.0, f64::max);
    let is_led = |name: &Name| (name.y - name.at.y).abs() > name.height_px / 3.0;
    let lead_px = if names.iter().any(is_led) { scene.scaled(14.0) } else { scene.scaled(5.0) };
    let widest = names.iter().map(|name| name.width_px).fold(0.0, f64::max);
    let left = (right + lead_px).min(area.right - widest);
    if left < right {
        names.into_iter().for_each(|name| name.who.leave(drawing));
        return;
    }
    for name in names {
        if is_led(&name) {
            let colour = scene.tones.pale(name.who.colour(scene));
            let from = Point::new(name.at.x + name.reach_px + 1.5, name.at.y);
            let to = Point::new(left - 2.0, name.y);
            drawing.shapes.push(Shape::Line { from, to, width_px: 1.0, colour });
        }
        let top = name.y - name.height_px / 2.0;
        let rect = Rect { left, top, right: left + name.width_px, bottom: top + name.height_px };
        name.draw(scene, drawing, rect, taken);
    }
}

/// Moves names down from those above, then up from the lower edge.
fn push_apart(names: &mut [Name], lower: &[usize], area: Rect) {
    let mut least = area.top;
    for &at in lower {
        let Some(name) = names.get_mut(at) else { continue };
        name.y = name.y.max(least + name.height_px / 2.0);
        least = name.y + name.height_px / 2.0;
    }
    let mut most = area.bottom;
    for &at in lower.iter().rev() {
        let Some(name) = names.get_mut(at) else { continue };
        name.y = name.y.min(most - name.height_px / 2.0);
        most = name.y - name.height_px / 2.0;
    }
}

impl Name {
    fn new(scene: &Scene<'_>, ending: &Ending, at: Point, width_px: f64) -> Self {
        let lines = scene.wrap(&ending.who.words(scene), Type::TITLE, width_px);
        let widths = lines.iter().map(|line| scene.measure(line, Type::TITLE));
        Self {
            who: ending.who,
            at,
            reach_px: ending.reach_px,
            width_px: widths.fold(0.0, f64::max),
            height_px: lines.len() as f64 * scene.line_px(Type::TITLE),
            lines,
            y: at.y,
        }
    }

    /// A place beside, over or under its point that nothing else takes.
    fn free_place(&self, taken: &[Rect], area: Rect) -> Option<Rect> {
        let Self { at, width_px: width, height_px: height, .. } = *self;
        let away = self.reach_px + 4.0;
        let middle = (at.x - width / 2.0).min(area.right - width).max(area.left);
        let over = at.y - away - height;
        let places = [
            (at.x + away, at.y - height / 2.0),
            (middle, over),
            (middle, at.y + away),
            (at.x - away - width, at.y - height / 2.0),
            (middle, over - height),
            (at.x, over),
            (at.x - width, over),
            (at.x, at.y + away),
            (at.x - width, at.y + away),
        ];
        let rects = places.map(|(left, top)| {
            let (right, bottom) = (left + width, top + height);
            Rect { left, top, right, bottom }
        });
        let is_free = |rect: &Rect| {
            rect.within(area) == *rect && !taken.iter().any(|other| other.overlaps(*rect))
        };
        rects.into_iter().find(is_free)
    }

    fn draw(&self, scene: &Scene<'_>, drawing: &mut Drawing, rect: Rect, taken: &mut Vec<Rect>) {
        // Grid lines would strike the words through.
        let paper = Shape::Rect { rect: rect.rounded(), colour: scene.tones.paper };
        drawing.shapes.push(paper);
        let line_px = scene.line_px(Type::TITLE);
        let colour = self.who.colour(scene);
        if let Who::Country(group) = self.who {
            drawing.unnamed.retain(|unnamed| *unnamed != group);
        }
        for (nth, words) in (1..).zip(&self.lines) {
            let y = rect.top + f64::from(nth) * line_px - scene.scaled(4.0);
            let at = Point::new(rect.left, y);
            drawing.shapes.push(scene.text(at, Anchor::Start, words, Type::TITLE, colour));
        }
        taken.push(rect);
    }
}
