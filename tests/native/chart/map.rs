//! The map of tiles: where it is drawn, what it tells apart, and where bars stand in its place.

use vardkronan::chart::{
    Colour, Figure, Frame, Highlight, Shape, Theme, map_shades, words_width_px,
};
use vardkronan::compare::{Datum, NoMap, compare, no_map};
use vardkronan::dataset::{
    AbsentAmount, Amount, Contradictions, CoverageKind, Dataset, Date, Investment, Language,
    Nature, Phase, Recurrence, Stage,
};

use super::data::{REGIONS, all_regions, dataset, row, year};
use super::{cells, check, drawn, frame, ringed, view, words};

/// The figures without a tile for those regions.
fn untiled(data: &Dataset, without: &[usize]) -> Dataset {
    let mut content = data.content().clone();
    for &at in without {
        content.regions[at].tile = None;
    }
    Dataset::new(content, Contradictions::Refuse).unwrap()
}

/// So much per resident in each region: kronor in 2024.
fn per_resident(kronor: impl Fn(usize) -> f64) -> Vec<Investment> {
    let rows = REGIONS.iter().enumerate().map(|(at, (_, _, residents))| {
        row(at, 2024, residents * kronor(at) * 1e-6, Phase::Approved)
    });
    rows.collect()
}

fn complete(rows: Vec<Investment>) -> Dataset {
    dataset(CoverageKind::Complete, rows)
}

/// Regions from 60 to 160 kronor per resident, some of them about the same.
fn all() -> Dataset {
    complete(per_resident(|at| [60.0, 61.0, 75.0, 90.0, 92.0, 118.0, 160.0][at % 7]))
}

const ALL: &str = "chart=map&regions=all&years=2024&measure=per-resident&focus=09";

#[test]
fn all_regions_stand_where_they_lie() {
    for width_px in [320.0, 600.0, 900.0] {
        check(&format!("map-all-{width_px}"), &all(), ALL, &frame(width_px, Theme::Light));
    }
    for theme in [Theme::Dark, Theme::Contrast, Theme::Print] {
        let name = format!("map-all-600-{theme:?}").to_lowercase();
        check(&name, &all(), ALL, &frame(600.0, theme));
    }
    let english = Frame { language: Language::English, ..frame(320.0, Theme::Light) };
    check("map-all-320-english", &all(), ALL, &english);
    let large = Frame { root_font_px: 32.0, highlight: ringed(3), ..frame(320.0, Theme::Light) };
    check("map-all-320-large-type", &all(), ALL, &large);
}

#[test]
fn few_regions_stand_among_those_not_chosen() {
    let three = "chart=map&regions=14,08,05&years=2024&measure=per-resident";
    check("map-three-600", &all(), three, &frame(600.0, Theme::Light));
    check("map-three-320", &all(), three, &frame(320.0, Theme::Dark));
    let one = "chart=map&regions=09&years=2024";
    check("map-one-320", &all(), one, &frame(320.0, Theme::Light));
}

/// Every phase, a plan, a stage, and what is absent for each reason that rows can give.
fn grammar() -> Dataset {
    let mut rows = per_resident(|at| 60.0 + 7.0 * at as f64);
    for (row, phase) in rows.iter_mut().zip([Phase::Approved, Phase::Adjusted, Phase::Executed]) {
        row.phase = phase;
    }
    rows[3].plan_from = Some(year(2024));
    rows[4].amount = Err(AbsentAmount::NotReported);
    rows[5].amount = Err(AbsentAmount::NotApplicable);
    rows.remove(6);
    complete(rows)
}

#[test]
fn phases_and_absences_keep_their_signs() {
    // Plans beside decisions forbid a map, so they stand alone.
    let few = "chart=map&regions=01,03,04,06,07,08&years=2024&measure=per-resident";
    check("map-grammar-320", &grammar(), few, &frame(320.0, Theme::Light));
    check("map-grammar-900", &grammar(), few, &frame(900.0, Theme::Light));
    let plan = "chart=map&regions=05,06&years=2024";
    check("map-plan-600", &grammar(), plan, &frame(600.0, Theme::Light));
    let proposals = per_resident(|at| 60.0 + 9.0 * at as f64).into_iter().map(|mut row| {
        row.phase = Phase::Proposed;
        row
    });
    check("map-proposed-320", &complete(proposals.collect()), ALL, &frame(320.0, Theme::Light));
}

/// The colours in a picture's shapes.
fn colours(shapes: &[Shape]) -> Vec<Colour> {
    let colour = |shape: &Shape| match *shape {
        Shape::Rect { colour, .. } | Shape::Polygon { colour, .. } => Some(colour),
        _ => None,
    };
    shapes.iter().filter_map(colour).collect()
}

