//! The whole widget: bytes in, parts out, events to the host.

use yew::{
    Callback, Html, UseReducerHandle, function_component, hook, html, use_effect_with, use_memo,
    use_mut_ref, use_reducer_eq,
};

use crate::browser::timing;
use crate::components::body::Body;
use crate::components::by_address::ByAddress;
use crate::components::faults::{Faults, summary};
use crate::components::hooks::use_environment;
use crate::components::library::{Inputs, Library};
use crate::components::state::{Message, State};
use crate::components::{WidgetEvent, WidgetProps};
use crate::dataset::Language;
use crate::view::{Part, ThemeChoice, link};

/// The comparison of the given datasets, with all its controls.
///
/// Reads the bytes once per change of `inputs`. Where they cannot be read it says what is wrong
/// and where, over the last view that could be shown.
#[function_component]
pub fn Widget(props: &WidgetProps) -> Html {
    let library = use_library(&props.inputs);
    let last_good = use_last_good(&library);
    let state = use_reducer_eq(|| State::of(last_good.view(&props.view)));
    let environment = use_environment();
    let language = state.view.language.or(props.language).unwrap_or_default();
    use_host_view(props, &last_good, &state);
    use_events(props, &library, &state, language);
    let dispatcher = state.dispatcher();
    let on_message = Callback::from(move |message| dispatcher.dispatch(message));
    let theme = match state.view.theme {
        ThemeChoice::Auto => props.theme,
        chosen => chosen,
    };
    let shelf = last_good.shelf(&state.view).cloned();
    html! {
        <>
            <Faults library={library.clone()} {language} {theme} has_view={shelf.is_some()} />
            if let Some(shelf) = shelf {
                <Body
                    library={last_good.clone()} {shelf} state={(*state).clone()}
                    author={last_good.view(&props.view)} {language} {theme} {environment}
                    hide={hidden(&props.hide, &state.view.hide)}
                    heading_level={props.heading_level} {on_message}
                    on_event={props.on_event.clone()}
                />
            }
        </>
    }
}

/// What the bytes say, read once.
#[hook]
fn use_library(inputs: &Inputs) -> ByAddress<Library> {
    use_memo(inputs.clone(), Library::read).into()
}

/// The library, or the last one that had a dataset if this one has none.
#[hook]
fn use_last_good(library: &ByAddress<Library>) -> ByAddress<Library> {
    let kept = use_mut_ref(|| library.clone());
    if !library.shelves.is_empty() {
        kept.replace(library.clone());
    }
    kept.borrow().clone()
}

/// Follows the host when it sets another view or other data.
#[hook]
fn use_host_view(
    props: &WidgetProps,
    library: &ByAddress<Library>,
    state: &UseReducerHandle<State>,
) {
    let is_first = use_mut_ref(|| true);
    let dispatcher = state.dispatcher();
    use_effect_with((library.clone(), props.view.clone()), move |(library, view)| {
        if !is_first.replace(false) {
            dispatcher.dispatch(Message::Replace(Box::new(library.view(view))));
        }
    });
}

/// Tells the host that the widget is ready, what the reader changed, what cannot be read.
#[hook]
fn use_events(
    props: &WidgetProps,
    library: &ByAddress<Library>,
    state: &UseReducerHandle<State>,
    language: Language,
) {
    let on_event = props.on_event.clone();
    use_effect_with(library.clone(), move |library| {
        if let Some(sentence) = summary(library, language) {
            on_event.emit(WidgetEvent::Error(sentence));
        }
    });
    let on_event = props.on_event.clone();
    let is_first = use_mut_ref(|| true);
    use_effect_with(state.view.clone(), move |view| {
        if !is_first.replace(false) {
            on_event.emit(WidgetEvent::Change(link::encode(view)));
        }
    });
    let on_event = props.on_event.clone();
    use_effect_with((), move |()| {
        timing::mark(timing::READY);
        on_event.emit(WidgetEvent::Ready);
    });
}

/// What the host or the view hides.
fn hidden(by_host: &[Part], by_view: &[Part]) -> Vec<Part> {
    let mut hidden = by_host.to_vec();
    hidden.extend(by_view.iter().filter(|part| !by_host.contains(part)));
    hidden
}
