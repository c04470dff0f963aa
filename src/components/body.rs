//! One dataset on screen: the parts in their order.

use yew::{
    Callback, Html, Properties, function_component, hook, html, use_memo, use_node_ref,
    use_state_eq,
};

use crate::compare::compare;
use crate::components::WidgetEvent;
use crate::components::by_address::ByAddress;
use crate::components::controls::{Controls, Fold};
use crate::components::corrections::Corrections;
use crate::components::details::Details;
use crate::components::footer::Footer;
use crate::components::head::Head;
use crate::components::hooks::{Environment, use_id_prefix, use_width_px};
use crate::components::library::{Library, Shelf, with_settings_of};
use crate::components::live::Live;
use crate::components::notice_box::NoticeBox;
use crate::components::own_region::OwnRegion;
use crate::components::panel::Panel;
use crate::components::regions::RegionList;
use crate::components::select_event::select_event;
use crate::components::shown::Shown;
use crate::components::state::{Choice, Message, State};
use crate::components::tabs::Tabs;
use crate::dataset::{Language, NamedView};
use crate::text::Locale;
use crate::view::{Action, Part, ThemeChoice, View};

/// Up to this width, in font sizes of the root, the controls wait folded below the chart.
const NARROW_REM: f64 = 35.0;
/// From this width the list of regions stands open beside the chart.
const WIDE_REM: f64 = 56.25;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BodyProps {
    pub(super) library: ByAddress<Library>,
    pub(super) shelf: Shelf,
    pub(super) state: State,
    /// What "reset" returns to.
    pub(super) author: View,
    pub(super) language: Language,
    pub(super) theme: ThemeChoice,
    pub(super) environment: Environment,
    pub(super) hide: Vec<Part>,
    pub(super) heading_level: u8,
    pub(super) on_message: Callback<Message>,
    pub(super) on_event: Callback<WidgetEvent>,
}

#[function_component]
pub(super) fn Body(props: &BodyProps) -> Html {
    let root = use_node_ref();
    let prefix = use_id_prefix();
    let root_font_px = props.environment.media.root_font_px;
    let width_rem = use_width_px(&root).map(|width_px| width_px / root_font_px);
    let shown = use_shown(props);
    let focus_returns = use_state_eq(|| 0_u32);
    let id = |name: &str| [prefix.as_str(), name].concat();
    let is_hidden = |part| props.hide.contains(&part);
    let is_narrow = width_rem.is_some_and(|width_rem| width_rem <= NARROW_REM);
    let is_wide = width_rem.is_some_and(|width_rem| width_rem >= WIDE_REM);
    let has_list = is_wide && !is_hidden(Part::Controls);
    let on_act = on_act(props);
    let on_choose = on_choose(props, &shown);
    let library = &props.library;
    let own_region = html! {
        <OwnRegion
            shown={shown.clone()} library={library.clone()} id={id("own")} on_act={on_act.clone()}
        />
    };
    let controls = html! {
        if !is_hidden(Part::Controls) {
            <Controls
                shown={shown.clone()} library={library.clone()} prefix={prefix.to_string()}
                fold={if is_narrow { Fold::Folded } else { Fold::Open }} {has_list}
                on_act={on_act.clone()}
            >
                if !is_narrow { { own_region.clone() } }
            </Controls>
        }
    };
    // Without the other controls, the own region stays.
    let is_region_apart = is_narrow || is_hidden(Part::Controls);
    // One node whether or not there are any: a list of another length would mount its chart anew.
    let details = props.state.chosen.map(|choice| {
        let close = (props.on_message.clone(), focus_returns.clone());
        let on_close = move |()| {
            close.0.emit(Message::Choose(None));
            close.1.set(*close.1 + 1);
        };
        html! {
            <Details
                shown={shown.clone()} {choice} level={props.heading_level + 1} id={id("details")}
                on_close={Callback::from(on_close)}
            />
        }
    });
    html! {
        <section
            class="vk" ref={root} lang={props.language.tag()} data-theme={theme_name(props.theme)}
            data-layout={if is_narrow { "narrow" } else if is_wide { "wide" } else { "medium" }}
            aria-labelledby={id("title")}
        >
            <Head
                shown={shown.clone()} named={named(props)} level={props.heading_level}
                id={id("title")} is_title_hidden={is_hidden(Part::Title)} on_act={on_act.clone()}
            />
            <Corrections shown={shown.clone()} />
            if is_region_apart { { own_region } }
            if !is_narrow { { controls.clone() } }
            <div class="vk-main">
                if has_list {
                    <RegionList
                        shown={shown.clone()} id={id("list")} {has_list} on_act={on_act.clone()}
                    />
                }
                <div class="vk-stage">
                    if !is_hidden(Part::Tabs) {
                        <Tabs
                            shown={shown.clone()} panel_id={id("panel")} on_act={on_act.clone()}
                        />
                    }
                    <Panel
                        shown={shown.clone()} environment={props.environment}
                        chosen={props.state.chosen} focus_returns={*focus_returns}
                        id={id("panel")} title_id={id("title")}
                        has_tabs={!is_hidden(Part::Tabs)}
                        can_undo={!props.state.history.is_empty()}
                        on_message={props.on_message.clone()} {on_choose}
                        on_event={props.on_event.clone()}
                    />
                    if is_narrow { { controls } }
                    <NoticeBox shown={shown.clone()} {on_act} />
                    { details.unwrap_or_default() }
                </div>
            </div>
            if !is_hidden(Part::Footer) { { footer(props, &shown) } }
            <Live {shown} />
        </section>
    }
}

