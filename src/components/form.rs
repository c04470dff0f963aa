//! How the chart is drawn: its form, and the scales of small multiples.

use yew::{Callback, Html, html};

use crate::components::message::{Dispatch, Message};
use crate::components::segments::{Segment, segments};
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::dataset::letter::small;
use crate::text::form_word;
use crate::view::{Action, Axis, ChartKind, Form, form_name};

/// The choices that this chart leaves; nothing where it leaves none. `prefix` is of names.
pub(super) fn forms(shown: &Shown, prefix: &str, dispatch: &Dispatch) -> Html {
    let is_multiples =
        shown.view.chart == ChartKind::Years && shown.comparison.form().form == Form::Multiples;
    html! {
        <>
            { form(shown, dispatch) }
            if is_multiples { { axis(shown, &[prefix, "axis"].concat(), dispatch) } }
        </>
    }
}

/// The forms that can show the view, and the one that suits the data.
fn form(shown: &Shown, dispatch: &Dispatch) -> Html {
    let Shown { comparison, view, locale, .. } = shown;
    let forms = comparison.forms();
    if !matches!(view.chart, ChartKind::Regions | ChartKind::Years) || forms.len() < 2 {
        return Html::default();
    }
    let by_data =
        form_word(locale, comparison.form_by_data()).chars().map(small).collect::<String>();
    let mut options = vec![option("", &locale.fill("form.by-data", &[("form", &by_data)]))];
    for &form in &forms {
        options.push(option(form_name(form), form_word(locale, form)));
    }
    // One that was refused is not shown.
    let chosen = view.form.filter(|form| forms.contains(form));
    let on_choice = dispatch.clone();
    let on_choose = move |value: String| {
        let form = Form::ALL.into_iter().find(|form| form_name(*form) == value);
        on_choice.act(Action::ChooseForm(form));
    };
    let label = shown.word("ui.form");
    let list = Select {
        value: chosen.map_or_else(String::new, |form| form_name(form).to_owned()),
        label: Some(label),
        id: None,
        class: "vk-select",
    };
    html! {
        <div class="vk-field">
            <span class="vk-label" aria-hidden="true">{ label }</span>
            { select(list, options, Callback::from(on_choose)) }
        </div>
    }
}

fn axis(shown: &Shown, name: &str, dispatch: &Dispatch) -> Html {
    let segment = |(axis, key)| Segment {
        words: shown.word(key),
        is_chosen: shown.view.axis == axis,
        message: Message::Act(Action::ChooseAxis(axis)),
    };
    let axes = [(Axis::Shared, "axis.shared-choice"), (Axis::Free, "axis.free-choice")];
    segments(shown.word("ui.axis"), name, axes.map(segment).into(), dispatch)
}
