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
