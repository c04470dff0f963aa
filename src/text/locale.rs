//! The messages of one language, and how values are put into them.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::dataset::Language;
use crate::ingest::json::scan;
use crate::text::number::grouped;

/// The messages of one language, parsed once.
#[derive(Debug)]
pub struct Locale {
    language: Language,
    /// Sorted by key.
    messages: Vec<Message>,
}

/// A key and its words.
type Message = (Cow<'static, str>, Cow<'static, str>);

static SWEDISH: OnceLock<Locale> = OnceLock::new();
static ENGLISH: OnceLock<Locale> = OnceLock::new();

impl Locale {
    /// The locale of a language; the same one at every call.
    ///
    /// An example stands at [`verdict_words`](crate::text::verdict_words).
    pub fn of(language: Language) -> &'static Self {
        let (locale, json) = match language {
            Language::Swedish => (&SWEDISH, include_str!("../../static/texts/sv.json")),
            Language::English => (&ENGLISH, include_str!("../../static/texts/en.json")),
        };
        locale.get_or_init(|| {
            let messages = parse(json);
            #[cfg(feature = "import")]
            let messages = with_those_of_import(messages, language);
            Self { language, messages }
        })
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key, as it stands; the key itself if there is none.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The message of a key with every `{name}` replaced by its value.
    ///
    /// Values are taken as they are: braces in them stay braces. A name without a value stays.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut words = String::new();
        let mut rest = self.word(key);
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            let value = after.split_once('}').and_then(|(name, tail)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, tail))
            });
            match value {
                Some((value, tail)) => {
                    words.push_str(value);
                    rest = tail;
                }
                None => {
                    words.push('{');
                    rest = after;
                }
            }
        }
        words.push_str(rest);
        words
    }

    /// The message `key.one` or `key.other`, after the number, which also fills `{n}`.
    pub fn count(&self, key: &str, n: u64, values: &[(&str, &str)]) -> String {
        let form = if n == 1 { ".one" } else { ".other" };
        let number = grouped(self, i128::from(n));
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        self.fill(&[key, form].concat(), &all)
    }

    /// The message of a key, if there is one.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        let at = self.messages.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?;
        self.messages.get(at).map(|(_, words)| &**words)
    }

    #[cfg(test)]
    pub(super) fn messages(&self) -> &[Message] {
        &self.messages
    }
}

/// The messages, and in their order those that only importing needs.
#[cfg(feature = "import")]
fn with_those_of_import(mut messages: Vec<Message>, language: Language) -> Vec<Message> {
    messages.extend(parse(match language {
        Language::Swedish => include_str!("../../static/texts/sv-import.json"),
        Language::English => include_str!("../../static/texts/en-import.json"),
    }));
    messages.sort_unstable();
    messages
}

/// The messages of a flat JSON object in the order of their keys, which a test watches over.
fn parse(json: &'static str) -> Vec<Message> {
    let members = scan::members(json.trim_ascii_end(), usize::MAX).unwrap_or_default().items;
    let unquoted = |quoted| scan::unquoted(quoted).unwrap_or_default();
    members.into_iter().map(|member| (unquoted(member.key), unquoted(member.value))).collect()
}
