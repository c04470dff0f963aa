//! Files in: bytes, diagnostics, datasets, views.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use vardkronan::compare::Comparison;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::fingerprint;
use vardkronan::export::page::view_of;
use vardkronan::ingest::{Diagnostic, Severity, Strictness, json};
use vardkronan::text::{Locale, diagnostic_of_program};
use vardkronan::view::{View, link};

use super::args::ViewArguments;
use super::{Failure, output, progress};

/// The bytes of a file, or of standard input for `-`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // One more than is read, so that a longer file is known to be longer.
    let limit = Strictness::Strict.max_bytes() as u64 + 1;
    let read = if path == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(Failure::unreadable(path))?;
    Ok(bytes)
}

/// Reads a dataset and tells every fault of it.
pub(super) fn dataset(path: &Path) -> Result<Dataset, Failure> {
    let ingested =
        progress::during("reading", path, || Ok(json::read(&bytes(path)?, Strictness::Strict)))?;
    tell(path, &ingested.diagnostics, ingested.suppressed);
    ingested.dataset.ok_or(Failure::InvalidData)
}

/// Reads a dataset, with the view of it that is asked for.
pub(super) fn shown(asked: &ViewArguments) -> Result<(Dataset, View), Failure> {
    let dataset = dataset(&asked.data)?;
    let view = view(&dataset, asked.view.as_deref());
    Ok((dataset, view))
}

/// Standard input can be read once.
pub(super) fn refuse_two_inputs_from_stdin(files: &[PathBuf]) -> Result<(), Failure> {
    if files.iter().filter(|file| *file == Path::new("-")).count() > 1 {
        return Err(Failure::Usage("found - twice, expected standard input once".to_owned()));
    }
    Ok(())
}

/// Whether two paths name one file, by links too; standard input is the file it is read from.
pub(super) fn is_same_file(input: &Path, output: &Path) -> bool {
    let input = if input == Path::new("-") { Path::new("/dev/stdin") } else { input };
    match (fs::canonicalize(input), fs::canonicalize(output)) {
        (Ok(input), Ok(output)) => output.is_file() && input == output,
        // What does not exist yet is no input.
        _ => false,
    }
}

/// An input is never lost to the output.
pub(super) fn refuse_same_file(input: &Path, output: &Path) -> Result<(), Failure> {
    if !is_same_file(input, output) {
        return Ok(());
    }
    let (input, output) = (input.display(), output.display());
    Err(Failure::Usage(format!(
        "found an output that is the input {input}, expected another file: {output}"
    )))
}

/// Tells every fault of a file, and how many more there are.
pub(super) fn tell(path: &Path, diagnostics: &[Diagnostic], suppressed: usize) {
    tell_of_files(&[path], diagnostics, suppressed);
}

/// The same of files that are read together.
pub(super) fn tell_of_files<P: AsRef<Path>>(
    paths: &[P],
    diagnostics: &[Diagnostic],
    suppressed: usize,
) {
    let locale = Locale::of(Language::English);
    let path = |at: usize| paths.get(at).map_or(Path::new("-"), AsRef::as_ref).display();
    for fault in diagnostics {
        let file = path(fault.file);
        let severity = match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let message = diagnostic_of_program(locale, fault);
        let pointer = &fault.pointer;
        let place = if pointer.is_empty() { String::new() } else { format!(" ({pointer})") };
        output::warn(&format!(
            "{file}:{}:{}: {severity}[{}]: {message}{place}",
            fault.line, fault.column, fault.code
        ));
    }
    if suppressed > 0 {
        output::warn(&format!("{}: {suppressed} more", path(0)));
    }
}

/// The view that was asked for, or else the data's first; what it cannot mean is a warning.
pub(super) fn view(dataset: &Dataset, asked: Option<&str>) -> View {
    for dropped in asked.map(|text| link::decode(text).dropped).unwrap_or_default() {
        match dropped.value {
            Some(value) => {
                output::warn(&format!("warning: view: found {}={value}, left out", dropped.key));
            }
            None => {
                output::warn(&format!("warning: view: found the key {}, left out", dropped.key))
            }
        }
    }
    let view = view_of(dataset, asked);
    warn_of_other_data(dataset, &view);
    view
}

/// Tells that a view was made with other data than these.
fn warn_of_other_data(dataset: &Dataset, view: &View) {
    let Some(made_with) = &view.data else { return };
    let at_hand = fingerprint(dataset).short();
    if *made_with != at_hand {
        output::warn(&format!(
            "warning: view: found data={made_with}, expected data={at_hand}: \
             the data have changed since the view was made"
        ));
    }
}

/// Tells which codes of a view the data do not have.
pub(super) fn warn_of_unknown_codes(comparison: &Comparison) {
    for code in &comparison.unknown_codes {
        output::warn(&format!("warning: view: found the code {code}, which the data do not have"));
    }
}
