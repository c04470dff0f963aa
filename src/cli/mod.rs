//! Arguments, files and exit codes; everything between is the library's.

mod args;
mod check;
mod companions;
mod dense;
mod describe;
mod examples;
mod import;
mod input;
mod manual;
mod oembed;
mod output;
mod pack;
mod png;
mod precompress;
mod progress;
mod render;
mod table;
mod values;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// Does what the arguments ask for: 0 done, 1 invalid data, 2 wrong usage or an unusable file.
pub(crate) fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Table(arguments) => table::run(&arguments),
        Command::Describe(arguments) => describe::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
        Command::Oembed(arguments) => oembed::run(&arguments),
        Command::Precompress(arguments) => precompress::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::page(&arguments),
        Command::Schema => output::to_stdout(include_str!("../../static/schema/dataset-1.json")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // The diagnostics have said it all.
        Err(Failure::InvalidData) => ExitCode::from(1),
        Err(failure) => {
            output::warn(&format!("error: {failure}"));
            ExitCode::from(2)
        }
    }
}

/// Why a command did not do what it was asked for.
#[derive(Debug)]
enum Failure {
    /// The data are invalid; the diagnostics are out.
    InvalidData,
    /// The arguments contradict each other.
    Usage(String),
    /// A file cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A file cannot be written.
    Unwritable(PathBuf, io::Error),
}

impl Failure {
    fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Unreadable(path.to_owned(), error)
    }

    fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Unwritable(path.to_owned(), error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidData => write!(formatter, "invalid data"),
            Self::Usage(message) => write!(formatter, "{message}"),
            Self::Unreadable(path, error) => {
                write!(formatter, "cannot read ({error}): {}", path.display())
            }
            Self::Unwritable(path, error) => {
                write!(formatter, "cannot write ({error}): {}", path.display())
            }
        }
    }
}
