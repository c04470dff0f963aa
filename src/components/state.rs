//! What a reader has done to the widget: the view, the way back, the chosen mark.

use std::rc::Rc;

use yew::Reducible;

use crate::components::by_address::ByAddress;
use crate::dataset::Dataset;
use crate::view::{Action, View, reduce};

/// So many steps can be undone.
const MAX_STEPS: usize = 100;

/// The reader's part of the state; everything else follows from it and the data.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) view: ByAddress<View>,
    /// The views before it, oldest first.
    pub(super) history: Vec<ByAddress<View>>,
    /// The mark whose rows are shown.
    pub(super) chosen: Option<Choice>,
    /// The last step was a move of the years, which is continued rather than repeated.
    is_moving_years: bool,
}

/// A mark that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    /// The index of its cell in the comparison.
    pub(super) cell: usize,
    /// The keyboard chose it, so the focus may follow.
    pub(super) is_by_key: bool,
}

/// What can happen to the state.
#[derive(Debug)]
pub(super) enum Message {
    /// The reader changes the view.
    Act(Action, ByAddress<Dataset>),
    /// The host sets another view; there is no way back from it.
    Replace(Box<View>),
    /// The reader goes back one step.
    Undo,
    /// The reader chooses a mark, or none.
    Choose(Option<Choice>),
}

impl State {
    pub(super) fn of(view: View) -> Self {
        Self {
            view: ByAddress::new(view),
            history: Vec::new(),
            chosen: None,
            is_moving_years: false,
        }
    }

    fn after(&self, action: Action, dataset: &Dataset) -> Option<Self> {
        let is_moving_years = matches!(action, Action::ChooseYears(_));
        let is_step = !matches!(action, Action::Focus(_) | Action::ChooseLanguage(_));
        let next = reduce(&self.view, action, dataset);
        if next == *self.view {
            return None;
        }
        let mut history = self.history.clone();
        if is_step && !(is_moving_years && self.is_moving_years) {
            history.push(self.view.clone());
        }
        if history.len() > MAX_STEPS {
            history.remove(0);
        }
        // Another language leaves the marks where they are.
        let chosen = if is_step { None } else { self.chosen };
        Some(Self { view: ByAddress::new(next), history, chosen, is_moving_years })
    }

    fn undone(&self) -> Option<Self> {
        let mut history = self.history.clone();
        let before = history.pop()?;
        // The language is not part of a step.
        let view = View { language: self.view.language, ..(*before).clone() };
        Some(Self { view: ByAddress::new(view), history, chosen: None, is_moving_years: false })
    }
}

impl Reducible for State {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        let next = match message {
            Message::Act(action, dataset) => self.after(action, &dataset),
            Message::Replace(view) => (*view != *self.view).then(|| Self::of(*view)),
            Message::Undo => self.undone(),
            Message::Choose(chosen) => {
                (chosen != self.chosen).then(|| Self { chosen, ..(*self).clone() })
            }
        };
        next.map_or(self, Rc::new)
    }
}
