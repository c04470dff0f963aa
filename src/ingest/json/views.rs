//! What named views mention and the format or the data do not have.

use crate::dataset::NamedView;
use crate::ingest::json::reader::{Index, Reader};
use crate::ingest::json::scan;
use crate::view::{Codes, View, link};

/// What a view can name.
#[derive(Debug)]
pub(super) struct Known<'c> {
    pub(super) dataset: &'c str,
    pub(super) regions: Index<'c>,
    pub(super) areas: Index<'c>,
    pub(super) investments: Index<'c>,
    pub(super) indicators: Index<'c>,
}

/// Warns of every key, value and code that opening a view would drop.
pub(super) fn check(
    reader: &mut Reader<'_>,
    values: &[&str],
    views: &[NamedView],
    known: &Known<'_>,
) {
    for (value, named) in values.iter().zip(views) {
        let decoded = link::decode(&named.view);
        let dropped = decoded.dropped.into_iter().map(|it| (it.key, it.value));
        let unknown = unknown_codes(&decoded.view, known);
        let unknown = unknown.map(|(key, code)| (key.to_owned(), Some(code.to_owned())));
        let members = scan::members(value, usize::MAX).unwrap_or_default().items;
        let is_view = |key| scan::unquoted(key).is_some_and(|name| name == "view");
        let at = members.iter().find(|it| is_view(it.key)).map_or(*value, |it| it.value);
        for (mut found, value) in dropped.chain(unknown) {
            if let Some(value) = value {
                found.push('=');
                found.push_str(&value);
            }
            reader.warning(at, "unknown-in-view", &found, "");
        }
    }
}

/// The codes of a view that nothing has, each with its key.
fn unknown_codes<'v>(
    view: &'v View,
    known: &'v Known<'_>,
) -> impl Iterator<Item = (&'static str, &'v str)> {
    let lacks = |index: &Index<'_>, code: &str| index.is_known && index.places.find(code).is_none();
    let mut unknown = Vec::new();
    let mut note = |key, code: &'v str, is_unknown: bool| {
        if is_unknown {
            unknown.push((key, code));
        }
    };
    if let Some(id) = &view.dataset {
        note("dataset", id, !known.dataset.is_empty() && id != known.dataset);
    }
    let lists = [("regions", &view.regions, &known.regions), ("areas", &view.areas, &known.areas)];
    for (key, codes, index) in lists {
        if let Codes::Only(codes) = codes {
            codes.iter().for_each(|code| note(key, code, lacks(index, code)));
        }
    }
    for (key, side) in [("a", &view.a), ("b", &view.b)] {
        let Some(side) = side else { continue };
        note(key, &side.region, lacks(&known.regions, &side.region));
        if let Some(area) = &side.area {
            note(key, area, lacks(&known.areas, area));
        }
    }
    if let Some(id) = &view.index {
        note("index", id, lacks(&known.indicators, id));
    }
    if let Some(id) = &view.focus {
        note("focus", id, lacks(&known.regions, id) && lacks(&known.investments, id));
    }
    unknown.into_iter()
}
