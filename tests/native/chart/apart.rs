//! No words of a picture stand on other words, and everything stays inside, whatever is shown.

use std::sync::LazyLock;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use vardkronan::chart::{Figure, Frame, Highlight, Rect, Shape, Theme};
use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};

use super::area::extent;
use super::view;
use crate::figures::{grants, investments};

static SHIPPED: LazyLock<[Dataset; 2]> = LazyLock::new(|| [investments(), grants()]);

/// The first two words that overlap by more than a pixel and a half, or that leave the picture.
pub(super) fn fault(figure: &Figure) -> Option<String> {
    let (right, bottom) = (figure.width_px, figure.height_px);
    let area = Rect { left: 0.0, top: 0.0, right, bottom }.grown(0.01);
    let outside = figure.shapes.iter().find(|shape| extent(shape).within(area) != extent(shape));
    if let Some(shape) = outside {
        return Some(format!("{shape:?} outside {area:?}"));
    }
    let words: Vec<(&String, Rect)> = figure.shapes.iter().filter_map(words).collect();
    for (at, (one, one_box)) in words.iter().enumerate() {
        for (other, other_box) in &words[at + 1..] {
            if one_box.grown(-0.75).overlaps(other_box.grown(-0.75)) {
                return Some(format!("“{one}” {one_box:?} under “{other}” {other_box:?}"));
            }
        }
    }
    None
}

fn words(shape: &Shape) -> Option<(&String, Rect)> {
    let Shape::Text { words, size_px, .. } = shape else { return None };
    let extent = extent(shape);
    Some((words, Rect { bottom: extent.bottom + size_px * 0.15, ..extent }))
}

fn check(data: usize, link: &str, frame: &Frame) {
    let data = &SHIPPED[data];
    let view = view(link);
    let comparison = compare(data, &view);
    let figure = vardkronan::chart::figure_with_legend(data, &comparison, &view, frame);
    if let Some(fault) = fault(&figure) {
        panic!("{link} at {} px, {} px: {fault}", frame.width_px, frame.root_font_px);
    }
}

#[test]
fn columns_of_less_than_two_pixels_stay_in_the_picture() {
    let link =
        "chart=areas&form=multiples&regions=all&years=2013-2027&measure=share&sum=cumulative";
    for (width_px, root_font_px) in [(296.7, 19.6), (280.0, 32.0)] {
        let (theme, language) = (Theme::Light, Language::Swedish);
        let (has_patterns, highlight) = (false, Highlight::default());
        let frame = Frame { width_px, root_font_px, theme, has_patterns, language, highlight };
        (0..2).for_each(|data| check(data, link, &frame));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_of_a_picture_stand_on_others(
        data in 0..2_usize,
        chart in prop::sample::select(vec!["years", "years", "regions", "areas", "difference", "map"]),
        form in prop::sample::select(vec!["", "", "&form=bars", "&form=line", "&form=dots", "&form=multiples", "&form=multiples&axis=free"]),
        regions in prop::sample::select(vec!["all", "14", "09", "14,08,05", "01,09,23", "23,06,14,18", "23,14,08,05,09,01,18", "01,03,04,05,06,07,08,09,10,12"]),
        years in prop::sample::select(vec!["2017-2022", "2019-2024", "2018", "2024", "2013-2027", "2020-2021"]),
        measure in prop::sample::select(vec!["total", "per-resident", "share"]),
        natures in prop::sample::select(vec!["", "&natures=all&expenditure=all", "&natures=increase"]),
        more in prop::sample::select(vec!["", "", "&spread=even", "&sum=cumulative", "&prices=2020", "&sort=name"]),
        sides in prop::sample::select(vec!["a=14:2018:all&b=08:2019-2022:all", "a=09:2024:all&b=23:2019-2024:all", "a=05:2019:all&b=05:2020:all"]),
        width_px in 280.0..1200.0_f64,
        root_font_px in 12.0..32.0_f64,
        is_english in any::<bool>(),
    ) {
        let link = format!(
            "chart={chart}{form}&regions={regions}&years={years}&measure={measure}{natures}{more}&{sides}"
        );
        let language = if is_english { Language::English } else { Language::Swedish };
        let theme = Theme::Light;
        let highlight = Highlight::default();
        let has_patterns = false;
        let frame = Frame { width_px, root_font_px, theme, has_patterns, language, highlight };
        check(data, &link, &frame);
    }
}
