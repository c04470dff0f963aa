//! What a descriptor says of one column, or of all rows.

use std::borrow::Cow;

use crate::ingest::document::{Document, Object};
use crate::ingest::fiscal::MAX_ITEMS;
use crate::ingest::json::scan;
use crate::ingest::mapping::Decimal;

/// A column, or what is the same for all rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Field<'a> {
    /// Its heading.
    pub(super) name: Cow<'a, str>,
    /// What it is, in the words of the specification: `value`, `date:fiscal-year`.
    pub(super) kind: Cow<'a, str>,
    /// The value for all rows, if it is no column.
    pub(super) constant: Option<Cow<'a, str>>,
    /// Of amounts only.
    pub(super) measure: Measure<'a>,
    pub(super) decimal: Option<Decimal>,
    /// The values that other members have for the amounts of this column, by the names of those.
    pub(super) normalize: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Where the descriptor says it.
    pub(super) at: &'a str,
}

/// What amounts are.
#[derive(Clone, Debug, Default)]
pub(super) struct Measure<'a> {
    pub(super) currency: Option<Cow<'a, str>>,
    pub(super) factor: Option<Cow<'a, str>>,
    pub(super) phase: Option<Cow<'a, str>>,
    pub(super) direction: Option<Cow<'a, str>>,
}

impl<'a> Field<'a> {
    /// A field of a schema.
    pub(super) fn read(document: &mut Document<'a>, value: &'a str) -> Option<Self> {
        let own = document.object(value, MAX_ITEMS)?;
        let name = document.need(&own, "name")?;
        let name = document.string(name)?;
        let kind = own.words("columnType").unwrap_or_default();
        let is_number = matches!(own.words("type").as_deref(), Some("number" | "integer"));
        // Without a word the specification means a point.
        let decimal = match own.words("decimalChar").as_deref() {
            Some(",") => Some(Decimal::Comma),
            Some(".") => Some(Decimal::Point),
            _ => is_number.then_some(Decimal::Point),
        };
        let normalize = own.object("normalize").unwrap_or_default().members.into_iter();
        let normalize = normalize.filter_map(|(name, value)| Some((name, words_of(value)?)));
        Some(Self {
            name,
            kind,
            constant: own.get("constant").and_then(words_of),
            measure: Measure::of(&own),
            decimal,
            normalize: normalize.collect(),
            at: value,
        })
    }

    /// The parts of its kind.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.kind.split(':')
    }

    /// The first part of its kind.
    pub(super) fn family(&self) -> &str {
        self.parts().next().unwrap_or_default()
    }
}

impl<'a> Measure<'a> {
    /// What an object says of amounts.
    pub(super) fn of(own: &Object<'a>) -> Self {
        let member = |name| own.get(name).and_then(words_of);
        Self {
            currency: member("currency"),
            factor: member("factor"),
            phase: member("phase"),
            direction: member("direction"),
        }
    }
}

/// Words or a number, as words.
pub(super) fn words_of(value: &str) -> Option<Cow<'_, str>> {
    match scan::kind(value) {
        "string" => scan::unquoted(value).filter(|words| !words.trim().is_empty()),
        "number" => Some(Cow::Borrowed(value)),
        _ => None,
    }
}
