//! `vardkronan render`.

use std::path::Path;

use vardkronan::chart::{Theme, Typeface};
use vardkronan::compare::compare;
use vardkronan::dataset::Dataset;
use vardkronan::export::{Look, Picture, Size, Subject, picture, picture_or_higher, picture_svg};
use vardkronan::view::{View, named_view};

use super::args::RenderArguments;
use super::values::is_svg;
use super::{Failure, input, output, png};

/// Draws the view and writes the picture.
pub(super) fn run(arguments: &RenderArguments) -> Result<(), Failure> {
    let RenderArguments { output, size, .. } = arguments;
    input::refuse_same_file(&arguments.shown.data, output)?;
    let (dataset, view) = input::shown(&arguments.shown)?;
    let theme = arguments.theme.map_or_else(|| view.theme.into(), Theme::from);
    let look = Look { theme, has_patterns: false, language: arguments.lang.into() };
    write(output, &drawn(&dataset, &view, *size, look)?)
}

/// The picture of a view, of exactly that size; of a usual one, or higher, if none is given.
fn drawn(
    dataset: &Dataset,
    view: &View,
    size: Option<(u32, u32)>,
    look: Look,
) -> Result<Picture, Failure> {
    let comparison = compare(dataset, view);
    input::warn_of_unknown_codes(&comparison);
    let subject =
        Subject { dataset, comparison: &comparison, view, named: named_view(dataset, view) };
    match size {
        Some((width, height)) => {
            let drawn = picture(&subject, size_of((width, height)), look);
            drawn.map_err(|error| {
                Failure::Usage(format!("found the size {width}x{height}, {error}"))
            })
        }
        None => or_higher(&subject, USUAL, look),
    }
}

/// The picture of a subject in that size, or higher where it needs that.
pub(super) fn or_higher(
    subject: &Subject<'_>,
    size: (u32, u32),
    look: Look,
) -> Result<Picture, Failure> {
    let drawn = picture_or_higher(subject, size_of(size), look);
    drawn.map_err(|error| Failure::Usage(error.to_string()))
}

fn size_of((width, height): (u32, u32)) -> Size {
    Size { width_px: f64::from(width), height_px: Some(f64::from(height)) }
}

/// Width and height of a picture whose size nobody has said, px.
const USUAL: (u32, u32) = (800, 500);

/// Writes a picture in the form that its name says.
fn write(path: &Path, picture: &Picture) -> Result<(), Failure> {
    if is_svg(path) {
        return output::write(path, picture_svg(picture, &Typeface::default()).as_bytes());
    }
    let image = png::png(picture)?;
    output::write(path, &image.bytes)?;
    output::warn(&format!("note: words are set in {}", image.font));
    Ok(())
}
