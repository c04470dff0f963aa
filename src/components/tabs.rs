//! The charts, as tabs.

use yew::{Html, KeyboardEvent, html};

use crate::browser::element;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::text::{chart_word, no_map_words};
use crate::view::{Action, ChartKind};

/// The chosen tab.
pub(super) const CHOSEN: &str = ".vk-tab[tabindex='0']";

/// The tab of a chart that is not to be had.
pub(super) const OFF: &str = ".vk-tab[aria-disabled]";

/// The id of the tab that labels the panel.
pub(super) fn tab_id(panel_id: &str, chart: ChartKind) -> String {
    format!("{panel_id}-{}", position(chart))
}

/// The tabs; arrows, Home and End choose among them. Their ids are made from the panel's.
///
/// Where there is no map, its tab can be reached but leads nowhere: it says why, to all as soon as
/// they have tried it.
pub(super) fn tabs(shown: &Shown, panel_id: &str, is_map_tried: bool, dispatch: &Dispatch) -> Html {
    let chosen = shown.view.chart;
    // A link may have led to the map: then it is chosen, and shows bars.
    let has_bars = chosen == ChartKind::Map;
    let no_map = shown.no_map.filter(|_| !has_bars);
    let reason = shown.no_map.filter(|_| has_bars || is_map_tried);
    let message = move |chart, is_by_key| match no_map {
        Some(_) if chart == ChartKind::Map => Message::TryMap,
        _ if is_by_key => Message::Turn(chart),
        _ => Message::Act(Action::ChooseChart(chart)),
    };
    let on_key = dispatch.clone();
    let onkeydown = move |event: KeyboardEvent| {
        // Not the chosen one: the focus may be on the tab of a map that is not there.
        let id = element::attribute_at(&event, "id");
        let place = id.and_then(|id| id.rsplit_once('-')?.1.parse().ok());
        let current: usize = place.unwrap_or_else(|| position(chosen));
        let next = match event.key().as_str() {
            "ArrowLeft" => (current + ChartKind::ALL.len() - 1) % ChartKind::ALL.len(),
            "ArrowRight" => (current + 1) % ChartKind::ALL.len(),
            "Home" => 0,
            "End" => ChartKind::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(&chart) = ChartKind::ALL.get(next)
            && next != current
        {
            on_key.send(message(chart, true));
        }
    };
    let reason_id = [panel_id, "-no-map"].concat();
    let tab = |chart| {
        let is_chosen = position(chart) == position(chosen);
        let is_off = no_map.is_some() && chart == ChartKind::Map;
        let has_reason = shown.no_map.is_some() && chart == ChartKind::Map;
        html! {
            <button
                type="button" role="tab" class="vk-tab" id={tab_id(panel_id, chart)}
                aria-controls={panel_id.to_owned()} aria-selected={is_chosen.to_string()}
                aria-disabled={is_off.then_some("true")}
                aria-describedby={has_reason.then(|| reason_id.clone())}
                tabindex={if is_chosen { "0" } else { "-1" }}
                onclick={dispatch.on(message(chart, false))}
            >
                { chart_word(shown.locale, chart) }
            </button>
        }
    };
    html! {
        <>
            <div class="vk-tabs" part="tabs" role="tablist" aria-label={shown.word("ui.charts")} {onkeydown}>
                { ChartKind::ALL.map(tab).to_vec() }
            </div>
            <p class="vk-no-map" id={reason_id.clone()} hidden={reason.is_none()}>
                { shown.no_map.map_or("", |reason| no_map_words(shown.locale, reason)) }
            </p>
        </>
    }
}

/// The tab that shows a chart; charts without a tab of their own stand under "over time".
fn position(chart: ChartKind) -> usize {
    ChartKind::ALL.iter().position(|&each| each == chart).unwrap_or(1)
}
