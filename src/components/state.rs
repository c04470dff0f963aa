//! What a reader has done to the widget: the view, the way back and forth, the chosen mark.

use crate::compare::Datum;
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
    /// What was before it, oldest first.
    past: Vec<Step>,
    /// What was taken back, the latest last.
    future: Vec<Step>,
    /// Whether it came of a step of its own, not of one that goes on or is no step.
    pub(super) is_step: bool,
    /// The mark whose rows are shown.
    pub(super) chosen: Option<Choice>,
    /// The code of the region that stands there only as the reader's own.
    added: Option<String>,
    /// What the last step was part of, if it is continued rather than repeated.
    going_on: Option<GoingOn>,
}

/// A place on the reader's way.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    view: ByAddress<View>,
    compared: ChartKind,
    added: Option<String>,
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
    /// What it shows: a cell, or a value of the country.
    pub datum: Datum,
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
            past: Vec::new(),
            future: Vec::new(),
            is_step: false,
            chosen: None,
            added: None,
            going_on: None,
        }
    }

    /// Has every view say that it is of that dataset, if it does not name one.
    pub(super) fn name_dataset(&mut self, id: &str) {
        let past = self.past.iter_mut().chain(&mut self.future).map(|step| &mut step.view);
        for view in past.chain(Some(&mut self.view)).filter(|view| view.dataset.is_none()) {
            *view = ByAddress::new(View { dataset: Some(id.to_owned()), ..(**view).clone() });
        }
    }

    /// Whether there is a step to go back.
    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The views before this one, latest first.
    pub(super) fn views_before(&self) -> impl Iterator<Item = &View> {
        self.past.iter().rev().map(|step| &*step.view)
    }

    /// The view that would be done again.
    pub(super) fn view_after(&self) -> Option<&View> {
        self.future.last().map(|step| &*step.view)
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
        let is_here = |code: &&String| dataset.region_by_code(code).is_some();
        if let Some(before) = &self.added
            && next.regions.contains(before)
        {
            next = toggled(&next, before);
        }
        if let Some(code) = own.as_ref().filter(is_here)
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
        after.is_step = is_step && (going_on.is_none() || going_on != self.going_on);
        if after.is_step {
            after.past.push(self.step());
        }
        if after.past.len() > MAX_STEPS {
            after.past.remove(0);
        }
        if is_step {
            after.future.clear();
        }
        // Another language leaves the marks where they are.
        after.chosen = self.chosen.filter(|_| !is_step);
        after.view = ByAddress::new(next);
        after.going_on = going_on;
        Some(after)
    }

    fn step(&self) -> Step {
        let (compared, added) = (self.compared, self.added.clone());
        Step { view: self.view.clone(), compared, added }
    }

    /// One step back; `None` at the first one.
    pub(super) fn undone(&self) -> Option<Self> {
        let mut undone = self.clone();
        let before = undone.past.pop()?;
        undone.future.push(self.step());
        Some(undone.moved_to(before))
    }

    /// The step that was taken back, done again; `None` where none was.
    pub(super) fn redone(&self) -> Option<Self> {
        let mut redone = self.clone();
        let after = redone.future.pop()?;
        redone.past.push(self.step());
        Some(redone.moved_to(after))
    }

    /// The same, by a step that the browser has made.
    pub(super) fn by_travel(mut self) -> Self {
        self.is_step = false;
        self
    }

    fn moved_to(mut self, step: Step) -> Self {
        // The language is not part of a step.
        let view = View { language: self.view.language, ..(*step.view).clone() };
        self.view = ByAddress::new(view);
        (self.compared, self.added) = (step.compared, step.added);
        (self.chosen, self.going_on, self.is_step) = (None, None, true);
        self
    }
}

/// The chart whose numbers a link shows: a table by itself is one of the years.
fn compared(chart: ChartKind) -> ChartKind {
    if chart == ChartKind::Table { ChartKind::Years } else { chart }
}
