//! Links and actions.

mod action;
mod laws;
mod link;
