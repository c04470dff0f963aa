//! One level of a JSON text at a time, as slices of it: a value's place is where its slice lies.

mod ahead;
mod document;

pub(crate) use ahead::{behind, member_ahead};
pub(crate) use document::{Document, document};

use crate::ingest::json::MAX_DEPTH;
pub(crate) use crate::ingest::json::string::unquoted;

/// The items of an array or the members of an object.
#[derive(Debug)]
pub(crate) struct Listed<T> {
    /// The items, up to the limit asked for.
    pub(crate) items: Vec<T>,
    /// How many there are in the text.
    pub(crate) count: usize,
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// Its key, still quoted.
    pub(crate) key: &'a str,
    /// Its value.
    pub(crate) value: &'a str,
}

/// Where a text ceases to be JSON, in bytes; at its end it is only cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unsound {
    pub(crate) offset: usize,
    /// The name of what may stand there.
    pub(crate) expected: &'static str,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { items: Vec::new(), count: 0 }
    }
}

impl<T> Listed<T> {
    fn add(&mut self, item: T, limit: usize) {
        self.count += 1;
        if self.items.len() < limit {
            self.items.push(item);
        }
    }
}

/// Where a slice of the text begins in it, in bytes.
pub(crate) fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// What is expected where there are too many brackets.
pub(crate) const TOO_DEEP: &str = "too-deep";

/// Checks that a text is one JSON value, nested no deeper than [`MAX_DEPTH`].
///
/// # Errors
///
/// The first place where it is not.
pub(crate) fn check(text: &str) -> Result<(), Unsound> {
    let mut scanner = Scanner::new(text);
    scanner.value()?;
    scanner.end()
}

/// The members of an object as they stand, duplicates included, up to a limit.
///
/// # Errors
///
/// The first place where the text is no JSON object.
pub(crate) fn members(object: &str, limit: usize) -> Result<Listed<Member<'_>>, Unsound> {
    Scanner::new(object).members(limit)
}

/// The members of an object that is known to be sound.
pub(crate) fn sound_members(object: &str, limit: usize) -> Listed<Member<'_>> {
    Scanner::sound(object).members(limit).unwrap_or_default()
}

/// The items of an array, up to a limit.
///
/// # Errors
///
/// The first place where the text is no JSON array.
pub(crate) fn items(array: &str, limit: usize) -> Result<Listed<&str>, Unsound> {
    Scanner::new(array).items(limit)
}

/// The items of an array that is known to be sound.
pub(crate) fn sound_items(array: &str, limit: usize) -> Listed<&str> {
    Scanner::sound(array).items(limit).unwrap_or_default()
}

/// The kind of a value, as JSON Schema names it.
pub(crate) fn kind(value: &str) -> &'static str {
    match value.as_bytes().first() {
        Some(b'{') => "object",
        Some(b'[') => "array",
        Some(b'"') => "string",
        Some(b't' | b'f') => "boolean",
        Some(b'n') => "null",
        _ => "number",
    }
}

