//! What stands in a place: a widget, or nothing until the next one.

use yew::{Component, Context, Html, Properties, html};

use crate::components::{Widget, WidgetProps};

#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub(super) struct SceneProps {
    pub(super) widget: Option<WidgetProps>,
    /// Tells one widget from the next.
    pub(super) turn: u32,
}

/// The root that stays.
#[derive(Debug)]
pub(super) struct Scene;

impl Component for Scene {
    type Message = ();
    type Properties = SceneProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let SceneProps { widget, turn } = context.props().clone();
        widget.map_or_else(Html::default, |widget| html! { <Widget key={turn} ..widget /> })
    }
}
