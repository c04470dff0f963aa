//! Which of the columns that could be a member is it.

use crate::ingest::fiscal::field::Field;
use crate::ingest::import::{is_code, is_phase};
use crate::ingest::mapping::Member;
use crate::ingest::table::Table;

/// A column of the table and what the descriptor says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Described<'f, 'a> {
    pub(super) column: usize,
    pub(super) field: &'f Field<'a>,
}

/// The column that each member is read from, but amounts.
pub(super) fn members<'f, 'a>(
    table: &Table,
    all: &[Described<'f, 'a>],
) -> Vec<(Member, Described<'f, 'a>)> {
    let mut found = Vec::new();
    let mut add = |member, column: Option<Described<'f, 'a>>| {
        found.extend(column.map(|column| (member, column)));
    };
    add(Member::Region, region(table, all));
    add(Member::Area, deepest(all, "functional-classification"));
    add(Member::Purpose, deepest(all, "activity"));
    add(Member::Phase, phase(table, all));
    let year = |kind: &str| {
        let mut own = all.iter().filter(|it| it.field.kind == kind);
        own.find(|it| begin_with_years(table, it.column)).copied()
    };
    let fiscal = year("date:fiscal-year");
    let (begin, end) = (year("date:fiscal:activity-start"), year("date:fiscal:activity-end"));
    let is_begun = fiscal.is_none() && begin.is_some();
    add(Member::From, fiscal.or(begin).or_else(|| year("date:generic")));
    add(Member::To, end.filter(|_| is_begun));
    found
}

/// The column of regions: the place where money goes before others, codes of counties before names.
fn region<'f, 'a>(table: &Table, all: &[Described<'f, 'a>]) -> Option<Described<'f, 'a>> {
    let mut own: Vec<_> = all.iter().filter_map(|it| Some((place_rank(it.field)?, *it))).collect();
    own.sort_by_key(|(rank, it)| (*rank, depth(it.field)));
    let is_region = |it: &Described<'_, '_>| {
        if is_label(it.field) { true } else { are_counties(table, it.column) }
    };
    let best = own.iter().find(|(_, it)| is_region(it)).or(own.first());
    best.map(|(_, it)| *it)
}

/// How near to the region that gets money a kind of column is.
fn place_rank(field: &Field<'_>) -> Option<u8> {
    let mut parts = field.parts();
    let family = parts.next().unwrap_or_default();
    // "geo:target:code", and as it was before "geo-source:target:code".
    let rank = match (family, parts.next().unwrap_or_default()) {
        ("geo" | "geo-target" | "geo-source", "target") => 0,
        ("geo", "source") => 1,
        ("geo" | "geo-target" | "geo-source", _) => 2,
        ("administrative-classification", _) => 3,
        _ => return None,
    };
    let is_of_use = !matches!(field.parts().last(), Some("codeList" | "description"));
    is_of_use.then_some(rank * 2 + u8::from(is_label(field)))
}

/// The column that divides a family of kinds most finely, names before codes.
fn deepest<'f, 'a>(all: &[Described<'f, 'a>], family: &str) -> Option<Described<'f, 'a>> {
    let is_own = |it: &&Described<'f, 'a>| {
        it.field.family() == family && it.field.parts().last() != Some("description")
    };
    let rank = |it: &Described<'f, 'a>| (is_label(it.field), depth(it.field));
    // Of equal ones the first.
    let own = all.iter().filter(is_own).rev();
    own.max_by_key(|it| rank(it)).copied()
}

/// The column of phases, if its words are known ones.
fn phase<'f, 'a>(table: &Table, all: &[Described<'f, 'a>]) -> Option<Described<'f, 'a>> {
    let mut own = all.iter().filter(|it| it.field.family() == "phase");
    let first = own.clone().next();
    let are_known = |it: &&Described<'_, '_>| cells(table, it.column).all(is_phase);
    own.find(are_known).or(first).copied()
}

/// The identity of rows, if all have one of their own that the format takes.
pub(super) fn id<'f, 'a>(table: &Table, all: &[Described<'f, 'a>]) -> Option<Described<'f, 'a>> {
    let own = all.iter().find(|it| it.field.kind == "budget-line-id")?;
    let mut ids: Vec<&str> = cells(table, own.column).collect();
    let are_ids = ids.len() == table.row_count() && ids.iter().all(|id| is_code(id));
    ids.sort_unstable();
    let are_unique = ids.iter().zip(ids.iter().skip(1)).all(|(one, other)| one != other);
    (are_ids && are_unique).then_some(*own)
}

fn is_label(field: &Field<'_>) -> bool {
    matches!(field.parts().last(), Some("label" | "title"))
}

/// How finely a kind divides: levels are numbered, those of COFOG and of activities have names.
fn depth(field: &Field<'_>) -> u32 {
    let level = |part: &str| match part {
        "division" | "program" => Some(1),
        "group" | "subprogram" => Some(2),
        "class" | "project" => Some(3),
        "subproject" => Some(4),
        "contract" => Some(5),
        _ => part.strip_prefix("level").and_then(|level| level.parse().ok()),
    };
    field.parts().filter_map(level).max().unwrap_or(0)
}

/// The cells of a column that are not empty.
fn cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    (0..table.row_count()).map(move |row| table.cell(row, column)).filter(|cell| !cell.is_empty())
}

fn begin_with_years(table: &Table, column: usize) -> bool {
    let is_year = |cell: &str| {
        cell.as_bytes().get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit))
    };
    cells(table, column).all(is_year)
}

/// Whether codes are those of counties, as they are written with and without zeros.
fn are_counties(table: &Table, column: usize) -> bool {
    let is_county = |cell: &str| {
        let digits = cell.strip_prefix("00").filter(|_| cell.len() == 4).unwrap_or(cell);
        digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|number| number <= 25)
    };
    cells(table, column).all(is_county)
}
