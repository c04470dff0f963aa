//! By purpose: what is stacked, what it comes to, and what stands by itself.

use vardkronan::chart::{Figure, Frame, Shape, Theme, area_colours};
use vardkronan::compare::{Comparison, Slot, Value, compare};
use vardkronan::dataset::{
    AbsentAmount, Contradictions, CoverageKind, Dataset, Investment, Language, Nature, Phase,
    Precision, Recurrence, Text,
};
use vardkronan::export::rows;
use vardkronan::text::{Locale, mark_sentence};

use super::data::{REGIONS, dataset, row, year};
use super::{cells, check, check_words, drawn, frame, ringed, view, words};
use crate::figures::{grants, investments};

fn of(area: usize, region: usize, from: i64, millions: f64, phase: Phase) -> Investment {
    Investment { area, ..row(region, from, millions, phase) }
}

/// Three regions with money for three purposes over years: decisions, proposals, a plan, a hedge,
/// gaps, a sum for several years and one that is not reported.
fn three() -> Dataset {
    use Phase::{Adjusted, Approved, Executed, Proposed};
    let mut span = of(1, 6, 2019, 80.0, Approved);
    span.to = Some(year(2021));
    span.recurrence = Recurrence::Total;
    let mut plan = of(0, 11, 2021, 60.0, Approved);
    plan.plan_from = Some(year(2021));
    let mut missing = of(2, 3, 2020, 0.0, Approved);
    missing.amount = Err(AbsentAmount::NotReported);
    let mut about = of(2, 11, 2019, 45.0, Approved);
    about.precision = Precision::About;
    let rows = vec![
        of(0, 11, 2018, 100.0, Approved),
        of(1, 11, 2018, 60.0, Approved),
        of(2, 11, 2018, 0.9, Approved),
        of(0, 11, 2019, 140.0, Approved),
        of(1, 11, 2019, 30.0, Approved),
        about,
        of(0, 11, 2020, 90.0, Adjusted),
        of(2, 11, 2020, 50.0, Adjusted),
        plan,
        of(1, 11, 2021, 40.0, Approved),
        of(0, 6, 2018, 20.0, Proposed),
        of(2, 6, 2018, 25.0, Proposed),
        of(0, 6, 2020, 35.0, Executed),
        of(1, 6, 2020, 15.0, Executed),
        of(1, 6, 2020, 10.0, Proposed),
        span,
        of(0, 3, 2020, 30.0, Approved),
        missing,
        of(1, 3, 2021, 12.0, Approved),
    ];
    dataset(CoverageKind::Selection, rows)
}

/// A complete dataset of two purposes, of which a few regions have both.
fn all() -> Dataset {
    let rows = REGIONS.iter().enumerate().flat_map(|(at, (_, _, residents))| {
        (2022..=2024).flat_map(move |from| {
            let growth = (from - 2021) as f64;
            let both = of(0, at, from, residents * 2e-5 * growth, Phase::Approved);
            let more = of(1, at, from, residents * 4e-5, Phase::Approved);
            [Some(both), (at % 3 == 1).then_some(more)].into_iter().flatten()
        })
    });
    dataset(CoverageKind::Complete, rows.collect())
}

const ONE: &str = "chart=areas&regions=14&years=2018-2021";
const THREE: &str = "chart=areas&regions=14,08,05&years=2018-2021";

#[test]
fn one_region_has_a_column_a_year() {
    for width_px in [320.0, 600.0, 900.0] {
        check(&format!("areas-years-{width_px}"), &three(), ONE, &frame(width_px, Theme::Light));
    }
    for theme in [Theme::Dark, Theme::Contrast, Theme::Print] {
        let name = format!("areas-years-600-{theme:?}").to_lowercase();
        check(&name, &three(), ONE, &frame(600.0, theme));
    }
    let large = Frame { root_font_px: 32.0, highlight: ringed(1), ..frame(320.0, Theme::Light) };
    check("areas-years-320-large-type", &three(), ONE, &large);
}

#[test]
fn one_region_in_one_year_has_a_named_bar_a_purpose() {
    let link = "chart=areas&regions=14&years=2018";
    check("areas-one-320", &three(), link, &frame(320.0, Theme::Light));
    check("areas-one-600", &three(), link, &frame(600.0, Theme::Light));
    check("areas-one-900", &three(), link, &frame(900.0, Theme::Light));
    check_words(&investments(), link, 700.0, &["Omställning av hela vården", "drygt 950 000 kr"]);
}

