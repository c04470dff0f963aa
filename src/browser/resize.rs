//! The width of an element, as it changes.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls back with the element's width until it is dropped.
#[derive(Debug)]
pub(crate) struct WidthWatch {
    observer: Option<ResizeObserver>,
    _on_resize: Closure<dyn FnMut(Array)>,
}

impl WidthWatch {
    /// Starts to watch; the first call comes at once, from here.
    pub(crate) fn new(element: &Element, on_width: Rc<dyn Fn(f64)>) -> Self {
        on_width(width_px(element));
        let watched = element.clone();
        let on_resize =
            Closure::<dyn FnMut(Array)>::new(move |_: Array| on_width(width_px(&watched)));
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _on_resize: on_resize }
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The width of the element's box without its borders, whole and fractional pixels alike.
fn width_px(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}
