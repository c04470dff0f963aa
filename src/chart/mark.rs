//! The grammar of marks: how a phase, a plan and a nature of money look, and where marks are.

use crate::chart::pattern::{GAPS, STRIPES, dash_along, hatch};
use crate::chart::texture::{Inks, draw_texture};
use crate::chart::{Colour, Point, Rect, Shape, Texture, Tones};
use crate::compare::{Datum, Group};
use crate::dataset::{Nature, Phase};

/// Where a number, or the sign of its absence, can be pointed at and focused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it shows.
    pub datum: Datum,
    /// Its area, at least 24 px wide and high where the chart has room for it.
    pub bounds: Rect,
    /// Its region's place, from 0; the country comes last.
    pub row: usize,
    /// Its slot's place: the same in every row for the same years.
    pub column: usize,
}

/// How thick the base line of spent money is.
pub(super) const BASE_PX: f64 = 4.0;
/// So much paper is between it and its bar.
const BASE_GAP_PX: f64 = 2.0;

/// A bar to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// From the zero line to the value, edges on whole pixels.
    pub(super) rect: Rect,
    /// Which edge is the value's.
    pub(super) growth: Growth,
    /// How far the money has come, and what kind it is.
    pub(super) group: Group,
    /// How much of it falls in plan years, 0–1; `None` if none of its years is one.
    pub(super) plan_share: Option<f64>,
    /// How much of it is a span that was spread evenly, 0–1.
    pub(super) spread_share: Option<f64>,
    /// Its colour at full strength.
    pub(super) colour: Colour,
    /// What else tells whose it is.
    pub(super) texture: Texture,
    /// The colours round it.
    pub(super) tones: Tones,
}

/// The direction in which a bar grows from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growth {
    Up,
    Down,
    Right,
    Left,
}

impl Growth {
    /// Whether bars stand rather than lie.
    fn is_upright(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }

    /// How far a bar reaches from zero.
    fn length(self, rect: Rect) -> f64 {
        if self.is_upright() { rect.height() } else { rect.width() }
    }

    /// Whether a part of a bar holds the edge of its value.
    fn has_head(self, whole: Rect, part: Rect) -> bool {
        self.head(whole, 1.0).overlaps(part)
    }

    /// The part of a rectangle next to the edge where the bars begin, at most of that thickness.
    fn base(self, rect: Rect, thickness_px: f64) -> Rect {
        let (x, y) = (rect.width().min(thickness_px), rect.height().min(thickness_px));
        match self {
            Self::Up => Rect { top: rect.bottom - y, ..rect },
            Self::Down => Rect { bottom: rect.top + y, ..rect },
            Self::Right => Rect { right: rect.left + x, ..rect },
            Self::Left => Rect { left: rect.right - x, ..rect },
        }
    }

    /// The part along the edge of the value.
    fn head(self, rect: Rect, thickness_px: f64) -> Rect {
        match self {
            Self::Up => Self::Down.base(rect, thickness_px),
            Self::Down => Self::Up.base(rect, thickness_px),
            Self::Right => Self::Left.base(rect, thickness_px),
            Self::Left => Self::Right.base(rect, thickness_px),
        }
    }
}

/// Draws a bar: its phase, how much of it is a plan, and what kind of money it is.
///
/// What is decided stands next to zero, the plan at the value's end.
pub(super) fn draw_bar(shapes: &mut Vec<Shape>, bar: &Bar) {
    draw_bar_signed(shapes, bar, bar.colour);
}

