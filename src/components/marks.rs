//! The marks of a chart as buttons: pointed at, focused, chosen.

use yew::{
    Context, FocusEvent, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, TargetCast, html,
};

use crate::browser::element::{self, Element, Event};
use crate::chart::{Figure, Mark};
use crate::components::by_address::ByAddress;
use crate::components::chart::{Chart, ChartMessage, ChartProps};
use crate::components::message::Message;
use crate::components::roving;
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::text::mark_sentence;

/// The mark that is a tab stop.
pub(super) const CURRENT: &str = ".vk-mark[tabindex='0']";
/// The attribute that tells a button's position.
const POSITION: &str = "data-at";

/// A transparent button over each mark; one of them is a tab stop, arrows reach the others.
pub(super) fn marks(chart: &Chart, figure: &ByAddress<Figure>, context: &Context<Chart>) -> Html {
    let ChartProps { shown, chosen, dispatch, .. } = context.props();
    let current = chart.current;
    let (link, marks) = (context.link().clone(), figure.clone());
    let onkeydown = move |event: KeyboardEvent| {
        if let Some(next) = roving::step(&marks.marks, current, &event.key()) {
            event.prevent_default();
            link.send_message(ChartMessage::Step(next));
        }
    };
    let (link, marks, layer) = (context.link().clone(), figure.clone(), chart.layer.clone());
    let onpointermove = move |event: PointerEvent| {
        link.send_message(ChartMessage::Point(cell_at(&marks, &layer, &event)));
    };
    let onfocusin = context.link().batch_callback(|event: FocusEvent| {
        let is_ringed = event.target_dyn_into::<Element>().is_some_and(|e| element::is_ringed(&e));
        position(&event).map(|position| ChartMessage::Focus { position, is_ringed })
    });
    let onfocusout = context.link().callback(|_| ChartMessage::Blur);
    let (link, marks, layer) = (context.link().clone(), figure.clone(), chart.layer.clone());
    let (dispatch, chosen_cell) = (dispatch.clone(), *chosen);
    let onclick = move |event: MouseEvent| {
        // A key's click counts no presses of a pointer.
        let is_by_key = event.detail() == 0;
        let cell = match position(&event) {
            Some(position) => marks.marks.get(position).map(|mark| mark.cell),
            None => cell_at(&marks, &layer, &event),
        };
        if !is_by_key {
            link.send_message(ChartMessage::Point(cell));
        }
        // The chosen one once more takes the choice back.
        let cell = cell.filter(|cell| chosen_cell != Some(*cell));
        dispatch.send(Message::Choose(cell.map(|cell| Choice { cell, is_by_key })));
    };
    let mut buttons = Vec::new();
    for (at, mark) in figure.marks.iter().enumerate() {
        buttons.push(button(shown, mark, at, at == current, *chosen == Some(mark.cell)));
    }
    html! {
        <div
            class="vk-marks" ref={chart.layer.clone()} role="group"
            aria-label={figure.label.clone()} {onkeydown} {onpointermove} {onfocusin} {onfocusout}
            {onclick}
        >
            { buttons }
        </div>
    }
}

fn button(shown: &Shown, mark: &Mark, at: usize, is_stop: bool, is_chosen: bool) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    let bounds = mark.bounds;
    let style = format!(
        "left:{:.2}px;top:{:.2}px;width:{:.2}px;height:{:.2}px",
        bounds.left,
        bounds.top,
        bounds.width(),
        bounds.height()
    );
    // The style is a property, because a strict page allows no style attributes.
    html! {
        <button
            type="button" class="vk-mark" key={mark.cell} data-at={at.to_string()} ~style={style}
            tabindex={if is_stop { "0" } else { "-1" }}
            aria-label={mark_sentence(dataset, comparison, mark.cell, locale)}
            aria-pressed={is_chosen.to_string()}
        />
    }
}

/// The position of the mark whose button the event is of; `None` beside the buttons.
fn position(event: &Event) -> Option<usize> {
    event.target_dyn_into::<Element>()?.get_attribute(POSITION)?.parse().ok()
}

fn cell_at(figure: &Figure, layer: &NodeRef, event: &MouseEvent) -> Option<usize> {
    let (x_px, y_px) = element::point_in(&layer.cast::<Element>()?, event);
    figure.mark_at(x_px, y_px).map(|mark| mark.cell)
}
