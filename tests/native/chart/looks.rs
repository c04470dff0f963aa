//! How charts look: each phase, nature, theme and lack of a number as a golden picture.

use vardkronan::chart::{Colour, Frame, Rect, Shape, System, Theme, region_colour, region_colours};
use vardkronan::dataset::{CoverageKind, Language, Phase, Precision};

use super::data::{all_regions, dataset, grammar, increases, plans, row, spread, three};
use super::{THREE, check, check_words, drawn, frame, ringed};

#[test]
fn three_regions_over_time_look_as_drawn() {
    for theme in Theme::ALL {
        let name = format!("years-three-900-{theme:?}").to_lowercase();
        check(&name, &three(), THREE, &frame(900.0, theme));
    }
    check("years-three-360-light", &three(), THREE, &frame(360.0, Theme::Light));
    check("years-three-360-dark", &three(), THREE, &frame(360.0, Theme::Dark));
    let english = Frame { language: Language::English, ..frame(600.0, Theme::Light) };
    check("years-three-600-english", &three(), THREE, &english);
    let large = Frame { root_font_px: 24.0, highlight: ringed(1), ..frame(360.0, Theme::Light) };
    check("years-three-360-large-type", &three(), THREE, &large);
    check("years-three-total-900", &three(), "regions=14,08,05", &frame(900.0, Theme::Light));
}

/// A high-contrast theme of Windows.
fn forced() -> Theme {
    let [canvas, text, grey, link, highlight] =
        [0x20_2020, 0xff_ffff, 0xa6_a6a6, 0x75_e9fc, 0x8e_e3f0].map(Colour::new);
    Theme::Forced(System { canvas, text, grey, link, highlight })
}

#[test]
fn patterns_tell_regions_apart_without_their_colours() {
    let patterned = |width_px, theme| Frame { has_patterns: true, ..frame(width_px, theme) };
    check("years-patterns-900", &three(), THREE, &patterned(900.0, Theme::Light));
    check("years-patterns-360", &three(), THREE, &patterned(360.0, Theme::Dark));
    check("years-forced-900", &three(), THREE, &frame(900.0, forced()));
    let link = "regions=08&natures=programme,increase,reserve,indexation,ceiling";
    check("years-grammar-patterns-900", &grammar(), link, &patterned(900.0, Theme::Light));
    let link = "chart=regions&regions=08,14&natures=programme,increase";
    check("regions-grammar-forced-600", &grammar(), link, &frame(600.0, forced()));
    let link = "regions=08,14&years=2019-2022&spread=even";
    check("years-spread-patterns-600", &spread(), link, &patterned(600.0, Theme::Light));
}

#[test]
fn a_phase_a_plan_a_step_and_a_stage_each_have_their_own_look() {
    let link = "regions=08&natures=programme,increase";
    check("years-grammar-900", &grammar(), link, &frame(900.0, Theme::Light));
    check("years-grammar-360", &grammar(), link, &frame(360.0, Theme::Dark));
    let link = "chart=regions&regions=08,14&natures=programme,increase";
    check("regions-grammar-600", &grammar(), link, &frame(600.0, Theme::Light));
}

#[test]
fn only_the_outer_part_of_a_bar_is_a_plan() {
    let link = "chart=regions&regions=08";
    check("regions-plans-600", &plans(), link, &frame(600.0, Theme::Light));
}

#[test]
fn what_is_paler_than_three_to_one_has_an_outline_that_is_not() {
    for theme in Theme::ALL {
        let (_, figure) = drawn(&plans(), "chart=regions&regions=08", &frame(600.0, theme));
        let full = region_colour(theme, 6);
        let pale = theme.tones().pale(full);
        let of = |wanted: Colour| {
            figure.shapes.iter().filter_map(move |shape| match shape {
                Shape::Rect { rect, colour } if *colour == wanted => Some(*rect),
                _ => None,
            })
        };
        assert!(of(pale).count() >= 2, "{theme:?}");
        for rect in of(pale) {
            let sides = [
                Rect { bottom: rect.top + 1.0, ..rect },
                Rect { top: rect.bottom - 1.0, ..rect },
                Rect { right: rect.left + 1.0, ..rect },
                Rect { left: rect.right - 1.0, ..rect },
            ];
            for side in sides.map(Rect::centre) {
                assert!(of(full).any(|line| line.distance_px(side) < 0.1), "{theme:?} {rect:?}");
            }
        }
    }
}

#[test]
fn an_increase_is_a_step_from_a_base_line() {
    let link = "regions=08,14&natures=increase,programme&years=2018-2021";
    check("years-increases-900", &increases(), link, &frame(900.0, Theme::Light));
    let english = Frame { language: Language::English, ..frame(320.0, Theme::Light) };
    check("years-increases-320-english", &increases(), link, &english);
    let link = &["chart=regions&", link].concat();
    check("regions-increases-600", &increases(), link, &frame(600.0, Theme::Light));
    check("regions-increases-320", &increases(), link, &frame(320.0, Theme::Dark));
    let only = "regions=08,14&natures=increase&years=2018-2020";
    check_words(&increases(), only, 900.0, &["+25 milj. kr", "−12 milj. kr"]);
    let lying = "chart=regions&regions=08,14&natures=increase";
    check_words(&increases(), lying, 600.0, &["+25 milj. kr (2018)", "−12 milj. kr (2020)"]);
}