/// The swatch of the lowest class.
fn key(figure: &Figure) -> &[Shape] {
    &figure.legend.iter().find(|item| item.words.contains("kr")).unwrap().swatch
}

#[test]
fn the_key_shows_shades_as_the_tiles_do() {
    let plan = "chart=map&regions=05,06&years=2024";
    let (_, figure) = drawn(&grammar(), plan, &frame(600.0, Theme::Light));
    let full = map_shades(Theme::Light, 1)[0].fill;
    let pale = Theme::Light.tones().pale(full);
    let swatch = colours(key(&figure));
    assert!(swatch.contains(&pale) && !swatch.contains(&full), "{swatch:?}");
    let few = "chart=map&regions=01,03,04&years=2024&measure=per-resident";
    let (_, figure) = drawn(&grammar(), few, &frame(600.0, Theme::Light));
    assert!(colours(key(&figure)).contains(&map_shades(Theme::Light, 3)[0].fill));
}

#[test]
fn the_dashes_of_a_proposal_have_no_shade() {
    let mut rows = per_resident(|at| 60.0 + 9.0 * at as f64);
    rows.iter_mut().for_each(|row| row.phase = Phase::Proposed);
    for theme in Theme::ALL {
        let (_, figure) = drawn(&complete(rows.clone()), ALL, &frame(600.0, theme));
        let shades = map_shades(theme, 5);
        let is_shade = |colour| shades.iter().any(|shade| shade.fill == colour);
        let rects = figure.shapes.iter().filter(|shape| matches!(shape, Shape::Rect { .. }));
        let rects: Vec<Shape> = rects.cloned().collect();
        assert!(!colours(&rects).into_iter().any(is_shade), "{theme:?}");
        assert!(colours(&figure.shapes).into_iter().any(is_shade), "{theme:?}: the hatching");
    }
}

#[test]
fn what_the_reader_points_at_is_framed_and_keeps_its_shade() {
    let highlight = Highlight { datum: None, region: Some(3) };
    let link = ALL.replace("&focus=09", "");
    let still = frame(600.0, Theme::Light);
    let (_, before) = drawn(&all(), &link, &still);
    let (comparison, figure) = drawn(&all(), &link, &Frame { highlight, ..still });
    let added: Vec<_> = figure.shapes.iter().filter(|it| !before.shapes.contains(it)).collect();
    assert!(before.shapes.iter().all(|shape| figure.shapes.contains(shape)));
    let is_it = |datum| comparison.cell_of(datum).is_some_and(|cell| cell.region == 3);
    let tile = figure.marks.iter().find(|mark| is_it(mark.datum)).unwrap().bounds;
    assert_eq!(added.len(), 4);
    let ink = Theme::Light.tones().ink;
    for shape in added {
        let Shape::Rect { rect, colour } = *shape else { panic!("{shape:?}") };
        assert_eq!((rect.within(tile), colour), (rect, ink));
        assert!((rect.width().min(rect.height()) - 3.0).abs() < 1e-9, "{rect:?}");
    }
}

/// One sum for several years, of which the last is chosen.
fn span_only() -> Dataset {
    let mut span = row(6, 2021, 80.0, Phase::Approved);
    span.to = Some(year(2024));
    span.recurrence = Recurrence::Total;
    complete(vec![span])
}

#[test]
fn spans_and_nothing_at_all_have_no_shade() {
    let link = "chart=map&regions=07,08,05&years=2023-2024";
    check("map-span-only-320", &span_only(), link, &frame(320.0, Theme::Light));
    check("map-span-only-900", &span_only(), link, &frame(900.0, Theme::Light));
    let absent = "chart=map&regions=all&years=2019";
    check("map-absent-320", &span_only(), absent, &frame(320.0, Theme::Light));
    check("map-absent-600", &span_only(), absent, &frame(600.0, Theme::Dark));
}

#[test]
fn regions_without_a_tile_stand_below() {
    let data = untiled(&all(), &[0, 7, 20]);
    check("map-beside-320", &data, ALL, &frame(320.0, Theme::Light));
    let (comparison, figure) = drawn(&data, ALL, &frame(900.0, Theme::Light));
    assert_eq!(cells(&figure).len(), comparison.cells.len());
    let found = words(&figure);
    assert!(found.iter().any(|words| words == "Utan plats på kartan:"), "{found:?}");
    assert!(found.iter().any(|words| words == "Gotland"), "{found:?}");
    // Two in one place, and one far away, are no reason to lose any.
    let mut content = all().content().clone();
    content.regions[3].tile = content.regions[4].tile;
    content.regions[5].tile = Some((60_000, 60_000));
    let data = Dataset::new(content, Contradictions::Refuse).unwrap();
    let (comparison, figure) = drawn(&data, ALL, &frame(320.0, Theme::Light));
    assert_eq!(cells(&figure).len(), comparison.cells.len());
}

