//! Textures: what tells regions apart where colours do not, on the ground that their phase has.
//!
//! None has stripes across the whole of a mark: those say what is proposed, assumed or indexed.

use crate::chart::layout::Scene;
use crate::chart::pattern::clipped;
use crate::chart::theme::{HUES, hue, places};
use crate::chart::{Colour, Point, Rect, Shape, Theme};

/// The texture of a region's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Texture {
    /// Nothing but the ground.
    #[default]
    Plain,
    /// Small dots.
    Dots,
    /// Upright and level lines.
    Grid,
    /// Lines that go up and down.
    Zigzag,
    /// Squares of a board.
    Checks,
    /// Pluses.
    Crosses,
    /// Level dashes, like a wall.
    Bricks,
    /// Lines that cross at a slant.
    Lattice,
    /// Upright dashes.
    Posts,
    /// Rings.
    Rings,
}

/// The textures of regions that stand together, in the order given: each region keeps its own,
/// and two have the same only where they have the same colour.
pub(crate) fn region_textures(regions: &[usize]) -> Vec<Texture> {
    let of = |place: usize| TEXTURES.get(place).copied().unwrap_or_default();
    places(regions).into_iter().map(of).collect()
}

/// A square in the colour and the pattern of one of the regions that stand together, as chips and
/// lists name it; in a box of so many pixels each way.
pub fn region_swatch(
    theme: Theme,
    has_patterns: bool,
    regions: &[usize],
    region: usize,
    side_px: f64,
) -> Vec<Shape> {
    let place = regions.iter().zip(places(regions)).find(|(each, _)| **each == region);
    let Some((_, place)) = place else { return Vec::new() };
    let texture = TEXTURES.get(place).filter(|_| has_patterns || theme.has_patterns());
    let rect = Rect { right: side_px, bottom: side_px, ..Rect::default() };
    swatch(rect, hue(theme, place), texture.copied().unwrap_or_default(), theme.tones().paper)
}

/// A filled rectangle with a texture.
pub(super) fn swatch(rect: Rect, colour: Colour, texture: Texture, paper: Colour) -> Vec<Shape> {
    let mut shapes = vec![Shape::Rect { rect, colour }];
    let inks = Inks { stroke: paper, hole: colour, halo: None };
    draw_texture(&mut shapes, texture, &rect.grown(-1.0).corners(), rect, inks);
    shapes
}

impl Scene<'_> {
    /// The texture of a region, which no other one in the picture has.
    pub(super) fn texture(&self, region: usize) -> Texture {
        let at = self.comparison.regions.iter().position(|&other| other == region);
        at.and_then(|at| self.textures.get(at)).copied().unwrap_or_default()
    }

    /// The texture of a region's bars: none where they have no colour of their own.
    pub(super) fn bar_texture(&self, region: usize) -> Texture {
        let is_plain = self.has_one_colour() && !self.is_focus(region);
        if is_plain { Texture::Plain } else { self.texture(region) }
    }
}

/// By place in the palette; those that are compared most look least alike.
const TEXTURES: [Texture; HUES] = [
    Texture::Rings,
    Texture::Plain,
    Texture::Posts,
    Texture::Dots,
    Texture::Zigzag,
    Texture::Crosses,
    Texture::Grid,
    Texture::Bricks,
    Texture::Checks,
    Texture::Lattice,
];

/// What a texture is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inks {
    pub(super) stroke: Colour,
    /// In the middle of rings.
    pub(super) hole: Colour,
    /// Round every stroke; the ground is too restless without it.
    pub(super) halo: Option<Colour>,
}

/// Draws a texture in a convex polygon; those of the parts of a whole meet.
pub(super) fn draw_texture(
    shapes: &mut Vec<Shape>,
    texture: Texture,
    polygon: &[Point],
    whole: Rect,
    inks: Inks,
) {
    let Some(tile) = texture.tile() else { return };
    // A sliver shows no texture, and has no inside that could be cut out of one.
    if !has_inside(polygon) {
        return;
    }
    // In a slim mark the tiles are small, so that at least one stands in it; over hatching they are
    // large, so that this is seen between them.
    let most = if inks.halo.is_some() { 1.7 } else { 1.0 };
    let scale = (whole.width().min(whole.height()) / (tile.step.x + 2.0)).max(0.4).min(most);
    let step = Point::new(tile.step.x * scale, tile.step.y * scale);
    let (middle, mut places) = (whole.centre(), Vec::new());
    let count = |length_px: f64, step_px: f64| (length_px / step_px / 2.0).ceil() as i32 + 1;
    for row in -count(whole.height(), step.y)..=count(whole.height(), step.y) {
        let is_odd = tile.is_staggered && row.rem_euclid(2) == 1;
        let shift = if is_odd { 0.5 } else { 0.0 };
        for column in -count(whole.width(), step.x)..=count(whole.width(), step.x) {
            let x = middle.x + (f64::from(column) + shift) * step.x;
            places.push(Point::new(x, middle.y + f64::from(row) * step.y));
        }
    }
    // Halos first: none may cover a stroke.
    let mut layers = vec![(0.0, inks.stroke)];
    layers.extend(inks.halo.map(|halo| (HALO_PX, halo)));
    for (grown_px, colour) in layers.into_iter().rev() {
        for &place in &places {
            for part in tile.parts {
                let points = within(part.outline(place, scale, grown_px), polygon);
                if points.len() > 2 {
                    shapes.push(Shape::Polygon { points, colour });
                }
            }
        }
    }
    if let Texture::Rings = texture {
        for place in places {
            let points = within(HOLE.outline(place, scale, 0.0), polygon);
            if points.len() > 2 {
                shapes.push(Shape::Polygon { points, colour: inks.hole });
            }
        }
    }
}

