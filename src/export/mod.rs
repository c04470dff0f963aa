//! Values become text: tables, data, pictures, pages. No files, no browser.

mod csv;
mod embed_code;
mod fallback;
mod fingerprint;
mod json;
mod oembed;
pub mod page;
mod picture;
mod size;
mod spreadsheet;
mod stack;
pub mod svg;
mod table;

pub use csv::{aligned, csv, json as table_json};
pub use embed_code::{Embedding, Room, chart_height_px};
pub use fallback::fallback;
pub use fingerprint::{Fingerprint, fingerprint};
pub use json::json;
pub use oembed::{Card, Framed, Listener, PageImage, oembed};
pub use picture::{
    Burnt, Look, Picture, Subject, least_height_px, picture, picture_or_higher, picture_to_take,
};
pub use size::{Size, TooLow};
pub use spreadsheet::{ALL_COLUMNS, Dialect, all_csv, harmless, shown_csv};
pub use svg::{picture_svg, svg};
pub use table::{COLUMNS, Row, measure_rows, rows};
