//! Single values of the format: each reading gives the value, or a finding and nothing.

use std::borrow::Cow;

use crate::dataset::decimal::{MAX_FLOAT_DIGITS, Unfit, hundredths, nearest_float};
use crate::dataset::lookup::Lookup;
use crate::dataset::{Amount, Date, Text, Year};
use crate::ingest::Strictness;
use crate::ingest::diagnostic::{Finding, Findings, Severity};
use crate::ingest::direction::{closed, turns};
use crate::ingest::json::fields::Fields;
use crate::ingest::json::scan::{self, Listed, Member};
use crate::ingest::wire::Names;

/// More than any object of the format can have.
pub(super) const MAX_MEMBERS: usize = 10_001;

const MAX_CODE_LENGTH: usize = 64;

/// A sound JSON text, and what is wrong with its content.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) strictness: Strictness,
    pub(super) findings: Findings,
    /// Whether an object is read as most are; see [`Reader::attempt`].
    attempt: Attempt,
    /// Long arrays whose items are known, until these are asked for.
    pub(super) arrays: Vec<(&'a str, Vec<&'a str>)>,
}

/// Reading an object as most are: without a fault, its members in the format's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attempt {
    None,
    Lasts,
    Failed,
}

/// The items of a table by code or id.
#[derive(Debug)]
pub(super) struct Index<'c> {
    pub(super) places: Lookup<'c>,
    /// The table's name in the format.
    pub(super) table: &'static str,
    /// Whether all of the table could be read, so that what it lacks is missing.
    pub(super) is_known: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, strictness: Strictness) -> Self {
        Self {
            text,
            strictness,
            findings: Findings::default(),
            attempt: Attempt::None,
            arrays: Vec::new(),
        }
    }

    /// From here on nothing is noted: what is read is not to be used, if [`Reader::has_failed`] says so.
    pub(super) fn attempt(&mut self) {
        self.attempt = Attempt::Lasts;
    }

    /// Ends an attempt; whether the object is another than most, so that it must be read again.
    pub(super) fn has_failed(&mut self) -> bool {
        core::mem::replace(&mut self.attempt, Attempt::None) == Attempt::Failed
    }

    /// Makes an attempt fail; whether one lasts.
    pub(super) fn give_up(&mut self) -> bool {
        let is_attempt = self.attempt != Attempt::None;
        if is_attempt {
            self.attempt = Attempt::Failed;
        }
        is_attempt
    }

    /// Notes an error at a slice of the text.
    pub(super) fn error(&mut self, at: &str, code: &'static str, found: &str, expected: &str) {
        self.note(Severity::Error, at, code, found, expected);
    }

    /// Notes a warning at a slice of the text.
    pub(super) fn warning(&mut self, at: &str, code: &'static str, found: &str, expected: &str) {
        self.note(Severity::Warning, at, code, found, expected);
    }

    fn note(
        &mut self,
        severity: Severity,
        at: &str,
        code: &'static str,
        found: &str,
        expected: &str,
    ) {
        if !self.give_up() {
            let finding = Finding::error(scan::offset(self.text, at), code, found, expected);
            self.findings.push(Finding { severity, ..finding });
        }
    }

    /// The lines of the text that slices of it begin in.
    #[cfg(feature = "import")]
    pub(super) fn lines(&self, slices: &[&str]) -> Vec<u32> {
        let offsets: Vec<usize> = slices.iter().map(|it| scan::offset(self.text, it)).collect();
        let mut ascending = offsets.clone();
        ascending.sort_unstable();
        let positions = crate::ingest::place::positions(self.text, &ascending);
        let line = |offset: &usize| {
            let at = ascending.partition_point(|other| other < offset);
            positions.get(at).map_or(1, |(line, _)| *line)
        };
        offsets.iter().map(line).collect()
    }

    fn wrong_type(&mut self, value: &str, expected: &str) {
        self.error(value, "wrong-type", scan::kind(value), expected);
    }

    /// The members of an object to be taken one by one; none, if it is none.
    pub(super) fn fields(&mut self, value: &'a str) -> Fields<'_, 'a> {
        if value.starts_with('{') {
            if self.attempt != Attempt::None {
                return Fields::in_order(self, value);
            }
            Fields::new(self, value, scan::sound_members(value, MAX_MEMBERS))
        } else {
            self.wrong_type(value, "object");
            Fields::unreadable(self, value)
        }
    }

    /// The members of an object whose keys are data, with their quoted keys; each key once.
    pub(super) fn entries(&mut self, value: &'a str) -> Vec<(&'a str, Cow<'a, str>, &'a str)> {
        if !value.starts_with('{') {
            self.wrong_type(value, "object");
            return Vec::new();
        }
        self.named(value, scan::sound_members(value, MAX_MEMBERS))
    }

    /// Members with their names; one that cannot be read or stood before is an error, and left out.
    pub(super) fn named(
        &mut self,
        object: &'a str,
        listed: Listed<Member<'a>>,
    ) -> Vec<(&'a str, Cow<'a, str>, &'a str)> {
        let members = self.within_limit(object, listed, MAX_MEMBERS);
        let names: Vec<_> = members.iter().map(|member| scan::unquoted(member.key)).collect();
        // What cannot be read stands for itself.
        let texts = names.iter().zip(&members).map(|(name, it)| name.as_deref().unwrap_or(it.key));
        let mut repeated = Lookup::new(texts.collect()).repeated().to_vec().into_iter().peekable();
        let mut named = Vec::with_capacity(members.len());
        for (at, (Member { key, value }, name)) in members.into_iter().zip(names).enumerate() {
            let is_repeated = repeated.next_if_eq(&at).is_some();
            match name {
                None => self.error(key, "bad-escape", key, ""),
                Some(name) if is_repeated => self.error(key, "duplicate-member", &name, ""),
                Some(name) => named.push((key, name, value)),
            }
        }
        named
    }

    /// The items of an array, or none if there are too many.
    pub(super) fn items(&mut self, value: &'a str, limit: usize) -> Option<Vec<&'a str>> {
        if !value.starts_with('[') {
            self.wrong_type(value, "array");
            return None;
        }
        let is_this = |(array, _): &(&str, _)| core::ptr::eq(*array, value);
        let known = self.arrays.iter().position(is_this).map(|at| self.arrays.swap_remove(at).1);
        let listed = match known {
            Some(items) => Listed { count: items.len(), items },
            None => scan::sound_items(value, limit),
        };
        (listed.count <= limit || self.too_many(value, listed.count, limit)).then_some(listed.items)
    }

    /// The items, or none if there are too many.
    pub(super) fn within_limit<T>(&mut self, at: &str, listed: Listed<T>, limit: usize) -> Vec<T> {
        if listed.count <= limit || self.too_many(at, listed.count, limit) {
            listed.items
        } else {
            Vec::new()
        }
    }

    fn too_many(&mut self, at: &str, count: usize, limit: usize) -> bool {
        self.error(at, "too-many", &count.to_string(), &limit.to_string());
        false
    }

    /// A string as it is; its characters are not checked.
    pub(super) fn string(&mut self, value: &'a str) -> Option<Cow<'a, str>> {
        if !value.starts_with('"') {
            self.wrong_type(value, "string");
            return None;
        }
        let string = scan::unquoted(value);
        if string.is_none() {
            self.error(value, "bad-escape", value, "");
        }
        string
    }

    /// A string for readers: not empty, no control characters, and what turns the direction in it ends in it.
    pub(super) fn words(&mut self, value: &'a str) -> Option<String> {
        let words = self.string(value)?;
        if words.trim().is_empty() {
            self.error(value, "empty-text", "", "");
            return None;
        }
        self.is_plain(value, &words).then(|| closed(words.into_owned()))
    }

    /// Whether the characters are all visible; those that only turn the direction are a warning.
    pub(super) fn is_plain(&mut self, value: &str, words: &str) -> bool {
        // Every control character but DEL and those of ASCII begins with one of these bytes.
        if words.bytes().all(|byte| !matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xE2)) {
            return true;
        }
        if let Some(control) = words.chars().find(|character| character.is_control()) {
            self.error(value, "control-character", &code_point(control), "");
            return false;
        }
        if let Some(control) = words.chars().find(|letter| turns(*letter)) {
            self.warning(value, "bidi-control", &code_point(control), "");
        }
        true
    }

    /// Words in one or both languages.
    pub(super) fn text(&mut self, value: &'a str) -> Option<Text> {
        match value.as_bytes().first() {
            Some(b'"') => self.words(value).map(Text::Same),
            Some(b'{') => {
                let mut each = self.fields(value);
                let swedish = each.required("sv", Self::words);
                let english = each.required("en", Self::words);
                each.finish();
                Some(Text::each(swedish?, english?))
            }
            _ => {
                self.wrong_type(value, "text");
                None
            }
        }
    }

    /// A code or id; one with a fault is noted and kept, so that references to it are found.
    pub(super) fn code(&mut self, value: &'a str) -> Option<String> {
        let code = self.string(value)?;
        let is_code = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if code.is_empty() || code.len() > MAX_CODE_LENGTH || !code.bytes().all(is_code) {
            self.error(value, "bad-code", &code, "[A-Za-z0-9._-]{1,64}");
        } else if code == "all" {
            self.error(value, "reserved-code", &code, "");
        }
        Some(code.into_owned())
    }

    /// The index of the item of that code or id.
    pub(super) fn reference(&mut self, value: &'a str, index: &Index<'_>) -> Option<usize> {
        let code = self.string(value)?;
        let found = index.places.find(&code);
        if found.is_none() && index.is_known {
            self.error(value, "unknown-reference", &code, index.table);
        }
        found
    }

    /// The value of a closed list.
    pub(super) fn choice<T: Copy>(&mut self, value: &'a str, names: Names<T>) -> Option<T> {
        let at = self.chosen(value, &|at| names.get(at).map(|(name, _)| *name))?;
        names.get(at).map(|(_, value)| *value)
    }

    /// The place of a name in a list, whatever it is a list of.
    fn chosen(
        &mut self,
        value: &'a str,
        name_at: &dyn Fn(usize) -> Option<&'static str>,
    ) -> Option<usize> {
        let wanted = self.string(value)?;
        let mut names = (0..).map_while(name_at);
        let found = names.position(|name| name == wanted);
        if found.is_none() {
            let names: Vec<_> = (0..).map_while(name_at).collect();
            self.error(value, "unknown-value", &wanted, &names.join(", "));
        }
        found
    }

    /// A date as coarse as it is given.
    pub(super) fn date(&mut self, value: &'a str) -> Option<Date> {
        let text = self.string(value)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.error(value, "not-a-date", &text, "YYYY[-MM[-DD]]");
        }
        date
    }

    /// A year, a number.
    pub(super) fn year(&mut self, value: &'a str) -> Option<Year> {
        if scan::kind(value) != "number" {
            self.wrong_type(value, "number");
            return None;
        }
        let whole = hundredths(value).ok().filter(|hundredths| hundredths % 100 == 0);
        let year = whole.and_then(|hundredths| Year::new(hundredths / 100));
        if year.is_none() {
            self.not_a_year(value, value);
        }
        year
    }

    /// Notes that something is no year.
    pub(super) fn not_a_year(&mut self, at: &str, found: &str) {
        self.error(at, "year-out-of-range", found, "1900–2200");
    }

    /// An amount in kronor.
    pub(super) fn amount(&mut self, value: &'a str) -> Option<Amount> {
        if scan::kind(value) != "number" {
            self.wrong_type(value, "number");
            return None;
        }
        match hundredths(value).map(Amount::from_minor) {
            Ok(Some(amount)) => return Some(amount),
            Ok(None) | Err(Unfit::TooLarge) => {
                self.error(value, "amount-too-large", value, "90000000000000");
            }
            Err(Unfit::TooFine) => self.error(value, "amount-too-fine", value, "0.01"),
        }
        None
    }

    /// A positive number that a float holds as it is written.
    pub(super) fn positive(&mut self, value: &'a str) -> Option<f64> {
        if scan::kind(value) != "number" {
            self.wrong_type(value, "number");
            return None;
        }
        match nearest_float(value) {
            Ok(number) if number > 0.0 => return Some(number),
            Ok(_) | Err(Unfit::TooLarge) => self.error(value, "not-positive", value, ""),
            Err(Unfit::TooFine) => {
                self.error(value, "number-too-fine", value, &MAX_FLOAT_DIGITS.to_string());
            }
        }
        None
    }

    /// An address, http or https.
    pub(super) fn link(&mut self, value: &'a str) -> Option<String> {
        let link = self.string(value)?;
        let is_link = ["https://", "http://"].into_iter().any(|scheme| {
            let (head, tail) = link.split_at_checked(scheme.len()).unwrap_or_default();
            head.eq_ignore_ascii_case(scheme)
                && !tail.is_empty()
                && !tail.contains(|c: char| c.is_whitespace() || c.is_control())
        });
        if !is_link {
            self.error(value, "not-a-link", &link, "http, https");
            return None;
        }
        self.is_plain(value, &link).then(|| link.into_owned())
    }
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
