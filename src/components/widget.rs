//! The whole widget: bytes in, parts out, events to the host.

use core::mem::{replace, take};
use std::borrow::Cow;
use std::rc::Rc;

use yew::{AttrValue, Component, Context, Html, NodeRef, html};

use crate::browser::address::{Address, fragment, is_framed};
use crate::browser::element::{self, Element};
use crate::browser::focus::FocusPlace;
use crate::browser::fonts::family_in;
use crate::browser::resize::WidthWatch;
use crate::components::body::body;
use crate::components::by_address::ByAddress;
use crate::components::chart::CANVAS;
use crate::components::edition::Outdated;
use crate::components::embed::Embed;
use crate::components::environment::{Environment, Watch, new_id_prefix};
use crate::components::faults::{faults, summary};
use crate::components::fold::Unfolded;
use crate::components::library::Library;
use crate::components::live::News;
use crate::components::look::Look;
use crate::components::message::{Dispatch, Message};
use crate::components::painting::paint_for_paper;
use crate::components::select_event::select_event;
use crate::components::shown::Shown;
use crate::components::state::{Choice, State};
use crate::components::table::{Sorting, value_of};
use crate::components::{WidgetEvent, WidgetProps, controls, details, marks, panel, regions, tabs};
use crate::dataset::Language;
use crate::text::{Locale, Since};
use crate::view::link::Dropped;
use crate::view::{Action, ChartKind};

