//! How the cost of a change of view grows with the data: a toggle, from view to figure.
//!
//! Each function runs over datasets of 1 000 to 1 000 000 rows; the printed table is the growth.
//! `plain_loop` stands for what one would write without an index: one pass over the rows.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is made up here is sound, and a bench that is not shall stop"
)]

mod made;

use divan::{Bencher, black_box};
use vardkronan::chart::{Frame, Highlight, Theme, figure};
use vardkronan::compare::{Datum, compare};
use vardkronan::dataset::{
    Contradictions, Dataset, Expenditure, Investment, Language, Nature, Phase,
};
use vardkronan::text::{
    Locale, announcement, datum_sentence, headline, notices, source_line, text_alternative,
    verdict_words,
};
use vardkronan::view::link::decode;

use made::{dataset, rows};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

const REGIONS: &str = "chart=years&regions=r03,r05,r20&measure=per-resident";

const FRAME: Frame = Frame {
    width_px: 900.0,
    root_font_px: 16.0,
    theme: Theme::Light,
    has_patterns: false,
    language: Language::Swedish,
    highlight: Highlight { datum: None, region: None },
};

fn main() {
    divan::main();
}

/// From content to a dataset: checks, entries and the index.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn dataset_with_index(bencher: Bencher<'_, '_>, size: usize) {
    bencher
        .with_inputs(|| rows(size))
        .bench_local_values(|content| Dataset::new(content, Contradictions::Refuse));
}

/// All regions over all years.
#[divan::bench(args = SIZES)]
fn toggle_measure(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, "chart=years&measure=per-resident");
}

/// One bar a region for all years, in the prices of one.
#[divan::bench(args = SIZES)]
fn toggle_prices(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, "chart=regions&measure=per-resident&prices=2024");
}

/// Three regions among all.
#[divan::bench(args = SIZES)]
fn toggle_region(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, REGIONS);
}

/// One branch of the areas, decisions only, with running sums.
#[divan::bench(args = SIZES)]
fn toggle_filters(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, "chart=years&areas=top1&phases=approved&sum=cumulative");
}

/// One region by area.
#[divan::bench(args = SIZES)]
fn toggle_areas(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, "chart=areas&regions=r05&years=2020");
}

/// The comparison of `toggle_measure`, without its figure.
#[divan::bench(args = SIZES)]
fn compare_alone(bencher: Bencher<'_, '_>, size: usize) {
    let (dataset, view) = (dataset(size), decode("chart=years&measure=per-resident").view);
    bencher.bench_local(|| compare(black_box(dataset), black_box(&view)));
}

/// One kind of funding and recurrence, over all areas.
#[divan::bench(args = SIZES)]
fn toggle_kinds(bencher: Bencher<'_, '_>, size: usize) {
    toggle(bencher, size, "chart=years&funding=own&kinds=one-off,annual");
}

fn toggle(bencher: Bencher<'_, '_>, size: usize, link: &str) {
    let (dataset, view) = (dataset(size), decode(link).view);
    bencher.bench_local(|| {
        let comparison = compare(black_box(dataset), black_box(&view));
        figure(dataset, &comparison, &view, &FRAME)
    });
}

/// What stands round the chart of `toggle_region`: source line and notices.
#[divan::bench(args = SIZES)]
fn words_beside(bencher: Bencher<'_, '_>, size: usize) {
    let (dataset, view) = (dataset(size), decode(REGIONS).view);
    let (comparison, locale) = (compare(dataset, &view), Locale::of(Language::Swedish));
    bencher.bench_local(|| {
        let line = source_line(dataset, black_box(&comparison), &view, locale);
        (line, notices(dataset, &comparison, &view, locale))
    });
}

/// What is said of the same view, and of each of its marks.
#[divan::bench(args = SIZES)]
fn words_about(bencher: Bencher<'_, '_>, size: usize) {
    let (dataset, view) = (dataset(size), decode(REGIONS).view);
    let (comparison, locale) = (compare(dataset, &view), Locale::of(Language::Swedish));
    bencher.bench_local(|| {
        let mut words = vec![announcement(dataset, black_box(&comparison), locale)];
        words.push(headline(dataset, &comparison, &view, None, locale).words);
        words.push(text_alternative(dataset, &comparison, locale));
        words.extend(verdict_words(dataset, &comparison, locale).reasons);
        let marks = (0..comparison.cells.len()).map(Datum::Cell);
        words.extend(marks.map(|mark| datum_sentence(dataset, &comparison, mark, locale)));
        words
    });
}

/// The sums of `toggle_measure` and nothing else: no ties between rows, no spans, no reasons.
#[divan::bench(args = SIZES)]
fn plain_loop(bencher: Bencher<'_, '_>, size: usize) {
    let dataset = dataset(size);
    bencher.bench_local(|| {
        let mut sums = vec![0_i128; 21 * 16 * 4];
        let is_shown = |row: &&Investment| {
            row.nature == Nature::Programme && row.expenditure != Expenditure::Capital
        };
        for row in black_box(dataset).content().investments.iter().filter(is_shown) {
            for year in row.from.number()..=row.to.unwrap_or(row.from).number() {
                let phase = Phase::ALL.iter().position(|phase| *phase == row.phase).unwrap();
                let slot = (row.region * 16 + usize::from(year - 2010)) * 4 + phase;
                sums[slot] += row.amount.map_or(0, |amount| i128::from(amount.minor()));
            }
        }
        sums
    });
}
