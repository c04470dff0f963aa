//! All controls but the own region and the tabs.

use yew::{AttrValue, Callback, Children, Html, Properties, function_component, html};

use crate::components::by_address::ByAddress;
use crate::components::choices::{DatasetChips, ViewChips};
use crate::components::library::Library;
use crate::components::measure::Measures;
use crate::components::regions::RegionChips;
use crate::components::shown::Shown;
use crate::components::year_range::Years;
use crate::view::Action;

/// Whether the controls stand open or wait folded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fold {
    Open,
    Folded,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) shown: Shown,
    pub(super) library: ByAddress<Library>,
    /// Of ids and names.
    pub(super) prefix: AttrValue,
    pub(super) fold: Fold,
    /// Whether the list of regions stands open elsewhere.
    pub(super) has_list: bool,
    pub(super) on_act: Callback<Action>,
    /// What stands before the years.
    #[prop_or_default]
    pub(super) children: Children,
}

#[function_component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { shown, library, prefix, has_list, on_act, .. } = props.clone();
    let controls = html! {
        <div class="vk-controls" part="controls">
            <DatasetChips
                shown={shown.clone()} library={library.clone()} on_act={on_act.clone()}
            />
            <ViewChips shown={shown.clone()} {library} on_act={on_act.clone()} />
            <RegionChips
                shown={shown.clone()} id={format!("{prefix}add")} {has_list}
                on_act={on_act.clone()}
            />
            { props.children.clone() }
            <Years shown={shown.clone()} on_act={on_act.clone()} />
            <Measures {shown} name={format!("{prefix}measure")} {on_act} />
        </div>
    };
    match props.fold {
        Fold::Open => controls,
        Fold::Folded => html! {
            <details class="vk-fold">
                <summary>{ props.shown.word("ui.choose") }</summary>
                { controls }
            </details>
        },
    }
}
