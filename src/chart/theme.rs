//! The colours of a chart, all of them, as values.

mod house;
mod sets;

use core::fmt;

pub use self::house::{House, ROLES, Wish, Wishes};
#[cfg(feature = "still")]
pub(crate) use self::sets::{AREAS, SHADES};
pub use self::sets::{Shade, area_colours, map_shades};

use crate::dataset::order;
use crate::view::ThemeChoice;

/// A look of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
    /// Black on white, deeper colours, no pale lines.
    Contrast,
    /// The same on black.
    ContrastDark,
    /// Grey on white, for eyes that strong contrast hurts.
    Soft,
    /// Grey on dark grey.
    SoftDark,
    /// For paper.
    Print,
    /// In the colours that the reader's system forces on all pages; none is of a region.
    Forced(System),
    /// In the colours of the house that shows it, each of them readable on its paper.
    House(House),
}

/// An opaque colour, `0xRRGGBB`; shown as CSS hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(u32);

/// The colours of a reader's system, by the names that CSS has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct System {
    /// `Canvas`: behind everything.
    pub canvas: Colour,
    /// `CanvasText`: whatever is read.
    pub text: Colour,
    /// `GrayText`: what may step back.
    pub grey: Colour,
    /// `LinkText`: controls and links.
    pub link: Colour,
    /// `Highlight`: what is chosen.
    pub highlight: Colour,
}

/// The colours that belong to no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tones {
    /// Behind everything.
    pub paper: Colour,
    /// Text and the zero line.
    pub ink: Colour,
    /// Text that may step back.
    pub muted: Colour,
    /// Bars that are not told apart by colour.
    pub neutral: Colour,
    /// Lines through the plot.
    pub grid: Colour,
    /// Lines between parts.
    pub line: Colour,
    /// Controls and links.
    pub accent: Colour,
    /// The ring round the chosen mark.
    pub focus: Colour,
    /// What all that steps back is drawn in where no mixed colour may be.
    step_back: Option<Colour>,
}

impl Theme {
    /// All whose colours are ours, light first.
    pub const ALL: [Self; 7] = [
        Self::Light,
        Self::Dark,
        Self::Contrast,
        Self::ContrastDark,
        Self::Soft,
        Self::SoftDark,
        Self::Print,
    ];

    /// Its colours that belong to no region; ink, muted, accent and focus read on paper.
    pub fn tones(self) -> Tones {
        match self {
            Self::Light => {
                tones([0xff_ffff, 0x16_202a, 0x56_636f, 0x5b_7083, 0xec_eff2, 0xdf_e4e8, 0x0b_5cad])
            }
            Self::Dark => {
                tones([0x12_171c, 0xe8_edf1, 0xa3_b0bb, 0x8b_9fb1, 0x25_2d35, 0x32_3c45, 0x79_b8ff])
            }
            Self::Contrast => {
                tones([0xff_ffff, 0x00_0000, 0x2b_2b2b, 0x3c_4a56, 0xb0_b0b0, 0x00_0000, 0x00_3f8a])
            }
            Self::ContrastDark => {
                tones([0x00_0000, 0xff_ffff, 0xdc_dcdc, 0xc3_cfd9, 0x6a_6a6a, 0xff_ffff, 0x9c_cbff])
            }
            Self::Soft => {
                tones([0xff_ffff, 0x45_505a, 0x5f_6b76, 0x62_7688, 0xf1_f3f5, 0xe6_eaed, 0x2f_6ba8])
            }
            Self::SoftDark => {
                tones([0x1d_2329, 0xbf_c8cf, 0x9a_a6b0, 0x8b_9cab, 0x2b_333a, 0x36_4048, 0x82_b0e0])
            }
            Self::Print => {
                tones([0xff_ffff, 0x00_0000, 0x44_4444, 0x55_5f68, 0xcc_cccc, 0x99_9999, 0x00_0000])
            }
            Self::Forced(System { canvas, text, grey, link, highlight }) => Tones {
                paper: canvas,
                ink: text,
                muted: text,
                neutral: text,
                grid: grey,
                line: grey,
                accent: link,
                focus: highlight,
                step_back: Some(grey),
            },
            Self::House(house) => house.tones(),
        }
    }

    /// Whether patterns always tell regions apart in it, because colours do not.
    pub fn has_patterns(self) -> bool {
        matches!(self, Self::Print | Self::Forced(_))
    }
}

/// The theme of a picture, for which no reader's system can be asked.
impl From<ThemeChoice> for Theme {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::Auto | ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
            ThemeChoice::Contrast => Self::Contrast,
            ThemeChoice::Print => Self::Print,
        }
    }
}

impl Theme {
    /// A colour of what steps back beside what is highlighted: nearly grey, still 3:1 on paper.
    pub fn dimmed(self, colour: Colour) -> Colour {
        let tones = self.tones();
        // White takes less of a grey than black does, to the eye.
        let share = match self.base() {
            Self::Light | Self::Soft => 0.3,
            Self::SoftDark => 0.4,
            _ => 0.45,
        };
        let grey = tones.muted.mixed(tones.paper, share);
        let dimmed = tones.step_back.unwrap_or_else(|| colour.mixed(grey, 0.85));
        self.legible(dimmed, 3.0)
    }

    /// Ours that it is nearest to.
    pub fn base(self) -> Self {
        if let Self::House(house) = self { house.base() } else { self }
    }

