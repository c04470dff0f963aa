//! What a tab shows: the chart, the table, or why there is nothing to see.

use yew::{Html, html};

use crate::components::Widths;
use crate::components::chart::Chart;
use crate::components::message::Message;
use crate::components::pairs::pairs;
use crate::components::shown::Shown;
use crate::components::step::step;
use crate::components::table::table;
use crate::components::tabs::tab_id;
use crate::components::way_out::way_out;
use crate::components::widget::Widget;
use crate::text::empty_state;
use crate::view::ChartKind;

/// The panel, which takes the focus of a button that its own press took away.
pub(super) const PANEL: &str = ".vk-panel";

pub(super) fn panel(
    widget: &Widget,
    shown: &Shown,
    id: String,
    has_tabs: bool,
    widths: Option<Widths>,
) -> Html {
    let (dispatch, is_undrawable) = (&widget.dispatch, widget.is_undrawable);
    let is_table = shown.view.chart == ChartKind::Table;
    let role = has_tabs.then_some("tabpanel");
    let labelled_by = has_tabs.then(|| tab_id(&id, shown.view.chart));
    let chosen = widget.state.chosen.map(|choice| choice.datum);
    let chart_id = id.clone();
    html! {
        <div class="vk-panel" tabindex="-1" {id} {role} aria-labelledby={labelled_by}>
            { empty(widget, shown).unwrap_or_default() }
            if !is_table {
                <Chart
                    shown={shown.clone()} environment={widget.environment}
                    id={chart_id} {chosen} width_px={widths.map(|widths| widths.chart_px)}
                    family={widget.family.clone()}
                    dispatch={dispatch.clone()}
                />
            }
            if is_undrawable && !is_table {
                <p class="vk-undrawable">{ shown.word("ui.error-chart") }</p>
            }
            if is_table || is_undrawable { {
                table(shown, widget.sorting, chosen, dispatch)
            } }
            if !is_table { { pairs(shown, [&widget.id_prefix, "formulas"].concat()) } }
        </div>
    }
}

/// What to say where nothing has a value, with what helps and the way back.
fn empty(widget: &Widget, shown: &Shown) -> Option<Html> {
    let Shown { dataset, comparison, view, remedy, locale, .. } = shown;
    let said = empty_state(dataset, comparison, view, remedy.as_deref(), locale)?;
    let button = |(words, action)| {
        let onclick = widget.dispatch.on_act(action);
        html! { <button type="button" class="vk-button" {onclick}>{ words }</button> }
    };
    let help = said.step.zip(remedy.as_deref().cloned()).map(button);
    let elsewhere = way_out(shown, &widget.library).map(button);
    let undo = widget.state.can_undo().then_some(Message::Undo);
    Some(html! {
        <div class="vk-empty" part="empty">
            <p>{ said.words }</p>
            <div class="vk-back">
                { help.unwrap_or_default() }
                { elsewhere.unwrap_or_default() }
                { step(shown.word("ui.undo"), undo, &widget.dispatch) }
            </div>
        </div>
    })
}
