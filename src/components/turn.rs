//! How the widget gets from one view to another: by a choice, a link, or the browser's way back.

use crate::components::live::News;
use crate::components::state::State;
use crate::components::widget::Widget;
use crate::components::{WidgetEvent, WidgetProps};
use crate::text::Since;
use crate::view::{Action, View};

impl Widget {
    /// Does what the reader chose; whether that leads to another view.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let is_opened = matches!(action, Action::Open(_) | Action::ChooseDataset(_));
        let next = self.shown.as_ref().and_then(|shown| self.state.after(action, &shown.dataset));
        if is_opened && next.is_some() {
            self.outdated = None;
            self.opened = Some(String::new());
        }
        self.turn_to(next)
    }

    /// Turns to a link of the host's; one that says what is shown already changes nothing.
    pub(super) fn open(&mut self, link: &str, has_other_data: bool) {
        let view = self.library.view(link);
        let outdated = self.library.outdated(link, Since::Article);
        let is_other = self.library.link(&view) != self.library.link(&self.state.view);
        if is_other || has_other_data || outdated.is_some() {
            self.outdated = outdated;
        }
        if is_other {
            // Figures that a reader opens are a step of the reader's, from which there is a way back.
            let shelf = self.library.shelf(&view).filter(|_| has_other_data);
            let step = shelf.and_then(|shelf| {
                self.state.after(Action::Open(Box::new(view.clone())), &shelf.dataset)
            });
            self.turn_to(Some(step.unwrap_or_else(|| State::of(view))));
        }
    }

    /// Goes where the browser's history leads: a step back or forth where it lies there.
    pub(super) fn travel(&mut self, link: &str, props: &WidgetProps) -> bool {
        let link = if link.is_empty() { &*props.view } else { link };
        let mut view = self.library.view(link);
        let place = |view: &View| self.library.link(&View { language: None, ..view.clone() });
        let sought = place(&view);
        let act = |action| self.state.after(action, &self.shown.as_ref()?.dataset);
        let next = if sought == place(&self.state.view) {
            view.language.and_then(|language| act(Action::ChooseLanguage(language)))
        } else if self.state.views_before().next().is_some_and(|view| place(view) == sought) {
            self.state.undone()
        } else if self.state.view_after().is_some_and(|view| place(view) == sought) {
            self.state.redone()
        } else {
            view.language = view.language.or(self.state.view.language);
            self.outdated = self.library.outdated(link, Since::Link);
            self.opened = Some(link.to_owned());
            act(Action::Open(Box::new(view)))
        };
        // The browser has made the step already.
        let next = next.map(State::by_travel);
        self.turn_to(next)
    }

    pub(super) fn turn_to(&mut self, next: Option<State>) -> bool {
        let Some(next) = next else { return false };
        self.untold.push(WidgetEvent::Change(self.library.link(&next.view)));
        self.is_step |= next.is_step;
        self.news = News::View;
        self.is_copied = None;
        self.is_map_tried = false;
        self.state = next;
        true
    }
}
