//! All controls but the own region and the tabs.

use yew::{Html, html};

use crate::components::choices::{dataset_chips, view_chips};
use crate::components::fold::{Fold, Folded, folded};
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
    if !arrangement.is_folded {
        return all(shown, library, arrangement, dispatch);
    }
    let is_of_two = shown.is_of_two();
    let is_open = shown.unfolded.has(Fold::Controls);
    let body = if is_open { all(shown, library, arrangement, dispatch) } else { Html::default() };
    let title = shown.word(if is_of_two { "ui.choose-more" } else { "ui.choose" });
    let part = Folded { class: "vk-fold", title, note: "", body };
    html! {
        <>
            if is_of_two { { sides(shown, dispatch) } }
            { folded(part, Some(Fold::Controls), dispatch) }
        </>
    }
}

fn all(
    shown: &Shown,
    library: &Library,
    arrangement: Arrangement<'_>,
    dispatch: &Dispatch,
) -> Html {
    let Arrangement { prefix, is_folded, has_list, before_years } = arrangement;
    let list_id = (!has_list).then(|| [prefix, "search"].concat());
    let is_of_two = shown.is_of_two();
    // What both sides are limited to must stay in sight.
    let has_purpose = !is_of_two || shown.view.areas != Codes::All;
    html! {
        <div class="vk-controls" part="controls">
            // Folded, they stand after the chart, and the sides above them.
            if !is_folded {
                <button type="button" class="vk-skip" onclick={dispatch.on(Message::Skip)}>
                    { shown.word("ui.skip") }
                </button>
            }
            { dataset_chips(shown, library, dispatch) }
            { view_chips(shown, library, dispatch) }
            if is_of_two && !is_folded { { sides(shown, dispatch) } }
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
    }
}
