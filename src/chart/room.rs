//! The room that a widget leaves to its chart, as `static/widget.css` lays it out.

/// The font size of a page's root where no reader has chosen another, px.
pub(crate) const ROOT_FONT_PX: f64 = 16.0;

/// Up to this width, in font sizes of the root, a widget is narrow: its controls wait folded below the chart.
pub(crate) const NARROW_REM: f64 = 35.0;

/// What padding takes of the width of a narrow widget, px.
pub(crate) const NARROW_PADDING_PX: u32 = 8;

/// What it takes of any other, px.
pub(crate) const PADDING_PX: u32 = 32;
