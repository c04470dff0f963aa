//! Values become text; nothing here reads or writes files.

mod json;

pub use json::json;
