//! Marks in the browser's own timeline.

/// The first live drawing is done.
pub(crate) const CHART: &str = "vardkronan:chart";
/// Input is answered.
pub(crate) const READY: &str = "vardkronan:ready";

/// Sets a mark; nothing happens where there is no timeline.
pub(crate) fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // A full timeline is no reason to stop.
        let _ = performance.mark(name);
    }
}
