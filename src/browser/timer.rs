//! A call that comes later, unless what waits for it is dropped before.

pub(crate) use gloo::timers::callback::Timeout;
