//! Figures: what they hold, that they stay inside their area, and how they look.

use std::path::PathBuf;

use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};
use vardkronan::chart::{
    Figure, Frame, Point, Rect, Shape, Theme, figure, figure_with_legend, region_colour,
};
use vardkronan::compare::{Absence, Comparison, compare};
use vardkronan::dataset::{
    Amount, Area, Content, Contradictions, Coverage, CoverageKind, Dataset, Date, Expenditure,
    Funding, Indicator, IndicatorKind, Investment, Language, Nature, Phase, Precision,
    PublisherKind, Recurrence, Region, Source, Stage, Text, Year,
};
use vardkronan::export::svg;
use vardkronan::view::View;
use vardkronan::view::link::decode;

const REGIONS: [(&str, &str, f64); 21] = [
    ("01", "Stockholm", 2_377_081.0),
    ("03", "Uppsala", 383_713.0),
    ("04", "Sörmland", 297_540.0),
    ("05", "Östergötland", 465_495.0),
    ("06", "Jönköpings län", 363_599.0),
    ("07", "Kronoberg", 201_469.0),
    ("08", "Kalmar län", 246_010.0),
    ("09", "Gotland", 59_686.0),
    ("10", "Blekinge", 159_606.0),
    ("12", "Skåne", 1_377_827.0),
    ("13", "Halland", 333_848.0),
    ("14", "Västra Götaland", 1_725_881.0),
    ("17", "Värmland", 282_414.0),
    ("18", "Örebro län", 304_805.0),
    ("19", "Västmanland", 275_845.0),
    ("20", "Dalarna", 287_966.0),
    ("21", "Gävleborg", 287_382.0),
    ("22", "Västernorrland", 245_347.0),
    ("23", "Jämtland Härjedalen", 130_810.0),
    ("24", "Västerbotten", 271_736.0),
    ("25", "Norrbotten", 250_093.0),
];

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

/// An approved one-off of so many million kronor.
fn row(region: usize, from: i64, millions: f64, phase: Phase) -> Investment {
    Investment {
        id: String::new(),
        region,
        area: 0,
        purpose: Text::from("care"),
        amount: Ok(Amount::from_minor((millions * 1e8).round() as i64).unwrap()),
        precision: Precision::Rounded,
        from: year(from),
        to: Some(year(from)),
        years_are_inferred: false,
        phase,
        plan_from: None,
        is_followed: true,
        stages: Vec::new(),
        recurrence: Recurrence::OneOff,
        nature: Nature::Programme,
        funding: Funding::Own,
        expenditure: Expenditure::Operating,
        price_year: None,
        part_of: None,
        decided_by: None,
        source: 0,
        locator: None,
        note: None,
    }
}

fn dataset(kind: CoverageKind, mut investments: Vec<Investment>) -> Dataset {
    for (at, row) in investments.iter_mut().enumerate() {
        row.id = format!("r{at}");
    }
    let date = Date { year: year(2019), month: None, day: None };
    let source = Source {
        id: "s".to_owned(),
        publisher: "Region".to_owned(),
        kind: PublisherKind::Region,
        title: Text::from("Budget"),
        date,
        date_is_inferred: false,
        url: None,
        archived: None,
        retrieved: None,
        note: None,
    };
    let regions = REGIONS.map(|(code, name, _)| Region {
        code: code.to_owned(),
        name: Text::from(name),
        short: None,
        county: None,
        seat: None,
        aliases: Vec::new(),
        tile: None,
    });
    let series = |residents: f64| (2015..=2024).map(|at| (year(at), residents)).collect();
    let residents = REGIONS.iter().map(|(_, _, residents)| series(*residents));
    let population = Indicator {
        id: "population".to_owned(),
        kind: IndicatorKind::Population,
        name: Text::from("Residents"),
        unit: "residents".to_owned(),
        base: None,
        source: 0,
        note: None,
        by_region: residents.enumerate().collect(),
        common: None,
        status: Default::default(),
    };
    let area =
        Area { code: "care".to_owned(), name: Text::from("Care"), parent: None, description: None };
    let content = Content {
        id: "figures".to_owned(),
        title: Text::from("Pengar till vården"),
        summary: None,
        updated: date,
        license: None,
        coverage: Coverage { kind, text: Text::from("Prov") },
        corrections: Vec::new(),
        regions: regions.into(),
        areas: vec![area],
        sources: vec![source],
        investments,
        indicators: vec![population],
        views: Vec::new(),
    };
    Dataset::new(content, Contradictions::Refuse).unwrap()
}

