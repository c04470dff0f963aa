//! An object of the format: its members are taken by name; what is left over is unknown.

use std::borrow::Cow;

use crate::dataset::Text;
use crate::ingest::Strictness;
use crate::ingest::json::reader::{MAX_MEMBERS, Reader};
use crate::ingest::json::scan::{self, Listed, Member};
use crate::ingest::wire::Names;

/// The members of an object, while they are read.
#[derive(Debug)]
pub(super) struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    object: &'a str,
    /// What has not been passed of an object that is read in the order in which it is written; only
    /// those that are not have their members listed.
    ahead: Option<&'a str>,
    /// Members that nobody has taken: quoted keys, names and values.
    members: Vec<(&'a str, Cow<'a, str>, &'a str)>,
    is_readable: bool,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// The members as they come, to be asked for in the format's order, as nearly all objects are
    /// written; whatever else one is makes the reader's attempt fail. The object is sound.
    pub(super) fn in_order(reader: &'r mut Reader<'a>, object: &'a str) -> Self {
        let ahead = Some(scan::behind(object, 1));
        Self { reader, object, ahead, members: Vec::new(), is_readable: true }
    }

    /// The members listed, each name once; further ones are errors.
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        object: &'a str,
        listed: Listed<Member<'a>>,
    ) -> Self {
        let is_readable = listed.count <= MAX_MEMBERS;
        let members = reader.named(object, listed);
        Self { reader, object, ahead: None, members, is_readable }
    }

    /// The members of what is no object: none, and none is missing.
    pub(super) fn unreadable(reader: &'r mut Reader<'a>, object: &'a str) -> Self {
        Self { reader, object, ahead: None, members: Vec::new(), is_readable: false }
    }

    /// Takes the value of a member.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a str> {
        if let Some(ahead) = self.ahead {
            let (value, ahead) = scan::member_ahead(ahead, name)?;
            self.ahead = Some(ahead);
            return Some(value);
        }
        let at = self.members.iter().position(|(_, other, _)| other == name)?;
        Some(self.members.swap_remove(at).2)
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
        if self.ahead.is_some_and(|ahead| ahead != "}") {
            self.reader.give_up();
        }
        for (key, name, _) in self.members {
            match self.reader.strictness {
                Strictness::Strict => self.reader.error(key, "unknown-member", &name, ""),
                Strictness::Lenient => self.reader.warning(key, "unknown-member", &name, ""),
            }
        }
    }
}
