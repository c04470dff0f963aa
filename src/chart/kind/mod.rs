//! The kinds of chart and their forms, one a file.

mod bars;
pub(super) mod difference;
mod dots;
mod ends;
mod line;
mod multiples;
mod plot;
pub(super) mod regions;
mod rows;
mod targets;
pub(super) mod years;
