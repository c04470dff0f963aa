//! A page with a view and its data, made from the product's files or from any page made before.
//!
//! A page is a shell with five marked blocks: language, title, view, prerendered part, data. Only
//! they differ between two pages of one build; the scripts between them are never touched, so the
//! hashes in the page's content security policy stay true.

use core::fmt;

use crate::compare::compare;
use crate::dataset::{Dataset, Language};
use crate::export::oembed::card_tags;
use crate::export::{Card, PageImage};
use crate::text::{Locale, mark_sentence};
use crate::view::{View, link};

const TEMPLATE: &str = include_str!("../../static/page.html");
const FRAME_SCRIPT: &str = include_str!("../../static/frame.js");

/// What a page shows.
#[derive(Clone, Debug)]
pub struct Contents<'a> {
    /// The datasets, the one shown first in front.
    pub datasets: Vec<EmbeddedDataset<'a>>,
    /// The view as a link writes it; `None`: the first that the data name.
    pub view: Option<&'a str>,
    /// The page's language.
    pub language: Language,
    /// Where the page will be published.
    pub base_url: Option<&'a str>,
    /// A picture of it for cards.
    pub image: Option<PageImage<'a>>,
    /// The address of its oEmbed document.
    pub oembed: Option<&'a str>,
}

/// A dataset and how the page gets it.
#[derive(Clone, Debug)]
pub struct EmbeddedDataset<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Its place.
    pub place: DataPlace<'a>,
}

/// Where a page finds a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataPlace<'a> {
    /// In the page: the JSON text, gzip, base64.
    Inside(&'a str),
    /// Beside the page: its address, without white space.
    Beside(&'a str),
}

/// The program of a page.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// In the page, which then asks for nothing.
    Inside {
        /// The text of `vardkronan.js`.
        module: &'a str,
        /// `vardkronan_bg.wasm`, as `static/dense.js` reads it: printable, without `<`.
        wasm: &'a str,
    },
    /// Beside the page.
    Beside {
        /// The address of `vardkronan.js`.
        address: &'a str,
        /// Its text.
        module: &'a str,
    },
}

/// Why a page cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// The shell has no such block: the product did not make it.
    MissingBlock(&'static str),
    /// The module would end the script element that it stands in.
    UnsafeModule,
}

impl fmt::Display for PageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingBlock(name) => write!(
                formatter,
                "found no block vardkronan:{name}, expected a page made by vardkronan"
            ),
            Self::UnsafeModule => {
                write!(formatter, "found </script or <!-- in the module, expected neither")
            }
        }
    }
}

impl core::error::Error for PageError {}

/// A page made from the product's files.
///
/// `sha256` gives the SHA-256 of a text's UTF-8 bytes in base64.
///
/// # Errors
///
/// If the module cannot stand in a page.
pub fn page(
    program: Program<'_>,
    contents: &Contents<'_>,
    sha256: impl Fn(&str) -> String,
) -> Result<String, PageError> {
    let (policy, program, styles) = match program {
        Program::Inside { module, wasm } => {
            // The parser reads CR LF as LF, before the hash is taken.
            let module = module.replace('\r', "");
            let lower = module.to_ascii_lowercase();
            if lower.contains("</script") || lower.contains("<!--") {
                return Err(PageError::UnsafeModule);
            }
            let (module, styles) = parted(&module);
            let scripts = format!(
                "<script type=\"application/octet-stream\" id=\"vardkronan-wasm\">{wasm}</script>\n\
                 <script type=\"module\">{module}</script>"
            );
            let sources = format!("connect-src 'none'; script-src 'sha256-{}'", sha256(&module));
            (sources, scripts, styles)
        }
        Program::Beside { address, module } => {
            let script = format!("<script type=\"module\" src=\"{}\"></script>", escaped(address));
            let (_, styles) = parted(module);
            ("connect-src 'self'; script-src 'self'".to_owned(), script, styles)
        }
    };
    let frame_script = unannotated(FRAME_SCRIPT);
    let frame_style = between(TEMPLATE, "<style>", "</style>").unwrap_or_default();
    let hashes = [styles.as_str(), frame_style].map(|style| format!("'sha256-{}'", sha256(style)));
    let policy = format!(
        "default-src 'none'; {policy} 'sha256-{}' 'wasm-unsafe-eval'; style-src {}; \
         img-src data: blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'",
        sha256(&frame_script),
        hashes.join(" ")
    );
    let shell = TEMPLATE
        .replace("{policy}", &policy)
        .replace("{frame}", &frame_script)
        .replace("{styles}", &styles)
        .replace("{program}", &program);
    page_from_shell(&shell, contents)
}

