//! What the money is for: the tree of areas.

use yew::{Html, html};

use crate::components::check::check;
use crate::components::fold::{Fold, Folded, IN_ROW, folded};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::step::step;
use crate::view::{Action, Codes, Extent, area_extents};

/// The areas below each one, by area, and those at the top.
pub(super) struct Tree {
    pub(super) below: Vec<Vec<usize>>,
    pub(super) tops: Vec<usize>,
}

/// The tree, folded; nothing where there is no choice.
pub(super) fn purpose(shown: &Shown, dispatch: &Dispatch) -> Html {
    let areas = shown.dataset.content().areas.len();
    if areas < 2 {
        return Html::default();
    }
    let extents = area_extents(&shown.view.areas, &shown.dataset);
    let extent = |extent| extents.iter().filter(|each| **each == extent).count();
    let (all, action) = if extent(Extent::Whole) == areas {
        (Extent::Whole, Action::ChooseNoArea)
    } else if extent(Extent::Nothing) == areas {
        (Extent::Nothing, Action::ChooseAllAreas)
    } else {
        (Extent::Part, Action::ChooseAllAreas)
    };
    let title = shown.word("ui.purpose");
    let body = if shown.unfolded.has(Fold::Purpose) {
        let tree = tree(shown);
        html! {
            <fieldset class="vk-group vk-areas">
                <legend class="vk-unseen">{ title }</legend>
                { check(shown.word("ui.all-areas"), all, dispatch.on_act(action)) }
                { branch(shown, (&tree, &extents), &tree.tops, dispatch) }
            </fieldset>
        }
    } else {
        Html::default()
    };
    let part = Folded { class: IN_ROW, title, note: &chosen(shown, all), body };
    // What was chosen goes without unfolding the tree.
    let clear = (all != Extent::Whole).then(|| {
        let all = Message::Act(Action::ChooseAllAreas);
        step(shown.word("ui.all-areas"), Some(all), dispatch)
    });
    html! {
        <>
            { folded(part, Some(Fold::Purpose), dispatch) }
            { clear.unwrap_or_default() }
        </>
    }
}

/// A single root is left out: it is nothing but all.
pub(super) fn tree(shown: &Shown) -> Tree {
    let areas = &shown.dataset.content().areas;
    let (mut below, mut tops) = (vec![Vec::new(); areas.len()], Vec::new());
    for (at, area) in areas.iter().enumerate() {
        match area.parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(at),
            None => tops.push(at),
        }
    }
    if let [root] = tops[..]
        && let Some(below) = below.get(root)
    {
        tops.clone_from(below);
    }
    Tree { below, tops }
}

fn branch(
    shown: &Shown,
    (tree, extents): (&Tree, &[Extent]),
    areas: &[usize],
    dispatch: &Dispatch,
) -> Html {
    let mut items = Vec::new();
    for &at in areas {
        let Some(area) = shown.dataset.area(at) else { continue };
        let extent = extents.get(at).copied().unwrap_or(Extent::Nothing);
        let onchange = dispatch.on_act(Action::ToggleArea(area.code.clone()));
        let below = tree.below.get(at).map(Vec::as_slice).unwrap_or_default();
        items.push(html! {
            <li>
                { check(area.name.get(shown.locale.language()), extent, onchange) }
                if !below.is_empty() { { branch(shown, (tree, extents), below, dispatch) } }
            </li>
        });
    }
    html! { <ul>{ items }</ul> }
}

/// What is chosen, in a few words.
fn chosen(shown: &Shown, all: Extent) -> String {
    let codes = match (&shown.view.areas, all) {
        (_, Extent::Nothing) => return shown.word("ui.no-area").to_owned(),
        (Codes::Only(codes), Extent::Part) => codes,
        _ => return shown.word("ui.all").to_owned(),
    };
    let areas = codes.iter().filter_map(|code| shown.dataset.area_by_code(code));
    let areas: Vec<usize> = areas.collect();
    match areas[..] {
        [only] => {
            let name = shown.dataset.area(only).map(|area| &area.name);
            name.map(|name| name.get(shown.locale.language()).to_owned()).unwrap_or_default()
        }
        _ => shown.locale.count("ui.chosen", areas.len() as u64, &[]),
    }
}