/// Three regions with decisions, proposals, a span and gaps.
fn three() -> Dataset {
    let mut span = row(6, 2019, 80.0, Phase::Approved);
    span.to = Some(year(2022));
    span.recurrence = Recurrence::Total;
    dataset(
        CoverageKind::Selection,
        vec![
            row(11, 2017, 102.0, Phase::Approved),
            row(11, 2018, 369.0, Phase::Approved),
            row(11, 2019, 550.0, Phase::Approved),
            row(11, 2022, 280.0, Phase::Proposed),
            row(6, 2020, 20.0, Phase::Proposed),
            row(3, 2019, 30.0, Phase::Approved),
            row(3, 2020, 0.7, Phase::Approved),
            span,
        ],
    )
}

/// One region with every phase, a plan year, an increase and an earlier stage.
fn grammar() -> Dataset {
    let phases = [Phase::Proposed, Phase::Approved, Phase::Adjusted, Phase::Executed];
    let mut rows: Vec<_> =
        phases.iter().zip([40.0, 60.0, 80.0, 70.0]).map(|(&p, m)| row(6, 2018, m, p)).collect();
    let mut plan = row(6, 2020, 90.0, Phase::Approved);
    plan.plan_from = Some(year(2020));
    let mut increase = row(6, 2019, 30.0, Phase::Approved);
    increase.nature = Nature::Increase;
    let mut staged = row(6, 2019, 100.0, Phase::Approved);
    let stage = |phase, millions: i64| Stage {
        phase,
        amount: Amount::from_minor(millions * 100_000_000).unwrap(),
        date: Date { year: year(2018), month: None, day: None },
        source: 0,
    };
    staged.stages = vec![stage(Phase::Proposed, 120), stage(Phase::Approved, 100)];
    rows.extend([plan, increase, staged, row(6, 2021, 0.0, Phase::Approved)]);
    dataset(CoverageKind::Selection, rows)
}

/// A complete dataset: every region once, by its number of residents, some much more.
fn all_regions() -> Dataset {
    let rows = REGIONS.iter().enumerate().map(|(at, (_, _, residents))| {
        let extra = if at % 5 == 2 { 1.9 } else { 1.0 };
        row(at, 2024, residents * 1.3e-4 * extra, Phase::Approved)
    });
    dataset(CoverageKind::Complete, rows.collect())
}

fn view(link: &str) -> View {
    decode(link).view
}

fn frame(width_px: f64, theme: Theme) -> Frame {
    let language = Language::Swedish;
    Frame { width_px, root_font_px: 16.0, theme, language, active_cell: None }
}

/// The golden picture of a view, written anew under `UPDATE_GOLDEN=1`.
fn check(name: &str, data: &Dataset, link: &str, frame: &Frame) {
    let view = view(link);
    let found = svg(&figure_with_legend(data, &compare(data, &view), &view, frame));
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
    let large = Frame { root_font_px: 24.0, active_cell: Some(1), ..frame(360.0, Theme::Light) };
    check("years-three-360-large-type", &three(), THREE, &large);
    check("years-three-total-900", &three(), "regions=14,08,05", &frame(900.0, Theme::Light));
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
        let mut cells: Vec<_> = figure.marks.iter().map(|mark| mark.cell).collect();
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
        assert_eq!(figure.mark_at(centre.x, centre.y).unwrap().cell, mark.cell);
        assert!(mark.bounds.width() >= 24.0 && mark.bounds.height() >= 24.0, "{mark:?}");
    }
    assert!(figure.mark_at(-100.0, -100.0).is_none());
    let absent = comparison.cells.iter().position(|cell| cell.value == Err(Absence::NoRow));
    assert!(figure.marks.iter().any(|mark| Some(mark.cell) == absent));
}