/// The comparison of the given datasets, with all its controls.
///
/// Reads the bytes once per change of `inputs`. Where they cannot be read it says what is wrong
/// and where, over the last view that could be shown.
///
/// In a browser `embed::Stage` mounts it, with [`WidgetProps`] of what the element is given; natively
/// `Still`, which has an example, renders it as markup.
#[derive(Debug)]
pub struct Widget {
    /// What the bytes say; the last that had a dataset, if any had.
    pub(super) library: ByAddress<Library>,
    /// What the newest bytes say.
    newest: ByAddress<Library>,
    pub(super) state: State,
    /// What the parts render from; `None` without a dataset.
    pub(super) shown: Option<Shown>,
    pub(super) environment: Environment,
    pub(super) look: Look,
    pub(super) dispatch: Dispatch,
    pub(super) id_prefix: String,
    pub(super) root: NodeRef,
    /// The fonts of the page in the place of the chart, once it is there.
    pub(super) family: Option<AttrValue>,
    /// `None` before it is in the page or while it is hidden.
    pub(super) width_px: Option<f64>,
    pub(super) sorting: Option<Sorting>,
    /// Whether the reader wants patterns where the theme has none.
    has_patterns: bool,
    /// The parts that the reader has opened.
    unfolded: Unfolded,
    /// How copying the sources of the chosen mark went, if it was tried.
    pub(super) is_copied: Option<bool>,
    pub(super) is_undrawable: bool,
    /// Whether the reader has opened what the host has hidden.
    pub(super) is_exploring: bool,
    /// The dialog for those who embed the view, while it is open.
    pub(super) embed: Option<Embed>,
    pub(super) news: News,
    /// Whether the reader has turned to the map where there is none.
    pub(super) is_map_tried: bool,
    has_drawn: bool,
    /// Whether the host knows that a dataset is shown.
    is_ready: bool,
    /// The link that it was opened with, if that was made with other data than those at hand and
    /// the reader has not gone on.
    pub(super) outdated: Option<Outdated>,
    /// What that link says in vain, until the reader opens another view.
    pub(super) unread: Vec<Dropped>,
    /// The link that was just opened, until what it shows has been looked at.
    pub(super) opened: Option<String>,
    /// What takes the focus after the next drawing, as a selector.
    focus_next: Option<Cow<'static, str>>,
    /// Where the focus was before the next drawing, if it was in here.
    focus_before: Option<FocusPlace>,
    /// What the host has not been told yet.
    pub(super) untold: Vec<WidgetEvent>,
    /// The link by which the page around a frame has asked for it, until it asks for another view.
    of_frame: Option<String>,
    /// `None` in a page that is not ours.
    address: Option<Address>,
    /// Whether what the host has not been told yet is a step of the reader's.
    pub(super) is_step: bool,
    width_watch: Option<WidthWatch>,
    pub(super) watch: Watch,
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        props.on_begin.emit(context.link().clone());
        let library = ByAddress::new(Library::read(&props.inputs));
        // A reader's link goes before the author's view, which the way back still ends at.
        let link = props.owns_address.then(fragment).flatten();
        // In a frame it is the author's of the page around it.
        let of_frame = link.clone().filter(|_| is_framed());
        let is_readers = link.is_some() && of_frame.is_none();
        let since = if is_readers { Since::Link } else { Since::Article };
        let link = link.unwrap_or_else(|| props.view.to_string());
        let dispatch = Dispatch::new(context.link().callback(core::convert::identity));
        let on_travel = dispatch.clone();
        let mut widget = Self {
            newest: library.clone(),
            state: State::of(library.view(&link)),
            outdated: library.outdated(&link, since),
            library,
            of_frame,
            shown: None,
            environment: Environment::now(),
            look: Look::default(),
            watch: Watch::new(&dispatch),
            dispatch,
            id_prefix: new_id_prefix(),
            root: NodeRef::default(),
            family: None,
            width_px: props.widths.map(|widths| widths.widget_px),
            sorting: None,
            has_patterns: false,
            unfolded: Unfolded::default(),
            is_copied: None,
            is_undrawable: false,
            is_exploring: false,
            embed: None,
            news: News::View,
            is_map_tried: false,
            has_drawn: false,
            is_ready: false,
            unread: Vec::new(),
            opened: Some(link),
            focus_next: None,
            focus_before: None,
            untold: Vec::new(),
            address: props
                .owns_address
                .then(|| Address::new(Rc::new(move |link| on_travel.send(Message::Travel(link))))),
            is_step: false,
            width_watch: None,
        };
        widget.tell_faults(props);
        widget.show(props);
        widget
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let is_changed = self.hear(message, context.props());
        if is_changed {
            if let Some(root) = self.root.cast::<Element>() {
                self.focus_before = FocusPlace::in_element(&root, regions::GROUP);
                self.family = family_in(&root, CANVAS).map(AttrValue::from);
            }
            self.show(context.props());
            if let (true, Some(shown), Some(root)) =
                (self.environment.is_printing, &self.shown, self.root.cast::<Element>())
            {
                paint_for_paper(&root, shown, &self.environment);
            }
        } else {
            self.tell(context.props());
        }
        is_changed
    }

    fn changed(&mut self, context: &Context<Self>, before: &WidgetProps) -> bool {
        let props = context.props();
        let mut is_other = props.view != before.view;
        if is_other {
            self.of_frame = None;
        }
        if props.inputs != before.inputs {
            self.newest = ByAddress::new(Library::read(&props.inputs));
            self.tell_faults(props);
            if let Some(shelf) = self.library.shelf(&self.state.view) {
                // The first dataset may be another one now.
                self.state.name_dataset(&shelf.dataset.content().id);
            }
            if !self.newest.shelves.is_empty() {
                self.library = self.newest.clone();
                is_other = true;
            }
        }
        if is_other {
            self.open(&self.authored(props), props.inputs != before.inputs);
        }
        self.opened = (props.view != before.view).then(|| props.view.to_string());
        self.show(props);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, shown) = (context.props(), self.shown.as_ref());
        html! {
            <>
                { faults(&self.newest, props, self.language(props), self.look.theme, shown.is_some()) }
                { shown.map(|shown| body(self, props, shown)).unwrap_or_default() }
            </>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _is_first: bool) {
        if let Some(root) = self.root.cast::<Element>() {
            element::show_values(&root);
            let lost = self.focus_before.take().filter(FocusPlace::is_lost);
            if let Some(selector) = self.focus_next.take() {
                element::focus_in(&root, &selector);
            } else if lost.is_some_and(|lost| !lost.pass_on()) {
                element::focus_in(&root, panel::PANEL);
            }
            let dispatch = &self.dispatch;
            self.width_watch.get_or_insert_with(|| {
                let dispatch = dispatch.clone();
                let on_width = move |width_px| dispatch.send(Message::Resized(width_px));
                WidthWatch::new(&root, Rc::new(on_width))
            });
        }
        self.embed_rendered();
        self.watch.begin(&self.dispatch);
        if self.shown.is_some() && !replace(&mut self.is_ready, true) {
            self.untold.push(WidgetEvent::Ready(self.library.link(&self.state.view)));
        }
        self.tell(context.props());
    }
}

impl Widget {
    /// The author's view: in a frame what the page around it has asked for.
    pub(super) fn authored(&self, props: &WidgetProps) -> String {
        self.of_frame.clone().unwrap_or_else(|| props.view.to_string())
    }

