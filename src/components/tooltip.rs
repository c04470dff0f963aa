//! The sentence beside the mark that is pointed at.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{Callback, Html, Properties, function_component, html, use_effect_with, use_node_ref};

use crate::browser::element;
use crate::chart::{Figure, Rect};
use crate::components::by_address::ByAddress;
use crate::components::shown::Shown;
use crate::text::mark_sentence;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TooltipProps {
    pub(super) shown: Shown,
    pub(super) figure: ByAddress<Figure>,
    pub(super) cell: usize,
    pub(super) on_point: Callback<Option<usize>>,
}

/// Stays while the pointer is on it, and goes at Escape.
#[function_component]
pub(super) fn Tooltip(props: &TooltipProps) -> Html {
    let node = use_node_ref();
    let on_point = props.on_point.clone();
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |event| {
                let event = event.dyn_ref::<KeyboardEvent>();
                if event.is_some_and(|event| event.key() == "Escape") {
                    on_point.emit(None);
                }
            })
        });
        move || drop(listener)
    });
    use_effect_with(
        (node.clone(), props.figure.clone(), props.cell, props.shown.clone()),
        |(node, figure, cell, _)| {
            let mark = figure.marks.iter().find(|mark| mark.cell == *cell);
            if let (Some(node), Some(mark)) = (node.cast::<HtmlElement>(), mark) {
                place(&node, figure, mark.bounds);
            }
        },
    );
    let Shown { dataset, comparison, locale, .. } = &props.shown;
    // The button says the same; hearing it twice helps nobody.
    html! {
        <div class="vk-tooltip" ref={node} aria-hidden="true">
            { mark_sentence(dataset, comparison, props.cell, locale) }
        </div>
    }
}

/// Beside a tall mark, above or below another; inside the figure and close enough to be reached.
fn place(node: &HtmlElement, figure: &Figure, mark: Rect) {
    let (width_px, height_px) = (f64::from(node.offset_width()), f64::from(node.offset_height()));
    let (before_px, above_px) = (mark.left - width_px, mark.top - height_px);
    let middle_px = f64::midpoint(mark.left, mark.right) - width_px / 2.0;
    let within = |left_px: f64| left_px.min(figure.width_px - width_px).max(0.0);
    let (left_px, top_px) = if above_px >= 0.0 {
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
    element::set_px(node, "left", left_px);
    element::set_px(node, "top", top_px);
}
