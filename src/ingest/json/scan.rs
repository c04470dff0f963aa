//! One level of a JSON text at a time, as slices of it: a value's place is where its slice lies.

use core::fmt;
use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Error;
use serde_json::value::RawValue;

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
    /// Whether a reader has asked for it.
    pub(crate) is_taken: bool,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { items: Vec::new(), count: 0 }
    }
}

/// Where a slice of the text begins in it, in bytes.
pub(crate) fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The members of an object as they stand, duplicates included, up to a limit.
///
/// # Errors
///
/// The syntax error, if there is one anywhere in the text.
pub(crate) fn members(object: &str, limit: usize) -> Result<Listed<Member<'_>>, Error> {
    members_into(Vec::new(), object, limit)
}

/// The members of an object, in a list that has served before.
///
/// # Errors
///
/// The syntax error, if there is one anywhere in the text.
pub(crate) fn members_into<'a>(
    mut list: Vec<Member<'a>>,
    object: &'a str,
    limit: usize,
) -> Result<Listed<Member<'a>>, Error> {
    list.clear();
    let mut deserializer = serde_json::Deserializer::from_str(object);
    let members = deserializer.deserialize_map(Members { list, limit })?;
    deserializer.end()?;
    Ok(members)
}

/// The items of an array, up to a limit.
///
/// # Errors
///
/// The syntax error, if there is one anywhere in the text.
pub(crate) fn items(array: &str, limit: usize) -> Result<Listed<&str>, Error> {
    let mut deserializer = serde_json::Deserializer::from_str(array);
    let items = deserializer.deserialize_seq(Items { limit })?;
    deserializer.end()?;
    Ok(items)
}

/// The characters of a quoted string; `None` if an escape means no character.
pub(crate) fn unquoted(quoted: &str) -> Option<Cow<'_, str>> {
    if quoted.contains('\\') {
        let mut deserializer = serde_json::Deserializer::from_str(quoted);
        String::deserialize(&mut deserializer).ok().map(Cow::Owned)
    } else {
        quoted.get(1..quoted.len().checked_sub(1)?).map(Cow::Borrowed)
    }
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

struct Members<'a> {
    list: Vec<Member<'a>>,
    limit: usize,
}

impl<'de> Visitor<'de> for Members<'de> {
    type Value = Listed<Member<'de>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut listed = Listed { items: self.list, count: 0 };
        while let Some(key) = map.next_key::<&'de RawValue>()? {
            let value = map.next_value::<&'de RawValue>()?;
            listed.count += 1;
            if listed.items.len() < self.limit {
                let (key, value) = (key.get(), value.get());
                listed.items.push(Member { key, value, is_taken: false });
            }
        }
        Ok(listed)
    }
}

struct Items {
    limit: usize,
}

impl<'de> Visitor<'de> for Items {
    type Value = Listed<&'de str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut listed = Listed::default();
        while listed.items.len() < self.limit {
            let Some(item) = seq.next_element::<&'de RawValue>()? else { break };
            listed.items.push(item.get());
        }
        listed.count = listed.items.len();
        while seq.next_element::<IgnoredAny>()?.is_some() {
            listed.count += 1;
        }
        Ok(listed)
    }
}
