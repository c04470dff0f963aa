//! A and B as dots: a disc and a diamond, in the grammar of the bars.

use crate::chart::layout::{Drawing, Scene};
use crate::chart::pattern::{GAPS, STRIPES, clipped, hatch};
use crate::chart::texture::{Inks, draw_texture};
use crate::chart::{Colour, Mark, Point, Rect, Shape, Texture, Tones};
use crate::compare::{Cell, Datum, SideName};
use crate::dataset::Phase;

/// A dot to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dot {
    /// Whose it is: A's are discs, B's diamonds.
    pub(super) side: SideName,
    /// Its middle.
    pub(super) at: Point,
    /// The radius of a disc, and of one about as large as the diamond.
    pub(super) radius_px: f64,
    /// How far the money has come.
    pub(super) phase: Phase,
    /// Whether a proposal has no stripes, which would fill a small one.
    pub(super) is_hollow: bool,
    /// How much of it falls in plan years, 0–1.
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

impl Scene<'_> {
    /// The dot of a cell.
    pub(super) fn dot(
        &self,
        cell: &Cell,
        phase: Phase,
        (at, radius_px): (Point, f64),
        colour: Colour,
    ) -> Dot {
        let Cell { plan_share, spread_share, .. } = *cell;
        let (side, tones, is_hollow) = (SideName::A, self.tones, true);
        let texture = self.bar_texture(cell.region);
        Dot {
            side,
            at,
            radius_px,
            phase,
            is_hollow,
            plan_share,
            spread_share,
            colour,
            texture,
            tones,
        }
    }
}

impl Dot {
    /// Its box.
    pub(super) fn bounds(&self) -> Rect {
        Rect::between(self.at, self.at).grown(reach_px(self.side, self.radius_px))
    }

    /// Its part from so much of its width on.
    fn outer_part(&self, corners: &[Point], share: f64) -> Vec<Point> {
        let Rect { right, .. } = self.bounds();
        clipped(corners, Point::new(1.0, 0.0), right - self.bounds().width() * share)
    }
}

/// From the middle to the edge of a disc or to the corners of a diamond.
fn reach_px(side: SideName, radius_px: f64) -> f64 {
    if side == SideName::A { radius_px } else { radius_px * 1.2 }
}

/// The corners of a disc or a diamond round a place, close to each other.
fn outline(side: SideName, at: Point, radius_px: f64) -> Vec<Point> {
    let reach_px = reach_px(side, radius_px);
    let corner = |(x, y): (f64, f64)| {
        // All places whose distances along the two axes add up to the radius.
        let size = if side == SideName::A { 1.0 } else { x.abs() + y.abs() };
        Point::new(at.x + x / size * reach_px, at.y + y / size * reach_px)
    };
    let turned = |quarter: u8| {
        let quadrant = SINES.into_iter().rev().zip(SINES).take(6);
        quadrant.map(move |(x, y)| match quarter {
            0 => (x, y),
            1 => (-y, x),
            2 => (-x, -y),
            _ => (y, -x),
        })
    };
    (0..4).flat_map(turned).map(corner).collect()
}

/// Of every 15 degrees up to a right angle.
const SINES: [f64; 7] = [
    0.0,
    0.258_819_045_102_520_7,
    0.5,
    core::f64::consts::FRAC_1_SQRT_2,
    0.866_025_403_784_438_6,
    0.965_925_826_289_068_3,
    1.0,
];

