//! What is shown in a terminal while something takes long.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Before that nothing is shown: most work is done sooner.
const PATIENCE: Duration = Duration::from_millis(400);

/// Does some work on a file; where standard error is a terminal, a line there says what is being
/// done, and for how long already, and is gone when it is done.
pub(super) fn during<T>(what: &'static str, path: &Path, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let name = path.display().to_string();
    let (done, is_done) = mpsc::channel::<()>();
    let shown = thread::spawn(move || show(what, &name, &is_done));
    let result = work();
    drop(done);
    // A line that could not be shown is no failure of the work.
    drop(shown.join());
    result
}

fn show(what: &str, name: &str, is_done: &mpsc::Receiver<()>) {
    let begin = Instant::now();
    let mut is_shown = false;
    while is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
        let seconds = begin.elapsed().as_secs();
        let name: String = name.chars().filter(|letter| !letter.is_control()).take(50).collect();
        drop(write!(io::stderr(), "\r{what} {name} … {seconds} s\x1b[K"));
        is_shown = true;
    }
    if is_shown {
        drop(write!(io::stderr(), "\r\x1b[K"));
    }
}