/// A place in a text, before which all is sound.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Whether all of the text has been checked, so that values need only be passed.
    is_sound: bool,
    /// How many brackets are open.
    depth: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, is_sound: false, depth: 0 }
    }

    fn sound(text: &'a str) -> Self {
        Self { text, at: 0, is_sound: true, depth: 0 }
    }

    fn members(mut self, limit: usize) -> Result<Listed<Member<'a>>, Unsound> {
        let mut listed = Listed::default();
        self.depth = 1;
        self.object(&mut |key, value| {
            listed.add(Member { key, value }, limit);
        })?;
        self.end()?;
        Ok(listed)
    }

    fn items(mut self, limit: usize) -> Result<Listed<&'a str>, Unsound> {
        let mut listed = Listed::default();
        self.depth = 1;
        self.array(&mut |item| listed.add(item, limit))?;
        self.end()?;
        Ok(listed)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn unsound<T>(&self, expected: &'static str) -> Result<T, Unsound> {
        Err(Unsound { offset: self.at, expected })
    }

    /// Passes bytes as long as they are so.
    fn skip_while(&mut self, is: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|&byte| !is(byte)).unwrap_or(rest.len());
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        // There is mostly none.
        if self.peek().is_some_and(|byte| byte > b' ') {
            return;
        }
        self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Passes a byte, if it comes next.
    fn pass(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, bytes: &[u8], name: &'static str) -> Result<(), Unsound> {
        if bytes.iter().any(|&byte| self.pass(byte)) { Ok(()) } else { self.unsound(name) }
    }

    /// Passes a comma, after which the closing bracket must not come.
    fn comma(&mut self, closing: u8) -> Result<(), Unsound> {
        self.expect(b",", "comma")?;
        self.skip_space();
        if self.peek() == Some(closing) { self.unsound("no-comma") } else { Ok(()) }
    }

    /// Only space may be left.
    fn end(&mut self) -> Result<(), Unsound> {
        self.skip_space();
        if self.peek().is_some() { self.unsound("end") } else { Ok(()) }
    }

    /// Passes a value; its slice.
    fn value(&mut self) -> Result<&'a str, Unsound> {
        self.skip_space();
        let begin = self.at;
        if self.is_sound {
            self.pass_sound();
            return Ok(self.since(begin).trim_ascii_end());
        }
        self.pass_value()?;
        Ok(self.since(begin))
    }

    /// Passes a value that is not known to be sound.
    fn pass_value(&mut self) -> Result<(), Unsound> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.nested(b'}'),
            Some(b'[') => self.nested(b']'),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            _ => self.number(),
        }
    }

    /// Passes an object or array, as its closing bracket tells.
    fn nested(&mut self, closing: u8) -> Result<(), Unsound> {
        if self.depth >= MAX_DEPTH {
            return self.unsound(TOO_DEEP);
        }
        self.depth += 1;
        self.at += 1;
        let mut is_first = true;
        while self.goes_on(closing, &mut is_first)? {
            if closing == b'}' {
                self.key()?;
                self.skip_space();
            }
            self.pass_value()?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Passes a sound value: up to the comma or bracket after it.
    fn pass_sound(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.pass_sound_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b',' if depth == 0 => return,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    fn pass_sound_string(&mut self) {
        self.at += 1;
        loop {
            self.skip_while(|byte| byte != b'"' && byte != b'\\');
            match self.peek() {
                Some(b'\\') => self.at += 2,
                _ => {
                    self.at += 1;
                    return;
                }
            }
        }
    }

    fn since(&self, begin: usize) -> &'a str {
        self.text.get(begin..self.at).unwrap_or_default()
    }

    fn object(&mut self, found: &mut dyn FnMut(&'a str, &'a str)) -> Result<(), Unsound> {
        self.expect(b"{", "value")?;
        let mut is_first = true;
        while self.goes_on(b'}', &mut is_first)? {
            found(self.key()?, self.value()?);
        }
        Ok(())
    }

    /// Passes a key and its colon; the key.
    fn key(&mut self) -> Result<&'a str, Unsound> {
        let begin = self.at;
        match self.peek() {
            Some(b'0'..=b'9') => return self.unsound("decimal"),
            None | Some(b'"') => self.string()?,
            Some(_) => return self.unsound("name"),
        }
        let key = self.since(begin);
        self.skip_space();
        self.expect(b":", "colon")?;
        Ok(key)
    }

    fn array(&mut self, found: &mut dyn FnMut(&'a str)) -> Result<(), Unsound> {
        self.expect(b"[", "value")?;
        let mut is_first = true;
        while self.goes_on(b']', &mut is_first)? {
            found(self.value()?);
        }
        Ok(())
    }

    /// Passes what stands before a next item, or the closing bracket; whether there is an item.
    fn goes_on(&mut self, closing: u8, is_first: &mut bool) -> Result<bool, Unsound> {
        self.skip_space();
        if self.pass(closing) {
            return Ok(false);
        }
        if !core::mem::take(is_first) {
            self.comma(closing)?;
        }
        Ok(true)
    }

    fn string(&mut self) -> Result<(), Unsound> {
        if self.is_sound {
            self.pass_sound_string();
            return Ok(());
        }
        self.expect(b"\"", "name")?;
        loop {
            self.skip_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20));
            if self.pass(b'"') {
                return Ok(());
            }
            self.expect(b"\\", "quote")?;
            if self.pass(b'u') {
                for _ in 0..4 {
                    self.expect(b"0123456789abcdefABCDEF", "escape")?;
                }
            } else {
                self.expect(b"\"\\/bfnrt", "escape")?;
            }
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Unsound> {
        word.iter().try_for_each(|byte| self.expect(core::slice::from_ref(byte), "value"))
    }

    fn number(&mut self) -> Result<(), Unsound> {
        let name = if self.pass(b'-') { "digit" } else { "value" };
        if !self.pass(b'0') {
            self.digits(name)?;
        }
        if self.pass(b'.') {
            self.digits("digit")?;
        }
        if self.pass(b'e') || self.pass(b'E') {
            let _ = self.pass(b'+') || self.pass(b'-');
            self.digits("digit")?;
        }
        Ok(())
    }

    fn digits(&mut self, name: &'static str) -> Result<(), Unsound> {
        self.expect(b"0123456789", name)?;
        self.skip_while(|byte| byte.is_ascii_digit());
        Ok(())
    }
}
