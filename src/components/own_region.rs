//! The reader's own region.

use yew::{Callback, Html, html};

use crate::components::library::{Library, Shelf};
use crate::components::message::{Dispatch, Message};
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::dataset::CoverageKind;
use crate::dataset::letter::collation_key;
use crate::view::{Action, Codes, View};

/// A list of all regions, with those that only another dataset has; the chosen one is in focus and
/// joins those shown, instead of the one that joined them so before.
///
/// Where the dataset has nothing of it, the way to a complete one that has.
pub(super) fn own_region(
    shown: &Shown,
    library: &Library,
    id: String,
    dispatch: &Dispatch,
) -> Html {
    let own = shown.view.focus.as_deref().filter(|code| is_known(shown, library, code));
    let on_choice = dispatch.clone();
    let on_choose = move |code: String| {
        on_choice.send(Message::ChooseOwn(Some(code).filter(|code| !code.is_empty())));
    };
    let list = Select {
        value: own.unwrap_or_default().to_owned(),
        label: None,
        id: Some(id.clone().into()),
        class: "vk-select",
    };
    let mut options = region_options(shown, Some(shown.word("ui.choose-region")));
    options.extend(library.shelves.iter().filter_map(|shelf| options_elsewhere(shown, shelf)));
    html! {
        <div class="vk-field vk-own" part="own-region">
            <label class="vk-label" for={id}>{ shown.word("ui.region") }</label>
            { select(list, options, Callback::from(on_choose)) }
            { own.and_then(|code| way_out(shown, library, code, dispatch)).unwrap_or_default() }
        </div>
    }
}

/// The options of a list of regions by name, after one that chooses nothing, if nothing may be
/// chosen.
pub(super) fn region_options(shown: &Shown, nothing: Option<&'static str>) -> Vec<Html> {
    let mut options: Vec<Html> = nothing.map(|words| option("", words)).into_iter().collect();
    for at in shown.regions_by_name() {
        options.push(option(&shown.region_code(at), shown.region_name(at)));
    }
    options
}

fn is_known(shown: &Shown, library: &Library, code: &str) -> bool {
    shown.dataset.region_by_code(code).is_some() || library.complete_with([code]).is_some()
}

/// The regions by name that a complete dataset has and the one that is shown does not.
fn options_elsewhere(shown: &Shown, shelf: &Shelf) -> Option<Html> {
    let content = shelf.dataset.content();
    if content.coverage.kind != CoverageKind::Complete || shelf.dataset == shown.dataset {
        return None;
    }
    let language = shown.locale.language();
    let mut regions: Vec<(String, &str, &str)> = Vec::new();
    for region in &content.regions {
        let name = region.short_name().get(language);
        let is_elsewhere = shown.dataset.region_by_code(&region.code).is_none();
        if is_elsewhere && shelf.has_rows_of(&region.code) {
            let order = collation_key(name, language);
            let at = regions.partition_point(|(before, ..)| *before <= order);
            regions.insert(at, (order, &region.code, name));
        }
    }
    let mut options = Vec::new();
    for (_, code, name) in regions {
        options.push(option(code, name));
    }
    let label = content.title.get(language).to_owned();
    (!options.is_empty()).then(|| html! { <optgroup {label}>{ options }</optgroup> })
}

/// What the view lacks of the own region, and the button that shows it.
fn way_out(shown: &Shown, library: &Library, code: &str, dispatch: &Dispatch) -> Option<Html> {
    let content = shown.dataset.content();
    let region = shown.dataset.region_by_code(code);
    let has_rows = content.investments.iter().any(|row| Some(row.region) == region);
    let is_selection = content.coverage.kind == CoverageKind::Selection;
    let language = shown.locale.language();
    if let Some(region) = region
        && (has_rows || !is_selection)
    {
        // A named view opens as its author made it.
        let is_shown = shown.comparison.regions.contains(&region);
        return (!is_shown).then(|| {
            let words = [("region", shown.region_name(region))];
            let words = shown.locale.fill("ui.show-region", &words);
            let action = Action::ToggleRegion(code.to_owned());
            html! { <div class="vk-way-out">{ button(words, action, dispatch) }</div> }
        });
    }
    let complete = library.complete_with([code]);
    let name = [Some(&*shown.dataset), complete.map(|shelf| &*shelf.dataset)]
        .into_iter()
        .flatten()
        .find_map(|dataset| dataset.region(dataset.region_by_code(code)?))?
        .name
        .get(language);
    let key = if is_selection { "notice.no-rows-selection.one" } else { "notice.no-rows.one" };
    Some(html! {
        <div class="vk-way-out">
            <p>{ shown.locale.fill(key, &[("regions", name)]) }</p>
            { complete.map(|shelf| other(shown, shelf, (code, name), dispatch)).unwrap_or_default() }
        </div>
    })
}

fn other(shown: &Shown, shelf: &Shelf, (code, name): (&str, &str), dispatch: &Dispatch) -> Html {
    let view = View {
        regions: Codes::Only(vec![code.to_owned()]),
        focus: Some(code.to_owned()),
        ..shelf.for_reader(&shelf.first_view(), &shown.view)
    };
    let title = shelf.dataset.content().title.get(shown.locale.language());
    let words = shown.locale.fill("ui.other-dataset", &[("dataset", title), ("region", name)]);
    button(words, Action::ChooseDataset(Box::new(view)), dispatch)
}

fn button(words: String, action: Action, dispatch: &Dispatch) -> Html {
    let onclick = dispatch.on_act(action);
    html! { <button type="button" class="vk-button" {onclick}>{ words }</button> }
}
