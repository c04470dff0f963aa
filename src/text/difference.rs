//! A and B, and what lies between them.

use crate::compare::Comparison;
use crate::dataset::Dataset;
use crate::text::Locale;

/// A, B and the difference in the measure that is shown; `None` unless both have a value.
pub(super) fn difference_sentence(
    _dataset: &Dataset,
    _comparison: &Comparison,
    _locale: &Locale,
) -> Option<String> {
    None
}
