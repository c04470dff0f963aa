//! The browser, one interface a file; whatever is set up is taken down when its value is dropped.

pub(crate) mod address;
pub(crate) mod audio;
pub(crate) mod canvas;
pub(crate) mod clipboard;
pub(crate) mod dialog;
pub(crate) mod element;
pub(crate) mod focus;
pub(crate) mod fonts;
pub(crate) mod house;
pub(crate) mod listener;
pub(crate) mod media;
pub(crate) mod promise;
pub(crate) mod resize;
pub(crate) mod timer;

/// The page's window; `None` where the components are rendered natively, or in a worker.
pub(crate) fn window() -> Option<web_sys::Window> {
    // Elsewhere the bridge to the browser would panic.
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
