//! The chart: a painted canvas under buttons for its marks.

use core::mem::replace;
use std::rc::Rc;

use yew::{AttrValue, Component, Context, Html, NodeRef, PointerEvent, Properties, html};

use crate::browser::element;
use crate::browser::element::{Element, Event, HtmlCanvasElement, is_escape, is_touch};
use crate::browser::focus::leave;
use crate::browser::listener::Listener;
use crate::browser::resize::WidthWatch;
use crate::browser::timer::Timeout;
use crate::chart::{Figure, Frame, Highlight, figure};
use crate::compare::Datum;
use crate::components::attention::{Attention, root_of};
use crate::components::by_address::ByAddress;
use crate::components::environment::Environment;
use crate::components::legend::legend;
use crate::components::listen::{ListenMessage, Listening, listen};
use crate::components::marks::{self, marks};
use crate::components::message::{Dispatch, Message};
use crate::components::painting::Painted;
use crate::components::shown::Shown;
use crate::components::tooltip::{self, tooltip};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) shown: Shown,
    pub(super) environment: Environment,
    /// What begins the ids of its parts.
    pub(super) id: String,
    /// The mark whose rows are shown.
    pub(super) chosen: Option<Datum>,
    /// The width that it has before it can be measured, if that is known.
    pub(super) width_px: Option<f64>,
    /// The fonts of the page in its place, if they are known.
    pub(super) family: Option<AttrValue>,
    pub(super) dispatch: Dispatch,
}

/// Its canvas, as a selector.
pub(super) const CANVAS: &str = ".vk-canvas";

/// So long they rest on what shall stand out.
const REST_MS: u32 = 150;

/// What is pointed at and focused stays in here: nobody else needs to know.
pub(super) struct Chart {
    place: NodeRef,
    canvas: NodeRef,
    /// The layer of the marks.
    pub(super) layer: NodeRef,
    tooltip: NodeRef,
    /// `None` before it is in the page or while it is hidden.
    width_px: Option<f64>,
    pub(super) figure: Option<ByAddress<Figure>>,
    /// What the figure was made of.
    made_of: Option<(Shown, Frame)>,
    painted: Painted,
    /// The canvas could not be painted, or has lost its memory.
    is_undrawable: bool,
    attention: Attention,
    /// The region beside which the others step back.
    region: Option<usize>,
    rest: Option<Timeout>,
    /// The position of the mark that is a tab stop.
    pub(super) current: usize,
    is_focus_due: bool,
    listening: Listening,
    width_watch: Option<WidthWatch>,
    /// What the canvas and the widget round the chart tell.
    listeners: Vec<Listener>,
    _page_listeners: [Listener; 2],
}

/// On paper a figure is no wider than a sheet, or its words would shrink with it.
pub(super) const PAPER_PX: f64 = 704.0;

/// What happens to the chart.
pub(super) enum ChartMessage {
    Resized(f64),
    /// The pointer is on a mark, or on none.
    Point(Option<Datum>),
    /// A region is pointed at, or has the focus, elsewhere in the widget.
    Highlight(Option<usize>),
    /// A button has the focus; whether it shows that.
    Focus {
        position: usize,
        is_ringed: bool,
    },
    /// No button has the focus any more.
    Blur,
    /// A key leads to another mark.
    Step(usize),
    /// Something happens to the sound.
    Listen(ListenMessage),
    /// The reader's attention has come to rest.
    Rest,
    /// What is open shall go, then the focus.
    Escape,
    /// The canvas was painted, or could not be.
    Drawn(bool),
    /// The canvas has lost its memory, or has it again.
    Memory {
        is_there: bool,
    },
}

