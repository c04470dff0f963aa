//! Which pictures a chart needs so that each width has one that says what the live chart says.

use super::boxes::Boxes;
use crate::chart::{Figure, Shape};

/// A picture, and the widths of the chart that it is shown at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// The width that it is drawn for.
    pub(super) drawn_px: f64,
    /// The first width that it is shown at; it is shown up to the next picture's.
    pub(super) from_px: u32,
}

/// Widths are looked at at least so often.
const STEP_PX: u32 = 24;
/// Changes nearer to each other than this are one.
const NEAR_PX: u32 = 4;
/// What one more picture costs, by itself and for each of its words: readers download it.
const PICTURE: f64 = 500.0;
const WORD: f64 = 4.0;
/// More pictures than these are not worth their download.
const PICTURES_MAX: usize = 8;
/// What it costs when a picture is stretched to e times its width, over one pixel of widths.
const STRETCH: f64 = 6.0;
/// What a pixel of words that lie over others costs, over one pixel of widths.
const CROWDED: f64 = 100.0;

/// The pictures that a chart needs, given its figure at each width from one on.
///
/// A pixel of widths costs the characters that picture and live chart do not have in common; the
/// sum over all widths, and over the pictures, is the least.
pub(super) fn choices(figures: &[Figure], from_px: u32) -> Vec<Choice> {
    let said: Vec<Vec<&str>> = figures.iter().map(words).collect();
    let looked_at = looked_at(&said);
    let samples: Vec<Sample<'_>> = looked_at
        .iter()
        .zip(looked_at.iter().skip(1).chain([&figures.len()]))
        .filter_map(|(&at, &next)| {
            let (figure, words) = (figures.get(at)?, said.get(at)?);
            let boxes = Boxes::of(figure);
            Some(Sample {
                at,
                breadth: (next - at) as f64,
                width_px: figure.width_px,
                words,
                boxes,
            })
        })
        .collect();
    let costs: Vec<Vec<f64>> = samples.iter().map(|picture| sums(&samples, picture)).collect();
    let mut price = 1.0;
    let mut segments = cheapest(&samples, &costs, price);
    while segments.len() > PICTURES_MAX {
        price *= 1.25;
        segments = cheapest(&samples, &costs, price);
    }
    let choice = |(first, drawn): (usize, usize)| {
        let (first, drawn) = (samples.get(first)?, samples.get(drawn)?);
        let from_px = from_px + u32::try_from(first.at).unwrap_or_default();
        Some(Choice { drawn_px: drawn.width_px, from_px })
    };
    segments.into_iter().filter_map(choice).collect()
}

/// A width that is looked at, for all up to the next one.
struct Sample<'a> {
    at: usize,
    breadth: f64,
    width_px: f64,
    words: &'a [&'a str],
    boxes: Boxes,
}

/// What a figure says, in the order of letters.
fn words(figure: &Figure) -> Vec<&str> {
    let mut words: Vec<&str> = figure
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { words, .. } => Some(words.as_str()),
            _ => None,
        })
        .collect();
    words.sort_unstable();
    words
}

/// The positions of the widths where something else is said, and of enough others.
fn looked_at(said: &[Vec<&str>]) -> Vec<usize> {
    let (mut found, mut last) = (Vec::new(), None::<usize>);
    for at in 0..said.len() {
        let is_other = at.checked_sub(1).is_none_or(|before| said.get(before) != said.get(at));
        let away = last.map_or(usize::MAX, |last| at - last);
        if away >= STEP_PX as usize || (is_other && away >= NEAR_PX as usize) {
            found.push(at);
            last = Some(at);
        }
    }
    found
}

/// The characters that are in one of the two only.
fn apart(own: &[&str], others: &[&str]) -> usize {
    let (mut own, mut others) = (own.iter().peekable(), others.iter().peekable());
    let mut characters = 0;
    loop {
        match (own.peek(), others.peek()) {
            (Some(a), Some(b)) if a == b => {
                own.next();
                others.next();
            }
            (Some(a), b) if b.is_none_or(|b| a < b) => {
                characters += a.chars().count();
                own.next();
            }
            (_, Some(b)) => {
                characters += b.chars().count();
                others.next();
            }
            (_, None) => return characters,
        }
    }
}

/// The first sample of each picture and the one that it is drawn at, where a picture costs so many
/// times as much.
///
/// `costs` are the sums of each picture.
fn cheapest(samples: &[Sample<'_>], costs: &[Vec<f64>], price: f64) -> Vec<(usize, usize)> {
    let count = samples.len();
    // For each end the least cost of all before it, where its last segment begins, and is drawn.
    let mut best: Vec<(f64, usize, usize)> = vec![(f64::INFINITY, 0, 0); count + 1];
    if let Some(start) = best.first_mut() {
        start.0 = 0.0;
    }
    for (drawn, (picture, sums)) in samples.iter().zip(costs).enumerate() {
        let sum = |from: usize, to: usize| {
            sums.get(to).copied().unwrap_or_default() - sums.get(from).copied().unwrap_or_default()
        };
        // What ends before is as cheap as it can be: only later pictures follow.
        let fixed = price * (PICTURE + WORD * picture.words.len() as f64);
        let begin = (0..=drawn).map(|from| {
            let before = best.get(from).map_or(f64::INFINITY, |it| it.0);
            (before + fixed - sum(0, from), from)
        });
        let Some((cost, from)) = begin.min_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        for to in drawn + 1..=count {
            let all = cost + sum(0, to);
            if let Some(slot) = best.get_mut(to)
                && all < slot.0
            {
                *slot = (all, from, drawn);
            }
        }
    }
    let (mut end, mut found) = (count, Vec::new());
    while end > 0
        && let Some(&(_, from, drawn)) = best.get(end)
    {
        found.push((from, drawn));
        end = from;
    }
    found.reverse();
    found
}

/// What a picture costs at all samples before each one, together.
fn sums(samples: &[Sample<'_>], picture: &Sample<'_>) -> Vec<f64> {
    let mut sums = Vec::with_capacity(samples.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for sample in samples {
        let stretch = (sample.width_px / picture.width_px).ln().abs();
        let crowding_px = picture.boxes.crowding_px(sample.width_px);
        let missing = apart(sample.words, picture.words) as f64;
        sum += sample.breadth * (missing + STRETCH * stretch + CROWDED * crowding_px);
        sums.push(sum);
    }
    sums
}
