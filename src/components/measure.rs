//! What a mark's length means.

use yew::{Html, html};

use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::view::{Action, Measure};

/// The measures as one segmented group of radio buttons, which share a name.
pub(super) fn measures(shown: &Shown, name: &str, dispatch: &Dispatch) -> Html {
    let label = shown.word("ui.measure");
    let segment = |measure, key| {
        let is_checked = shown.view.measure == measure;
        html! {
            <label class="vk-segment">
                <input
                    type="radio" name={name.to_owned()} checked={is_checked}
                    onchange={dispatch.on_act(Action::ChooseMeasure(measure))}
                />
                <span>{ shown.word(key) }</span>
            </label>
        }
    };
    html! {
        <div class="vk-field" role="radiogroup" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-segments">
                { segment(Measure::Total, "measure.total") }
                { segment(Measure::PerResident, "measure.per-resident") }
                // A link may ask for it; nothing else leads to it.
                if shown.view.measure == Measure::Share {
                    { segment(Measure::Share, "measure.share") }
                }
            </div>
        </div>
    }
}
