//! What a page says of itself to those who link to it: cards and oEmbed.

use crate::compare::compare;
use crate::dataset::{Dataset, Language};
use crate::export::embed_code::{Room, iframe, listener};
use crate::export::page::{escaped, minified};
use crate::ingest::wire::push_string;
use crate::text::{Locale, headline, share_text, text_alternative};
use crate::view::{View, named_view};

const LISTENER: &str = include_str!("../../static/embed.js");

/// A picture of a page, at its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageImage<'a> {
    /// Its address, a PNG.
    pub address: &'a str,
    /// Its width, px.
    pub width_px: u32,
    /// Its height, px.
    pub height_px: u32,
}

/// What is said of a page.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The headline.
    pub title: String,
    /// It with one reservation and the source, in some 280 characters.
    pub description: String,
    /// What the page shows, for those who do not see it.
    pub alternative: String,
    /// The page's language.
    pub language: Language,
    /// Where the page is.
    pub address: Option<&'a str>,
    /// A picture of it.
    pub image: Option<PageImage<'a>>,
    /// The address of its oEmbed document.
    pub oembed: Option<&'a str>,
}

impl Card<'_> {
    /// What a page that shows this says of itself wherever it is.
    pub fn of(dataset: &Dataset, view: &View, language: Language) -> Self {
        let locale = Locale::of(language);
        let comparison = compare(dataset, view);
        let named = named_view(dataset, view);
        Self {
            title: headline(dataset, &comparison, view, named, locale).words,
            description: share_text(dataset, &comparison, named, locale),
            alternative: text_alternative(dataset, &comparison, locale),
            language,
            address: None,
            image: None,
            oembed: None,
        }
    }
}

/// The tags of a page's head that make its card, each on a line of its own, with one before them.
pub(super) fn card_tags(card: &Card<'_>) -> String {
    let mut tags = String::new();
    let mut add = |key: &str, name: &str, content: &str| {
        tags.push_str(&format!("\n<meta {key}=\"{name}\" content=\"{}\">", escaped(content)));
    };
    add("name", "description", &card.description);
    add("property", "og:type", "website");
    add("property", "og:title", &card.title);
    add("property", "og:description", &card.description);
    let locale = match card.language {
        Language::Swedish => "sv_SE",
        Language::English => "en_GB",
    };
    add("property", "og:locale", locale);
    if let Some(address) = card.address {
        add("property", "og:url", address);
    }
    if let Some(image) = card.image {
        add("property", "og:image", image.address);
        add("property", "og:image:type", "image/png");
        add("property", "og:image:width", &image.width_px.to_string());
        add("property", "og:image:height", &image.height_px.to_string());
        add("property", "og:image:alt", &card.alternative);
    }
    let card_kind = if card.image.is_some() { "summary_large_image" } else { "summary" };
    add("name", "twitter:card", card_kind);
    if let Some(oembed) = card.oembed {
        tags.push_str(&format!(
            "\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
            escaped(oembed),
            escaped(&card.title)
        ));
    }
    tags
}

/// Where the script lies that gives frames their height.
#[derive(Clone, Copy, Debug)]
pub enum Listener<'a> {
    /// Beside the product's files at this address, which ends in `/`.
    At(&'a str),
    /// In the document itself: a page that has everything in it may be published alone.
    Inside,
}

/// A frame for the oEmbed document of what it shows.
#[derive(Clone, Copy, Debug)]
pub struct Framed<'a> {
    /// The address of its page.
    pub address: &'a str,
    /// Where the site's files lie, ending in `/`.
    pub provider: &'a str,
    /// The script that gives it the height that it tells.
    pub listener: Listener<'a>,
    /// How wide it is, if it may be, px.
    pub width_px: u32,
    /// What is kept free for it.
    pub room: Room,
}

/// The oEmbed document (version 1.0, rich) of a frame: JSON that a site can serve as a file.
pub fn oembed(card: &Card<'_>, framed: &Framed<'_>) -> String {
    let listener = match framed.listener {
        Listener::At(base) => listener(base),
        Listener::Inside => ["<script>\n", &minified(LISTENER), "\n</script>"].concat(),
    };
    let html = [&iframe(framed.address, &card.title, framed.room), "\n", &*listener].concat();
    let mut document = String::from("{\n  \"version\": \"1.0\",\n  \"type\": \"rich\"");
    let mut add = |name: &str, value: &str| {
        document.push_str(&format!(",\n  \"{name}\": "));
        push_string(&mut document, value);
    };
    add("title", &card.title);
    add("provider_name", "Vårdkronan");
    add("provider_url", framed.provider);
    add("html", &html);
    if let Some(image) = card.image {
        add("thumbnail_url", image.address);
    }
    let mut number = |name: &str, value: u32| {
        document.push_str(&format!(",\n  \"{name}\": {value}"));
    };
    number("width", framed.width_px);
    number("height", framed.room.wide_px);
    if let Some(image) = card.image {
        number("thumbnail_width", image.width_px);
        number("thumbnail_height", image.height_px);
    }
    document.push_str("\n}\n");
    document
}
