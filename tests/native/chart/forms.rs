//! What the forms of a chart may and may not draw.

use vardkronan::chart::{Figure, LegendItem, Point, Shape, Theme, region_colour};
use vardkronan::compare::Absence;
use vardkronan::dataset::{
    Content, Contradictions, CoverageKind, Dataset, Language, Nature, Phase, Text,
};

use super::apart::fault;
use super::data::{all_regions, dataset, row, three, year, years_of_all};
use super::{cells, check, drawn, frame, words};
use crate::figures::grants;

const RESIDENTS: &str = "form=line&regions=01,09,23&years=2019-2024&measure=per-resident";

/// The strokes of lines between points, in whatever colour.
fn strokes(figure: &Figure) -> Vec<(Point, Point, String)> {
    let of = |shape: &Shape| match shape {
        Shape::Line { from, to, width_px, colour } if (*width_px - 2.0).abs() < 0.01 => {
            Some((*from, *to, colour.to_string()))
        }
        _ => None,
    };
    figure.shapes.iter().filter_map(of).collect()
}

fn line(data: &Dataset, link: &str) -> Vec<(Point, Point, String)> {
    strokes(&drawn(data, link, &frame(700.0, Theme::Light)).1)
}

#[test]
fn a_line_leads_from_year_to_year_and_never_over_a_gap() {
    let (comparison, figure) = drawn(&years_of_all(), RESIDENTS, &frame(700.0, Theme::Light));
    let gap = figure
        .marks
        .iter()
        .find(|mark| {
            comparison.cell_of(mark.datum).is_some_and(|it| it.value == Err(Absence::NoRow))
        })
        .unwrap();
    let x = gap.bounds.centre().x;
    let lines = strokes(&figure);
    // Three regions, two steps before the gap and one after it.
    assert_eq!(lines.len(), 9, "{lines:?}");
    assert!(lines.iter().all(|(from, to, _)| (from.x < x) == (to.x < x)), "{lines:?}");
}

#[test]
fn a_line_never_leads_from_one_phase_to_another() {
    let data = |phases: [Phase; 2]| {
        let rows = (2018..).zip(phases).map(|(from, phase)| row(6, from, 40.0, phase));
        dataset(CoverageKind::Selection, rows.collect())
    };
    let link = "form=line&regions=08&years=2018-2019";
    assert_eq!(line(&data([Phase::Approved, Phase::Approved]), link).len(), 1);
    for phases in [
        [Phase::Approved, Phase::Proposed],
        [Phase::Proposed, Phase::Approved],
        [Phase::Approved, Phase::Adjusted],
        [Phase::Adjusted, Phase::Executed],
    ] {
        assert!(line(&data(phases), link).is_empty(), "{phases:?}");
    }
}

#[test]
fn plans_and_proposals_are_joined_by_dashes_only() {
    let link = "form=line&regions=08&years=2018-2019";
    let own = region_colour(Theme::Light, 6).to_string();
    let proposals = [2018, 2019].map(|from| row(6, from, 40.0, Phase::Proposed));
    let dashes = line(&dataset(CoverageKind::Selection, proposals.into()), link);
    assert!(dashes.len() > 10, "{dashes:?}");
    assert!(dashes.iter().all(|(_, _, colour)| *colour == own));
    let mut plan = row(6, 2019, 40.0, Phase::Approved);
    plan.plan_from = Some(year(2019));
    let rows = vec![row(6, 2018, 40.0, Phase::Approved), plan];
    let dashes = line(&dataset(CoverageKind::Selection, rows), link);
    assert!(dashes.len() > 10, "{dashes:?}");
    assert!(dashes.iter().all(|(_, _, colour)| *colour != own), "paler");
}

#[test]
fn increases_stay_steps_beside_a_line() {
    let increase = |from| {
        let mut made = row(6, from, 30.0, Phase::Approved);
        made.nature = Nature::Increase;
        made
    };
    let rows = vec![
        increase(2018),
        increase(2019),
        row(6, 2018, 40.0, Phase::Approved),
        row(6, 2019, 50.0, Phase::Approved),
    ];
    let data = dataset(CoverageKind::Selection, rows);
    let link = "form=line&regions=08&years=2018-2019&natures=programme,increase";
    assert_eq!(line(&data, link).len(), 1);
    let (_, figure) = drawn(&data, link, &frame(700.0, Theme::Light));
    assert_eq!(words(&figure).iter().filter(|words| *words == "+30").count(), 2);
}

#[test]
fn dots_over_time_are_not_joined() {
    let link = RESIDENTS.replace("line", "dots");
    assert!(line(&years_of_all(), &link).is_empty());
}

