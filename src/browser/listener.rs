//! Listening to what the page and its parts tell.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

use crate::browser::window;

/// What is called with each event.
pub(crate) type OnEvent = Rc<dyn Fn(&Event)>;

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Listener {
    _listener: Option<EventListener>,
}

impl Listener {
    /// Listens to a target; silent without one.
    pub(crate) fn new(target: Option<&EventTarget>, name: &'static str, on_event: OnEvent) -> Self {
        // Before the target's own listeners, which may answer by what they find.
        let phase = EventListenerPhase::Capture;
        let options = EventListenerOptions { phase, passive: true };
        let listener = target.map(|target| {
            EventListener::new_with_options(target, name, options, move |event| on_event(event))
        });
        Self { _listener: listener }
    }

    /// Listens to the page's window.
    pub(crate) fn on_window(name: &'static str, on_event: OnEvent) -> Self {
        Self::new(window().as_deref(), name, on_event)
    }

    /// Listens to the whole page.
    pub(crate) fn on_page(name: &'static str, on_event: OnEvent) -> Self {
        let document = window().and_then(|window| window.document());
        let target = document.as_ref().map(AsRef::as_ref);
        Self::new(target, name, on_event)
    }
}
