//! A mapping as a small JSON document, version 1.

use crate::ingest::json::fields::Fields;
use crate::ingest::json::reader::Reader;
use crate::ingest::json::{self, scan};
use crate::ingest::mapping::{As, DECIMALS, MEMBERS, Mapping, Member, ROWS_AS, Unit, Use};
use crate::ingest::table::MAX_COLUMNS;
use crate::ingest::wire::push_string;
use crate::ingest::{Diagnostic, Strictness};

/// The longest mapping that is read.
const MAX_BYTES: usize = 1_000_000;

/// Reads what [`write()`] writes, or a person has written after it.
///
/// # Errors
///
/// Everything that is wrong with it, never nothing.
pub fn read(bytes: &[u8]) -> Result<Mapping, Vec<Diagnostic>> {
    let (text, root) = json::text_and_root(bytes, MAX_BYTES)?;
    let mut reader = Reader::new(text, Strictness::Strict);
    let mut fields = reader.fields(root);
    let mapping = mapping(&mut fields);
    fields.finish();
    let has_errors = reader.findings.errors().all > 0;
    let (diagnostics, _) = reader.findings.resolve(text, Some(root));
    if has_errors { Err(diagnostics) } else { Ok(mapping) }
}

fn mapping(fields: &mut Fields<'_, '_>) -> Mapping {
    if let Some(value) = fields.need("version").filter(|value| *value != "1") {
        fields.reader.error(value, "unknown-version", value, "1");
    }
    let rows_as = fields.choice("as", ROWS_AS, As::Investments);
    let mut mapping = Mapping::new(rows_as);
    mapping.headings = fields.optional("headings", line);
    let columns = fields.required("columns", |reader, value| reader.items(value, MAX_COLUMNS));
    for value in columns.unwrap_or_default() {
        let mut fields = fields.reader.fields(value);
        let heading = fields.required("heading", Reader::string).unwrap_or_default();
        let mut used = Use::of(&heading, fields.choice("member", MEMBERS, Member::Note));
        used.unit = fields.optional("unit", unit);
        used.decimal = fields.optional("decimal", |reader, value| reader.choice(value, DECIMALS));
        used.constants = fields.optional("set", constants).unwrap_or_default();
        fields.finish();
        mapping.columns.push(used);
    }
    mapping.only = fields.optional("only", only).unwrap_or_default();
    mapping.constants = fields.optional("set", constants).unwrap_or_default();
    match fields.take("indicators") {
        None | Some("true") => {}
        Some("false") => mapping.has_indicators = false,
        Some(value) => {
            fields.reader.error(value, "wrong-type", scan::kind(value), "boolean");
        }
    }
    mapping
}

/// The number of a line, from 1.
fn line<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<u32> {
    let line = value.parse().ok().filter(|line| *line > 0);
    if line.is_none() {
        reader.error(value, "not-a-line", value, "");
    }
    line
}

fn unit<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<Unit> {
    let words = reader.string(value)?;
    let unit = Unit::written(&words);
    if unit.is_none() {
        reader.error(value, "unknown-value", &words, &Member::Unit.choices().join(", "));
    }
    unit
}

/// Members with their values; a number or `null` stands for itself.
fn constants<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<Vec<(Member, String)>> {
    let mut constants = Vec::new();
    for (key, name, value) in reader.entries(value) {
        let Some(member) = Member::named(&name) else {
            reader.error(key, "unknown-member", &name, "");
            continue;
        };
        let words = match scan::kind(value) {
            "number" | "null" => Some(value.to_owned()),
            _ => reader.string(value).map(|words| words.into_owned()),
        };
        constants.extend(words.map(|words| (member, words)));
    }
    Some(constants)
}

/// Headings with the words of the rows that are taken.
fn only<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<Vec<(String, String)>> {
    let mut only: Vec<(String, String)> = Vec::new();
    for (_, heading, value) in reader.entries(value) {
        let words = reader.string(value).map(|words| words.into_owned());
        only.extend(words.map(|words| (heading.into_owned(), words)));
    }
    Some(only)
}

/// The mapping as its one text.
pub fn write(mapping: &Mapping) -> String {
    let mut out = String::from("{\n\"version\":1,\n\"as\":");
    push_string(&mut out, crate::ingest::wire::name(ROWS_AS, mapping.rows_as));
    if let Some(line) = mapping.headings {
        out.push_str(",\n\"headings\":");
        out.push_str(&line.to_string());
    }
    out.push_str(",\n\"columns\":[");
    for (index, used) in mapping.columns.iter().enumerate() {
        out.push_str(if index == 0 { "\n{\"heading\":" } else { ",\n{\"heading\":" });
        push_string(&mut out, &used.heading);
        out.push_str(",\"member\":");
        push_string(&mut out, used.member.name());
        if let Some(unit) = used.unit {
            out.push_str(",\"unit\":");
            push_string(&mut out, unit.name());
        }
        if let Some(decimal) = used.decimal {
            out.push_str(",\"decimal\":");
            push_string(&mut out, crate::ingest::wire::name(DECIMALS, decimal));
        }
        if !used.constants.is_empty() {
            out.push_str(",\"set\":");
            set(&mut out, &used.constants, "");
        }
        out.push('}');
    }
    out.push_str("\n],");
    if !mapping.only.is_empty() {
        out.push_str("\n\"only\":{");
        for (index, (heading, words)) in mapping.only.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            push_string(&mut out, heading);
            out.push(':');
            push_string(&mut out, words);
        }
        out.push_str("},");
    }
    out.push_str("\n\"set\":");
    set(&mut out, &mapping.constants, "\n");
    if !mapping.has_indicators {
        out.push_str(",\n\"indicators\":false");
    }
    out.push_str("\n}\n");
    out
}

fn set(out: &mut String, constants: &[(Member, String)], between: &str) {
    out.push('{');
    for (index, (member, words)) in constants.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        out.push_str(between);
        push_string(out, member.name());
        out.push(':');
        push_string(out, words);
    }
    if !constants.is_empty() {
        out.push_str(between);
    }
    out.push('}');
}