const HALO_PX: f64 = 1.25;

/// What is repeated.
struct Tile {
    /// From one to the next, px.
    step: Point,
    /// Whether every second row stands half a step aside.
    is_staggered: bool,
    parts: &'static [Part],
}

/// A part of a tile, px from its middle.
enum Part {
    /// A disc with that radius.
    Disc(f64),
    /// A stroke from a place to another one, and how thick it is.
    Stroke((f64, f64), (f64, f64), f64),
}

const HOLE: Part = Part::Disc(1.9);

impl Texture {
    fn tile(self) -> Option<Tile> {
        use Part::{Disc, Stroke};
        let (step, is_staggered, parts): (_, _, &'static [Part]) = match self {
            Self::Plain => return None,
            Self::Dots => ((7.0, 4.0), true, &[Disc(1.7)]),
            Self::Rings => ((11.0, 7.0), true, &[Disc(3.7)]),
            Self::Grid => (
                (8.0, 8.0),
                false,
                &[Stroke((-4.0, 0.0), (4.0, 0.0), 1.6), Stroke((0.0, -4.0), (0.0, 4.0), 1.6)],
            ),
            Self::Zigzag => (
                (9.0, 8.0),
                false,
                &[Stroke((-4.5, 2.0), (0.0, -2.0), 1.8), Stroke((0.0, -2.0), (4.5, 2.0), 1.8)],
            ),
            Self::Checks => ((9.0, 4.5), true, &[Stroke((-2.25, 0.0), (2.25, 0.0), 4.5)]),
            Self::Crosses => (
                (11.0, 7.0),
                true,
                &[Stroke((-3.2, 0.0), (3.2, 0.0), 1.8), Stroke((0.0, -3.2), (0.0, 3.2), 1.8)],
            ),
            Self::Bricks => ((10.0, 5.5), true, &[Stroke((-3.4, 0.0), (3.4, 0.0), 2.2)]),
            Self::Posts => ((5.5, 8.0), false, &[Stroke((0.0, -2.6), (0.0, 2.6), 2.2)]),
            Self::Lattice => (
                (10.0, 10.0),
                false,
                &[Stroke((-5.0, -5.0), (5.0, 5.0), 1.6), Stroke((-5.0, 5.0), (5.0, -5.0), 1.6)],
            ),
        };
        Some(Tile { step: Point::new(step.0, step.1), is_staggered, parts })
    }
}

impl Part {
    /// Its corners round a place.
    fn outline(&self, at: Point, scale: f64, grown_px: f64) -> Vec<Point> {
        match *self {
            Self::Disc(radius_px) => {
                let reach = radius_px * scale.min(1.2) + grown_px;
                // An octagon is round at this size.
                let (far, near) = (reach, reach * 0.414);
                let corners = [
                    (-near, -far),
                    (near, -far),
                    (far, -near),
                    (far, near),
                    (near, far),
                    (-near, far),
                    (-far, near),
                    (-far, -near),
                ];
                corners.map(|(x, y)| Point::new(at.x + x, at.y + y)).to_vec()
            }
            Self::Stroke(from, to, width_px) => {
                let (x, y) = (to.0 - from.0, to.1 - from.1);
                let length = (x * x + y * y).sqrt().max(f64::MIN_POSITIVE);
                let half = (width_px * scale.min(1.0) / 2.0 + grown_px) / length;
                let (across_x, across_y) = (-y * half, x * half);
                let (along_x, along_y) = (x / length * grown_px, y / length * grown_px);
                let start =
                    Point::new(at.x + from.0 * scale - along_x, at.y + from.1 * scale - along_y);
                let end = Point::new(at.x + to.0 * scale + along_x, at.y + to.1 * scale + along_y);
                vec![
                    Point::new(start.x + across_x, start.y + across_y),
                    Point::new(start.x - across_x, start.y - across_y),
                    Point::new(end.x - across_x, end.y - across_y),
                    Point::new(end.x + across_x, end.y + across_y),
                ]
            }
        }
    }
}

/// Whether a polygon is wider and higher than a tenth of a pixel.
fn has_inside(polygon: &[Point]) -> bool {
    let spread = |at: fn(&Point) -> f64| {
        let (least, most) = polygon
            .iter()
            .map(at)
            .fold((f64::MAX, f64::MIN), |(least, most), at| (least.min(at), most.max(at)));
        most - least > 0.1
    };
    spread(|corner| corner.x) && spread(|corner| corner.y)
}

/// What of a convex polygon lies in another one.
fn within(mut points: Vec<Point>, area: &[Point]) -> Vec<Point> {
    let count = area.len().max(1) as f64;
    let middle = area.iter().fold(Point::default(), |sum, corner| {
        Point::new(sum.x + corner.x / count, sum.y + corner.y / count)
    });
    let nexts = area.iter().cycle().skip(1);
    for (&from, &to) in area.iter().zip(nexts) {
        let mut inwards = Point::new(from.y - to.y, to.x - from.x);
        if inwards.x * (middle.x - from.x) + inwards.y * (middle.y - from.y) < 0.0 {
            inwards = Point::new(-inwards.x, -inwards.y);
        }
        points = clipped(&points, inwards, inwards.x * from.x + inwards.y * from.y);
    }
    points
}
