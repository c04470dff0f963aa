//! The kinds of chart, one a file.

pub(super) mod difference;
pub(super) mod regions;
mod rows;
pub(super) mod years;
