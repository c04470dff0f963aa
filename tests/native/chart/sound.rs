//! What a chart sounds like.

use std::collections::BTreeSet;

use vardkronan::chart::{Theme, Tone, Voice, figure, tones};
use vardkronan::compare::{Comparison, compare};
use vardkronan::dataset::Dataset;
use vardkronan::view::View;
use vardkronan::view::link::decode;

use super::frame;
use crate::figures::{grants, investments, small};

fn heard(dataset: &Dataset, link: &str, only: Option<usize>) -> (Comparison, Vec<Tone>) {
    let view: View = decode(link).view;
    let comparison = compare(dataset, &view);
    let marks = figure(dataset, &comparison, &view, &frame(800.0, Theme::Light)).marks;
    let tones = tones(&comparison, &marks, only);
    (comparison, tones)
}

/// What is heard of region, first year and voice.
fn said(comparison: &Comparison, tones: &[Tone]) -> Vec<(usize, i32, String)> {
    let write = |tone: &Tone| {
        let cell = &comparison.cells[tone.cell];
        let voice = match tone.voice {
            Voice::Value { frequency_hz, is_proposed } => {
                format!("{frequency_hz:.0}{}", if is_proposed { " proposed" } else { "" })
            }
            Voice::Span => "span".to_owned(),
            Voice::Absence => "absence".to_owned(),
        };
        (cell.region, cell.slot.years().first().number().into(), voice)
    };
    tones.iter().map(write).collect()
}

/// Each view that ships, and one of every chart.
fn every_view() -> Vec<(Dataset, String)> {
    let mut views = Vec::new();
    for dataset in [investments, grants] {
        let named =
            dataset().content().views.iter().map(|view| view.view.clone()).collect::<Vec<_>>();
        let charts = ["regions", "years", "areas", "difference", "map"];
        let charts = charts.map(|chart| format!("chart={chart}&a=14:2018:all&b=08:2020:all"));
        views.extend(named.into_iter().chain(charts).map(|link| (dataset(), link)));
    }
    views
}

#[test]
fn every_mark_is_heard_once_and_none_over_another() {
    for (dataset, link) in every_view() {
        let (comparison, tones) = heard(&dataset, &link, None);
        let cells: BTreeSet<usize> = tones.iter().map(|tone| tone.cell).collect();
        assert_eq!(cells.len(), tones.len(), "{link}: heard twice");
        assert_eq!(cells.len(), comparison.cells.len(), "{link}: not heard");
        for pair in tones.windows(2) {
            assert!(pair[0].start_s + pair[0].duration_s < pair[1].start_s, "{link}: {pair:?}");
        }
        for tone in &tones {
            assert!((-1.0..=1.0).contains(&tone.pan) && tone.duration_s > 0.0, "{link}: {tone:?}");
            if let Voice::Value { frequency_hz, .. } = tone.voice {
                let range = Voice::LOWEST_HZ..=Voice::HIGHEST_HZ;
                assert!(range.contains(&frequency_hz), "{link}: {tone:?}");
            }
        }
    }
}

#[test]
fn a_larger_value_is_a_higher_tone_in_every_series() {
    for (dataset, link) in every_view() {
        let (comparison, tones) = heard(&dataset, &link, None);
        let mut pitches = Vec::new();
        for tone in &tones {
            if let Voice::Value { frequency_hz, .. } = tone.voice {
                pitches.push((comparison.cells[tone.cell].value.unwrap().as_f64(), frequency_hz));
            }
        }
        for a in &pitches {
            for b in &pitches {
                assert!(a.0 >= b.0 || a.1 < b.1, "{link}: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn equal_steps_are_equal_intervals_from_zero_on_and_nothing_is_no_zero() {
    let dataset = small(
        "complete",
        &[
            r#""id":"zero","amount":0"#,
            r#""id":"half","amount":50,"from":2019"#,
            r#""id":"other","region":"02","amount":100,"from":2019,"phase":"proposed""#,
        ],
    );
    let (comparison, tones) = heard(&dataset, "chart=years&years=2018-2020", None);
    let expected = [
        (0, 2018, "220"),
        // Half the value is half the way in octaves: one and a half above 220.
        (0, 2019, "622"),
        (0, 2020, "absence"),
        (1, 2018, "absence"),
        (1, 2019, "1760 proposed"),
        (1, 2020, "absence"),
    ];
    let expected = expected.map(|(region, year, voice)| (region, year, voice.to_owned()));
    assert_eq!(said(&comparison, &tones), expected);
    let pans: Vec<f64> = tones.iter().map(|tone| tone.pan).collect();
    assert_eq!(pans, [-1.0, 0.0, 1.0, -1.0, 0.0, 1.0]);
    let begins: Vec<bool> = tones.iter().map(|tone| tone.begins_series).collect();
    assert_eq!(begins, [true, false, false, true, false, false]);
}

#[test]
fn a_span_has_no_pitch_and_comes_after_its_regions_years() {
    let dataset = small(
        "complete",
        &[
            r#""id":"span","amount":900,"from":2018,"to":2020,"recurrence":"total""#,
            r#""id":"year","amount":50,"from":2020"#,
        ],
    );
    let (comparison, tones) = heard(&dataset, "chart=years&regions=01", None);
    let expected =
        [(0, 2018, "absence"), (0, 2019, "absence"), (0, 2020, "1760"), (0, 2018, "span")];
    let expected = expected.map(|(region, year, voice)| (region, year, voice.to_owned()));
    assert_eq!(said(&comparison, &tones), expected);
    assert!(tones[3].duration_s > 2.0 * tones[2].duration_s);
    assert!(tones[3].pan.abs() < 1e-9, "{}", tones[3].pan);
}

#[test]
fn regions_side_by_side_are_one_series_in_their_drawn_order() {
    let (comparison, tones) =
        heard(&grants(), "chart=regions&years=2024&measure=per-resident", None);
    assert_eq!(tones.len(), 21);
    assert!(tones.iter().all(|tone| !tone.begins_series));
    assert_eq!((tones[0].pan, tones[20].pan), (-1.0, 1.0));
    let values: Vec<f64> =
        tones.iter().map(|tone| comparison.cells[tone.cell].value.unwrap().as_f64()).collect();
    assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
}

#[test]
fn of_a_chosen_mark_only_its_own_series_is_heard_on_the_scale_of_all() {
    let link = "chart=years&regions=14,08&years=2017-2022&measure=per-resident";
    let (comparison, all) = heard(&investments(), link, None);
    let chosen = all.last().unwrap().cell;
    let region = comparison.cells[chosen].region;
    let (_, own) = heard(&investments(), link, Some(chosen));
    assert!(own.len() < all.len());
    let voices = |tones: &[Tone]| {
        let of_region = |tone: &&Tone| comparison.cells[tone.cell].region == region;
        tones.iter().filter(of_region).map(|tone| (tone.cell, tone.voice)).collect::<Vec<_>>()
    };
    assert_eq!(voices(&own).len(), own.len());
    assert_eq!(voices(&own), voices(&all));
}
