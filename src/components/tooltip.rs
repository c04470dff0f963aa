//! The sentence beside the mark that is pointed at.

use yew::{Html, NodeRef, html};

use crate::browser::element::{self, HtmlElement};
use crate::chart::Figure;
use crate::compare::Datum;
use crate::components::shown::Shown;
use crate::text::starred_datum_sentence;

/// The button says the same; hearing it twice helps nobody.
///
/// Where its rows are open, it says so: on a phone they may begin below the window.
pub(super) fn tooltip(shown: &Shown, datum: Datum, is_chosen: bool, node: NodeRef) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    html! {
        <div class="vk-tooltip" part="tooltip" ref={node} aria-hidden="true">
            { starred_datum_sentence(dataset, comparison, datum, locale) }
            if is_chosen {
                <span class="vk-below">{ shown.word("ui.rows-below") }</span>
            }
        </div>
    }
}

/// So far it may stand out over the chart.
const OVERHANG_PX: f64 = 40.0;

/// Above the mark, else beside or below it, within the figure's width; close enough to be reached.
pub(super) fn place(node: &NodeRef, figure: &Figure, datum: Datum) {
    let mark = figure.marks.iter().find(|mark| mark.datum == datum).map(|mark| mark.bounds);
    let (Some(node), Some(mark)) = (node.cast::<HtmlElement>(), mark) else { return };
    let (width_px, height_px) = element::size_px(&node);
    let (before_px, above_px) = (mark.left - width_px, mark.top - height_px);
    let middle_px = f64::midpoint(mark.left, mark.right) - width_px / 2.0;
    let within = |left_px: f64| left_px.min(figure.width_px - width_px).max(0.0);
    // Below, a finger would hide it, and it the years; over the chart there is little to hide.
    let (left_px, top_px) = if above_px >= -OVERHANG_PX {
        (within(middle_px), above_px)
    } else if mark.height() < height_px {
        (within(middle_px), mark.bottom)
    } else if mark.right + width_px <= figure.width_px {
        (mark.right, mark.top)
    } else if before_px >= 0.0 {
        (before_px, mark.top)
    } else {
        (within(middle_px), mark.bottom)
    };
    element::set_px(&node, "left", left_px);
    element::set_px(&node, "top", top_px);
}
