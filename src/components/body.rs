//! One dataset on screen: the parts in their order.

use core::mem::take;

use yew::{Html, html};

use crate::browser::element;
use crate::components::WidgetProps;
use crate::components::changed::changed;
use crate::components::claim_form::ClaimForm;
use crate::components::controls::{Arrangement, controls};
use crate::components::corrections::corrections;
use crate::components::details::details;
use crate::components::embed_dialog::embed_dialog;
use crate::components::fold::{Folded, IN_ROW, folded};
use crate::components::footer::{footer, way_back};
use crate::components::guide::{Place, guide, place_words};
use crate::components::head::{Heading, head};
use crate::components::library::with_settings_of;
use crate::components::live::{Live, sentence};
use crate::components::message::{Dispatch, Message};
use crate::components::notice_box::notice_box;
use crate::components::own_region::own_region;
use crate::components::panel::panel;
use crate::components::proof::proofs;
use crate::components::region_list::RegionList;
use crate::components::shown::{Shown, theme_name};
use crate::components::table::table;
use crate::components::tabs::tabs;
use crate::components::verdict_box::{verdict, verdict_box};
use crate::components::widget::Widget;
use crate::view::{ChartKind, Part};

/// Up to this width, in font sizes of the root, the controls wait folded below the chart.
pub(crate) const NARROW_REM: f64 = 35.0;
/// From this width the list of regions stands open beside the chart.
pub(crate) const WIDE_REM: f64 = 56.25;

