//! Vårdkronan: compare public health-care money across regions and years, honestly.
//!
//! Bytes become a [`Dataset`](dataset::Dataset); a [`View`](view::View) selects a
//! [`Comparison`](compare::Comparison) from it; a comparison becomes a
//! [`Figure`](chart::Figure); a figure is painted, tabulated, described or exported — and only
//! the two ends touch the world.

#[cfg(feature = "components")]
mod browser;
pub mod chart;
pub mod compare;
#[cfg(feature = "components")]
pub mod components;
pub mod dataset;
#[cfg(feature = "web")]
pub mod embed;
pub mod export;
pub mod ingest;
mod pace;
#[cfg(feature = "still")]
pub mod still;
pub mod text;
#[cfg(feature = "tools")]
pub mod tools;
pub mod view;
