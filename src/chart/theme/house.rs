//! The colours of a house: those that read, and ours in the place of the others.

use super::{Colour, HUES, Theme, Tones, hue};
use crate::view::Style;

/// What a house can colour, each by the custom property of that name behind `--vk-`.
pub const ROLES: [&str; ROLE_COUNT] =
    ["paper", "ink", "muted", "line", "edge", "raised", "accent", "focus", "warn", "warn-paper"];
const ROLE_COUNT: usize = 10;
const PAPER: usize = 0;
const INK: usize = 1;
const MUTED: usize = 2;
const LINE: usize = 3;
const EDGE: usize = 4;
const RAISED: usize = 5;
const ACCENT: usize = 6;
const FOCUS: usize = 7;
const WARN: usize = 8;
const WARN_PAPER: usize = 9;
/// The name of the colours that regions have.
const REGIONS: &str = "regions";

/// What a house says of one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Wish {
    /// Nothing: ours.
    #[default]
    None,
    /// This.
    Of(Colour),
    /// Something that is no opaque colour.
    Unreadable,
}

/// All that a house says of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Wishes {
    /// In the order of [`ROLES`].
    pub roles: [Wish; ROLE_COUNT],
    /// The colours of regions, by their place in the palette.
    pub regions: [Wish; HUES],
}

/// Colours that read on their paper, made of a house's and ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct House {
    ground: Ground,
    roles: [Colour; ROLE_COUNT],
    regions: [Colour; HUES],
}

/// Which of our themes it is nearest to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Ground {
    Light,
    Dark,
    Soft,
    SoftDark,
}

/// Of words.
const WORDS: f64 = 4.5;
/// Of what is seen, not read.
const SIGNS: f64 = 3.0;

impl Wishes {
    /// These, but where the style says a colour, that.
    pub fn with(mut self, style: &Style) -> Self {
        for (wish, name) in self.roles.iter_mut().zip(ROLES) {
            if let Some(&colour) = style.colours(name).first() {
                *wish = Wish::Of(Colour::new(colour));
            }
        }
        for (wish, &colour) in self.regions.iter_mut().zip(style.colours(REGIONS)) {
            *wish = Wish::Of(Colour::new(colour));
        }
        self
    }
}

impl Theme {
    /// The theme in the colours of a house, and the names of those that are not taken, each once:
    /// words must have 4.5:1 on their paper, and signs 3:1.
    ///
    /// High contrast, paper and forced colours stay as they are.
    pub(crate) fn of_house(self, wishes: &Wishes) -> (Self, Vec<&'static str>) {
        let Some(ground) = Ground::of(self) else { return (self, Vec::new()) };
        if *wishes == Wishes::default() {
            return (self, Vec::new());
        }
        let mut draft = Draft { wishes, own: ground.roles(), refused: Vec::new() };
        let house = draft.house(ground);
        (Self::House(house), draft.refused)
    }
}

/// A house on its way.
struct Draft<'a> {
    wishes: &'a Wishes,
    /// What stands where the house says nothing.
    own: [Colour; ROLE_COUNT],
    refused: Vec<&'static str>,
}

