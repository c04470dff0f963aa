//! The widget.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_effect_with};

use crate::dataset::Language;
use crate::view::{Part, ThemeChoice};

/// What the widget is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WidgetProps {
    /// The bytes of each dataset, JSON.
    pub inputs: Rc<Vec<Rc<Vec<u8>>>>,
    /// The view as a link writes it; may be empty.
    pub view: AttrValue,
    /// The language.
    pub language: Option<Language>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Parts that are hidden.
    pub hide: Vec<Part>,
    /// The level of the widget's first heading, 1–6.
    pub heading_level: u8,
    /// Whether the page's address follows the view.
    pub owns_address: bool,
    /// Called with whatever the host should know.
    pub on_event: Callback<WidgetEvent>,
}

/// What a host can be told.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// It answers to input.
    Ready,
    /// The first chart is drawn.
    Chart,
    /// The view has changed; its link.
    Change(String),
    /// A mark was chosen; the cell as JSON.
    Select(String),
    /// The data cannot be read; a sentence.
    Error(String),
}

/// A placeholder.
#[function_component]
pub fn Widget(props: &WidgetProps) -> Html {
    let on_event = props.on_event.clone();
    use_effect_with((), move |()| {
        on_event.emit(WidgetEvent::Chart);
        on_event.emit(WidgetEvent::Ready);
    });
    let sizes = props.inputs.iter().map(|input| input.len().to_string()).collect::<Vec<_>>();
    html! { <p class="placeholder">{ sizes.join(" + ") }{ " byte" }</p> }
}
