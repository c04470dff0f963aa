//! The kinds of chart, one a file.

pub(super) mod regions;
pub(super) mod years;
