//! The named views in their order: the one before, the next, and where the reader is.

use yew::{Html, html};

use crate::components::library::{Library, Shelf};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::state::State;
use crate::components::step::sign_step;
use crate::view::Action;

/// A reader's place among the named views of a dataset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The named view that is shown, or was the last one.
    at: Option<usize>,
    /// Whether something else is shown than that.
    is_left: bool,
    /// How many named views there are.
    count: usize,
}

/// Where the reader is, and how to go on; nothing where there is one view only.
pub(super) fn guide(shown: &Shown, shelf: &Shelf, place: Place, dispatch: &Dispatch) -> Html {
    let Place { at, is_left, count } = place;
    if count < 2 {
        return Html::default();
    }
    let number = |n: usize| n.to_string();
    let words = |key, n| shown.locale.fill(key, &[("n", &number(n)), ("all", &number(count))]);
    let (position, back, next) = match at {
        Some(at) if is_left => (words("guide.changed", at + 1), Some(at), at + 1),
        Some(at) => (words("guide.at", at + 1), at.checked_sub(1), at + 1),
        None => (words("guide.off", 0), None, 0),
    };
    let back_key = if is_left { "guide.back" } else { "guide.previous" };
    html! {
        <div class="vk-guide" part="guide" role="group" aria-label={shown.word("guide.label")}>
            { button(shown, shelf, "‹", back, [back_key, "guide.first"], dispatch) }
            <span class="vk-place-in">{ position }</span>
            { button(shown, shelf, "›", Some(next), ["guide.next", "guide.last"], dispatch) }
        </div>
    }
}

impl Place {
    /// The shelf is the one that holds the dataset.
    pub(super) fn of(state: &State, library: &Library, shelf: &Shelf) -> Self {
        let named = |view| {
            let is_here = library.shelf(view).is_some_and(|each| each.dataset == shelf.dataset);
            if is_here { shelf.position_of(view) } else { None }
        };
        let shown = named(&state.view);
        let at = shown.or_else(|| state.views_before().find_map(named));
        Self { at, is_left: shown.is_none(), count: shelf.views.len() }
    }

    /// The named view that is shown.
    pub(super) fn shown(self) -> Option<usize> {
        self.at.filter(|_| !self.is_left)
    }
}

/// The sentence for those who hear where they have come; `None` where no named view is shown.
pub(super) fn place_words(shown: &Shown, place: Place) -> Option<String> {
    let at = place.shown().filter(|_| place.count > 1)?;
    let title = shown.dataset.content().views.get(at)?.title.get(shown.locale.language());
    let (n, all) = ((at + 1).to_string(), place.count.to_string());
    Some(shown.locale.fill("guide.announce", &[("n", &n), ("all", &all), ("title", title)]))
}

/// A button that keeps its place and the focus at either end, and says which end it is.
fn button(
    shown: &Shown,
    shelf: &Shelf,
    sign: &'static str,
    to: Option<usize>,
    [key, end]: [&'static str; 2],
    dispatch: &Dispatch,
) -> Html {
    let named = to.and_then(|to| {
        let title = &shelf.dataset.content().views.get(to)?.title;
        Some((title.get(shown.locale.language()), shelf.views.get(to)?))
    });
    let label = match named {
        Some((title, _)) => shown.locale.fill(key, &[("title", title)]),
        None => shown.word(end).to_owned(),
    };
    let open = named.map(|(_, view)| {
        let view = shelf.for_reader(view, &shown.view);
        Message::Act(Action::Open(Box::new(view)))
    });
    sign_step(sign, label, open, dispatch)
}
