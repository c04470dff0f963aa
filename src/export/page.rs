//! A page with a view and its data, made from the product's files or from any page made before.
//!
//! A page is a shell with six marked blocks: language, title, styles, view, prerendered part, data.
//! Only they differ between two pages of one build, and the hash of those styles in the content
//! security policy; the scripts between them are never touched, so their hashes there stay true. A
//! note of whoever saved the page stands in the block of the view.

mod blocks;
mod shell;

use core::fmt;

pub use shell::{Parts, program_inside, shell};

use crate::dataset::{Dataset, Language};
use crate::export::PageImage;
use crate::export::page::blocks::{STYLE, STYLE_END, blocks, preload, style_block};
use crate::view::{View, link};

const FRAME_SCRIPT: &str = include_str!("../../static/frame.js");
const SCRIPT: &str = include_str!("../../static/page.js");

/// Where no script runs, nothing dead is shown, and the numbers are.
const UNSCRIPTED: &str = ".vk-still [inert]{display:none}.vk-instead{display:block}\
    .vk-still .vk-scroll{max-height:none}";

/// Where the text of `vardkronan.js` goes on that is the same for both modules.
const SHARED: &str = "const SENTENCES = ";

/// What a page shows.
#[derive(Clone, Debug)]
pub struct Contents<'a> {
    /// The datasets, the one shown first in front.
    pub datasets: Vec<EmbeddedDataset<'a>>,
    /// The view as a link writes it; `None`: the first that the data name.
    pub view: Option<&'a str>,
    /// The page's language.
    pub language: Language,
    /// Markup for the time before the widget is live, and for readers without scripts.
    pub prerendered: &'a str,
    /// The styles that only this markup needs.
    pub styles: &'a str,
    /// The view that the markup shows, as a link writes it.
    pub link: &'a str,
    /// Where the page will be published.
    pub base_url: Option<&'a str>,
    /// A picture of it for cards.
    pub image: Option<PageImage<'a>>,
    /// The address of its oEmbed document.
    pub oembed: Option<&'a str>,
    /// What whoever saved the page says of it: plain text; empty without any.
    pub note: &'a str,
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
        /// The text of `vardkronan-tools.js`.
        tools: &'a str,
        /// `vardkronan-tools_bg.wasm`, as `static/dense.js` reads it: printable, without `<`.
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
/// `page_styles` gives what the page needs besides the widget's own styles, which it gets;
/// `sha256` gives the SHA-256 of a text's UTF-8 bytes in base64.
///
/// # Errors
///
/// If the module cannot stand in a page.
///
/// ```
/// use vardkronan::export::page::{Contents, DataPlace, EmbeddedDataset, Program};
/// use vardkronan::export::page::{base64_sha256, page, page_from_shell};
/// # use vardkronan::dataset::Language;
/// # use vardkronan::ingest::{Strictness, json};
///
/// # let bytes = std::fs::read("static/data/investments.json")?;
/// # let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let datasets = vec![EmbeddedDataset { dataset: &dataset, place: DataPlace::Beside("own.json") }];
/// let contents = Contents {
///     datasets, note: "A map is on page 2.",
/// #   view: None, language: Language::English, prerendered: "", styles: "", link: "",
/// #   base_url: None, image: None, oembed: None,
/// };
/// let program = Program::Beside { address: "vardkronan.js", module: "" };
/// let made = page(program, &contents, |_| String::new(), base64_sha256)?;
/// assert!(made.contains("src=\"own.json\"") && made.contains("page 2"));
/// // Any page is the shell of the next one.
/// let next = page_from_shell(&made, &Contents { note: "", ..contents.clone() }, base64_sha256)?;
/// assert_eq!(page_from_shell(&next, &contents, base64_sha256)?, made);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn page(
    program: Program<'_>,
    contents: &Contents<'_>,
    page_styles: impl Fn(&str) -> String,
    sha256: impl Fn(&str) -> String,
) -> Result<String, PageError> {
    let hash = |text: &str| source(&sha256(text));
    let script = minified(SCRIPT) + "\n" + &minified(FRAME_SCRIPT);
    let script_hash = hash(&script);
    let (policy, preload, program, styles) = match program {
        Program::Inside { module, tools, wasm } => {
            let (module, styles) = embeddable(module, tools)?;
            let hash = hash(&module);
            let policy =
                format!("connect-src 'none'; worker-src blob:; script-src {script_hash} {hash}");
            (policy, String::new(), program_inside(&module, wasm), styles)
        }
        Program::Beside { address, module } => {
            let (_, styles) = parted(module);
            let own = own_origin(contents.base_url);
            let wasm = address.rsplit_once('/').map_or("", |(path, _)| path);
            let wasm =
                [wasm, if wasm.is_empty() { "" } else { "/" }, "vardkronan_bg.wasm"].concat();
            let address = escaped(address);
            let program = format!("<script type=\"module\" src=\"{address}\"></script>");
            let preload = format!(
                "<link rel=\"modulepreload\" href=\"{address}\">{}\n",
                preload(&wasm, "application/wasm")
            );
            (
                format!(
                    "connect-src {own}; worker-src {own} blob:; script-src {script_hash} {own}"
                ),
                preload,
                program,
                styles,
            )
        }
    };
    let page_styles = page_styles(&styles);
    // The last one is of the block that is still empty.
    let hashes = [styles.as_str(), page_styles.as_str(), UNSCRIPTED, ""].map(hash);
    let policy = format!(
        "default-src 'none'; {policy} 'wasm-unsafe-eval'; style-src {}; \
         img-src data: blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types vardkronan",
        hashes.join(" ")
    );
    let parts = Parts {
        policy: &policy,
        preload: &preload,
        script: &script,
        styles: &styles,
        page_styles: &page_styles,
        view_styles: "",
        unscripted: UNSCRIPTED,
        program: &program,
    };
    page_from_shell(&shell(parts), contents, sha256)
}

