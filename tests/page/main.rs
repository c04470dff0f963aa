//! The built product, opened as a reader opens it. Needs `make build`, Chromium and its driver.

mod browser;
mod dist;
mod element;
mod host;
mod one_file;
mod packed;
