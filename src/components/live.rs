//! What changed, for those who hear the widget.

use core::mem::replace;

use yew::{Component, Context, Html, Properties, html};

use crate::browser::timer::Timeout;
use crate::components::shown::Shown;
use crate::components::table::sorted_words;
use crate::components::widget::Widget;
use crate::text::{announcement, empty_state, no_map_words};

/// Many small steps, as of a slider, are one change: only the last of them is said.
const PAUSE_MS: u32 = 300;

/// What has happened last that is worth a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Another view, or another language.
    View,
    /// The table has another order.
    Order,
    /// The chart cannot be drawn.
    Undrawable,
    /// The map was tried, and there is none.
    NoMap,
}

impl News {
    /// The same, unless it is that the chart cannot be drawn, which it can again.
    pub(super) fn after_drawing(self) -> Self {
        if self == Self::Undrawable { Self::View } else { self }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LiveProps {
    pub(super) sentence: String,
}

/// Says one sentence after each change, when the changes pause; silent before the first.
pub(super) struct Live {
    said: String,
    timer: Option<Timeout>,
}

impl Component for Live {
    /// The pause is over.
    type Message = ();
    type Properties = LiveProps;

    fn create(_: &Context<Self>) -> Self {
        Self { said: String::new(), timer: None }
    }

    fn update(&mut self, context: &Context<Self>, (): ()) -> bool {
        let sentence = context.props().sentence.clone();
        replace(&mut self.said, sentence.clone()) != sentence
    }

    fn changed(&mut self, context: &Context<Self>, before: &LiveProps) -> bool {
        if context.props().sentence != before.sentence {
            let link = context.link().clone();
            self.timer = Some(Timeout::new(PAUSE_MS, move || link.send_message(())));
        }
        false
    }

    fn view(&self, _: &Context<Self>) -> Html {
        html! {
            <div class="vk-unseen" role="status" aria-live="polite">{ self.said.clone() }</div>
        }
    }
}

/// The sentence about what has happened last; `place` is that of a named view that is shown.
pub(super) fn sentence(widget: &Widget, shown: &Shown, place: Option<String>) -> String {
    let Shown { dataset, comparison, view, remedy, locale, .. } = shown;
    match widget.news {
        News::Undrawable => shown.word("ui.error-chart").to_owned(),
        News::Order => widget.sorting.map_or_else(String::new, |it| sorted_words(shown, it)),
        News::NoMap => {
            shown.no_map.map_or_else(String::new, |it| no_map_words(shown.locale, it).to_owned())
        }
        News::View => match empty_state(dataset, comparison, view, remedy.as_deref(), locale) {
            Some(empty) => empty.sentence(),
            None => place.unwrap_or_else(|| announcement(dataset, comparison, locale)),
        },
    }
}