/// The SHA-256 of a text's UTF-8 bytes in base64, as [`page`] and [`page_from_shell`] want it.
#[cfg(any(feature = "cli", feature = "tools"))]
pub fn base64_sha256(text: &str) -> String {
    use base64::Engine;
    use sha2::{Digest, Sha256};

    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text))
}

/// The page's own origin as a policy names it, also by name where that is known: WebKit takes
/// `'self'` for nothing in a frame that a sandbox has left without an origin.
fn own_origin(base_url: Option<&str>) -> String {
    let is_plain = |each: char| each.is_ascii_alphanumeric() || ".:-[]".contains(each);
    let named = base_url.and_then(|address| {
        let (scheme, rest) = address.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next().filter(|host| host.chars().all(is_plain))?;
        Some(format!("'self' {scheme}://{host}"))
    });
    named.unwrap_or_else(|| "'self'".to_owned())
}

/// A hash as a policy names what it allows.
fn source(hash: &str) -> String {
    format!("'sha256-{hash}'")
}

/// Both modules' scripts as one, as it may stand in a page, and the style sheet that was in it.
///
/// What is the same for both follows the second one's own part, which is all that its worker runs.
fn embeddable(module: &str, tools: &str) -> Result<(String, String), PageError> {
    let (_, shared) = module.split_once(SHARED).unwrap_or(("", module));
    // The parser reads CR LF as LF, before the hash is taken.
    let module = [tools, SHARED, shared].concat().replace('\r', "");
    let lower = module.to_ascii_lowercase();
    if lower.contains("</script") || lower.contains("<!--") {
        return Err(PageError::UnsafeModule);
    }
    Ok(parted(&module))
}

/// A script of ours without comments and indentation.
pub(super) fn minified(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
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
/// The same contents give the same bytes. `sha256` gives the SHA-256 of a text's UTF-8 bytes in
/// base64.
///
/// # Errors
///
/// If the product did not make the shell.
pub fn page_from_shell(
    shell: &str,
    contents: &Contents<'_>,
    sha256: impl Fn(&str) -> String,
) -> Result<String, PageError> {
    let shell = allowing(shell, &style_block(contents), sha256)?;
    let blocks = blocks(contents);
    let mut page = String::with_capacity(shell.len());
    let mut rest = shell.as_str();
    for (name, block) in blocks {
        let (start, end) = (opening(name), closing(name));
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

/// The shell with a policy that allows other styles in the place of those that are there.
fn allowing(
    shell: &str,
    block: &str,
    sha256: impl Fn(&str) -> String,
) -> Result<String, PageError> {
    const NAME: &str = "styles";
    let found =
        shell.split_once(&opening(NAME)).and_then(|(_, rest)| rest.split_once(&closing(NAME)));
    let (before, _) = found.ok_or(PageError::MissingBlock(NAME))?;
    let [before, after] = [before, block].map(|block| {
        let text = block.trim_start_matches(STYLE).trim_end_matches(STYLE_END);
        source(&sha256(text))
    });
    Ok(shell.replacen(&before, &after, 1))
}

fn opening(name: &str) -> String {
    format!("<!--vardkronan:{name}-->")
}

fn closing(name: &str) -> String {
    format!("<!--/vardkronan:{name}-->")
}

/// The view that a link asks for, or else the first that the dataset names, or that of all its rows.
pub fn view_of(dataset: &Dataset, link_text: Option<&str>) -> View {
    let authored = dataset.content().views.first().map(|named| named.view.as_str());
    let asked = link_text.or(authored).filter(|link| !link.is_empty());
    asked.map_or_else(|| View::of_rows(dataset), |link| link::decode(link).view)
}

/// The text as HTML, in an element or between double quotes.
pub(crate) fn escaped(text: &str) -> String {
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
