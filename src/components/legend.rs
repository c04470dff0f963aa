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
        items.push(html! { <li>{ swatch(item) }{ item.words.clone() }</li> });
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
            { item.swatch.iter().map(shape).collect::<Vec<Html>>() }
        </svg>
    }
}

fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Rect { rect, colour } => html! {
            <rect
                x={rect.left.to_string()} y={rect.top.to_string()}
                width={rect.width().to_string()} height={rect.height().to_string()}
                fill={colour.to_string()}
            />
        },
        Shape::Polygon { points, colour } => html! {
            <polygon points={corners(points)} fill={colour.to_string()} />
        },
        Shape::Line { from, to, width_px, colour } => html! {
            <line
                x1={from.x.to_string()} y1={from.y.to_string()} x2={to.x.to_string()}
                y2={to.y.to_string()} stroke={colour.to_string()}
                stroke-width={width_px.to_string()}
            />
        },
        Shape::Circle { centre, radius_px, is_filled, colour } => {
            let colour = colour.to_string();
            let fill = if *is_filled { colour.clone() } else { "none".to_owned() };
            html! {
                <circle
                    cx={centre.x.to_string()} cy={centre.y.to_string()}
                    r={radius_px.to_string()} {fill} stroke={colour}
                />
            }
        }
        Shape::Text { at, words, size_px, colour, .. } => html! {
            <text
                x={at.x.to_string()} y={at.y.to_string()} font-size={size_px.to_string()}
                fill={colour.to_string()}
            >
                { words.clone() }
            </text>
        },
    }
}

fn corners(points: &[Point]) -> String {
    let mut words = String::new();
    for point in points {
        words.push_str(&format!("{},{} ", point.x, point.y));
    }
    words
}
