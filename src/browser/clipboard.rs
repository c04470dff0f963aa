//! The clipboard, where the page may use it.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Copies the text and then says whether it worked.
///
/// It does not work in an insecure page or in a frame without permission.
pub(crate) fn copy(text: &str, on_done: impl Fn(bool) + 'static) {
    // Both share one callback, and only one of them is called.
    let on_done = Rc::new(on_done);
    let on_copied = on_done.clone();
    let Some(promise) = start(text) else {
        on_done(false);
        return;
    };
    let copied = Closure::once(move |_: JsValue| on_copied(true)).into_js_value();
    let failed = Closure::once(move |_: JsValue| on_done(false)).into_js_value();
    if let Some(then) = method(&promise, "then") {
        // A promise's own `then` does not throw.
        let _ = then.call2(&promise, &copied, &failed);
    }
}

/// The promise to copy; by names, because the clipboard is missing outside secure contexts, which
/// the typed getters do not know.
fn start(text: &str) -> Option<JsValue> {
    let navigator = member(web_sys::window()?.as_ref(), "navigator")?;
    let clipboard = member(&navigator, "clipboard")?;
    method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(text)).ok()
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    member(object, name)?.dyn_into().ok()
}