impl Component for Chart {
    type Message = ChartMessage;
    type Properties = ChartProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        let on_page = Rc::new(move |event: &Event| {
            if is_escape(event) {
                link.send_message(ChartMessage::Escape);
            } else if is_touch(event) {
                // A finger that taps elsewhere; a tap on a mark points at it again.
                link.send_message(ChartMessage::Point(None));
            }
        });
        let props = context.props();
        let mut chart = Self {
            place: NodeRef::default(),
            canvas: NodeRef::default(),
            layer: NodeRef::default(),
            tooltip: NodeRef::default(),
            width_px: props.width_px,
            figure: None,
            made_of: None,
            painted: Painted::default(),
            is_undrawable: false,
            attention: Attention::default(),
            region: None,
            rest: None,
            current: 0,
            is_focus_due: false,
            listening: Listening::new(),
            width_watch: None,
            listeners: Vec::new(),
            _page_listeners: ["keydown", "pointerup"]
                .map(|name| Listener::on_page(name, on_page.clone())),
        };
        chart.lay_out(props);
        chart
    }

    fn update(&mut self, context: &Context<Self>, message: ChartMessage) -> bool {
        let is_changed = self.hear(message, context);
        if is_changed {
            self.lay_out(context.props());
        }
        is_changed
    }

    fn changed(&mut self, context: &Context<Self>, before: &ChartProps) -> bool {
        let props = context.props();
        if props.shown != before.shown || props.chosen != before.chosen {
            self.listening.stop();
        }
        if props.shown.comparison != before.shown.comparison {
            // The same indices are other numbers now, and the change is to be seen.
            self.attention.forget();
            self.region = None;
        }
        self.lay_out(props);
        let chosen = props.chosen.filter(|_| props.chosen != before.chosen);
        if let (Some(chosen), Some(figure)) = (chosen, &self.figure) {
            // Back from its rows, the focus finds the chosen mark.
            let at = figure.marks.iter().position(|mark| mark.datum == chosen);
            self.current = at.unwrap_or(self.current);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ChartProps { shown, id, chosen, .. } = context.props();
        let link = context.link().clone();
        // A finger leaves as soon as it is lifted; what it has tapped stays.
        let onpointerleave = move |event: PointerEvent| {
            if !is_touch(&event) {
                link.send_message(ChartMessage::Point(None));
            }
        };
        let figure = self.figure.as_ref().filter(|_| !self.is_undrawable);
        let hint = [id, "-hint"].concat();
        html! {
            <div class="vk-chart" part="chart">
                if let Some(figure) = &self.figure {
                    <p class="vk-unseen">{ figure.label.clone() }</p>
                }
                <div class="vk-plot" ref={self.place.clone()} {onpointerleave}>
                    <canvas
                        class="vk-canvas" ref={self.canvas.clone()} aria-hidden="true"
                        hidden={self.is_undrawable}
                    />
                    if let Some(figure) = figure {
                        { marks(self, figure, hint.clone(), context) }
                        if let Some(datum) = self.attention.tooltip() {
                            { tooltip(shown, datum, *chosen == Some(datum), self.tooltip.clone()) }
                        }
                    }
                </div>
                if let Some(figure) = figure {
                    { legend(figure, shown.word("legend.title")) }
                    <p class="vk-hint" id={hint}>
                        { shown.word("chart.hint") }
                        <span class="vk-keys">{ " " }{ shown.word("chart.keys") }</span>
                    </p>
                    { listen(&self.listening, figure, context) }
                }
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _is_first: bool) {
        let props = context.props();
        if let Some(place) = self.place.cast::<Element>() {
            self.width_watch.get_or_insert_with(|| {
                let link = context.link().clone();
                let on_width = move |width_px| link.send_message(ChartMessage::Resized(width_px));
                WidthWatch::new(&place, Rc::new(on_width))
            });
            if self.listeners.is_empty() {
                self.listen(context, &place);
            }
        }
        if let Some(layer) = self.layer.cast::<Element>()
            && replace(&mut self.is_focus_due, false)
        {
            element::focus_in(&layer, marks::CURRENT);
        }
        let Some(figure) = self.figure.clone() else { return };
        if let Some(datum) = self.attention.tooltip() {
            tooltip::place(&self.tooltip, &figure, datum);
        }
        let canvas = self.canvas.cast::<HtmlCanvasElement>();
        let family = props.family.as_deref();
        if let Some(is_drawn) = self.painted.renew(canvas, figure, &props.environment, family) {
            if self.is_undrawable == is_drawn {
                context.link().send_message(ChartMessage::Drawn(is_drawn));
            }
            props.dispatch.send(Message::Drawn { is_drawn });
        }
    }
}

impl Chart {
    /// Whether what happened changes what is shown.
    fn hear(&mut self, message: ChartMessage, context: &Context<Self>) -> bool {
        match message {
            ChartMessage::Resized(width_px) => {
                let width_px = (width_px > 0.0).then_some(width_px);
                replace(&mut self.width_px, width_px) != width_px
            }
            ChartMessage::Point(datum) => {
                self.wait_for_rest(context);
                self.attention.point(datum)
            }
            ChartMessage::Highlight(region) => {
                if self.attention.highlight(region) {
                    self.wait_for_rest(context);
                }
                false
            }
            ChartMessage::Rest => {
                let region = self.attention.region(&context.props().shown.comparison);
                replace(&mut self.region, region) != region
            }
            ChartMessage::Focus { position, is_ringed } => {
                self.current = position;
                self.attention.focus(self.datum_at(position), is_ringed);
                self.wait_for_rest(context);
                true
            }
            ChartMessage::Blur => {
                self.attention.blur();
                self.wait_for_rest(context);
                true
            }
            ChartMessage::Listen(message) => {
                let figure = self.figure.clone();
                let figure = figure.as_deref();
                let heard = figure.and_then(|it| self.listening.hear(message, it, context));
                self.attention.point(heard.map(Datum::Cell));
                true
            }
            ChartMessage::Step(position) => {
                self.current = position;
                self.is_focus_due = true;
                true
            }
            ChartMessage::Escape => self.escape(context.props()),
            ChartMessage::Drawn(is_drawn) => {
                replace(&mut self.is_undrawable, !is_drawn) == is_drawn
            }
            ChartMessage::Memory { is_there } => {
                self.painted.forget();
                if !is_there {
                    context.props().dispatch.send(Message::Drawn { is_drawn: false });
                }
                let was_undrawable = replace(&mut self.is_undrawable, !is_there);
                is_there || !was_undrawable
            }
        }
    }

    fn datum_at(&self, position: usize) -> Option<Datum> {
        Some(self.figure.as_ref()?.marks.get(position)?.datum)
    }

    /// One step back: from the tooltip to none, from the chosen mark to no choice, from any to what comes
    /// after the chart.
    fn escape(&mut self, props: &ChartProps) -> bool {
        let is_dismissed = self.attention.dismiss();
        if !is_dismissed && self.attention.is_inside() {
            if props.chosen.is_some() {
                props.dispatch.send(Message::Choose(None));
            } else {
                self.leave();
            }
        }
        is_dismissed
    }

    /// Colours change when pointer and focus rest: on the way over other marks they would flicker.
    fn wait_for_rest(&mut self, context: &Context<Self>) {
        let link = context.link().clone();
        self.rest = Some(Timeout::new(REST_MS, move || link.send_message(ChartMessage::Rest)));
    }

    /// The focus goes to what comes after the chart, as if Tab were pressed.
    fn leave(&self) {
        if let (Some(place), Some(layer)) =
            (self.place.cast::<Element>(), self.layer.cast::<Element>())
            && let Some(root) = root_of(&place)
        {
            leave(&root, &layer);
        }
    }

    /// Listens to the canvas, and to what names regions round the chart.
    fn listen(&mut self, context: &Context<Self>, place: &Element) {
        let link = context.link().clone();
        let on_memory = Rc::new(move |event: &Event| {
            let is_there = event.type_() == "contextrestored";
            link.send_message(ChartMessage::Memory { is_there });
        });
        let canvas = self.canvas.cast::<Element>();
        for name in ["contextlost", "contextrestored"] {
            let target = canvas.as_ref().map(AsRef::as_ref);
            self.listeners.push(Listener::new(target, name, on_memory.clone()));
        }
        let link = context.link().clone();
        let on_region = Rc::new(move |region| link.send_message(ChartMessage::Highlight(region)));
        if let Some(root) = root_of(place) {
            self.listeners.extend(Attention::listeners(&root, on_region));
        }
    }

    /// Makes the figure anew if it is of other things than before.
    fn lay_out(&mut self, props: &ChartProps) {
        let shown = &props.shown;
        let Some(width_px) = self.width_px else {
            (self.figure, self.made_of) = (None, None);
            return;
        };
        self.attention.keep_within(&shown.comparison);
        let is_paper = props.environment.is_paper();
        let width_px = if is_paper { PAPER_PX } else { width_px }.floor();
        let datum = self.attention.datum().or(props.chosen);
        let frame = Frame {
            highlight: Highlight { datum, region: self.region },
            ..shown.frame(width_px, props.environment.media.root_font_px)
        };
        let made_of = Some((shown.clone(), frame));
        if self.made_of != made_of {
            let figure = figure(&shown.dataset, &shown.comparison, &shown.view, &frame);
            self.current = self.current.min(figure.marks.len().saturating_sub(1));
            self.figure = Some(ByAddress::new(figure));
            self.made_of = made_of;
        }
    }
}
