//! What a task answers beside bytes: an object as JSON.

use crate::ingest::wire::push_string;

/// An object that is being written.
#[derive(Debug)]
pub(super) struct Report {
    out: String,
}

impl Report {
    pub(super) fn new() -> Self {
        Self { out: String::from("{") }
    }

    fn key(&mut self, key: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        push_string(&mut self.out, key);
        self.out.push(':');
    }

    pub(super) fn text(&mut self, key: &str, words: &str) {
        self.key(key);
        push_string(&mut self.out, words);
    }

    pub(super) fn number(&mut self, key: &str, number: usize) {
        self.raw(key, &number.to_string());
    }

    pub(super) fn flag(&mut self, key: &str, is_so: bool) {
        self.raw(key, if is_so { "true" } else { "false" });
    }

    /// A value that is JSON already.
    pub(super) fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.out.push_str(json);
    }

    pub(super) fn list<T: AsRef<str>>(&mut self, key: &str, items: impl Iterator<Item = T>) {
        self.key(key);
        self.items(items);
    }

    pub(super) fn rows<'a, R: Iterator<Item = &'a str>>(
        &mut self,
        key: &str,
        rows: impl Iterator<Item = R>,
    ) {
        self.key(key);
        self.out.push('[');
        for (at, row) in rows.enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            self.items(row);
        }
        self.out.push(']');
    }

    fn items<T: AsRef<str>>(&mut self, items: impl Iterator<Item = T>) {
        self.out.push('[');
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            push_string(&mut self.out, item.as_ref());
        }
        self.out.push(']');
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push('}');
        self.out
    }
}
