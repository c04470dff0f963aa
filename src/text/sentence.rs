//! Headline, subtitle and source line, from the current comparison.

use crate::compare::Comparison;
use crate::dataset::{Dataset, NamedView};
use crate::text::Locale;
use crate::view::View;

/// What stands over a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Its words.
    pub words: String,
    /// Worded from the figures rather than by the author, and to be labelled so.
    pub is_generated: bool,
}

/// The author's headline if the view is a named one (`named`), else what is shown, neutrally.
pub fn headline(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    named: Option<&NamedView>,
    locale: &Locale,
) -> Headline {
    let _ = (comparison, view);
    let language = locale.language();
    let author = named.map(|named| named.headline.as_ref().unwrap_or(&named.title));
    Headline {
        words: author.unwrap_or(&dataset.content().title).get(language).to_owned(),
        is_generated: author.is_none(),
    }
}

/// What is shown: coverage, measure, prices, years, and the one decisive reservation.
pub fn subtitle(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    let _ = (comparison, view);
    dataset.content().coverage.text.get(locale.language()).to_owned()
}

/// The publishers that this comparison uses, and those of its indicators.
pub fn source_line(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> String {
    let _ = (comparison, view, locale);
    dataset.content().sources.first().map_or_else(String::new, |source| source.publisher.clone())
}

/// What to say where the comparison has no mark with a value; `None` where it has one.
pub fn empty_state(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Option<String> {
    let _ = (dataset, view);
    let is_empty = comparison.cells.iter().all(|cell| cell.value.is_err());
    is_empty.then(|| locale.word("empty.none").to_owned())
}