#[test]
fn several_regions_have_panels_over_years_and_rows_in_one() {
    for width_px in [320.0, 600.0, 900.0] {
        check(&format!("areas-panels-{width_px}"), &three(), THREE, &frame(width_px, Theme::Light));
        let rows = "chart=areas&regions=14,08,05&years=2018&measure=total";
        check(&format!("areas-rows-{width_px}"), &three(), rows, &frame(width_px, Theme::Light));
    }
    let phases = "chart=areas&regions=08,05&years=2020";
    check("areas-phases-600", &three(), phases, &frame(600.0, Theme::Light));
    let english = Frame { language: Language::English, ..frame(600.0, Theme::Dark) };
    check("areas-panels-600-english", &three(), THREE, &english);
    let large = Frame { root_font_px: 32.0, ..frame(320.0, Theme::Light) };
    check("areas-phases-320-large-type", &three(), phases, &large);
}

#[test]
fn all_regions_stand_by_purpose() {
    let rows = "chart=areas&regions=all&years=2024&measure=per-resident&focus=09";
    check("areas-all-320", &all(), rows, &frame(320.0, Theme::Light));
    check("areas-all-900", &all(), rows, &frame(900.0, Theme::Light));
    let years = "chart=areas&regions=all&years=2022-2024&measure=per-resident";
    check("areas-all-years-600", &all(), years, &frame(600.0, Theme::Light));
}

#[test]
fn spans_and_absences_stand_without_any_stack() {
    let span =
        "chart=areas&regions=08&years=2019-2021&areas=near&measure=per-resident&phases=approved";
    check("areas-span-only-320", &three(), span, &frame(320.0, Theme::Light));
    check("areas-span-only-900", &three(), span, &frame(900.0, Theme::Light));
    let absent = "chart=areas&regions=09,20,01&years=2018-2020";
    check("areas-absent-320", &three(), absent, &frame(320.0, Theme::Light));
    check("areas-absent-600", &three(), &absent.replace("-2020", ""), &frame(600.0, Theme::Light));
}

#[test]
fn a_column_tells_what_it_comes_to() {
    check_words(&three(), ONE, 900.0, &["161", "cirka 215", "140", "100", "60"]);
    let rows = "chart=areas&regions=14,08&years=2018";
    check_words(&three(), rows, 900.0, &["160,9 milj. kr", "45 milj. kr", "Care 100 milj. kr"]);
    check_words(&three(), rows, 360.0, &["160,9 milj. kr"]);
}

/// How many marks of a region stand in one stack, by stack.
fn stacked(comparison: &Comparison, region: usize) -> Vec<usize> {
    let own = comparison.cells.iter().filter(|cell| cell.region == region);
    let mut of: Vec<usize> = own.filter_map(|cell| cell.stack).collect();
    of.sort_unstable();
    let mut counts: Vec<usize> = of.chunk_by(|a, b| a == b).map(<[usize]>::len).collect();
    counts.sort_unstable();
    counts
}

#[test]
fn only_what_adds_up_is_stacked() {
    let data = three();
    let comparison = compare(&data, &view(THREE));
    assert_eq!(stacked(&comparison, 11), [2, 2, 3, 3]);
    // A proposal stands beside what was spent; the sum for several years stands in its lane.
    assert_eq!(stacked(&comparison, 6), [1, 2, 2]);
    // What is not reported makes the sum unknown: no bar may look like the whole.
    let (comparison, figure) =
        drawn(&data, "chart=areas&regions=05,14&years=2020", &frame(600.0, Theme::Light));
    let unknown = comparison.stacks.iter().find(|stack| stack.region == 3).unwrap();
    assert!(unknown.value.is_err());
    let rows = |region: usize| {
        let marks = figure.marks.iter();
        let own = marks.filter(|mark| comparison.cell_of(mark.datum).unwrap().region == region);
        let mut rows: Vec<usize> = own.map(|mark| mark.row).collect();
        rows.dedup();
        rows.len()
    };
    assert_eq!((rows(3), rows(11)), (2, 1));
}

