//! The marks of a chart as buttons: pointed at, focused, chosen.

use web_sys::Element;
use yew::{
    Callback, Html, KeyboardEvent, MouseEvent, PointerEvent, Properties, TargetCast,
    function_component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::browser::element;
use crate::chart::{Figure, Mark};
use crate::components::by_address::ByAddress;
use crate::components::roving;
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::text::mark_sentence;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarksProps {
    pub(super) shown: Shown,
    pub(super) figure: ByAddress<Figure>,
    pub(super) chosen: Option<usize>,
    /// Each time it grows, the current mark takes the focus.
    pub(super) focus_returns: u32,
    pub(super) on_point: Callback<Option<usize>>,
    pub(super) on_choose: Callback<Option<Choice>>,
}

/// A transparent button over each mark; one of them is a tab stop, arrows reach the others.
#[function_component]
pub(super) fn Marks(props: &MarksProps) -> Html {
    let layer = use_node_ref();
    let kept = use_state_eq(|| 0_usize);
    let marks = &props.figure.marks;
    let current = (*kept).min(marks.len().saturating_sub(1));
    use_effect_with((layer.clone(), props.figure.clone()), |(layer, figure)| {
        if let Some(layer) = layer.cast::<Element>() {
            place(&layer, figure);
        }
    });
    let returned = layer.clone();
    use_effect_with(props.focus_returns, move |&returns| {
        if returns > 0 {
            focus_button(returned.cast::<Element>().as_ref(), current);
        }
    });
    let onkeydown = {
        let (figure, layer, kept) = (props.figure.clone(), layer.clone(), kept.setter());
        move |event: KeyboardEvent| {
            if let Some(next) = roving::step(&figure.marks, current, &event.key()) {
                event.prevent_default();
                kept.set(next);
                focus_button(layer.cast::<Element>().as_ref(), next);
            }
        }
    };
    let onpointermove = {
        let (props, layer) = (props.clone(), layer.clone());
        move |event: PointerEvent| {
            props.on_point.emit(mark_at(&props, layer.cast().as_ref(), &event).map(|m| m.cell));
        }
    };
    let onclick = {
        let (props, layer) = (props.clone(), layer.clone());
        move |event: MouseEvent| {
            // A click on a button is the button's.
            let is_beside = event.target_dyn_into::<Element>() == layer.cast::<Element>();
            if is_beside {
                choose(
                    &props,
                    mark_at(&props, layer.cast().as_ref(), &event).map(|m| m.cell),
                    false,
                );
            }
        }
    };
    html! {
        <div
            class="vk-marks" ref={layer} role="group" aria-label={props.figure.label.clone()}
            {onkeydown} {onpointermove} {onclick}
        >
            { for marks.iter().enumerate().map(|(at, mark)| {
                let keep = kept.setter();
                button(props, mark, at == current, Callback::from(move |()| keep.set(at)))
            }) }
        </div>
    }
}

fn button(props: &MarksProps, mark: &Mark, is_stop: bool, on_focus: Callback<()>) -> Html {
    let Shown { dataset, comparison, locale, .. } = &props.shown;
    let cell = mark.cell;
    let is_chosen = props.chosen == Some(cell);
    let onfocus = {
        let on_point = props.on_point.clone();
        move |_| {
            on_focus.emit(());
            on_point.emit(Some(cell));
        }
    };
    let onblur = {
        let on_point = props.on_point.clone();
        move |_| on_point.emit(None)
    };
    let onclick = {
        let props = props.clone();
        // A key's click counts no presses of a pointer.
        move |event: MouseEvent| choose(&props, Some(cell), event.detail() == 0)
    };
    html! {
        <button
            type="button" class="vk-mark" key={cell} tabindex={if is_stop { "0" } else { "-1" }}
            aria-label={mark_sentence(dataset, comparison, cell, locale)}
            aria-pressed={is_chosen.to_string()} {onfocus} {onblur} {onclick}
        />
    }
}

/// Chooses a cell; the chosen one once more takes the choice back.
fn choose(props: &MarksProps, cell: Option<usize>, is_by_key: bool) {
    let cell = cell.filter(|cell| props.chosen != Some(*cell));
    props.on_choose.emit(cell.map(|cell| Choice { cell, is_by_key }));
}

fn mark_at<'a>(
    props: &'a MarksProps,
    layer: Option<&Element>,
    event: &MouseEvent,
) -> Option<&'a Mark> {
    let frame = layer?.get_bounding_client_rect();
    let x_px = f64::from(event.client_x()) - frame.left();
    let y_px = f64::from(event.client_y()) - frame.top();
    props.figure.mark_at(x_px, y_px)
}

/// Puts each button over its mark; from code, because a strict page allows no style attributes.
fn place(layer: &Element, figure: &Figure) {
    let buttons = layer.children();
    for (at, mark) in figure.marks.iter().enumerate() {
        let Some(button) = u32::try_from(at).ok().and_then(|at| buttons.item(at)) else { return };
        element::set_px(&button, "left", mark.bounds.left);
        element::set_px(&button, "top", mark.bounds.top);
        element::set_px(&button, "width", mark.bounds.width());
        element::set_px(&button, "height", mark.bounds.height());
    }
}

fn focus_button(layer: Option<&Element>, position: usize) {
    let position = u32::try_from(position).unwrap_or_default();
    if let Some(button) = layer.and_then(|layer| layer.children().item(position)) {
        element::focus(&button);
    }
}
