//! Elements: lengths set from code, which a content security policy allows, and focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets a length of the element's own style; nothing happens on an element without one.
pub(crate) fn set_px(element: &Element, property: &str, length_px: f64) {
    set(element, property, &format!("{length_px:.2}px"));
}

/// Sets a property of the element's own style.
pub(crate) fn set(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // It fails only for a read-only declaration, which an element's own never is.
        let _ = element.style().set_property(property, value);
    }
}

/// Gives the element the focus, if it can take it.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // It fails only for an element of another document's shadow, which is no loss.
        let _ = element.focus();
    }
}
