//! Which pages an answer of Kolada still lacks.

use std::borrow::Cow;

use crate::ingest::MAX_ROWS;
use crate::ingest::document::{Document, Object};
use crate::ingest::json::scan;

/// A page of an answer: the address without its number, and the number.
type Page = (String, u64);

/// The member that names the next page where that page is not among the answers.
///
/// Where addresses have numbers of pages, each that is named must be there. Where they have none, an
/// answer that comes after another, or stands alone, is taken for the page that is named.
pub(super) fn missing<'a>(document: &mut Document<'a>) -> Option<&'a str> {
    let (mut wanted, mut there, mut unknown) = (Vec::new(), Vec::new(), 0);
    for answer in answers(document) {
        // Version 2 calls them otherwise.
        let of = |names: [&str; 2]| names.into_iter().find_map(|name| answer.get(name));
        let next = of(["next_url", "next_page"]);
        let previous = of(["previous_url", "previous_page"]);
        let [next_page, previous_page] = [next, previous].map(|link| link.and_then(page));
        let own = match (next_page.clone(), previous_page) {
            (Some((address, number)), _) => Some((address, number.saturating_sub(1))),
            (None, Some((address, number))) => Some((address, number + 1)),
            (None, None) => None,
        };
        match own {
            Some(own) => there.push(own),
            None if previous.is_some() || next.is_none() => unknown += 1,
            None => {}
        }
        wanted.extend(next.map(|link| (link, next_page)));
    }
    there.sort_unstable();
    let is_missing = |(_, page): &&(&str, Option<Page>)| {
        page.as_ref().is_none_or(|page| there.binary_search(page).is_err())
    };
    wanted.iter().filter(is_missing).nth(unknown).map(|(link, _)| *link)
}

/// The answers of a document; lists of rows alone tell of no further page.
fn answers<'a>(document: &mut Document<'a>) -> Vec<Object<'a>> {
    let root = document.root;
    if root.starts_with('{') {
        return Object::of(root).into_iter().collect();
    }
    // Rows of one list need not be looked at: they are none.
    let first = scan::items(root, 1).ok().and_then(|listed| listed.items.first().copied());
    let is_answer = |value: &str| Object::of(value).is_some_and(|it| it.get("period").is_none());
    if !first.is_some_and(is_answer) {
        return Vec::new();
    }
    let items = document.items(root, MAX_ROWS).unwrap_or_default();
    items.into_iter().filter_map(Object::of).collect()
}

/// The page that an address is of, if it says its number.
fn page(link: &str) -> Option<Page> {
    let link: Cow<'_, str> = scan::unquoted(link)?;
    let (address, query) = link.split_once('?')?;
    let number = query.split('&').find_map(|part| part.strip_prefix("page="))?;
    Some((address.to_owned(), number.parse().ok()?))
}
