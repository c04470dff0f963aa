//! What a tab shows: the chart, the table, or why there is nothing to see.

use yew::{Html, html};

use crate::compare::{Absence, Filter, Hidden};
use crate::components::chart::Chart;
use crate::components::footer::step;
use crate::components::message::Message;
use crate::components::shown::Shown;
use crate::components::table::table;
use crate::components::tabs::tab_id;
use crate::components::widget::Widget;
use crate::text::empty_state;
use crate::view::{Action, ChartKind, Measure};

/// The panel, which takes the focus of a button that its own press took away.
pub(super) const PANEL: &str = ".vk-panel";

pub(super) fn panel(widget: &Widget, shown: &Shown, id: String, has_tabs: bool) -> Html {
    let (dispatch, is_undrawable) = (&widget.dispatch, widget.is_undrawable);
    let is_table = shown.view.chart == ChartKind::Table;
    let role = has_tabs.then_some("tabpanel");
    let labelled_by = has_tabs.then(|| tab_id(&id, shown.view.chart));
    html! {
        <div class="vk-panel" tabindex="-1" {id} {role} aria-labelledby={labelled_by}>
            { empty(widget, shown).unwrap_or_default() }
            if !is_table {
                <Chart
                    shown={shown.clone()} environment={widget.environment}
                    chosen={widget.state.chosen.map(|choice| choice.cell)}
                    dispatch={dispatch.clone()}
                />
            }
            if is_undrawable && !is_table {
                <p class="vk-undrawable" role="status">{ shown.word("ui.error-chart") }</p>
            }
            if is_table || is_undrawable { {
                table(shown, widget.sorting, widget.state.chosen.map(|choice| choice.cell), dispatch)
            } }
        </div>
    }
}

/// What to say where nothing has a value, with what helps and the way back.
fn empty(widget: &Widget, shown: &Shown) -> Option<Html> {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let words = empty_state(dataset, comparison, view, locale)?;
    let has = |absence| comparison.cells.iter().any(|cell| cell.value == Err(absence));
    let is_hidden_kind =
        |hidden: &Hidden| matches!(hidden.by, Filter::Nature | Filter::Expenditure);
    let mut help = Html::default();
    if has(Absence::NoPopulation) {
        let action = Action::ChooseMeasure(Measure::Total);
        help = step(shown.word("ui.show-total"), Some(Message::Act(action)), &widget.dispatch);
    } else if has(Absence::Filtered) && comparison.hidden.iter().any(is_hidden_kind) {
        let action = Message::Act(Action::ShowHidden);
        help = step(shown.word("ui.show-hidden"), Some(action), &widget.dispatch);
    }
    let undo = widget.state.can_undo().then_some(Message::Undo);
    Some(html! {
        <div class="vk-empty">
            <p>{ words }</p>
            <div class="vk-back">
                { help }
                { step(shown.word("ui.undo"), undo, &widget.dispatch) }
            </div>
        </div>
    })
}
