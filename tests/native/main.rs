//! The native tests: one binary, a module a concern.

mod ingest;
mod program;
mod view;
