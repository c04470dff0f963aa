//! What notices say of the rows behind the marks, of which there may be many.

use crate::compare::{Comparison, Traits};
use crate::dataset::{Dataset, Investment, YearRange};
use crate::text::{Locale, years_label};

/// Whether a notice must look at the rows, of which there may be many.
pub(super) fn asks_for_rows(comparison: &Comparison) -> bool {
    let is_asked = |traits: &Traits| traits.has_unchecked || traits.has_inferred_years;
    comparison.cells.iter().any(|cell| is_asked(&cell.traits))
}

/// How many of those rows are so.
pub(super) fn count_rows(dataset: &Dataset, rows: &[usize], is: fn(&Investment) -> bool) -> usize {
    rows.iter().filter_map(|&row| dataset.investment(row)).filter(|row| is(row)).count()
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
