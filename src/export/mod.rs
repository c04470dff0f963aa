//! Values become text: tables, data, pictures, pages. No files, no browser.

mod csv;
pub mod page;
mod table;

pub use csv::{aligned, csv, json as table_json};
pub use table::{COLUMNS, Row, absence_name, rows};

/// Data as JSON.
pub mod json {
    /// A JSON string.
    pub(crate) fn string(words: &str) -> String {
        format!("{words:?}")
    }
}
