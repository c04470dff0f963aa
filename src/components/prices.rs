//! At which price level, and by which index.

use yew::{Callback, Html, html};

use crate::components::message::Dispatch;
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::components::year_range::read_year;
use crate::dataset::IndicatorKind;
use crate::view::{Action, Measure, Prices};

/// The base years that the index has, latest first; instead of them, why there is no choice.
pub(super) fn prices(shown: &Shown, dispatch: &Dispatch) -> Html {
    let label = shown.word("ui.prices");
    let mut years = shown.view.base_years(&shown.dataset);
    // A link may ask for prices that the index does not have.
    if let Prices::Of(year) = shown.view.prices
        && !years.contains(&year)
    {
        years.push(year);
    }
    let reason = if shown.view.measure == Measure::Share {
        Some("prices.not-for-share")
    } else {
        years.is_empty().then_some("absence.no-index")
    };
    if let Some(reason) = reason {
        return html! {
            <div class="vk-field">
                <span class="vk-label">{ label }</span>
                <span class="vk-reason">{ shown.word(reason) }</span>
            </div>
        };
    }
    let value = |prices| match prices {
        Prices::Current => String::new(),
        Prices::Of(year) => year.to_string(),
    };
    let mut options = vec![option("", shown.word("prices.current"))];
    for year in years.into_iter().rev() {
        let year = year.to_string();
        let words = shown.locale.fill("prices.base", &[("year", &year)]);
        options.push(option(&year, &words));
    }
    let on_choice = dispatch.clone();
    let on_choose = move |value: String| {
        let prices = read_year(&value).map_or(Prices::Current, Prices::Of);
        on_choice.act(Action::ChoosePrices(prices));
    };
    html! {
        <div class="vk-field">
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-prices">
                { list(value(shown.view.prices), label, options, on_choose) }
                { indices(shown, dispatch) }
            </div>
        </div>
    }
}

/// The price indices, where amounts are converted and there is more than one.
fn indices(shown: &Shown, dispatch: &Dispatch) -> Html {
    let indices = || shown.dataset.indicators(IndicatorKind::PriceIndex);
    if shown.view.prices == Prices::Current || indices().count() < 2 {
        return Html::default();
    }
    let mut options = Vec::new();
    for index in indices() {
        options.push(option(&index.id, index.name.get(shown.locale.language())));
    }
    let chosen = shown.view.price_index(&shown.dataset).map(|index| index.id.clone());
    let on_choice = dispatch.clone();
    let on_choose = move |id| on_choice.act(Action::ChooseIndex(id));
    list(chosen.unwrap_or_default(), shown.word("ui.index"), options, on_choose)
}

fn list(
    value: String,
    label: &'static str,
    options: Vec<Html>,
    on_choose: impl Fn(String) + 'static,
) -> Html {
    let list = Select { value, label: Some(label), id: None, class: "vk-select" };
    select(list, options, Callback::from(on_choose))
}
