//! JSON documents of others, read leniently: what is asked for must be right, the rest may be anything.

use std::borrow::Cow;

use crate::ingest::Diagnostic;
use crate::ingest::Severity;
use crate::ingest::diagnostic::{Finding, Findings};
use crate::ingest::json::{self, scan};
use crate::ingest::strings::Strings;
use crate::ingest::table::TableFinding;

/// A sound JSON text, and what is wrong with its content.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) root: &'a str,
    findings: Findings,
    warnings: Vec<TableFinding>,
}

/// The members of an object, each asked for by its name.
#[derive(Debug, Default)]
pub(super) struct Object<'a> {
    /// The object itself.
    pub(super) value: &'a str,
    pub(super) members: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> Document<'a> {
    /// The document that the bytes are.
    ///
    /// # Errors
    ///
    /// Why they are none.
    pub(super) fn new(bytes: &'a [u8], limit: usize) -> Result<Self, Vec<Diagnostic>> {
        let (text, root) = json::text_and_root(bytes, limit)?;
        let mut document = Self { text, root, findings: Findings::default(), warnings: Vec::new() };
        document.check_strings();
        Ok(document)
    }

    /// Notes members that stand twice in an object, and strings that are no text.
    fn check_strings(&mut self) {
        for (string, code) in Strings::of(self.root) {
            let found: String = string.trim_matches('"').chars().take(80).collect();
            self.error(string, code, &found, "");
        }
    }

    /// Notes an error at a slice of the text.
    pub(super) fn error(&mut self, at: &str, code: &'static str, found: &str, expected: &str) {
        self.findings.push(Finding::error(scan::offset(self.text, at), code, found, expected));
    }

    /// Notes something at a slice of the text that is no fault.
    pub(super) fn warning(&mut self, at: &str, code: &'static str, found: &str, expected: &str) {
        self.warnings.push(TableFinding {
            severity: Severity::Warning,
            code,
            at: scan::offset(self.text, at) as u32,
            row: None,
            column: None,
            found: found.chars().take(80).collect(),
            expected: expected.to_owned(),
        });
    }

    /// Everything that is wrong with it, never nothing.
    pub(super) fn refused(mut self) -> Vec<Diagnostic> {
        if self.findings.errors().all == 0 {
            self.error(self.root, "wrong-type", scan::kind(self.root), "object");
        }
        self.findings.resolve(self.text, Some(self.root)).0
    }

    /// Whether anything is wrong.
    pub(super) fn has_errors(&self) -> bool {
        self.findings.errors().all > 0
    }

    /// The warnings, taken out.
    pub(super) fn take_warnings(&mut self) -> Vec<TableFinding> {
        core::mem::take(&mut self.warnings)
    }

    /// The members of an object, or an error and none.
    pub(super) fn object(&mut self, value: &'a str, limit: usize) -> Option<Object<'a>> {
        if !value.starts_with('{') {
            self.error(value, "wrong-type", scan::kind(value), "object");
            return None;
        }
        let listed = scan::members(value, limit).unwrap_or_default();
        if listed.count > limit {
            self.error(value, "too-many", &listed.count.to_string(), &limit.to_string());
            return None;
        }
        let mut members = Vec::with_capacity(listed.items.len());
        for member in listed.items {
            match scan::unquoted(member.key) {
                Some(name) => members.push((name, member.value)),
                None => self.error(member.key, "bad-escape", member.key, ""),
            }
        }
        Some(Object { value, members })
    }

    /// The items of an array, or an error and none.
    pub(super) fn items(&mut self, value: &'a str, limit: usize) -> Option<Vec<&'a str>> {
        if !value.starts_with('[') {
            self.error(value, "wrong-type", scan::kind(value), "array");
            return None;
        }
        let listed = scan::items(value, limit).unwrap_or_default();
        if listed.count > limit {
            self.error(value, "too-many", &listed.count.to_string(), &limit.to_string());
            return None;
        }
        Some(listed.items)
    }

    /// A string, or an error and none.
    pub(super) fn string(&mut self, value: &'a str) -> Option<Cow<'a, str>> {
        if !value.starts_with('"') {
            self.error(value, "wrong-type", scan::kind(value), "string");
            return None;
        }
        let string = scan::unquoted(value);
        if string.is_none() {
            self.error(value, "bad-escape", value, "");
        }
        string
    }

    /// A whole number that is not negative, or an error and none.
    pub(super) fn count(&mut self, value: &'a str) -> Option<usize> {
        if scan::kind(value) != "number" {
            self.error(value, "wrong-type", scan::kind(value), "number");
            return None;
        }
        let count = value.parse().ok();
        if count.is_none() {
            self.error(value, "not-a-count", value, "");
        }
        count
    }

    /// A member that must be there.
    pub(super) fn need(&mut self, object: &Object<'a>, name: &str) -> Option<&'a str> {
        let found = object.get(name);
        if found.is_none() {
            self.error(object.value, "missing-member", "", name);
        }
        found
    }
}

impl<'a> Object<'a> {
    /// The member of that name.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.members.iter().rev().find(|(other, _)| other == name);
        found.map(|(_, value)| *value).filter(|value| *value != "null")
    }

    /// A member that is an object, if it is one.
    pub(super) fn object(&self, name: &str) -> Option<Self> {
        Self::of(self.get(name)?)
    }

    /// The members of a value, if it is an object and not beyond all bounds.
    pub(super) fn of(value: &'a str) -> Option<Self> {
        const MOST: usize = 100_000;
        let listed = scan::members(value, MOST).ok().filter(|listed| listed.count <= MOST)?;
        let members = listed.items.into_iter();
        let members = members.filter_map(|it| Some((scan::unquoted(it.key)?, it.value))).collect();
        Some(Self { value, members })
    }

    /// A member that is a string, if it is one.
    pub(super) fn words(&self, name: &str) -> Option<Cow<'a, str>> {
        words(self.get(name)?)
    }
}

/// The words of a value, if it is a string.
pub(super) fn words(value: &str) -> Option<Cow<'_, str>> {
    if value.starts_with('"') { scan::unquoted(value) } else { None }
}
