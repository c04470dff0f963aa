//! What holds whatever a file, a link or a message has in it: one law book, for the native tests and for
//! the fuzz targets (`fuzz`), which both hand it bytes.
//!
//! A law that does not hold panics.

pub(crate) mod compare;
pub(crate) mod csv;
pub(crate) mod dataset;
mod figures;
pub(crate) mod fiscal;
pub(crate) mod json_stat;
pub(crate) mod kolada;
pub(crate) mod link;
pub(crate) mod mapping;
mod measured;
pub(crate) mod messages;
mod refusal;
pub(crate) mod table;
pub(crate) mod words;
