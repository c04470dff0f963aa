//! Colours that come as a set: the shades of a map, and the colours of purposes.

use crate::chart::theme::{Colour, System, Theme};
use crate::dataset::order;

/// A class of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shade {
    /// What its tiles are filled with.
    pub fill: Colour,
    /// Words on that.
    pub words: Colour,
}

/// The shades of so many classes, the lowest first; five at most.
///
/// Neighbours differ in lightness, so that every eye and grey paper tell them apart.
/// In colours that a system forces they are all the same: the values in the tiles tell them apart.
pub fn map_shades(theme: Theme, classes: usize) -> Vec<Shade> {
    let (fills, dark, pale, with_first) = match theme.base() {
        Theme::Light | Theme::Soft => (&ON_WHITE, 0x16_202a, 0xff_ffff, 3),
        Theme::Dark | Theme::SoftDark => (&ON_BLACK, 0xe8_edf1, 0x12_171c, 2),
        Theme::Contrast => (&DEEP, 0x00_0000, 0xff_ffff, 3),
        Theme::ContrastDark => (&ON_BLACK, 0xff_ffff, 0x00_0000, 2),
        Theme::Print => (&GREY, 0x00_0000, 0xff_ffff, 3),
        Theme::Forced(System { canvas, text, .. }) => {
            return vec![Shade { fill: text, words: canvas }; classes.min(SHADES)];
        }
        // It is nobody's base.
        Theme::House(_) => return Vec::new(),
    };
    let shade = |&at: &usize| {
        let fill = fills.get(at).copied().unwrap_or(theme.tones().neutral);
        Shade { fill, words: Colour(if at < with_first { dark } else { pale }) }
    };
    let places = PLACES.get(classes).or(PLACES.last()).copied().unwrap_or_default();
    places.iter().map(shade).collect()
}

/// The colours of purposes that stand together, in the order given; `None` past the eighth, which
/// no further colour would tell apart.
///
/// Each keeps its own by its index in the dataset. Where the colours of two would be the same, the
/// later one takes the next that none has.
pub fn area_colours(theme: Theme, areas: &[usize]) -> Vec<Option<Colour>> {
    let colours = match theme.base() {
        Theme::Light | Theme::Soft | Theme::Print | Theme::House(_) => AREAS_ON_WHITE,
        Theme::Dark | Theme::SoftDark | Theme::ContrastDark => AREAS_ON_BLACK,
        Theme::Contrast => AREAS_DEEP,
        Theme::Forced(System { text, .. }) => [text; AREAS],
    };
    let mut takers = [None; AREAS];
    for area in order::distinct(areas) {
        let mut next = (0..AREAS).map(|step| (area + step) % AREAS);
        let free = next.find(|at| takers.get(*at) == Some(&None));
        if let Some(taker) = free.and_then(|at| takers.get_mut(at)) {
            *taker = Some(area);
        }
    }
    let own = |area: &usize| takers.iter().position(|taker| *taker == Some(*area));
    let colour = |at: usize| colours.get(at).map(|&colour| theme.legible(colour, 4.5));
    areas.iter().map(|area| own(area).and_then(colour)).collect()
}

/// So many classes a map can show.
pub(crate) const SHADES: usize = 5;

/// Which shades so many classes have: few of them do not use the ends, as if all lay between.
const PLACES: [&[usize]; SHADES + 1] =
    [&[], &[2], &[1, 3], &[0, 2, 3], &[0, 1, 2, 3], &[0, 1, 2, 3, 4]];

const ON_WHITE: [Colour; SHADES] =
    [Colour(0xdc_ecf0), Colour(0xad_d2db), Colour(0x74_b1bf), Colour(0x2c_7d8f), Colour(0x0e_4a58)];
const ON_BLACK: [Colour; SHADES] =
    [Colour(0x1f_3a43), Colour(0x2d_5a66), Colour(0x6a_9aa6), Colour(0x9c_cbd6), Colour(0xda_f3f8)];
const DEEP: [Colour; SHADES] =
    [Colour(0xe3_e9ec), Colour(0xb4_c6cf), Colour(0x7f_a0b0), Colour(0x1f_5f78), Colour(0x00_293a)];
const GREY: [Colour; SHADES] =
    [Colour(0xec_ecec), Colour(0xc9_c9c9), Colour(0x9c_9c9c), Colour(0x66_6666), Colour(0x2b_2b2b)];

