//! All controls but the own region and the tabs.

use yew::{Html, html};

use crate::components::choices::{dataset_chips, view_chips};
use crate::components::library::Library;
use crate::components::measure::measures;
use crate::components::message::Dispatch;
use crate::components::more::more;
use crate::components::prices::prices;
use crate::components::purpose::purpose;
use crate::components::regions::region_chips;
use crate::components::shown::Shown;
use crate::components::sums::{spread, sums};
use crate::components::year_range::years;

/// How the controls stand.
pub(super) struct Arrangement<'a> {
    /// Of ids and names.
    pub(super) prefix: &'a str,
    /// Whether they wait folded.
    pub(super) is_folded: bool,
    /// The region that may be added next; `None` where the list of regions stands elsewhere.
    pub(super) picked: Option<&'a str>,
    /// What stands before the years.
    pub(super) before_years: Html,
}

pub(super) fn controls(
    shown: &Shown,
    library: &Library,
    arrangement: Arrangement<'_>,
    dispatch: &Dispatch,
) -> Html {
    let Arrangement { prefix, is_folded, picked, before_years } = arrangement;
    let controls = html! {
        <div class="vk-controls" part="controls">
            { dataset_chips(shown, library, dispatch) }
            { view_chips(shown, library, dispatch) }
            { region_chips(shown, picked, dispatch) }
            { before_years }
            { years(shown, dispatch) }
            { measures(shown, &[prefix, "measure"].concat(), dispatch) }
            { prices(shown, dispatch) }
            { sums(shown, &[prefix, "sum"].concat(), dispatch) }
            { spread(shown, dispatch) }
            <div class="vk-folds">
                { purpose(shown, dispatch) }
                { more(shown, dispatch) }
            </div>
        </div>
    };
    if !is_folded {
        return controls;
    }
    html! {
        <details class="vk-fold">
            <summary>{ shown.word("ui.choose") }</summary>
            { controls }
        </details>
    }
}
