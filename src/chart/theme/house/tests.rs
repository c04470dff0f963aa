//! Houses whose colours read, and houses whose do not.

use super::{House, ROLES, SIGNS, WORDS, Wishes};
use crate::chart::theme_test::contrast;
use crate::chart::{Colour, Theme, area_colours, region_colour};
use crate::view::link::decode;

fn of(theme: Theme, style: &str) -> (Theme, Vec<&'static str>) {
    let style = decode(&["style=", style].concat()).view.style;
    theme.of_house(&Wishes::default().with(&style))
}

fn house(theme: Theme) -> House {
    let Theme::House(house) = theme else { panic!("{theme:?}") };
    house
}

fn role(theme: Theme, name: &str) -> String {
    house(theme).roles().find(|(each, _)| *each == name).unwrap().1.to_string()
}

#[test]
fn colours_that_read_are_taken() {
    let style = "paper:fff1e5,ink:33302e,accent:990f3d,muted:66605c,regions:0d7680";
    let (theme, refused) = of(Theme::Light, style);
    assert_eq!(refused, [""; 0]);
    let tones = theme.tones();
    let found = [tones.paper, tones.ink, tones.accent, tones.muted, tones.focus];
    let expected = ["#fff1e5", "#33302e", "#990f3d", "#66605c", "#990f3d"];
    assert_eq!(found.map(|it| it.to_string()), expected);
    assert_eq!(region_colour(theme, 0).to_string(), "#0d7680");
    assert_eq!(theme.base(), Theme::Light);
}

#[test]
fn colours_that_do_not_read_are_told_and_ours_stand_there() {
    let (theme, refused) = of(Theme::Light, "accent:ffd080,edge:eeeeee,regions:ffff00.1d5fa6");
    assert_eq!(refused, ["accent", "edge", "regions"]);
    assert_eq!(role(theme, "accent"), Theme::Light.tones().accent.to_string());
    assert_eq!(role(theme, "edge"), "#7f8b96");
    assert_eq!(region_colour(theme, 0), region_colour(Theme::Light, 0));
    assert_eq!(region_colour(theme, 1).to_string(), "#1d5fa6");
}

#[test]
fn two_regions_never_share_a_colour() {
    let (theme, refused) = of(Theme::Light, "regions:1d5fa6.1d5fa6");
    assert_eq!(refused, ["regions"]);
    assert_ne!(region_colour(theme, 0), region_colour(theme, 1));
}

#[test]
fn paper_for_the_day_is_not_taken_at_night_unless_its_ink_comes_along() {
    let (theme, refused) = of(Theme::Dark, "paper:fff1e5");
    assert_eq!(refused, ["paper"]);
    assert_eq!(theme.base(), Theme::Dark);
    assert_eq!(theme.tones().paper, Theme::Dark.tones().paper);
    let (theme, refused) = of(Theme::Dark, "paper:fff1e5,ink:33302e");
    assert_eq!((theme.base(), refused), (Theme::Light, Vec::new()));
}

#[test]
fn contrast_print_and_forced_colours_go_before_a_house() {
    for theme in [Theme::Contrast, Theme::ContrastDark, Theme::Print] {
        assert_eq!(of(theme, "paper:fff1e5,accent:990f3d"), (theme, Vec::new()));
    }
    assert_eq!(of(Theme::Soft, "radius:0"), (Theme::Soft, Vec::new()));
}

/// Every second colour of a coarse grid as paper, ink and accent.
#[test]
fn whatever_a_house_asks_for_all_of_it_reads() {
    let grid: Vec<String> = (0..64_u32)
        .map(|at| [at >> 4, at >> 2, at].map(|it| format!("{:02x}", (it & 3) * 85)).concat())
        .collect();
    for paper in &grid {
        for (at, ink) in grid.iter().enumerate().step_by(2) {
            let accent = &grid[(at * 7 + 3) % grid.len()];
            let style = format!("paper:{paper},ink:{ink},accent:{accent},regions:{accent}");
            for base in [Theme::Light, Theme::Dark, Theme::Soft, Theme::SoftDark] {
                let (theme, _) = of(base, &style);
                check_reads(theme, &format!("{base:?} {style}"));
            }
        }
    }
}

#[track_caller]
fn check_reads(theme: Theme, case: &str) {
    let roles: Vec<Colour> = house(theme).roles().map(|(_, colour)| colour).collect();
    let at = |name: &str| roles[ROLES.iter().position(|role| *role == name).unwrap()];
    let check = |a: Colour, b: Colour, least: f64| {
        assert!(contrast(a, b) >= least, "{case}: {a} on {b} {}", contrast(a, b));
    };
    let paper = at("paper");
    for word in ["ink", "muted", "accent", "warn"] {
        check(at(word), paper, WORDS);
    }
    for word in ["ink", "muted", "accent"] {
        check(at(word), at("raised"), WORDS);
    }
    for word in ["ink", "warn", "accent"] {
        check(at(word), at("warn-paper"), WORDS);
    }
    for sign in ["edge", "focus"] {
        check(at(sign), paper, SIGNS);
    }
    check(theme.tones().neutral, paper, WORDS);
    for region in 0..10 {
        let colour = region_colour(theme, region);
        check(colour, paper, WORDS);
        check(theme.dimmed(colour), paper, SIGNS);
    }
    for colour in area_colours(theme, &[0, 1, 2, 3, 4, 5, 6, 7]).into_iter().flatten() {
        check(colour, paper, WORDS);
    }
}

#[test]
fn the_style_sheet_has_the_same_colours() {
    let css = include_str!("../../../../static/widget.css");
    let rule = |start: &str| {
        let (_, rest) = css.split_once(start).unwrap();
        rest.split_once('}').unwrap().0
    };
    let light = rule(".vk, .vk-faults {");
    for (ground, name) in [
        (super::Ground::Light, ""),
        (super::Ground::Dark, "[data-theme=\"dark\"] {"),
        (super::Ground::Soft, "[data-theme=\"soft\"] {"),
        (super::Ground::SoftDark, "[data-theme=\"soft-dark\"] {"),
    ] {
        let own = if name.is_empty() { light } else { rule(name) };
        for (role, colour) in ROLES.into_iter().zip(ground.roles()) {
            let declared = |rule: &str| {
                let start = format!("--{role}: var(--vk-{role}, ");
                Some(rule.split_once(&*start)?.1.split_once(')')?.0.to_owned())
            };
            let found = declared(own).or_else(|| declared(light)).unwrap();
            let found = if found == "#fff" { "#ffffff".to_owned() } else { found };
            // The ring is in the colour of controls unless a house says otherwise.
            if role != "focus" {
                assert_eq!(found, colour.to_string(), "{ground:?} {role}");
            }
        }
    }
}
