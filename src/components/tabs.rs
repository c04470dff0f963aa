//! The charts, as tabs.

use yew::{
    AttrValue, Callback, Html, KeyboardEvent, NodeRef, Properties, function_component, html,
    use_effect_with, use_mut_ref, use_node_ref,
};

use crate::browser::element;
use crate::components::shown::Shown;
use crate::view::{Action, ChartKind};

const TABS: [(ChartKind, &str); 3] = [
    (ChartKind::Regions, "tab.regions"),
    (ChartKind::Years, "tab.years"),
    (ChartKind::Table, "tab.table"),
];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TabsProps {
    pub(super) shown: Shown,
    /// The id of the panel; the tabs' ids are made from it.
    pub(super) panel_id: AttrValue,
    pub(super) on_act: Callback<Action>,
}

/// The id of the tab that labels the panel.
pub(super) fn tab_id(panel_id: &str, chart: ChartKind) -> String {
    format!("{panel_id}-{}", position(chart))
}

/// The tabs; arrows, Home and End choose among them.
#[function_component]
pub(super) fn Tabs(props: &TabsProps) -> Html {
    let current = position(props.shown.view.chart);
    let tabs: [NodeRef; 3] = [use_node_ref(), use_node_ref(), use_node_ref()];
    let is_by_key = use_mut_ref(|| false);
    let (is_moved, chosen) = (is_by_key.clone(), tabs.get(current).cloned());
    use_effect_with(current, move |_| {
        // The new tab can only take the focus once it is the one with a tab stop.
        if is_moved.replace(false)
            && let Some(tab) = chosen.and_then(|tab| tab.cast::<web_sys::Element>())
        {
            element::focus(&tab);
        }
    });
    let on_act = props.on_act.clone();
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
            is_by_key.replace(true);
            on_act.emit(Action::ChooseChart(chart));
        }
    };
    html! {
        <div class="vk-tabs" role="tablist" aria-label={props.shown.word("ui.charts")} {onkeydown}>
            { for TABS.iter().zip(tabs).enumerate().map(|(at, (&(chart, key), node))| {
                tab(props, chart, key, at == current, node)
            }) }
        </div>
    }
}

fn tab(
    props: &TabsProps,
    chart: ChartKind,
    key: &'static str,
    is_chosen: bool,
    node: NodeRef,
) -> Html {
    let on_act = props.on_act.clone();
    html! {
        <button
            type="button" role="tab" class="vk-tab" ref={node}
            id={tab_id(&props.panel_id, chart)} aria-controls={&props.panel_id}
            aria-selected={is_chosen.to_string()} tabindex={if is_chosen { "0" } else { "-1" }}
            onclick={move |_| on_act.emit(Action::ChooseChart(chart))}
        >
            { props.shown.word(key) }
        </button>
    }
}

/// The tab that shows a chart; charts without a tab of their own stand under "over time".
fn position(chart: ChartKind) -> usize {
    TABS.iter().position(|&(each, _)| each == chart).unwrap_or(1)
}