/// Every part is a node of its own, there or empty: in a list of another length, yew would mount
/// the chart anew.
pub(super) fn body(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Html {
    let root_font_px = widget.environment.media.root_font_px;
    let width_rem = widget.width_px.map(|width_px| width_px / root_font_px);
    let is_narrow = width_rem.is_some_and(|width_rem| width_rem <= NARROW_REM);
    let is_wide = width_rem.is_some_and(|width_rem| width_rem >= WIDE_REM);
    let is_left_out = |part| props.hide.contains(&part) || shown.view.hide.contains(&part);
    let is_article = is_left_out(Part::Controls);
    let is_hidden = |part| !widget.is_exploring && is_left_out(part);
    let has_controls = !is_hidden(Part::Controls);
    let is_of_two = shown.is_of_two();
    let has_list = is_wide && has_controls && !is_of_two;
    let id = |name: &str| [widget.id_prefix.as_str(), name].concat();
    let (library, dispatch) = (&widget.library, &widget.dispatch);
    let mut own_region =
        if is_of_two { Html::default() } else { own_region(shown, library, id("own"), dispatch) };
    // Without the other controls, the own region stays.
    let is_region_apart = is_narrow || !has_controls;
    let before_years = if is_region_apart { Html::default() } else { take(&mut own_region) };
    let mut controls = if has_controls {
        let prefix = &widget.id_prefix;
        let arrangement = Arrangement { prefix, is_folded: is_narrow, has_list, before_years };
        controls(shown, library, arrangement, dispatch)
    } else {
        Html::default()
    };
    let title =
        Heading { level: props.heading_level, id: id("title"), is_hidden: is_hidden(Part::Title) };
    let author = with_settings_of(&library.view(&props.view), &shown.view);
    // An article that nobody has changed needs no way back.
    let has_way_back = has_controls || author != *shown.view;
    let way_back = if has_way_back {
        way_back(shown, &widget.state, author, dispatch)
    } else {
        Html::default()
    };
    let dialog_title =
        Heading { level: props.heading_level + 1, id: id("embed"), is_hidden: false };
    let shelf = library.shelf_of(&shown.dataset);
    let place = shelf.map(|shelf| Place::of(&widget.state, library, shelf));
    let in_order = shelf.zip(place).filter(|_| has_controls);
    let in_order = in_order.map(|(shelf, place)| guide(shown, shelf, place, dispatch));
    let named = place.and_then(Place::shown);
    let named = named.and_then(|at| shown.dataset.content().views.get(at));
    html! {
        <section
            class="vk" part="widget" ref={widget.root.clone()} lang={shown.locale.language().tag()}
            data-theme={theme_name(shown.theme)} ~style={element::style(&widget.look.style)}
            data-layout={if is_narrow { "narrow" } else if is_wide { "wide" } else { "medium" }}
            aria-labelledby={id("title")}
        >
            { head(shown, named, title, in_order.unwrap_or_default(), dispatch) }
            { changed(shown, widget.outdated.as_ref(), dispatch) }
            { corrections(shown) }
            { own_region }
            if !is_narrow { { take(&mut controls) } }
            <div class="vk-main">
                <div class="vk-stage">
                    if !is_hidden(Part::Tabs) {
                        { tabs(shown, &id("panel"), widget.is_map_tried, dispatch) }
                    }
                    { panel(widget, shown, id("panel"), !is_hidden(Part::Tabs), props.widths) }
                    // Next to the mark that was chosen, or nobody would see that they are there.
                    { chosen(widget, props, shown).unwrap_or_default() }
                    if is_narrow { { take(&mut controls) } }
                    { reservations(widget, shown, id("claim"), !has_controls) }
                    { on_paper(widget, shown) }
                </div>
                // After the chart, which the keyboard would else reach behind every region.
                if has_list {
                    <RegionList
                        shown={shown.clone()} id={id("search")} dispatch={dispatch.clone()}
                    />
                }
            </div>
            if is_hidden(Part::Footer) { { way_back } } else { { footer(shown, way_back, dispatch) } }
            if is_article { { explore(shown, widget.is_exploring, dispatch) } }
            if let Some(embed) = &widget.embed {
                { embed_dialog(embed, shown, props, dialog_title, dispatch) }
            }
            <Live sentence={sentence(
                widget, shown, place.and_then(|place| place_words(shown, place)),
            )} />
            // Its style tells the font size of the root, the system's colours and the host's.
            <span
                class="vk-probe" ref={widget.watch.probe.clone()} data-scheme={widget.look.scheme}
                aria-hidden="true"
            />
        </section>
    }
}

/// What nobody can open on paper: every number, and what it rests on.
fn on_paper(widget: &Widget, shown: &Shown) -> Html {
    if !widget.environment.is_paper() {
        return Html::default();
    }
    let is_in_sight = shown.view.chart == ChartKind::Table || widget.is_undrawable;
    html! {
        <div class="vk-on-paper">
            if !is_in_sight { { table(shown, widget.sorting, None, &widget.dispatch) } }
            { proofs(shown) }
        </div>
    }
}

/// What must be known of the figures; in an article behind one line that says the gravest of it.
fn reservations(widget: &Widget, shown: &Shown, claim_id: String, is_article: bool) -> Html {
    let (library, dispatch) = (&widget.library, &widget.dispatch);
    let all = html! {
        <>
            { verdict_box(shown) }
            if shown.view.chart == ChartKind::Difference {
                <ClaimForm shown={shown.clone()} id={claim_id} dispatch={dispatch.clone()} />
            }
            { notice_box(shown, library, &widget.unread, dispatch) }
        </>
    };
    if !is_article {
        return all;
    }
    let verdict = verdict(shown).map(|words| words.title);
    let title = verdict.as_deref().unwrap_or_else(|| shown.word("ui.notices"));
    folded(Folded { class: IN_ROW, title, note: "", body: all }, None, dispatch)
}

/// The rows behind the chosen mark.
fn chosen(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Option<Html> {
    let datum = widget.state.chosen?.datum;
    let title = Heading {
        level: props.heading_level + 1,
        id: [&widget.id_prefix, "details"].concat(),
        is_hidden: false,
    };
    Some(details(shown, datum, title, widget.is_copied, &widget.dispatch))
}

/// The way from an article to the whole widget in its place, and back.
fn explore(shown: &Shown, is_exploring: bool, dispatch: &Dispatch) -> Html {
    let words = shown.word(if is_exploring { "ui.explore-end" } else { "ui.explore" });
    html! {
        <button
            type="button" class="vk-button vk-explore" part="explore"
            aria-expanded={is_exploring.to_string()}
            onclick={dispatch.on(Message::Explore(!is_exploring))}
        >
            { words }
        </button>
    }
}
