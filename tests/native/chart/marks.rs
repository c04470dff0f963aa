//! Where marks stand, in which order, and what stands out among them.

use vardkronan::chart::{Frame, Highlight, Rect, Shape, Theme, figure, region_colour};
use vardkronan::compare::{Absence, Datum, Verdict, VerdictKind, compare};
use vardkronan::dataset::Dataset;

use super::data::{REGIONS, all_regions, grammar, three};
use super::{THREE, cells, check, drawn, frame, ringed, view};

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
        comparison.verdict = Verdict { kind, ..Verdict::default() };
        let figure = figure(&data, &comparison, &view, &frame(600.0, Theme::Light));
        let codes = cells(&figure).into_iter().map(|cell| REGIONS[comparison.cells[cell].region].0);
        assert_eq!(codes.collect::<Vec<_>>(), expected, "{kind:?}");
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
