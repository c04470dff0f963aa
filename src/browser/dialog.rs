//! A native dialog: opened and closed by the browser's own means, which keep the focus.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browser::listener::Listener;
use crate::browser::promise::method;

/// Opens the dialog, over the page or in its place, and calls back when it is closed, by whatever
/// means; until the result is dropped.
///
/// By names: the typed interface is another kind of element, which weighs more than two words.
pub(crate) fn open(dialog: &Element, is_modal: bool, on_close: Rc<dyn Fn()>) -> Listener {
    let name = if is_modal { "showModal" } else { "show" };
    // It fails only for a dialog that is open or gone.
    let _ = method(dialog, name).and_then(|show| show.call0(dialog).ok());
    Listener::new(Some(dialog), "close", Rc::new(move |_| on_close()))
}

/// Closes the dialog; the focus returns to where it was.
pub(crate) fn close(dialog: &Element) {
    let _: Option<JsValue> = method(dialog, "close").and_then(|close| close.call0(dialog).ok());
}