/// The comparison is made once for each pair of dataset and view.
#[hook]
fn use_shown(props: &BodyProps) -> Shown {
    let (dataset, view) = (props.shelf.dataset.clone(), props.state.view.clone());
    let comparison =
        use_memo((dataset.clone(), view.clone()), |(dataset, view)| compare(dataset, view));
    Shown {
        dataset,
        comparison: comparison.into(),
        view,
        locale: Locale::of(props.language),
        theme: props.environment.theme(props.theme),
    }
}

fn on_act(props: &BodyProps) -> Callback<Action> {
    let (dataset, on_message) = (props.shelf.dataset.clone(), props.on_message.clone());
    Callback::from(move |action| on_message.emit(Message::Act(action, dataset.clone())))
}

fn on_choose(props: &BodyProps, shown: &Shown) -> Callback<Option<Choice>> {
    let (on_message, on_event) = (props.on_message.clone(), props.on_event.clone());
    let shown = shown.clone();
    Callback::from(move |choice: Option<Choice>| {
        on_message.emit(Message::Choose(choice));
        if let Some(event) = choice.and_then(|choice| select_event(&shown, choice.cell)) {
            on_event.emit(event);
        }
    })
}

/// The named view that is shown, if it is one.
fn named(props: &BodyProps) -> Option<NamedView> {
    let at = props.shelf.position_of(&props.state.view)?;
    props.shelf.dataset.content().views.get(at).cloned()
}

fn footer(props: &BodyProps, shown: &Shown) -> Html {
    let author = with_settings_of(&props.author, &props.state.view);
    let can_reset = author != *props.state.view;
    let (undo, reset) = (props.on_message.clone(), on_act(props));
    html! {
        <Footer
            shown={shown.clone()} can_undo={!props.state.history.is_empty()} {can_reset}
            on_undo={Callback::from(move |()| undo.emit(Message::Undo))}
            on_reset={Callback::from(move |()| {
                reset.emit(Action::Open(Box::new(author.clone())));
            })}
        />
    }
}

fn theme_name(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::Auto => "auto",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
        ThemeChoice::Contrast => "contrast",
        ThemeChoice::Print => "print",
    }
}
