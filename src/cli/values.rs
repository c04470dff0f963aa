//! What the arguments' values can be, and how they are read.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use vardkronan::chart::Theme;
use vardkronan::dataset::Language;
use vardkronan::export::Size;
use vardkronan::ingest::files;
use vardkronan::ingest::mapping::{As, Member};
use vardkronan::view::{Part, link};

/// The formats that are imported.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// Values separated by commas, semicolons or tabs, as spreadsheets save them
    Csv,
    /// A dataset as statistics offices give it (PxWeb), version 2.0 or before
    JsonStat,
    /// What Kolada's API answers, version 2 or 3: values, with the documents of key figures and of
    /// municipalities, if there are any
    Kolada,
    /// A Fiscal Data Package: its descriptor (datapackage.json), beside which the table lies
    Fdp,
}

impl From<Format> for files::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::JsonStat => Self::JsonStat,
            Format::Kolada => Self::Kolada,
            Format::Fdp => Self::Fiscal,
        }
    }
}

/// What rows can be, as it is written in arguments.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RowsAs {
    /// Amounts
    Investments,
    /// Residents on 31 December
    Population,
    /// A price index, yearly means
    PriceIndex,
    /// The net cost of care per resident
    NetCost,
}

impl From<RowsAs> for As {
    fn from(rows_as: RowsAs) -> Self {
        match rows_as {
            RowsAs::Investments => Self::Investments,
            RowsAs::Population => Self::Population,
            RowsAs::PriceIndex => Self::PriceIndex,
            RowsAs::NetCost => Self::NetCost,
        }
    }
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum TableFormat {
    /// Comma-separated values
    Csv,
    /// An array of objects
    Json,
    /// Aligned columns, with what a reader must know below them
    Text,
}

/// The languages, as they are written in arguments.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Tongue {
    /// Swedish
    Sv,
    /// English
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Sv => Self::Swedish,
            Tongue::En => Self::English,
        }
    }
}

/// The themes, as they are written in arguments.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Colours {
    /// Light, as nothing can be asked what it is set to
    Auto,
    /// Dark on white
    Light,
    /// Light on near-black
    Dark,
    /// Black on white
    Contrast,
    /// White on black
    ContrastDark,
    /// Grey on white
    Soft,
    /// Grey on dark grey
    SoftDark,
    /// For paper, with patterns
    Print,
}

impl From<Colours> for Theme {
    fn from(colours: Colours) -> Self {
        match colours {
            Colours::Auto | Colours::Light => Self::Light,
            Colours::Dark => Self::Dark,
            Colours::Contrast => Self::Contrast,
            Colours::ContrastDark => Self::ContrastDark,
            Colours::Soft => Self::Soft,
            Colours::SoftDark => Self::SoftDark,
            Colours::Print => Self::Print,
        }
    }
}

/// A member and its value.
pub(super) fn setting(text: &str) -> Result<(Member, String), String> {
    let Some((name, value)) = text.split_once('=') else {
        return Err("expected member=value, such as phase=approved".to_owned());
    };
    let Some(member) = Member::named(name.trim()) else {
        let meant = Member::nearest(name.trim())
            .map_or_else(String::new, |member| format!("perhaps {} is meant; ", member.name()));
        let names: Vec<&str> = Member::all().map(Member::name).collect();
        return Err(format!("{meant}expected one of {}", names.join(", ")));
    };
    let value = value.trim();
    if value.is_empty() {
        return Err(format!("expected a value for {}", member.name()));
    }
    if !member.takes(value) {
        return Err(format!("expected one of {}", member.choices().join(", ")));
    }
    Ok((member, value.to_owned()))
}

/// A column and what rows must have in it.
pub(super) fn part(text: &str) -> Result<(String, String), String> {
    // Headings can have the sign, too, but values seldom do.
    let (heading, value) = text.rsplit_once('=').unwrap_or_default();
    if heading.trim().is_empty() || value.trim().is_empty() {
        return Err("expected heading=value, such as kön=totalt".to_owned());
    }
    Ok((heading.trim().to_owned(), value.trim().to_owned()))
}

/// Both sides of a picture that can be drawn.
pub(super) fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').map(|(width, height)| (width.parse(), height.parse()));
    let (least, most) = (Size::WIDTH_MIN_PX as u32, Size::MAX_PX as u32);
    match sides {
        Some((Ok(width), Ok(height))) if (least..=most).contains(&width) && height <= most => {
            Ok((width, height))
        }
        _ => Err(format!("expected 800x500 or the like, {least} to {most} wide, to {most} high")),
    }
}

/// The name of a file whose form is known by its ending.
pub(super) fn picture_name(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if is_svg(&path) || is_png(&path) {
        return Ok(path);
    }
    Err("expected a name that ends in .svg or .png".to_owned())
}

/// Whether the picture of that name is an SVG.
pub(super) fn is_svg(path: &Path) -> bool {
    path == Path::new("-") || has_ending(path, "svg")
}

fn is_png(path: &Path) -> bool {
    has_ending(path, "png")
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Parts of the widget.
#[derive(Clone, Debug)]
pub(super) struct Parts(pub(super) Vec<Part>);

/// Parts as a view names them.
pub(super) fn parts(text: &str) -> Result<Parts, String> {
    let decoded = link::decode(&["hide=", text].concat());
    if decoded.dropped.is_empty() && !text.contains('&') {
        return Ok(Parts(decoded.view.hide));
    }
    Err("expected title, controls, tabs or footer, with commas between".to_owned())
}

pub(super) fn web_address(text: &str) -> Result<String, String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web { Ok(text.to_owned()) } else { Err("expected http:// or https://".to_owned()) }
}
