//! The reader's own region.

use yew::{AttrValue, Callback, Html, Properties, function_component, html};

use crate::components::by_address::ByAddress;
use crate::components::library::{Library, with_settings_of};
use crate::components::select::Select;
use crate::components::shown::Shown;
use crate::dataset::CoverageKind;
use crate::view::{Action, Codes, View};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OwnRegionProps {
    pub(super) shown: Shown,
    pub(super) library: ByAddress<Library>,
    pub(super) id: AttrValue,
    pub(super) on_act: Callback<Action>,
}

/// A list of all regions; the chosen one joins those shown and is in focus.
///
/// Where a selection has nothing of it, the way to a complete dataset that has.
#[function_component]
pub(super) fn OwnRegion(props: &OwnRegionProps) -> Html {
    let shown = &props.shown;
    let own =
        shown.view.focus.as_deref().filter(|code| shown.dataset.region_by_code(code).is_some());
    let chosen = shown.view.regions.clone();
    let on_act = props.on_act.clone();
    let on_choose = move |code: String| {
        if code.is_empty() {
            on_act.emit(Action::Focus(None));
            return;
        }
        if !chosen.contains(&code) {
            on_act.emit(Action::ToggleRegion(code.clone()));
        }
        on_act.emit(Action::Focus(Some(code)));
    };
    html! {
        <div class="vk-field vk-own" part="own-region">
            <label class="vk-label" for={&props.id}>{ shown.word("ui.region") }</label>
            <Select
                id={&props.id} class="vk-select" value={own.unwrap_or_default().to_owned()}
                on_choose={Callback::from(on_choose)}
            >
                <option value="">{ shown.word("ui.choose-region") }</option>
                { for shown.regions_by_name().into_iter().map(|region| region_option(shown, region)) }
            </Select>
            { way_out(props) }
        </div>
    }
}

/// An option of a list of regions.
pub(super) fn region_option(shown: &Shown, region: usize) -> Html {
    let code = shown.dataset.region(region).map(|region| region.code.clone()).unwrap_or_default();
    html! {
        <option value={code}>{ shown.region_name(region).to_owned() }</option>
    }
}

fn way_out(props: &OwnRegionProps) -> Html {
    let shown = &props.shown;
    let content = shown.dataset.content();
    let Some(code) = shown.view.focus.as_deref() else { return Html::default() };
    let Some(region) = shown.dataset.region_by_code(code) else { return Html::default() };
    let has_rows = content.investments.iter().any(|row| row.region == region);
    if has_rows || content.coverage.kind == CoverageKind::Complete {
        return Html::default();
    }
    let language = shown.locale.language();
    let name = content.regions.get(region).map_or("", |region| region.name.get(language));
    let complete = props.library.complete_with(code).map(|shelf| {
        let view = View {
            regions: Codes::Only(vec![code.to_owned()]),
            focus: Some(code.to_owned()),
            ..with_settings_of(&shelf.first_view(), &shown.view)
        };
        let on_act = props.on_act.clone();
        let title = shelf.dataset.content().title.get(language);
        let words = shown.locale.fill("ui.other-dataset", &[("dataset", title), ("region", name)]);
        let onclick = move |_| on_act.emit(Action::ChooseDataset(Box::new(view.clone())));
        html! { <button type="button" class="vk-button" {onclick}>{ words }</button> }
    });
    html! {
        <div class="vk-way-out">
            <p>{ shown.locale.fill("notice.no-rows-selection.one", &[("regions", name)]) }</p>
            { complete }
        </div>
    }
}
