//! What a descriptor says goes along with the columns and the whole of the table.

use std::borrow::Cow;

use crate::ingest::Severity;
use crate::ingest::document::Document;
use crate::ingest::fiscal::choice::{self, Described};
use crate::ingest::fiscal::field::Field;
use crate::ingest::fiscal::package::{Package, Resource};
use crate::ingest::json_stat::plain;
use crate::ingest::mapping::{As, Member, Unit};
use crate::ingest::table::{NoteKind, Table, TableFinding};
use crate::ingest::wire::CURRENCY;

/// Gives a table all that the descriptor says; what cannot be is an error of the descriptor.
pub(super) fn give<'a>(
    document: &mut Document<'a>,
    table: &mut Table,
    package: &Package<'a>,
    resource: &Resource<'a>,
) {
    let described = described(document, table, &resource.fields);
    let members = choice::members(table, &described);
    let amounts = amounts(document, &described, &resource.extra);
    let id = if amounts.len() == 1 { choice::id(table, &described) } else { None };
    let members = members.into_iter().chain(id.map(|id| (Member::Id, id)));
    let mut told: Vec<Member> = Vec::new();
    for (member, own) in members {
        if let Some(column) = table.column_mut(own.column) {
            column.member = Some(member);
            told.push(member);
        }
    }
    for amount in amounts {
        if let Some(column) = table.column_mut(amount.column) {
            column.member = Some(Member::Amount);
            column.unit = amount.unit;
            column.decimal = amount.decimal;
            column.constants = amount.constants;
        }
    }
    empty_missing(table, &resource.missing);
    leave_out_revenue(document, table, &described);
    refuse_other_currencies(table, &described);
    for constant in &resource.extra {
        let (Some(member), Some(words)) = (member_of(constant), &constant.constant) else {
            continue;
        };
        if !told.contains(&member) {
            table.add_note(NoteKind::Of(member), words);
        }
    }
    if let Some(year) = package.year.as_deref().filter(|_| !told.contains(&Member::From)) {
        table.add_note(NoteKind::Of(Member::From), year);
    }
    notes(table, package);
    table.hint_rows_as(As::Investments);
}

/// The columns of the table that the descriptor knows.
fn described<'f, 'a>(
    document: &mut Document<'a>,
    table: &Table,
    fields: &'f [Field<'a>],
) -> Vec<Described<'f, 'a>> {
    let mut described = Vec::new();
    for field in fields {
        let name = field.name.trim();
        let mut headings = table.columns().iter().map(|column| column.heading.as_str());
        let exact = headings.clone().position(|heading| heading == name);
        let place = exact.or_else(|| headings.position(|it| it.eq_ignore_ascii_case(name)));
        match place {
            Some(column) => described.push(Described { column, field }),
            None if field.kind.is_empty() => {}
            None => document.warning(field.at, "unknown-column", name, ""),
        }
    }
    described
}

/// A column of amounts with what is told of it.
struct Amounts {
    column: usize,
    unit: Option<String>,
    decimal: Option<crate::ingest::mapping::Decimal>,
    constants: Vec<(Member, String)>,
}

/// The columns of amounts; revenue is left out, and another currency refused.
fn amounts<'a>(
    document: &mut Document<'a>,
    described: &[Described<'_, 'a>],
    extra: &[Field<'a>],
) -> Vec<Amounts> {
    let constant =
        |kind: &str| extra.iter().find(|it| it.kind == kind).and_then(|it| it.constant.as_deref());
    let has_currencies = described.iter().any(|it| it.field.kind == "value-currency:code");
    let mut amounts = Vec::new();
    let mut revenue = None;
    for own in described {
        let field = own.field;
        if field.kind != "value" && field.normalize.is_empty() {
            continue;
        }
        let normalized = normalized(field, extra);
        let direction = normalized.iter().find(|(kind, _)| *kind == "direction");
        let direction = direction.map(|(_, words)| *words).or(field.measure.direction.as_deref());
        if direction.or(constant("direction")).is_some_and(is_revenue) {
            revenue = Some(field.at);
            continue;
        }
        let currency = field.measure.currency.as_deref().or(constant("value-currency:code"));
        if let Some(other) = currency.filter(|it| !it.trim().eq_ignore_ascii_case(CURRENCY)) {
            document.error(field.at, "foreign-currency", other, CURRENCY);
        }
        let is_known = currency.is_some() || has_currencies;
        let unit = unit(document, field, is_known);
        let mut constants: Vec<(Member, String)> = Vec::new();
        let phase = field.measure.phase.as_deref().map(|phase| (Member::Phase, phase));
        let others = normalized.iter().filter_map(|(kind, words)| Some((member(kind)?, *words)));
        for (member, words) in phase.into_iter().chain(others) {
            if constants.iter().all(|(other, _)| *other != member) {
                constants.push((member, words.trim().to_owned()));
            }
        }
        amounts.push(Amounts { column: own.column, unit, decimal: field.decimal, constants });
    }
    match revenue {
        Some(at) if amounts.is_empty() => {
            document.error(at, "revenue-only", "revenue", "expenditure")
        }
        Some(at) => document.warning(at, "left-out-revenue-column", "revenue", "expenditure"),
        None => {}
    }
    amounts
}

