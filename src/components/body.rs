//! One dataset on screen: the parts in their order.

use core::mem::take;

use yew::{Html, html};

use crate::browser::element;
use crate::chart::NARROW_REM;
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
use crate::components::notice_box::{all_notices, notice_box};
use crate::components::own_region::own_region;
use crate::components::panel::panel;
use crate::components::proof::proofs;
use crate::components::region_list::RegionList;
use crate::components::shown::{Shown, theme_name};
use crate::components::table::table;
use crate::components::tabs::tabs;
use crate::components::verdict_box::{verdict, verdict_box};
use crate::components::widget::Widget;
use crate::text::Notice;
use crate::view::{ChartKind, Part};

/// From this width the list of regions stands open beside the chart.
pub(crate) const WIDE_REM: f64 = 56.25;

/// Which parts there are, and how they stand.
struct Plan {
    is_narrow: bool,
    /// Whether the author has left out the controls.
    is_article: bool,
    has_title: bool,
    has_controls: bool,
    has_tabs: bool,
    has_footer: bool,
    /// Whether the list of regions stands beside the chart.
    has_list: bool,
}

impl Plan {
    fn of(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Self {
        let root_font_px = widget.environment.media.root_font_px;
        let width_rem = widget.width_px.map(|width_px| width_px / root_font_px);
        let is_wide = width_rem.is_some_and(|width_rem| width_rem >= WIDE_REM);
        let is_left_out = |part| props.hide.contains(&part) || shown.view.hide.contains(&part);
        let has = |part| widget.is_exploring || !is_left_out(part);
        let has_controls = has(Part::Controls);
        Self {
            is_narrow: width_rem.is_some_and(|width_rem| width_rem <= NARROW_REM),
            is_article: is_left_out(Part::Controls),
            has_title: has(Part::Title),
            has_controls,
            has_tabs: has(Part::Tabs),
            has_footer: has(Part::Footer),
            has_list: is_wide && has_controls && !shown.is_of_two(),
        }
    }
}

/// Every part is a node of its own, there or empty: in a list of another length, yew would mount
/// the chart anew.
pub(super) fn body(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Html {
    let plan = Plan::of(widget, props, shown);
    let Plan { is_narrow, has_controls, .. } = plan;
    let id = |name: &str| [widget.id_prefix.as_str(), name].concat();
    let (library, dispatch) = (&widget.library, &widget.dispatch);
    let (own_region, mut controls) = choices(widget, shown, &plan);
    let title = Heading { level: props.heading_level, id: id("title"), is_hidden: !plan.has_title };
    let way_back = back(widget, props, shown, &plan);
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
            aria-labelledby={id("title")}
        >
            { head(shown, named, title, in_order.unwrap_or_default(), dispatch) }
            { changed(shown, widget.outdated.as_ref(), dispatch) }
            { corrections(shown) }
            { own_region }
            if !is_narrow { { take(&mut controls) } }
            <div class="vk-main">
                { stage(widget, props, shown, &plan, controls) }
                // After the chart, which the keyboard would else reach behind every region.
                if plan.has_list {
                    <RegionList
                        shown={shown.clone()} id={id("search")} dispatch={dispatch.clone()}
                    />
                }
            </div>
            if plan.has_footer { { footer(shown, way_back, dispatch) } } else { { way_back } }
            if plan.is_article { { explore(shown, widget.is_exploring, dispatch) } }
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

/// The choice of the own region where that stands apart, and the controls; either may be empty.
fn choices(widget: &Widget, shown: &Shown, plan: &Plan) -> (Html, Html) {
    let (library, dispatch) = (&widget.library, &widget.dispatch);
    let mut own = Html::default();
    if !shown.is_of_two() {
        let id = [widget.id_prefix.as_str(), "own"].concat();
        own = own_region(shown, library, id, dispatch);
    }
    // Without the other controls, the own region stays.
    if !plan.has_controls {
        return (own, Html::default());
    }
    let before_years = if plan.is_narrow { Html::default() } else { take(&mut own) };
    let (prefix, has_list) = (&widget.id_prefix, plan.has_list);
    let arrangement = Arrangement { prefix, is_folded: plan.is_narrow, has_list, before_years };
    (own, controls(shown, library, arrangement, dispatch))
}

/// The way back to the author's view; an article that nobody has changed needs none.
fn back(widget: &Widget, props: &WidgetProps, shown: &Shown, plan: &Plan) -> Html {
    let author = with_settings_of(&widget.library.view(&widget.authored(props)), &shown.view);
    if !plan.has_controls && author == *shown.view {
        return Html::default();
    }
    way_back(shown, &widget.state, author, &widget.dispatch)
}

/// The chart, what belongs to it, and beneath it the controls where they are given.
fn stage(widget: &Widget, props: &WidgetProps, shown: &Shown, plan: &Plan, controls: Html) -> Html {
    let id = |name: &str| [widget.id_prefix.as_str(), name].concat();
    html! {
        <div class="vk-stage">
            if plan.has_tabs {
                { tabs(shown, &id("panel"), widget.is_map_tried, &widget.dispatch) }
            }
            { panel(widget, shown, id("panel"), plan.has_tabs, props.widths) }
            // Next to the mark that was chosen, or nobody would see that they are there.
            { chosen(widget, props, shown).unwrap_or_default() }
            if plan.is_narrow { { controls } }
            { reservations(widget, shown, id("claim"), !plan.has_controls) }
            { on_paper(widget, shown) }
        </div>
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

/// What must be known of the figures; in an article behind one line that says the gravest of it. That the
/// view is not what was asked for stands in sight even there.
fn reservations(widget: &Widget, shown: &Shown, claim_id: String, is_article: bool) -> Html {
    let (library, dispatch) = (&widget.library, &widget.dispatch);
    let (in_sight, others): (Vec<Notice>, Vec<Notice>) = all_notices(shown, &widget.unread)
        .into_iter()
        .partition(|notice| is_article && notice.is_of_what_was_asked());
    let all = html! {
        <>
            { verdict_box(shown) }
            if shown.view.chart == ChartKind::Difference {
                <ClaimForm shown={shown.clone()} id={claim_id} dispatch={dispatch.clone()} />
            }
            { notice_box(shown, library, &others, dispatch) }
        </>
    };
    if !is_article {
        return all;
    }
    let verdict = verdict(shown).map(|words| words.title);
    let title = verdict.as_deref().unwrap_or_else(|| shown.word("ui.notices"));
    html! {
        <>
            { notice_box(shown, library, &in_sight, dispatch) }
            { folded(Folded { class: IN_ROW, title, note: "", body: all }, None, dispatch) }
        </>
    }
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
