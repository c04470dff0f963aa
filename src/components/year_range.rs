//! Which years: two handles on one track and, for exactness, two lists.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, InputEvent, Properties, TargetCast, function_component, html,
    use_effect_with, use_node_ref,
};

use crate::browser::element;
use crate::components::shown::Shown;
use crate::dataset::{Year, YearRange};
use crate::view::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct YearsProps {
    pub(super) shown: Shown,
    pub(super) on_act: Callback<Action>,
}

/// One end of the range.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}

/// The years; nothing where the data have only one.
#[function_component]
pub(super) fn Years(props: &YearsProps) -> Html {
    let shown = &props.shown;
    let track = use_node_ref();
    let all = shown.dataset.years();
    let chosen = shown.comparison.years.or(all);
    use_effect_with((track.clone(), all, chosen), |(track, all, chosen)| {
        if let (Some(track), Some(all), Some(chosen)) = (track.cast::<Element>(), all, chosen) {
            let percent = |year: Year| {
                let share = f64::from(year.since(all.first())) / f64::from(all.count() - 1).max(1.0);
                format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
            };
            element::set(&track, "--vk-from", &percent(chosen.first()));
            element::set(&track, "--vk-to", &percent(chosen.last()));
        }
    });
    let (Some(all), Some(chosen)) = (all, chosen) else { return Html::default() };
    if all.is_single() {
        return Html::default();
    }
    let label = shown.word("ui.years");
    html! {
        <div class="vk-field vk-years" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-range">
                { list(props, End::First, all, chosen) }
                <div class="vk-track" ref={track}>
                    { handle(props, End::First, all, chosen) }
                    { handle(props, End::Last, all, chosen) }
                </div>
                { list(props, End::Last, all, chosen) }
            </div>
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

    fn label(self) -> &'static str {
        match self {
            Self::First => "ui.first-year",
            Self::Last => "ui.last-year",
        }
    }
}

fn handle(props: &YearsProps, end: End, all: YearRange, chosen: YearRange) -> Html {
    let on_act = props.on_act.clone();
    let oninput = move |event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(year) = read_year(&input.value()) else { return };
        let next = end.moved(chosen, year);
        // A handle does not pass the other one.
        input.set_value(&end.of(next).to_string());
        on_act.emit(Action::ChooseYears(next));
    };
    let year = end.of(chosen).to_string();
    html! {
        <input
            type="range" class="vk-handle" min={all.first().to_string()}
            max={all.last().to_string()} step="1" value={year.clone()}
            aria-label={props.shown.word(end.label())} aria-valuetext={year} {oninput}
        />
    }
}

fn list(props: &YearsProps, end: End, all: YearRange, chosen: YearRange) -> Html {
    let on_act = props.on_act.clone();
    let onchange = move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(year) = select.and_then(|select| read_year(&select.value())) {
            on_act.emit(Action::ChooseYears(end.moved(chosen, year)));
        }
    };
    let years = match end {
        End::First => YearRange::new(all.first(), chosen.last().min(all.last())),
        End::Last => YearRange::new(chosen.first().max(all.first()), all.last()),
    };
    html! {
        <select class="vk-select vk-year" aria-label={props.shown.word(end.label())} {onchange}>
            { for years.unwrap_or(all).years().map(|year| html! {
                <option key={year.number()} value={year.to_string()} ~selected={year == end.of(chosen)}>
                    { year.to_string() }
                </option>
            }) }
        </select>
    }
}

fn read_year(text: &str) -> Option<Year> {
    Year::new(text.parse().ok()?)
}
