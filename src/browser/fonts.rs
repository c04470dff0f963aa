//! Fonts that arrive after the first drawing.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// Calls back whenever the document has loaded fonts, until it is dropped.
#[derive(Debug)]
pub(crate) struct FontWatch {
    _listener: Option<EventListener>,
}

impl FontWatch {
    /// Starts to watch; silent where the browser cannot tell.
    pub(crate) fn new(on_loaded: impl Fn() + 'static) -> Self {
        let fonts = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| js_sys::Reflect::get(&document, &JsValue::from_str("fonts")).ok())
            .and_then(|fonts| fonts.dyn_into::<EventTarget>().ok());
        let listener =
            fonts.map(|fonts| EventListener::new(&fonts, "loadingdone", move |_| on_loaded()));
        Self { _listener: listener }
    }
}
