//! One dataset on screen: the parts in their order.

use yew::{
    Callback, Html, Properties, function_component, hook, html, use_memo, use_node_ref,
    use_state_eq,
};

use crate::compare::compare;
use crate::components::WidgetEvent;
use crate::components::by_address::ByAddress;
use crate::components::corrections::Corrections;
use crate::components::footer::Footer;
use crate::components::hooks::{Environment, use_id_prefix, use_width_px};
use crate::components::library::{Library, Shelf, with_settings_of};
use crate::components::live::Live;
use crate::components::notice_box::NoticeBox;
use crate::components::parts::{Layout, Parts};
use crate::components::shown::{Shown, theme_name};
use crate::components::state::{Message, State};
use crate::dataset::Language;
use crate::text::Locale;
use crate::view::{Action, Part, ThemeChoice, View};

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
    let root_font_px = props.environment.media.root_font_px;
    let width_rem = use_width_px(&root).map(|width_px| width_px / root_font_px);
    let parts = Parts {
        props,
        shown: use_shown(props),
        layout: Layout::of(width_rem),
        prefix: use_id_prefix(),
        focus_returns: use_state_eq(|| 0_u32),
        on_act: on_act(props),
    };
    let is_narrow = parts.layout == Layout::Narrow;
    // Without the other controls, the own region stays.
    let is_region_apart = is_narrow || parts.is_hidden(Part::Controls);
    html! {
        <section
            class="vk" ref={root} lang={props.language.tag()} data-theme={theme_name(props.theme)}
            data-layout={parts.layout.name()} aria-labelledby={parts.id("title")}
        >
            { parts.head() }
            <Corrections shown={parts.shown.clone()} />
            if is_region_apart { { parts.own_region() } }
            if !is_narrow { { parts.controls() } }
            <div class="vk-main">
                if parts.has_list() { { parts.region_list() } }
                <div class="vk-stage">
                    if !parts.is_hidden(Part::Tabs) { { parts.tabs() } }
                    { parts.panel() }
                    if is_narrow { { parts.controls() } }
                    <NoticeBox shown={parts.shown.clone()} on_act={parts.on_act.clone()} />
                    // One node whether or not there are any: a list of another length would
                    // mount its chart anew.
                    { parts.details().unwrap_or_default() }
                </div>
            </div>
            if !parts.is_hidden(Part::Footer) { { footer(props, &parts.shown) } }
            <Live shown={parts.shown.clone()} />
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
