//! A house's style as a link carries it: a short list of names with values that are safe anywhere.
//!
//! Nothing of a link reaches a style sheet as it was written: colours are read into numbers, all
//! else is one of the words below.

use core::fmt::Write;

/// What a link says of colours and form; every value can stand in a style sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Style {
    // In the order of `NAMES`, each name once.
    said: Vec<(&'static str, Value)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// `0xRRGGBB`, for a list of them one or several.
    Colours(Vec<u32>),
    /// A length, px.
    Px(u8),
    /// A word and what style sheets call it.
    Word(&'static str, &'static str),
}

/// How the value of a name is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Colour,
    Colours,
    Px,
    Words(&'static [(&'static str, &'static str)]),
}

const FONTS: Kind = Kind::Words(&[
    ("sans", "system-ui,sans-serif"),
    ("serif", "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,Georgia,serif"),
    (
        "rounded",
        "ui-rounded,\"Hiragino Maru Gothic ProN\",Quicksand,Comfortaa,system-ui,sans-serif",
    ),
    ("mono", "ui-monospace,\"Cascadia Mono\",Menlo,Consolas,monospace"),
]);

/// Without `--vk-`, which begins the custom property of the same name.
const NAMES: [(&str, Kind); 16] = [
    ("paper", Kind::Colour),
    ("ink", Kind::Colour),
    ("muted", Kind::Colour),
    ("line", Kind::Colour),
    ("edge", Kind::Colour),
    ("raised", Kind::Colour),
    ("accent", Kind::Colour),
    ("focus", Kind::Colour),
    ("warn", Kind::Colour),
    ("warn-paper", Kind::Colour),
    ("regions", Kind::Colours),
    ("font", FONTS),
    ("headline-font", FONTS),
    (
        "headline-weight",
        Kind::Words(&[
            ("400", "400"),
            ("500", "500"),
            ("600", "600"),
            ("700", "700"),
            ("800", "800"),
            ("900", "900"),
        ]),
    ),
    ("radius", Kind::Px),
    ("density", Kind::Words(&[("compact", ".75"), ("roomy", "1.25")])),
];

/// The corners of anything are no rounder than this, px.
const RADIUS_MAX_PX: u8 = 24;
/// There are no more colours of regions than this.
const REGIONS_MAX: usize = 10;

impl Style {
    /// Reads `name:value,…`, and gives back the items that say nothing safe, too. Of a repeated
    /// name the last counts.
    pub(super) fn read(text: &str) -> (Self, Vec<&str>) {
        let mut dropped = Vec::new();
        let mut found: [Option<Value>; NAMES.len()] = [const { None }; NAMES.len()];
        for item in text.split(',').filter(|item| !item.is_empty()) {
            let read = item.split_once(':').and_then(|(name, value)| {
                let at = NAMES.iter().position(|(each, _)| *each == name)?;
                let (_, kind) = NAMES.get(at)?;
                *found.get_mut(at)? = Some(value_of(*kind, value)?);
                Some(())
            });
            if read.is_none() {
                dropped.push(item);
            }
        }
        let said = NAMES.iter().zip(found);
        let said = said.filter_map(|((name, _), value)| Some((*name, value?))).collect();
        (Self { said }, dropped)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// As a link writes it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.said {
            let comma = if text.is_empty() { "" } else { "," };
            // Writing to a string cannot fail.
            let _ = write!(text, "{comma}{name}:");
            match value {
                Value::Colours(colours) => hex_list(&mut text, colours, "", "."),
                Value::Px(px) => drop(write!(text, "{px}")),
                Value::Word(word, _) => text.push_str(word),
            }
        }
        text
    }

    /// The colours of a name, `0xRRGGBB`; none that it does not say.
    pub fn colours(&self, name: &str) -> &[u32] {
        match self.said.iter().find(|(each, _)| *each == name) {
            Some((_, Value::Colours(colours))) => colours,
            _ => &[],
        }
    }

    /// All that it says but the colours, each as a custom property and its value.
    pub fn form(&self) -> Vec<(&'static str, String)> {
        self.declared(|value| !matches!(value, Value::Colours(_)))
    }

    /// All that it says, each as the custom property of that name (without `--vk-`) and its value.
    ///
    /// Whether its colours read on its paper is another question.
    pub fn declarations(&self) -> Vec<(&'static str, String)> {
        self.declared(|_| true)
    }

    fn declared(&self, is_wanted: fn(&Value) -> bool) -> Vec<(&'static str, String)> {
        let wanted = self.said.iter().filter(|(_, value)| is_wanted(value));
        wanted
            .map(|(name, value)| {
                let mut text = String::new();
                match value {
                    Value::Colours(colours) => hex_list(&mut text, colours, "#", ","),
                    Value::Px(px) => drop(write!(text, "{px}px")),
                    Value::Word(_, css) => text.push_str(css),
                }
                (*name, text)
            })
            .collect()
    }
}

fn hex_list(text: &mut String, colours: &[u32], before: &str, between: &str) {
    for (at, colour) in colours.iter().enumerate() {
        let between = if at == 0 { "" } else { between };
        let _ = write!(text, "{between}{before}{colour:06x}");
    }
}

fn value_of(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Colour => Some(Value::Colours(vec![colour_of(text)?])),
        Kind::Colours => {
            let colours: Vec<u32> = text.split('.').map(colour_of).collect::<Option<_>>()?;
            (colours.len() <= REGIONS_MAX).then_some(Value::Colours(colours))
        }
        Kind::Px => {
            let is_number = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            let px: u8 = is_number.then(|| text.parse().ok()).flatten()?;
            (px <= RADIUS_MAX_PX).then_some(Value::Px(px))
        }
        Kind::Words(words) => {
            let (word, css) = words.iter().find(|(word, _)| *word == text)?;
            Some(Value::Word(word, css))
        }
    }
}

/// Three or six hex digits.
fn colour_of(text: &str) -> Option<u32> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(text, 16).ok()?;
    match text.len() {
        6 => Some(value),
        3 => {
            Some([8, 4, 0].iter().fold(0, |rgb, shift| (rgb << 8) | (((value >> shift) & 15) * 17)))
        }
        _ => None,
    }
}
