//! Widths of the widget in which it is laid out in the same way and has the same picture.

use core::ops::Range;

use super::choice::Choice;
use crate::chart::{NARROW_PADDING_PX, NARROW_REM, PADDING_PX, ROOT_FONT_PX};
use crate::components::WIDE_REM;

/// Narrower than this no widget is of use, wider than this none becomes.
const WIDGET_PX: Range<u32> = 208..1153;
/// From here on the layout is medium, wide.
const MEDIUM_PX: u32 = (NARROW_REM * ROOT_FONT_PX) as u32 + 1;
const WIDE_PX: u32 = (WIDE_REM * ROOT_FONT_PX) as u32;
/// What the list of regions beside it takes of the width of a chart.
const LIST_PX: u32 = 224;

/// The widths of charts that there are.
pub(super) const CHART_PX: Range<u32> =
    WIDGET_PX.start - NARROW_PADDING_PX..WIDGET_PX.end - PADDING_PX;

/// Widths of the widget with the same layout and the same picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    /// The widths, whole pixels; the first band has all that are narrower, the last all wider ones.
    pub(super) widget_px: Range<u32>,
    /// What of them the chart does not have.
    around_px: u32,
    /// The position of its picture, and the width that this is drawn for; if there is a chart.
    pub(super) picture: Option<(usize, f64)>,
}

impl Band {
    /// A width in it.
    pub(super) fn middle_px(&self) -> f64 {
        f64::from(self.widget_px.start + self.widget_px.end) / 2.0
    }

    /// The chart's width.
    pub(super) fn chart_px(&self, widget_px: u32) -> u32 {
        widget_px.saturating_sub(self.around_px)
    }
}

/// All bands, the narrowest first, whether or not a list of regions stands beside the chart.
pub(super) fn bands(choices: &[Choice], has_list: bool) -> Vec<Band> {
    let wide_around_px = PADDING_PX + if has_list { LIST_PX } else { 0 };
    let layouts = [
        (WIDGET_PX.start..MEDIUM_PX, NARROW_PADDING_PX),
        (MEDIUM_PX..WIDE_PX, PADDING_PX),
        (WIDE_PX..WIDGET_PX.end, wide_around_px),
    ];
    let mut bands = Vec::new();
    for (widths, around_px) in layouts {
        if choices.is_empty() {
            bands.push(Band { widget_px: widths, around_px, picture: None });
            continue;
        }
        let ends = choices.iter().skip(1).map(|next| next.from_px).chain([u32::MAX]);
        for (at, (choice, end)) in choices.iter().zip(ends).enumerate() {
            let start = if at == 0 { 0 } else { choice.from_px + around_px };
            let end = end.saturating_add(around_px).min(widths.end);
            let widget_px = start.max(widths.start)..end;
            if widget_px.start < widget_px.end {
                bands.push(Band { widget_px, around_px, picture: Some((at, choice.drawn_px)) });
            }
        }
    }
    bands
}

/// The rules that show in each band what stands in it, at the chart's height for each width.
///
/// `height_px` gives that height at a width of the chart.
pub(super) fn rules(bands: &[Band], height_px: impl Fn(u32) -> f64) -> String {
    let mut css = String::new();
    let last = bands.len().saturating_sub(1);
    for (at, band) in bands.iter().enumerate() {
        let from = (at > 0).then_some(band.widget_px.start);
        let to = (at < last).then_some(band.widget_px.end);
        let shown = band.picture.map_or_else(String::new, |(picture, _)| {
            let height = height_px(band.chart_px(band.widget_px.start));
            format!(".vk-plot>.p{picture}{{display:block}}.vk-plot>svg{{height:{}}}", rem(height))
        });
        let condition = condition(from, to);
        css.push_str(&format!("{condition}{{.vk-still .vk-not-{at}{{display:none}}{shown}}}"));
        if band.picture.is_some() {
            css.push_str(&steps(band, to, &height_px));
        }
    }
    css
}

/// The heights of a band after its first.
fn steps(band: &Band, to: Option<u32>, height_px: impl Fn(u32) -> f64) -> String {
    let mut css = String::new();
    let mut before = height_px(band.chart_px(band.widget_px.start));
    for width in band.widget_px.clone() {
        let height = height_px(band.chart_px(width));
        if (height - before).abs() > 1e-6 {
            let condition = condition(Some(width), to);
            css.push_str(&format!("{condition}{{.vk-plot>svg{{height:{}}}}}", rem(height)));
        }
        before = height;
    }
    css
}

fn condition(from: Option<u32>, to: Option<u32>) -> String {
    let length = |px: u32| {
        // All of this width belongs to the narrow layout, and a 64th more, the least that browsers know of.
        let px = f64::from(px) - if px == MEDIUM_PX { 1.0 - 1.0 / 64.0 } else { 0.0 };
        rem(px)
    };
    match (from, to) {
        (Some(from), Some(to)) => {
            format!("@container vk-still ({}<=width<{})", length(from), length(to))
        }
        (Some(from), None) => format!("@container vk-still (width>={})", length(from)),
        (None, Some(to)) => format!("@container vk-still (width<{})", length(to)),
        (None, None) => "@container vk-still (width>=0)".to_owned(),
    }
}

/// A length as style sheets have it.
fn rem(px: f64) -> String {
    let digits = format!("{:.4}", px / ROOT_FONT_PX);
    [digits.trim_end_matches('0').trim_end_matches('.'), "rem"].concat()
}
