//! Which years: two handles on one track and, for exactness, two lists.

use yew::{Callback, Html, InputEvent, html};

use crate::browser::element;
use crate::components::message::{Dispatch, Message};
use crate::components::select::{Select, select};
use crate::components::shown::Shown;
use crate::components::step::{sign_step, step};
use crate::dataset::{Year, YearRange};
use crate::view::{Action, Criterion};

/// One end of the range.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}

/// The years; nothing where the data have only one.
pub(super) fn years(shown: &Shown, dispatch: &Dispatch) -> Html {
    let all = shown.dataset.years();
    let chosen = shown.comparison.years.or(all);
    let (Some(all), Some(chosen)) = (all, chosen) else { return Html::default() };
    // A link may name years that the data do not have.
    let all = all.union(chosen);
    if all.is_single() {
        return Html::default();
    }
    let label = shown.word("ui.years");
    let share = |year: Year| {
        let part = f64::from(year.since(all.first())) / f64::from(all.count() - 1).max(1.0);
        part.clamp(0.0, 1.0)
    };
    let (from, to) = (share(chosen.first()), share(chosen.last()));
    let style = format!("--vk-from-share:{from:.4};--vk-to-share:{to:.4}");
    html! {
        <div class="vk-field vk-years" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-range">
                { list(shown, End::First, all, chosen, dispatch) }
                // A property: a strict page allows no style attributes.
                <div class="vk-track" ~style={element::style(&style)}>
                    { handle(shown, End::First, all, chosen, dispatch) }
                    { handle(shown, End::Last, all, chosen, dispatch) }
                </div>
                { list(shown, End::Last, all, chosen, dispatch) }
            </div>
            { steps(shown, all, chosen, dispatch) }
        </div>
    }
}

/// What handles do, without dragging: by one year, a single one, all.
fn steps(shown: &Shown, all: YearRange, chosen: YearRange, dispatch: &Dispatch) -> Html {
    let moved = |by: i64| {
        let moved = |year: Year| Year::new(i64::from(year.number()) + by);
        let moved = YearRange::new(moved(chosen.first())?, moved(chosen.last())?)?;
        (all.union(moved) == all).then_some(Action::ChooseYears(moved))
    };
    let only = (!chosen.is_single()).then_some(Action::ChooseYear(chosen.last()));
    let last = chosen.last().to_string();
    let is_all = shown.dataset.years() == Some(chosen);
    let every = (!is_all).then_some(Action::Omit(Criterion::Years));
    let act = |action: Option<Action>| action.map(Message::Act);
    let sign =
        |sign, key, action| sign_step(sign, shown.word(key).to_owned(), act(action), dispatch);
    let only_words = shown.locale.fill("ui.only-year", &[("year", &last)]);
    html! {
        <div class="vk-steps">
            { sign("‹", "ui.years-back", moved(-1)) }
            { sign("›", "ui.years-forth", moved(1)) }
            { step(&only_words, act(only), dispatch) }
            { step(shown.word("ui.all-years"), act(every), dispatch) }
        </div>
    }
}

impl End {
    fn of(self, range: YearRange) -> Year {
        match self {
            Self::First => range.first(),
            Self::Last => range.last(),
        }
    }

    /// The range with this end at the year, or at the other end if the year is beyond it.
    fn moved(self, range: YearRange, year: Year) -> YearRange {
        let moved = match self {
            Self::First => YearRange::new(year.min(range.last()), range.last()),
            Self::Last => YearRange::new(range.first(), year.max(range.first())),
        };
        moved.unwrap_or(range)
    }

    fn handle_label(self) -> &'static str {
        match self {
            Self::First => "ui.first-year-handle",
            Self::Last => "ui.last-year-handle",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::First => "ui.first-year",
            Self::Last => "ui.last-year",
        }
    }
}

fn handle(shown: &Shown, end: End, all: YearRange, chosen: YearRange, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let oninput = move |event: InputEvent| {
        let value = element::value_of(&event);
        let Some(year) = value.and_then(|value| read_year(&value)) else { return };
        let next = end.moved(chosen, year);
        // A handle does not pass the other one.
        element::show_value(&event, &end.of(next).to_string());
        dispatch.act(Action::ChooseYears(next));
    };
    let year = end.of(chosen).to_string();
    // Where both stand at the end, only the first one can still be moved.
    let is_above = end == End::First && chosen.first() == all.last();
    let class = if is_above { "vk-handle vk-handle-above" } else { "vk-handle" };
    html! {
        <input
            type="range" {class} min={all.first().to_string()}
            max={all.last().to_string()} step="1" value={year.clone()}
            aria-label={shown.word(end.handle_label())} aria-valuetext={year} {oninput}
        />
    }
}

fn list(shown: &Shown, end: End, all: YearRange, chosen: YearRange, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let on_choose = move |year: String| {
        if let Some(year) = read_year(&year) {
            dispatch.act(Action::ChooseYears(end.moved(chosen, year)));
        }
    };
    let years = match end {
        End::First => YearRange::new(all.first(), chosen.last().min(all.last())),
        End::Last => YearRange::new(chosen.first().max(all.first()), all.last()),
    };
    let options = year_options(years.unwrap_or(all));
    let list = Select {
        value: end.of(chosen).to_string(),
        label: Some(shown.word(end.label())),
        id: None,
        class: "vk-select vk-year",
    };
    select(list, options, Callback::from(on_choose))
}

/// The options of a list of years.
pub(super) fn year_options(years: YearRange) -> Vec<Html> {
    let mut options = Vec::new();
    for year in years.years() {
        let words = year.to_string();
        options
            .push(html! { <option key={year.number()} value={words.clone()}>{ words }</option> });
    }
    options
}

pub(super) fn read_year(text: &str) -> Option<Year> {
    Year::new(text.parse().ok()?)
}
