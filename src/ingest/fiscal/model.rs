//! Version 0.3: what columns are stands apart from them, as measures and dimensions.

use std::borrow::Cow;

use crate::ingest::document::{Document, Object};
use crate::ingest::fiscal::MAX_ITEMS;
use crate::ingest::fiscal::field::{Field, Measure, words_of};

/// What a model says of a column, or of all rows.
pub(super) struct Told<'a> {
    /// The table that has the column.
    pub(super) resource: Option<Cow<'a, str>>,
    pub(super) field: Field<'a>,
}

/// What a model says, in the words of version 1.0.
pub(super) fn fields<'a>(document: &mut Document<'a>, value: &'a str) -> Option<Vec<Told<'a>>> {
    let own = document.object(value, MAX_ITEMS)?;
    let mut fields = Vec::new();
    for (name, value) in named(document, &own, "measures")? {
        let own = document.object(value, MAX_ITEMS)?;
        let field = Field {
            kind: Cow::Borrowed("value"),
            measure: Measure::of(&own),
            ..source(&own, name, value)
        };
        fields.push(Told { resource: own.words("resource"), field });
    }
    for (name, value) in named(document, &own, "dimensions")? {
        let own = document.object(value, MAX_ITEMS)?;
        let family = family(&own, &name);
        for (name, value) in named(document, &own, "attributes")? {
            let own = document.object(value, MAX_ITEMS)?;
            let is_label = own.get("labelfor").is_some();
            let end = match family {
                "date:fiscal-year" => "",
                _ if is_label => ":generic:label",
                _ => ":generic:code",
            };
            let kind = if family.is_empty() { String::new() } else { [family, end].concat() };
            let field = Field { kind: Cow::Owned(kind), ..source(&own, name, value) };
            fields.push(Told { resource: own.words("resource"), field });
        }
    }
    Some(fields)
}

/// Where a measure or an attribute comes from: a column, or one value for all rows.
fn source<'a>(own: &Object<'a>, name: Cow<'a, str>, at: &'a str) -> Field<'a> {
    let column = own.words("source").unwrap_or(name);
    // Once it was written with the table in front.
    let column = match column.rsplit_once('/') {
        Some((_, last)) => Cow::Owned(last.to_owned()),
        None => column,
    };
    let constant = own.get("constant").and_then(words_of);
    Field { name: column, constant, at, ..Field::default() }
}

fn named<'a>(
    document: &mut Document<'a>,
    own: &Object<'a>,
    name: &str,
) -> Option<Vec<(Cow<'a, str>, &'a str)>> {
    let Some(value) = own.get(name) else { return Some(Vec::new()) };
    document.object(value, MAX_ITEMS).map(|object| object.members)
}

/// What a dimension is about.
fn family(own: &Object<'_>, name: &str) -> &'static str {
    let class = own.words("classificationType");
    match own.words("dimensionType").as_deref() {
        Some("datetime" | "date") => "date:fiscal-year",
        Some("entity") => "administrative-classification",
        Some("location") => "geo",
        Some("activity") => "activity",
        Some("classification") => match class.as_deref().unwrap_or(name) {
            "functional" | "functional-classification" => "functional-classification",
            "administrative" | "administrative-classification" => "administrative-classification",
            "economic" | "economic-classification" => "economic-classification",
            "phase" => "phase",
            "direction" => "direction",
            _ => "",
        },
        _ => match name {
            "phase" => "phase",
            "direction" => "direction",
            _ => "",
        },
    }
}
