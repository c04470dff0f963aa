//! What lies beside a published page for those who link to it: a picture and an oEmbed document.

use std::path::{Path, PathBuf};

use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::page::view_of;
use vardkronan::export::{
    Card, Framed, Listener, Look, PageImage, Room, Subject, chart_height_px, least_height_px,
    oembed,
};
use vardkronan::view::{View, named_view};

use super::args::PackArguments;
use super::pack::{files_beside_page, percent_encoded};
use super::{Failure, output, png, render};

/// The files, before they are written.
pub(super) struct Companions {
    image: Option<Image>,
    oembed: Option<Document>,
}

struct Image {
    path: PathBuf,
    address: String,
    size: (u32, u32),
    png: png::Image,
}

struct Document {
    path: PathBuf,
    address: String,
    text: String,
}

/// What cards in social media are cut to, px.
const CARD: (u32, u32) = (1200, 630);
/// What is kept free for a frame, if nobody knows better, px.
const FRAME_WIDTH: u32 = 800;

impl Companions {
    /// Those that are asked for, of a page that shows this dataset.
    pub(super) fn of(arguments: &PackArguments, dataset: &Dataset) -> Result<Self, Failure> {
        let mut companions = Self { image: None, oembed: None };
        let Some(page) = arguments.base_url.as_deref() else { return Ok(companions) };
        let view = view_of(dataset, arguments.view.as_deref());
        let language = arguments.lang.into();
        if arguments.image {
            let (path, address) = beside(&arguments.output, page, "png")?;
            let theme = view.theme.into();
            let look = Look { theme, has_patterns: false, language };
            let comparison = compare(dataset, &view);
            let named = named_view(dataset, &view);
            let subject = Subject { dataset, comparison: &comparison, view: &view, named };
            let picture = render::or_higher(&subject, CARD, look)?;
            let size = (picture.width_px as u32, picture.height_px as u32);
            let png = png::png(&picture)?;
            companions.image = Some(Image { path, address, size, png });
        }
        if arguments.oembed {
            let (path, address) = beside(&arguments.output, page, "oembed.json")?;
            let card = Card { image: companions.image(), ..Card::of(dataset, &view, language) };
            let (width_px, room) = frame_size(dataset, &view, language);
            let provider = directory_of(page);
            // A linked page needs the product's files all the same, and `embed.js` is one of them.
            let files = files_beside_page(arguments)?.map(|below| joined(&provider, &below));
            let listener = files.as_deref().map_or(Listener::Inside, Listener::At);
            let framed = Framed { address: page, provider: &provider, listener, width_px, room };
            let text = oembed(&card, &framed);
            companions.oembed = Some(Document { path, address, text });
        }
        Ok(companions)
    }

    /// The picture at its address.
    pub(super) fn image(&self) -> Option<PageImage<'_>> {
        let Image { address, size: (width_px, height_px), .. } = self.image.as_ref()?;
        Some(PageImage { address, width_px: *width_px, height_px: *height_px })
    }

    /// The address of the document.
    pub(super) fn oembed(&self) -> Option<&str> {
        self.oembed.as_ref().map(|document| document.address.as_str())
    }

    /// Writes them.
    pub(super) fn write(&self) -> Result<(), Failure> {
        if let Some(image) = &self.image {
            output::write(&image.path, &image.png.bytes)?;
            output::warn(&format!("note: words are set in {}", image.png.font));
        }
        if let Some(document) = &self.oembed {
            output::write(&document.path, document.text.as_bytes())?;
        }
        Ok(())
    }
}

/// A file beside the page, and its address beside the page's.
fn beside(page: &Path, address: &str, ending: &str) -> Result<(PathBuf, String), Failure> {
    if page == Path::new("-") {
        return Err(Failure::Usage(
            "found standard output with --image or --oembed, expected a file".to_owned(),
        ));
    }
    let path = page.with_extension(ending);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok((path.clone(), [&*directory_of(address), &percent_encoded(&name)].concat()))
}

/// The address of the directory that a page is in, with `/` at its end.
fn directory_of(address: &str) -> String {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (address, _) = address.split_at(end);
    let after_host = address.find("://").map_or(0, |at| at + 3);
    match address.rfind('/').filter(|at| *at >= after_host) {
        Some(at) => address.split_at(at + 1).0.to_owned(),
        None => [address, "/"].concat(),
    }
}

/// The address of a directory as seen from another one; both end in `/`.
fn joined(directory: &str, seen_from_there: &str) -> String {
    let (mut directory, mut rest) = (directory.to_owned(), seen_from_there);
    while let Some(above) = rest.strip_prefix("../") {
        let parent = directory_of(directory.trim_end_matches('/'));
        // The top of a site is its own parent.
        if parent.len() < directory.len() {
            directory = parent;
        }
        rest = above;
    }
    directory + rest
}

/// How wide a frame without controls is for the view, px, and what is kept free for it: its picture,
/// and what else stands there.
pub(super) fn frame_size(dataset: &Dataset, view: &View, language: Language) -> (u32, Room) {
    let comparison = compare(dataset, view);
    let look = Look { theme: view.theme.into(), has_patterns: false, language };
    let named = named_view(dataset, view);
    let subject = Subject { dataset, comparison: &comparison, view, named };
    let chart_px = |widget_px| chart_height_px(&subject, widget_px, look);
    let size_px = (Room::WIDE_PX, least_height_px(&subject, Room::WIDE_PX, look) + AROUND_PX);
    (FRAME_WIDTH, Room::of(size_px, false, chart_px))
}

/// The own region, the hint, the buttons below, in an article's column, px.
const AROUND_PX: f64 = 300.0;
