//! One dataset on screen: the parts in their order.

use core::mem::take;

use yew::{Html, html};

use crate::components::WidgetProps;
use crate::components::changed::changed;
use crate::components::claim_form::ClaimForm;
use crate::components::controls::{Arrangement, controls};
use crate::components::corrections::corrections;
use crate::components::details::details;
use crate::components::footer::footer;
use crate::components::head::{Heading, head};
use crate::components::library::with_settings_of;
use crate::components::live::live;
use crate::components::notice_box::notice_box;
use crate::components::own_region::own_region;
use crate::components::panel::panel;
use crate::components::regions::region_list;
use crate::components::shown::{Shown, theme_name};
use crate::components::tabs::tabs;
use crate::components::verdict_box::verdict_box;
use crate::components::widget::Widget;
use crate::dataset::NamedView;
use crate::view::{ChartKind, Part};

/// Up to this width, in font sizes of the root, the controls wait folded below the chart.
const NARROW_REM: f64 = 35.0;
/// From this width the list of regions stands open beside the chart.
const WIDE_REM: f64 = 56.25;

/// Every part is a node of its own, there or empty: in a list of another length, yew would mount
/// the chart anew.
pub(super) fn body(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Html {
    let root_font_px = widget.environment.media.root_font_px;
    let width_rem = widget.width_px.map(|width_px| width_px / root_font_px);
    let is_narrow = width_rem.is_some_and(|width_rem| width_rem <= NARROW_REM);
    let is_wide = width_rem.is_some_and(|width_rem| width_rem >= WIDE_REM);
    let is_hidden = |part| props.hide.contains(&part) || shown.view.hide.contains(&part);
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
        let picked = (!has_list).then_some(widget.picked.as_str());
        let arrangement = Arrangement { prefix, is_folded: is_narrow, picked, before_years };
        controls(shown, library, arrangement, dispatch)
    } else {
        Html::default()
    };
    let title =
        Heading { level: props.heading_level, id: id("title"), is_hidden: is_hidden(Part::Title) };
    html! {
        <section
            class="vk" ref={widget.root.clone()} lang={shown.locale.language().tag()}
            data-theme={theme_name(widget.theme_choice(props))}
            data-layout={if is_narrow { "narrow" } else if is_wide { "wide" } else { "medium" }}
            aria-labelledby={id("title")}
        >
            { head(shown, named(widget, shown), title, dispatch) }
            { changed(shown, widget.outdated.as_ref(), dispatch) }
            { corrections(shown) }
            { own_region }
            if !is_narrow { { take(&mut controls) } }
            <div class="vk-main">
                <div class="vk-stage">
                    if !is_hidden(Part::Tabs) { { tabs(shown, &id("panel"), dispatch) } }
                    { panel(widget, shown, id("panel"), !is_hidden(Part::Tabs)) }
                    if is_narrow { { take(&mut controls) } }
                    { verdict_box(shown) }
                    if shown.view.chart == ChartKind::Difference {
                        <ClaimForm
                            shown={shown.clone()} id={id("claim")} dispatch={dispatch.clone()}
                        />
                    }
                    { notice_box(shown, dispatch) }
                    { chosen(widget, props, shown).unwrap_or_default() }
                </div>
                // After the chart, which the keyboard would else reach behind every region.
                if has_list { { region_list(shown, dispatch) } }
            </div>
            if !is_hidden(Part::Footer) {
                { footer(
                    shown, with_settings_of(&widget.library.view(&props.view), &shown.view),
                    widget.state.can_undo(), dispatch,
                ) }
            }
            { live(shown, widget.has_changed) }
        </section>
    }
}

/// The rows behind the chosen mark.
fn chosen(widget: &Widget, props: &WidgetProps, shown: &Shown) -> Option<Html> {
    let cell = widget.state.chosen?.cell;
    let title = Heading {
        level: props.heading_level + 1,
        id: [&widget.id_prefix, "details"].concat(),
        is_hidden: false,
    };
    Some(details(shown, cell, title, widget.is_copied, &widget.dispatch))
}

/// The named view that is shown, if it is one.
fn named<'a>(widget: &Widget, shown: &'a Shown) -> Option<&'a NamedView> {
    let at = widget.library.shelf_of(&shown.dataset)?.position_of(&shown.view)?;
    shown.dataset.content().views.get(at)
}
