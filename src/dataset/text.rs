//! Words that belong to the data, in one or both languages.

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Swedish, the product's first language.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Language {
    /// All, Swedish first.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The language of a tag, as [`Language::tag`] has it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Its BCP 47 tag: `sv` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }
}

/// Words of the data: text, never markup, without control characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// The same words in every language.
    Same(String),
    /// Words for each language; they are few, and shall make no other text larger.
    Each(Box<Both>),
}

/// Words for each language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Both {
    /// Swedish.
    pub swedish: String,
    /// English.
    pub english: String,
}

impl Text {
    /// Words for each language.
    pub fn each(swedish: String, english: String) -> Self {
        Self::Each(Box::new(Both { swedish, english }))
    }

    /// Words for each language, as they are made in it.
    pub fn in_each(words: impl Fn(Language) -> String) -> Self {
        Self::each(words(Language::Swedish), words(Language::English))
    }

    /// The words in a language.
    pub fn get(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Same(words), _) => words,
            (Self::Each(both), Language::Swedish) => &both.swedish,
            (Self::Each(both), Language::English) => &both.english,
        }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::Same(words.to_owned())
    }
}
