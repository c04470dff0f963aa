//! What empties a view, found by taking back one choice after the other.

use crate::compare::{Comparison, compare};
use crate::dataset::Dataset;
use crate::view::{Action, Criterion, Measure, Prices, View, reduce};

impl Comparison {
    /// Whether no mark has a value.
    pub fn is_empty(&self) -> bool {
        !self.cells.iter().any(|cell| cell.value.is_ok())
    }
}

/// The smallest step by which an empty view comes to show something; `None` if none does.
///
/// It takes back a single choice where that is enough. Compares anew for each step that it tries.
pub fn remedy(dataset: &Dataset, view: &View) -> Option<Action> {
    let steps = [
        Action::ChoosePrices(Prices::Current),
        Action::ChooseMeasure(Measure::Total),
        Action::Omit(Criterion::Areas),
        Action::Omit(Criterion::Phases),
        Action::Omit(Criterion::Kinds),
        Action::Omit(Criterion::Natures),
        Action::Omit(Criterion::Funding),
        Action::Omit(Criterion::Expenditure),
        Action::ShowHidden,
        // Last of all what most readers come for.
        Action::Omit(Criterion::Years),
        Action::Omit(Criterion::Regions),
        Action::ShowAll,
    ];
    steps.into_iter().find(|step| {
        let next = reduce(view, step.clone(), dataset);
        next != *view && !compare(dataset, &next).is_empty()
    })
}
