//! The built product, opened as a reader opens it. Needs `make build`, and the browsers
//! that `scripts/setup tests` installs.

// `cfg(test)` tells clippy that these are tests, down to the functions that tests call.
#[cfg(test)]
mod axe;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod columns;
#[cfg(test)]
mod comfort;
#[cfg(test)]
mod command;
#[cfg(test)]
mod console;
#[cfg(test)]
mod controls;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod dist;
#[cfg(test)]
mod element;
#[cfg(test)]
mod embed;
#[cfg(test)]
mod engine;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod floor;
#[cfg(test)]
mod form;
#[cfg(test)]
mod frames;
#[cfg(test)]
mod front;
#[cfg(test)]
mod history;
#[cfg(test)]
mod host;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod known;
#[cfg(test)]
mod listen;
#[cfg(test)]
mod lives;
#[cfg(test)]
mod long_life;
#[cfg(test)]
mod markup;
#[cfg(test)]
mod media;
#[cfg(test)]
mod midway;
#[cfg(test)]
mod network;
#[cfg(test)]
mod one_file;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod packed;
#[cfg(test)]
mod panics;
#[cfg(test)]
mod pasted;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod reader;
#[cfg(test)]
mod reflow;
#[cfg(test)]
mod screen;
#[cfg(test)]
mod second;
#[cfg(test)]
mod shifts;
#[cfg(test)]
mod sinks;
#[cfg(test)]
mod slices;
#[cfg(test)]
mod spare;
#[cfg(test)]
mod still;
#[cfg(test)]
mod take;
#[cfg(test)]
mod taken;
#[cfg(test)]
mod theming;
#[cfg(test)]
mod tree;
#[cfg(test)]
mod twin;
#[cfg(test)]
mod two;
#[cfg(test)]
mod walls;
#[cfg(test)]
#[path = "../whole.rs"]
mod whole;
#[cfg(test)]
mod words;
