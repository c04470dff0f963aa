//! The last words of an instance.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls the function with the message of a panic, before the instance stops for good.
pub(super) fn report_to(listener: Function) {
    LISTENER.set(Some(listener));
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = JsValue::from_str(&info.to_string());
        // Taken, so that it is called once, and not borrowed while it runs.
        if let Some(listener) = LISTENER.take() {
            drop(listener.call1(&JsValue::NULL, &message));
        }
    }));
}
