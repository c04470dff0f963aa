//! What key figures and regions are called, as documents beside the values tell it.

use std::collections::HashMap;

use crate::ingest::MAX_ROWS;
use crate::ingest::document::{Document, Object};
use crate::ingest::kolada::pages::lists;

/// What documents say.
#[derive(Debug, Default)]
pub(super) struct About {
    figures: HashMap<String, Figure>,
    regions: HashMap<String, String>,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) title: String,
    pub(super) description: Option<String>,
    unit: Option<String>,
}

/// The titles of key figures that are needed so often that they need no document.
const KNOWN: [(&str, &str); 2] = [
    ("N70061", "Nettokostnad hälso- och sjukvård totalt (inkl. läkemedel), kr/inv"),
    ("N01951", "Invånare totalt, antal"),
];

impl About {
    /// Reads a document of key figures or of municipalities.
    pub(super) fn read(&mut self, document: &mut Document<'_>) {
        for list in lists(document) {
            let Some(items) = document.items(list, MAX_ROWS) else { return };
            for item in items {
                let Some(own) = document.object(item, 1_000) else { return };
                if !self.take(&own) {
                    document.error(item, "not-of-kolada", "", "kpi, id, title");
                    return;
                }
            }
        }
    }

    /// Takes what an object tells; whether that is anything.
    fn take(&mut self, own: &Object<'_>) -> bool {
        let words = |name| own.words(name).map(|words| tidy(&words)).filter(|it| !it.is_empty());
        let (Some(id), Some(title)) = (words("id"), words("title")) else { return false };
        let is_region = own.get("type").is_some() || id.bytes().all(|byte| byte.is_ascii_digit());
        if is_region {
            self.regions.insert(id, title);
        } else {
            let (description, unit) = (words("description"), words("unit"));
            self.figures.insert(id, Figure { title, description, unit });
        }
        true
    }

    /// What a key figure is called; by its number, if nothing tells more.
    pub(super) fn figure(&self, id: &str) -> Figure {
        if let Some(figure) = self.figures.get(id) {
            return figure.clone();
        }
        let known = KNOWN.iter().find(|(known, _)| *known == id).map(|(_, title)| *title);
        Figure { title: known.unwrap_or(id).to_owned(), description: None, unit: None }
    }

    /// What a region is called, by its number of four digits.
    pub(super) fn region(&self, id: &str) -> Option<&str> {
        self.regions.get(id).map(String::as_str)
    }

    /// Whether regions have names.
    pub(super) fn has_regions(&self) -> bool {
        !self.regions.is_empty()
    }
}

impl Figure {
    /// What the values are counted in: titles end with it.
    pub(super) fn unit(&self) -> Option<&str> {
        self.unit.as_deref().or_else(|| self.title.rsplit_once(", ").map(|(_, unit)| unit))
    }

    /// The title without the unit.
    pub(super) fn name(&self) -> &str {
        let without = self.title.rsplit_once(", ").filter(|(_, unit)| unit.chars().count() <= 20);
        without.map_or(&self.title, |(name, _)| name)
    }
}

/// Words on one line.
fn tidy(words: &str) -> String {
    let words = words.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
