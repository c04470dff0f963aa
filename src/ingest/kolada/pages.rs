//! Pages of values: a region's or municipality's value of a key figure in a year, one for all and one
//! each for women and men.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::ingest::MAX_ROWS;
use crate::ingest::document::{Document, Object};
use crate::ingest::json::scan;
use crate::ingest::table::MAX_COLUMNS;

/// The most key figures: each can take two columns.
const MAX_FIGURES: usize = (MAX_COLUMNS - 3) / 2;

/// What pages have of regions.
#[derive(Debug, Default)]
pub(super) struct Pages<'a> {
    /// The key figures, by their numbers, in the order of the pages.
    pub(super) figures: Vec<Cow<'a, str>>,
    pub(super) values: Vec<Value<'a>>,
    left_out: Vec<LeftOut<'a>>,
    numbers: HashMap<Cow<'a, str>, usize>,
}

/// A value of a region.
#[derive(Debug)]
pub(super) struct Value<'a> {
    /// The region, four digits; the first two are zeros.
    pub(super) region: Cow<'a, str>,
    pub(super) year: Cow<'a, str>,
    /// The key figure's place in the list of them.
    pub(super) figure: usize,
    /// As it stands in the text; `null` where there is none.
    pub(super) value: &'a str,
    pub(super) status: Option<Cow<'a, str>>,
}

/// What is not taken over, and how often.
#[derive(Debug)]
struct LeftOut<'a> {
    code: &'static str,
    first: &'a str,
    count: usize,
}

/// Whether a document has values, not only names.
pub(super) fn is_page(document: &mut Document<'_>) -> bool {
    let list = lists(document).into_iter().next();
    let first = list.and_then(|list| scan::items(list, 1).ok());
    match first.and_then(|listed| listed.items.first().and_then(|item| Object::of(item))) {
        Some(first) => first.get("period").is_some() || first.get("kpi").is_some(),
        // An empty page is one; an empty list of names would be of no use.
        None => !document.has_errors(),
    }
}

/// The lists of rows in a document: an answer of the API, several of them, or only its rows.
pub(super) fn lists<'a>(document: &mut Document<'a>) -> Vec<&'a str> {
    let root = document.root;
    if !root.starts_with('[') {
        return list_of(document, root).into_iter().collect();
    }
    let first = scan::items(root, 1).ok();
    let first = first.and_then(|listed| listed.items.first().copied());
    let is_answer = |value: &str| Object::of(value).is_some_and(|it| it.get("period").is_none());
    let has_values = |value: &str| {
        value.starts_with('[') || Object::of(value).is_some_and(|it| it.get("values").is_some())
    };
    if !first.is_some_and(|first| first.starts_with('[') || is_answer(first) && has_values(first)) {
        return vec![root];
    }
    let answers = document.items(root, MAX_ROWS).unwrap_or_default();
    answers.into_iter().filter_map(|answer| list_of(document, answer)).collect()
}

/// The rows of an answer.
fn list_of<'a>(document: &mut Document<'a>, answer: &'a str) -> Option<&'a str> {
    if answer.starts_with('[') {
        return Some(answer);
    }
    let own = document.object(answer, 1_000)?;
    document.need(&own, "values")
}

impl<'a> Pages<'a> {
    /// The pages in a document; nothing if anything is wrong with them.
    pub(super) fn read(document: &mut Document<'a>) -> Option<Self> {
        let mut pages = Self::default();
        let mut rows = 0;
        for list in lists(document) {
            let items = document.items(list, MAX_ROWS)?;
            rows += items.len();
            if rows > MAX_ROWS {
                document.error(list, "too-many", &rows.to_string(), &MAX_ROWS.to_string());
                return None;
            }
            for item in items {
                pages.read_row(document, item);
            }
        }
        if document.has_errors() {
            return None;
        }
        for left_out in &pages.left_out {
            document.warning(left_out.first, left_out.code, &left_out.count.to_string(), "");
        }
        Some(pages)
    }

    fn read_row(&mut self, document: &mut Document<'a>, row: &'a str) {
        let Some(own) = document.object(row, 1_000) else { return };
        let Some(values) = document.need(&own, "values") else { return };
        let Some(kpi) = document.need(&own, "kpi") else { return };
        if own.get("municipality").is_none() && own.get("ou").is_some() {
            return self.leave_out("left-out-units", row);
        }
        let Some(region) = document.need(&own, "municipality") else { return };
        let Some(region) = document.string(region) else { return };
        match kind_of(&region) {
            Kind::Municipality => return self.leave_out("left-out-municipalities", row),
            Kind::Group => return self.leave_out("left-out-groups", row),
            Kind::Region => {}
        }
        let Some(period) = document.need(&own, "period") else { return };
        // Version 2 writes it as a string.
        let year = if period.starts_with('"') {
            document.string(period)
        } else {
            document.count(period).map(|_| Cow::Borrowed(period))
        };
        let (Some(year), Some(kpi)) = (year, document.string(kpi)) else { return };
        let Some((value, status)) = self.total(document, values, row) else { return };
        let figure = match self.numbers.get(&kpi) {
            Some(figure) => *figure,
            None if self.figures.len() < MAX_FIGURES => {
                self.numbers.insert(kpi.clone(), self.figures.len());
                self.figures.push(kpi);
                self.figures.len() - 1
            }
            None => {
                if !document.has_errors() {
                    let found = (MAX_FIGURES + 1).to_string();
                    document.error(row, "too-many", &found, &MAX_FIGURES.to_string());
                }
                return;
            }
        };
        self.values.push(Value { region, year, figure, value, status });
    }

    /// The value for all, and its status.
    fn total(
        &mut self,
        document: &mut Document<'a>,
        values: &'a str,
        row: &'a str,
    ) -> Option<(&'a str, Option<Cow<'a, str>>)> {
        const MOST: usize = 100;
        let mut found = None;
        let (mut genders, mut is_deleted) = (None, false);
        for value in document.items(values, MOST)? {
            let own = document.object(value, MOST)?;
            if own.get("isdeleted") == Some("true") {
                is_deleted = true;
            } else if own.words("gender").is_none_or(|gender| gender == "T") {
                let status = own.words("status").filter(|status| !status.trim().is_empty());
                found = Some((own.get("value").unwrap_or("null"), status));
            } else {
                genders = Some(value);
            }
        }
        match (&found, genders) {
            (Some(_), Some(value)) => self.leave_out("left-out-genders", value),
            (None, Some(_)) => self.leave_out("no-total", row),
            (None, None) if is_deleted => self.leave_out("left-out-deleted", row),
            _ => {}
        }
        found
    }

    fn leave_out(&mut self, code: &'static str, at: &'a str) {
        match self.left_out.iter_mut().find(|it| it.code == code) {
            Some(left_out) => left_out.count += 1,
            None => self.left_out.push(LeftOut { code, first: at, count: 1 }),
        }
    }
}

/// Whose a value is.
enum Kind {
    /// The whole country, too.
    Region,
    Municipality,
    Group,
}

fn kind_of(id: &str) -> Kind {
    let is_number = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    match id.strip_prefix("00") {
        Some(_) if is_number => Kind::Region,
        _ if is_number => Kind::Municipality,
        _ => Kind::Group,
    }
}
