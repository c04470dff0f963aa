//! `vardkronan import`.

use std::path::{Path, PathBuf};

use vardkronan::dataset::{Dataset, Language};
use vardkronan::export::json;
use vardkronan::ingest::files::read_given;
use vardkronan::ingest::mapping::{Mapping, Member, Use};
use vardkronan::ingest::table::{NoteKind, Table};
use vardkronan::ingest::{
    Diagnostic, Imported, Known, Severity, Strictness, fiscal, headed, import, json::mapping,
};
use vardkronan::text::{Locale, only_measures, tell_aside};

use super::args::ImportArguments;
use super::values::Format;
use super::{Failure, input, output, progress};

/// Makes a dataset of a table, or writes the mapping that would be used.
pub(super) fn run(arguments: &ImportArguments) -> Result<(), Failure> {
    let files = files(arguments)?;
    let inputs: Vec<PathBuf> = files.iter().chain(&arguments.map).cloned().collect();
    input::refuse_two_inputs_from_stdin(&inputs)?;
    if let Some(output) = &arguments.output {
        inputs.iter().try_for_each(|file| input::refuse_same_file(file, output))?;
    }
    let file = &arguments.file;
    let table = progress::during("reading", file, || table(arguments, &files))?;
    let mapping = mapping_of(arguments, &table)?;
    let table = headed(table, mapping.headings);
    if arguments.print_map {
        tell_missing(&mapping, &table);
        let text = mapping::write(&mapping);
        let output = arguments.output.as_deref().unwrap_or(Path::new("-"));
        return output::write(output, text.as_bytes());
    }
    if arguments.map.is_none() {
        tell_columns(&mapping, &table);
        tell_constants(&mapping, arguments);
    }
    tell_remarks(&table, &mapping);
    let mut imported =
        progress::during("importing", file, || import(&table, &mapping, &Known::shipped()));
    tell_aside(&mut imported);
    let missing = mapping.missing(&table);
    let dataset = settled(arguments, &files, imported)
        .inspect_err(|_| tell_how_to_set(&missing, arguments))?;
    if let Some(words) = only_measures(&dataset, Locale::of(Language::English)) {
        output::warn(&format!("note: {words}"));
    }
    let text = progress::during("writing", file, || json(&dataset));
    match &arguments.output {
        Some(output) => output::write(output, text.as_bytes()),
        None => Ok(()),
    }
}

/// The files that are read: the one that is given, those that belong to it, and for a package alone
/// the table that it names.
fn files(arguments: &ImportArguments) -> Result<Vec<PathBuf>, Failure> {
    let file = &arguments.file;
    let mut files = vec![file.clone()];
    files.extend(arguments.with.iter().cloned());
    let is_alone = arguments.with.is_empty() && file != Path::new("-");
    if is_alone && matches!(arguments.from, Format::Fdp) {
        let path = fiscal::path(&input::bytes(file)?, Strictness::Strict);
        files.extend(path.map(|path| file.with_file_name(path)));
    }
    Ok(files)
}

/// The table; what keeps the files from being one is told.
fn table(arguments: &ImportArguments, paths: &[PathBuf]) -> Result<Table, Failure> {
    let file = &arguments.file;
    let name = match file.file_stem() {
        Some(stem) if file != Path::new("-") => stem.to_string_lossy().into_owned(),
        _ => "data".to_owned(),
    };
    let bytes: Vec<Vec<u8>> =
        paths.iter().map(|path| input::bytes(path)).collect::<Result<_, _>>()?;
    let names: Vec<_> =
        paths.iter().map(|path| path.file_name().unwrap_or_default().to_string_lossy()).collect();
    let files = names.iter().map(AsRef::as_ref).zip(bytes).collect();
    read_given(arguments.from.into(), files, &name, Strictness::Strict).map_err(|diagnostics| {
        input::tell_of_files(paths, &diagnostics, 0);
        Failure::InvalidData
    })
}

/// The mapping that is given, or else guessed, with what arguments set.
fn mapping_of(arguments: &ImportArguments, table: &Table) -> Result<Mapping, Failure> {
    let rows_as = arguments.rows_as.map(Into::into);
    let mut mapping = match &arguments.map {
        None => Mapping::guess(table, rows_as),
        Some(file) => mapping::read(&input::bytes(file)?).map_err(|diagnostics| {
            input::tell(file, &diagnostics, 0);
            Failure::InvalidData
        })?,
    };
    mapping.rows_as = rows_as.unwrap_or(mapping.rows_as);
    for (member, value) in &arguments.settings {
        mapping.set(*member, value);
    }
    for (heading, words) in &arguments.only {
        mapping.keep_only(heading, words);
    }
    Ok(mapping)
}

