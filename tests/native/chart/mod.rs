//! Figures: what they hold, that they stay inside their area, and how they look.

mod apart;
mod area;
mod areas;
mod country;
mod data;
mod difference;
mod forms;
mod map;
mod matrix;
mod sound;

use std::path::PathBuf;

use vardkronan::chart::{
    Colour, Figure, Frame, Highlight, Rect, Shape, System, Theme, figure, figure_with_legend,
    region_colour, region_colours,
};
use vardkronan::compare::{Absence, Comparison, Datum, Verdict, VerdictKind, compare};
use vardkronan::dataset::{CoverageKind, Dataset, Language, Phase, Precision};
use vardkronan::export::svg;
use vardkronan::view::View;
use vardkronan::view::link::decode;

use self::data::{REGIONS, all_regions, dataset, grammar, increases, plans, row, spread, three};

fn view(link: &str) -> View {
    decode(link).view
}

fn frame(width_px: f64, theme: Theme) -> Frame {
    let language = Language::Swedish;
    let (root_font_px, has_patterns, highlight) = (16.0, false, Highlight::default());
    Frame { width_px, root_font_px, theme, has_patterns, language, highlight }
}

/// A ring round a cell.
fn ringed(cell: usize) -> Highlight {
    Highlight { datum: Some(Datum::Cell(cell)), region: None }
}

/// The cells of a picture's marks, in their order.
fn cells(figure: &Figure) -> Vec<usize> {
    let cell = |datum| if let Datum::Cell(at) = datum { Some(at) } else { None };
    figure.marks.iter().filter_map(|mark| cell(mark.datum)).collect()
}

/// The golden picture of a view.
fn check(name: &str, data: &Dataset, link: &str, frame: &Frame) {
    let view = view(link);
    let comparison = compare(data, &view);
    check_figure(name, &figure_with_legend(data, &comparison, &view, frame));
}

/// A golden picture, written anew under `UPDATE_GOLDEN=1`.
fn check_figure(name: &str, figure: &Figure) {
    let found = svg(figure);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == golden, "{name} differs; UPDATE_GOLDEN=1 writes it anew");
}

const THREE: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

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

fn drawn(data: &Dataset, link: &str, frame: &Frame) -> (Comparison, Figure) {
    let view = view(link);
    let comparison = compare(data, &view);
    let figure = figure(data, &comparison, &view, frame);
    (comparison, figure)
}

#[test]
fn every_cell_is_a_mark_once() {
    let six = "regions=14,08,05,23,09,01&years=2017-2022";
    for link in [THREE, six, "chart=regions&regions=all"] {
        let (comparison, figure) = drawn(&three(), link, &frame(360.0, Theme::Light));
        let mut cells = cells(&figure);
        cells.sort_unstable();
        assert_eq!(cells, (0..comparison.cells.len()).collect::<Vec<_>>(), "{link}");
        let mut places: Vec<_> = figure.marks.iter().map(|mark| (mark.row, mark.column)).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), comparison.cells.len(), "{link}: two marks in one place");
    }
}

#[test]
fn a_mark_is_found_where_it_is_and_near_by() {
    let (comparison, figure) = drawn(&three(), THREE, &frame(900.0, Theme::Light));
    for mark in &figure.marks {
        let centre = mark.bounds.centre();
        assert_eq!(figure.mark_at(centre.x, centre.y).unwrap().datum, mark.datum);
        assert!(mark.bounds.width() >= 24.0 && mark.bounds.height() >= 24.0, "{mark:?}");
        let others = || figure.marks.iter().filter(|other| other.datum != mark.datum);
        assert!(others().all(|other| !other.bounds.overlaps(mark.bounds)), "{mark:?}");
    }
    assert!(figure.mark_at(-100.0, -100.0).is_none());
    let absent = comparison.cells.iter().position(|cell| cell.value == Err(Absence::NoRow));
    assert!(cells(&figure).contains(&absent.unwrap()));
}

#[test]
fn values_order_regions_only_where_ranking_is_allowed() {
    let rows = |data: &Dataset, link: &str| {
        let (comparison, figure) = drawn(data, link, &frame(900.0, Theme::Light));
        let mut marks = figure.marks.clone();
        marks.sort_by_key(|mark| mark.row);
        let code = |datum| Some(REGIONS[comparison.cell_of(datum)?.region].0);
        let mut codes: Vec<_> = marks.iter().filter_map(|mark| code(mark.datum)).collect();
        codes.dedup();
        codes
    };
    let link = "chart=regions&regions=05,08,14,04&years=2019&measure=per-resident";
    assert_eq!(rows(&three(), link), ["08", "04", "14", "05"], "by name, ö last");
    let link = "chart=regions&regions=01,09,04&years=2024";
    assert_eq!(rows(&all_regions(), link), ["01", "04", "09"], "by value");
    let link = "chart=regions&regions=01,09,04&years=2024&sort=name";
    assert_eq!(rows(&all_regions(), link), ["09", "01", "04"], "by name");
    let link = "chart=regions&regions=05,08,14,04&years=2019&sort=value";
    assert_eq!(rows(&three(), link), ["08", "04", "14", "05"], "a wish is not enough");
}

