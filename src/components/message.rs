//! What can happen to the widget, and how its parts say so.

use yew::Callback;

use crate::compare::Datum;
use crate::components::embed::EmbedChange;
use crate::components::fold::Fold;
use crate::components::state::Choice;
use crate::components::table::Column;
use crate::view::{Action, ChartKind};

/// One thing that happens to the widget.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader changes the view.
    Act(Action),
    /// The reader goes along the tabs by key; the focus goes along.
    Turn(ChartKind),
    /// The reader turns to the map where there is none.
    TryMap,
    /// The reader's own region, or none.
    ChooseOwn(Option<String>),
    /// The reader opens all that the host has hidden, or closes it again.
    Explore(bool),
    /// The reader opens a part, or closes it again.
    Unfold(Fold),
    /// The reader goes past the controls, to the chart.
    Skip,
    /// The reader goes back one step.
    Undo,
    /// The reader takes the last step back anew.
    Redo,
    /// The reader went to this link by the browser's own buttons, or typed it.
    Travel(String),
    /// The reader chooses a mark, or none.
    Choose(Option<Choice>),
    /// The reader is done with the rows of a mark, and returns to it.
    Close,
    /// The reader has seen that the figures have changed since the link was made.
    Dismiss,
    /// The reader sorts the table by a column, or turns its order.
    Sort(Column),
    /// The sources of a mark were copied, or could not be.
    Copied {
        /// The mark.
        datum: Datum,
        /// Whether it worked.
        is_copied: bool,
    },
    /// The chart was drawn, or could not be.
    Drawn {
        /// Whether it worked.
        is_drawn: bool,
    },
    /// The widget has another width, px.
    Resized(f64),
    /// A media query has another answer.
    Media,
    /// The page begins to be printed, or is done.
    Printing(bool),
    /// The reader wants patterns, or no longer.
    Patterns(bool),
    /// Fonts have arrived.
    Fonts,
    /// Something happens to the dialog for those who embed the view.
    Embed(EmbedChange),
    /// The reader wants what the second module does: `save` or `open`.
    Desk(&'static str),
}

/// Where the parts send what a reader does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dispatch(Callback<Message>);

impl Dispatch {
    pub(super) fn new(send: Callback<Message>) -> Self {
        Self(send)
    }

    pub(super) fn send(&self, message: Message) {
        self.0.emit(message);
    }

    pub(super) fn act(&self, action: Action) {
        self.send(Message::Act(action));
    }

    /// A listener that sends the message at every event.
    ///
    /// One closure for all parts: each more would be code of its own.
    pub(super) fn on<E: 'static>(&self, message: Message) -> Callback<E> {
        let send = self.0.clone();
        Callback::from(move |_| send.emit(message.clone()))
    }

    /// A listener that changes the view at every event.
    pub(super) fn on_act<E: 'static>(&self, action: Action) -> Callback<E> {
        self.on(Message::Act(action))
    }
}
