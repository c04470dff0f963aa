//! Which named view a view is.

use crate::dataset::{Dataset, NamedView};
use crate::view::{View, link};

/// The named view of the dataset that shows the same as this one, if one does.
pub fn named_view<'a>(dataset: &'a Dataset, view: &View) -> Option<&'a NamedView> {
    let sought = essence(view, dataset);
    let is_same = |named: &&NamedView| essence(&link::decode(&named.view).view, dataset) == sought;
    dataset.content().views.iter().find(is_same)
}

/// What a view shows: without the reader's settings and what only points at something.
fn essence(view: &View, dataset: &Dataset) -> View {
    let View { language, theme, hide, style, .. } = View::default();
    let mut essence = view.clone().resolved(dataset);
    (essence.dataset, essence.focus, essence.data) = (None, None, None);
    (essence.language, essence.theme, essence.hide) = (language, theme, hide);
    essence.style = style;
    essence
}
