//! Rows and columns as text for spreadsheets, programs and terminals.

use std::borrow::Cow;

use crate::export::spreadsheet::harmless;
use crate::export::table::{COLUMNS, Row};
use crate::ingest::wire::push_string;

/// The rows as CSV (RFC 4180, comma, LF), headings first.
///
/// Fields are what the table has, to the letter, but for a region's name that a spreadsheet would take
/// for a formula: an apostrophe stands before that.
pub fn csv(rows: &[Row]) -> String {
    let mut text = String::new();
    line(&mut text, COLUMNS.iter().map(|name| Cow::Borrowed(*name)));
    for row in rows {
        let fields = row.iter().zip(COLUMNS).map(|(field, column)| match column {
            "region_name" => harmless(field),
            _ => Cow::Borrowed(field.as_str()),
        });
        line(&mut text, fields);
    }
    text
}

/// The rows as a JSON array of objects, one a line, every field a string but the value.
pub fn json(rows: &[Row]) -> String {
    let mut text = String::from("[\n");
    for (position, row) in rows.iter().enumerate() {
        if position > 0 {
            text.push_str(",\n");
        }
        text.push('{');
        for (column, (name, field)) in COLUMNS.iter().zip(row).enumerate() {
            if column > 0 {
                text.push(',');
            }
            text.push_str(&format!("\"{name}\":"));
            match (*name, field.as_str()) {
                ("value", "") => text.push_str("null"),
                ("value" | "year_from" | "year_to" | "computed", bare) => text.push_str(bare),
                (_, words) => push_string(&mut text, words),
            }
        }
        text.push('}');
    }
    text.push_str("\n]\n");
    text
}

/// The rows in columns of equal width, for a terminal; columns that are empty throughout are left
/// out.
pub fn aligned(rows: &[Row]) -> String {
    let width = |column: usize| {
        let fields = rows.iter().filter_map(|row| row.get(column));
        fields.map(|field| field.chars().count()).max().unwrap_or(0)
    };
    let shown: Vec<(usize, &str, usize)> = COLUMNS
        .iter()
        .enumerate()
        .map(|(column, name)| (column, *name, width(column)))
        .filter(|(_, _, width)| *width > 0)
        .map(|(column, name, width)| (column, name, width.max(name.len())))
        .collect();
    let mut text = String::new();
    let mut push = |fields: Vec<(&str, usize)>| {
        let mut line = String::new();
        for (field, width) in fields {
            line.push_str(field);
            line.extend(core::iter::repeat_n(
                ' ',
                (width + 2).saturating_sub(field.chars().count()),
            ));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    };
    push(shown.iter().map(|(_, name, width)| (*name, *width)).collect());
    for row in rows {
        let field = |column: &usize| row.get(*column).map_or("", String::as_str);
        push(shown.iter().map(|(column, _, width)| (field(column), *width)).collect());
    }
    text
}

fn line<'a>(text: &mut String, fields: impl Iterator<Item = Cow<'a, str>>) {
    for (column, field) in fields.enumerate() {
        if column > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push('\n');
}
