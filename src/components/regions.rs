//! Which regions: chips to take away, and all as checkboxes to choose from.

use yew::{Callback, Html, html};

use crate::chart::region_swatch;
use crate::components::fold::{Fold, Folded, IN_ROW, folded};
use crate::components::legend::shapes;
use crate::components::message::{Dispatch, Message};
use crate::components::region_list::RegionList;
use crate::components::shown::Shown;
use crate::components::step::step;
use crate::view::{Action, Codes};

/// More chips than this would push the chart out of sight.
const MAX_CHIPS: usize = 8;

/// The box of a swatch, in the units of its picture.
const SWATCH_PX: f64 = 12.0;

/// What holds chips; the focus goes to the next one where one goes.
pub(super) const GROUP: &str = ".vk-chips";

/// The chosen regions as chips and, unless it stands elsewhere, the list of all, folded.
pub(super) fn region_chips(shown: &Shown, list_id: Option<String>, dispatch: &Dispatch) -> Html {
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
    let list = list_id.map(|id| {
        let body = if shown.unfolded.has(Fold::Regions) {
            html! { <RegionList shown={shown.clone()} {id} dispatch={dispatch.clone()} /> }
        } else {
            Html::default()
        };
        let title = shown.word("ui.find-regions");
        folded(Folded { class: IN_ROW, title, note: "", body }, Some(Fold::Regions), dispatch)
    });
    html! {
        <div class="vk-field vk-field-wide" role="group" aria-label={label}>
            <span class="vk-label" aria-hidden="true">{ label }</span>
            <div class="vk-chosen">
                <div class="vk-chips">
                    // One node, so that what follows it stays when a chip goes.
                    <>{ chips }</>
                    if chosen.len() < all {
                        <button
                            type="button" class="vk-chip vk-chip-add"
                            onclick={dispatch.on_act(Action::ChooseRegions(Codes::All))}
                        >
                            { shown.word("ui.all-regions") }
                        </button>
                    }
                </div>
                { list.unwrap_or_default() }
            </div>
        </div>
    }
}

/// A region with a native checkbox, and by what it was found if not by its name.
pub(super) fn checkbox(
    shown: &Shown,
    region: usize,
    found_by: Option<&str>,
    dispatch: &Dispatch,
) -> Html {
    let chosen = &shown.comparison.regions;
    let is_checked = chosen.contains(&region);
    // Where many regions are shown, their bars have no colours of their own.
    let has_colour = is_checked && chosen.len() <= MAX_CHIPS;
    let onchange = toggle(shown, region, dispatch);
    let is_own = shown.own_region() == Some(region);
    let class = if is_own { "vk-check vk-mine" } else { "vk-check" };
    html! {
        <label {class} key={region} data-region={region.to_string()}>
            <input type="checkbox" checked={is_checked} {onchange} />
            if has_colour { { swatch(shown, region) } }
            <span>{ shown.region_name(region).to_owned() }</span>
            // The name alone names the checkbox.
            if let Some(words) = found_by {
                <span class="vk-aside" aria-hidden="true">{ words.to_owned() }</span>
            } else if is_own {
                <span class="vk-aside" aria-hidden="true">{ shown.word("ui.your-own") }</span>
            }
        </label>
    }
}

fn chip(shown: &Shown, region: usize, dispatch: &Dispatch) -> Html {
    let name = shown.region_name(region).to_owned();
    let label = shown.locale.fill("ui.remove-region", &[("region", &name)]);
    let onclick = toggle(shown, region, dispatch);
    html! {
        <button
            type="button" class="vk-chip" key={region} data-region={region.to_string()}
            aria-label={label} {onclick}
        >
            { swatch(shown, region) }
            { name }
            <span class="vk-cross" aria-hidden="true">{ "×" }</span>
        </button>
    }
}

fn toggle<E: 'static>(shown: &Shown, region: usize, dispatch: &Dispatch) -> Callback<E> {
    dispatch.on_act(Action::ToggleRegion(shown.region_code(region)))
}

/// Leaves the own region, or none.
fn clear_button(shown: &Shown, dispatch: &Dispatch) -> Html {
    let own = shown.own_region().map(|own| shown.region_code(own));
    let left = Action::ChooseRegions(Codes::Only(own.into_iter().collect()));
    step(shown.word("ui.clear-regions"), Some(Message::Act(left)), dispatch)
}

fn count(shown: &Shown, chosen: usize, all: usize) -> String {
    let (chosen, all) = (chosen.to_string(), all.to_string());
    shown.locale.fill("ui.regions-of", &[("n", &chosen), ("all", &all)])
}

fn swatch(shown: &Shown, region: usize) -> Html {
    let Shown { theme, has_patterns, .. } = *shown;
    let square = region_swatch(theme, has_patterns, &shown.comparison.regions, region, SWATCH_PX);
    let view_box = format!("0 0 {SWATCH_PX} {SWATCH_PX}");
    html! {
        <svg class="vk-swatch" viewBox={view_box} aria-hidden="true" focusable="false">
            { shapes(&square) }
        </svg>
    }
}
