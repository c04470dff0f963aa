//! A dataset of JSON-stat: dimensions, values, and what is said about all of it.

use std::borrow::Cow;

use crate::ingest::document::{Document, Object};
use crate::ingest::json_stat::dimension::{Dimension, Role, notes};
use crate::ingest::json_stat::values::Cells;
use crate::ingest::table::{MAX_CELLS, MAX_COLUMNS};

/// The most dimensions that are read: each takes up to two columns.
const MAX_DIMENSIONS: usize = 100;

/// A dataset.
#[derive(Debug)]
pub(super) struct Cube<'a> {
    pub(super) dimensions: Vec<Dimension<'a>>,
    pub(super) values: Cells<'a>,
    pub(super) status: Cells<'a>,
    /// Where the values begin.
    pub(super) at: &'a str,
    pub(super) label: Option<Cow<'a, str>>,
    pub(super) source: Option<Cow<'a, str>>,
    pub(super) updated: Option<Cow<'a, str>>,
    pub(super) notes: Vec<Cow<'a, str>>,
    /// The language of the labels, where PxWeb tells it.
    pub(super) language: Option<Cow<'a, str>>,
    /// The number of the table in the database.
    pub(super) table: Option<Cow<'a, str>>,
}

impl<'a> Cube<'a> {
    /// The dataset in an object.
    pub(super) fn read(document: &mut Document<'a>, own: &Object<'a>) -> Option<Self> {
        let dimension = document.need(own, "dimension")?;
        let dimension = document.object(dimension, super::MAX_MEMBERS)?;
        // Before version 2 they stand among the dimensions.
        let place = if own.get("id").is_some() { own } else { &dimension };
        let (ids, sizes) = ids_and_sizes(document, place)?;
        let role = own.get("role").or(dimension.get("role"));
        let roles = role.map(|role| roles(document, role, &ids)).unwrap_or_default();
        let mut dimensions = Vec::new();
        for (id, size) in ids.into_iter().zip(&sizes) {
            let role = role_of(&roles, &id);
            dimensions.extend(Dimension::read(document, &dimension, id, *size, role));
        }
        let contents = dimensions.iter_mut().filter(|it| it.role == Role::Contents);
        // What is counted has columns of its own, so there can be one such dimension only.
        for further in contents.skip(1) {
            further.role = Role::Other;
        }
        let size = size_of(document, place, &sizes)?;
        let value = document.need(own, "value")?;
        let values = Cells::values(document, value, size)?;
        let status = match own.get("status") {
            Some(status) => Cells::status(document, status, size)?,
            None => Cells::None,
        };
        let px = own.object("extension").and_then(|it| it.object("px")).unwrap_or_default();
        let mut all_notes = notes(own.get("note"));
        all_notes.extend(dimensions.iter().flat_map(|it| it.notes.iter().cloned()));
        (dimensions.len() == sizes.len()).then_some(Self {
            dimensions,
            values,
            status,
            at: value,
            label: own.words("label"),
            source: own.words("source"),
            updated: own.words("updated"),
            notes: all_notes,
            language: px.words("language"),
            table: px.words("tableid"),
        })
    }

    /// The dimension of contents, and its place.
    pub(super) fn contents(&self) -> Option<(usize, &Dimension<'a>)> {
        self.dimensions.iter().enumerate().find(|(_, it)| it.role == Role::Contents)
    }
}

fn ids_and_sizes<'a>(
    document: &mut Document<'a>,
    place: &Object<'a>,
) -> Option<(Vec<Cow<'a, str>>, Vec<usize>)> {
    let id = document.need(place, "id")?;
    let size = document.need(place, "size")?;
    let ids = document.items(id, MAX_DIMENSIONS)?;
    let sizes = document.items(size, MAX_DIMENSIONS)?;
    if ids.is_empty() || ids.len() != sizes.len() {
        document.error(
            size,
            "wrong-length",
            &sizes.len().to_string(),
            &ids.len().max(1).to_string(),
        );
        return None;
    }
    let names: Option<Vec<_>> = ids.iter().map(|id| document.string(id)).collect();
    let sizes: Option<Vec<_>> = sizes.iter().map(|size| document.count(size)).collect();
    let names = names?;
    for (at, name) in names.iter().enumerate() {
        if names.iter().take(at).any(|other| other == name) {
            document.error(ids.get(at).copied().unwrap_or(id), "duplicate", name, "");
        }
    }
    Some((names, sizes?))
}

/// How many cells there are, if a table may have so many.
fn size_of<'a>(document: &mut Document<'a>, place: &Object<'a>, sizes: &[usize]) -> Option<usize> {
    let size = sizes.iter().try_fold(1_usize, |product, size| product.checked_mul(*size));
    let size = size.filter(|size| *size <= MAX_CELLS);
    if size.is_none() {
        let found: Vec<_> = sizes.iter().map(ToString::to_string).collect();
        let at = place.get("size").unwrap_or(place.value);
        document.error(at, "too-many", &found.join(" × "), &MAX_CELLS.to_string());
    }
    size
}

/// The roles of dimensions, by id.
fn roles<'a>(
    document: &mut Document<'a>,
    value: &'a str,
    ids: &[Cow<'a, str>],
) -> Vec<(Cow<'a, str>, Role)> {
    let Some(own) = document.object(value, MAX_COLUMNS) else { return Vec::new() };
    let mut roles = Vec::new();
    for (name, value) in &own.members {
        let role = match name.as_ref() {
            "time" => Role::Time,
            "geo" => Role::Place,
            "metric" => Role::Contents,
            other => {
                document.warning(value, "unknown-role", other, "time, geo, metric");
                continue;
            }
        };
        let named = if value.starts_with('"') {
            vec![*value]
        } else {
            document.items(value, MAX_DIMENSIONS).unwrap_or_default()
        };
        for value in named {
            let Some(id) = document.string(value) else { continue };
            if ids.contains(&id) {
                roles.push((id, role));
            } else {
                document.warning(value, "unknown-dimension", &id, &ids.join(", "));
            }
        }
    }
    roles
}

fn role_of(roles: &[(Cow<'_, str>, Role)], id: &str) -> Role {
    let own = roles.iter().find(|(other, _)| other == id).map(|(_, role)| *role);
    // How PxWeb calls them, where it tells no roles.
    own.unwrap_or(match id {
        "ContentsCode" => Role::Contents,
        "Tid" => Role::Time,
        _ => Role::Other,
    })
}
