//! All regions of the dataset: to search, to order, and to choose from.

use yew::{Component, Context, Html, InputEvent, KeyboardEvent, NodeRef, Properties, html};

use crate::browser::element::{self, Element};
use crate::compare::{Comparison, Ranking, SimilarRegions, Slot, similar_regions};
use crate::components::message::{Dispatch, Message};
use crate::components::regions::checkbox;
use crate::components::segments::{Segment, segments};
use crate::components::shown::Shown;
use crate::components::step::step;
use crate::dataset::IndicatorKind;
use crate::text::{found_by, similar_words};
use crate::view::{Action, Codes, Sort};

/// More checkboxes than this are slow on a phone, and nobody reads that far: they are searched for.
const MAX_BOXES: usize = 300;

/// More than these would make the page too long.
const MANY: usize = 40;

const SEARCH: &str = "input";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RegionListProps {
    pub(super) shown: Shown,
    /// Of the search; others are made from it.
    pub(super) id: String,
    pub(super) dispatch: Dispatch,
}

/// What is typed stays in here: it hides checkboxes, but chooses nothing.
pub(super) struct RegionList {
    root: NodeRef,
    typed: String,
}

/// What happens to the search.
pub(super) enum SearchMessage {
    Type(String),
    Clear,
}

impl Component for RegionList {
    type Message = SearchMessage;
    type Properties = RegionListProps;

    fn create(_: &Context<Self>) -> Self {
        Self { root: NodeRef::default(), typed: String::new() }
    }

    fn update(&mut self, _: &Context<Self>, message: SearchMessage) -> bool {
        match message {
            SearchMessage::Type(typed) => self.typed = typed,
            SearchMessage::Clear => {
                self.typed.clear();
                // Its button goes, and the next search begins in the field.
                if let Some(root) = self.root.cast::<Element>() {
                    element::focus_in(&root, SEARCH);
                }
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let RegionListProps { shown, id, dispatch } = context.props();
        let mut boxes = Vec::new();
        let (mut found, mut more) = (0, 0);
        for region in regions_in_order(shown) {
            let Some(by) = self.found(shown, region) else { continue };
            found += 1;
            if boxes.len() < MAX_BOXES {
                let by = Some(by).filter(|by| !shown.region_name(region).contains(by));
                boxes.push(checkbox(shown, region, by, dispatch));
            } else {
                more += 1;
            }
        }
        html! {
            <fieldset class="vk-list" part="region-list" ref={self.root.clone()}>
                <legend class="vk-label">{ shown.word("ui.regions") }</legend>
                { self.search(context) }
                // It stands there before it says something, or it would not be heard.
                <p class="vk-found" role="status">{ self.tell(shown, found) }</p>
                { picks(shown, dispatch) }
                { order(shown, &[id, "-order"].concat(), dispatch) }
                <div class={if boxes.len() > MANY { "vk-boxes vk-long" } else { "vk-boxes" }}>
                    { boxes }
                </div>
                if more > 0 {
                    <p class="vk-aside">{ shown.locale.count("ui.search-more", more, &[]) }</p>
                }
            </fieldset>
        }
    }
}

impl RegionList {
    fn search(&self, context: &Context<Self>) -> Html {
        let RegionListProps { shown, id, .. } = context.props();
        let link = context.link();
        let oninput = link
            .batch_callback(|event: InputEvent| element::value_of(&event).map(SearchMessage::Type));
        let has_words = !self.typed.is_empty();
        let onkeydown = link.batch_callback(move |event: KeyboardEvent| {
            (has_words && element::is_escape(&event)).then(|| {
                // Whatever else the key would close stays open.
                event.stop_propagation();
                event.prevent_default();
                SearchMessage::Clear
            })
        });
        html! {
            <div class="vk-search">
                <label class="vk-label" for={id.clone()}>{ shown.word("ui.search") }</label>
                <input
                    type="search" class="vk-select" id={id.clone()} value={self.typed.clone()}
                    autocomplete="off" spellcheck="false" {oninput} {onkeydown}
                />
                if has_words {
                    <button
                        type="button" class="vk-close" aria-label={shown.word("ui.search-clear")}
                        onclick={link.callback(|_| SearchMessage::Clear)}
                    >
                        <span aria-hidden="true">{ "×" }</span>
                    </button>
                }
            </div>
        }
    }

    /// By what the search finds the region.
    fn found<'a>(&self, shown: &'a Shown, region: usize) -> Option<&'a str> {
        found_by(shown.dataset.region(region)?, &self.typed, shown.locale.language())
    }

