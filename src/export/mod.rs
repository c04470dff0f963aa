//! Values become text: tables, data, pictures, pages. No files, no browser.

mod csv;
mod fingerprint;
mod json;
pub mod page;
pub mod svg;
mod table;

pub use csv::{aligned, csv, json as table_json};
pub use fingerprint::{Fingerprint, fingerprint};
pub use json::json;
pub use svg::svg;
pub use table::{COLUMNS, Row, rows};
