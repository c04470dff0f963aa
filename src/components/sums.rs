//! How amounts of several years are put on years.

use yew::{Html, html};

use crate::components::check::check;
use crate::components::message::{Dispatch, Message};
use crate::components::segments::{Segment, segments};
use crate::components::shown::Shown;
use crate::view::{Action, ChartKind, Extent, Measure, Sum};

/// Each year for itself or running sums; nothing where no mark is of a year.
pub(super) fn sums(shown: &Shown, name: &str, dispatch: &Dispatch) -> Html {
    let has_years = match shown.view.chart {
        ChartKind::Years | ChartKind::Areas => true,
        ChartKind::Table => !shown.comparison.has_ranges(),
        ChartKind::Regions | ChartKind::Map | ChartKind::Difference => false,
    };
    let is_one_year = shown.comparison.years.is_none_or(|years| years.is_single());
    if !has_years || is_one_year && shown.view.sum == Sum::Yearly {
        return Html::default();
    }
    let segment = |(sum, key)| Segment {
        words: shown.word(key),
        is_chosen: shown.view.sum == sum,
        message: Message::Act(Action::ChooseSum(sum)),
    };
    let sums = [(Sum::Yearly, "sum.yearly"), (Sum::Cumulative, "sum.cumulative")];
    segments(shown.word("ui.sum"), name, sums.map(segment).into(), dispatch)
}

/// Whether spans are spread, an assumption; nothing where there is no span.
pub(super) fn spread(shown: &Shown, dispatch: &Dispatch) -> Html {
    let is_spread = shown.view.is_spread;
    // A share takes no spans, spread or not.
    let has_choice = shown.view.measure != Measure::Share && shown.comparison.has_span();
    if !is_spread && !has_choice {
        return Html::default();
    }
    let extent = if is_spread { Extent::Whole } else { Extent::Nothing };
    let onchange = dispatch.on_act(Action::ChooseSpread(!is_spread));
    html! {
        <div class="vk-field vk-spread">{ check(shown.word("ui.spread"), extent, onchange) }</div>
    }
}
