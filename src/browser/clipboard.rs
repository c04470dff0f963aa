//! The clipboard, where the page may use it.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Clipboard;

/// Copies the text and then says whether it worked.
///
/// It does not work in an insecure page or in a frame without permission.
pub(crate) fn copy(text: &str, on_done: impl Fn(bool) + 'static) {
    let Some(clipboard) = clipboard() else {
        on_done(false);
        return;
    };
    // Both share one callback, and only one of them is called.
    let on_done = std::rc::Rc::new(on_done);
    let on_failed = on_done.clone();
    let copied = Closure::once(move |_: JsValue| on_done(true)).into_js_value();
    let failed = Closure::once(move |_: JsValue| on_failed(false)).into_js_value();
    let promise: JsValue = clipboard.write_text(text).into();
    if let Ok(then) = Reflect::get(&promise, &JsValue::from_str("then"))
        && let Some(then) = then.dyn_ref::<js_sys::Function>()
    {
        // A promise's own `then` does not throw.
        let _ = then.call2(&promise, &copied, &failed);
    }
}

fn clipboard() -> Option<Clipboard> {
    let window = web_sys::window()?;
    let navigator = Reflect::get(&window, &JsValue::from_str("navigator")).ok()?;
    // Missing outside secure contexts, which the typed getter does not know.
    Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?.dyn_into().ok()
}
