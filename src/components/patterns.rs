//! Whether regions differ by pattern, beside their colours.

use yew::{Html, html};

use crate::components::check::check;
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::view::{ChartKind, Extent};

/// A switch; nothing where there is no chart, or where patterns are on in any case.
pub(super) fn patterns(shown: &Shown, dispatch: &Dispatch) -> Html {
    if shown.view.chart == ChartKind::Table || shown.theme.has_patterns() {
        return Html::default();
    }
    let extent = if shown.has_patterns { Extent::Whole } else { Extent::Nothing };
    let onchange = dispatch.on(Message::Patterns(!shown.has_patterns));
    html! {
        <div class="vk-field vk-patterns">{ check(shown.word("ui.patterns"), extent, onchange) }</div>
    }
}