#[test]
fn increases_and_what_is_below_zero_are_not_stacked() {
    let increase =
        |area| Investment { nature: Nature::Increase, ..of(area, 6, 2019, 20.0, Phase::Approved) };
    let rows = vec![
        increase(0),
        increase(1),
        of(0, 11, 2019, -5.0, Phase::Approved),
        of(1, 11, 2019, 30.0, Phase::Approved),
    ];
    let data = dataset(CoverageKind::Selection, rows);
    let link = "chart=areas&regions=08,14&years=2019&natures=all";
    let (comparison, figure) = drawn(&data, link, &frame(600.0, Theme::Light));
    assert!(stacked(&comparison, 6).is_empty());
    let mut rows: Vec<usize> = figure.marks.iter().map(|mark| mark.row).collect();
    rows.dedup();
    assert_eq!(rows.len(), 4, "each in a row of its own");
    let columns = link.replace("2019", "2018-2019");
    let (_, figure) = drawn(&data, &columns, &frame(600.0, Theme::Light));
    let valued = figure.marks.iter().filter(|mark| mark.bounds.width() > 0.0);
    let mut lefts: Vec<i64> = valued.map(|mark| mark.bounds.left.round() as i64).collect();
    lefts.sort_unstable();
    lefts.dedup();
    assert_eq!(lefts.len(), 6, "two absent years, and each of the four beside the others");
}

/// What the table's rows of a region, year, phase and nature come to, öre.
fn sums(data: &Dataset, comparison: &Comparison) -> Vec<([String; 4], i128)> {
    let mut sums: Vec<([String; 4], i128)> = Vec::new();
    for row in rows(data, comparison, Language::Swedish) {
        let [region, _, year, _, mark, _, phase, nature, _, value, ..] = row;
        if mark != "year" || value.is_empty() {
            continue;
        }
        let minor = (value.parse::<f64>().unwrap() * 100.0).round() as i128;
        let key = [region, year, phase, nature];
        match sums.iter_mut().find(|(other, _)| *other == key) {
            Some((_, sum)) => *sum += minor,
            None => sums.push((key, minor)),
        }
    }
    sums
}

#[test]
fn a_stack_is_the_sum_of_the_tables_rows() {
    for data in [investments(), grants()] {
        let comparison = compare(&data, &view("chart=areas&regions=all"));
        let of_table = sums(&data, &comparison);
        let valued = || comparison.stacks.iter().filter(|stack| stack.value.is_ok());
        assert!(valued().count() > 10);
        for stack in valued() {
            let Slot::Year(year) = stack.slot else { panic!("{stack:?}") };
            let group = stack.group.unwrap();
            let key = [
                data.region(stack.region).unwrap().code.clone(),
                year.to_string(),
                vardkronan::view::phase_name(group.phase).to_owned(),
                vardkronan::view::nature_name(group.nature).to_owned(),
            ];
            let sum = of_table.iter().find(|(other, _)| *other == key).unwrap().1;
            assert_eq!(stack.value, Ok(Value::Exact(sum)), "{key:?}");
        }
        // Computed ones come to the same as their parts.
        for more in ["&measure=per-resident", "&prices=2024", "&sum=cumulative"] {
            let link = ["chart=areas&regions=all", more].concat();
            let comparison = compare(&data, &view(&link));
            for (at, stack) in comparison.stacks.iter().enumerate() {
                let Ok(value) = stack.value else { continue };
                let own = comparison.cells.iter().filter(|cell| cell.stack == Some(at));
                let sum: f64 = own.filter_map(|cell| Some(cell.value.ok()?.as_f64())).sum();
                let apart = (value.as_f64() - sum).abs();
                assert!(apart <= 1e-9 * sum.abs().max(1.0), "{link} {stack:?} {sum}");
            }
        }
    }
}

#[test]
fn a_whole_has_its_own_precision_where_its_parts_stand_in_one_stack() {
    let mut whole = of(0, 6, 2019, 100.0, Phase::Approved);
    whole.id = "w".to_owned();
    let mut part = of(1, 6, 2019, 40.0, Phase::Approved);
    part.part_of = Some(0);
    part.precision = Precision::JustOver;
    let data = dataset(CoverageKind::Selection, vec![whole, part]);
    let comparison = compare(&data, &view("chart=areas&regions=08&years=2019"));
    let found: Vec<Precision> = comparison.cells.iter().map(|cell| cell.precision).collect();
    assert_eq!(found, [Precision::AtMost, Precision::JustOver], "{:?}", comparison.cells);
    let [stack] = comparison.stacks.as_slice() else { panic!("{:?}", comparison.stacks) };
    assert_eq!(
        (stack.value, stack.precision),
        (Ok(Value::Exact(10_000_000_000)), Precision::Rounded)
    );
}

