//! Elements: what markup cannot say under a content security policy, or at all.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

/// Sets a length of the element's own style.
pub(crate) fn set_px(element: &HtmlElement, property: &str, length_px: f64) {
    // It fails only for a read-only declaration, which an element's own never is.
    let _ = element.style().set_property(property, &format!("{length_px:.2}px"));
}

/// Gives the focus to the first element that the selector finds inside, if there is one.
pub(crate) fn focus_in(element: &Element, selector: &str) {
    if let Ok(Some(found)) = element.query_selector(selector)
        && let Some(found) = found.dyn_ref::<HtmlElement>()
    {
        // It fails only for an element of another document's shadow, which is no loss.
        let _ = found.focus();
    }
}

/// Whether the browser shows that the element has the focus.
pub(crate) fn is_ringed(element: &Element) -> bool {
    element.matches(":focus-visible").unwrap_or_default()
}

/// Lets each list inside show the entry that its `data-value` names.
pub(crate) fn show_values(element: &Element) {
    let lists = element.get_elements_by_tag_name("select");
    for at in 0..lists.length() {
        if let Some(list) = lists.item(at)
            && let Some(value) = list.get_attribute("data-value")
            && let Some(list) = list.dyn_ref::<HtmlSelectElement>()
        {
            list.set_value(&value);
        }
    }
}
