//! What a host or a link wrote and the widget could not read.

use crate::components::WidgetEvent;
use crate::components::shown::Shown;
use crate::components::widget::Widget;
use crate::view::link::{self, Decoded, Dropped};

/// The parts of a text that could not be read, as they were written, with commas between: for the
/// host's console.
pub(crate) fn dropped_parts(dropped: &[Dropped]) -> String {
    let mut words = Vec::new();
    for part in dropped {
        words.push(match &part.value {
            Some(value) => [&part.key, "=", value].concat(),
            None => part.key.clone(),
        });
    }
    words.join(", ")
}

impl Widget {
    /// Tells what the link that was opened says in vain, and shows what it has in focus.
    pub(super) fn look_at_opened(&mut self) {
        let (Some(shown), Some(link)) = (&self.shown, self.opened.take()) else { return };
        self.unread = unread_of_link(&link, shown);
        let dropped = dropped_of_link(&self.unread, shown);
        self.untold.extend(dropped.map(WidgetEvent::Dropped));
        self.state.chosen = shown.choice_in_focus().or(self.state.chosen);
    }
}

/// What of a link cannot be read, or names a dataset, an index or a focus that is not there.
fn unread_of_link(link: &str, shown: &Shown) -> Vec<Dropped> {
    let Decoded { view, mut dropped } = link::decode(link);
    let content = shown.dataset.content();
    let is_focus = |id: &String| {
        shown.dataset.region_by_code(id).is_some()
            || content.investments.iter().any(|row| row.id == *id)
    };
    let is_index = |id: &String| content.indicators.iter().any(|each| each.id == *id);
    let in_vain = [
        ("dataset", view.dataset.filter(|id| *id != content.id)),
        ("index", view.index.filter(|id| !is_index(id))),
        ("focus", view.focus.filter(|id| !is_focus(id))),
    ];
    for (key, value) in in_vain {
        if value.is_some() {
            dropped.push(Dropped { key: key.to_owned(), value });
        }
    }
    dropped
}

/// That and the codes that the data do not have; `None` without any.
fn dropped_of_link(unread: &[Dropped], shown: &Shown) -> Option<String> {
    let mut words = vec![dropped_parts(unread)];
    words.extend(shown.comparison.unknown_codes.iter().cloned());
    words.retain(|each| !each.is_empty());
    (!words.is_empty()).then(|| words.join(", "))
}