/// What members have for the amounts of a column, by the kinds of those.
fn normalized<'f>(field: &'f Field<'_>, extra: &'f [Field<'_>]) -> Vec<(&'f str, &'f str)> {
    let kind = |name: &str| extra.iter().find(|it| it.name == name).map(|it| it.kind.as_ref());
    let own = field.normalize.iter();
    own.filter_map(|(name, words)| Some((kind(name)?, words.as_ref()))).collect()
}

/// The unit of a column's amounts; if nothing says that it is kronor, only how many.
fn unit<'a>(document: &mut Document<'a>, field: &Field<'a>, is_known: bool) -> Option<String> {
    let factor = field.measure.factor.as_deref().unwrap_or("1");
    let factor = plain(factor.trim(), 0);
    let factor = factor.trim_end_matches(".0");
    let unit = match factor {
        "1" => Unit::Kronor,
        "1000" => Unit::Thousands,
        "1000000" => Unit::Millions,
        "1000000000" => Unit::Billions,
        _ => {
            document.error(field.at, "unknown-factor", factor, "1, 1000, 1000000, 1000000000");
            return None;
        }
    };
    match unit {
        _ if is_known => Some(unit.name().to_owned()),
        Unit::Kronor => None,
        _ => Some(factor.to_owned()),
    }
}

/// The member that a kind of field is for all rows, or for a column of amounts.
fn member(kind: &str) -> Option<Member> {
    match kind.split(':').next().unwrap_or_default() {
        "phase" => Some(Member::Phase),
        "geo" | "geo-source" | "geo-target" | "administrative-classification" => {
            Some(Member::Region)
        }
        "functional-classification" => Some(Member::Area),
        "activity" => Some(Member::Purpose),
        "date" if kind == "date:fiscal-year" => Some(Member::From),
        _ => None,
    }
}

fn member_of(field: &Field<'_>) -> Option<Member> {
    member(&field.kind)
}

fn is_revenue(words: &str) -> bool {
    matches!(
        words.trim().to_lowercase().as_str(),
        "revenue" | "revenues" | "income" | "intäkt" | "intäkter"
    )
}

/// Cells that only say that there is no value say so as ours do: amounts are not reported.
fn empty_missing(table: &mut Table, missing: &[Cow<'_, str>]) {
    if missing.is_empty() {
        return;
    }
    for column in 0..table.columns().len() {
        let is_amount =
            table.columns().get(column).is_some_and(|it| it.member == Some(Member::Amount));
        let is_missing = |words: &str| missing.iter().any(|it| it.trim() == words);
        table.replace_cells(column, is_missing, if is_amount { ".." } else { "" });
    }
}

/// Rows of revenue are no money that is spent.
fn leave_out_revenue<'a>(
    document: &mut Document<'a>,
    table: &mut Table,
    described: &[Described<'_, 'a>],
) {
    let Some(own) = described.iter().find(|it| it.field.family() == "direction") else { return };
    let is_kept = |row: usize| !is_revenue(table.cell(row, own.column));
    let is_kept: Vec<bool> = (0..table.row_count()).map(is_kept).collect();
    let count = is_kept.iter().filter(|is_kept| !**is_kept).count();
    if count > 0 {
        document.warning(own.field.at, "left-out-revenue", &count.to_string(), "");
        table.retain_rows(&is_kept);
    }
}

/// Rows in another currency are faulty.
fn refuse_other_currencies(table: &mut Table, described: &[Described<'_, '_>]) {
    let is_currency = |it: &&Described<'_, '_>| it.field.kind == "value-currency:code";
    let Some(column) = described.iter().find(is_currency).map(|it| it.column) else { return };
    let is_other = |words: &str| !words.is_empty() && !words.eq_ignore_ascii_case(CURRENCY);
    let rows = 0..table.row_count();
    let faulty: Vec<usize> = rows.filter(|row| is_other(table.cell(*row, column))).collect();
    for row in &faulty {
        let finding = TableFinding {
            severity: Severity::Error,
            code: "foreign-currency",
            at: table.place(*row, column) as u32,
            row: Some(*row),
            column: Some(column),
            found: table.cell(*row, column).chars().take(80).collect(),
            expected: CURRENCY.to_owned(),
        };
        table.find(finding);
    }
    table.mark_faulty(&faulty);
}

fn notes(table: &mut Table, package: &Package<'_>) {
    let one_line = |words: &Cow<'_, str>| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut add = |kind, words: Option<&Cow<'_, str>>| {
        table.add_note(kind, &words.map(one_line).unwrap_or_default());
    };
    add(NoteKind::Title, package.title.as_ref());
    add(NoteKind::Of(Member::SourceTitle), package.title.as_ref());
    add(NoteKind::Publisher, package.publisher.as_ref());
    add(NoteKind::Of(Member::SourceUrl), package.address.as_ref());
    add(NoteKind::Of(Member::License), package.license.as_ref());
    let day =
        |words: &Cow<'_, str>| Cow::Owned(words.split('T').next().unwrap_or_default().to_owned());
    add(NoteKind::Updated, package.updated.as_ref().map(day).as_ref());
}
