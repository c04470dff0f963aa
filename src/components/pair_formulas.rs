//! How the values of A and B were computed, for those who ask.

use yew::{Component, Context, Html, Properties, html};

use crate::components::details::used;
use crate::components::shown::Shown;
use crate::text::pair_formulas;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PairFormulasProps {
    pub(super) shown: Shown,
    /// The id of what opens.
    pub(super) id: String,
}

/// A button, and what it opens: looked up only while it is open.
pub(super) struct PairFormulas {
    is_open: bool,
}

impl Component for PairFormulas {
    type Message = ();
    type Properties = PairFormulasProps;

    fn create(_context: &Context<Self>) -> Self {
        Self { is_open: false }
    }

    fn update(&mut self, _context: &Context<Self>, (): ()) -> bool {
        self.is_open = !self.is_open;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let PairFormulasProps { shown, id } = context.props();
        let onclick = context.link().callback(|_| ());
        html! {
            <div class="vk-pairs-computed">
                <button
                    type="button" class="vk-button" aria-expanded={self.is_open.to_string()}
                    aria-controls={id.clone()} {onclick}
                >
                    { shown.word("details.computed") }
                </button>
                <div class="vk-computed" id={id.clone()}>
                    if self.is_open { { formulas(shown) } }
                </div>
            </div>
        }
    }
}

fn formulas(shown: &Shown) -> Html {
    let Shown { dataset, comparison, difference, locale, .. } = shown;
    let Some(difference) = difference else { return Html::default() };
    let (lenses, indicators) = pair_formulas(dataset, comparison, difference, locale);
    let mut parts = Vec::new();
    for lens in lenses {
        parts.push(html! { <p class="vk-purpose">{ lens.unit }</p> });
        for (side, formula) in lens.formulas {
            parts.push(html! { <p class="vk-formula">{ side }{ ": " }{ formula }</p> });
        }
    }
    if !indicators.is_empty() {
        let mut items = Vec::new();
        for indicator in indicators {
            items.push(used(shown, indicator));
        }
        parts.push(html! { <p class="vk-remark">{ shown.word("details.indicators") }</p> });
        parts.push(html! { <ul class="vk-rows">{ items }</ul> });
    }
    html! { <>{ parts }</> }
}
