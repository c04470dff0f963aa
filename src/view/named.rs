//! Which named view a view is.

use crate::dataset::{Dataset, NamedView};
use crate::view::{View, link};

/// The named view of the dataset that shows the same as this one, if one does.
pub fn named_view<'a>(dataset: &'a Dataset, view: &View) -> Option<&'a NamedView> {
    let sought = view.essence(dataset);
    let is_same = |named: &&NamedView| link::decode(&named.view).view.essence(dataset) == sought;
    dataset.content().views.iter().find(is_same)
}

impl View {
    /// What the view shows: without the reader's settings and what only points at something.
    pub(crate) fn essence(&self, dataset: &Dataset) -> Self {
        let Self { language, theme, hide, style, .. } = Self::default();
        let mut essence = self.clone().resolved(dataset);
        (essence.dataset, essence.focus, essence.data) = (None, None, None);
        (essence.language, essence.theme, essence.hide) = (language, theme, hide);
        essence.style = style;
        essence
    }
}
