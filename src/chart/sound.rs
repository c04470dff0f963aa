//! A chart as tones, one after the other, for those who would rather hear it.

use core::f64::consts::LN_2;

use crate::chart::Mark;
use crate::compare::{Cell, Comparison, Datum, Slot, Value};
use crate::dataset::{Phase, YearRange, order};
use crate::view::ChartKind;

/// One sound of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// When it begins, from the beginning of the first series' pause.
    pub start_s: f64,
    /// How long it lasts; it ends before the next one begins.
    pub duration_s: f64,
    /// Where it is heard, from −1, all left, to 1, all right.
    pub pan: f64,
    /// What it sounds like.
    pub voice: Voice,
    /// The cell that it stands for.
    pub cell: usize,
    /// A series of its own begins with it, whose name is to be told in the pause before.
    pub begins_series: bool,
}

/// What a tone sounds like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Voice {
    /// A value: the larger, the higher.
    Value {
        /// Its pitch, between [`Voice::LOWEST_HZ`] and [`Voice::HIGHEST_HZ`].
        frequency_hz: f64,
        /// It is proposed, not decided.
        is_proposed: bool,
    },
    /// A sum over several years, which stands in no year and so at no height.
    Span,
    /// No value.
    Absence,
}

impl Voice {
    /// The pitch of zero, or of the lowest value below it.
    pub const LOWEST_HZ: f64 = 220.0;
    /// The pitch of the highest value.
    pub const HIGHEST_HZ: f64 = 1760.0;
}

/// Between the pitches of zero and of the highest value.
const OCTAVES: f64 = 3.0;
/// From one value to the next.
const BEAT_S: f64 = 0.4;
const VALUE_S: f64 = 0.32;
const ABSENCE_S: f64 = 0.08;
/// The longest sum over several years.
const SPAN_MAX_S: f64 = 2.0;
/// Before each series, so that its name can be heard.
const PAUSE_S: f64 = 1.0;

/// What the marks of a chart sound like: each cell once, in the order of the marks.
///
/// Equal steps of value are equal steps of pitch, on one scale for all of them that holds zero.
/// Over time each region (by purpose: each of its areas) is a series, from its first year on the
/// left to its last on the right, sums over several years at its end; else all marks are one
/// series. With `only`, a cell, nothing but that cell's series is heard.
///
/// ```
/// use vardkronan::chart::{Voice, figure, tones};
/// # use vardkronan::chart::{Frame, Highlight, Theme};
/// # use vardkronan::compare::compare;
/// # use vardkronan::dataset::Language;
/// # use vardkronan::ingest::{Strictness, json};
/// # use vardkronan::view::link;
///
/// # let bytes = std::fs::read("static/data/investments.json")?;
/// # let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let view = link::decode("chart=regions&regions=14,19,20&years=2017").view;
/// let comparison = compare(&dataset, &view);
/// # let (theme, language) = (Theme::Light, Language::English);
/// # let (root_font_px, highlight) = (16.0, Highlight::default());
/// # let frame = Frame { width_px: 600.0, root_font_px, theme, has_patterns: false, language, highlight };
/// let picture = figure(&dataset, &comparison, &view, &frame);
/// let tones = tones(&comparison, &picture.marks, None);
/// // Dalarna has no amount, Västmanland 29 million kronor, Västra Götaland 100.
/// let pitches_hz = tones.iter().map(|tone| match tone.voice {
///     Voice::Value { frequency_hz, .. } => Some(frequency_hz.round()),
///     Voice::Span | Voice::Absence => None,
/// });
/// assert_eq!(pitches_hz.collect::<Vec<_>>(), [None, Some(402.0), Some(1760.0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tones(comparison: &Comparison, marks: &[Mark], only: Option<usize>) -> Vec<Tone> {
    // An earlier stage is no value of its series, and the country has none.
    let cell_of = |mark: &Mark| match mark.datum {
        Datum::Cell(at) => Some((at, comparison.cells.get(at)?)),
        Datum::Outline(_) | Datum::Country(_) => None,
    };
    let years = comparison.years.filter(|_| is_over_time(comparison));
    let mut all: Vec<Vec<(usize, &Cell)>> = Vec::new();
    for (at, cell) in marks.iter().filter_map(cell_of) {
        let is_of = |series: &&mut Vec<(usize, &Cell)>| {
            series.first().is_some_and(|&(_, other)| years.is_none() || is_same(other, cell))
        };
        match all.iter_mut().find(is_of) {
            Some(series) => series.push((at, cell)),
            None => all.push(vec![(at, cell)]),
        }
    }
    if let Some(only) = only
        && all.iter().flatten().any(|&(at, _)| at == only)
    {
        all.retain(|series| series.iter().any(|&(at, _)| at == only));
    }
    let pitch = Pitch::of(comparison);
    let mut tones = Vec::new();
    let mut now_s = 0.0;
    for series in all {
        now_s += PAUSE_S;
        let when =
            |at: usize| series.get(at).map(|(_, cell)| (is_span(cell), cell.slot.years().first()));
        let by_year = order::sorted(series.len(), &|a, b| {
            if years.is_some() { when(a).cmp(&when(b)) } else { a.cmp(&b) }
        });
        let last = series.len().saturating_sub(1);
        for (place, &(at, cell)) in by_year.iter().filter_map(|&at| series.get(at)).enumerate() {
            let voice = pitch.voice(cell);
            let duration_s = match voice {
                Voice::Value { .. } => VALUE_S,
                Voice::Absence => ABSENCE_S,
                Voice::Span => (BEAT_S * f64::from(cell.slot.years().count())).min(SPAN_MAX_S),
            };
            tones.push(Tone {
                start_s: now_s,
                duration_s,
                pan: years.map_or_else(|| pan(place, last), |years| pan_of(cell, years)),
                voice,
                cell: at,
                begins_series: place == 0 && years.is_some(),
            });
            now_s += duration_s.max(VALUE_S) + BEAT_S - VALUE_S;
        }
    }
    tones
}

