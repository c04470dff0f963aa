//! Values become text: tables, data, pictures, pages. No files, no browser.

mod csv;
mod embed_code;
mod fallback;
mod fingerprint;
mod json;
mod oembed;
pub mod page;
mod picture;
mod stack;
pub mod svg;
mod table;

pub use csv::{aligned, csv, json as table_json};
pub use embed_code::{Embedding, Room};
pub use fallback::fallback;
pub use fingerprint::{Fingerprint, fingerprint};
pub use json::json;
pub use oembed::{Card, Framed, PageImage, oembed};
pub use picture::{
    Look, Picture, Size, Subject, TooLow, least_height_px, picture, picture_or_higher,
};
pub use svg::{picture_svg, svg};
pub use table::{COLUMNS, Row, rows};
