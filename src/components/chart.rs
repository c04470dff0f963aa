//! The chart: a painted canvas under buttons for its marks.

use web_sys::HtmlCanvasElement;
use yew::{
    Callback, Html, Properties, function_component, html, use_effect_with, use_memo, use_node_ref,
    use_state_eq,
};

use crate::browser::canvas;
use crate::chart::{Figure, Frame, figure, paint};
use crate::components::by_address::ByAddress;
use crate::components::hooks::{Environment, use_width_px};
use crate::components::legend::Legend;
use crate::components::marks::Marks;
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::components::tooltip::Tooltip;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) shown: Shown,
    pub(super) environment: Environment,
    /// The cell whose rows are shown.
    pub(super) chosen: Option<usize>,
    /// How often the focus was sent back to the marks.
    pub(super) focus_returns: u32,
    pub(super) on_choose: Callback<Option<Choice>>,
    /// Called after each drawing with whether it worked.
    pub(super) on_drawn: Callback<bool>,
}

#[function_component]
pub(super) fn Chart(props: &ChartProps) -> Html {
    let place = use_node_ref();
    let canvas = use_node_ref();
    let width_px = use_width_px(&place);
    // Under the pointer or focused: nobody else needs to know.
    let pointed = use_state_eq(|| None);
    let pointed_cell = pointed.filter(|&cell| cell < props.shown.comparison.cells.len());
    let frame = width_px.map(|width_px| Frame {
        width_px: width_px.floor(),
        root_font_px: props.environment.media.root_font_px,
        theme: props.shown.theme,
        language: props.shown.locale.language(),
        active_cell: pointed_cell.or(props.chosen),
    });
    let figure = use_memo((props.shown.clone(), frame), |(shown, frame)| {
        let frame = frame.as_ref()?;
        Some(ByAddress::new(figure(&shown.dataset, &shown.comparison, &shown.view, frame)))
    });
    let painted = (
        (*figure).clone(),
        props.environment.media.device_pixel_ratio,
        props.environment.font_loads,
    );
    let (canvas_node, on_drawn) = (canvas.clone(), props.on_drawn.clone());
    use_effect_with(painted, move |(figure, ratio, _)| {
        if let (Some(figure), Some(canvas)) = (figure, canvas_node.cast::<HtmlCanvasElement>()) {
            on_drawn.emit(draw(&canvas, figure, *ratio));
        }
    });
    let set_pointed = pointed.setter();
    let on_point = Callback::from(move |cell| set_pointed.set(cell));
    let on_leave = on_point.clone();
    html! {
        <div class="vk-chart" part="chart">
            <div class="vk-plot" ref={place} onpointerleave={move |_| on_leave.emit(None)}>
                <canvas class="vk-canvas" ref={canvas} aria-hidden="true" />
                if let Some(figure) = &*figure {
                    <Marks
                        shown={props.shown.clone()} figure={figure.clone()} chosen={props.chosen}
                        focus_returns={props.focus_returns} on_point={on_point.clone()}
                        on_choose={props.on_choose.clone()}
                    />
                    if let Some(cell) = pointed_cell {
                        <Tooltip
                            shown={props.shown.clone()} figure={figure.clone()} {cell} {on_point}
                        />
                    }
                }
            </div>
            if let Some(figure) = &*figure {
                <Legend figure={figure.clone()} label={props.shown.word("legend.title")} />
            }
        </div>
    }
}

/// Whether the figure could be drawn.
fn draw(element: &HtmlCanvasElement, figure: &Figure, device_pixel_ratio: f64) -> bool {
    let Figure { width_px, height_px, .. } = *figure;
    let size = canvas::Size { width_px, height_px, device_pixel_ratio };
    canvas::prepare(element, size)
        .is_some_and(|mut backend| paint(figure, &mut backend, size.ratio()).is_ok())
}
