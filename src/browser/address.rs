//! The page's own address, of which only what stands after `#` is ours.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

/// Browsers refuse a page that writes its address too often.
const PAUSE_MS: u32 = 250;

/// What stands after `#` now, if it can be a link of a view.
pub(crate) fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let link = hash.strip_prefix('#')?;
    link.contains('=').then(|| link.to_owned())
}

/// Writes links into the address, until it is dropped.
#[derive(Debug, Default)]
pub(crate) struct Address {
    due: Rc<RefCell<Option<String>>>,
    timer: Option<Timeout>,
}

impl Address {
    /// Soon the address has this link, unless another comes before; nothing is added to the
    /// history. It stays as it is where the browser refuses.
    pub(crate) fn write(&mut self, link: &str) {
        let is_waiting = self.due.replace(Some(link.to_owned())).is_some();
        if !is_waiting {
            let due = self.due.clone();
            self.timer = Some(Timeout::new(PAUSE_MS, move || {
                due.take().and_then(|link| replace(&link));
            }));
        }
    }
}

fn replace(link: &str) -> Option<()> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    // With the whole address: a fragment alone means another page in a frame without one.
    let page = address.split('#').next()?;
    let next = [page, "#", link].concat();
    window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&next)).ok()
}
