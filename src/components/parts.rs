//! The parts of a body, each with what it needs.

use std::rc::Rc;

use yew::{Callback, Html, UseStateHandle, html};

use crate::components::body::BodyProps;
use crate::components::controls::{Controls, Fold};
use crate::components::details::Details;
use crate::components::head::Head;
use crate::components::own_region::OwnRegion;
use crate::components::panel::Panel;
use crate::components::regions::RegionList;
use crate::components::select_event::select_event;
use crate::components::shown::Shown;
use crate::components::state::{Choice, Message};
use crate::components::tabs::Tabs;
use crate::dataset::NamedView;
use crate::view::{Action, Part};

/// Up to this width, in font sizes of the root, the controls wait folded below the chart.
const NARROW_REM: f64 = 35.0;
/// From this width the list of regions stands open beside the chart.
const WIDE_REM: f64 = 56.25;

/// How the parts are laid out, after the widget's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Layout {
    Narrow,
    Medium,
    Wide,
}

impl Layout {
    /// Medium until the width is known.
    pub(super) fn of(width_rem: Option<f64>) -> Self {
        match width_rem {
            Some(width_rem) if width_rem <= NARROW_REM => Self::Narrow,
            Some(width_rem) if width_rem >= WIDE_REM => Self::Wide,
            _ => Self::Medium,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Medium => "medium",
            Self::Wide => "wide",
        }
    }
}

/// What every part is made from.
pub(super) struct Parts<'a> {
    pub(super) props: &'a BodyProps,
    pub(super) shown: Shown,
    pub(super) layout: Layout,
    pub(super) prefix: Rc<String>,
    pub(super) focus_returns: UseStateHandle<u32>,
    pub(super) on_act: Callback<Action>,
}

impl Parts<'_> {
    pub(super) fn id(&self, name: &str) -> String {
        [self.prefix.as_str(), name].concat()
    }

    pub(super) fn is_hidden(&self, part: Part) -> bool {
        self.props.hide.contains(&part)
    }

    /// Whether all regions stand open beside the chart.
    pub(super) fn has_list(&self) -> bool {
        self.layout == Layout::Wide && !self.is_hidden(Part::Controls)
    }

    pub(super) fn head(&self) -> Html {
        html! {
            <Head
                shown={self.shown.clone()} named={named(self.props)}
                level={self.props.heading_level} id={self.id("title")}
                is_title_hidden={self.is_hidden(Part::Title)} on_act={self.on_act.clone()}
            />
        }
    }

    pub(super) fn own_region(&self) -> Html {
        html! {
            <OwnRegion
                shown={self.shown.clone()} library={self.props.library.clone()}
                id={self.id("own")} on_act={self.on_act.clone()}
            />
        }
    }

    pub(super) fn controls(&self) -> Html {
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

    pub(super) fn region_list(&self) -> Html {
        html! {
            <RegionList
                shown={self.shown.clone()} id={self.id("list")} has_list={true}
                on_act={self.on_act.clone()}
            />
        }
    }

    pub(super) fn tabs(&self) -> Html {
        html! {
            <Tabs
                shown={self.shown.clone()} panel_id={self.id("panel")}
                on_act={self.on_act.clone()}
            />
        }
    }

    pub(super) fn panel(&self) -> Html {
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

    pub(super) fn details(&self) -> Option<Html> {
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
