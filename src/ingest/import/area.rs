//! What money is for: areas that are known, and those of the table's own.

use std::collections::{HashMap, HashSet};

use crate::dataset::{Area, Language, Text};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::memo::Memo;
use crate::ingest::import::value::plain;
use crate::ingest::import::words::{bare, code_of, distance, folded};

/// The most areas that a table may have of its own.
const MAX_OWN: usize = 10_000;

/// Up to so many, each is held against the others: more are no list that a person wrote.
const MAX_COMPARED: usize = 50;

/// The areas of an import: the known ones first, then the table's own.
#[derive(Debug)]
pub(crate) struct Areas<'t> {
    pub(crate) all: Vec<Area>,
    known: usize,
    names: HashMap<String, usize>,
    codes: HashSet<String>,
    found: Memo<'t>,
}

impl<'t> Areas<'t> {
    pub(crate) fn new(known: &[Area]) -> Self {
        let mut names = HashMap::new();
        for (index, area) in known.iter().enumerate() {
            names.entry(area.code.clone()).or_insert(index);
            for language in Language::ALL {
                names.entry(folded(area.name.get(language))).or_insert(index);
            }
        }
        // Of a double name the first one is what most people write: "Primärvård".
        for (index, area) in known.iter().enumerate() {
            let name = folded(area.name.get(Language::Swedish));
            if let Some((first, _)) = name.split_once(" och ") {
                names.entry(first.to_owned()).or_insert(index);
            }
        }
        let codes = known.iter().map(|area| area.code.clone()).collect();
        Self { all: known.to_vec(), known: known.len(), names, codes, found: Memo::new(512) }
    }

    /// The area that a cell names: one that is known by code or name, or else a new one.
    pub(crate) fn find(
        &mut self,
        words: &'t str,
        cell: Cell,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        if let Some(found) = self.found.get(words) {
            return Some(found);
        }
        let known = self.names.get(words).or_else(|| self.names.get(&folded(words))).copied();
        // Whatever is wrong with it is told of each row.
        let found = known.or_else(|| self.add(words, cell, findings))?;
        self.found.set(words, found);
        Some(found)
    }

    /// Whether words name an area that is known.
    pub(crate) fn is_known(&self, words: &str) -> bool {
        self.names.get(&folded(words)).is_some_and(|area| *area < self.known)
    }

    fn add(&mut self, words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<usize> {
        let name = self.may_be_added(words, cell, findings)?;
        if let Some(near) = self.nearest(&name) {
            findings.warning(cell, "area-like-another", &name, &near);
        }
        let index = self.all.len();
        let stem = match code_of(&name) {
            code if code.is_empty() => format!("area-{}", index - self.known + 1),
            code => code,
        };
        let mut code = stem.clone();
        // The place in the list is no other's, so a second try is the last.
        if code == "all" || self.codes.contains(&code) {
            code = format!("{stem}-{}", index + 1);
        }
        while !self.codes.insert(code.clone()) {
            code.push('x');
        }
        self.names.insert(folded(&name), index);
        self.all.push(Area { code, name: Text::Same(name), parent: None, description: None });
        Some(index)
    }

    /// The name of a new area, if there may be one of that name.
    fn may_be_added(&self, words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<String> {
        if self.all.len() - self.known >= MAX_OWN {
            findings.error(cell, "too-many", words, &MAX_OWN.to_string());
            return None;
        }
        plain(words, cell, findings)
    }

    /// The name of another area that this one may be a misspelling of.
    fn nearest(&self, name: &str) -> Option<String> {
        let wanted = bare(&folded(name));
        if wanted.chars().count() < 5 || self.all.len() - self.known > MAX_COMPARED {
            return None;
        }
        let is_near = |area: &&Area| {
            let names = Language::ALL.map(|language| bare(&folded(area.name.get(language))));
            names.iter().any(|name| distance(name, &wanted, 2) <= 2)
        };
        self.all.iter().find(is_near).map(|area| area.name.get(Language::Swedish).to_owned())
    }
}