impl Draft<'_> {
    fn house(&mut self, theme: Ground) -> House {
        let (paper, ink) = self.paper_and_ink();
        let mut ground = theme;
        if at(&self.own, PAPER) != paper {
            ground = ground.on(paper);
            self.own = ground.roles();
            // What is between paper and ink goes with them.
            for (role, share) in [(LINE, 0.16), (RAISED, 0.045)] {
                put(&mut self.own, role, paper.mixed(ink, share));
            }
            let warn = at(&self.own, WARN);
            put(&mut self.own, WARN_PAPER, paper.mixed(warn, 0.08));
        }
        let mut roles = self.own;
        put(&mut roles, PAPER, paper);
        put(&mut roles, INK, ink);
        for (role, least) in [(MUTED, WORDS), (ACCENT, WORDS), (WARN, WORDS), (EDGE, SIGNS)] {
            let own = at(&self.own, role).legible(paper, ink, least);
            let taken = self.taken(role, |colour| colour.contrast(paper) >= least);
            put(&mut roles, role, taken.unwrap_or(own));
        }
        let accent = at(&roles, ACCENT);
        let focus = self.taken(FOCUS, |colour| colour.contrast(paper) >= SIGNS);
        put(&mut roles, FOCUS, focus.unwrap_or(accent));
        let line = self.taken(LINE, |_| true);
        put(&mut roles, LINE, line.unwrap_or(at(&self.own, LINE)));
        for (role, words) in [(RAISED, [INK, MUTED, ACCENT]), (WARN_PAPER, [INK, WARN, ACCENT])] {
            let is_read = |colour: Colour| {
                words.iter().all(|&word| colour.contrast(at(&roles, word)) >= WORDS)
            };
            let own = Some(at(&self.own, role)).filter(|own| is_read(*own));
            let taken = self.taken(role, is_read);
            put(&mut roles, role, taken.or(own).unwrap_or(paper));
        }
        House { ground, roles, regions: self.regions(ground, paper, ink) }
    }

    /// Both of the house, else one of them that reads with ours, else ours.
    fn paper_and_ink(&mut self) -> (Colour, Colour) {
        let own = (at(&self.own, PAPER), at(&self.own, INK));
        let is_read = |(paper, ink): &(Colour, Colour)| paper.contrast(*ink) >= WORDS;
        let of = |role: usize, own: Colour| match self.wishes.roles.get(role) {
            Some(Wish::Of(colour)) => *colour,
            _ => own,
        };
        let (paper, ink) = (of(PAPER, own.0), of(INK, own.1));
        let found = [(paper, ink), (paper, own.1), (own.0, ink)].into_iter().find(is_read);
        let found = found.unwrap_or(own);
        for (role, colour) in [(PAPER, found.0), (INK, found.1)] {
            // It counts as refused unless it is what was found.
            self.taken(role, |wish| wish == colour);
        }
        found
    }

    /// The wish, if it can be met; told if not.
    fn taken(&mut self, role: usize, is_met: impl Fn(Colour) -> bool) -> Option<Colour> {
        let name = ROLES.get(role).copied().unwrap_or_default();
        match self.wishes.roles.get(role).copied().unwrap_or_default() {
            Wish::None => None,
            Wish::Of(colour) if is_met(colour) => Some(colour),
            Wish::Of(_) | Wish::Unreadable => {
                self.refused.push(name);
                None
            }
        }
    }

    /// Words are in these, too. A region that would look like another one keeps its own.
    fn regions(&mut self, ground: Ground, paper: Colour, ink: Colour) -> [Colour; HUES] {
        let mut regions = [ink; HUES];
        let mut is_refused = false;
        for (place, wish) in self.wishes.regions.iter().enumerate() {
            let before = regions.get(..place).unwrap_or_default();
            // Another place may have taken what is ours here.
            let mut ours = (place..place + HUES)
                .map(|at| hue(ground.theme(), at % HUES).legible(paper, ink, WORDS));
            let own = ours.find(|own| !before.contains(own)).unwrap_or(ink);
            let colour = match *wish {
                Wish::Of(colour) if colour.contrast(paper) >= WORDS => Some(colour),
                Wish::None => Some(own),
                Wish::Of(_) | Wish::Unreadable => None,
            };
            let taken = colour.filter(|colour| !before.contains(colour));
            is_refused |= taken.is_none();
            put(&mut regions, place, taken.unwrap_or(own));
        }
        if is_refused {
            self.refused.push(REGIONS);
        }
        regions
    }
}

impl House {
    /// Its colours by the names of [`ROLES`].
    pub fn roles(&self) -> impl Iterator<Item = (&'static str, Colour)> {
        ROLES.into_iter().zip(self.roles)
    }

    /// Our theme that it is nearest to.
    pub fn base(&self) -> Theme {
        self.ground.theme()
    }

    pub(super) fn region(&self, place: usize) -> Option<Colour> {
        self.regions.get(place).copied()
    }

