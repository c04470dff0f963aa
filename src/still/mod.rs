//! The static part of a page: what a reader sees before any script has run, and without scripts.
//!
//! It is rendered from the widget's own components, once for each band of widths in which they are
//! laid out in another way; what is the same in all bands stands in it once.

mod bands;
mod boxes;
mod choice;
mod house;
mod merge;
mod palette;
mod picture;
mod style;
mod tidy;
mod tree;

pub use style::styles;

use crate::chart::{Figure, Theme};
use crate::components::{Still, Widths};
use crate::dataset::Language;
use crate::export::page::escaped;
use crate::still::bands::{Band, CHART_PX};
use crate::still::palette::{Palette, THEMES};
use crate::still::tree::{Element, Node};
use crate::text::Locale;
use crate::view::{ChartKind, Style, ThemeChoice, View, link};

/// What a page has before its program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaticPart {
    /// Markup; it has no script and no style, asks for nothing, and has one id, of the sentence that
    /// `static/frame.js` shows where the program does not come.
    pub markup: String,
    /// The styles that only this markup needs: which parts and which height it has in which width,
    /// and what its view says of colours and form.
    pub styles: String,
    /// The view that it shows, as a link writes it.
    pub link: String,
}

/// The static part of a view of these datasets, JSON; an empty link means their first view.
///
/// The same inputs give the same bytes. Empty without a dataset that can be read.
///
/// ```
/// use vardkronan::dataset::Language;
/// use vardkronan::still::static_part;
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let part = static_part(&[bytes], "chart=regions&regions=14,08&years=2018", Language::Swedish);
/// assert!(part.markup.contains("<table") && !part.markup.contains("<script"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    // Colours get their classes by what they are in our light theme.
    let plain = View { theme: ThemeChoice::Light, style: Style::default(), ..shown.clone() };
    let still = still.with_view(&link::encode(&plain));
    let locale = Locale::of(shown.language.unwrap_or(language));
    let palette = Palette::new();
    let chart = Chart::of(&still);
    let bands = bands::bands(&chart.choices, has_list(&still).await);
    let all_bands = (1 << bands.len()) - 1;
    let mut nodes = in_all_bands(&still, &bands, &palette).await;
    let pictures = pictures(&still, &chart.choices, &palette);
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
        ["page.waiting", "page.unloadable"].map(|key| escaped(locale.word(key)));
    let widget = tree::written(&nodes, all_bands);
    let markup = format!(
        "<p id=\"vardkronan-fault\" hidden>{unloadable}</p>\n<p class=\"vk-wait\">{waiting}</p>\n<div class=\"vk-still\">{widget}</div>"
    );
    let styles =
        bands::rules(&bands, |chart_px| chart.height_px(chart_px)) + &house::rules(&shown.style);
    StaticPart { markup, styles, link: link::encode(&shown) }
}

/// The live chart at every width.
struct Chart {
    heights: Vec<f64>,
    choices: Vec<choice::Choice>,
}

impl Chart {
    fn of(still: &Still) -> Self {
        let widths: Vec<f64> = CHART_PX.map(f64::from).collect();
        let figures = still.figures(&widths, &[Theme::Light]);
        let figures: Vec<Figure> = figures.into_iter().flatten().collect();
        let heights = figures.iter().map(|figure| figure.height_px).collect();
        Self { heights, choices: choice::choices(&figures, CHART_PX.start) }
    }

    fn height_px(&self, width_px: u32) -> f64 {
        let at = width_px.saturating_sub(CHART_PX.start) as usize;
        self.heights.get(at).or(self.heights.last()).copied().unwrap_or_default()
    }
}

/// Whether the list of regions stands beside the chart where there is room.
async fn has_list(still: &Still) -> bool {
    let widest = bands::bands(&[], false).pop();
    let widget_px = widest.map_or(0.0, |band| band.middle_px());
    let markup = still.widget(Widths { widget_px, chart_px: widget_px }).await;
    is_listed(&tree::parsed(&markup, 1))
}

fn is_listed(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Element(element) => lists(element) || is_listed(&element.children),
        Node::Words(_) => false,
    })
}

/// Whether the list of regions stands beside the chart in it.
fn lists(element: &Element) -> bool {
    let is_list = |node: &Node| matches!(node, Node::Element(it) if it.has_class("vk-list"));
    element.has_class("vk-main") && element.children.iter().any(is_list)
}

/// The widget's markup in every band, as one.
async fn in_all_bands(still: &Still, bands: &[Band], palette: &Palette) -> Vec<Node> {
    let mut all = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        let widget_px = band.middle_px();
        let chart_px = band.picture.map_or(widget_px, |(_, drawn_px)| drawn_px);
        let markup = still.widget(Widths { widget_px, chart_px }).await;
        let nodes = tidy::tidy(tree::parsed(&markup, 1 << at), palette);
        all = if at == 0 { nodes } else { merge::merged(all, nodes) };
    }
    all
}

/// The pictures, one after the other.
fn pictures(still: &Still, choices: &[choice::Choice], palette: &Palette) -> String {
    let widths: Vec<f64> = choices.iter().map(|choice| choice.drawn_px).collect();
    let figures = still.figures(&widths, &THEMES);
    let pictures = figures
        .iter()
        .enumerate()
        .map(|(at, figures)| picture::picture(figures, palette, &format!("p{at}")));
    pictures.collect()
}

/// What those get who have nothing but the static part: the numbers, and where they are from.
async fn instead(still: &Still, palette: &Palette, locale: &Locale, has_chart: bool) -> String {
    let mut nodes = tidy::tidy(tree::parsed(&still.table().await, 1), palette);
    if !has_chart {
        nodes.retain(|node| !matches!(node, Node::Element(it) if it.has_class("vk-scroll")));
    }
    let needs_scripts = escaped(locale.word("page.needs-scripts"));
    format!(
        "<div class=\"vk-instead\">{}</div>\
         <p class=\"vk-unscripted\">{needs_scripts}</p>",
        tree::written(&nodes, 1)
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
    for node in nodes {
        match node {
            Node::Element(element) if element.tag == "canvas" => {
                *node = Node::Words(pictures.to_owned());
            }
            Node::Element(element) => {
                if lists(element) {
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
