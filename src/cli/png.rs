//! A picture as PNG, in an installed font.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Text, Tree, fontdb};
use vardkronan::chart::{Shape, Typeface, words_width_px};
use vardkronan::export::{Picture, picture_svg};

use super::Failure;

/// A picture as bytes.
pub(super) struct Image {
    pub(super) bytes: Vec<u8>,
    /// The families that its words are set in.
    pub(super) font: String,
}

/// The picture as PNG, every word of it in an installed font.
pub(super) fn png(picture: &Picture) -> Result<Image, Failure> {
    let options = options()?;
    let typeface = typeface(&options);
    let tree = read(&picture_svg(picture, &typeface), &options)?;
    let texts = texts(tree.root());
    let font = fonts_of(&texts, &tree)?;
    let is_word = |shape: &&Shape| matches!(shape, Shape::Text { words, .. } if !words.is_empty());
    // Words that no font can set are left out without a word.
    if texts.len() < picture.figure.shapes.iter().filter(is_word).count() {
        return Err(no_font());
    }
    let (width, height) = (picture.width_px as u32, picture.height_px as u32);
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| Failure::Usage(format!("cannot draw a picture of {width}x{height}")))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let bytes = pixels.encode_png();
    let bytes = bytes
        .map_err(|error| Failure::Usage(format!("cannot write the picture as PNG: {error}")))?;
    Ok(Image { bytes, font })
}

/// What words may be set in: the installed fonts.
fn options() -> Result<Options<'static>, Failure> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    let sans_serif = sans_serif(&fonts).ok_or_else(no_font)?;
    fonts.set_sans_serif_family(sans_serif);
    Ok(Options { fontdb: Arc::new(fonts), ..Options::default() })
}

/// The family for words whose own families are not installed.
fn sans_serif(fonts: &fontdb::Database) -> Option<String> {
    let upright = fonts.faces().filter(|face| face.style == fontdb::Style::Normal);
    let families = upright.flat_map(|face| {
        face.families.iter().map(move |(name, _)| (face.monospaced, name.as_str()))
    });
    // By name, so that one machine always draws the same.
    let families: BTreeSet<_> = families.collect();
    let is_there = |name: &&&str| families.iter().any(|(_, family)| *family == **name);
    let usual = SANS_SERIF.iter().find(is_there).map(|name| (*name).to_owned());
    usual.or_else(|| families.first().map(|(_, family)| (*family).to_owned()))
}

/// Families without serifs that machines have, those first that pictures are laid out for.
const SANS_SERIF: [&str; 10] = [
    "DejaVu Sans",
    "Liberation Sans",
    "Arial",
    "Helvetica Neue",
    "Helvetica",
    "Open Sans",
    "Ubuntu",
    "Cantarell",
    "FreeSans",
    "Nimbus Sans",
];

/// The usual families, as large as the picture has room for in the one that is installed.
fn typeface(options: &Options<'_>) -> Typeface {
    const SIZE_PX: f64 = 100.0;
    let mut typeface = Typeface::default();
    for (is_bold, weight) in [(false, 400), (true, 700)] {
        for words in Typeface::SAMPLES {
            let family = &typeface.family;
            let probe = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text \
                 font-family=\"{family}\" font-size=\"{SIZE_PX}\" font-weight=\"{weight}\">{words}\
                 </text></svg>"
            );
            let Ok(tree) = Tree::from_str(&probe, options) else { continue };
            for text in texts(tree.root()) {
                let found_px = f64::from(text.bounding_box().width());
                let share = words_width_px(words, SIZE_PX, is_bold) / found_px;
                typeface.size_share = typeface.size_share.min(share).max(0.5);
            }
        }
    }
    typeface
}

fn read(svg: &str, options: &Options<'_>) -> Result<Tree, Failure> {
    let tree = Tree::from_str(svg, options);
    tree.map_err(|error| Failure::Usage(format!("cannot draw the picture: {error}")))
}

fn texts(group: &Group) -> Vec<&Text> {
    let mut found = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(group) => found.extend(texts(group)),
            Node::Text(text) => found.push(&**text),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    found
}

/// The families that the words are set in; a character that no font has is a failure.
fn fonts_of(texts: &[&Text], tree: &Tree) -> Result<String, Failure> {
    let mut families = BTreeSet::new();
    let glyphs = texts.iter().flat_map(|text| text.layouted());
    for glyph in glyphs.flat_map(|span| &span.positioned_glyphs) {
        // The first glyph of every font stands for what it does not have.
        if glyph.id.0 == 0 {
            return Err(Failure::Usage(format!(
                "found no installed font with the character {:?}, expected one: \
                 install it, or write an SVG",
                glyph.text
            )));
        }
        let face = tree.fontdb().face(glyph.font);
        families.extend(face.and_then(|face| face.families.first()).map(|(name, _)| name.clone()));
    }
    Ok(families.into_iter().collect::<Vec<_>>().join(", "))
}

fn no_font() -> Failure {
    Failure::Usage(
        "found no installed font, expected one for the words of a PNG: \
         install one, such as DejaVu Sans, or write an SVG"
            .to_owned(),
    )
}
