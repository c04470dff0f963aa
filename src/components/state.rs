//! What a reader has done to the widget: the view, the way back, the chosen mark.

use crate::components::by_address::ByAddress;
use crate::dataset::Dataset;
use crate::view::{Action, ChartKind, View, reduce};

/// So many steps can be undone.
const MAX_STEPS: usize = 100;

/// The reader's part of the state; everything else follows from it and the data.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) view: ByAddress<View>,
    /// The chart whose numbers are shown: the view's, or the one that the table was opened from.
    pub(super) compared: ChartKind,
    /// The views before it, oldest first, and the charts of their numbers.
    pub(super) history: Vec<(ByAddress<View>, ChartKind)>,
    /// The mark whose rows are shown.
    pub(super) chosen: Option<Choice>,
    /// The last step was a move of the years, which is continued rather than repeated.
    is_moving_years: bool,
}

/// A mark that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The index of its cell in the comparison.
    pub cell: usize,
    /// The keyboard chose it, so the focus may follow.
    pub is_by_key: bool,
}

impl State {
    /// Of a view that the host sets; there is no way back from it.
    pub(super) fn of(view: View) -> Self {
        Self {
            compared: compared(view.chart),
            view: ByAddress::new(view),
            history: Vec::new(),
            chosen: None,
            is_moving_years: false,
        }
    }

    /// Whether there is a step to go back.
    pub(super) fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// After an action; `None` if it changes nothing.
    pub(super) fn after(&self, action: Action, dataset: &Dataset) -> Option<Self> {
        let is_moving_years = matches!(action, Action::ChooseYears(_));
        let is_step = !matches!(action, Action::Focus(_) | Action::ChooseLanguage(_));
        let is_opened = matches!(action, Action::Open(_) | Action::ChooseDataset(_));
        let next = reduce(&self.view, action, dataset);
        if next == *self.view {
            return None;
        }
        let mut history = self.history.clone();
        if is_step && !(is_moving_years && self.is_moving_years) {
            history.push((self.view.clone(), self.compared));
        }
        if history.len() > MAX_STEPS {
            history.remove(0);
        }
        // Another language leaves the marks where they are.
        let chosen = if is_step { None } else { self.chosen };
        let is_kept = next.chart == ChartKind::Table && !is_opened;
        let compared = if is_kept { self.compared } else { compared(next.chart) };
        Some(Self { view: ByAddress::new(next), compared, history, chosen, is_moving_years })
    }

    /// One step back; `None` at the first one.
    pub(super) fn undone(&self) -> Option<Self> {
        let mut history = self.history.clone();
        let (before, compared) = history.pop()?;
        // The language is not part of a step.
        let view = View { language: self.view.language, ..(*before).clone() };
        Some(Self {
            view: ByAddress::new(view),
            compared,
            history,
            chosen: None,
            is_moving_years: false,
        })
    }
}

/// The chart whose numbers a link shows: a table by itself is one of the years.
fn compared(chart: ChartKind) -> ChartKind {
    if chart == ChartKind::Table { ChartKind::Years } else { chart }
}
