//! `vardkronan check`.

use super::args::CheckArguments;
use super::{Failure, input, output};

/// Checks every file, also after one that is faulty or cannot be read.
pub(super) fn run(arguments: &CheckArguments) -> Result<(), Failure> {
    input::refuse_two_inputs_from_stdin(&arguments.files)?;
    let mut worst = Ok(());
    for file in &arguments.files {
        match (input::dataset(file), &worst) {
            (Ok(_), _) | (Err(Failure::InvalidData), Err(_)) => {}
            (Err(Failure::InvalidData), Ok(())) => worst = Err(Failure::InvalidData),
            (Err(failure), Ok(()) | Err(Failure::InvalidData)) => worst = Err(failure),
            (Err(failure), Err(_)) => output::warn(&format!("error: {failure}")),
        }
    }
    worst
}
