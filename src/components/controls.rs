//! All controls but the own region and the tabs.

use core::mem::take;

use yew::{Html, html};

use crate::components::choices::{dataset_chips, view_chips};
use crate::components::form::forms;
use crate::components::library::Library;
use crate::components::measure::measures;
use crate::components::message::{Dispatch, Message};
use crate::components::more::more;
use crate::components::patterns::patterns;
use crate::components::prices::prices;
use crate::components::purpose::purpose;
use crate::components::regions::region_chips;
use crate::components::shown::Shown;
use crate::components::sides::sides;
use crate::components::sums::{spread, sums};
use crate::components::year_range::years;
use crate::view::Codes;

/// The first control, as a selector: where they are folded, what unfolds them.
pub(super) const FIRST: &str =
    ".vk-fold > summary, .vk-controls .vk-chips button, .vk-controls select";

/// How the controls stand.
pub(super) struct Arrangement<'a> {
    /// Of ids and names.
    pub(super) prefix: &'a str,
    /// Whether they wait folded.
    pub(super) is_folded: bool,
    /// Whether the list of regions stands elsewhere.
    pub(super) has_list: bool,
    /// What stands before the years.
    pub(super) before_years: Html,
}

pub(super) fn controls(
    shown: &Shown,
    library: &Library,
    arrangement: Arrangement<'_>,
    dispatch: &Dispatch,
) -> Html {
    let Arrangement { prefix, is_folded, has_list, before_years } = arrangement;
    let list_id = (!has_list).then(|| [prefix, "search"].concat());
    let is_of_two = shown.is_of_two();
    let mut two = if is_of_two { sides(shown, dispatch) } else { Html::default() };
    // What both sides are limited to must stay in sight.
    let has_purpose = !is_of_two || shown.view.areas != Codes::All;
    let above = if is_folded { take(&mut two) } else { Html::default() };
    let controls = html! {
        <div class="vk-controls" part="controls">
            // Folded, they stand after the chart.
            if !is_folded {
                <button type="button" class="vk-skip" onclick={dispatch.on(Message::Skip)}>
                    { shown.word("ui.skip") }
                </button>
            }
            { dataset_chips(shown, library, dispatch) }
            { view_chips(shown, library, dispatch) }
            { two }
            // Each side has regions, years and a purpose of its own.
            if !is_of_two {
                { region_chips(shown, list_id, dispatch) }
                { before_years }
                { years(shown, dispatch) }
            }
            { measures(shown, &[prefix, "measure"].concat(), dispatch) }
            { prices(shown, dispatch) }
            { sums(shown, &[prefix, "sum"].concat(), dispatch) }
            { spread(shown, dispatch) }
            { forms(shown, prefix, dispatch) }
            { patterns(shown, dispatch) }
            <div class="vk-folds">
                if has_purpose { { purpose(shown, dispatch) } }
                { more(shown, dispatch) }
            </div>
        </div>
    };
    if !is_folded {
        return controls;
    }
    let choose = if is_of_two { "ui.choose-more" } else { "ui.choose" };
    html! {
        <>
            { above }
            <details class="vk-fold">
                <summary>{ shown.word(choose) }</summary>
                { controls }
            </details>
        </>
    }
}
