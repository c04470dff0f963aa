//! Colours, measured as eyes see them.

use super::theme::{Colour, HUES, System, Theme, Tones, region_colour, region_colours};

type Triple = [f64; 3];

fn linear(colour: Colour) -> Triple {
    let (red, green, blue) = colour.rgb();
    [red, green, blue].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([r, g, b]: Triple) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

pub(super) fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(linear(a)), luminance(linear(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*a*b* of a colour as seen through a matrix on linear RGB.
pub(super) fn seen(colour: Colour, matrix: [Triple; 3]) -> Triple {
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

/// CIEDE2000, after Sharma, Wu and Dalal (2005).
fn distance([l1, a1, b1]: Triple, [l2, a2, b2]: Triple) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let grey = 1.5 - 0.5 * seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2)));
    let (a1, a2) = (a1 * grey, a2 * grey);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = if is_grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let (lightness, chroma) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let mean = if is_grey { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
    let cosine = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cosine(mean - 30.0)
        + 0.24 * cosine(2.0 * mean)
        + 0.32 * cosine(3.0 * mean + 6.0)
        - 0.2 * cosine(4.0 * mean - 63.0);
    let middle = (lightness - 50.0).powi(2);
    let by_lightness = (l2 - l1) / (1.0 + 0.015 * middle / (20.0 + middle).sqrt());
    let by_chroma = (c2 - c1) / (1.0 + 0.045 * chroma);
    let by_hue =
        2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * chroma * t);
    let rotation = 60.0 * (-((mean - 275.0) / 25.0).powi(2)).exp();
    let rotated = -rotation.to_radians().sin() * 2.0 * seventh(chroma) * by_chroma * by_hue;
    (by_lightness.powi(2) + by_chroma.powi(2) + by_hue.powi(2) + rotated).sqrt()
}

// Full colour, then Machado, Oliveira and Fernandes (2009), severity 1: without red, green, blue.
pub(super) const EYES: [[Triple; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
];

#[test]
fn the_distance_is_that_of_its_authors() {
    // Pairs of their table of test data.
    for (a, b, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        assert!((distance(a, b) - expected).abs() < 1e-4, "{a:?} {b:?} {}", distance(a, b));
    }
}

#[test]
fn words_read_on_paper_and_marks_stand_out_from_it() {
    for theme in Theme::ALL {
        let tones = theme.tones();
        // Each of them is of words somewhere, or of the ring round what has the focus.
        let tones_read = [tones.ink, tones.muted, tones.neutral, tones.accent, tones.focus];
        let hues = (0..HUES).map(|region| region_colour(theme, region));
        for colour in tones_read.into_iter().chain(hues) {
            let found = contrast(colour, tones.paper);
            assert!(found >= 4.5, "{theme:?} {colour} {found}");
        }
    }
    for theme in [Theme::Contrast, Theme::ContrastDark] {
        let Tones { ink, muted, paper, line, .. } = theme.tones();
        assert!(contrast(ink, paper) >= 20.0 && contrast(line, paper) >= 20.0, "{theme:?}");
        assert!(contrast(muted, paper) >= 7.0, "{theme:?}");
    }
}

#[test]
fn soft_themes_are_softer_and_still_read() {
    for (soft, plain) in [(Theme::Soft, Theme::Light), (Theme::SoftDark, Theme::Dark)] {
        let of = |theme: Theme| contrast(theme.tones().ink, theme.tones().paper);
        assert!(of(soft) < of(plain) * 0.75 && of(soft) >= 7.0, "{soft:?} {}", of(soft));
    }
}

/// Side by side, 2 is just seen; colours of an atlas that are told apart at a glance differ by 10.
const APART: f64 = 10.0;

#[test]
fn any_two_colours_of_regions_differ_to_every_eye() {
    for theme in Theme::ALL {
        for a in 0..HUES {
            for b in a + 1..HUES {
                for (eye, matrix) in EYES.into_iter().enumerate() {
                    let [a_lab, b_lab] = [a, b].map(|at| seen(region_colour(theme, at), matrix));
                    let found = distance(a_lab, b_lab);
                    assert!(found >= APART, "{theme:?} {a} {b} eye {eye}: {found}");
                }
            }
        }
    }
}

#[test]
fn what_steps_back_is_paler_and_still_seen() {
    for theme in Theme::ALL {
        for region in 0..HUES {
            let full = region_colour(theme, region);
            let dimmed = theme.dimmed(full);
            let found = contrast(dimmed, theme.tones().paper);
            assert!(found >= 3.0, "{theme:?} {region} {dimmed} {found}");
            let [own, pale] = [full, dimmed].map(|colour| seen(colour, EYES[0]));
            assert!(distance(own, pale) >= APART, "{theme:?} {region} {}", distance(own, pale));
        }
    }
}

#[test]
fn blue_orange_and_green_are_those_of_the_seeds_regions() {
    let hues = [11, 6, 3].map(|region| region_colour(Theme::Light, region).to_string());
    assert_eq!(hues, ["#1d5fa6", "#c2541c", "#1f845c"]);
}

/// A region is blue everywhere or nowhere.
#[test]
fn a_region_keeps_its_hue_in_every_theme() {
    for region in 0..HUES {
        let hue = |theme: Theme| {
            let [_, a, b] = seen(region_colour(theme, region), EYES[0]);
            b.atan2(a).to_degrees()
        };
        for theme in Theme::ALL {
            let turn = (hue(theme) - hue(Theme::Light) + 180.0).rem_euclid(360.0) - 180.0;
            assert!(turn.abs() <= 60.0, "{theme:?} {region}: {turn}");
        }
    }
}

#[test]
fn forced_colours_are_the_systems_and_no_mixtures() {
    let [canvas, text, grey, link, highlight] =
        [0x20_2020, 0xff_ffff, 0xa6_a6a6, 0x75_e9fc, 0x8e_e3f0].map(Colour::new);
    let system = System { canvas, text, grey, link, highlight };
    let theme = Theme::Forced(system);
    let tones = theme.tones();
    assert_eq!((tones.paper, tones.ink, tones.accent), (canvas, text, link));
    assert_eq!((tones.focus, tones.grid), (highlight, grey));
    assert_eq!(tones.pale(text), grey);
    assert_eq!(region_colours(theme, &[3, 6, 11]), [text; 3]);
}

#[test]
fn regions_that_stand_together_differ() {
    let names = |regions: &[usize]| {
        region_colours(Theme::Light, regions).iter().map(Colour::to_string).collect::<Vec<_>>()
    };
    let own = |region| region_colour(Theme::Light, region).to_string();
    assert_eq!(names(&[11, 1]), [own(2), own(1)], "the later one gives way");
    assert_eq!(names(&[11, 6, 3]), [own(11), own(6), own(3)]);
    assert_eq!(names(&[2, 1, 11, 2]), [own(2), own(1), own(3), own(2)]);
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
fn mixing_goes_from_one_colour_to_the_other() {
    let (black, white) = (Colour::new(0), Colour::new(0xff_ffff));
    assert_eq!(black.mixed(white, 0.0), black);
    assert_eq!(black.mixed(white, 1.0), white);
}
