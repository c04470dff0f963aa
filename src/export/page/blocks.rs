//! The blocks in which the pages of one build differ.

use super::{Contents, DataPlace, EmbeddedDataset, escaped, view_of};
use crate::dataset::Dataset;
use crate::export::Card;
use crate::export::oembed::card_tags;
use crate::text::Locale;
use crate::view::{link, named_view, theme_name};

/// All of them with their names, in the order of the page.
pub(super) fn blocks(contents: &Contents<'_>) -> [(&'static str, String); 6] {
    [
        ("language", language_block(contents)),
        ("title", title_block(contents)),
        ("styles", style_block(contents)),
        ("view", view_block(contents)),
        ("prerendered", contents.prerendered.to_owned()),
        ("data", data_block(contents)),
    ]
}

pub(super) const STYLE: &str = "<style id=\"vardkronan-view-style\">";
pub(super) const STYLE_END: &str = "</style>";

pub(super) fn style_block(contents: &Contents<'_>) -> String {
    [STYLE, contents.styles, STYLE_END].concat()
}

fn language_block(contents: &Contents<'_>) -> String {
    let (language, link) = (contents.language.tag(), escaped(contents.link));
    let theme = theme_name(link::decode(contents.link).view.theme);
    format!("<html lang=\"{language}\" data-view=\"{link}\" data-theme=\"{theme}\">")
}

fn title_block(contents: &Contents<'_>) -> String {
    let title = contents.shown().map_or("", |dataset| {
        let content = dataset.content();
        let named = named_view(dataset, &view_of(dataset, contents.view));
        named.map_or(&content.title, |named| &named.title).get(contents.language)
    });
    let canonical = contents.base_url.map_or_else(String::new, |address| {
        format!("\n<link rel=\"canonical\" href=\"{}\">", escaped(address))
    });
    let card = contents.shown().map(|dataset| {
        let card = Card::of(dataset, &view_of(dataset, contents.view), contents.language);
        let Contents { base_url: address, image, oembed, .. } = *contents;
        card_tags(&Card { address, image, oembed, ..card })
    });
    let data = contents.datasets.iter().filter_map(EmbeddedDataset::address);
    let data: String = data.map(|address| preload(address, "application/json")).collect();
    format!("<title>{}</title>{canonical}{}{data}", escaped(title), card.unwrap_or_default())
}

/// What lets the browser ask for a file before the program does, in the same way.
pub(super) fn preload(address: &str, kind: &str) -> String {
    let address = escaped(address);
    format!("\n<link rel=\"preload\" href=\"{address}\" as=\"fetch\" type=\"{kind}\" crossorigin>")
}

fn view_block(contents: &Contents<'_>) -> String {
    let language = contents.language.tag();
    let note = note(contents);
    let mut tag = format!("{note}<vard-kronan lang=\"{language}\" heading-level=\"1\"");
    if let Some(view) = contents.view {
        tag.push_str(&format!(" view=\"{}\"", escaped(view)));
    }
    let addresses: Vec<&str> =
        contents.datasets.iter().filter_map(EmbeddedDataset::address).collect();
    if !addresses.is_empty() {
        tag.push_str(&format!(" src=\"{}\"", escaped(&addresses.join(" "))));
    }
    tag.push_str(" data-owns-address>");
    tag
}

/// What whoever saved the page says of it, as text.
fn note(contents: &Contents<'_>) -> String {
    if contents.note.is_empty() {
        return String::new();
    }
    let name = escaped(Locale::of(contents.language).word("page.note"));
    let words = escaped(contents.note);
    // A line break at the start of `pre` would be lost.
    format!(
        "<aside class=\"vk-own-note\" aria-label=\"{name}\"><p>{name}</p>\
         <pre id=\"vardkronan-note\">\n{words}</pre></aside>\n"
    )
}

fn data_block(contents: &Contents<'_>) -> String {
    let inside = contents.datasets.iter().filter_map(|each| match each.place {
        DataPlace::Inside(compressed) => Some(compressed),
        DataPlace::Beside(_) => None,
    });
    let blocks = inside
        .map(|compressed| format!("<script type=\"application/json+gzip\">{compressed}</script>"));
    blocks.collect::<Vec<_>>().join("\n")
}

impl<'a> Contents<'a> {
    /// The dataset that the view asks for, or else the first.
    fn shown(&self) -> Option<&'a Dataset> {
        let asked = self.view.and_then(|view| link::decode(view).view.dataset);
        let is_asked =
            |each: &&EmbeddedDataset<'_>| Some(&each.dataset.content().id) == asked.as_ref();
        let found = self.datasets.iter().find(is_asked).or(self.datasets.first());
        found.map(|each| each.dataset)
    }
}

impl<'a> EmbeddedDataset<'a> {
    fn address(&self) -> Option<&'a str> {
        match self.place {
            DataPlace::Inside(_) => None,
            DataPlace::Beside(address) => Some(address),
        }
    }
}
