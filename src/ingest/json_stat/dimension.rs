//! The dimensions of a cube and their categories.

use std::borrow::Cow;

use crate::ingest::document::{Document, Object, words};
use crate::ingest::import;
use crate::ingest::json_stat::MAX_MEMBERS;
use crate::ingest::mapping::Measure;

/// What a dimension is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Time,
    Place,
    /// What is counted.
    Contents,
    Other,
}

/// A dimension.
#[derive(Debug)]
pub(super) struct Dimension<'a> {
    pub(super) label: Cow<'a, str>,
    /// The dimension in the text.
    pub(super) at: &'a str,
    pub(super) role: Role,
    /// In the order of the cube.
    pub(super) categories: Vec<Category<'a>>,
    pub(super) notes: Vec<Cow<'a, str>>,
    /// The category that adds up all others, if there is one.
    pub(super) whole: Option<usize>,
}

/// A category of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Category<'a> {
    pub(super) code: Cow<'a, str>,
    pub(super) label: Cow<'a, str>,
    pub(super) unit: Option<Unit<'a>>,
}

/// What the values of a category are counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit<'a> {
    /// "antal", "mnkr"; of several that which names another currency than kronor.
    pub(super) words: Option<Cow<'a, str>>,
    /// How many zeros belong behind the values.
    pub(super) zeros: i64,
}

impl<'a> Dimension<'a> {
    /// A dimension of so many categories.
    pub(super) fn read(
        document: &mut Document<'a>,
        dimensions: &Object<'a>,
        id: Cow<'a, str>,
        size: usize,
        role: Role,
    ) -> Option<Self> {
        let value = document.need(dimensions, &id)?;
        let own = document.object(value, MAX_MEMBERS)?;
        let category = document.need(&own, "category")?;
        let category = document.object(category, MAX_MEMBERS)?;
        let labels = category.object("label").unwrap_or_default();
        let units = category.object("unit").unwrap_or_default();
        let codes = codes(document, &category, &labels, size)?;
        let label = own.words("label").filter(|label| !label.trim().is_empty());
        let mut notes = notes(own.get("note"));
        if let Some(of_categories) = category.object("note") {
            notes.extend(
                of_categories.members.iter().flat_map(|(_, value)| self::notes(Some(value))),
            );
        }
        let by_code = ByCode::new(&labels);
        let categories = codes.into_iter().map(|code| {
            let label = by_code.find(&code).and_then(words).unwrap_or_else(|| code.clone());
            let unit = units.object(&code).map(|unit| Unit::of(&unit));
            Category { code, label, unit }
        });
        let categories: Vec<Category<'a>> = categories.collect();
        // Newer databases tell it.
        let told = own.object("extension").and_then(|it| it.words("eliminationValueCode"));
        let told = told.and_then(|told| categories.iter().position(|it| it.code == told));
        Some(Self {
            label: label.unwrap_or(id),
            at: value,
            role,
            whole: told.or_else(|| whole_of(&categories)),
            categories,
            notes,
        })
    }

    /// Whether every category is called by its code.
    pub(super) fn has_own_labels(&self) -> bool {
        self.categories.iter().any(|category| category.code != category.label)
    }
}

/// The category that adds up all others, as its code or label says; none where several say so.
fn whole_of(categories: &[Category<'_>]) -> Option<usize> {
    let is_whole = |it: &Category<'_>| import::is_whole(&it.code, &it.label);
    let mut found = categories.iter().enumerate().filter(|(_, it)| is_whole(it)).map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

impl<'a> Unit<'a> {
    fn of(unit: &Object<'a>) -> Self {
        let named = |name: &str| unit.words(name).filter(|words| !words.trim().is_empty());
        // Which currency it is may stand beside how many of it: "mn", and "EUR".
        let is_foreign = |words: &Cow<'_, str>| Measure::of(words).foreign.is_some();
        let mut all = unit.members.iter().filter_map(|(_, value)| words(value));
        let words = all.find(is_foreign);
        let words = words.or_else(|| ["base", "label", "symbol"].into_iter().find_map(named));
        let zeros = unit.get("multiplier").and_then(|zeros| zeros.parse().ok());
        Self { words, zeros: zeros.filter(|zeros| (-30..=30).contains(zeros)).unwrap_or(0) }
    }
}

/// Members by name, without a search through all of them.
struct ByCode<'o, 'a> {
    sorted: Vec<(&'o str, &'a str)>,
}

impl<'o, 'a> ByCode<'o, 'a> {
    fn new(object: &'o Object<'a>) -> Self {
        let mut sorted: Vec<_> =
            object.members.iter().map(|(name, value)| (name.as_ref(), *value)).collect();
        sorted.sort_by_key(|(name, _)| *name);
        Self { sorted }
    }

    fn find(&self, code: &str) -> Option<&'a str> {
        let at = self.sorted.binary_search_by_key(&code, |(name, _)| name).ok()?;
        self.sorted.get(at).map(|(_, value)| *value)
    }
}

/// The codes of the categories in the order of the cube: `index` lists them or numbers them, and may
/// be left out where there is one.
fn codes<'a>(
    document: &mut Document<'a>,
    category: &Object<'a>,
    labels: &Object<'a>,
    size: usize,
) -> Option<Vec<Cow<'a, str>>> {
    let index = match category.get("index") {
        Some(index) => index,
        None => match labels.members.as_slice() {
            [(only, _)] if size == 1 => return Some(vec![only.clone()]),
            _ => document.need(category, "index")?,
        },
    };
    if index.starts_with('[') {
        let items = document.items(index, MAX_MEMBERS)?;
        if items.len() != size {
            document.error(index, "wrong-length", &items.len().to_string(), &size.to_string());
            return None;
        }
        return items.into_iter().map(|code| document.string(code)).collect();
    }
    let numbered = document.object(index, MAX_MEMBERS)?;
    if numbered.members.len() != size {
        let found = numbered.members.len().to_string();
        document.error(index, "wrong-length", &found, &size.to_string());
        return None;
    }
    let mut codes: Vec<Option<Cow<'a, str>>> = vec![None; size];
    for (code, value) in &numbered.members {
        let Some(place) = document.count(value) else { continue };
        match codes.get_mut(place) {
            None => {
                let last = size.saturating_sub(1);
                document.error(value, "index-out-of-range", value, &format!("0–{last}"));
            }
            Some(Some(_)) => document.error(value, "duplicate", value, ""),
            Some(free) => *free = Some(code.clone()),
        }
    }
    codes.into_iter().collect()
}

/// The notes in a value: one, or a list.
pub(super) fn notes(value: Option<&str>) -> Vec<Cow<'_, str>> {
    const MOST: usize = 100;
    let Some(value) = value else { return Vec::new() };
    if value.starts_with('[') {
        let items = crate::ingest::json::scan::items(value, MOST).unwrap_or_default().items;
        return items.into_iter().filter_map(words).collect();
    }
    words(value).into_iter().collect()
}
