//! An object of the format: its members are taken by name; what is left over is unknown.

use crate::dataset::Text;
use crate::ingest::Strictness;
use crate::ingest::json::reader::{MAX_MEMBERS, Reader};
use crate::ingest::json::scan::{self, Listed, Member};
use crate::ingest::wire::Names;

/// Objects of the format have fewer members; up to so many, each pair of keys may be compared.
const FEW: usize = 64;

/// The members of an object, while they are read.
#[derive(Debug)]
pub(super) struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    object: &'a str,
    /// What has not been passed of an object that is read in the order in which it is written; only
    /// those that are not have their members listed.
    ahead: Option<&'a str>,
    members: Vec<Member<'a>>,
    /// Where the next member is expected: files are mostly written in the format's order.
    next: usize,
    /// A bit for every name that may be here, so that most absent ones need no search.
    names: u64,
    has_escapes: bool,
    is_readable: bool,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// The members as they come, to be asked for in the format's order, as nearly all objects are
    /// written; whatever else one is makes the reader's attempt fail. The object is sound.
    pub(super) fn in_order(reader: &'r mut Reader<'a>, object: &'a str) -> Self {
        let ahead = scan::behind(object, 1);
        Self { ahead: Some(ahead), is_readable: true, ..Self::unreadable(reader, object) }
    }

    /// The members listed, each name once; further ones are errors.
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        object: &'a str,
        listed: Listed<Member<'a>>,
    ) -> Self {
        let is_readable = listed.count <= MAX_MEMBERS;
        let members = reader.within_limit(object, listed, MAX_MEMBERS);
        let mut fields = Self { members, is_readable, ..Self::unreadable(reader, object) };
        fields.has_escapes = fields.members.iter().any(|member| member.key.contains('\\'));
        if fields.has_escapes || fields.members.len() > FEW || fields.may_repeat() {
            fields.refuse_repeated();
        }
        fields
    }

    /// Notes which names are there; whether one may be there twice.
    fn may_repeat(&mut self) -> bool {
        for (index, member) in self.members.iter().enumerate() {
            let bit = bit(inner(member.key));
            let mut before = self.members.iter().take(index);
            if self.names & bit != 0 && before.any(|other| other.key == member.key) {
                return true;
            }
            self.names |= bit;
        }
        false
    }

    fn refuse_repeated(&mut self) {
        self.names = u64::MAX;
        let names = self.reader.unlike(&self.members);
        for (member, name) in self.members.iter_mut().zip(names) {
            if name.is_none() {
                // Nobody asks for it any more, and it is not unknown.
                *member = Member { key: "", is_taken: true, ..*member };
            }
        }
    }

    /// The members of what is no object: none, and none is missing.
    pub(super) fn unreadable(reader: &'r mut Reader<'a>, object: &'a str) -> Self {
        let members = Vec::new();
        let (names, has_escapes, is_readable) = (0, false, false);
        Self { reader, object, ahead: None, members, next: 0, names, has_escapes, is_readable }
    }

    /// Takes the value of a member.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a str> {
        if let Some(ahead) = self.ahead {
            let (value, ahead) = scan::member_ahead(ahead, name)?;
            self.ahead = Some(ahead);
            return Some(value);
        }
        // Mostly it is the very next one.
        if let Some(member) = self.members.get_mut(self.next)
            && inner(member.key) == name
        {
            member.is_taken = true;
            self.next += 1;
            return Some(member.value);
        }
        if self.names & bit(name) == 0 {
            return None;
        }
        let (before, after) = self.members.split_at_mut_checked(self.next)?;
        let before_count = before.len();
        let places = after.iter_mut().zip(before_count..).chain(before.iter_mut().zip(0..));
        for (member, index) in places {
            if inner(member.key) == name
                || self.has_escapes && scan::unquoted(member.key).is_some_and(|it| it == name)
            {
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
        if let Some(ahead) = self.ahead {
            if ahead != "}" {
                self.reader.give_up();
            }
            return;
        }
        for member in self.members.iter().filter(|member| !member.is_taken) {
            let name = scan::unquoted(member.key).unwrap_or_default();
            match self.reader.strictness {
                Strictness::Strict => self.reader.error(member.key, "unknown-member", &name, ""),
                Strictness::Lenient => {
                    self.reader.warning(member.key, "unknown-member", &name, "");
                }
            }
        }
        self.reader.reuse(self.members);
    }
}

/// A key without its quotes.
fn inner(key: &str) -> &str {
    key.get(1..key.len().saturating_sub(1)).unwrap_or_default()
}

/// One of 64 bits that equal names share.
fn bit(name: &str) -> u64 {
    let byte = |at: Option<&u8>| u32::from(at.copied().unwrap_or_default());
    let bytes = name.as_bytes();
    let mixed = byte(bytes.first()) + 7 * byte(bytes.last()) + 13 * bytes.len() as u32;
    1 << (mixed % 64)
}