/// The same, with the outlines and lines that are signs in a colour of their own: one that stands
/// out from paper where the bar's does not.
pub(super) fn draw_bar_signed(shapes: &mut Vec<Shape>, bar: &Bar, sign: Colour) {
    let whole = bar.rect;
    let rect = if bar.group.nature == Nature::Increase { step(shapes, bar) } else { whole };
    let plan = outer_part(bar, rect, bar.plan_share);
    let spread = outer_part(bar, rect, bar.spread_share);
    let (pale, paper) = (bar.tones.pale(bar.colour), bar.tones.paper);
    let decided = bar.growth.base(rect, bar.growth.length(rect) - bar.growth.length(plan));
    for (part, colour) in [(decided, bar.colour), (plan, pale)] {
        if bar.growth.length(part) <= 0.0 {
            continue;
        }
        match bar.group.phase {
            Phase::Proposed => hatch(shapes, &part.corners(), rect, STRIPES, colour),
            Phase::Adjusted if bar.growth.has_head(rect, part) => {
                let points = notched(part, bar.growth);
                let edge = if bar.plan_share.is_some() { sign } else { bar.colour };
                shapes.push(Shape::Polygon { points, colour: edge });
                if bar.plan_share.is_some() {
                    let points = notched(part.grown(-1.0), bar.growth);
                    shapes.push(Shape::Polygon { points, colour: pale });
                }
            }
            Phase::Approved | Phase::Adjusted | Phase::Executed => {
                shapes.push(Shape::Rect { rect: part, colour });
            }
        }
    }
    if bar.spread_share.is_some() {
        hatch(shapes, &spread.corners(), rect, GAPS, paper);
    }
    texture_parts(shapes, bar, rect, [decided, plan], spread);
    match bar.group.phase {
        Phase::Proposed => dashes(shapes, rect, sign),
        Phase::Executed => heavy_base(shapes, bar, sign),
        Phase::Approved | Phase::Adjusted => {}
    }
    for (part, share) in [(plan, bar.plan_share), (spread, bar.spread_share)] {
        let has_frame = matches!(bar.group.phase, Phase::Approved | Phase::Executed);
        if has_frame && share.is_some() {
            frame(shapes, part, 1.0, sign);
        }
    }
    draw_nature(shapes, bar, rect, sign);
}

/// Draws over the grounds of a bar what says what kind of money it is; a step has said it already.
fn draw_nature(shapes: &mut Vec<Shape>, bar: &Bar, rect: Rect, sign: Colour) {
    let paper = bar.tones.paper;
    match bar.group.nature {
        Nature::Programme | Nature::Increase => {}
        Nature::Reserve => {
            shapes.push(Shape::Rect { rect: rect.grown(-3.0), colour: paper });
            if bar.texture != Texture::Plain {
                let inner = rect.grown(-4.0);
                let inks = Inks { stroke: bar.colour, hole: paper, halo: None };
                draw_texture(shapes, bar.texture, &inner.corners(), rect, inks);
            }
        }
        Nature::Ceiling => {
            let head = bar.growth.head(rect, 3.0);
            let rect = if bar.growth.is_upright() {
                Rect { left: head.left - 2.0, right: head.right + 2.0, ..head }
            } else {
                Rect { top: head.top - 2.0, bottom: head.bottom + 2.0, ..head }
            };
            shapes.push(Shape::Rect { rect, colour: sign });
        }
        Nature::Indexation => gaps(shapes, rect, bar),
    }
}

/// Draws the texture over the grounds of a bar, in ink that stands out from each.
fn texture_parts(
    shapes: &mut Vec<Shape>,
    bar: &Bar,
    whole: Rect,
    [decided, plan]: [Rect; 2],
    spread: Rect,
) {
    if bar.texture == Texture::Plain || bar.group.nature == Nature::Reserve {
        return;
    }
    let (colour, paper) = (bar.colour, bar.tones.paper);
    let on_hatching = Inks { stroke: colour, hole: paper, halo: Some(paper) };
    let on_solid = Inks { stroke: paper, hole: colour, halo: None };
    let on_pale = Inks { stroke: colour, hole: bar.tones.pale(colour), halo: None };
    // What is hatched over the ground of a part has its own.
    let decided = if bar.spread_share.is_some() {
        bar.growth.base(decided, bar.growth.length(whole) - bar.growth.length(spread))
    } else {
        decided
    };
    for (part, inks) in [(decided, on_solid), (plan, on_pale), (spread, on_hatching)] {
        let inks = if bar.group.phase == Phase::Proposed { on_hatching } else { inks };
        // Room for the outline, which an open texture would fray.
        let part = part.within(whole.grown(-1.5));
        if bar.growth.length(part) <= 0.0 {
            continue;
        }
        let has_notch = bar.group.phase == Phase::Adjusted && bar.growth.has_head(whole, part);
        let corners = part.corners().to_vec();
        let polygon = if has_notch { notched(part, bar.growth) } else { corners };
        draw_texture(shapes, bar.texture, &polygon, whole, inks);
    }
}

/// So much of a bar, at its value's end: wide enough to be seen if there is any.
fn outer_part(bar: &Bar, rect: Rect, share: Option<f64>) -> Rect {
    let least = if share.is_some() { 2.0 } else { 0.0 };
    let length_px = bar.growth.length(rect) * share.unwrap_or(0.0);
    bar.growth.head(rect, length_px.round().max(least))
}

/// Draws an earlier stage: a frame without a filling, dashed if it was a proposal.
pub(super) fn draw_outline(shapes: &mut Vec<Shape>, rect: Rect, phase: Phase, colour: Colour) {
    if phase == Phase::Proposed {
        dashes(shapes, rect, colour);
    } else {
        frame(shapes, rect, 1.0, colour);
    }
}

