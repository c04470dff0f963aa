//! What the signs of a chart mean.

use yew::{Html, html};

use crate::chart::{Figure, LegendItem, Point, Shape};

/// One item a sign; nothing for a chart without signs.
pub(super) fn legend(figure: &Figure, label: &'static str) -> Html {
    if figure.legend.is_empty() {
        return Html::default();
    }
    let mut items = Vec::new();
    for item in &figure.legend {
        let region = item.region.map(|region| region.to_string());
        items.push(html! { <li data-region={region}>{ swatch(item) }{ item.words.clone() }</li> });
    }
    html! {
        <ul class="vk-legend" part="legend" aria-label={label}>
            { items }
        </ul>
    }
}

fn swatch(item: &LegendItem) -> Html {
    let view_box = format!("0 0 {} {}", LegendItem::WIDTH_PX, LegendItem::HEIGHT_PX);
    html! {
        <svg class="vk-sign" viewBox={view_box} aria-hidden="true" focusable="false">
            { shapes(&item.swatch) }
        </svg>
    }
}

/// Shapes inside an `<svg>`.
pub(super) fn shapes(shapes: &[Shape]) -> Html {
    shapes.iter().map(shape).collect()
}

fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Rect { rect, colour } => html! {
            <rect
                x={px(rect.left)} y={px(rect.top)}
                width={px(rect.width())} height={px(rect.height())}
                fill={colour.to_string()}
            />
        },
        Shape::Polygon { points, colour } => html! {
            <polygon points={corners(points)} fill={colour.to_string()} />
        },
        Shape::Line { from, to, width_px, colour } => html! {
            <line
                x1={px(from.x)} y1={px(from.y)} x2={px(to.x)}
                y2={px(to.y)} stroke={colour.to_string()}
                stroke-width={px(*width_px)}
            />
        },
        Shape::Circle { centre, radius_px, is_filled, colour } => {
            let colour = colour.to_string();
            let fill = if *is_filled { colour.clone() } else { "none".to_owned() };
            html! {
                <circle
                    cx={px(centre.x)} cy={px(centre.y)}
                    r={px(*radius_px)} {fill} stroke={colour}
                />
            }
        }
        Shape::Text { at, words, size_px, colour, .. } => html! {
            <text
                x={px(at.x)} y={px(at.y)} font-size={px(*size_px)}
                fill={colour.to_string()}
            >
                { words.clone() }
            </text>
        },
    }
}

fn px(length_px: f64) -> String {
    format!("{length_px:.2}")
}

fn corners(points: &[Point]) -> String {
    let mut words = String::new();
    for point in points {
        words.push_str(&format!("{:.2},{:.2} ", point.x, point.y));
    }
    words
}