    /// One of our colours as it may stand on a house's paper, with that contrast at least.
    fn legible(self, colour: Colour, least: f64) -> Colour {
        if let Self::House(house) = self { house.legible(colour, least) } else { colour }
    }
}

impl Tones {
    /// A colour in the paler shade of what is planned; it is never alone without an outline.
    pub fn pale(self, colour: Colour) -> Colour {
        self.step_back.unwrap_or_else(|| colour.mixed(self.paper, PALE))
    }
}

/// How much paper is in the colour of a plan.
const PALE: f64 = 0.55;

impl Colour {
    /// The colour `0xRRGGBB`; further digits do not count.
    pub const fn new(rgb: u32) -> Self {
        Self(rgb & 0xff_ffff)
    }

    /// Red, green and blue, 0–255.
    pub const fn rgb(self) -> (u8, u8, u8) {
        ((self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8)
    }

    /// This colour with so much (0–1) of another one in it.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let channel = |shift: u32| {
            let (own, other) =
                (f64::from((self.0 >> shift) & 255), f64::from((other.0 >> shift) & 255));
            ((own + (other - own) * share).round() as u32).min(255) << shift
        };
        Self(channel(16) | channel(8) | channel(0))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// The colour of a region by its index in the dataset, where it stands alone.
///
/// Readable as small text on the theme's paper. With more regions than colours they come round
/// again: regions that stand together have theirs from [`region_colours`].
pub fn region_colour(theme: Theme, region: usize) -> Colour {
    hue(theme, region % HUES)
}

/// The colours of regions that stand together, in the order given.
///
/// Each region keeps its own. Where the colours of two would be the same, the later one in the
/// dataset takes the next that none has; only past ten regions are there too few.
pub fn region_colours(theme: Theme, regions: &[usize]) -> Vec<Colour> {
    places(regions).into_iter().map(|place| hue(theme, place)).collect()
}

/// The places in the palette of regions that stand together: regions differ in pattern exactly
/// where they differ in colour.
pub(super) fn places(regions: &[usize]) -> Vec<usize> {
    let ascending = order::distinct(regions);
    let mut takers = [None; HUES];
    for &region in &ascending {
        if let Some(taker) = takers.get_mut(region % HUES) {
            taker.get_or_insert(region);
        }
    }
    for &region in &ascending {
        let mut next = (0..HUES).map(|step| (region + step) % HUES);
        let is_free = |at: &usize| takers.get(*at) == Some(&None);
        let free = if takers.contains(&Some(region)) { None } else { next.find(is_free) };
        if let Some(taker) = free.and_then(|at| takers.get_mut(at)) {
            *taker = Some(region);
        }
    }
    let own = |region: &usize| takers.iter().position(|taker| *taker == Some(*region));
    regions.iter().map(|region| own(region).unwrap_or(region % HUES)).collect()
}

/// The colour at a place of the palette.
pub(super) fn hue(theme: Theme, at: usize) -> Colour {
    let colours = match theme {
        Theme::Light | Theme::Soft | Theme::Print => &ON_WHITE,
        Theme::Dark | Theme::ContrastDark | Theme::SoftDark => &ON_BLACK,
        Theme::Contrast => &DEEP,
        Theme::Forced(System { text, .. }) => return text,
        Theme::House(house) => return house.region(at).unwrap_or(theme.tones().muted),
    };
    colours.get(at).copied().unwrap_or(theme.tones().muted)
}

const fn tones([paper, ink, muted, neutral, grid, line, accent]: [u32; 7]) -> Tones {
    Tones {
        paper: Colour(paper),
        ink: Colour(ink),
        muted: Colour(muted),
        neutral: Colour(neutral),
        grid: Colour(grid),
        line: Colour(line),
        accent: Colour(accent),
        focus: Colour(accent),
        step_back: None,
    }
}

// Ten, not eight: among the 21 Swedish regions by code, those most often compared (the three
// large ones, Kalmar län, Östergötland) then differ. About as far apart as ten can be to every eye
// that still reads them on their paper and calls none of them loud.
pub(crate) const HUES: usize = 10;
const ON_WHITE: [Colour; HUES] = [
    Colour(0x98_6585),
    Colour(0x1d_5fa6),
    Colour(0x7c_5233),
    Colour(0x1f_845c),
    Colour(0x00_515a),
    Colour(0x84_004d),
    Colour(0xc2_541c),
    Colour(0x42_3600),
    Colour(0x56_2a2b),
    Colour(0x2d_2995),
];
const ON_BLACK: [Colour; HUES] = [
    Colour(0xf7_d8f5),
    Colour(0x35_8bee),
    Colour(0xfd_c62a),
    Colour(0xb3_efaf),
    Colour(0x15_c9ba),
    Colour(0xfe_88ae),
    Colour(0xdd_6a03),
    Colour(0xad_ac6e),
    Colour(0xaa_807b),
    Colour(0xac_b6f6),
];
const DEEP: [Colour; HUES] = [
    Colour(0x39_2b46),
    Colour(0x22_3fb2),
    Colour(0x46_3000),
    Colour(0x07_483d),
    Colour(0x10_637e),
    Colour(0x51_091e),
    Colour(0x9c_3f01),
    Colour(0x5a_5f3e),
    Colour(0x79_525e),
    Colour(0x37_037a),
];