/// Draws a frame just inside a rectangle.
pub(super) fn frame(shapes: &mut Vec<Shape>, rect: Rect, thickness_px: f64, colour: Colour) {
    let inner = rect.grown(-thickness_px);
    for rect in [
        Rect { bottom: inner.top, ..rect },
        Rect { top: inner.bottom, ..rect },
        Rect { right: inner.left, top: inner.top, bottom: inner.bottom, ..rect },
        Rect { left: inner.right, top: inner.top, bottom: inner.bottom, ..rect },
    ] {
        shapes.push(Shape::Rect { rect, colour });
    }
}

/// Draws the tread of an increase and gives what is left for its rise.
fn step(shapes: &mut Vec<Shape>, bar: &Bar) -> Rect {
    let (rect, rise) = if bar.growth.is_upright() {
        let middle = (bar.rect.left + bar.rect.width() * 0.4).round();
        (Rect { right: middle, ..bar.rect }, Rect { left: middle, ..bar.rect })
    } else {
        let middle = (bar.rect.top + bar.rect.height() * 0.6).round();
        (Rect { top: middle, ..bar.rect }, Rect { bottom: middle, ..bar.rect })
    };
    shapes.push(Shape::Rect { rect: bar.growth.base(rect, 3.0), colour: bar.colour });
    rise
}

/// A dashed frame just inside a rectangle.
fn dashes(shapes: &mut Vec<Shape>, rect: Rect, colour: Colour) {
    // Two pixels need room between them, or they fill the bar.
    let thickness = if rect.width().min(rect.height()) >= 9.0 { 2.0 } else { 1.0 };
    let inner = rect.grown(-thickness);
    for (top, bottom) in [(rect.top, inner.top), (inner.bottom, rect.bottom)] {
        dash_along(rect.left, rect.right, |left, right| {
            shapes.push(Shape::Rect { rect: Rect { left, top, right, bottom }, colour });
        });
    }
    for (left, right) in [(rect.left, inner.left), (inner.right, rect.right)] {
        dash_along(rect.top, rect.bottom, |top, bottom| {
            shapes.push(Shape::Rect { rect: Rect { left, top, right, bottom }, colour });
        });
    }
}

/// The corners of a bar that lacks one at the value's end.
fn notched(rect: Rect, growth: Growth) -> Vec<Point> {
    let notch = (rect.width().min(rect.height()) * 0.45).min(8.0).floor();
    let [upper_left, upper_right, lower_right, lower_left] = rect.corners();
    match growth {
        Growth::Up | Growth::Right => vec![
            upper_left,
            Point::new(rect.right - notch, rect.top),
            Point::new(rect.right, rect.top + notch),
            lower_right,
            lower_left,
        ],
        Growth::Down => vec![
            upper_left,
            upper_right,
            Point::new(rect.right, rect.bottom - notch),
            Point::new(rect.right - notch, rect.bottom),
            lower_left,
        ],
        Growth::Left => vec![
            Point::new(rect.left + notch, rect.top),
            upper_right,
            lower_right,
            lower_left,
            Point::new(rect.left, rect.top + notch),
        ],
    }
}

/// A thick line along the foot of the bar, a little wider than the bar and parted from it by paper. It is on
/// the bar's side of zero: what reaches over zero reads as an amount on the other side.
fn heavy_base(shapes: &mut Vec<Shape>, bar: &Bar, colour: Colour) {
    let foot = bar.growth.base(bar.rect, BASE_PX + BASE_GAP_PX);
    shapes.push(Shape::Rect { rect: foot, colour: bar.tones.paper });
    let line = bar.growth.base(bar.rect, BASE_PX);
    let rect = if bar.growth.is_upright() {
        Rect { left: line.left - 1.0, right: line.right + 1.0, ..line }
    } else {
        Rect { top: line.top - 1.0, bottom: line.bottom + 1.0, ..line }
    };
    shapes.push(Shape::Rect { rect, colour });
}

/// Gaps across a bar.
fn gaps(shapes: &mut Vec<Shape>, rect: Rect, bar: &Bar) {
    let is_upright = bar.growth.is_upright();
    let (from, to) = if is_upright { (rect.top, rect.bottom) } else { (rect.left, rect.right) };
    let mut at = from + 3.0;
    while at + 2.0 < to {
        let gap = if is_upright {
            Rect { top: at, bottom: at + 2.0, ..rect }
        } else {
            Rect { left: at, right: at + 2.0, ..rect }
        };
        shapes.push(Shape::Rect { rect: gap, colour: bar.tones.paper });
        at += 5.0;
    }
}
