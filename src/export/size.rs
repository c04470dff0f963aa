//! How large a picture may be.

use core::fmt;

/// How large a picture is, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Its width, [`Size::WIDTH_MIN_PX`] to [`Size::MAX_PX`]; taken to the nearer of them beyond.
    pub width_px: f64,
    /// Its height, at most [`Size::MAX_PX`]; `None`: as high as it needs to be.
    pub height_px: Option<f64>,
}

/// More has to be said than fits: the height that it takes at this width, px.
///
/// ```
/// use vardkronan::export::{Look, Size, Subject, picture};
/// # use vardkronan::chart::Theme;
/// # use vardkronan::compare::compare;
/// # use vardkronan::dataset::Language;
/// # use vardkronan::ingest::{Strictness, json};
/// # use vardkronan::view::link;
///
/// # let bytes = std::fs::read("static/data/investments.json")?;
/// # let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// # let view = link::decode("chart=regions&regions=14,08&years=2018").view;
/// # let comparison = &compare(&dataset, &view);
/// let subject = Subject { dataset: &dataset, comparison, view: &view, named: None };
/// let look = Look { theme: Theme::Light, has_patterns: false, language: Language::Swedish };
/// let of_height = |px| picture(&subject, Size { width_px: 600.0, height_px: Some(px) }, look);
/// let too_low = of_height(40.0).err().ok_or("all of it in 40 px")?;
/// let picture = of_height(too_low.height_px)?;
/// assert_eq!((picture.width_px, picture.height_px), (600.0, too_low.height_px));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TooLow {
    /// The least height.
    pub height_px: f64,
}

impl fmt::Display for TooLow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected a height of at least {}", self.height_px)
    }
}

impl core::error::Error for TooLow {}

impl Size {
    /// The least width, px.
    pub const WIDTH_MIN_PX: f64 = 320.0;
    /// The greatest width and height, px.
    pub const MAX_PX: f64 = 8000.0;
}
