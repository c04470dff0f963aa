//! `vardkronan completions` and `vardkronan man`: made of the same definitions as the help.

use clap::CommandFactory;

use super::args::{Arguments, CompletionsArguments, ManArguments};
use super::{Failure, output};

/// Writes completions for a shell to standard output.
pub(super) fn completions(arguments: &CompletionsArguments) -> Result<(), Failure> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    output::to_stdout(&String::from_utf8_lossy(&script))
}

/// Writes a manual page, roff, to standard output.
pub(super) fn page(arguments: &ManArguments) -> Result<(), Failure> {
    let mut command = Arguments::command();
    command.build();
    let command = match &arguments.command {
        None => command,
        Some(name) => {
            let own = command.get_subcommands().find(|own| own.get_name() == name).cloned();
            let names: Vec<_> = command.get_subcommands().map(|own| own.get_name()).collect();
            let unknown =
                || format!("found the command {name}, expected one of {}", names.join(", "));
            own.ok_or_else(|| Failure::Usage(unknown()))?
        }
    };
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(Failure::unwritable(std::path::Path::new("-")))?;
    output::to_stdout(&String::from_utf8_lossy(&page))
}