    /// The colour, or a darker or lighter one, so that words in it read on this paper.
    pub(super) fn legible(&self, colour: Colour, least: f64) -> Colour {
        colour.legible(at(&self.roles, PAPER), at(&self.roles, INK), least)
    }

    pub(super) fn tones(&self) -> Tones {
        let [paper, ink, muted, line, accent, focus] =
            [PAPER, INK, MUTED, LINE, ACCENT, FOCUS].map(|role| at(&self.roles, role));
        Tones {
            paper,
            ink,
            muted,
            neutral: self.legible(ink.mixed(paper, 0.3), WORDS),
            grid: line.mixed(paper, 0.4),
            line,
            accent,
            focus,
            step_back: None,
        }
    }
}

impl Ground {
    fn of(theme: Theme) -> Option<Self> {
        match theme {
            Theme::Light => Some(Self::Light),
            Theme::Dark => Some(Self::Dark),
            Theme::Soft => Some(Self::Soft),
            Theme::SoftDark => Some(Self::SoftDark),
            _ => None,
        }
    }

    fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::Soft => Theme::Soft,
            Self::SoftDark => Theme::SoftDark,
        }
    }

    /// The one that suits the paper.
    fn on(self, paper: Colour) -> Self {
        let is_soft = matches!(self, Self::Soft | Self::SoftDark);
        match (paper.luminance() < 0.18, is_soft) {
            (false, false) => Self::Light,
            (false, true) => Self::Soft,
            (true, false) => Self::Dark,
            (true, true) => Self::SoftDark,
        }
    }

    /// The colours of the style sheet, by the names of [`ROLES`].
    fn roles(self) -> [Colour; ROLE_COUNT] {
        let Tones { paper, ink, muted, line, accent, .. } = self.theme().tones();
        let [edge, raised, warn, warn_paper] = match self {
            Self::Light => [0x7f_8b96, 0xf6_f8f9, 0x8a_5a00, 0xff_f7e6],
            Self::Dark => [0x74_828e, 0x1a_2128, 0xff_cf7a, 0x2a_2213],
            Self::Soft => [0x7f_8b96, 0xf8_f9fa, 0x8a_5a00, 0xff_f7e6],
            Self::SoftDark => [0x7a_8792, 0x25_2c33, 0xe3_bd78, 0x2f_2a1f],
        }
        .map(Colour);
        [paper, ink, muted, line, edge, raised, accent, accent, warn, warn_paper]
    }
}

fn at(colours: &[Colour], place: usize) -> Colour {
    colours.get(place).copied().unwrap_or(Colour(0))
}

fn put(colours: &mut [Colour], place: usize, colour: Colour) {
    if let Some(slot) = colours.get_mut(place) {
        *slot = colour;
    }
}

impl Colour {
    /// How light it is, 0–1, after WCAG.
    fn luminance(self) -> f64 {
        let (red, green, blue) = self.rgb();
        let [red, green, blue] =
            [red, green, blue].map(|channel| linear(f64::from(channel) / 255.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, 1–21, after WCAG.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05) * SAFE
    }

    /// The colour with as little ink in it as contrast needs.
    fn legible(self, paper: Self, ink: Self, least: f64) -> Self {
        let mixtures = (0..10).map(|tenths| self.mixed(ink, f64::from(tenths) / 10.0));
        mixtures.into_iter().find(|it| it.contrast(paper) >= least).unwrap_or(ink)
    }
}

/// What is left of a contrast that may be measured a trace too high.
const SAFE: f64 = 0.999;

/// A channel of sRGB as light. Its power of 2.4 is of roots (2.4 is 10.0110 0110… in binary), since
/// the code of a general power is larger than all of this.
fn linear(channel: f64) -> f64 {
    if channel <= 0.040_45 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    let (mut power, mut root) = (base * base, base);
    for step in 0..12 {
        root = root.sqrt();
        if matches!(step % 4, 1 | 2) {
            power *= root;
        }
    }
    power
}

#[cfg(test)]
mod tests;
