//! One tile of a map: a name, and a value or the sign of its absence.

use crate::chart::layout::{Scene, Type};
use crate::chart::mark::{BASE_PX, Bar, Growth, draw_bar_signed, frame};
use crate::chart::theme::Shade;
use crate::chart::{Anchor, Colour, Point, Rect, Shape, Texture, absence};
use crate::compare::{Absence, Cell, Group};
use crate::dataset::{Nature, Phase};
use crate::text::absence_word;

/// So many lines a name takes at most.
const MOST_LINES: usize = 3;

/// From the edge of a tile to its words.
const PAD_PX: f64 = 2.0;

/// What stands in a tile.
pub(super) struct Face<'a> {
    pub(super) rect: Rect,
    /// Its mark; `None` for a region that the view has not chosen.
    pub(super) cell: Option<(usize, &'a Cell)>,
    /// The lines of its name; `None` where they have no room.
    pub(super) names: Option<Vec<String>>,
    pub(super) value: Option<String>,
    /// Whether it has a code alone.
    pub(super) is_coded: bool,
}

impl Face<'_> {
    /// The width that words in a tile have.
    pub(super) fn room_px(rect: Rect) -> f64 {
        rect.width() - 2.0 * PAD_PX
    }

    /// Whether all that it should say has room.
    pub(super) fn fits(&self, scene: &Scene<'_>) -> bool {
        let room_px = Self::room_px(self.rect);
        let value = self.value.as_ref();
        self.names.is_some()
            && value.is_none_or(|value| scene.measure(value, Type::VALUE) <= room_px)
    }

    /// The height that its words need.
    pub(super) fn height_px(&self, scene: &Scene<'_>) -> f64 {
        let names = self.names.as_ref().map_or(0, Vec::len) as f64;
        names * scene.line_px(self.name_type(scene))
            + self.content_px(scene)
            + scene.scaled(6.0)
            + BASE_PX
    }

    /// The height of what stands below the name.
    fn content_px(&self, scene: &Scene<'_>) -> f64 {
        if self.is_coded || self.cell.is_none() {
            return 0.0;
        }
        let words = self.absence_lines(scene).len() as f64;
        scene.line_px(Type::VALUE) + words * scene.line_px(Type::of_tile(true, false))
    }

    /// The word of an absence, where tiles are wide enough for words; else the legend has it.
    fn absence_lines(&self, scene: &Scene<'_>) -> Vec<String> {
        let is_wide = is_wide(scene, self.rect);
        let reason = self.cell.and_then(|(_, cell)| cell.value.err()).filter(|_| is_wide);
        reason.map_or_else(Vec::new, |reason| {
            let words = absence_word(scene.locale, reason);
            scene.wrap(words, Type::of_tile(true, false), Self::room_px(self.rect))
        })
    }

    fn name_type(&self, scene: &Scene<'_>) -> Type {
        let region = self.cell.map(|(_, cell)| cell.region);
        if self.is_coded { Type::VALUE } else { name_type(scene, self.rect, region) }
    }

    /// Draws the name, and gives where what stands below it begins.
    pub(super) fn draw_name(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        colour: Colour,
    ) -> f64 {
        let kind = self.name_type(scene);
        let names = self.names.as_deref().unwrap_or_default();
        let height_px = names.len() as f64 * scene.line_px(kind) + self.content_px(scene);
        let mut y = (self.rect.centre().y - height_px / 2.0).round();
        for words in names {
            y += scene.line_px(kind);
            let at = Point::new(self.rect.centre().x, y - scene.scaled(3.0));
            shapes.push(scene.text(at, Anchor::Middle, words, kind, colour));
        }
        y
    }

    /// What its words cover.
    fn words_rect(&self, scene: &Scene<'_>) -> Rect {
        let kind = self.name_type(scene);
        let names = self.names.iter().flatten().map(|words| scene.measure(words, kind));
        let value = self.value.iter().map(|words| scene.measure(words, Type::VALUE));
        let width_px = names.chain(value).fold(0.0, f64::max) + 4.0;
        let lines = self.names.as_ref().map_or(0, Vec::len) as f64;
        let height_px = lines * scene.line_px(kind) + self.content_px(scene);
        let middle = self.rect.centre();
        let (x, y) = (width_px / 2.0, height_px / 2.0);
        let (from, to) =
            (Point::new(middle.x - x, middle.y - y), Point::new(middle.x + x, middle.y + y));
        Rect::between(from, to).rounded().within(self.rect)
    }
}

/// A tile to be drawn.
pub(super) struct Tile<'a> {
    pub(super) face: &'a Face<'a>,
    /// The shade of its class; `None` without a value.
    pub(super) shade: Option<Shade>,
    /// Whether it stands out: shades stay, as they are the values.
    pub(super) is_framed: bool,
}

