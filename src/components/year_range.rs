//! Which years: two handles on one track and, for exactness, two lists.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::{
    Callback, Html, InputEvent, Properties, classes, function_component, html, use_effect_with,
    use_node_ref,
};

use crate::browser::element;
use crate::components::select::Select;
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
            let share = |year: Year| {
                let part = f64::from(year.since(all.first())) / f64::from(all.count() - 1).max(1.0);
                format!("{:.4}", part.clamp(0.0, 1.0))
            };
            element::set(&track, "--vk-from-share", &share(chosen.first()));
            element::set(&track, "--vk-to-share", &share(chosen.last()));
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
    // Where both stand at the end, only the first one can still be moved.
    let is_above = end == End::First && chosen.first() == all.last();
    html! {
        <input
            type="range" class={classes!("vk-handle", is_above.then_some("vk-handle-above"))} min={all.first().to_string()}
            max={all.last().to_string()} step="1" value={year.clone()}
            aria-label={props.shown.word(end.label())} aria-valuetext={year} {oninput}
        />
    }
}

fn list(props: &YearsProps, end: End, all: YearRange, chosen: YearRange) -> Html {
    let on_act = props.on_act.clone();
    let on_choose = move |year: String| {
        if let Some(year) = read_year(&year) {
            on_act.emit(Action::ChooseYears(end.moved(chosen, year)));
        }
    };
    let years = match end {
        End::First => YearRange::new(all.first(), chosen.last().min(all.last())),
        End::Last => YearRange::new(chosen.first().max(all.first()), all.last()),
    };
    html! {
        <Select
            class="vk-select vk-year" label={props.shown.word(end.label())}
            value={end.of(chosen).to_string()} on_choose={Callback::from(on_choose)}
        >
            { for years.unwrap_or(all).years().map(|year| html! {
                <option key={year.number()} value={year.to_string()}>{ year.to_string() }</option>
            }) }
        </Select>
    }
}

fn read_year(text: &str) -> Option<Year> {
    Year::new(text.parse().ok()?)
}
