//! Which regions: chips to take away, a list to add from, or all as checkboxes.

use yew::{Callback, Html, html};

use crate::chart::region_colours;
use crate::components::footer::step;
use crate::components::message::{Dispatch, Message};
use crate::components::own_region::region_options;
use crate::components::select::{Select, select};
use crate::components::shown::Shown;
use crate::view::Action;

/// More chips than this would push the chart out of sight.
const MAX_CHIPS: usize = 8;

/// What holds chips; the focus goes to the next one where one goes.
pub(super) const GROUP: &str = ".vk-chips";

/// The chosen regions as chips, and a list of the others of which one is `picked`.
///
/// Where the list of checkboxes stands beside, no other list is needed, and nothing is picked.
pub(super) fn region_chips(shown: &Shown, picked: Option<&str>, dispatch: &Dispatch) -> Html {
    let chosen = &shown.comparison.regions;
    let all = shown.dataset.content().regions.len();
    let label = shown.word("ui.regions");
    let chips = if chosen.len() <= MAX_CHIPS {
        chosen.iter().map(|&region| chip(shown, region, dispatch)).collect()
    } else {
        vec![
            html! { <span class="vk-count">{ count(shown, chosen.len(), all) }</span> },
            clear_button(shown, dispatch),
        ]
    };
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chips">
                // One node, so that the list after it stays when a chip goes.
                <>{ chips }</>
                if let Some(picked) = picked && chosen.len() < all {
                    { add_list(shown, picked, dispatch) }
                }
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

/// A list and a button that adds what the list shows.
///
/// By itself the list adds nothing: a key would add every region that it passes.
fn add_list(shown: &Shown, picked: &str, dispatch: &Dispatch) -> Html {
    let label = shown.word("ui.add-region");
    let list = Select {
        value: picked.to_owned(),
        label: Some(label),
        id: None,
        class: "vk-chip vk-chip-add",
    };
    let on_pick = dispatch.clone();
    let on_choose = move |code: String| on_pick.send(Message::Pick(code));
    let options = region_options(shown, Some(label), &shown.comparison.regions);
    let addition =
        (!picked.is_empty()).then(|| Message::Act(Action::ToggleRegion(picked.to_owned())));
    html! {
        <>
            { select(list, options, Callback::from(on_choose)) }
            { step(shown.word("ui.add"), addition, dispatch) }
        </>
    }
}

/// Leaves the own region, or none.
fn clear_button(shown: &Shown, dispatch: &Dispatch) -> Html {
    let own = shown.view.focus.clone();
    let own = own.filter(|code| shown.dataset.region_by_code(code).is_some());
    let action = own.map_or(Action::ChooseNoRegion, Action::ChooseOnlyRegion);
    step(shown.word("ui.clear-regions"), Some(Message::Act(action)), dispatch)
}

fn count(shown: &Shown, chosen: usize, all: usize) -> String {
    let (chosen, all) = (chosen.to_string(), all.to_string());
    shown.locale.fill("ui.regions-of", &[("n", &chosen), ("all", &all)])
}

fn swatch(shown: &Shown, region: usize) -> Html {
    let chosen = &shown.comparison.regions;
    let at = chosen.iter().position(|&each| each == region);
    let colours = region_colours(shown.theme, chosen);
    let fill = at.and_then(|at| colours.get(at)).map(ToString::to_string);
    html! {
        <svg class="vk-swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect width="10" height="10" rx="2" {fill} />
        </svg>
    }
}
