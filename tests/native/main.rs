//! The native tests: one binary, a module a concern.

#[cfg(test)]
mod chart;
mod compare;
mod figures;
#[cfg(test)]
mod ingest;
mod program;
mod view;
