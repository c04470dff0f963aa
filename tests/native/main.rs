//! The native tests: one binary, a module a concern.

// `cfg(test)` tells clippy that these are tests, down to the functions that tests call.
#[cfg(test)]
mod accessibility;
#[cfg(test)]
mod bounds;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod chart;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod comparing;
#[cfg(test)]
mod data;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod embedding;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod form;
#[cfg(test)]
mod houses;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod import;
#[cfg(test)]
mod ingest;
#[cfg(test)]
#[path = "../laws/mod.rs"]
mod laws;
#[cfg(test)]
mod order;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod program;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod regions;
mod rows;
mod running;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod still;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod theming;
#[cfg(test)]
mod two;
#[cfg(test)]
mod verdict;
#[cfg(test)]
mod view;
#[cfg(test)]
#[path = "../whole.rs"]
mod whole;
