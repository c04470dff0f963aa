//! The sentence beside the mark that is pointed at.

use web_sys::HtmlElement;
use yew::{Html, NodeRef, html};

use crate::browser::element;
use crate::chart::Figure;
use crate::components::shown::Shown;
use crate::text::mark_sentence;

/// The button says the same; hearing it twice helps nobody.
pub(super) fn tooltip(shown: &Shown, cell: usize, node: NodeRef) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    html! {
        <div class="vk-tooltip" ref={node} aria-hidden="true">
            { mark_sentence(dataset, comparison, cell, locale) }
        </div>
    }
}

/// Above the mark, else below it, and inside the figure; close enough to be reached.
pub(super) fn place(node: &NodeRef, figure: &Figure, cell: usize) {
    let mark = figure.marks.iter().find(|mark| mark.cell == cell).map(|mark| mark.bounds);
    let (Some(node), Some(mark)) = (node.cast::<HtmlElement>(), mark) else { return };
    let (width_px, height_px) = (f64::from(node.offset_width()), f64::from(node.offset_height()));
    let middle_px = f64::midpoint(mark.left, mark.right);
    let left_px = (middle_px - width_px / 2.0).min(figure.width_px - width_px).max(0.0);
    let above_px = mark.top - height_px;
    let top_px = if above_px >= 0.0 { above_px } else { mark.bottom };
    element::set_px(&node, "left", left_px);
    element::set_px(&node, "top", top_px);
}
