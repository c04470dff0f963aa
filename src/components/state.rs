//! What a reader has done to the widget: the view, the way back, the chosen mark.

use crate::components::by_address::ByAddress;
use crate::dataset::Dataset;
use crate::view::{Action, ChartKind, Side, SideName, View, reduce};

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
    /// The code of the region that stands there only as the reader's own.
    added: Option<String>,
    /// What the last step was part of, if it is continued rather than repeated.
    going_on: Option<GoingOn>,
}

/// What many small steps make, which are one step back.
#[derive(Clone, Copy, Debug, PartialEq)]
enum GoingOn {
    /// A move of the years.
    Years,
    /// A search of the price level: as of the own region.
    Prices,
    /// A search of the own region: a list goes through all of them by key.
    Own,
    /// A search in one of a side's lists: as of the own region.
    Side { name: SideName, has_same_region: bool, has_same_years: bool },
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
    ///
    /// The view is one of the data at hand, whatever data its link was made with.
    pub(super) fn of(view: View) -> Self {
        Self {
            compared: compared(view.chart),
            view: ByAddress::new(view),
            history: Vec::new(),
            chosen: None,
            added: None,
            going_on: None,
        }
    }

    /// Whether there is a step to go back.
    pub(super) fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// After an action; `None` if it changes nothing.
    pub(super) fn after(&self, action: Action, dataset: &Dataset) -> Option<Self> {
        let going_on = match &action {
            Action::ChooseYears(_) => Some(GoingOn::Years),
            Action::ChoosePrices(_) => Some(GoingOn::Prices),
            Action::ChooseSide(name, side) => self.going_on(*name, side),
            _ => None,
        };
        let is_step = !matches!(action, Action::Focus(_) | Action::ChooseLanguage(_));
        let is_opened = matches!(action, Action::Open(_) | Action::ChooseDataset(_));
        // A region that the reader chose in another way, too, stays.
        let is_chosen = |added: &String| action == Action::ToggleRegion(added.clone());
        let added = self.added.clone().filter(|added| !is_opened && !is_chosen(added));
        let next = reduce(&self.view, action, dataset);
        let is_kept = next.chart == ChartKind::Table && !is_opened;
        let compared = if is_kept { self.compared } else { compared(next.chart) };
        let mut after = self.at(next, going_on, is_step)?;
        (after.compared, after.added) = (compared, added);
        Some(after)
    }

    fn going_on(&self, name: SideName, side: &Side) -> Option<GoingOn> {
        let before = if name == SideName::A { &self.view.a } else { &self.view.b };
        let before = before.as_ref()?;
        let has_same_region = before.region == side.region;
        let has_same_years = before.years == side.years;
        Some(GoingOn::Side { name, has_same_region, has_same_years })
    }

    /// With another own region, which takes the place of the one that it had added.
    pub(super) fn with_own(&self, own: Option<String>, dataset: &Dataset) -> Option<Self> {
        let mut next = (*self.view).clone();
        let mut added = None;
        let toggled =
            |view: &View, code: &str| reduce(view, Action::ToggleRegion(code.to_owned()), dataset);
        if let Some(before) = &self.added
            && next.regions.contains(before)
        {
            next = toggled(&next, before);
        }
        if let Some(code) = &own
            && !next.regions.contains(code)
        {
            next = toggled(&next, code);
            added = own.clone();
        }
        next.focus = own;
        let mut after = self.at(next, Some(GoingOn::Own), true)?;
        after.added = added;
        Some(after)
    }

    /// At another view; `None` if it is no other.
    fn at(&self, next: View, going_on: Option<GoingOn>, is_step: bool) -> Option<Self> {
        if next == *self.view {
            return None;
        }
        let mut after = self.clone();
        if is_step && (going_on.is_none() || going_on != self.going_on) {
            after.history.push((self.view.clone(), self.compared));
        }
        if after.history.len() > MAX_STEPS {
            after.history.remove(0);
        }
        // Another language leaves the marks where they are.
        after.chosen = self.chosen.filter(|_| !is_step);
        after.view = ByAddress::new(next);
        after.going_on = going_on;
        Some(after)
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
            added: self.added.clone(),
            going_on: None,
        })
    }
}

/// The chart whose numbers a link shows: a table by itself is one of the years.
fn compared(chart: ChartKind) -> ChartKind {
    if chart == ChartKind::Table { ChartKind::Years } else { chart }
}
