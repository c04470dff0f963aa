//! The widget as markup, for where no script runs.

use core::pin::pin;
use core::task::{Context as Poller, Poll, Waker};
use std::rc::Rc;

use yew::{AttrValue, BaseComponent, Callback, Component, Context, Html, LocalServerRenderer};

use crate::chart::Theme;
use crate::components::by_address::ByAddress;
use crate::components::library::Library;
use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::components::state::State;
use crate::components::table::table;
use crate::components::{Widget, WidgetProps, Widths};
use crate::dataset::Language;
use crate::text::Locale;
use crate::view::{ThemeChoice, View};

/// What is rendered.
#[derive(Clone, Debug)]
pub struct Still<'a> {
    /// The bytes of each dataset, JSON.
    pub inputs: &'a [Vec<u8>],
    /// The view as a link writes it; may be empty.
    pub view: &'a str,
    /// The language, unless the view names another one.
    pub language: Language,
    /// The level of the widget's first heading, 1–6.
    pub heading_level: u8,
}

impl Still<'_> {
    fn props(&self, widths: Option<Widths>) -> WidgetProps {
        WidgetProps {
            inputs: Rc::new(self.inputs.iter().map(|input| Rc::new(input.clone())).collect()),
            addresses: Rc::default(),
            view: AttrValue::from(self.view.to_owned()),
            language: Some(self.language),
            theme: ThemeChoice::Auto,
            hide: Vec::new(),
            heading_level: self.heading_level,
            owns_address: false,
            on_event: Callback::noop(),
            widths,
        }
    }

    /// The markup of the whole widget in these widths, as it stands before a reader has done
    /// anything.
    pub fn widget(&self, widths: Widths) -> String {
        rendered::<Widget>(self.props(Some(widths)))
    }

    /// The markup of the table of the view.
    pub fn table(&self) -> String {
        rendered::<Table>(self.props(None))
    }
}

/// The view that opens these datasets, and the position of the one that it shows.
pub fn opened(inputs: &[Vec<u8>], view: &str) -> Option<(View, usize)> {
    let inputs = Rc::new(inputs.iter().map(|input| Rc::new(input.clone())).collect());
    let library = Library::read(&inputs);
    let view = library.view(view);
    let shelf = library.shelf(&view)?;
    let position = library.shelves.iter().position(|each| each.dataset == shelf.dataset)?;
    Some((view, position))
}

/// The table of a view alone.
struct Table;

impl Component for Table {
    type Message = ();
    type Properties = WidgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let library = Library::read(&props.inputs);
        let state = State::of(library.view(&props.view));
        let Some(shelf) = library.shelf(&state.view) else { return Html::default() };
        let language = state.view.language.or(props.language).unwrap_or_default();
        let view: ByAddress<View> = state.view.clone();
        let shown =
            Shown::of(shelf, view, state.compared, (Locale::of(language), Theme::default()));
        table(&shown, None, None, &Dispatch::new(Callback::noop()))
    }
}

fn rendered<C: BaseComponent>(props: C::Properties) -> String {
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    let mut rendering = pin!(renderer.render());
    let mut poller = Poller::from_waker(Waker::noop());
    // No component waits for anything, so it is done at once; asked again, it would go on.
    loop {
        if let Poll::Ready(markup) = rendering.as_mut().poll(&mut poller) {
            return markup;
        }
    }
}
