//! Parts that wait folded, and are made when they are opened for the first time.

use yew::{Html, html};

use crate::components::message::{Dispatch, Message};

/// A part that need not be there until the reader opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// All controls, in a narrow widget.
    Controls = 1,
    /// The list of all regions.
    Regions = 2,
    /// The tree of areas.
    Purpose = 4,
    /// The choices that few readers need.
    More = 8,
}

/// The folds that were opened since the widget is there, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Unfolded(u8);

impl Unfolded {
    pub(super) fn has(self, fold: Fold) -> bool {
        self.0 & fold as u8 != 0
    }

    /// Opens one; whether it was never opened before.
    pub(super) fn open(&mut self, fold: Fold) -> bool {
        let is_first = !self.has(fold);
        self.0 |= fold as u8;
        is_first
    }
}

/// What is behind a fold's title, as far as it is needed.
///
/// A press on the title, by whatever means, comes before the browser opens the fold: what it shows
/// is there in the same frame.
pub(super) struct Folded<'a> {
    pub(super) class: &'static str,
    pub(super) title: &'a str,
    /// What is chosen in it.
    pub(super) note: &'a str,
    pub(super) body: Html,
}

/// A part behind its title; `fold` where it is made only when it is opened.
pub(super) fn folded(part: Folded<'_>, fold: Option<Fold>, dispatch: &Dispatch) -> Html {
    let Folded { class, title, note, body } = part;
    let onclick = fold.map(|fold| dispatch.on(Message::Unfold(fold)));
    html! {
        <details {class}>
            <summary {onclick}>
                { title.to_owned() }
                if !note.is_empty() { <span class="vk-more-note">{ [": ", note].concat() }</span> }
            </summary>
            { body }
        </details>
    }
}

/// Controls behind a title; open, they take the width.
pub(super) const IN_ROW: &str = "vk-more";