#[test]
fn marks_that_cannot_be_compared_stand_by_name() {
    let (data, view) = (all_regions(), view("chart=regions&regions=01,09,04&sort=value"));
    let mut comparison = compare(&data, &view);
    for (kind, expected) in [
        (VerdictKind::Comparable, ["01", "04", "09"]),
        (VerdictKind::WithCare, ["09", "01", "04"]),
        (VerdictKind::NotComparable, ["09", "01", "04"]),
    ] {
        comparison.verdict = Verdict { kind, reasons: Vec::new() };
        let figure = figure(&data, &comparison, &view, &frame(600.0, Theme::Light));
        let codes = cells(&figure).into_iter().map(|cell| REGIONS[comparison.cells[cell].region].0);
        assert_eq!(codes.collect::<Vec<_>>(), expected, "{kind:?}");
    }
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

fn words(figure: &Figure) -> Vec<String> {
    let of = |shape: &Shape| match shape {
        Shape::Text { words, .. } => Some(words.replace('\u{a0}', " ")),
        _ => None,
    };
    figure.shapes.iter().filter_map(of).collect()
}

/// What the pictures say beside or over their bars.
fn check_words(data: &Dataset, link: &str, width_px: f64, expected: &[&str]) {
    let (_, figure) = drawn(data, link, &frame(width_px, Theme::Light));
    let found = words(&figure);
    for wanted in expected {
        assert!(found.iter().any(|words| words == wanted), "{link}: {wanted} not in {found:?}");
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

#[test]
fn an_earlier_stage_is_a_mark_of_its_own() {
    let links = [
        ("regions=08&natures=programme,increase", &grammar()),
        ("regions=08&natures=programme,increase&form=line", &grammar()),
        ("regions=08&natures=programme,increase&form=dots", &grammar()),
        ("chart=regions&form=dots&regions=08,14", &grammar()),
        ("chart=regions&regions=08,14&natures=programme,increase", &grammar()),
        ("chart=difference&a=08:2018:all&b=08:2019:all", &grammar()),
    ];
    let mut found = 0;
    for (link, data) in links {
        for width_px in [320.0, 900.0] {
            let (comparison, figure) = drawn(data, link, &frame(width_px, Theme::Light));
            let drawn = comparison.outlines.iter().filter(|outline| outline.value.is_ok()).count();
            let is_earlier = |datum| matches!(datum, Datum::Outline(_));
            let earlier: Vec<_> = figure.marks.iter().filter(|it| is_earlier(it.datum)).collect();
            assert_eq!(earlier.len(), drawn, "{link}");
            found += drawn;
            let mut places: Vec<_> = figure.marks.iter().map(|it| (it.row, it.column)).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), figure.marks.len(), "{link}: two marks in one place");
        }
    }
    assert!(found > 0);
}

#[test]
fn the_others_step_back_beside_a_highlighted_region() {
    let highlight = Highlight { datum: None, region: Some(6) };
    let frame = Frame { highlight, ..frame(900.0, Theme::Light) };
    let (_, figure) = drawn(&three(), THREE, &frame);
    let full = |region| region_colour(Theme::Light, region);
    let has = |wanted| {
        let colours = figure.shapes.iter().map(|shape| match shape {
            Shape::Rect { colour, .. } | Shape::Polygon { colour, .. } => *colour,
            Shape::Line { colour, .. } | Shape::Circle { colour, .. } => *colour,
            Shape::Text { colour, .. } => *colour,
        });
        colours.into_iter().any(|colour| colour == wanted)
    };
    assert!(has(full(6)));
    for other in [3, 11] {
        assert!(!has(full(other)) && has(Theme::Light.dimmed(full(other))), "{other}");
    }
    // Words about the others stay words: no text is as pale as a mark may be.
    let dimmed = [3, 11].map(|region| Theme::Light.dimmed(full(region)));
    let is_pale =
        |shape: &Shape| matches!(shape, Shape::Text { colour, .. } if dimmed.contains(colour));
    assert!(!figure.shapes.iter().any(is_pale));
    check("years-three-900-highlight", &three(), THREE, &frame);
    let lying = "chart=regions&regions=all&measure=per-resident";
    let frame = Frame { highlight: Highlight { datum: None, region: Some(7) }, ..frame };
    check("regions-all-900-highlight", &all_regions(), lying, &frame);
}

#[test]
fn the_ring_stands_between_rings_of_paper() {
    let tones = Theme::Light.tones();
    let frame = Frame { highlight: ringed(1), ..frame(900.0, Theme::Light) };
    let (_, figure) = drawn(&three(), THREE, &frame);
    let edges = |wanted| -> Vec<Rect> {
        let of = |shape: &Shape| match shape {
            Shape::Rect { rect, colour } if *colour == wanted => Some(*rect),
            _ => None,
        };
        figure.shapes.iter().filter_map(of).collect()
    };
    let ring = edges(tones.focus);
    assert_eq!(ring.len(), 4, "{ring:?}");
    assert!(ring.iter().all(|edge| edge.width().min(edge.height()) >= 2.0), "{ring:?}");
    for edge in ring {
        let is_beside = |halo: &Rect| halo.grown(0.5).overlaps(edge) && !halo.overlaps(edge);
        assert!(edges(tones.paper).iter().any(is_beside), "{edge:?}");
    }
}

#[test]
fn a_column_that_is_hard_to_hit_takes_the_room_beside_it() {
    let (_, figure) = drawn(&three(), "regions=08&years=2015-2024", &frame(280.0, Theme::Light));
    for mark in &figure.marks {
        let others = || figure.marks.iter().filter(|other| other.datum != mark.datum);
        assert!(others().all(|other| !other.bounds.overlaps(mark.bounds)), "{mark:?}");
        let Rect { left, right, .. } = mark.bounds;
        let is_walled =
            |x: f64| others().any(|it| it.bounds.left <= x + 0.01 && it.bounds.right >= x - 0.01);
        let has_no_more = (left <= 0.0 || is_walled(left)) && (right >= 280.0 || is_walled(right));
        assert!(right - left >= 24.0 || has_no_more, "{mark:?}");
    }
}
