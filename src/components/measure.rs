//! What a mark's length means.

use yew::Html;

use crate::components::message::{Dispatch, Message};
use crate::components::segments::{Segment, segments};
use crate::components::shown::Shown;
use crate::dataset::IndicatorKind;
use crate::text::measure_word;
use crate::view::{Action, Measure};

/// The measures; a share where the data have what it is measured against.
pub(super) fn measures(shown: &Shown, name: &str, dispatch: &Dispatch) -> Html {
    let has = |kind| shown.dataset.indicator(kind).is_some();
    let can_share = has(IndicatorKind::NetCost) && has(IndicatorKind::Population);
    let mut measures = vec![Measure::Total, Measure::PerResident];
    // A link may ask for it all the same.
    if can_share || shown.view.measure == Measure::Share {
        measures.push(Measure::Share);
    }
    let segment = |measure| Segment {
        words: measure_word(shown.locale, measure),
        is_chosen: shown.view.measure == measure,
        message: Message::Act(Action::ChooseMeasure(measure)),
    };
    let measures = measures.into_iter().map(segment).collect();
    segments(shown.word("ui.measure"), name, measures, dispatch)
}