/// A script without what only its writers read: comments and indentation.
fn unannotated(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    lines.filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The module without the style sheet that the build has joined to it, and that style sheet.
fn parted(module: &str) -> (String, String) {
    let (start, end) = ("const STYLES = String.raw`", "`;\n");
    let parts = module.split_once(start).and_then(|(before, rest)| {
        let (styles, after) = rest.split_once(end)?;
        Some((format!("{before}{start}{end}{after}"), styles.to_owned()))
    });
    parts.unwrap_or_else(|| (module.to_owned(), String::new()))
}

/// A page like another one that the product made, with other contents.
///
/// The same contents give the same bytes.
///
/// # Errors
///
/// If the product did not make the shell.
pub fn page_from_shell(shell: &str, contents: &Contents<'_>) -> Result<String, PageError> {
    let blocks = [
        ("language", format!("<html lang=\"{}\">", contents.language.tag())),
        ("title", title_block(contents)),
        ("view", view_block(contents)),
        ("prerendered", prerendered_block(contents)),
        ("data", data_block(contents)),
    ];
    let mut page = String::with_capacity(shell.len());
    let mut rest = shell;
    for (name, block) in blocks {
        let (start, end) =
            (format!("<!--vardkronan:{name}-->"), format!("<!--/vardkronan:{name}-->"));
        let missing = PageError::MissingBlock(name);
        let (before, after) = rest.split_once(&start).ok_or(missing.clone())?;
        let (_, after) = after.split_once(&end).ok_or(missing)?;
        for part in [before, &start, &block, &end] {
            page.push_str(part);
        }
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

fn title_block(contents: &Contents<'_>) -> String {
    let title = contents.shown().map_or("", |dataset| {
        let content = dataset.content();
        let named = content.views.iter().find(|named| Some(named.view.as_str()) == contents.view);
        let chosen = named.or(content.views.first().filter(|_| contents.view.is_none()));
        chosen.map_or(&content.title, |named| &named.title).get(contents.language)
    });
    let canonical = contents.base_url.map_or_else(String::new, |address| {
        format!("\n<link rel=\"canonical\" href=\"{}\">", escaped(address))
    });
    let card = contents.shown().map(|dataset| {
        let card = Card::of(dataset, &view_of(dataset, contents.view), contents.language);
        let Contents { base_url: address, image, oembed, .. } = *contents;
        card_tags(&Card { address, image, oembed, ..card })
    });
    format!("<title>{}</title>{canonical}{}", escaped(title), card.unwrap_or_default())
}

fn view_block(contents: &Contents<'_>) -> String {
    let language = contents.language.tag();
    let mut tag = format!("<vard-kronan lang=\"{language}\" heading-level=\"1\"");
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

/// What stands in the widget's place before it is live, and for readers without scripts.
fn prerendered_block(contents: &Contents<'_>) -> String {
    let locale = Locale::of(contents.language);
    let mut html = String::new();
    for (position, each) in contents.datasets.iter().enumerate() {
        let content = each.dataset.content();
        let level = if position == 0 { "h1" } else { "h2" };
        let title = escaped(content.title.get(contents.language));
        html.push_str(&format!("<{level}>{title}</{level}>\n"));
        let words = content.summary.iter().chain([&content.coverage.text]);
        for text in words.map(|text| text.get(contents.language)) {
            html.push_str(&format!("<p>{}</p>\n", escaped(text)));
        }
        if let Some(address) = each.address() {
            let address = escaped(address);
            html.push_str(&format!("<p><a href=\"{address}\">{address}</a></p>\n"));
        }
    }
    let unloadable = escaped(locale.word("page.unloadable"));
    html.push_str(&format!("<p id=\"vardkronan-fault\" hidden>{unloadable}</p>\n"));
    let needs_scripts = escaped(locale.word("page.needs-scripts"));
    html.push_str(&format!("<noscript>\n<p>{needs_scripts}</p>\n"));
    if let Some(dataset) = contents.shown() {
        html.push_str(&sentences(dataset, contents.view, locale));
    }
    html.push_str("</noscript>");
    html
}

/// Every value of a view in a sentence, as a list.
fn sentences(dataset: &Dataset, view: Option<&str>, locale: &Locale) -> String {
    let view = view_of(dataset, view);
    let comparison = compare(dataset, &view);
    let items = comparison.cells.iter().enumerate().filter(|(_, cell)| cell.value.is_ok());
    let items: String = items
        .map(|(cell, _)| mark_sentence(dataset, &comparison, cell, locale))
        .map(|sentence| format!("<li>{}</li>\n", escaped(&sentence)))
        .collect();
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

/// The view that a link asks for, or else the first that the dataset names.
pub fn view_of(dataset: &Dataset, link_text: Option<&str>) -> View {
    let authored = dataset.content().views.first().map(|named| named.view.as_str());
    link::decode(link_text.or(authored).unwrap_or_default()).view
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

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// The text as HTML, in an element or between double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
    html
}