/// Draws a dot: its phase, and how much of it is a plan or an assumption.
pub(super) fn draw_dot(shapes: &mut Vec<Shape>, dot: &Dot) {
    let Dot { at, radius_px, colour, tones, .. } = *dot;
    let paper = tones.paper;
    let mut fill = |points: Vec<Point>, colour: Colour| {
        if points.len() > 2 {
            shapes.push(Shape::Polygon { points, colour });
        }
    };
    let corners = outline(dot.side, at, radius_px);
    // So that it stands out from lines and from another dot.
    fill(outline(dot.side, at, radius_px + 2.0), paper);
    let shape = match dot.phase {
        Phase::Proposed => Vec::new(),
        Phase::Adjusted => {
            let cut = if dot.side == SideName::A { 0.85 } else { 0.65 };
            clipped(&corners, Point::new(-1.0, 1.0), at.y - at.x - radius_px * cut)
        }
        Phase::Approved | Phase::Executed => corners.clone(),
    };
    let plan = dot.outer_part(&shape, dot.plan_share.unwrap_or(0.0));
    fill(shape, colour);
    if dot.plan_share.is_some() {
        fill(plan, tones.pale(colour));
    }
    if dot.phase == Phase::Proposed && !dot.is_hollow {
        hatch(shapes, &corners, dot.bounds(), STRIPES, colour);
    }
    if let Some(share) = dot.spread_share {
        hatch(shapes, &dot.outer_part(&corners, share), dot.bounds(), GAPS, paper);
    }
    // Smaller ones stand on lines and in rows that have names.
    if dot.texture != Texture::Plain && radius_px >= 6.0 {
        let is_hatched = dot.phase == Phase::Proposed || dot.spread_share.is_some();
        let inks = match dot.plan_share {
            _ if is_hatched => Inks { stroke: colour, hole: paper, halo: Some(paper) },
            // A dot is too small for a texture in two inks.
            Some(_) => Inks { stroke: colour, hole: tones.pale(colour), halo: Some(paper) },
            None => Inks { stroke: paper, hole: colour, halo: None },
        };
        let inner = outline(dot.side, at, radius_px - 1.5);
        draw_texture(shapes, dot.texture, &inner, dot.bounds(), inks);
    }
    let has_ring = dot.plan_share.is_some() || dot.spread_share.is_some();
    if dot.phase == Phase::Proposed || (has_ring && dot.phase != Phase::Adjusted) {
        ring(shapes, &corners, dot.phase, colour);
    }
    if dot.phase == Phase::Executed {
        let Rect { left, right, bottom, .. } = dot.bounds();
        let rect = Rect { left, top: bottom + 1.0, right, bottom: bottom + 4.0 };
        shapes.push(Shape::Rect { rect, colour });
    }
}

/// Draws an earlier stage round a place: a ring, dashed if it was a proposal.
pub(super) fn draw_earlier_dot(
    shapes: &mut Vec<Shape>,
    side: SideName,
    (at, radius_px): (Point, f64),
    phase: Phase,
    colour: Colour,
) {
    ring(shapes, &outline(side, at, radius_px), phase, colour);
}

fn ring(shapes: &mut Vec<Shape>, corners: &[Point], phase: Phase, colour: Colour) {
    let nexts = corners.iter().cycle().skip(1);
    for (at, (&from, &to)) in corners.iter().zip(nexts).enumerate() {
        if phase != Phase::Proposed || at % 3 < 2 {
            shapes.push(Shape::Line { from, to, width_px: 1.5, colour });
        }
    }
}

/// As many columns as a side may have: its earlier stages before its value.
pub(super) const STAGES_MAX: usize = 100;

/// Makes the earlier stages of a value marks over it, in the columns before its own; `drawn` is
/// its own dot, `x_of` where a value is.
pub(super) fn mark_earlier(
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    (of, drawn): (Mark, Rect),
    x_of: impl Fn(f64) -> f64,
) {
    let Datum::Cell(index) = of.datum else { return };
    for (at, (datum, _, value)) in scene.outlines_of(index).take(STAGES_MAX - 1).enumerate() {
        let centre = Point::new(x_of(value), drawn.centre().y);
        let around = |reach_px: f64| Rect::between(centre, centre).grown(reach_px);
        let bounds = around(12.0).within(of.bounds);
        let column = of.column + 1 + at - STAGES_MAX;
        let mark = Mark { datum, bounds, row: of.row, column };
        drawing.mark(scene, mark, around(drawn.height() * 0.375));
    }
}
