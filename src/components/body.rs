//! One dataset on screen: the parts in their order.

use std::rc::Rc;

use yew::{
    Callback, Html, Properties, UseStateHandle, function_component, hook, html, use_memo,
    use_node_ref, use_state_eq,
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
use crate::components::shown::{Shown, theme_name};
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

/// How the parts are laid out, after the widget's width.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Narrow,
    Medium,
    Wide,
}

impl Layout {
    /// Medium until the width is known.
    fn of(width_rem: Option<f64>) -> Self {
        match width_rem {
            Some(width_rem) if width_rem <= NARROW_REM => Self::Narrow,
            Some(width_rem) if width_rem >= WIDE_REM => Self::Wide,
            _ => Self::Medium,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Medium => "medium",
            Self::Wide => "wide",
        }
    }
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

/// What every part is made from.
struct Parts<'a> {
    props: &'a BodyProps,
    shown: Shown,
    layout: Layout,
    prefix: Rc<String>,
    focus_returns: UseStateHandle<u32>,
    on_act: Callback<Action>,
}

impl Parts<'_> {
    fn id(&self, name: &str) -> String {
        [self.prefix.as_str(), name].concat()
    }

    fn is_hidden(&self, part: Part) -> bool {
        self.props.hide.contains(&part)
    }

    /// Whether all regions stand open beside the chart.
    fn has_list(&self) -> bool {
        self.layout == Layout::Wide && !self.is_hidden(Part::Controls)
    }

    fn head(&self) -> Html {
        html! {
            <Head
                shown={self.shown.clone()} named={named(self.props)}
                level={self.props.heading_level} id={self.id("title")}
                is_title_hidden={self.is_hidden(Part::Title)} on_act={self.on_act.clone()}
            />
        }
    }

    fn own_region(&self) -> Html {
        html! {
            <OwnRegion
                shown={self.shown.clone()} library={self.props.library.clone()}
                id={self.id("own")} on_act={self.on_act.clone()}
            />
        }
    }

    fn controls(&self) -> Html {
        if self.is_hidden(Part::Controls) {
            return Html::default();
        }
        let is_narrow = self.layout == Layout::Narrow;
        html! {
            <Controls
                shown={self.shown.clone()} library={self.props.library.clone()}
                prefix={self.prefix.to_string()} has_list={self.has_list()}
                fold={if is_narrow { Fold::Folded } else { Fold::Open }}
                on_act={self.on_act.clone()}
            >
                if !is_narrow { { self.own_region() } }
            </Controls>
        }
    }

    fn region_list(&self) -> Html {
        html! {
            <RegionList
                shown={self.shown.clone()} id={self.id("list")} has_list={true}
                on_act={self.on_act.clone()}
            />
        }
    }

    fn tabs(&self) -> Html {
        html! {
            <Tabs
                shown={self.shown.clone()} panel_id={self.id("panel")}
                on_act={self.on_act.clone()}
            />
        }
    }

    fn panel(&self) -> Html {
        let props = self.props;
        html! {
            <Panel
                shown={self.shown.clone()} environment={props.environment}
                chosen={props.state.chosen} focus_returns={*self.focus_returns}
                id={self.id("panel")} title_id={self.id("title")}
                has_tabs={!self.is_hidden(Part::Tabs)}
                can_undo={!props.state.history.is_empty()}
                on_message={props.on_message.clone()} on_choose={on_choose(props, &self.shown)}
                on_event={props.on_event.clone()}
            />
        }
    }

    fn details(&self) -> Option<Html> {
        let choice = self.props.state.chosen?;
        let (on_message, returns) = (self.props.on_message.clone(), self.focus_returns.clone());
        let on_close = move |()| {
            on_message.emit(Message::Choose(None));
            returns.set(*returns + 1);
        };
        Some(html! {
            <Details
                shown={self.shown.clone()} {choice} level={self.props.heading_level.saturating_add(1)}
                id={self.id("details")} on_close={Callback::from(on_close)}
            />
        })
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
