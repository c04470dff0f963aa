//! What a tab shows: the chart, the table, or why there is nothing to see.

use yew::{
    AttrValue, Callback, Html, Properties, function_component, html, use_mut_ref, use_state_eq,
};

use crate::browser::timing;
use crate::components::WidgetEvent;
use crate::components::chart::Chart;
use crate::components::footer::step;
use crate::components::hooks::Environment;
use crate::components::shown::Shown;
use crate::components::state::{Choice, Message};
use crate::components::table::Table;
use crate::components::tabs::tab_id;
use crate::text::empty_state;
use crate::view::ChartKind;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) shown: Shown,
    pub(super) environment: Environment,
    pub(super) chosen: Option<Choice>,
    /// How often the focus was sent back to the marks.
    pub(super) focus_returns: u32,
    pub(super) id: AttrValue,
    /// The id of the headline.
    pub(super) title_id: AttrValue,
    pub(super) has_tabs: bool,
    pub(super) can_undo: bool,
    pub(super) on_message: Callback<Message>,
    pub(super) on_choose: Callback<Option<Choice>>,
    pub(super) on_event: Callback<WidgetEvent>,
}

#[function_component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let shown = &props.shown;
    let is_undrawable = use_state_eq(|| false);
    let is_first = use_mut_ref(|| true);
    let on_drawn = {
        let (is_undrawable, on_event) = (is_undrawable.setter(), props.on_event.clone());
        Callback::from(move |is_drawn: bool| {
            is_undrawable.set(!is_drawn);
            if is_drawn && is_first.replace(false) {
                timing::mark(timing::CHART);
                on_event.emit(WidgetEvent::Chart);
            }
        })
    };
    let is_table = shown.view.chart == ChartKind::Table;
    let role = props.has_tabs.then_some("tabpanel");
    let labelled_by = props.has_tabs.then(|| tab_id(&props.id, shown.view.chart));
    html! {
        <div class="vk-panel" id={&props.id} {role} aria-labelledby={labelled_by}>
            { empty(props).unwrap_or_default() }
            if !is_table {
                <Chart
                    shown={shown.clone()} environment={props.environment}
                    chosen={props.chosen.map(|choice| choice.cell)}
                    focus_returns={props.focus_returns} on_choose={props.on_choose.clone()}
                    {on_drawn}
                />
            }
            if *is_undrawable && !is_table {
                <p class="vk-undrawable" role="status">{ shown.word("ui.error-chart") }</p>
            }
            if is_table || *is_undrawable {
                <Table shown={shown.clone()} labelled_by={&props.title_id} />
            }
        </div>
    }
}

/// What to say where nothing passes the reader's choices, with the way back.
fn empty(props: &PanelProps) -> Option<Html> {
    let Shown { dataset, comparison, view, locale, .. } = &props.shown;
    let words = empty_state(dataset, comparison, view, locale)?;
    let on_message = props.on_message.clone();
    let on_undo = Callback::from(move |()| on_message.emit(Message::Undo));
    Some(html! {
        <div class="vk-empty">
            <p>{ words }</p>
            { step(props.shown.word("ui.undo"), props.can_undo, &on_undo) }
        </div>
    })
}
