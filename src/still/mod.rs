//! The static part of a page: what a reader sees before any script has run, and without scripts.
//!
//! It is rendered from the widget's own components, once for each band of widths in which they are
//! laid out in another way; what is the same in all bands stands in it once.

mod merge;
mod palette;
mod picture;
mod style;
mod tidy;
mod tree;

pub use style::styles;

use crate::components::{Still, Widths};
use crate::dataset::Language;
use crate::still::palette::{Palette, THEMES};
use crate::still::tree::{Element, Node};
use crate::text::Locale;
use crate::view::{ChartKind, ThemeChoice, View, link};

/// Widths in which the widget is laid out in the same way and has the same picture.
struct Band {
    /// A width of the widget in it.
    widget_px: f64,
    /// The position of its picture.
    picture: usize,
}

/// The narrowest first, as `static/still.css` has them.
const BANDS: [Band; 5] = [
    Band { widget_px: 360.0, picture: 0 },
    Band { widget_px: 520.0, picture: 1 },
    Band { widget_px: 600.0, picture: 1 },
    Band { widget_px: 800.0, picture: 2 },
    Band { widget_px: 1000.0, picture: 2 },
];
const ALL_BANDS: u8 = 0b1_1111;

/// The widths that pictures are drawn for: those of the chart on a small phone, in a column of text,
/// and on a tablet that is held upright. Most readers have more room, hardly any have less, where
/// words could come too near each other.
pub const PICTURES_PX: [f64; 3] = [320.0, 536.0, 704.0];

/// What a page has before its program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaticPart {
    /// Markup; it has no script and no style, asks for nothing, and has one id, of the sentence that
    /// `static/frame.js` shows where the program does not come.
    pub markup: String,
    /// The view that it shows, as a link writes it.
    pub link: String,
}

/// The static part of a view of these datasets, JSON; an empty link means their first view.
///
/// The same inputs give the same bytes. Empty without a dataset that can be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn static_part(inputs: &[Vec<u8>], view: &str, language: Language) -> StaticPart {
    let mut rendering = core::pin::pin!(rendered_part(inputs, view, language));
    let mut poller = core::task::Context::from_waker(core::task::Waker::noop());
    // No component waits for anything, so it is done at once; asked again, it would go on.
    loop {
        if let core::task::Poll::Ready(part) = rendering.as_mut().poll(&mut poller) {
            return part;
        }
    }
}

/// The same where components are rendered one after the other, as Yew does in a browser.
pub async fn rendered_part(inputs: &[Vec<u8>], view: &str, language: Language) -> StaticPart {
    let still = Still::of(inputs, view, language, 1);
    let Some(shown) = still.view() else { return StaticPart::default() };
    // Colours get their classes by what they are in the light theme.
    let drawn = if shown.theme == ThemeChoice::Auto {
        view.to_owned()
    } else {
        link::encode(&View { theme: ThemeChoice::Light, ..shown.clone() })
    };
    let still = still.with_view(&drawn);
    let locale = Locale::of(shown.language.unwrap_or(language));
    let palette = Palette::new();
    let mut nodes = in_all_bands(&still, &palette).await;
    let pictures = pictures(&still, &palette);
    let has_chart = shown.chart != ChartKind::Table;
    let instead = instead(&still, &palette, locale, has_chart).await;
    if let Some(widget) = first_element(&mut nodes) {
        widget.set("data-theme", theme_of(&shown));
        complete(&mut widget.children, &pictures);
        let is_footer = |node: &Node| matches!(node, Node::Element(it) if it.tag == "footer");
        let end = widget.children.iter().position(is_footer);
        widget.children.insert(end.unwrap_or(widget.children.len()), Node::Words(instead));
    }
    let [waiting, unloadable] =
        ["page.waiting", "page.unloadable"].map(|key| picture::escaped(locale.word(key)));
    let widget = tree::written(&nodes, ALL_BANDS);
    let markup = format!(
        "<p id=\"vardkronan-fault\" hidden>{unloadable}</p>\n<p class=\"vk-wait\">{waiting}</p>\n<div class=\"vk-still\">{widget}</div>"
    );
    StaticPart { markup, link: link::encode(&shown) }
}

/// The widget's markup in every band, as one.
async fn in_all_bands(still: &Still, palette: &Palette) -> Vec<Node> {
    let mut all = Vec::new();
    for (at, band) in BANDS.iter().enumerate() {
        let chart_px = PICTURES_PX.get(band.picture).copied().unwrap_or_default();
        let markup = still.widget(Widths { widget_px: band.widget_px, chart_px }).await;
        let nodes = tidy::tidy(tree::parsed(&markup, 1 << at), palette);
        all = if at == 0 { nodes } else { merge::merged(all, nodes) };
    }
    all
}

/// The pictures of every class of widths, one after the other.
fn pictures(still: &Still, palette: &Palette) -> String {
    let figures = still.figures(&PICTURES_PX, &THEMES);
    let pictures = figures
        .iter()
        .enumerate()
        .map(|(at, figures)| picture::picture(figures, palette, &format!("vk-picture-{at}")));
    pictures.collect()
}

/// What those get who have nothing but the static part: the numbers, and where they are from.
async fn instead(still: &Still, palette: &Palette, locale: &Locale, has_chart: bool) -> String {
    let mut nodes = tidy::tidy(tree::parsed(&still.table().await, ALL_BANDS), palette);
    if !has_chart {
        nodes.retain(|node| !matches!(node, Node::Element(it) if it.has_class("vk-scroll")));
    }
    let needs_scripts = picture::escaped(locale.word("page.needs-scripts"));
    format!(
        "<div class=\"vk-instead\">{}</div>\
         <noscript><p class=\"vk-unscripted\">{needs_scripts}</p></noscript>",
        tree::written(&nodes, ALL_BANDS)
    )
}

fn first_element(nodes: &mut [Node]) -> Option<&mut Element> {
    nodes.iter_mut().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Words(_) => None,
    })
}

/// Puts the pictures where the canvas would be, and says of what stands beside the list of regions
/// that it does: a browser lays it out before the list has come.
fn complete(nodes: &mut [Node], pictures: &str) {
    let is_list = |node: &Node| matches!(node, Node::Element(it) if it.has_class("vk-list"));
    for node in nodes {
        match node {
            Node::Element(element) if element.tag == "canvas" => {
                *node = Node::Words(pictures.to_owned());
            }
            Node::Element(element) => {
                if element.has_class("vk-main") && element.children.iter().any(is_list) {
                    element.set("class", "vk-main vk-listed");
                }
                complete(&mut element.children, pictures);
            }
            Node::Words(_) => {}
        }
    }
}

/// The theme as the style sheets know it; `auto` leaves it to the reader's system.
fn theme_of(view: &View) -> &'static str {
    match view.theme {
        ThemeChoice::Auto => "auto",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
        ThemeChoice::Contrast => "contrast",
        ThemeChoice::Print => "print",
    }
}
