//! Files that appear whole or not at all, and what is told on the way.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::Failure;

/// Writes the bytes to the file, or to standard output for `-`.
///
/// A file appears whole or not at all; one that is not a regular file, such as a pipe, is written
/// to as it is.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return bytes_to_stdout(bytes);
    }
    write_file(path, bytes).map_err(Failure::unwritable(path))
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // A link stays a link; the file that it names is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let directory = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut file = new_file(directory.unwrap_or(Path::new("."))).map_err(without_its_name)?;
    file.write_all(bytes).map_err(without_its_name)?;
    // Some disks say only now that they are full.
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| without_its_name(error.error))?;
    Ok(())
}

/// The error alone: nobody knows the name that the file has until it is whole.
fn without_its_name(error: io::Error) -> io::Error {
    let words = error.to_string();
    let words = words.split_once(" at path ").map_or(&*words, |(before, _)| before);
    io::Error::new(error.kind(), words)
}

#[cfg(unix)]
fn new_file(directory: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;

    // What any new file gets, less the umask.
    let permissions = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(permissions).tempfile_in(directory)
}

#[cfg(not(unix))]
fn new_file(directory: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(directory)
}

/// Writes to standard output; a reader that has left is no failure.
pub(super) fn to_stdout(text: &str) -> Result<(), Failure> {
    bytes_to_stdout(text.as_bytes())
}

fn bytes_to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::unwritable(Path::new("-"))(error))
        }
        _ => Ok(()),
    }
}

/// Writes a line to standard error, without control characters: it may quote a hostile file.
pub(super) fn warn(line: &str) {
    let mut text = String::with_capacity(line.len() + 1);
    for character in line.chars() {
        if character.is_control() {
            text.extend(character.escape_default());
        } else {
            text.push(character);
        }
    }
    text.push('\n');
    // Where nobody listens there is nobody to tell.
    drop(io::stderr().lock().write_all(text.as_bytes()));
}
