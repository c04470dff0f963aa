//! Whatever is drawn stays inside its area, and marks stay apart.

use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};
use vardkronan::chart::{Anchor, Frame, Rect, Shape, Theme, words_width_px};
use vardkronan::compare::{Datum, Slot};
use vardkronan::dataset::{CoverageKind, Investment, Nature, Phase, Precision, Recurrence};
use vardkronan::export::svg;

use super::data::{dataset, row, year};
use super::{cells, drawn, frame, ringed};

/// The box of a shape; of words in the widest usual font.
pub(super) fn extent(shape: &Shape) -> Rect {
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
        Shape::Text { at, anchor, words, size_px, is_bold, .. } => {
            let width = words_width_px(words, *size_px, *is_bold);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Rect { left, top: at.y - size_px * 0.75, right: left + width, bottom: at.y }
        }
    }
}

fn any_rows() -> impl Strategy<Value = Vec<Investment>> {
    let phase = prop::sample::select(Phase::ALL.to_vec());
    let nature = prop::sample::select(Nature::ALL.to_vec());
    let millions = prop::sample::select(vec![-50.0, 0.0, 0.000_01, 0.7, 350.0, 9e7]);
    let precision = prop::sample::select(vec![Precision::Rounded, Precision::JustOver]);
    let kind = (phase, nature, precision);
    let one = (0..21_usize, 0..3_usize, 2015..2030_i64, 0..4_i64, millions, kind, any::<bool>());
    prop::collection::vec(one, 0..30).prop_map(|rows| {
        let make = |(region, area, from, length, millions, (phase, nature, precision), is_plan)| {
            let mut made = row(region, from, millions, phase);
            made.area = area;
            made.to = Some(year(from + length));
            made.recurrence = Recurrence::Total;
            made.nature = nature;
            made.precision = precision;
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
        width_px in 240.0..1400.0_f64,
        root_font_px in prop::sample::select(vec![12.0, 16.0, 24.0, 32.0]),
        chart in prop::sample::select(vec!["years", "regions", "areas", "difference", "map"]),
        kind in prop::sample::select(vec![CoverageKind::Selection, CoverageKind::Complete]),
        sides in prop::sample::select(vec!["a=14:2018:all&b=08:2015-2030:all", "b=05:2019:all"]),
        spread in prop::sample::select(vec!["", "&spread=even"]),
        measure in prop::sample::select(vec!["total", "per-resident"]),
        regions in prop::sample::select(vec!["all", "14", "14,08,05", "23,14,08,05,09,01,18"]),
        form in prop::sample::select(vec!["", "&form=bars", "&form=line", "&form=dots", "&form=multiples&axis=free"]),
        active in 0..40_usize,
        has_patterns in any::<bool>(),
    ) {
        let data = dataset(kind, rows);
        let link =
            format!("chart={chart}&measure={measure}&regions={regions}&natures=all&{sides}{spread}{form}");
        let highlight = ringed(active);
        let frame = Frame { root_font_px, has_patterns, highlight, ..frame(width_px, Theme::Dark) };
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
        // Spans lie in rows of their own, the country's lines over the marks of regions.
        let is_apart = |datum: Datum| {
            let cell = comparison.cell_of(datum);
            cell.is_some_and(|cell| !matches!(cell.slot, Slot::Span { .. }))
        };
        let marks: Vec<_> = figure.marks.iter().filter(|mark| is_apart(mark.datum)).collect();
        for (at, mark) in marks.iter().enumerate() {
            for other in &marks[at + 1..] {
                assert!(!mark.bounds.overlaps(other.bounds), "{mark:?} over {other:?}");
            }
        }
        assert_eq!(cells(&figure).len(), comparison.cells.len());
        assert!(svg(&figure).ends_with("</svg>\n"));
    }
}
