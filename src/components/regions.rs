//! Which regions: chips to take away, a list to add from, or all as checkboxes.

use yew::{AttrValue, Callback, Html, Properties, function_component, html};

use crate::chart::region_colour;
use crate::components::own_region::region_option;
use crate::components::select::Select;
use crate::components::shown::Shown;
use crate::view::Action;

/// More chips than this would push the chart out of sight.
const MAX_CHIPS: usize = 8;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RegionsProps {
    pub(super) shown: Shown,
    pub(super) id: AttrValue,
    /// Whether the list of checkboxes stands beside, so that no other list is needed.
    pub(super) has_list: bool,
    pub(super) on_act: Callback<Action>,
}

/// The chosen regions as chips, and a list of the others.
#[function_component]
pub(super) fn RegionChips(props: &RegionsProps) -> Html {
    let shown = &props.shown;
    let chosen = &shown.comparison.regions;
    let all = shown.dataset.content().regions.len();
    let label = shown.word("ui.regions");
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chips">
                if chosen.len() <= MAX_CHIPS {
                    { for chosen.iter().map(|&region| chip(props, region)) }
                } else {
                    <span class="vk-count">{ count(shown, chosen.len(), all) }</span>
                }
                if !props.has_list && chosen.len() < all { { add_list(props) } }
                if chosen.len() < all { { all_button(props) } }
            </div>
        </div>
    }
}

/// Every region of the dataset with a native checkbox.
#[function_component]
pub(super) fn RegionList(props: &RegionsProps) -> Html {
    let shown = &props.shown;
    html! {
        <fieldset class="vk-list" part="region-list">
            <legend class="vk-label">{ shown.word("ui.regions") }</legend>
            { for shown.regions_by_name().into_iter().map(|region| checkbox(props, region)) }
        </fieldset>
    }
}

fn checkbox(props: &RegionsProps, region: usize) -> Html {
    let shown = &props.shown;
    let chosen = &shown.comparison.regions;
    let is_checked = chosen.contains(&region);
    // Where many regions are shown, their bars have no colours of their own.
    let has_colour = is_checked && chosen.len() <= MAX_CHIPS;
    let onchange = toggle(props, region);
    html! {
        <label class="vk-check" key={region}>
            <input type="checkbox" checked={is_checked} {onchange} />
            if has_colour { { swatch(shown, region) } }
            <span>{ shown.region_name(region).to_owned() }</span>
        </label>
    }
}

fn chip(props: &RegionsProps, region: usize) -> Html {
    let shown = &props.shown;
    let name = shown.region_name(region).to_owned();
    let label = shown.locale.fill("ui.remove-region", &[("region", &name)]);
    let onclick = toggle(props, region);
    html! {
        <button type="button" class="vk-chip" key={region} aria-label={label} {onclick}>
            { swatch(shown, region) }
            { name }
            <span class="vk-cross" aria-hidden="true">{ "×" }</span>
        </button>
    }
}

fn toggle<E>(props: &RegionsProps, region: usize) -> Callback<E> {
    let on_act = props.on_act.clone();
    let code = props.shown.dataset.region(region).map(|region| region.code.clone());
    Callback::from(move |_| {
        if let Some(code) = code.clone() {
            on_act.emit(Action::ToggleRegion(code));
        }
    })
}

fn add_list(props: &RegionsProps) -> Html {
    let shown = &props.shown;
    let on_act = props.on_act.clone();
    let on_choose = move |code: String| {
        if !code.is_empty() {
            on_act.emit(Action::ToggleRegion(code));
        }
    };
    let others = shown.regions_by_name().into_iter();
    let others = others.filter(|region| !shown.comparison.regions.contains(region));
    html! {
        <Select
            id={&props.id} class="vk-chip vk-chip-add" label={shown.word("ui.add-region")} value=""
            on_choose={Callback::from(on_choose)}
        >
            <option value="">{ shown.word("ui.add-region") }</option>
            { for others.map(|region| region_option(shown, region)) }
        </Select>
    }
}

fn all_button(props: &RegionsProps) -> Html {
    let on_act = props.on_act.clone();
    let onclick = move |_| on_act.emit(Action::ChooseAllRegions);
    html! {
        <button type="button" class="vk-chip vk-chip-add" {onclick}>
            { props.shown.word("ui.all-regions") }
        </button>
    }
}

fn count(shown: &Shown, chosen: usize, all: usize) -> String {
    let (chosen, all) = (chosen.to_string(), all.to_string());
    shown.locale.fill("ui.regions-of", &[("n", &chosen), ("all", &all)])
}

fn swatch(shown: &Shown, region: usize) -> Html {
    let fill = region_colour(shown.theme, region).to_string();
    html! {
        <svg class="vk-swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect width="10" height="10" rx="2" {fill} />
        </svg>
    }
}
