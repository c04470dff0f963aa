//! Which regions: chips to take away, a list to add from, or all as checkboxes.

use yew::{Callback, Html, html};

use crate::chart::region_colour;
use crate::components::message::Dispatch;
use crate::components::own_region::region_options;
use crate::components::select::{Select, select};
use crate::components::shown::Shown;
use crate::view::Action;

/// More chips than this would push the chart out of sight.
const MAX_CHIPS: usize = 8;

/// The chosen regions as chips, and a list of the others.
///
/// Where the list of checkboxes stands beside (`has_list`), no other list is needed.
pub(super) fn region_chips(
    shown: &Shown,
    list_id: String,
    has_list: bool,
    dispatch: &Dispatch,
) -> Html {
    let chosen = &shown.comparison.regions;
    let all = shown.dataset.content().regions.len();
    let label = shown.word("ui.regions");
    let chips = if chosen.len() <= MAX_CHIPS {
        chosen.iter().map(|&region| chip(shown, region, dispatch)).collect()
    } else {
        vec![html! { <span class="vk-count">{ count(shown, chosen.len(), all) }</span> }]
    };
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chips">
                // One node, so that the list after it stays when a chip goes.
                <>{ chips }</>
                if !has_list && chosen.len() < all { { add_list(shown, list_id, dispatch) } }
                if chosen.len() < all {
                    <button
                        type="button" class="vk-chip vk-chip-add"
                        onclick={dispatch.on_act(Action::ChooseAllRegions)}
                    >
                        { shown.word("ui.all-regions") }
                    </button>
                }
            </div>
        </div>
    }
}

/// Every region of the dataset with a native checkbox.
pub(super) fn region_list(shown: &Shown, dispatch: &Dispatch) -> Html {
    let regions = shown.regions_by_name();
    let boxes: Vec<Html> =
        regions.iter().map(|&region| checkbox(shown, region, dispatch)).collect();
    html! {
        <fieldset class="vk-list" part="region-list">
            <legend class="vk-label">{ shown.word("ui.regions") }</legend>
            { boxes }
        </fieldset>
    }
}

fn checkbox(shown: &Shown, region: usize, dispatch: &Dispatch) -> Html {
    let chosen = &shown.comparison.regions;
    let is_checked = chosen.contains(&region);
    // Where many regions are shown, their bars have no colours of their own.
    let has_colour = is_checked && chosen.len() <= MAX_CHIPS;
    let onchange = toggle(shown, region, dispatch);
    html! {
        <label class="vk-check" key={region}>
            <input type="checkbox" checked={is_checked} {onchange} />
            if has_colour { { swatch(shown, region) } }
            <span>{ shown.region_name(region).to_owned() }</span>
        </label>
    }
}

fn chip(shown: &Shown, region: usize, dispatch: &Dispatch) -> Html {
    let name = shown.region_name(region).to_owned();
    let label = shown.locale.fill("ui.remove-region", &[("region", &name)]);
    let onclick = toggle(shown, region, dispatch);
    html! {
        <button type="button" class="vk-chip" key={region} aria-label={label} {onclick}>
            { swatch(shown, region) }
            { name }
            <span class="vk-cross" aria-hidden="true">{ "×" }</span>
        </button>
    }
}

fn toggle<E: 'static>(shown: &Shown, region: usize, dispatch: &Dispatch) -> Callback<E> {
    let code = shown.dataset.region(region).map(|region| region.code.clone());
    dispatch.on_act(Action::ToggleRegion(code.unwrap_or_default()))
}

fn add_list(shown: &Shown, id: String, dispatch: &Dispatch) -> Html {
    let label = shown.word("ui.add-region");
    let list = Select {
        value: String::new(),
        label: Some(label),
        id: Some(id.into()),
        class: "vk-chip vk-chip-add",
    };
    let dispatch = dispatch.clone();
    let on_choose = move |code: String| {
        if !code.is_empty() {
            dispatch.act(Action::ToggleRegion(code));
        }
    };
    let options = region_options(shown, label, &shown.comparison.regions);
    select(list, options, Callback::from(on_choose))
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