/// So many purposes differ in colour.
pub(crate) const AREAS: usize = 8;
const AREAS_ON_WHITE: [Colour; AREAS] = [
    Colour(0x3a_66ab),
    Colour(0xa8_3e0c),
    Colour(0x24_8033),
    Colour(0xaa_4383),
    Colour(0x5d_5e40),
    Colour(0x5a_28a1),
    Colour(0x7d_2119),
    Colour(0x21_4d58),
];
const AREAS_ON_BLACK: [Colour; AREAS] = [
    Colour(0x61_b0f0),
    Colour(0xea_ab76),
    Colour(0x25_a37f),
    Colour(0xee_89ca),
    Colour(0xb7_b53a),
    Colour(0x81_85f2),
    Colour(0xf2_718a),
    Colour(0x8b_c6ae),
];
const AREAS_DEEP: [Colour; AREAS] = [
    Colour(0x2b_499b),
    Colour(0xa0_3a12),
    Colour(0x10_744a),
    Colour(0xb0_3089),
    Colour(0x3b_3406),
    Colour(0x1f_1797),
    Colour(0x7c_254d),
    Colour(0x18_302c),
];

#[cfg(test)]
mod tests {
    use super::{AREAS, SHADES, area_colours, map_shades};
    use crate::chart::Colour;
    use crate::chart::Theme;
    use crate::chart::theme_test::{EYES, contrast, seen};

    /// How far two colours are apart to an eye, in CIE L*a*b*.
    fn distance(a: Colour, b: Colour, eye: [[f64; 3]; 3]) -> f64 {
        let [a, b] = [a, b].map(|colour| seen(colour, eye));
        let square: f64 = a.iter().zip(b).map(|(p, q)| (p - q) * (p - q)).sum();
        square.sqrt()
    }

    #[test]
    fn words_read_on_every_shade_and_neighbours_differ() {
        for theme in Theme::ALL {
            for classes in 1..=SHADES {
                let shades = map_shades(theme, classes);
                assert_eq!(shades.len(), classes);
                for shade in &shades {
                    assert!(contrast(shade.fill, shade.words) >= 4.5, "{theme:?} {shade:?}");
                }
                for pair in shades.windows(2) {
                    let found = contrast(pair[0].fill, pair[1].fill);
                    assert!(found >= 1.3, "{theme:?} {pair:?} {found}");
                    for eye in EYES {
                        let found = distance(pair[0].fill, pair[1].fill, eye);
                        assert!(found >= 10.0, "{theme:?} {pair:?} {found}");
                    }
                }
            }
            assert_eq!(map_shades(theme, 40), map_shades(theme, SHADES));
        }
    }

    #[test]
    fn signs_on_tiles_stand_out_from_paper_where_shades_do_not() {
        let pale = map_shades(Theme::Light, SHADES)[0].fill;
        assert!(contrast(pale, Theme::Light.tones().paper) < 3.0);
        for theme in Theme::ALL {
            let tones = theme.tones();
            let found = contrast(tones.neutral, tones.paper);
            assert!(found >= 3.0, "{theme:?} {found}");
        }
    }

    #[test]
    fn purposes_read_on_paper_and_differ_to_every_eye() {
        for theme in Theme::ALL {
            let all: Vec<usize> = (0..AREAS).collect();
            let colours: Vec<_> = area_colours(theme, &all).into_iter().flatten().collect();
            assert_eq!(colours.len(), AREAS);
            for (at, &colour) in colours.iter().enumerate() {
                // Words in a segment have the colour of the paper.
                assert!(contrast(colour, theme.tones().paper) >= 4.5, "{theme:?} {colour}");
                for &other in &colours[at + 1..] {
                    for eye in EYES {
                        let found = distance(colour, other, eye);
                        assert!(found >= 12.0, "{theme:?} {colour} {other} {found}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_purpose_keeps_its_colour_beside_others() {
        let names = |areas: &[usize]| {
            let colours = area_colours(Theme::Light, areas);
            colours.iter().map(|it| it.map(|it| it.to_string())).collect::<Vec<_>>()
        };
        let [own, other] = [names(&[5]), names(&[6])].concat().try_into().unwrap();
        assert_eq!(names(&[6, 5]), [other.clone(), own.clone()]);
        assert_eq!(names(&[5, 13]), [own, other], "the later one gives way");
        let many: Vec<usize> = (0..20).collect();
        let found = names(&many);
        assert_eq!(found.iter().flatten().count(), AREAS);
        assert!(found[..AREAS].iter().all(Option::is_some), "the first keep theirs");
    }
}
