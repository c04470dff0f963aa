//! `vardkronan precompress`.

use std::cmp::Reverse;
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
/// a time as there are processors, the longest first, so that none is left to one of them at the end; of several
/// faults the first file's is told.
pub(super) fn run(arguments: &PrecompressArguments) -> Result<(), Failure> {
    let mut files: Vec<_> = arguments.files.iter().enumerate().collect();
    // One that cannot be read is told of when its turn comes.
    files.sort_by_cached_key(|(_, path)| Reverse(fs::metadata(path).map_or(0, |file| file.len())));
    let encodings = [Encoding::Brotli, Encoding::Gzip];
    let tasks: Vec<_> =
        files.iter().flat_map(|file| encodings.map(|encoding| (*file, encoding))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let turns = iter::from_fn(|| tasks.get(next.fetch_add(1, Ordering::Relaxed)));
        let done = turns.map(|((at, path), encoding)| (*at, precompress(path, *encoding)));
        done.filter(|(_, done)| done.is_err()).min_by_key(|(at, _)| *at)
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let faults = thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let ended = started.into_iter().map(|each| each.join());
        ended
            .filter_map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    faults.into_iter().min_by_key(|(at, _)| *at).map_or(Ok(()), |(_, fault)| fault)
}

/// How servers and browsers agree on what a file is sent as.
#[derive(Clone, Copy)]
enum Encoding {
    Brotli,
    Gzip,
}

fn precompress(path: &Path, encoding: Encoding) -> Result<(), Failure> {
    let bytes = fs::read(path).map_err(Failure::unreadable(path))?;
    let mut small = Vec::new();
    let (ending, done) = match encoding {
        Encoding::Brotli => {
            let best =
                BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
            let done = brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &best);
            ("br", done.map(drop))
        }
        Encoding::Gzip => {
            let options =
                zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
            let format = zopfli::Format::Gzip;
            ("gz", zopfli::compress(options, format, bytes.as_slice(), &mut small))
        }
    };
    done.map_err(Failure::unreadable(path))?;
    output::write(&beside(path, ending), &small)
}

/// The name that servers look for.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