/// The shades in a picture, the lowest first, each once.
fn shades(figure: &Figure) -> usize {
    let is_in = |fill| {
        figure
            .shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Rect { colour, .. } if *colour == fill))
    };
    (1..=5)
        .filter(|&classes| map_shades(Theme::Light, classes).iter().all(|shade| is_in(shade.fill)))
        .max()
        .unwrap_or(0)
}

/// How many shades so many kronor per resident have, in turn.
#[track_caller]
fn check_classes(kronor: &[f64], expected: &[usize]) {
    let data = complete(per_resident(|at| kronor[at % kronor.len()]));
    let comparison = compare(&data, &view(ALL));
    let classes = comparison.map_classes();
    let of = |wanted: f64| {
        let is_it = |value: f64| (value - wanted).abs() < 1e-6;
        let cells = comparison.cells.iter().filter_map(|cell| cell.value.ok());
        let value = cells.into_iter().find(|value| is_it(value.as_f64())).unwrap();
        comparison.map_class_of(&classes, value)
    };
    let found: Vec<usize> = kronor.iter().copied().map(of).collect();
    assert_eq!(found, expected, "{kronor:?}");
    let (_, figure) = drawn(&data, ALL, &frame(600.0, Theme::Light));
    assert_eq!(shades(&figure), classes.len());
}

#[test]
fn values_that_tie_have_one_shade() {
    check_classes(&[100.0, 104.0, 102.0], &[0, 0, 0]);
    check_classes(&[100.0, 104.0, 108.0], &[0, 0, 0]);
    check_classes(&[100.0, 104.1], &[0, 1]);
    check_classes(&[100.0, 101.0, 200.0, 205.0], &[0, 0, 1, 1]);
    check_classes(&[0.0, 0.0, 50.0], &[0, 0, 1]);
}

#[test]
fn one_far_above_does_not_set_the_others_apart() {
    check_classes(&[100.0, 106.0, 112.0, 119.0, 900.0], &[0, 0, 0, 0, 1]);
    check_classes(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0], &[0, 0, 1, 1, 2, 3, 4]);
}

#[test]
fn classes_never_part_what_ties() {
    for seed in 1..40_usize {
        let data = complete(per_resident(|at| 50.0 + ((at * seed * 7919) % 97) as f64));
        let comparison = compare(&data, &view(ALL));
        let classes = comparison.map_classes();
        let values = || comparison.cells.iter().filter_map(|cell| cell.value.ok());
        for one in values() {
            for other in values() {
                let tie = vardkronan::compare::is_tie(one.as_f64(), other.as_f64());
                let class = |value| comparison.map_class_of(&classes, value);
                assert!(!tie || class(one) == class(other), "{seed}: {one:?} {other:?}");
            }
        }
    }
}

#[track_caller]
fn check_no_map(data: &Dataset, link: &str, expected: Option<NoMap>) {
    // Whatever chart is shown now, the answer is about the map of the same view.
    for chart in ["map", "regions", "years", "areas", "difference"] {
        let view = view(&["chart=", chart, "&", link].concat());
        assert_eq!(no_map(data, &compare(data, &view)), expected, "{chart} {link}");
    }
    let link = ["chart=map&", link].concat();
    let (comparison, figure) = drawn(data, &link, &frame(600.0, Theme::Light));
    assert_eq!(cells(&figure).len(), comparison.cells.len());
    let of_regions = figure.marks.iter().filter(|mark| comparison.cell_of(mark.datum).is_some());
    let columns = of_regions.map(|mark| mark.bounds.right.round() as i64);
    let is_of_bars = columns.collect::<std::collections::BTreeSet<_>>().len() == 1;
    assert_eq!(is_of_bars, expected.is_some(), "{link}");
    assert_eq!(figure.label.starts_with("Karta"), expected.is_none(), "{}", figure.label);
}

#[test]
fn a_map_is_not_drawn_where_it_would_mislead() {
    let link = "regions=all&years=2024&measure=per-resident";
    check_no_map(&all(), link, None);
    let mut content = all().content().clone();
    content.coverage.kind = CoverageKind::Selection;
    let selection = Dataset::new(content, Contradictions::Refuse).unwrap();
    check_no_map(&selection, link, Some(NoMap::Selection));
    let everywhere: Vec<usize> = (0..21).collect();
    check_no_map(&untiled(&all(), &everywhere), link, Some(NoMap::NoTiles));
    let mut rows = per_resident(|_| 60.0);
    rows[2].phase = Phase::Proposed;
    check_no_map(&complete(rows.clone()), link, Some(NoMap::NotComparable));
    rows[2].phase = Phase::Executed;
    check_no_map(&complete(rows.clone()), link, None);
    rows.push(row(2, 2024, 5.0, Phase::Approved));
    check_no_map(&complete(rows), link, Some(NoMap::SeveralMarks));
}

