//! The clipboard, where the page may use it.

use wasm_bindgen::JsValue;

use crate::browser::promise::{member, method, settled};
use crate::browser::window;

/// Copies the text and then says whether it worked.
///
/// It does not work in an insecure page or in a frame without permission.
pub(crate) fn copy(text: &str, on_done: impl Fn(bool) + 'static) {
    match start(text) {
        Some(promise) => settled(&promise, on_done),
        None => on_done(false),
    }
}

/// The promise to copy; by names, because the clipboard is missing outside secure contexts, which
/// the typed getters do not know.
fn start(text: &str) -> Option<JsValue> {
    let navigator = member(window()?.as_ref(), "navigator")?;
    let clipboard = member(&navigator, "clipboard")?;
    method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(text)).ok()
}
