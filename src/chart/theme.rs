//! The colours of a chart, all of them, as values.

use core::fmt;

use crate::dataset::order;

/// A look of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
    /// Black on white, deeper colours, no pale lines.
    Contrast,
    /// For paper.
    Print,
}

/// An opaque colour, `0xRRGGBB`; shown as CSS hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(u32);

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
}

impl Theme {
    /// All, light first.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Print];

    /// Its colours that belong to no region; ink, muted, accent and focus read on paper.
    pub const fn tones(self) -> Tones {
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
            Self::Print => {
                tones([0xff_ffff, 0x00_0000, 0x44_4444, 0x55_5f68, 0xcc_cccc, 0x99_9999, 0x00_0000])
            }
        }
    }
}

impl Theme {
    /// A colour of what steps back beside what is highlighted: nearly grey, still 3:1 on paper.
    pub fn dimmed(self, colour: Colour) -> Colour {
        let tones = self.tones();
        // White takes less of a grey than black does, to the eye.
        let share = if self == Self::Light { 0.3 } else { 0.45 };
        colour.mixed(tones.muted.mixed(tones.paper, share), 0.85)
    }
}

impl Colour {
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
    regions.iter().map(|region| hue(theme, own(region).unwrap_or(region % HUES))).collect()
}

fn hue(theme: Theme, at: usize) -> Colour {
    let colours = match theme {
        Theme::Light | Theme::Print => &ON_WHITE,
        Theme::Dark => &ON_BLACK,
        Theme::Contrast => &DEEP,
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
    }
}

// Ten, not eight: among the 21 Swedish regions by code, those most often compared (the three
// large ones, Kalmar län, Östergötland) then differ.
const HUES: usize = 10;
const ON_WHITE: [Colour; HUES] = [
    Colour(0x7e_2a74),
    Colour(0x1d_5fa6),
    Colour(0x8a_5a2b),
    Colour(0x1f_845c),
    Colour(0x0b_7d93),
    Colour(0xb3_264d),
    Colour(0xc2_541c),
    Colour(0x6b_7013),
    Colour(0xc2_3c7e),
    Colour(0x4b_4bb5),
];
const ON_BLACK: [Colour; HUES] = [
    Colour(0xe0_7fc4),
    Colour(0x6f_b0f2),
    Colour(0xd0_a878),
    Colour(0x5c_c78f),
    Colour(0x4f_d0e0),
    Colour(0xf2_7f94),
    Colour(0xf2_935c),
    Colour(0xc9_c95a),
    Colour(0xff_c4e4),
    Colour(0xa9_abff),
];
const DEEP: [Colour; HUES] = [
    Colour(0x6b_0f60),
    Colour(0x00_3f8a),
    Colour(0x5a_3410),
    Colour(0x00_613f),
    Colour(0x00_5663),
    Colour(0x8a_0030),
    Colour(0xa0_3c00),
    Colour(0x4c_5000),
    Colour(0xa8_206a),
    Colour(0x2f_2f9c),
];

#[cfg(test)]
mod tests {
    use super::{Colour, Theme, region_colour, region_colours};

    type Linear = [f64; 3];

    fn linear(colour: Colour) -> Linear {
        let (red, green, blue) = colour.rgb();
        [red, green, blue].map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance([r, g, b]: Linear) -> f64 {
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Colour, b: Colour) -> f64 {
        let (a, b) = (luminance(linear(a)), luminance(linear(b)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// CIE L*a*b* of a colour as seen through a matrix on linear RGB.
    fn seen(colour: Colour, matrix: [[f64; 3]; 3]) -> Linear {
        let rgb = linear(colour);
        let [r, g, b] =
            matrix.map(|row| row.iter().zip(rgb).map(|(m, c)| m * c).sum::<f64>().clamp(0.0, 1.0));
        let xyz = [
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            luminance([r, g, b]),
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        ];
        let [x, y, z] = xyz.map(|t| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    // Full colour, then Machado, Oliveira and Fernandes (2009), severity 1.
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
        [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    ];

    #[test]
    fn every_colour_reads_on_paper() {
        for theme in Theme::ALL {
            let tones = theme.tones();
            for tone in [tones.ink, tones.muted, tones.neutral, tones.accent, tones.focus] {
                assert!(contrast(tone, tones.paper) >= 4.5, "{theme:?} {tone}");
            }
            for region in 0..10 {
                let colour = region_colour(theme, region);
                assert!(contrast(colour, tones.paper) >= 4.5, "{theme:?} {region} {colour}");
            }
        }
    }

    #[test]
    fn regions_that_are_compared_most_differ_to_every_eye() {
        for theme in Theme::ALL {
            for (at, a) in [0, 3, 6, 11].into_iter().enumerate() {
                for b in [0, 3, 6, 11].into_iter().skip(at + 1) {
                    for eye in EYES {
                        let colours = [a, b].map(|region| seen(region_colour(theme, region), eye));
                        let [a_lab, b_lab] = colours;
                        let square: f64 =
                            a_lab.iter().zip(b_lab).map(|(p, q)| (p - q) * (p - q)).sum();
                        assert!(square.sqrt() >= 10.0, "{theme:?} {a} {b} {}", square.sqrt());
                    }
                }
            }
        }
    }

    #[test]
    fn blue_orange_and_green_are_those_of_the_seeds_regions() {
        let hues = [11, 6, 3].map(|region| region_colour(Theme::Light, region).to_string());
        assert_eq!(hues, ["#1d5fa6", "#c2541c", "#1f845c"]);
    }

    #[test]
    fn regions_that_stand_together_differ() {
        let names = |regions: &[usize]| {
            region_colours(Theme::Light, regions).iter().map(Colour::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(&[11, 1]), ["#8a5a2b", "#1d5fa6"], "the later one gives way");
        assert_eq!(
            names(&[11, 6, 3]),
            [11, 6, 3].map(|at| region_colour(Theme::Light, at).to_string())
        );
        assert_eq!(names(&[2, 1, 11, 2]), ["#8a5a2b", "#1d5fa6", "#1f845c", "#8a5a2b"]);
        // Each set of up to eight of 21, thinned to every seventh so that it takes no time.
        let sets = (0_u32..1 << 21).filter(|set| set.count_ones() <= 8).step_by(7);
        for set in sets {
            let regions: Vec<usize> = (0..21).filter(|at| set >> at & 1 == 1).collect();
            let mut colours = names(&regions);
            colours.sort_unstable();
            colours.dedup();
            assert_eq!(colours.len(), regions.len(), "{regions:?}");
        }
    }

    #[test]
    fn what_steps_back_is_paler_and_still_seen() {
        for theme in Theme::ALL {
            let paper = theme.tones().paper;
            for region in 0..10 {
                let full = region_colour(theme, region);
                let dimmed = theme.dimmed(full);
                assert!(contrast(dimmed, paper) >= 3.0, "{theme:?} {region} {dimmed}");
                let [own, pale] = [full, dimmed].map(|colour| seen(colour, EYES[0]));
                let square: f64 = own.iter().zip(pale).map(|(p, q)| (p - q) * (p - q)).sum();
                assert!(square.sqrt() >= 20.0, "{theme:?} {region} {}", square.sqrt());
            }
        }
    }

    #[test]
    fn mixing_goes_from_one_colour_to_the_other() {
        let (black, white) = (Colour(0), Colour(0xff_ffff));
        assert_eq!(black.mixed(white, 0.0), black);
        assert_eq!(black.mixed(white, 1.0), white);
    }
}
