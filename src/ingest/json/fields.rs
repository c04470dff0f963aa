//! An object of the format: its members are taken by name; what is left over is unknown.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::dataset::Text;
use crate::ingest::Strictness;
use crate::ingest::json::reader::{MAX_MEMBERS, Reader};
use crate::ingest::json::scan::{self, Listed};
use crate::ingest::wire::Names;

/// The members of an object, while they are read.
#[derive(Debug)]
pub(super) struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    object: &'a str,
    members: Vec<Member<'a>>,
    /// Where the next member is expected: files are mostly written in the format's order.
    next: usize,
    /// A bit for every name that may be here, so that most absent ones need no search.
    names: u64,
    is_readable: bool,
}

#[derive(Debug)]
struct Member<'a> {
    key: &'a str,
    name: Cow<'a, str>,
    value: &'a str,
    is_taken: bool,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// The members listed, each name once; further ones are errors.
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        object: &'a str,
        listed: Listed<scan::Member<'a>>,
    ) -> Self {
        let is_readable = listed.count <= MAX_MEMBERS;
        let listed = reader.within_limit(object, listed, MAX_MEMBERS);
        let mut members: Vec<Member<'a>> = Vec::with_capacity(listed.len());
        let mut names = 0;
        let mut seen = HashSet::new();
        for (key, value) in listed {
            let Some(name) = scan::unquoted(key) else {
                reader.error(key, "bad-escape", key, "");
                continue;
            };
            let bit = bit(&name);
            // Only names that share a bit can be equal; the set makes many of them cheap.
            if names & bit != 0 {
                if seen.is_empty() {
                    seen.extend(members.iter().map(|member| member.name.clone()));
                }
                if seen.contains(&name) {
                    reader.error(key, "duplicate-member", &name, "");
                    continue;
                }
            }
            if !seen.is_empty() {
                seen.insert(name.clone());
            }
            names |= bit;
            members.push(Member { key, name, value, is_taken: false });
        }
        Self { reader, object, members, next: 0, names, is_readable }
    }

    /// The members of what is no object: none, and none is missing.
    pub(super) fn unreadable(reader: &'r mut Reader<'a>, object: &'a str) -> Self {
        Self { reader, object, members: Vec::new(), next: 0, names: 0, is_readable: false }
    }

    /// Takes the value of a member.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a str> {
        if self.names & bit(name) == 0 {
            return None;
        }
        let (before, after) = self.members.split_at_mut_checked(self.next)?;
        let before_count = before.len();
        let places = after.iter_mut().zip(before_count..).chain(before.iter_mut().zip(0..));
        for (member, index) in places {
            if member.name == name {
                member.is_taken = true;
                self.next = index + 1;
                return Some(member.value);
            }
        }
        None
    }

    /// Takes the value of a member that must be there.
    pub(super) fn need(&mut self, name: &str) -> Option<&'a str> {
        let value = self.take(name);
        if value.is_none() && self.is_readable {
            self.reader.error(self.object, "missing-member", "", name);
        }
        value
    }

    /// Reads a member that must be there.
    pub(super) fn required<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Reader<'a>, &'a str) -> Option<T>,
    ) -> Option<T> {
        let value = self.need(name)?;
        read(self.reader, value)
    }

    /// Reads a member that may be there.
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Reader<'a>, &'a str) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        read(self.reader, value)
    }

    /// Reads a code or id.
    pub(super) fn code(&mut self, name: &str) -> String {
        self.required(name, Reader::code).unwrap_or_default()
    }

    /// Reads words in one or both languages.
    pub(super) fn text(&mut self, name: &str) -> Text {
        self.required(name, Reader::text).unwrap_or_else(|| Text::Same(String::new()))
    }

    /// Reads words in one or both languages, if they are there.
    pub(super) fn text_if(&mut self, name: &str) -> Option<Text> {
        self.optional(name, Reader::text)
    }

    /// Reads words.
    pub(super) fn words(&mut self, name: &str) -> String {
        self.required(name, Reader::words).unwrap_or_default()
    }

    /// Reads words, if they are there.
    pub(super) fn words_if(&mut self, name: &str) -> Option<String> {
        self.optional(name, Reader::words)
    }

    /// Reads a value of a closed list that must be there; `fallback` stands in for a faulty one.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, names: Names<T>, fallback: T) -> T {
        self.required(name, |reader, value| reader.choice(value, names)).unwrap_or(fallback)
    }

    /// Reads a value of a closed list that has a default.
    pub(super) fn choice_or<T: Copy>(&mut self, name: &str, names: Names<T>, default: T) -> T {
        self.optional(name, |reader, value| reader.choice(value, names)).unwrap_or(default)
    }

    /// Tells of the members that nobody took.
    pub(super) fn finish(self) {
        for member in self.members.iter().filter(|member| !member.is_taken) {
            match self.reader.strictness {
                Strictness::Strict => {
                    self.reader.error(member.key, "unknown-member", &member.name, "");
                }
                Strictness::Lenient => {
                    self.reader.warning(member.key, "unknown-member", &member.name, "");
                }
            }
        }
    }
}

/// One of 64 bits that equal names share.
fn bit(name: &str) -> u64 {
    let byte = |at: Option<&u8>| u32::from(at.copied().unwrap_or_default());
    let bytes = name.as_bytes();
    let mixed = byte(bytes.first()) + 7 * byte(bytes.last()) + 13 * bytes.len() as u32;
    1 << (mixed % 64)
}