#[test]
fn a_part_says_what_the_stack_comes_to() {
    let data = three();
    let comparison = compare(&data, &view("chart=areas&regions=14,08&years=2018"));
    let write = |language| -> Vec<String> {
        let locale = Locale::of(language);
        let cells = 0..comparison.cells.len();
        let sentences = cells.map(|cell| mark_sentence(&data, &comparison, cell, locale));
        sentences.map(|words| words.replace('\u{a0}', " ")).collect()
    };
    let part = "Västra Götaland 2018 (care): 100 miljoner kronor, beslutat, av sammanlagt 160,9 miljoner kronor i urvalet.";
    assert!(
        write(Language::Swedish).iter().any(|words| words == part),
        "{:?}",
        write(Language::Swedish)
    );
    let all = all();
    let comparison =
        compare(&all, &view("chart=areas&regions=03,01&years=2024&measure=per-resident"));
    let english = Locale::of(Language::English);
    let say = |region: usize| {
        let cell = comparison.cells.iter().position(|cell| cell.region == region).unwrap();
        mark_sentence(&all, &comparison, cell, english).replace('\u{a0}', " ")
    };
    assert!(say(1).contains("out of SEK 100 per resident in total."), "{}", say(1));
    assert!(!say(0).contains("in total"), "{}", say(0));
}

/// The rectangles in a colour.
fn in_colour(figure: &Figure, wanted: vardkronan::chart::Colour) -> Vec<vardkronan::chart::Rect> {
    let of = |shape: &Shape| match shape {
        Shape::Rect { rect, colour } if *colour == wanted => Some(*rect),
        _ => None,
    };
    figure.shapes.iter().filter_map(of).collect()
}

#[test]
fn parts_are_apart_by_a_pixel_and_each_is_seen() {
    for width_px in [320.0, 900.0] {
        let (_, figure) = drawn(&three(), ONE, &frame(width_px, Theme::Light));
        let colours: Vec<_> =
            area_colours(Theme::Light, &[0, 1, 2]).into_iter().flatten().collect();
        let mut parts: Vec<_> = colours.iter().flat_map(|&it| in_colour(&figure, it)).collect();
        parts.retain(|rect| rect.width() > 6.0);
        assert!(parts.len() >= 8, "{parts:?}");
        for (at, part) in parts.iter().enumerate() {
            assert!(part.height() >= 1.0, "{part:?}");
            for other in &parts[at + 1..] {
                assert!(!part.grown(0.4).overlaps(other.grown(0.4)), "{part:?} {other:?}");
            }
        }
    }
}

#[test]
fn a_finger_can_hit_every_part_that_has_room() {
    for (link, width_px) in
        [(ONE, 320.0), (THREE, 900.0), ("chart=areas&regions=14,08&years=2018", 600.0)]
    {
        let (comparison, figure) = drawn(&three(), link, &frame(width_px, Theme::Light));
        assert_eq!(cells(&figure).len(), comparison.cells.len());
        let mut places: Vec<_> = figure.marks.iter().map(|mark| (mark.row, mark.column)).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), figure.marks.len(), "two marks in one place");
        for mark in &figure.marks {
            assert!(mark.bounds.width() >= 24.0 && mark.bounds.height() >= 24.0, "{link} {mark:?}");
        }
    }
}

#[test]
fn colours_of_purposes_stand_in_the_legend() {
    let (_, figure) = drawn(&three(), THREE, &frame(600.0, Theme::Light));
    let names: Vec<_> = figure.legend.iter().take(3).map(|item| item.words.as_str()).collect();
    assert_eq!(names, ["Care", "Nära vård", "Psykiatri och psykisk hälsa för barn och unga"]);
    // Past eight, colours would repeat: the others are one.
    let mut content = three().content().clone();
    for at in 3..11 {
        let mut area = content.areas[2].clone();
        (area.code, area.name) = (format!("a{at}"), Text::from(format!("Area {at}").as_str()));
        content.areas.push(area);
        let mut row = of(at, 11, 2018, 20.0, Phase::Approved);
        row.id = format!("more{at}");
        content.investments.push(row);
    }
    let data = Dataset::new(content, Contradictions::Refuse).unwrap();
    let (_, figure) = drawn(&data, ONE, &frame(600.0, Theme::Light));
    let others = figure.legend.iter().filter(|item| item.words == "Övriga ändamål").count();
    assert_eq!(others, 1);
    assert_eq!(
        words(&figure).iter().filter(|words| *words == "321").count(),
        1,
        "{:?}",
        words(&figure)
    );
}
