//! From a byte of a JSON text to its line, column and JSON pointer.
//!
//! Readers know only bytes; this runs once, and only if something is wrong.

use crate::ingest::json::scan;

/// The line, from 1, of a byte of a text.
#[cfg(feature = "import")]
pub(super) fn line_at(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or_default();
    1 + before.bytes().filter(|&byte| byte == b'\n').count() as u32
}

/// Line and column (characters), from 1, of ascending bytes of a text.
pub(super) fn positions(text: &str, offsets: &[usize]) -> Vec<(u32, u32)> {
    let (mut line, mut column, mut done) = (1, 1, 0);
    let mut positions = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        let passed = text.get(done..offset).unwrap_or_default();
        let since_break = match passed.rfind('\n') {
            None => passed,
            Some(at) => {
                line += passed.bytes().filter(|&byte| byte == b'\n').count() as u32;
                column = 1;
                passed.get(at + 1..).unwrap_or_default()
            }
        };
        column += since_break.chars().count() as u32;
        done = offset;
        positions.push((line, column));
    }
    positions
}

/// The JSON pointers of the keys or values that begin at ascending bytes of a sound text.
pub(super) fn pointers(text: &str, root: &str, offsets: &[usize]) -> Vec<String> {
    let mut walk = Walk { text, pointer: String::new(), found: Vec::with_capacity(offsets.len()) };
    walk.descend(root, offsets);
    walk.found
}

struct Walk<'a> {
    text: &'a str,
    pointer: String,
    found: Vec<String>,
}

impl Walk<'_> {
    /// Finds the pointers of bytes that all lie in the value.
    fn descend(&mut self, value: &str, offsets: &[usize]) {
        let begin = scan::offset(self.text, value);
        let mut rest = self.take_until(begin + 1, offsets);
        if rest.is_empty() {
            return;
        }
        let parent = self.pointer.len();
        if value.starts_with('{') {
            for member in scan::members(value, usize::MAX).unwrap_or_default().items {
                let name = scan::unquoted(member.key).unwrap_or_default();
                rest = self.child(&name, member.value, rest);
                self.pointer.truncate(parent);
            }
        } else if value.starts_with('[') {
            let items = scan::items(value, usize::MAX).unwrap_or_default().items;
            for (index, value) in items.into_iter().enumerate() {
                rest = self.child(&index.to_string(), value, rest);
                self.pointer.truncate(parent);
            }
        }
        self.take_until(usize::MAX, rest);
    }

    /// Finds the pointers of the bytes in a child or its key; the bytes behind it.
    fn child<'o>(&mut self, token: &str, value: &str, offsets: &'o [usize]) -> &'o [usize] {
        let begin = scan::offset(self.text, value);
        let end = begin + value.len();
        if offsets.first().is_none_or(|&first| first >= end) {
            return offsets;
        }
        self.pointer.push('/');
        for character in token.chars() {
            match character {
                '~' => self.pointer.push_str("~0"),
                '/' => self.pointer.push_str("~1"),
                other => self.pointer.push(other),
            }
        }
        let inside = self.take_until(begin, offsets);
        let (inside, behind) = inside.split_at(inside.partition_point(|&offset| offset < end));
        self.descend(value, inside);
        behind
    }

    /// Gives the present pointer to the bytes before `end`; the others.
    fn take_until<'o>(&mut self, end: usize, offsets: &'o [usize]) -> &'o [usize] {
        let (taken, rest) = offsets.split_at(offsets.partition_point(|&offset| offset < end));
        self.found.extend(taken.iter().map(|_| self.pointer.clone()));
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::{pointers, positions};

    #[test]
    fn columns_count_characters() {
        let text = "{\n \"å\": 1}";
        assert_eq!(positions(text, &[0, 3, 9, 9]), [(1, 1), (2, 2), (2, 7), (2, 7)]);
    }

    #[test]
    fn pointers_escape_and_descend() {
        let text = r#" {"a/b": [1, {"m~n": 2}], "c": 3}"#;
        let at = |what: &str| text.find(what).unwrap();
        let offsets = [1, at("\"a/b"), at("[1"), at("{\"m"), at("\"m~n"), at("2}"), at("3}")];
        let expected = ["", "/a~1b", "/a~1b", "/a~1b/1", "/a~1b/1/m~0n", "/a~1b/1/m~0n", "/c"];
        assert_eq!(pointers(text, text.trim(), &offsets), expected);
    }
}