/// Tells what each column is taken for, and which are left out.
fn tell_columns(mapping: &Mapping, table: &Table) {
    let mut told = String::from("note: taken");
    for used in &mapping.columns {
        let (heading, member) = (&used.heading, used.member.name());
        told.push_str(&format!(", {heading} as {member}"));
        for (member, value) in &used.constants {
            told.push_str(&format!(" with {}={value}", member.name()));
        }
    }
    // The format's own names need no telling.
    let is_plain = |used: &Use| used.heading == used.member.name() && used.constants.is_empty();
    let is_used = |heading: &str| mapping.columns.iter().any(|used| used.heading == heading);
    let columns = table.columns().iter().map(|column| column.heading.as_str());
    let unused: Vec<_> = columns.filter(|heading| !is_used(heading)).collect();
    if !unused.is_empty() {
        told.push_str("; left out: ");
        told.push_str(&unused.join(", "));
    }
    if !unused.is_empty() || !mapping.columns.iter().all(is_plain) {
        output::warn(&told.replacen(", ", ": ", 1));
    }
}

/// So many lines outside the table are told.
const MAX_REMARKS: usize = 20;

/// Tells what of the file is no row: titles above the table, remarks below it, and notes that the mapping
/// does not say.
fn tell_remarks(table: &Table, mapping: &Mapping) {
    let notes = table.notes().iter().filter(|note| note.kind == NoteKind::Remark);
    // Where it is guessed, they are the note of the source, which is told.
    let notes = notes.filter(|_| mapping.constant(Member::SourceNote).is_none());
    for (place, lines) in [
        ("above", table.lines_above().collect::<Vec<_>>()),
        (
            "below",
            table.lines_below().chain(notes.map(|note| note.words.as_str())).collect::<Vec<_>>(),
        ),
    ] {
        for line in lines.iter().take(MAX_REMARKS) {
            output::warn(&format!("note: {place} the table: {line}"));
        }
        if lines.len() > MAX_REMARKS {
            let rest = lines.len() - MAX_REMARKS;
            output::warn(&format!("note: {place} the table: {rest} more lines"));
        }
    }
}

/// Tells what the file says of all rows, above its table or in its headings.
fn tell_constants(mapping: &Mapping, arguments: &ImportArguments) {
    let is_set = |member| arguments.settings.iter().any(|(other, _)| *other == member);
    for (member, value) in mapping.constants.iter().filter(|(member, _)| !is_set(*member)) {
        output::warn(&format!("note: by the file {}={value}", member.name()));
    }
}

/// Tells how what is missing for all rows is given.
fn tell_how_to_set(missing: &[Member], arguments: &ImportArguments) {
    if missing.is_empty() {
        return;
    }
    let set = missing.iter().map(|member| format!("--set {}=…", member.name()));
    output::warn(&format!("note: say it with {}", set.collect::<Vec<_>>().join(" ")));
    if arguments.map.is_none() {
        output::warn(
            "note: where a column has it under another heading, write what is found with \
             --print-map -o map.json, name the column there, and give it with --map map.json",
        );
    }
}

/// Tells what the mapping still lacks.
fn tell_missing(mapping: &Mapping, table: &Table) {
    for member in mapping.missing(table) {
        let choices = member.choices().join(", ");
        let choices = if choices.is_empty() { choices } else { format!(" ({choices})") };
        output::warn(&format!("note: still missing: {}{choices}", member.name()));
    }
}

/// The dataset, if what is wrong with the table is forgiven; all of that is told.
fn settled(
    arguments: &ImportArguments,
    files: &[PathBuf],
    imported: Imported,
) -> Result<Dataset, Failure> {
    let Imported { dataset, mut diagnostics, suppressed, .. } = imported;
    let Imported { taken, set_aside, amounts_aside, sums, .. } = imported;
    let is_forgiven = arguments.skip_bad && dataset.is_some();
    if is_forgiven {
        for fault in &mut diagnostics {
            *fault = Diagnostic { severity: Severity::Warning, ..fault.clone() };
        }
    }
    input::tell_of_files(files, &diagnostics, suppressed);
    if set_aside + sums > 0 && dataset.is_some() {
        output::warn(&format!(
            "note: rows: {taken} taken, {set_aside} with faults, {sums} that add up others"
        ));
    }
    if amounts_aside > 0 && dataset.is_some() {
        output::warn(&format!(
            "note: {amounts_aside} single {} in rows that are taken",
            if amounts_aside == 1 { "amount with a fault" } else { "amounts with faults" }
        ));
    }
    match dataset {
        Some(dataset) if is_forgiven || set_aside + amounts_aside == 0 => Ok(dataset),
        Some(_) => {
            output::warn(
                "note: nothing is written because of the faults; --skip-bad leaves their rows out",
            );
            Err(Failure::InvalidData)
        }
        None => Err(Failure::InvalidData),
    }
}
