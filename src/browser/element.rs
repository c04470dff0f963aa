//! Elements: what markup cannot say under a content security policy, or at all.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use crate::browser::promise::method;

pub(crate) use web_sys::{Element, Event, HtmlCanvasElement, HtmlElement};

const VALUE: &str = "value";

/// The fields that are to be neither on nor off, and those that are.
const MIXED: &str = "[data-mixed], [type=checkbox]:indeterminate";

/// A style as the value of a property, which a strict page allows while it allows no attribute;
/// nothing where the components are rendered natively.
pub(crate) fn style(words: &str) -> JsValue {
    if cfg!(target_arch = "wasm32") { JsValue::from_str(words) } else { JsValue::UNDEFINED }
}

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

/// Whether the browser shows that the event's target has the focus.
pub(crate) fn is_target_ringed(event: &Event) -> bool {
    event.target().and_then(|it| it.dyn_into().ok()).is_some_and(|it: Element| is_ringed(&it))
}

/// Whether the event happened to that element itself, not to something in it.
pub(crate) fn is_target(event: &Event, element: &Element) -> bool {
    event.target().as_ref() == Some(element)
}

/// Lets each list inside show the entry that its `data-value` names, and each checkbox with
/// `data-mixed` that it is neither on nor off.
pub(crate) fn show_values(element: &Element) {
    let lists = element.get_elements_by_tag_name("select");
    for at in 0..lists.length() {
        if let Some(list) = lists.item(at)
            && let Some(value) = list.get_attribute("data-value")
        {
            set_value(&list, &value);
        }
    }
    let Ok(fields) = element.query_selector_all(MIXED) else { return };
    for at in 0..fields.length() {
        if let Some(field) = fields.item(at).and_then(|it| it.dyn_into::<Element>().ok()) {
            let is_mixed = field.has_attribute("data-mixed");
            set(&field, "indeterminate", &JsValue::from_bool(is_mixed));
        }
    }
}

/// Chooses all that stands in the field that the selector finds inside, to be copied.
pub(crate) fn select_in(element: &Element, selector: &str) {
    if let Ok(Some(field)) = element.query_selector(selector) {
        focus_in(element, selector);
        // A field of words can always be chosen.
        let _ = method(&field, "select").and_then(|select| select.call0(&field).ok());
    }
}

/// The width and height of an element, parts of a pixel too, px.
pub(crate) fn size_px(element: &Element) -> (f64, f64) {
    let size = element.get_bounding_client_rect();
    (size.width(), size.height())
}

/// The same of the first element that the selector finds inside.
pub(crate) fn size_px_in(element: &Element, selector: &str) -> Option<(f64, f64)> {
    Some(size_px(&element.query_selector(selector).ok()??))
}

/// The value of the field that the event is of; `None` if it is of none.
pub(crate) fn value_of(event: &Event) -> Option<String> {
    Reflect::get(event.target()?.as_ref(), &JsValue::from_str(VALUE)).ok()?.as_string()
}

/// Lets the field that the event is of show a value.
pub(crate) fn show_value(event: &Event, value: &str) {
    if let Some(field) = event.target() {
        set_value(&field, value);
    }
}

fn set_value(field: &JsValue, value: &str) {
    set(field, VALUE, &JsValue::from_str(value));
}

/// By name, because the browser's kinds of fields have nothing in common but that.
fn set(field: &JsValue, property: &str, value: &JsValue) {
    // It fails only for objects that are frozen, which no element is.
    let _ = Reflect::set(field, &JsValue::from_str(property), value);
}

/// Where the pointer is, in px from the element's upper left corner.
pub(crate) fn point_in(element: &Element, event: &MouseEvent) -> (f64, f64) {
    let frame = element.get_bounding_client_rect();
    let (x_px, y_px) = (f64::from(event.client_x()), f64::from(event.client_y()));
    (x_px - frame.left(), y_px - frame.top())
}

/// The value of an attribute of the nearest element round the event's target that has it.
pub(crate) fn attribute_at(event: &Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&["[", attribute, "]"].concat()).ok()??.get_attribute(attribute)
}

/// Whether a finger made the event.
pub(crate) fn is_touch(event: &Event) -> bool {
    event.dyn_ref().is_some_and(|event: &PointerEvent| event.pointer_type() == "touch")
}

/// Whether it is the Escape key's.
pub(crate) fn is_escape(event: &Event) -> bool {
    event.dyn_ref().is_some_and(|event: &KeyboardEvent| event.key() == "Escape")
}
