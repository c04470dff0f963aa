//! A native list of which one entry is chosen.

use web_sys::HtmlSelectElement;
use yew::{
    AttrValue, Callback, Children, Classes, Event, Html, Properties, TargetCast,
    function_component, html, use_effect, use_node_ref,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SelectProps {
    /// The value of the chosen entry.
    pub(super) value: AttrValue,
    /// Its name, where no label is bound to it.
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    #[prop_or_default]
    pub(super) id: Option<AttrValue>,
    #[prop_or_default]
    pub(super) class: Classes,
    pub(super) on_choose: Callback<String>,
    /// Its entries.
    pub(super) children: Children,
}

/// The list always shows `value`, whatever a reader chose: only the view decides.
#[function_component]
pub(super) fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    let (select, value) = (node.clone(), props.value.clone());
    // A list takes a value only once its entries are there, so no attribute could set it.
    use_effect(move || {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(&value);
        }
    });
    let (on_choose, kept) = (props.on_choose.clone(), props.value.clone());
    let onchange = move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            let chosen = select.value();
            select.set_value(&kept);
            on_choose.emit(chosen);
        }
    };
    html! {
        <select
            ref={node} id={props.id.clone()} class={props.class.clone()}
            aria-label={props.label.clone()} {onchange}
        >
            { props.children.clone() }
        </select>
    }
}
