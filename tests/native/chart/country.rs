//! The whole country beside the regions.

use vardkronan::chart::{Figure, Frame, Rect, Shape, Theme};
use vardkronan::compare::{Datum, Slot};
use vardkronan::dataset::{CoverageKind, Language, Phase};

use super::area::extent;
use super::data::{REGIONS, all_regions, dataset, row, years_of_all};
use super::{cells, check, drawn, frame, words};

const ALL: &str = "chart=regions&regions=all&years=2024&measure=per-resident&focus=09";
const THREE: &str = "chart=years&regions=01,09,23&years=2019-2024&measure=per-resident";

fn english(width_px: f64, theme: Theme) -> Frame {
    Frame { language: Language::English, ..frame(width_px, theme) }
}

#[test]
fn the_country_is_a_line_down_the_rows() {
    check("country-regions-320-english", &all_regions(), ALL, &english(320.0, Theme::Dark));
    let few = "chart=regions&regions=04,01,09&years=2024&measure=per-resident";
    check("country-regions-few-600", &all_regions(), few, &frame(600.0, Theme::Light));
}

#[test]
fn the_country_is_a_level_in_each_year() {
    check("country-years-900", &years_of_all(), THREE, &frame(900.0, Theme::Light));
    check("country-years-320", &years_of_all(), THREE, &frame(320.0, Theme::Light));
    check("country-years-600-english", &years_of_all(), THREE, &english(600.0, Theme::Dark));
    let six = "regions=01,09,23,14,12,20&years=2019-2024&measure=per-resident";
    check("country-panels-600", &years_of_all(), six, &frame(600.0, Theme::Light));
}

/// The lines of the country: two pixels of ink, as no other line is.
fn lines(figure: &Figure) -> Vec<Rect> {
    let ink = Theme::Light.tones().ink;
    let is_line = |rect: Rect| (rect.width().min(rect.height()) - 2.0).abs() < 0.01;
    let of = |shape: &Shape| match shape {
        Shape::Rect { rect, colour } if *colour == ink && is_line(*rect) => Some(*rect),
        _ => None,
    };
    figure.shapes.iter().filter_map(of).collect()
}

#[test]
fn no_line_of_the_country_strikes_words_through() {
    let six = "regions=01,09,23,14,12,20&years=2019-2024&measure=per-resident";
    let single = "chart=regions&regions=01,09,23&years=2023&measure=per-resident";
    for link in [ALL, THREE, six, single] {
        for width_px in [280.0, 320.0, 600.0, 900.0] {
            for data in [all_regions(), years_of_all()] {
                let (_, figure) = drawn(&data, link, &frame(width_px, Theme::Light));
                let is_text = |shape: &&Shape| matches!(shape, Shape::Text { .. });
                for words in figure.shapes.iter().filter(is_text) {
                    let struck = lines(&figure).into_iter().find(|it| it.overlaps(extent(words)));
                    assert_eq!(struck, None, "{link} {width_px}: {words:?}");
                }
            }
        }
    }
}

/// How often a picture names the country.
fn names(figure: &Figure) -> usize {
    words(figure).iter().filter(|words| words.starts_with("Riket")).count()
}

#[test]
fn the_country_is_named_once_and_each_of_its_values_is_a_mark() {
    let all = years_of_all();
    for (link, width_px) in [(ALL, 320.0), (ALL, 900.0), (THREE, 320.0), (THREE, 900.0)] {
        let (comparison, figure) = drawn(&all, link, &frame(width_px, Theme::Light));
        assert!(!comparison.country.is_empty());
        let in_legend = figure.legend.iter().filter(|item| item.words == "Riket").count();
        assert_eq!(names(&figure) + in_legend, 1, "{link} {width_px}");
        assert_eq!(cells(&figure).len(), comparison.cells.len());
        let values = figure.marks.iter().filter(|mark| matches!(mark.datum, Datum::Country(_)));
        let shown = comparison.country.iter().filter(|it| !matches!(it.slot, Slot::Span { .. }));
        assert_eq!(values.count(), shown.count(), "{link} {width_px}");
    }
}

#[test]
fn kronor_of_a_whole_country_do_not_dwarf_a_region() {
    let total = THREE.replace("per-resident", "total");
    let (comparison, figure) = drawn(&years_of_all(), &total, &frame(900.0, Theme::Light));
    assert!(!comparison.country.is_empty());
    assert_eq!(names(&figure), 0);
    assert!(figure.legend.iter().all(|item| item.words != "Riket"));
}

#[test]
fn a_country_beyond_every_region_has_its_place_on_the_scale() {
    let rows = REGIONS.iter().enumerate().map(|(at, (_, _, residents))| {
        let kronor = if at == 7 { 10.0 } else { 400.0 };
        row(at, 2024, residents * kronor * 1e-6, Phase::Executed)
    });
    let data = dataset(CoverageKind::Complete, rows.collect());
    let inside = |link: &str| lines(&drawn(&data, link, &frame(600.0, Theme::Light)).1);
    let upright = inside("chart=regions&regions=09&years=2024&measure=per-resident");
    let far = upright.iter().any(|rect| rect.left > 200.0 && rect.height() > 10.0);
    assert!(far, "{upright:?}");
    let level = inside("chart=years&regions=09&years=2024&measure=per-resident");
    let high = level.iter().any(|rect| rect.top < 60.0 && rect.height() < 3.0);
    assert!(high, "{level:?}");
}

#[test]
fn no_level_leads_over_a_year_without_one() {
    let (_, figure) = drawn(&years_of_all(), THREE, &frame(900.0, Theme::Light));
    let levels = lines(&figure);
    assert_eq!(levels.len(), 5, "{levels:?}");
    assert!(levels.iter().all(|rect| rect.width() < 900.0 / 6.0), "{levels:?}");
}
