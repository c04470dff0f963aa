//! Writes a made-up dataset of as many rows as asked for, as JSON: `rows 1000 FILE`.
//!
//! The page bench opens it in our widget and gives the same rows to its peers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is made up here is sound, and a bench that is not shall stop"
)]

mod made;

use std::{env, fs};

use vardkronan::export::json;

fn main() {
    // Cargo adds an argument of its own.
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    let (size, path) = (arguments.next().unwrap().parse().unwrap(), arguments.next().unwrap());
    fs::write(path, json(made::dataset(size))).unwrap();
}
