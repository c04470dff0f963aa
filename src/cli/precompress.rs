//! `vardkronan precompress`.

use std::ffi::OsString;
use std::fs;
use std::iter;
use std::num::{NonZero, NonZeroU64};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;

use super::args::PrecompressArguments;
use super::{Failure, output};

/// Writes each file again, smaller, beside it: a server sends what is there, and compresses nothing. As many at
/// a time as there are processors; which of several faults is told does not depend on that.
pub(super) fn run(arguments: &PrecompressArguments) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let places = iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
        let files = places.map_while(|at| Some((at, arguments.files.get(at)?)));
        files.map(|(at, path)| (at, precompress(path))).find(|(_, done)| done.is_err())
    };
    let faults = thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let ended = started.into_iter().map(|each| each.join());
        ended
            .filter_map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    faults.into_iter().min_by_key(|(at, _)| *at).map_or(Ok(()), |(_, fault)| fault)
}

fn precompress(path: &Path) -> Result<(), Failure> {
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
    output::write(&beside(path, "gz"), &small)
}

/// The name that servers look for.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
