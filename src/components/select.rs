//! A native list of which one entry is chosen.

use yew::{AttrValue, Callback, Event, Html, html};

use crate::browser::element;

/// A list without its entries.
pub(super) struct Select {
    /// The value of the chosen entry.
    pub(super) value: String,
    /// Its name, where no label is bound to it.
    pub(super) label: Option<&'static str>,
    pub(super) id: Option<AttrValue>,
    pub(super) class: &'static str,
}

/// The list always shows `value`, whatever a reader chose: only the view decides.
///
/// It takes a value only once its entries are there, so that no attribute could set it:
/// `element::show_values` does, after each drawing, and on pages the element's own script already before the
/// next frame.
pub(super) fn select(select: Select, options: Vec<Html>, on_choose: Callback<String>) -> Html {
    let Select { value, label, id, class } = select;
    let kept = value.clone();
    let onchange = move |event: Event| {
        if let Some(chosen) = element::value_of(&event) {
            element::show_value(&event, &kept);
            on_choose.emit(chosen);
        }
    };
    html! {
        <select {id} {class} aria-label={label} data-value={value} {onchange}>
            { options }
        </select>
    }
}

/// An entry of a list.
pub(super) fn option(value: &str, words: &str) -> Html {
    html! { <option value={value.to_owned()}>{ words.to_owned() }</option> }
}