#[test]
fn values_order_regions_only_where_ranking_is_allowed() {
    let rows = |data: &Dataset, link: &str| {
        let (comparison, figure) = drawn(data, link, &frame(900.0, Theme::Light));
        let mut marks = figure.marks.clone();
        marks.sort_by_key(|mark| mark.row);
        let code = |cell: usize| REGIONS[comparison.cells[cell].region].0;
        let mut codes: Vec<_> = marks.iter().map(|mark| code(mark.cell)).collect();
        codes.dedup();
        codes
    };
    let link = "chart=regions&regions=05,08,14,04&years=2019&measure=per-resident";
    assert_eq!(rows(&three(), link), ["08", "04", "14", "05"], "by name, ö last");
    let link = "chart=regions&regions=01,09,04&years=2024";
    assert_eq!(rows(&all_regions(), link), ["01", "04", "09"], "by value");
    let link = "chart=regions&regions=01,09,04&years=2024&sort=name";
    assert_eq!(rows(&all_regions(), link), ["09", "01", "04"], "by name");
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

/// The box of a shape; of words only what is sure whatever the font.
fn extent(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } => *rect,
        Shape::Polygon { points, .. } => {
            points.iter().fold(Rect::between(points[0], points[0]), |all, &point| Rect {
                left: all.left.min(point.x),
                top: all.top.min(point.y),
                right: all.right.max(point.x),
                bottom: all.bottom.max(point.y),
            })
        }
        Shape::Line { from, to, width_px, .. } => Rect::between(*from, *to).grown(width_px / 2.0),
        Shape::Circle { centre, radius_px, .. } => {
            Rect::between(*centre, *centre).grown(*radius_px)
        }
        Shape::Text { at, size_px, .. } => {
            Rect::between(Point::new(at.x, at.y - size_px * 0.75), *at)
        }
    }
}

fn any_rows() -> impl Strategy<Value = Vec<Investment>> {
    let phase = prop::sample::select(Phase::ALL.to_vec());
    let nature = prop::sample::select(Nature::ALL.to_vec());
    let millions = prop::sample::select(vec![-50.0, 0.0, 0.000_01, 0.7, 350.0, 9e7]);
    let one = (0..21_usize, 2015..2030_i64, 0..4_i64, millions, phase, nature, any::<bool>());
    prop::collection::vec(one, 0..30).prop_map(|rows| {
        let make = |(region, from, length, millions, phase, nature, is_plan)| {
            let mut made = row(region, from, millions, phase);
            made.to = Some(year(from + length));
            made.recurrence = Recurrence::Total;
            made.nature = nature;
            made.plan_from = if is_plan { Some(year(from)) } else { None };
            made
        };
        rows.into_iter().map(make).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paint_stays_inside_its_area(
        rows in any_rows(),
        width_px in 280.0..1400.0_f64,
        root_font_px in prop::sample::select(vec![12.0, 16.0, 24.0, 32.0]),
        chart in prop::sample::select(vec!["years", "regions"]),
        measure in prop::sample::select(vec!["total", "per-resident"]),
        regions in prop::sample::select(vec!["all", "14", "14,08,05", "23,14,08,05,09,01,18"]),
        active in 0..40_usize,
    ) {
        let data = dataset(CoverageKind::Selection, rows);
        let link = format!("chart={chart}&measure={measure}&regions={regions}&natures=all");
        let frame = Frame { root_font_px, active_cell: Some(active), ..frame(width_px, Theme::Dark) };
        let (comparison, figure) = drawn(&data, &link, &frame);
        // A hundredth of a pixel for rounding.
        let (right, bottom) = (figure.width_px, figure.height_px);
        let area = Rect { left: 0.0, top: 0.0, right, bottom }.grown(0.01);
        for shape in &figure.shapes {
            let extent = extent(shape);
            assert_eq!(extent.within(area), extent, "{shape:?} outside {area:?}");
        }
        for mark in &figure.marks {
            assert_eq!(mark.bounds.within(area), mark.bounds, "{mark:?} outside {area:?}");
        }
        assert_eq!(figure.marks.len(), comparison.cells.len());
        assert!(svg(&figure).ends_with("</svg>\n"));
    }
}