#[test]
fn what_is_spread_evenly_is_hatched_and_in_the_legend() {
    let link = "regions=08,14&years=2019-2022&spread=even";
    check("years-spread-900", &spread(), link, &frame(900.0, Theme::Light));
    let link = &["chart=regions&", link].concat();
    check("regions-spread-600", &spread(), link, &frame(600.0, Theme::Dark));
    check("regions-spread-320", &spread(), link, &frame(320.0, Theme::Light));
    let legend = |link: &str| drawn(&spread(), link, &frame(600.0, Theme::Light)).1.legend;
    let has_word = |link| legend(link).iter().any(|item| item.words == "Antaget jämnt fördelat");
    assert!(has_word(link));
    assert!(!has_word(&link.replace("&spread=even", "")));
}

#[test]
fn spans_and_absences_stand_without_any_bar() {
    let span = "regions=08&years=2020-2021&phases=approved&measure=per-resident";
    check("years-span-only-360", &three(), span, &frame(360.0, Theme::Light));
    check("years-span-only-900", &three(), span, &frame(900.0, Theme::Light));
    let absent = "regions=14,09&years=2020-2021";
    check("years-absent-360", &three(), absent, &frame(360.0, Theme::Light));
    check(
        "regions-absent-360",
        &three(),
        "chart=regions&regions=09,20",
        &frame(360.0, Theme::Light),
    );
}

#[test]
fn regions_stand_side_by_side() {
    let all = "chart=regions&regions=all&measure=per-resident&focus=09";
    check("regions-all-900", &all_regions(), all, &frame(900.0, Theme::Light));
    check("regions-all-360-dark", &all_regions(), all, &frame(360.0, Theme::Dark));
    let three_link = "chart=regions&regions=14,08,05&years=2017-2022";
    check("regions-three-900", &three(), three_link, &frame(900.0, Theme::Light));
    check("regions-three-360", &three(), three_link, &frame(360.0, Theme::Light));
}

#[test]
fn many_regions_over_time_get_panels() {
    let link = "regions=14,08,05,23,09,01&years=2017-2022&measure=per-resident";
    check("years-panels-900", &three(), link, &frame(900.0, Theme::Light));
    check("years-panels-360", &three(), link, &frame(360.0, Theme::Light));
}

#[test]
fn a_region_keeps_its_colour() {
    for theme in Theme::ALL {
        let (_, figure) = drawn(&three(), THREE, &frame(900.0, theme));
        for region in [3, 6, 11] {
            let wanted = region_colour(theme, region);
            let has = figure
                .shapes
                .iter()
                .any(|shape| matches!(shape, Shape::Rect { colour, .. } if *colour == wanted));
            assert!(has, "{theme:?} {region}");
        }
    }
}

#[test]
fn regions_that_share_a_plot_never_share_a_colour() {
    let data = dataset(
        CoverageKind::Selection,
        vec![row(1, 2018, 20.0, Phase::Approved), row(11, 2018, 30.0, Phase::Approved)],
    );
    for link in ["regions=14,03&years=2018", "chart=regions&regions=14,03&years=2018"] {
        let (_, figure) = drawn(&data, link, &frame(600.0, Theme::Light));
        for wanted in region_colours(Theme::Light, &[11, 1]) {
            let is_in =
                |shape: &Shape| matches!(shape, Shape::Rect { colour, .. } if *colour == wanted);
            assert!(figure.shapes.iter().any(is_in), "{link} {wanted}");
        }
    }
}

#[test]
fn a_hedge_stays_with_its_label() {
    let hedged = |millions, precision| {
        let mut made = row(6, 2018, millions, Phase::Approved);
        made.precision = precision;
        dataset(CoverageKind::Selection, vec![made])
    };
    let just_over = hedged(0.95, Precision::JustOver);
    let at_most = hedged(365.55, Precision::AtMost);
    let lying = "chart=regions&regions=08&years=2018";
    check_words(&just_over, lying, 600.0, &["drygt 950 000 kr"]);
    check_words(&at_most, lying, 360.0, &["högst 366 milj. kr"]);
    check_words(&at_most, lying, 280.0, &["≤366 milj. kr"]);
    check_words(&at_most, "regions=08&years=2018", 900.0, &["högst 366 milj. kr"]);
    check_words(&at_most, "regions=08&years=2015-2020", 600.0, &["högst 366"]);
    check_words(&at_most, "regions=08,14&years=2015-2020", 320.0, &["≤366"]);
}

#[test]
fn borrowed_residents_are_starred() {
    let rows = vec![row(6, 2024, 20.0, Phase::Approved), row(6, 2025, 20.0, Phase::Approved)];
    let data = dataset(CoverageKind::Selection, rows);
    let link = "regions=08&years=2024-2025&measure=per-resident";
    check_words(&data, link, 600.0, &["81", "81*"]);
    let link = "chart=regions&regions=08&years=2025&measure=per-resident";
    check_words(&data, link, 600.0, &["81*"]);
}

#[test]
fn a_narrow_column_beside_a_taller_one_keeps_its_label() {
    let rows = vec![row(11, 2022, 275.0, Phase::Proposed), row(11, 2022, 962.0, Phase::Adjusted)];
    let data = dataset(CoverageKind::Selection, rows);
    for width_px in [320.0, 360.0, 700.0, 900.0] {
        check_words(&data, "regions=14,08,05&years=2017-2022", width_px, &["275", "962"]);
    }
}