    /// Whether what happened changes what is shown.
    fn hear(&mut self, message: Message, props: &WidgetProps) -> bool {
        match message {
            Message::Act(action) => self.act(action),
            Message::Turn(chart) => {
                // From the map that is not there a key may lead back to the chosen chart.
                self.act(Action::ChooseChart(chart));
                self.is_map_tried = false;
                self.lead_to(tabs::CHOSEN.into())
            }
            Message::TryMap => {
                self.is_map_tried = true;
                self.news = News::NoMap;
                self.lead_to(tabs::OFF.into())
            }
            Message::ChooseOwn(own) => {
                let shown = self.shown.as_ref();
                self.turn_to(shown.and_then(|shown| self.state.with_own(own, &shown.dataset)))
            }
            Message::Undo => self.turn_to(self.state.undone()),
            Message::Explore(is_exploring) => self.explore(is_exploring),
            Message::Unfold(fold) => self.unfolded.open(fold),
            Message::Skip => self.lead_to([tabs::CHOSEN, panel::PANEL].join(",").into()),
            Message::Redo => self.turn_to(self.state.redone()),
            Message::Travel(link) => self.travel(&link, props),
            Message::Choose(chosen) => self.choose(chosen),
            Message::Close => self.close(),
            Message::Dismiss => {
                // The address shall no longer name the other data.
                self.untold.push(WidgetEvent::Change(self.library.link(&self.state.view)));
                self.outdated.take().is_some()
            }
            Message::Sort(column) => {
                self.sorting = Some(Sorting::by(column, self.sorting));
                self.news = News::Order;
                true
            }
            Message::Copied { datum, is_copied } => {
                let is_shown = self.state.chosen.is_some_and(|choice| choice.datum == datum);
                is_shown && self.is_copied.replace(is_copied) != Some(is_copied)
            }
            Message::Drawn { is_drawn } => self.drawn(is_drawn),
            Message::Resized(width_px) => self.resize(width_px),
            Message::Media => self.environment.ask(&self.watch),
            Message::Printing(is_printing) => {
                replace(&mut self.environment.is_printing, is_printing) != is_printing
            }
            Message::Patterns(has_patterns) => {
                replace(&mut self.has_patterns, has_patterns) != has_patterns
            }
            Message::Fonts => self.environment.load_fonts(),
            Message::Embed(change) => self.hear_embed(change, props),
            Message::Desk(wish) => {
                self.untold.push(WidgetEvent::Desk(wish));
                false
            }
        }
    }

    /// The focus goes there after the next drawing, which is therefore needed.
    fn lead_to(&mut self, selector: Cow<'static, str>) -> bool {
        self.focus_next = Some(selector);
        true
    }

    fn explore(&mut self, is_exploring: bool) -> bool {
        self.is_exploring = is_exploring;
        // The button stands below; what it has opened stands above the chart.
        self.focus_next = is_exploring.then_some(controls::FIRST.into());
        true
    }

    fn resize(&mut self, width_px: f64) -> bool {
        let width_px = (width_px > 0.0).then_some(width_px);
        // What resizes the page may have changed the screen, too, and told it too early.
        let is_media_other = self.environment.ask(&self.watch);
        replace(&mut self.width_px, width_px) != width_px || is_media_other
    }

    fn drawn(&mut self, is_drawn: bool) -> bool {
        if is_drawn && !replace(&mut self.has_drawn, true) {
            self.untold.push(WidgetEvent::Chart);
        }
        self.news = if is_drawn { self.news.after_drawing() } else { News::Undrawable };
        replace(&mut self.is_undrawable, !is_drawn) == is_drawn
    }

    /// What was chosen is closed; the focus goes back to it.
    fn close(&mut self) -> bool {
        let is_in_table = self.state.view.chart == ChartKind::Table || self.is_undrawable;
        let datum = self.state.chosen.filter(|_| is_in_table).map(|choice| choice.datum);
        let chosen = datum.map_or(marks::CURRENT.into(), |datum| value_of(datum).into());
        let is_changed = self.choose(None);
        self.focus_next = is_changed.then_some(chosen);
        is_changed
    }

    fn choose(&mut self, chosen: Option<Choice>) -> bool {
        if let (Some(choice), Some(shown)) = (chosen, &self.shown) {
            self.untold.extend(select_event(shown, choice.datum));
            self.focus_next = choice.is_by_key.then_some(details::TITLE.into());
        }
        self.is_copied = None;
        replace(&mut self.state.chosen, chosen) != chosen
    }

    fn tell(&mut self, props: &WidgetProps) {
        let is_step = take(&mut self.is_step);
        let untold = take(&mut self.untold);
        // Of several changes between two drawings only the last was seen.
        let mut links = untold.iter().filter_map(|event| match event {
            WidgetEvent::Change(link) => Some(link),
            _ => None,
        });
        if let (Some(address), Some(link)) = (&self.address, links.next_back()) {
            address.write(link, is_step);
        }
        for event in untold {
            props.on_event.emit(event);
        }
    }

    fn tell_faults(&mut self, props: &WidgetProps) {
        let words = summary(&self.newest, props, self.language(props));
        self.untold.extend(words.map(WidgetEvent::Error));
    }

    /// Compares anew if dataset or view are others than before.
    fn show(&mut self, props: &WidgetProps) {
        let locale = Locale::of(self.language(props));
        self.look_around(props);
        let (theme, has_patterns) = (self.look.theme, self.has_patterns);
        let unfolded = self.unfolded;
        let before = self.shown.take();
        let view = self.state.view.clone();
        self.shown = self.library.shelf(&view).map(|shelf| {
            let same = before.filter(|it| it.dataset == shelf.dataset && it.view == view);
            let compared = self.state.compared;
            let shown = same.unwrap_or_else(|| Shown::of(shelf, view, compared, (locale, theme)));
            Shown { locale, theme, has_patterns, unfolded, ..shown }
        });
        self.look_at_opened();
    }

    fn language(&self, props: &WidgetProps) -> Language {
        self.state.view.language.or(props.language).unwrap_or_default()
    }
}
