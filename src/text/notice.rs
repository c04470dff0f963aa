//! What a view leaves out or assumes, and why.

use crate::compare::Comparison;
use crate::dataset::Dataset;
use crate::text::Locale;
use crate::view::View;

/// One thing that a reader must know about what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// One to three sentences.
    pub words: String,
}

/// What a notice is about, most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// Parts exceed their whole.
    Contradiction,
    /// A sum for several years that no single year shows.
    Span,
    /// Money that lies inside other money.
    AlreadyCounted,
    /// Proposals beside decisions.
    MixedPhases,
    /// Rows that the view hides; the reader may be offered to show them.
    Hidden,
    /// Annual amounts past their counted years.
    NotChecked,
    /// Residents of an earlier year.
    ResidentsBorrowed,
    /// Years that a document does not state.
    InferredYears,
    /// What followed a proposal or a decision is not checked.
    NotFollowed,
    /// What a missing amount means in a selection.
    Selection,
    /// Totals of regions of different size.
    Totals,
    /// A chosen region without rows.
    NoRows,
    /// Codes that the data do not have.
    UnknownCodes,
}

/// What is left out or assumed, and why, most important first; only what applies.
pub fn notices(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Vec<Notice> {
    let _ = (dataset, comparison, view, locale);
    Vec::new()
}
