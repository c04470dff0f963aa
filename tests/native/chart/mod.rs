//! Figures: what they hold, that they stay inside their area, and how they look.

mod apart;
mod area;
mod areas;
mod country;
mod data;
mod difference;
mod forms;
mod looks;
mod map;
mod marks;
mod matrix;
mod sound;

use std::path::PathBuf;

use vardkronan::chart::{Figure, Frame, Highlight, Shape, Theme, figure, figure_with_legend};
use vardkronan::compare::{Comparison, Datum, compare};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::svg;
use vardkronan::view::View;
use vardkronan::view::link::decode;

/// The view of a link, all of which is understood: else another picture would be drawn.
#[track_caller]
fn view(link: &str) -> View {
    let decoded = decode(link);
    assert_eq!(decoded.dropped, [], "{link}");
    decoded.view
}

fn frame(width_px: f64, theme: Theme) -> Frame {
    let language = Language::Swedish;
    let (root_font_px, has_patterns, highlight) = (16.0, false, Highlight::default());
    Frame { width_px, root_font_px, theme, has_patterns, language, highlight }
}

/// A ring round a cell.
fn ringed(cell: usize) -> Highlight {
    Highlight { datum: Some(Datum::Cell(cell)), region: None }
}

/// The cells of a picture's marks, in their order.
fn cells(figure: &Figure) -> Vec<usize> {
    let cell = |datum| if let Datum::Cell(at) = datum { Some(at) } else { None };
    figure.marks.iter().filter_map(|mark| cell(mark.datum)).collect()
}

/// The golden picture of a view.
fn check(name: &str, data: &Dataset, link: &str, frame: &Frame) {
    let view = view(link);
    let comparison = compare(data, &view);
    check_figure(name, &figure_with_legend(data, &comparison, &view, frame));
}

/// A golden picture, written anew under `UPDATE_GOLDEN=1`.
fn check_figure(name: &str, figure: &Figure) {
    let found = svg(figure);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == golden, "{name} differs; UPDATE_GOLDEN=1 writes it anew");
}

fn drawn(data: &Dataset, link: &str, frame: &Frame) -> (Comparison, Figure) {
    let view = view(link);
    let comparison = compare(data, &view);
    let figure = figure(data, &comparison, &view, frame);
    (comparison, figure)
}

fn words(figure: &Figure) -> Vec<String> {
    let of = |shape: &Shape| match shape {
        Shape::Text { words, .. } => Some(words.replace('\u{a0}', " ")),
        _ => None,
    };
    figure.shapes.iter().filter_map(of).collect()
}

/// What the pictures say beside or over their bars.
fn check_words(data: &Dataset, link: &str, width_px: f64, expected: &[&str]) {
    let (_, figure) = drawn(data, link, &frame(width_px, Theme::Light));
    let found = words(&figure);
    for wanted in expected {
        assert!(found.iter().any(|words| words == wanted), "{link}: {wanted} not in {found:?}");
    }
}

const THREE: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";