    fn tell(&self, shown: &Shown, found: u64) -> String {
        match found {
            _ if self.typed.is_empty() => String::new(),
            0 => shown.locale.fill("ui.search-none", &[("typed", &self.typed)]),
            found => shown.locale.count("ui.search-found", found, &[]),
        }
    }
}

/// Several regions by one press.
fn picks(shown: &Shown, dispatch: &Dispatch) -> Html {
    let own = shown.own_region();
    let pick = |key, codes: Option<Codes>| {
        let codes = codes.filter(|codes| *codes != shown.view.regions);
        let message = codes.map(|codes| Message::Act(Action::ChooseRegions(codes)));
        step(shown.word(key), message, dispatch)
    };
    let only = |regions: Vec<usize>| {
        Codes::Only(regions.into_iter().map(|region| shown.region_code(region)).collect())
    };
    let similar = similar(shown);
    let like = similar.as_ref().map(|similar| {
        let nearest = similar.nearest.iter().map(|(region, _)| *region);
        only([similar.region].into_iter().chain(nearest).collect())
    });
    let has_residents = shown.dataset.indicator(IndicatorKind::Population).is_some();
    // What it was about stays in words while just those are shown.
    let is_shown = like.as_ref().is_some_and(|like| *like == shown.view.regions);
    let words = match &similar {
        Some(similar) if is_shown => similar_words(&shown.dataset, similar, shown.locale),
        None if own.is_none() && has_residents => shown.word("ui.similar-needs").to_owned(),
        _ => String::new(),
    };
    html! {
        <>
            <div class="vk-picks">
                { pick("ui.pick-all", Some(Codes::All)) }
                { pick("ui.no-regions", Some(only(Vec::new()))) }
                { pick("ui.only-own", own.map(|own| only(vec![own]))) }
                if has_residents { { pick("ui.similar", like) } }
            </div>
            if !words.is_empty() { <p class="vk-aside">{ words }</p> }
        </>
    }
}

/// Those of similar population to the own region, else to the only one that is shown.
fn similar(shown: &Shown) -> Option<SimilarRegions> {
    let regions = &shown.comparison.regions;
    let only = regions.first().copied().filter(|_| regions.len() == 1);
    let years = shown.comparison.years.or(shown.dataset.years())?;
    similar_regions(&shown.dataset, shown.own_region().or(only)?, years.last())
}

/// By name or by value; where values make no order, why.
fn order(shown: &Shown, name: &str, dispatch: &Dispatch) -> Html {
    let comparison = &shown.comparison;
    if ranking(comparison).is_none() {
        let valued = comparison.cells.iter().filter(|cell| cell.value.is_ok());
        let mut regions = valued.map(|cell| cell.region);
        let first = regions.next();
        let reason = match comparison.may_rank() {
            // One region has no order.
            _ if regions.all(|region| Some(region) == first) => return Html::default(),
            true => "ui.sort-several",
            false => "ui.sort-not-ranked",
        };
        return html! { <p class="vk-aside">{ shown.word(reason) }</p> };
    }
    let is_by_name = shown.view.sort == Some(Sort::Name);
    let segment = |key, sort: Option<Sort>, is_chosen| Segment {
        words: shown.word(key),
        is_chosen,
        message: Message::Act(Action::ChooseSort(sort)),
    };
    let orders = vec![
        segment("ui.sort-value", None, !is_by_name),
        segment("ui.sort-name", Some(Sort::Name), is_by_name),
    ];
    segments(shown.word("ui.sort"), name, orders, dispatch)
}

/// The order of the regions by what they have in all chosen years, where that is one.
fn ranking(comparison: &Comparison) -> Option<Ranking> {
    let mut slots = comparison.cells.iter().map(|cell| cell.slot);
    let is_whole =
        |slot: &Slot| Some(slot.years()) == comparison.years && !matches!(slot, Slot::Span { .. });
    comparison.ranking(slots.find(is_whole)?)
}

/// The largest first where that is an order and the reader wants it, the others by name.
fn regions_in_order(shown: &Shown) -> Vec<usize> {
    let comparison = &shown.comparison;
    let ranking = ranking(comparison);
    let ranking = ranking.filter(|_| shown.view.sort != Some(Sort::Name));
    let mut regions: Vec<usize> = Vec::new();
    let mut is_ranked = vec![false; shown.dataset.content().regions.len()];
    for mark in ranking.iter().flat_map(|ranking| &ranking.marks) {
        let Some(cell) = comparison.cells.get(mark.cell) else { continue };
        regions.push(cell.region);
        if let Some(is_ranked) = is_ranked.get_mut(cell.region) {
            *is_ranked = true;
        }
    }
    let by_name = shown.regions_by_name().into_iter();
    regions.extend(by_name.filter(|region| is_ranked.get(*region) == Some(&false)));
    regions
}