#[test]
fn an_earlier_stage_beside_an_amount_has_no_map() {
    let mut rows = per_resident(|_| 60.0);
    let stage = |phase, kronor: i64| Stage {
        phase,
        amount: Amount::from_minor(kronor * 100).unwrap(),
        date: Date { year: year(2023), month: None, day: None },
        source: 0,
    };
    let last = rows[3].amount.unwrap().minor() / 100;
    rows[3].amount = Ok(Amount::from_minor(last * 100).unwrap());
    rows[3].stages = vec![stage(Phase::Proposed, 1_000_000), stage(Phase::Approved, last)];
    let link = "regions=all&years=2024&measure=per-resident";
    check_no_map(&complete(rows), link, Some(NoMap::SeveralMarks));
}

#[test]
fn the_country_can_be_pointed_at_beside_the_map() {
    for width_px in [320.0, 900.0] {
        // A total, too: there is no scale that it could distort.
        for link in [ALL, &ALL.replace("per-resident", "total")] {
            let (_, figure) = drawn(&all(), link, &frame(width_px, Theme::Light));
            let is_country = |datum| matches!(datum, Datum::Country(_));
            let found: Vec<_> = figure.marks.iter().filter(|mark| is_country(mark.datum)).collect();
            assert_eq!(found.len(), 1);
            assert!(found.iter().all(|mark| mark.bounds.height() >= 24.0), "{found:?}");
            assert!(words(&figure).iter().any(|words| words.starts_with("Riket: ")));
        }
    }
}

#[test]
fn steps_of_several_years_have_no_map() {
    let increase = |at: usize, from| {
        let mut made = row(at, from, 20.0, Phase::Approved);
        made.nature = Nature::Increase;
        made
    };
    let data = complete(vec![increase(0, 2023), increase(11, 2024)]);
    check_no_map(&data, "regions=01,14&natures=increase", Some(NoMap::SeveralMarks));
    check_no_map(&data, "regions=01,14&natures=increase&years=2024", None);
}

#[test]
fn every_tile_says_its_name_and_its_value() {
    for (width_px, root_font_px) in [(280.0, 16.0), (320.0, 16.0), (900.0, 16.0), (320.0, 32.0)] {
        let frame = Frame { root_font_px, ..frame(width_px, Theme::Light) };
        let (comparison, figure) = drawn(&all(), ALL, &frame);
        let said = words(&figure).join("").replace('-', "");
        for (_, name, _) in REGIONS {
            assert!(
                said.replace(' ', "").contains(&name.replace(' ', "")),
                "{width_px}: {name} {said}"
            );
        }
        for mark in &figure.marks {
            assert!(mark.bounds.width() >= 24.0 && mark.bounds.height() >= 24.0, "{mark:?}");
            // Words keep within their tiles.
            for shape in &figure.shapes {
                let Shape::Text { at, words, size_px, is_bold, .. } = shape else { continue };
                let half = words_width_px(words, *size_px, *is_bold) / 2.0;
                let is_in = mark.bounds.distance_px(*at) <= 0.0;
                let room = half <= mark.bounds.width() / 2.0;
                assert!(!is_in || room, "{width_px}: {words} in {mark:?}");
            }
        }
        assert_eq!(cells(&figure).len(), comparison.cells.len());
    }
}

#[test]
fn arrows_lead_to_neighbours() {
    let (comparison, figure) = drawn(&all(), ALL, &frame(600.0, Theme::Light));
    let place = |code: &str| {
        let is_it =
            |datum| comparison.cell_of(datum).is_some_and(|it| REGIONS[it.region].0 == code);
        let mark = figure.marks.iter().find(|mark| is_it(mark.datum)).unwrap();
        (mark.column, mark.row)
    };
    // Norrbotten at the top, Stockholm south of Uppsala, Gotland east of all.
    assert_eq!(place("25"), (2, 0));
    assert_eq!(place("03"), (3, 4));
    assert_eq!(place("01"), (3, 5));
    assert_eq!(place("09"), (4, 6));
    let rows: Vec<_> = figure.marks.iter().map(|mark| (mark.row, mark.column)).collect();
    assert!(rows.is_sorted(), "in reading order");
}

#[test]
fn a_map_of_one_plain_phase_has_no_swatch_beside_its_classes_for_it() {
    let has = |data: &Dataset, link: &str, words: &str| {
        let (_, figure) = drawn(data, link, &frame(600.0, Theme::Light));
        figure.legend.iter().any(|item| item.words == words)
    };
    assert!(!has(&all_regions(), "chart=map&years=2024", "Beslutat"));
    assert!(has(&all_regions(), "chart=regions&years=2024", "Beslutat"));
}
