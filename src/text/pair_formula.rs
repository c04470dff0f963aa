//! How the values of two sides were computed.

use crate::compare::{Comparison, Datum, Difference, SideChosen, SideName, Slot};
use crate::dataset::Dataset;
use crate::text::difference::lens_unit;
use crate::text::phrase::capitalised;
use crate::text::{Evidence, IndicatorDetails, Locale, indicators_used, mark_formula, side_words};

/// A lens on A and B, with how its values come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LensFormulas {
    /// In what they are counted, and at what price level.
    pub unit: String,
    /// Each computed or added value: whose it is, and its formula.
    pub formulas: Vec<(String, String)>,
}

/// The formulas of what A and B have in every lens, and the indicators in them, each once.
///
/// Looks at the rows behind the values, so that it is for a reader who asks.
pub fn pair_formulas(
    dataset: &Dataset,
    comparison: &Comparison,
    difference: &Difference,
    locale: &Locale,
) -> (Vec<LensFormulas>, Vec<IndicatorDetails>) {
    let mut lenses = Vec::new();
    let mut used: Vec<IndicatorDetails> = Vec::new();
    for pairs in &difference.lenses {
        let seen = pairs.lens.compared(dataset, &comparison.view);
        let unit = capitalised(&lens_unit(locale, pairs.lens));
        let mut lens = LensFormulas { unit, formulas: Vec::new() };
        for cell in cells_of(&seen) {
            let contributions = &seen.contributions(dataset, cell);
            let view = &seen.view;
            let evidence = Evidence {
                dataset,
                view,
                comparison: &seen,
                datum: Datum::Cell(cell),
                contributions,
            };
            let whose = side_of(&seen, cell);
            let (Some(side), Some(formula)) = (whose, mark_formula(&evidence, locale)) else {
                continue;
            };
            lens.formulas.push((side_words(dataset, &side, locale), formula));
            for indicator in indicators_used(&evidence, locale) {
                if !used.contains(&indicator) {
                    used.push(indicator);
                }
            }
        }
        if !lens.formulas.is_empty() {
            lenses.push(lens);
        }
    }
    (lenses, used)
}

/// The side that a mark belongs to, in the mark's own years: steps have one a year.
fn side_of(comparison: &Comparison, cell: usize) -> Option<SideChosen> {
    let cell = comparison.cells.get(cell)?;
    let side = comparison.sides.iter().find(|side| Some(side.name) == cell.side)?;
    Some(SideChosen { years: cell.slot.years(), ..*side })
}

/// The marks that stand against others, A's first.
fn cells_of(comparison: &Comparison) -> Vec<usize> {
    let mut found = Vec::new();
    for name in [SideName::A, SideName::B] {
        for (at, cell) in comparison.cells.iter().enumerate() {
            if cell.side == Some(name) && !matches!(cell.slot, Slot::Span { .. }) {
                found.push(at);
            }
        }
    }
    found
}