#[test]
fn every_region_of_a_line_is_named_once() {
    let ten = "form=line&regions=01,03,04,05,06,07,08,09,10,12&years=2019-2024";
    let mixed = "form=line&regions=14,08,05,20&years=2017-2022";
    for (data, link) in [(years_of_all(), ten), (years_of_all(), RESIDENTS), (three(), mixed)] {
        for width_px in [280.0, 360.0, 600.0, 1100.0] {
            let (comparison, figure) = drawn(&data, link, &frame(width_px, Theme::Light));
            let drawn_words = words(&figure).join(" ");
            let in_legend = |name: &str| figure.legend.iter().any(|item| item.words == name);
            for &region in &comparison.regions {
                let name =
                    data.region(region).unwrap().short_name().get(Language::Swedish).to_owned();
                // A long name may stand in two lines, one of which is no other's.
                let first = name.split(' ').next().unwrap();
                let is_drawn = drawn_words.contains(first);
                assert!(is_drawn || in_legend(&name), "{link} {width_px}: {name}");
                assert!(!(is_drawn && in_legend(&name)) || first == "Västra", "{name} twice");
            }
        }
    }
}

#[test]
fn panels_with_scales_of_their_own_say_so() {
    let link = "form=multiples&regions=01,09,23&years=2019-2024&measure=per-resident";
    let said = |link: &str| {
        let (_, figure) = drawn(&years_of_all(), link, &frame(700.0, Theme::Light));
        (words(&figure).iter().any(|it| it.ends_with("varje ruta har sin egen skala")), figure)
    };
    assert!(!said(link).0);
    let (is_said, figure) = said(&format!("{link}&axis=free"));
    assert!(is_said);
    // Each has its own zero.
    assert_eq!(words(&figure).iter().filter(|words| *words == "0").count(), 3);
    let line = link.replace("multiples", "line");
    assert!(!said(&format!("{line}&axis=free")).0, "one plot has one scale");
}

#[test]
fn many_regions_and_many_years_still_have_a_chart() {
    let mut content: Content = all_regions().content().clone();
    let region = content.regions[0].clone();
    content.regions = (0..300)
        .map(|at| {
            let (code, name) = (format!("r{at}"), Text::from(&*format!("Kommun nummer {at}")));
            vardkronan::dataset::Region { code, name, ..region.clone() }
        })
        .collect();
    let made = row(0, 2024, 1.0, Phase::Approved);
    content.investments = (0..300)
        .map(|at| {
            let (id, from) = (format!("i{at}"), year(1990 + (at as i64 % 20)));
            let row = made.clone();
            vardkronan::dataset::Investment { id, region: at, from, to: Some(from), ..row }
        })
        .collect();
    content.indicators.clear();
    let data = Dataset::new(content, Contradictions::Refuse).unwrap();
    for link in ["chart=regions", "chart=years&years=1990-2009", "chart=years&years=1960-2009"] {
        for width_px in [320.0, 900.0] {
            let (comparison, figure) = drawn(&data, link, &frame(width_px, Theme::Light));
            assert_eq!(fault(&figure), None, "{link} {width_px}");
            assert_eq!(cells(&figure).len(), comparison.cells.len());
            let named = words(&figure).iter().filter(|words| words.contains("299")).count();
            assert_eq!(named, 1, "{link} {width_px}");
        }
    }
}

#[test]
fn two_hundred_years_have_few_labels_and_one_line() {
    let rows = (1900..=2100).map(|from| row(6, from, 10.0, Phase::Approved)).collect();
    let data = dataset(CoverageKind::Selection, rows);
    for width_px in [320.0, 900.0] {
        let (_, figure) = drawn(&data, "regions=08", &frame(width_px, Theme::Light));
        assert_eq!(fault(&figure), None, "{width_px}");
        assert_eq!(strokes(&figure).len(), 200);
        let years: Vec<_> =
            words(&figure).into_iter().filter(|words| words.starts_with(['1', '2'])).collect();
        let years: Vec<_> = years.iter().filter(|words| words.chars().count() == 4).collect();
        assert!((3..=13).contains(&years.len()), "{years:?}");
        assert_eq!((&**years[0], &**years[years.len() - 1]), ("1900", "2100"));
    }
}

#[test]
fn signs_of_a_line_chart_are_points() {
    let has_bar = |item: &LegendItem| matches!(item.swatch[..], [Shape::Rect { rect, .. }] if rect.width() > 15.0);
    let legend = |form: &str| {
        let link = format!("form={form}&regions=14&years=2017-2022");
        drawn(&three(), &link, &frame(700.0, Theme::Light)).1.legend
    };
    assert!(legend("bars").iter().any(has_bar));
    assert!(!legend("line").iter().any(has_bar));
    assert!(!legend("dots").iter().any(has_bar));
}

#[test]
fn panels_too_narrow_for_every_value_label_the_telling_ones_at_their_bars() {
    let link = "form=multiples&measure=per-resident";
    for width_px in [768.0, 1200.0] {
        let name = format!("forms/multiples-grants-{width_px}");
        check(&name, &grants(), link, &frame(width_px, Theme::Light));
    }
    // The first, the last and the largest value of each of 21 regions, one of them whole.
    let (comparison, figure) = drawn(&grants(), link, &frame(768.0, Theme::Light));
    let is_value = |shape: &&Shape| matches!(shape, Shape::Text { size_px, is_bold: true, words, .. } if (*size_px - 12.5).abs() < 0.01 && !words.is_empty());
    let values = figure.shapes.iter().filter(is_value).count();
    assert!(values <= 3 * comparison.regions.len(), "{values}");
    assert_eq!(cells(&figure).len(), comparison.cells.len(), "every number can be pointed at");
}
