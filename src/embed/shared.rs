//! Bytes that several elements of a page show are kept once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

thread_local! {
    static KEPT: RefCell<Vec<(Uint8Array, Weak<Vec<u8>>)>> = const { RefCell::new(Vec::new()) };
}

/// The bytes of an array: the same as long as any widget has those of that very array.
pub(super) fn bytes(array: &Uint8Array) -> Rc<Vec<u8>> {
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|(_, bytes)| bytes.strong_count() > 0);
        let found = kept.iter().find(|(it, _)| same(it, array));
        found.and_then(|(_, bytes)| bytes.upgrade()).unwrap_or_else(|| {
            let bytes = Rc::new(array.to_vec());
            kept.push((array.clone(), Rc::downgrade(&bytes)));
            bytes
        })
    })
}

fn same(one: &Uint8Array, other: &Uint8Array) -> bool {
    let [one, other]: [&JsValue; 2] = [one.as_ref(), other.as_ref()];
    one == other
}