impl Tile<'_> {
    pub(super) fn draw(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>) {
        let Some((_, cell)) = self.face.cell else { return };
        let rect = self.face.rect;
        let words = match (self.shade, cell.group) {
            (Some(shade), Some(group)) => self.draw_value(scene, shapes, cell, (group, shade)),
            _ => {
                frame(shapes, rect, 1.0, scene.tones.muted);
                scene.tones.ink
            }
        };
        if self.is_framed {
            frame(shapes, rect, 3.0, scene.tones.ink);
        }
        let y = self.face.draw_name(scene, shapes, words);
        if self.face.is_coded {
            return;
        }
        match (&self.face.value, cell.value) {
            (Some(value), Ok(_)) => {
                let at =
                    Point::new(rect.centre().x, y + scene.line_px(Type::VALUE) - scene.scaled(3.0));
                shapes.push(scene.text(at, Anchor::Middle, value, Type::VALUE, words));
            }
            (_, reason) => self.draw_absence(scene, shapes, reason.err(), y),
        }
    }

    /// Draws a filled tile in the grammar of the bars; gives the colour of words on it.
    fn draw_value(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        cell: &Cell,
        (group, shade): (Group, Shade),
    ) -> Colour {
        if fill(scene, shapes, (cell, group), self.face.rect, shade) {
            return shade.words;
        }
        // Stripes and gaps would strike the words through.
        let plate = self.face.words_rect(scene);
        shapes.push(Shape::Rect { rect: plate, colour: scene.tones.paper });
        scene.tones.ink
    }

    fn draw_absence(
        &self,
        scene: &Scene<'_>,
        shapes: &mut Vec<Shape>,
        reason: Option<Absence>,
        top: f64,
    ) {
        let line_px = scene.line_px(Type::VALUE);
        let middle = self.face.rect.centre().x;
        let at = Point::new(middle, (top + line_px / 2.0).round());
        let reason = reason.unwrap_or(Absence::NoRow);
        absence::draw(shapes, reason, at, scene.scaled(1.0), scene.tones.muted);
        let mut y = top + line_px - scene.scaled(3.0);
        let kind = Type::of_tile(true, false);
        let line_px = scene.line_px(kind);
        for line in self.face.absence_lines(scene) {
            y += line_px;
            let at = Point::new(middle, y);
            shapes.push(scene.text(at, Anchor::Middle, &line, kind, scene.tones.muted));
        }
    }
}

/// Fills a tile, or its like in the key, with a shade in the grammar of the bars, whose signs stand
/// out from paper even where the shade does not; whether all of it is that shade.
pub(super) fn fill(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    (cell, group): (&Cell, Group),
    mut rect: Rect,
    shade: Shade,
) -> bool {
    if group.phase == Phase::Executed {
        // Its base line is a part of the tile, though wider than a bar.
        rect = Rect { left: rect.left + 1.0, right: rect.right - 1.0, ..rect };
    }
    if group.nature == Nature::Ceiling {
        rect = Rect { left: rect.left + 2.0, right: rect.right - 2.0, ..rect };
    }
    let bar = scene.bar(cell, group, (rect, Growth::Up), shade.fill);
    let sign = scene.tones.neutral;
    draw_bar_signed(shapes, &Bar { texture: Texture::Plain, ..bar }, sign);
    let is_filled = matches!(group.phase, Phase::Approved | Phase::Adjusted | Phase::Executed)
        && matches!(group.nature, Nature::Programme | Nature::Ceiling)
        && cell.plan_share.is_none()
        && cell.spread_share.is_none();
    if is_filled && group.phase != Phase::Adjusted {
        frame(shapes, rect, 1.0, sign);
    }
    is_filled
}

/// How the name of a region is set; bold if it is in focus.
pub(super) fn name_type(scene: &Scene<'_>, rect: Rect, region: Option<usize>) -> Type {
    Type::of_tile(is_wide(scene, rect), region.is_some_and(|region| scene.is_focus(region)))
}

fn is_wide(scene: &Scene<'_>, rect: Rect) -> bool {
    rect.width() >= scene.scaled(92.0)
}

/// A name in lines of at most that width, words divided between syllables where they must;
/// `None` where it has no room in a tile.
pub(super) fn name_lines(
    scene: &Scene<'_>,
    name: &str,
    kind: Type,
    width_px: f64,
) -> Option<Vec<String>> {
    let fits = |words: &str| scene.measure(words, kind) <= width_px;
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let joined = lines.last().map(|line| [line, " ", word].concat());
        if let (Some(joined), Some(last)) = (joined.filter(|joined| fits(joined)), lines.last_mut())
        {
            *last = joined;
        } else if fits(word) {
            lines.push(word.to_owned());
        } else {
            lines.extend(divided(word, &fits)?);
        }
    }
    (lines.len() <= MOST_LINES).then_some(lines)
}

/// A word in two lines, where these are most alike: before a consonant that a vowel follows, which
/// is where Swedish and English names are mostly put together.
fn divided(word: &str, fits: &dyn Fn(&str) -> bool) -> Option<[String; 2]> {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| VOWELS.contains(*letter));
    let parts = |at: usize| -> Option<[String; 2]> {
        let (first, last) = letters.split_at_checked(at)?;
        let first: String = first.iter().chain(&['-']).collect();
        Some([first, last.iter().collect()])
    };
    let is_joint = |at: &usize| !is_vowel(*at) && is_vowel(*at + 1);
    let joints = (2..letters.len().saturating_sub(1)).filter(is_joint);
    let fitting = joints.filter(|&at| parts(at).is_some_and(|[a, b]| fits(&a) && fits(&b)));
    parts(fitting.min_by_key(|&at| at.abs_diff(letters.len() - at))?)
}

const VOWELS: &str = "aeiouyåäöéüæøAEIOUYÅÄÖ";

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn long_names_are_divided_where_they_are_put_together() {
        let check = |word: &str, most: usize, expected: &str| {
            let fits = |words: &str| words.chars().count() <= most;
            let found = divided(word, &fits).map(|parts| parts.concat());
            assert_eq!(found.as_deref().unwrap_or("–"), expected);
        };
        check("Västernorrland", 9, "Väster-norrland");
        check("Västerbotten", 9, "Väster-botten");
        check("Norrbotten", 8, "Norr-botten");
        check("Östergötland", 9, "Öster-götland");
        check("Härjedalen", 8, "Härje-dalen");
        check("Stockholm", 7, "Stock-holm");
        check("Gävleborg", 7, "Gävle-borg");
        check("Sörmland", 6, "Sörm-land");
        check("Västernorrland", 6, "–");
        check("Öö", 1, "–");
    }
}
