//! The marks of a chart as buttons: pointed at, focused, chosen.

use yew::{
    Context, FocusEvent, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, TargetCast, html,
};

use crate::browser::element::{self, Element, Event, is_touch};
use crate::chart::{Figure, Mark};
use crate::compare::{Comparison, Datum};
use crate::components::by_address::ByAddress;
use crate::components::chart::{Chart, ChartMessage, ChartProps};
use crate::components::datum_key::key_of;
use crate::components::message::Message;
use crate::components::roving::{self, Key};
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::text::datum_sentence;

/// The mark that is a tab stop.
pub(super) const CURRENT: &str = ".vk-mark[tabindex='0']";
/// The attribute that tells a button's position.
const POSITION: &str = "data-at";

/// A transparent button over each mark; one of them is a tab stop, arrows reach the others.
///
/// A group of plain buttons: a reader of the screen finds each of them with the virtual cursor, by
/// swiping or in a list of buttons, and no role takes that away. `hint` is the id of how to use it.
pub(super) fn marks(
    chart: &Chart,
    figure: &ByAddress<Figure>,
    hint: String,
    context: &Context<Chart>,
) -> Html {
    let ChartProps { shown, chosen, dispatch, .. } = context.props();
    let current = chart.current;
    let (link, marks) = (context.link().clone(), figure.clone());
    let onkeydown = move |event: KeyboardEvent| {
        let is_alone = !event.alt_key() && !event.meta_key() && !event.shift_key();
        let key = Key { name: &event.key(), is_with_control: event.ctrl_key() };
        let next = roving::step(&marks.marks, current, key).filter(|_| is_alone);
        if let Some(next) = next {
            event.prevent_default();
            link.send_message(ChartMessage::Step(next));
        }
    };
    let (link, marks, layer) = (context.link().clone(), figure.clone(), chart.layer.clone());
    let onpointermove = move |event: PointerEvent| {
        // A finger that moves scrolls the page.
        if !is_touch(&event) {
            link.send_message(ChartMessage::Point(datum_at(&marks, &layer, &event)));
        }
    };
    let onfocusin = context.link().batch_callback(|event: FocusEvent| {
        let is_ringed = event.target_dyn_into::<Element>().is_some_and(|e| element::is_ringed(&e));
        position(&event).map(|position| ChartMessage::Focus { position, is_ringed })
    });
    let onfocusout = context.link().callback(|_| ChartMessage::Blur);
    let (link, marks, layer) = (context.link().clone(), figure.clone(), chart.layer.clone());
    let (dispatch, before, shown_here) = (dispatch.clone(), *chosen, shown.clone());
    let onclick = move |event: MouseEvent| {
        // A key's click counts no presses of a pointer, nor has it a place.
        let is_by_key = event.detail() == 0;
        let at = position(&event).and_then(|at| marks.marks.get(at)).map(|mark| mark.datum);
        let datum = if is_by_key { at } else { datum_at(&marks, &layer, &event).or(at) };
        if !is_by_key {
            link.send_message(ChartMessage::Point(datum));
        }
        let datum = chosen_by(&shown_here.comparison, datum, before);
        dispatch.send(Message::Choose(datum.map(|datum| Choice { datum, is_by_key })));
    };
    let mut buttons = Vec::new();
    for (at, mark) in figure.marks.iter().enumerate() {
        buttons.push(button(shown, mark, at, at == current, *chosen == Some(mark.datum)));
    }
    html! {
        <div
            class="vk-marks" ref={chart.layer.clone()} role="group"
            aria-label={shown.word("chart.values")} aria-describedby={hint}
            {onkeydown} {onpointermove} {onfocusin} {onfocusout} {onclick}
        >
            { buttons }
        </div>
    }
}

/// What is chosen when that is pressed, and `before` was chosen.
fn chosen_by(
    comparison: &Comparison,
    pressed: Option<Datum>,
    before: Option<Datum>,
) -> Option<Datum> {
    // The rows of an earlier stage are those of its mark, whose steps they tell.
    let datum = pressed.map(|datum| comparison.cell_index(datum).map_or(datum, Datum::Cell));
    // The chosen one once more takes the choice back.
    datum.filter(|datum| before != Some(*datum))
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
            type="button" class="vk-mark" key={key_of(mark.datum)} data-at={at.to_string()}
            ~style={element::style(&style)} tabindex={if is_stop { "0" } else { "-1" }}
            aria-label={datum_sentence(dataset, comparison, mark.datum, locale)}
            aria-current={is_chosen.then_some("true")}
        />
    }
}

/// The position of the mark whose button the event is of; `None` beside the buttons.
fn position(event: &Event) -> Option<usize> {
    event.target_dyn_into::<Element>()?.get_attribute(POSITION)?.parse().ok()
}

fn datum_at(figure: &Figure, layer: &NodeRef, event: &MouseEvent) -> Option<Datum> {
    let (x_px, y_px) = element::point_in(&layer.cast::<Element>()?, event);
    figure.mark_at(x_px, y_px).map(|mark| mark.datum)
}
