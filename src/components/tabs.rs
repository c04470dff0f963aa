//! The charts, as tabs.

use yew::{Html, KeyboardEvent, html};

use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::view::{Action, ChartKind};

const TABS: [(ChartKind, &str); 5] = [
    (ChartKind::Regions, "tab.regions"),
    (ChartKind::Years, "tab.years"),
    (ChartKind::Areas, "tab.areas"),
    (ChartKind::Difference, "tab.difference"),
    (ChartKind::Table, "tab.table"),
];

/// The chosen tab.
pub(super) const CHOSEN: &str = ".vk-tab[tabindex='0']";

/// The id of the tab that labels the panel.
pub(super) fn tab_id(panel_id: &str, chart: ChartKind) -> String {
    format!("{panel_id}-{}", position(chart))
}

/// The tabs; arrows, Home and End choose among them. Their ids are made from the panel's.
pub(super) fn tabs(shown: &Shown, panel_id: &str, dispatch: &Dispatch) -> Html {
    let current = position(shown.view.chart);
    let on_key = dispatch.clone();
    let onkeydown = move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowLeft" => (current + TABS.len() - 1) % TABS.len(),
            "ArrowRight" => (current + 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(&(chart, _)) = TABS.get(next)
            && next != current
        {
            on_key.send(Message::Turn(chart));
        }
    };
    let tab = |(chart, key)| {
        let is_chosen = position(chart) == current;
        html! {
            <button
                type="button" role="tab" class="vk-tab" id={tab_id(panel_id, chart)}
                aria-controls={panel_id.to_owned()} aria-selected={is_chosen.to_string()}
                tabindex={if is_chosen { "0" } else { "-1" }}
                onclick={dispatch.on_act(Action::ChooseChart(chart))}
            >
                { shown.word(key) }
            </button>
        }
    };
    html! {
        <div class="vk-tabs" role="tablist" aria-label={shown.word("ui.charts")} {onkeydown}>
            { TABS.map(tab).to_vec() }
        </div>
    }
}

/// The tab that shows a chart; charts without a tab of their own stand under "over time".
fn position(chart: ChartKind) -> usize {
    TABS.iter().position(|&(each, _)| each == chart).unwrap_or(1)
}
