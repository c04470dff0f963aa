//! `vardkronan precompress`.

use std::ffi::OsString;
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use super::args::PrecompressArguments;
use super::{Failure, output};

/// Writes each file again, smaller, beside it: a server sends what is there, and compresses nothing.
pub(super) fn run(arguments: &PrecompressArguments) -> Result<(), Failure> {
    for path in &arguments.files {
        let bytes = fs::read(path).map_err(Failure::unreadable(path))?;
        let mut small = Vec::new();
        let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &best)
            .map_err(Failure::unreadable(path))?;
        output::write(&beside(path, "br"), &small)?;
        small.clear();
        let options =
            zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
        zopfli::compress(options, zopfli::Format::Gzip, bytes.as_slice(), &mut small)
            .map_err(Failure::unreadable(path))?;
        output::write(&beside(path, "gz"), &small)?;
    }
    Ok(())
}

/// The name that servers look for.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
