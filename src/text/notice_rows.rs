//! What notices say of the rows behind the marks, of which there may be many.

use crate::compare::{Comparison, ReasonKind, Traits};
use crate::dataset::{Dataset, Investment, YearRange};
use crate::text::{Locale, years_label};

/// How many of the rows behind the marks are not followed up, and how many have inferred years; nothing
/// of what the verdict says.
pub(super) fn of_rows(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> [Option<String>; 2] {
    let is_said = |kind| comparison.verdict.reasons.iter().any(|reason| reason.kind == kind);
    let is_asked = |traits: &Traits| traits.has_unchecked || traits.has_inferred_years;
    // Of which there may be many.
    let behind = if comparison.cells.iter().any(|cell| is_asked(&cell.traits)) {
        comparison.rows_behind(dataset, &|_| true)
    } else {
        Vec::new()
    };
    let count = |kind, key, is: fn(&Investment) -> bool| {
        let rows = behind.iter().filter_map(|&row| dataset.investment(row));
        let count = if is_said(kind) { 0 } else { rows.filter(|row| is(row)).count() };
        (count > 0).then(|| locale.count(key, count as u64, &[]))
    };
    [
        count(ReasonKind::NotFollowed, "notice.not-followed", |row| !row.is_followed),
        count(ReasonKind::InferredYear, "notice.inferred", |row| row.years_are_inferred),
    ]
}

/// That residents of an earlier year are counted with, if they are.
pub(super) fn residents_borrowed(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<String> {
    let mut traits = comparison.cells.iter().map(|cell| &cell.traits);
    if !traits.any(|traits| traits.residents_borrowed_from.is_some()) {
        return None;
    }
    let contributions = comparison.all_contributions(dataset);
    let borrowed = contributions
        .iter()
        .flatten()
        .filter_map(|each| Some((each.basis.residents_borrowed_from?, each.years)));
    let after = |from, years: YearRange| {
        let first = years.years().find(|year| *year > from)?;
        YearRange::new(first, years.last())
    };
    let (from, years) = borrowed
        .filter_map(|(from, years)| Some((from, after(from, years)?)))
        .reduce(|(from, years), (other, more)| (from.max(other), years.union(more)))?;
    let values = [("years", &*years_label(years)), ("from", &*from.to_string())];
    Some(locale.fill("notice.residents", &values))
}
