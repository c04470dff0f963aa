//! What comes later, and how it went.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Says once, when the promise is settled, whether it was kept.
pub(crate) fn settled(promise: &JsValue, on_done: impl Fn(bool) + 'static) {
    // Both share one callback, and only one of them is called.
    let on_done = Rc::new(on_done);
    let on_kept = on_done.clone();
    let kept = Closure::once(move |_: JsValue| on_kept(true)).into_js_value();
    let broken = Closure::once(move |_: JsValue| on_done(false)).into_js_value();
    if let Some(then) = method(promise, "then") {
        // A promise's own `then` does not throw.
        let _ = then.call2(promise, &kept, &broken);
    }
}

/// A member of an object by its name; `None` where the browser does not have it.
pub(crate) fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// The same that can be called.
pub(crate) fn method(object: &JsValue, name: &str) -> Option<Function> {
    member(object, name)?.dyn_into().ok()
}
