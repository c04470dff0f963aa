//! The strings of a sound JSON text in one pass, and what is wrong with them.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::ingest::json::scan;

/// The strings of a sound text that cannot be used, each with the code of its fault: halves of
/// characters, and names that their object has already.
#[derive(Debug, Default)]
pub(super) struct Strings<'a> {
    /// What has not been looked at.
    rest: &'a str,
    /// The names of the objects that are open, one behind the other.
    names: Vec<&'a str>,
    /// Where the names of each open object begin; arrays have none.
    open: Vec<Option<usize>>,
    is_name_next: bool,
    found: VecDeque<(&'a str, &'static str)>,
}

impl<'a> Iterator for Strings<'a> {
    type Item = (&'a str, &'static str);

    fn next(&mut self) -> Option<Self::Item> {
        while self.found.is_empty() {
            let at = self.rest.find(['"', '{', '}', '[', ']', ','])?;
            let (_, rest) = self.rest.split_at_checked(at)?;
            let mut length = 1;
            match rest.as_bytes().first()? {
                b'"' => {
                    length = string_length(rest)?;
                    self.string(rest.get(..length)?);
                }
                b'{' => self.open(Some(self.names.len())),
                b'[' => self.open(None),
                b',' => self.is_name_next = matches!(self.open.last(), Some(Some(_))),
                _ => self.close(),
            }
            self.rest = rest.get(length..)?;
        }
        self.found.pop_front()
    }
}

impl<'a> Strings<'a> {
    /// Those of a sound text.
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, ..Self::default() }
    }

    fn open(&mut self, names: Option<usize>) {
        self.open.push(names);
        self.is_name_next = names.is_some();
    }

    /// Ends an object or a list; of names that are alike the later ones are faults.
    fn close(&mut self) {
        self.is_name_next = false;
        let Some(Some(begin)) = self.open.pop() else { return };
        let own = self.names.get(begin..).unwrap_or_default().iter();
        let mut own: Vec<(Cow<'a, str>, &'a str)> =
            own.filter_map(|name| Some((scan::unquoted(name)?, *name))).collect();
        self.names.truncate(begin);
        // In the order of the text where they are alike.
        own.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (one, other) in own.iter().zip(own.iter().skip(1)) {
            if one.0 == other.0 {
                self.found.push_back((other.1, "duplicate-member"));
            }
        }
    }

    fn string(&mut self, string: &'a str) {
        if string.contains('\\') && scan::unquoted(string).is_none() {
            self.found.push_back((string, "bad-escape"));
        }
        if core::mem::take(&mut self.is_name_next) {
            self.names.push(string);
        }
    }
}

/// How long the string at the beginning is, with its marks.
fn string_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::Strings;

    #[test]
    fn strings_that_are_no_text_or_stand_twice_are_found_wherever_they_are() {
        let found = |text| {
            Strings::of(text).map(|(string, code)| format!("{string} {code}")).collect::<Vec<_>>()
        };
        assert!(found(r#"{"a":[{"b":1},{"b":2}],"b":{"a":"x\"{","c":[]}}"#).is_empty());
        let text = r#"[{"a":1,"b":{"c":1,"\u0063":2,"d":"{"},"a":"\ud800"}]"#;
        let expected =
            [r#""\u0063" duplicate-member"#, r#""\ud800" bad-escape"#, r#""a" duplicate-member"#];
        assert_eq!(found(text), expected);
        assert_eq!(found(r#"{"\udc00":1}"#), [r#""\udc00" bad-escape"#]);
    }
}