fn is_over_time(comparison: &Comparison) -> bool {
    matches!(comparison.view.chart, ChartKind::Years | ChartKind::Areas | ChartKind::Table)
        && comparison.years.is_some_and(|years| !years.is_single())
}

fn is_same(a: &Cell, b: &Cell) -> bool {
    (a.region, a.area, a.side) == (b.region, b.area, b.side)
}

fn is_span(cell: &Cell) -> bool {
    matches!(cell.slot, Slot::Span { .. })
}

/// From the first on the left to the last on the right; one alone in the middle.
fn pan(place: usize, last: usize) -> f64 {
    if last == 0 { 0.0 } else { place as f64 / last as f64 * 2.0 - 1.0 }
}

/// Where the middle of its years is among those of the chart.
fn pan_of(cell: &Cell, years: YearRange) -> f64 {
    let own = cell.slot.years();
    let place =
        |range: YearRange| f64::from(range.first().number()) + f64::from(range.last().number());
    let reach = f64::from(years.last().number()) - f64::from(years.first().number());
    if reach <= 0.0 { 0.0 } else { ((place(own) - place(years)) / reach).clamp(-1.0, 1.0) }
}

/// From value to pitch.
#[derive(Clone, Copy, Debug)]
struct Pitch {
    from: f64,
    to: f64,
}

impl Pitch {
    /// The one that holds zero and all values that stand at a height.
    fn of(comparison: &Comparison) -> Self {
        let mut pitch = Self { from: 0.0, to: 0.0 };
        for cell in comparison.cells.iter().filter(|cell| !is_span(cell)) {
            if let Ok(value) = cell.value.map(Value::as_f64) {
                pitch = Self { from: pitch.from.min(value), to: pitch.to.max(value) };
            }
        }
        pitch
    }

    fn voice(self, cell: &Cell) -> Voice {
        match cell.value.map(Value::as_f64) {
            Err(_) => Voice::Absence,
            Ok(_) if is_span(cell) => Voice::Span,
            Ok(value) => Voice::Value {
                frequency_hz: self.frequency_hz(value),
                is_proposed: cell.group.is_some_and(|group| group.phase == Phase::Proposed),
            },
        }
    }

    fn frequency_hz(self, value: f64) -> f64 {
        let reach = self.to - self.from;
        let share = if reach > 0.0 { ((value - self.from) / reach).clamp(0.0, 1.0) } else { 0.0 };
        (Voice::LOWEST_HZ * octaves(share * OCTAVES)).min(Voice::HIGHEST_HZ)
    }
}

/// Two to that power, of small ones: (1 + x ÷ 65 536)⁶⁵⁵³⁶ is e to the power of x but for the fifth
/// digit, the same on every machine, and costs the download next to nothing.
fn octaves(count: f64) -> f64 {
    let mut ratio = 1.0 + count * LN_2 / 65_536.0;
    for _ in 0..16 {
        ratio *= ratio;
    }
    ratio
}
