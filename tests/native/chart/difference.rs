//! A beside B.

use vardkronan::chart::{Frame, Mark, Theme, figure};
use vardkronan::compare::{SideName, Verdict, VerdictKind, compare};
use vardkronan::dataset::{CoverageKind, Dataset, Language, Phase};

use super::data::{dataset, grammar, increases, plans, row, spread, three};
use super::{cells, check, drawn, frame, ringed, view, words};

const TWO: &str =
    "chart=difference&measure=per-resident&phases=approved&a=08:2019:all&b=14:2019:all";

fn two() -> Dataset {
    let rows = vec![row(6, 2020, 20.0, Phase::Approved), row(11, 2018, 369.0, Phase::Approved)];
    dataset(CoverageKind::Selection, rows)
}

const APART: &str = "chart=difference&measure=per-resident&a=08:2020:all&b=14:2018:all";

#[test]
fn a_and_b_are_a_disc_and_a_diamond_on_one_line() {
    check("difference-900", &two(), APART, &frame(900.0, Theme::Light));
    check("difference-600-dark", &two(), APART, &frame(600.0, Theme::Dark));
    let english = Frame { language: Language::English, ..frame(320.0, Theme::Light) };
    check("difference-320-english", &two(), APART, &english);
    let large = Frame { root_font_px: 24.0, highlight: ringed(1), ..frame(280.0, Theme::Light) };
    check("difference-280-large-type", &two(), APART, &large);
}

#[test]
fn neither_of_two_close_values_hides_the_other() {
    let rows = vec![row(6, 2020, 20.0, Phase::Approved), row(6, 2018, 20.3, Phase::Approved)];
    let data = dataset(CoverageKind::Selection, rows);
    let link = "chart=difference&measure=per-resident&a=08:2020:all&b=08:2018:all";
    check("difference-close-320", &data, link, &frame(320.0, Theme::Contrast));
    let link = "chart=difference&measure=per-resident&a=08:2020:all&b=08:2020:all";
    check("difference-same-600", &data, link, &frame(600.0, Theme::Print));
}

#[test]
fn each_group_of_money_has_a_line_of_its_own() {
    let link = "chart=difference&a=08:2018:all&b=08:2019:all&natures=programme,increase";
    check("difference-grammar-600", &grammar(), link, &frame(600.0, Theme::Light));
    let link = "chart=difference&a=08:2018:all&b=08:2018-2019:all";
    check("difference-plans-600", &plans(), link, &frame(600.0, Theme::Dark));
    let link = "chart=difference&a=08:2018-2021:all&b=14:2018-2021:all&natures=increase";
    check("difference-increases-360", &increases(), link, &frame(360.0, Theme::Light));
}

#[test]
fn absences_and_spans_stand_without_any_dot() {
    let link = "chart=difference&a=08:2019:all&b=20:2019:all&measure=per-resident";
    check("difference-absent-600", &three(), link, &frame(600.0, Theme::Light));
    check("difference-absent-320", &three(), link, &frame(320.0, Theme::Light));
}

#[test]
fn what_is_spread_is_marked_on_a_dot_too() {
    let link = "chart=difference&a=08:2020:all&b=14:2021:all&spread=even";
    check("difference-spread-600", &spread(), link, &frame(600.0, Theme::Light));
}

#[test]
fn every_cell_of_a_side_is_a_mark_apart_from_the_others() {
    let links = [
        (two(), APART),
        (three(), TWO),
        (grammar(), "chart=difference&a=08:2018:all&b=08:2018:all&natures=all"),
        (increases(), "chart=difference&a=08:2018-2021:all&b=14:2019:all&natures=all"),
        (three(), "chart=difference&a=09:2019:all&b=20:2019:all"),
        (three(), "chart=difference&a=14:2018:all"),
    ];
    for (data, link) in links {
        for width_px in [280.0, 320.0, 600.0, 900.0] {
            let (comparison, figure) = drawn(&data, link, &frame(width_px, Theme::Light));
            assert!(!comparison.cells.is_empty(), "{link}");
            let mut cells = cells(&figure);
            cells.sort_unstable();
            assert_eq!(cells, (0..comparison.cells.len()).collect::<Vec<_>>(), "{link}");
            for (at, mark) in figure.marks.iter().enumerate() {
                let bounds = mark.bounds;
                assert!(bounds.width() >= 24.0 && bounds.height() >= 24.0, "{link}: {mark:?}");
                let is_b =
                    |at: &Mark| comparison.cell_of(at.datum).unwrap().side == Some(SideName::B);
                for other in &figure.marks[at + 1..] {
                    assert!(!bounds.overlaps(other.bounds), "{link}: {mark:?} {other:?}");
                    let is_same = (mark.row, mark.column) == (other.row, other.column);
                    assert!(!is_same, "{link}: {mark:?} {other:?}");
                    let is_after = is_b(mark) || !is_b(other) || mark.column < other.column;
                    assert!(is_after, "{link}: {mark:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn a_difference_is_told_only_where_the_verdict_allows_one() {
    let data = two();
    let view = view(APART);
    let mut comparison = compare(&data, &view);
    for (kind, expected) in
        [(VerdictKind::Comparable, 1), (VerdictKind::WithCare, 1), (VerdictKind::NotComparable, 0)]
    {
        comparison.verdict = Verdict { kind, ..Verdict::default() };
        for width_px in [280.0, 900.0] {
            let figure = figure(&data, &comparison, &view, &frame(width_px, Theme::Light));
            let found = words(&figure);
            let told = found.iter().filter(|words| words.starts_with("Skillnad")).count();
            assert_eq!(told, expected, "{kind:?} {width_px}: {found:?}");
        }
    }
}
