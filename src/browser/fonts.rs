//! Fonts that arrive after the first drawing.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use crate::browser::listener::{Listener, OnEvent};

/// Calls back whenever the document has loaded fonts; silent where the browser cannot tell.
pub(crate) fn watch_fonts(on_loaded: OnEvent) -> Listener {
    let fonts = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| Reflect::get(&document, &JsValue::from_str("fonts")).ok())
        .and_then(|fonts| fonts.dyn_into::<EventTarget>().ok());
    Listener::new(fonts.as_ref(), "loadingdone", on_loaded)
}
