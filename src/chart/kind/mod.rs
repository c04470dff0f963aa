//! The kinds of chart and their forms, one a file.

mod area_columns;
pub(super) mod areas;
mod bars;
mod block;
pub(super) mod difference;
mod dots;
mod ends;
mod line;
mod line_label;
pub(super) mod map;
mod multiples;
mod plot;
pub(super) mod regions;
mod rows;
mod stack;
mod targets;
mod tile;
pub(super) mod years;
