//! The reader's own region.

use yew::{Callback, Html, html};

use crate::components::library::{Library, with_settings_of};
use crate::components::message::{Dispatch, Message};
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::dataset::CoverageKind;
use crate::view::{Action, Codes, View};

/// A list of all regions; the chosen one is in focus and joins those shown, instead of the one
/// that joined them so before.
///
/// Where a selection has nothing of it, the way to a complete dataset that has.
pub(super) fn own_region(
    shown: &Shown,
    library: &Library,
    id: String,
    dispatch: &Dispatch,
) -> Html {
    let own =
        shown.view.focus.as_deref().filter(|code| shown.dataset.region_by_code(code).is_some());
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
    let options = region_options(shown, Some(shown.word("ui.choose-region")), &[]);
    html! {
        <div class="vk-field vk-own" part="own-region">
            <label class="vk-label" for={id}>{ shown.word("ui.region") }</label>
            { select(list, options, Callback::from(on_choose)) }
            { way_out(shown, library, dispatch) }
        </div>
    }
}

/// The options of a list of regions by name, without some, after one that chooses nothing, if
/// nothing may be chosen.
pub(super) fn region_options(
    shown: &Shown,
    nothing: Option<&'static str>,
    without: &[usize],
) -> Vec<Html> {
    let mut options: Vec<Html> = nothing.map(|words| option("", words)).into_iter().collect();
    for at in shown.regions_by_name() {
        if let Some(region) = shown.dataset.region(at)
            && !without.contains(&at)
        {
            options.push(option(&region.code, shown.region_name(at)));
        }
    }
    options
}

fn way_out(shown: &Shown, library: &Library, dispatch: &Dispatch) -> Html {
    let content = shown.dataset.content();
    let Some(code) = shown.view.focus.as_deref() else { return Html::default() };
    let Some(region) = shown.dataset.region_by_code(code) else { return Html::default() };
    let has_rows = content.investments.iter().any(|row| row.region == region);
    if has_rows || content.coverage.kind == CoverageKind::Complete {
        return Html::default();
    }
    let language = shown.locale.language();
    let name = content.regions.get(region).map_or("", |region| region.name.get(language));
    let complete = library.complete_with(code).map(|shelf| {
        let view = View {
            regions: Codes::Only(vec![code.to_owned()]),
            focus: Some(code.to_owned()),
            ..with_settings_of(&shelf.first_view(), &shown.view)
        };
        let title = shelf.dataset.content().title.get(language);
        let words = shown.locale.fill("ui.other-dataset", &[("dataset", title), ("region", name)]);
        let onclick = dispatch.on_act(Action::ChooseDataset(Box::new(view)));
        html! { <button type="button" class="vk-button" {onclick}>{ words }</button> }
    });
    html! {
        <div class="vk-way-out">
            <p>{ shown.locale.fill("notice.no-rows-selection.one", &[("regions", name)]) }</p>
            { complete.unwrap_or_default() }
        </div>
    }
}
