//! The native tests: one binary, a module a concern.

mod compare;
mod figures;
mod ingest;
mod view;
