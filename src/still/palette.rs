//! Colours as roles: what a colour of a figure is called, whatever the theme.

use crate::chart::{AREAS, Colour, HUES, SHADES, Theme, area_colours, map_shades, region_colour};

/// The themes whose figures differ in nothing but colours.
pub(super) const THEMES: [Theme; 6] =
    [Theme::Light, Theme::Dark, Theme::Soft, Theme::SoftDark, Theme::Contrast, Theme::ContrastDark];

/// What a colour is for.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// Its class in the page.
    pub(super) class: String,
    /// The property that a host sets it by, if there is one.
    pub(super) property: Option<&'static str>,
    /// What it is where the system forces its colours on the page.
    pub(super) forced: &'static str,
    /// Its colour in a theme.
    colour: Paint,
}

#[derive(Clone, Copy, Debug)]
enum Paint {
    Tone(Tone),
    Region(usize),
    Area(usize),
    Fill(usize),
    Words(usize),
}

#[derive(Clone, Copy, Debug)]
enum Tone {
    Paper,
    Ink,
    Muted,
    Neutral,
    Grid,
    Line,
    Accent,
}

const TONES: [(Tone, Option<&str>, &str); 7] = [
    (Tone::Paper, Some("--vk-paper"), "Canvas"),
    (Tone::Ink, Some("--vk-ink"), "CanvasText"),
    (Tone::Muted, Some("--vk-muted"), "CanvasText"),
    (Tone::Neutral, None, "CanvasText"),
    (Tone::Grid, None, "GrayText"),
    (Tone::Line, Some("--vk-line"), "GrayText"),
    (Tone::Accent, Some("--vk-accent"), "LinkText"),
];

impl Role {
    /// Its colour in a theme of our own.
    pub(super) fn colour(&self, theme: Theme) -> Colour {
        let tones = theme.tones();
        let shade = |at: usize| map_shades(theme, SHADES).get(at).copied();
        match self.colour {
            Paint::Tone(Tone::Paper) => tones.paper,
            Paint::Tone(Tone::Ink) => tones.ink,
            Paint::Tone(Tone::Muted) => tones.muted,
            Paint::Tone(Tone::Neutral) => tones.neutral,
            Paint::Tone(Tone::Grid) => tones.grid,
            Paint::Tone(Tone::Line) => tones.line,
            Paint::Tone(Tone::Accent) => tones.accent,
            Paint::Region(at) => region_colour(theme, at),
            Paint::Area(at) => {
                let all: Vec<usize> = (0..AREAS).collect();
                area_colours(theme, &all).get(at).copied().flatten().unwrap_or(tones.ink)
            }
            Paint::Fill(at) => shade(at).map_or(tones.neutral, |shade| shade.fill),
            Paint::Words(at) => shade(at).map_or(tones.ink, |shade| shade.words),
        }
    }
}

/// Every role, the tones first.
pub(super) fn roles() -> Vec<Role> {
    let mut paints: Vec<(Paint, Option<&'static str>, &'static str)> =
        TONES.map(|(tone, property, forced)| (Paint::Tone(tone), property, forced)).to_vec();
    paints.extend((0..HUES).map(|at| (Paint::Region(at), None, "CanvasText")));
    paints.extend((0..AREAS).map(|at| (Paint::Area(at), None, "CanvasText")));
    paints.extend((0..SHADES).map(|at| (Paint::Fill(at), None, "CanvasText")));
    paints.extend((0..SHADES).map(|at| (Paint::Words(at), None, "Canvas")));
    let role = |(at, (colour, property, forced)): (usize, _)| Role {
        class: format!("k{at}"),
        property,
        forced,
        colour,
    };
    paints.into_iter().enumerate().map(role).collect()
}

/// The class of each colour that a figure may have.
#[derive(Clone, Debug)]
pub(super) struct Palette {
    classes: Vec<([Colour; THEMES.len()], String)>,
}

impl Palette {
    pub(super) fn new() -> Self {
        let roles = roles();
        let plain = |role: &Role| (THEMES.map(|theme| role.colour(theme)), role.class.clone());
        let pale = |role: &Role| {
            let colours = THEMES.map(|theme| theme.tones().pale(role.colour(theme)));
            (colours, pale_class(&role.class))
        };
        let classes = roles.iter().map(plain).chain(roles.iter().map(pale)).collect();
        Self { classes }
    }

    /// The class of what has these colours in the themes; `None` for no role of ours.
    pub(super) fn class_of(&self, colours: [Colour; THEMES.len()]) -> Option<&str> {
        let found = self.classes.iter().find(|(each, _)| *each == colours);
        found.map(|(_, class)| class.as_str())
    }

    /// The class of what has this colour, as CSS hex, in the light theme.
    pub(super) fn class_of_light(&self, colour: &str) -> Option<&str> {
        let is_meant =
            |colours: &[Colour]| colours.first().is_some_and(|light| light.to_string() == colour);
        let found = self.classes.iter().find(|(colours, _)| is_meant(colours));
        found.map(|(_, class)| class.as_str())
    }
}

/// The class of what is planned.
pub(super) fn pale_class(class: &str) -> String {
    [class, "p"].concat()
}
