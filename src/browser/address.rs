//! The page's own address, of which only what stands after `#` is ours.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{Event, Window};

use crate::browser::listener::Listener;
use crate::browser::window;

/// Browsers refuse a page that writes its address too often.
const PAUSE_MS: u32 = 250;

/// What stands after `#` now, if it can be a link of a view.
pub(crate) fn fragment() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let link = hash.strip_prefix('#')?;
    link.contains('=').then(|| link.to_owned())
}

/// Where the page lies, with `/` at its end; `None` if it is not of the web.
pub(crate) fn directory() -> Option<String> {
    let address = window()?.location().href().ok()?;
    let page = address.split(['?', '#']).next()?;
    let (directory, _) = page.rsplit_once('/')?;
    page.starts_with("http").then(|| [directory, "/"].concat())
}

/// Whether another page is around this one.
pub(crate) fn is_framed() -> bool {
    window().is_some_and(|window| !is_outermost(&window))
}

/// Writes links into the address and hears where the reader goes by the browser's own buttons,
/// until it is dropped.
#[derive(Debug)]
pub(crate) struct Address {
    queue: Rc<Queue>,
    _listeners: [Listener; 2],
}

#[derive(Debug, Default)]
struct Queue {
    due: RefCell<Option<Due>>,
    /// Whether an address was written a moment ago.
    is_resting: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
}

/// A link that is to be written.
#[derive(Debug)]
struct Due {
    link: String,
    is_step: bool,
}

impl Address {
    /// `on_travel` gets the link that the address has after each step through the browser's
    /// history, or after an edit; an empty one where it has none. A place in the page is no link.
    pub(crate) fn new(on_travel: Rc<dyn Fn(String)>) -> Self {
        let queue = Rc::new(Queue::default());
        let waiting = Rc::downgrade(&queue);
        let on_event = Rc::new(move |_: &Event| {
            // What was to be written belongs to the place that the reader has left.
            if let Some(queue) = waiting.upgrade() {
                queue.due.take();
            }
            let hash = window().and_then(|window| window.location().hash().ok());
            if let Some(link) = fragment().or(hash.filter(String::is_empty)) {
                on_travel(link);
            }
        });
        let window = window();
        // One of them is enough in most browsers, for most ways to get there.
        let listen = |name| Listener::new(window.as_deref(), name, on_event.clone());
        Self { queue, _listeners: ["popstate", "hashchange"].map(listen) }
    }

    /// The address has this link at once or soon, unless another comes before; at most four times
    /// a second. It stays as it is where the browser refuses.
    ///
    /// A step gets a place of its own in the browser's history, but never in that of a page around
    /// this one.
    pub(crate) fn write(&self, link: &str, is_step: bool) {
        let before = self.queue.due.take();
        let is_step = is_step || before.is_some_and(|before| before.is_step);
        self.queue.due.replace(Some(Due { link: link.to_owned(), is_step }));
        if !self.queue.is_resting.get() {
            flush(&Rc::downgrade(&self.queue));
        }
    }
}

/// Writes what is due and rests; without anything due, rests no more.
fn flush(queue: &Weak<Queue>) {
    let Some(queue) = queue.upgrade() else { return };
    let due = queue.due.take();
    queue.is_resting.set(due.is_some());
    if let Some(due) = due {
        let waiting = Rc::downgrade(&queue);
        queue.timer.replace(Some(Timeout::new(PAUSE_MS, move || flush(&waiting))));
        // Refused, it stays as it is.
        let _ = put(&due);
    }
}

fn put(due: &Due) -> Option<()> {
    let window = window()?;
    let address = window.location().href().ok()?;
    // With the whole address: a fragment alone means another page in a frame without one.
    let page = address.split('#').next()?;
    let next = [page, "#", &due.link].concat();
    if next == address {
        return Some(());
    }
    let history = window.history().ok()?;
    if due.is_step && is_outermost(&window) {
        history.push_state_with_url(&JsValue::NULL, "", Some(&next)).ok()
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&next)).ok()
    }
}

/// Whether no page is around this one; a frame shares the history of its host.
fn is_outermost(window: &Window) -> bool {
    window.parent().ok().flatten().is_some_and(|parent| parent == *window)
}
