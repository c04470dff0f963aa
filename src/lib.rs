//! Vårdkronan: compare public health-care money across regions and years, honestly.
//!
//! Bytes become a [`Dataset`](dataset::Dataset); a [`View`](view::View) selects a
//! [`Comparison`](compare::Comparison) from it; a comparison becomes a
//! [`Figure`](chart::Figure); a figure is painted, tabulated, described or exported — and only
//! the two ends touch the world.
//!
//! ```
//! use vardkronan::chart::{Frame, Highlight, Theme, figure};
//! use vardkronan::compare::compare;
//! use vardkronan::dataset::Language;
//! use vardkronan::ingest::{Strictness, json};
//! use vardkronan::text::{Locale, headline};
//! use vardkronan::view::link;
//!
//! let bytes = std::fs::read("static/data/investments.json")?;
//! let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
//! let view = link::decode("chart=regions&regions=14,08&years=2018").view;
//! let comparison = compare(&dataset, &view);
//!
//! let (theme, language) = (Theme::Light, Language::English);
//! let (root_font_px, highlight) = (16.0, Highlight::default());
//! let frame = Frame { width_px: 600.0, root_font_px, theme, has_patterns: false, language, highlight };
//! let picture = figure(&dataset, &comparison, &view, &frame);
//! assert_eq!(picture.marks.len(), comparison.cells.len());
//!
//! let words = headline(&dataset, &comparison, &view, None, Locale::of(language)).words;
//! assert!(words.contains("Kalmar"), "{words}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// In reading order; blank lines keep it.
pub mod dataset;

pub mod ingest;

pub mod view;

pub mod compare;

pub mod text;

pub mod chart;

pub mod export;

#[cfg(feature = "components")]
mod browser;

#[cfg(feature = "components")]
pub mod components;

#[cfg(feature = "still")]
pub mod still;

#[cfg(feature = "web")]
pub mod embed;

#[cfg(feature = "tools")]
pub mod tools;

mod pace;
