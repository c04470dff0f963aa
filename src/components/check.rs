//! A native checkbox.

use yew::{Callback, Event, Html, html};

use crate::view::Extent;

/// A checkbox with its words; for a part of it, neither on nor off.
///
/// No attribute can say the latter: `element::show_values` does, after each drawing.
pub(super) fn check(words: &str, extent: Extent, onchange: Callback<Event>) -> Html {
    let mixed = (extent == Extent::Part).then_some("");
    html! {
        <label class="vk-check">
            <input
                type="checkbox" checked={extent == Extent::Whole} data-mixed={mixed} {onchange}
            />
            <span>{ words.to_owned() }</span>
        </label>
    }
}
