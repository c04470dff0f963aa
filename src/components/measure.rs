//! What a mark's length means.

use yew::{AttrValue, Callback, Html, Properties, function_component, html};

use crate::components::shown::Shown;
use crate::view::{Action, Measure};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MeasuresProps {
    pub(super) shown: Shown,
    /// The name that the radio buttons share.
    pub(super) name: AttrValue,
    pub(super) on_act: Callback<Action>,
}

/// The measures as one segmented group of radio buttons.
#[function_component]
pub(super) fn Measures(props: &MeasuresProps) -> Html {
    let label = props.shown.word("ui.measure");
    let measures =
        [(Measure::Total, "measure.total"), (Measure::PerResident, "measure.per-resident")];
    html! {
        <div class="vk-field" role="radiogroup" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-segments">
                { for measures.map(|(measure, key)| segment(props, measure, key)) }
            </div>
        </div>
    }
}

fn segment(props: &MeasuresProps, measure: Measure, key: &'static str) -> Html {
    let on_act = props.on_act.clone();
    html! {
        <label class="vk-segment">
            <input
                type="radio" name={&props.name} checked={props.shown.view.measure == measure}
                onchange={move |_| on_act.emit(Action::ChooseMeasure(measure))}
            />
            <span>{ props.shown.word(key) }</span>
        </label>
    }
}
