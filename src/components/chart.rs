//! The chart: a painted canvas under buttons for its marks.

use core::mem::replace;
use std::rc::Rc;

use yew::{Component, Context, Html, NodeRef, PointerEvent, Properties, html};

use crate::browser::element::{Element, Event, HtmlCanvasElement, is_escape, is_touch};
use crate::browser::listener::Listener;
use crate::browser::resize::WidthWatch;
use crate::browser::{canvas, element};
use crate::chart::{Figure, Frame, figure, paint};
use crate::components::by_address::ByAddress;
use crate::components::environment::Environment;
use crate::components::legend::legend;
use crate::components::listen::{ListenMessage, Listening, listen};
use crate::components::marks::{self, marks};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::tooltip::{self, tooltip};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) shown: Shown,
    pub(super) environment: Environment,
    /// The cell whose rows are shown.
    pub(super) chosen: Option<usize>,
    pub(super) dispatch: Dispatch,
}

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
    /// What the canvas shows: figure, device pixel ratio, arrivals of fonts.
    painted: Option<(ByAddress<Figure>, f64, u32)>,
    /// The cell under the pointer, tapped or focused.
    pointed: Option<usize>,
    /// The cell whose button shows that it has the focus.
    ringed: Option<usize>,
    /// The position of the mark that is a tab stop.
    pub(super) current: usize,
    is_focus_due: bool,
    listening: Listening,
    width_watch: Option<WidthWatch>,
    _listeners: [Listener; 2],
}

/// What happens to the chart.
pub(super) enum ChartMessage {
    Resized(f64),
    /// The pointer is on a cell, or on none.
    Point(Option<usize>),
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
}

impl Component for Chart {
    type Message = ChartMessage;
    type Properties = ChartProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        let leave = Rc::new(move |event: &Event| {
            if is_leaving(event) {
                link.send_message(ChartMessage::Point(None));
            }
        });
        Self {
            place: NodeRef::default(),
            canvas: NodeRef::default(),
            layer: NodeRef::default(),
            tooltip: NodeRef::default(),
            width_px: None,
            figure: None,
            made_of: None,
            painted: None,
            pointed: None,
            ringed: None,
            current: 0,
            is_focus_due: false,
            listening: Listening::new(),
            width_watch: None,
            _listeners: ["keydown", "pointerup"].map(|name| Listener::on_page(name, leave.clone())),
        }
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
        self.lay_out(context.props());
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let shown = &context.props().shown;
        let link = context.link().clone();
        // A finger leaves as soon as it is lifted; what it has tapped stays.
        let onpointerleave = move |event: PointerEvent| {
            if !is_touch(&event) {
                link.send_message(ChartMessage::Point(None));
            }
        };
        html! {
            <div class="vk-chart" part="chart">
                <div class="vk-plot" ref={self.place.clone()} {onpointerleave}>
                    <canvas class="vk-canvas" ref={self.canvas.clone()} aria-hidden="true" />
                    if let Some(figure) = &self.figure {
                        { marks(self, figure, context) }
                        if let Some(cell) = self.pointed_cell(shown) {
                            { tooltip(shown, cell, self.tooltip.clone()) }
                        }
                    }
                </div>
                if let Some(figure) = &self.figure {
                    { legend(figure, shown.word("legend.title")) }
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
        }
        if let Some(layer) = self.layer.cast::<Element>()
            && replace(&mut self.is_focus_due, false)
        {
            element::focus_in(&layer, marks::CURRENT);
        }
        let Some(figure) = self.figure.clone() else { return };
        if let Some(cell) = self.pointed_cell(&props.shown) {
            tooltip::place(&self.tooltip, &figure, cell);
        }
        let media = &props.environment.media;
        let painted = (figure, media.device_pixel_ratio, props.environment.font_loads);
        if self.painted.as_ref() != Some(&painted)
            && let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>()
        {
            let is_drawn = draw(&canvas, &painted.0, painted.1);
            self.painted = Some(painted);
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
            ChartMessage::Point(cell) => replace(&mut self.pointed, cell) != cell,
            ChartMessage::Focus { position, is_ringed } => {
                let marks = self.figure.as_ref().map_or(&[][..], |figure| &figure.marks);
                let cell = marks.get(position).map(|mark| mark.cell);
                self.current = position;
                self.pointed = cell;
                self.ringed = cell.filter(|_| is_ringed);
                true
            }
            ChartMessage::Blur => {
                self.pointed = None;
                self.ringed = None;
                true
            }
            ChartMessage::Listen(message) => {
                let figure = self.figure.clone();
                let figure = figure.as_deref();
                self.pointed =
                    figure.and_then(|figure| self.listening.hear(message, figure, context));
                true
            }
            ChartMessage::Step(position) => {
                self.current = position;
                self.is_focus_due = true;
                true
            }
        }
    }

    /// Makes the figure anew if it is of other things than before.
    fn lay_out(&mut self, props: &ChartProps) {
        let shown = &props.shown;
        let Some(width_px) = self.width_px else {
            (self.figure, self.made_of) = (None, None);
            return;
        };
        let active_cell = self.pointed_cell(shown).or(props.chosen);
        let frame = Frame {
            width_px: width_px.floor(),
            root_font_px: props.environment.media.root_font_px,
            theme: shown.theme,
            language: shown.locale.language(),
            // One ring is enough: the button's is there even where nothing can be painted.
            active_cell: active_cell.filter(|&cell| self.ringed != Some(cell)),
        };
        let made_of = Some((shown.clone(), frame));
        if self.made_of != made_of {
            let figure = figure(&shown.dataset, &shown.comparison, &shown.view, &frame);
            self.current = self.current.min(figure.marks.len().saturating_sub(1));
            self.figure = Some(ByAddress::new(figure));
            self.made_of = made_of;
        }
    }

    fn pointed_cell(&self, shown: &Shown) -> Option<usize> {
        self.pointed.filter(|&cell| cell < shown.comparison.cells.len())
    }
}

/// Whether an event in the page takes the pointer off: Escape, or a finger that taps elsewhere.
///
/// A tap on a mark points at it again.
fn is_leaving(event: &Event) -> bool {
    is_escape(event) || is_touch(event)
}

/// Whether the figure could be drawn.
fn draw(element: &HtmlCanvasElement, figure: &Figure, device_pixel_ratio: f64) -> bool {
    let Figure { width_px, height_px, .. } = *figure;
    let size = canvas::Size { width_px, height_px, device_pixel_ratio };
    canvas::prepare(element, size)
        .is_some_and(|mut backend| paint(figure, &mut backend, size.ratio()).is_ok())
}
