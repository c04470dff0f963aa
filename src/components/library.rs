//! The datasets of a widget, read from bytes.

use core::mem::take;
use std::rc::Rc;

use crate::components::by_address::ByAddress;
use crate::components::edition::{Edition, Outdated};
use crate::dataset::{CoverageKind, Dataset};
use crate::export::Fingerprint;
use crate::ingest::{Diagnostic, Severity, Strictness, json};
use crate::text::Since;
use crate::view::{View, link};

/// The bytes of each dataset.
pub(super) type Inputs = Rc<Vec<Rc<Vec<u8>>>>;

/// What could be read, and what was wrong with the rest.
#[derive(Debug, Default)]
pub(super) struct Library {
    pub(super) shelves: Vec<Shelf>,
    pub(super) unreadable: Vec<Unreadable>,
}

/// An input that could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// Its position among the inputs.
    pub(super) input: usize,
    pub(super) faults: Vec<Diagnostic>,
}

/// A dataset with its named views, decoded, and what it was before.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shelf {
    /// The edition updated last, of several the last in the page.
    pub(super) dataset: ByAddress<Dataset>,
    pub(super) fingerprint: Fingerprint,
    pub(super) views: Vec<View>,
    /// Its other editions, each once.
    pub(super) earlier: Vec<Edition>,
}

impl Library {
    /// Reads every input; one that cannot be read does not keep the others away, and editions of
    /// one dataset share a shelf.
    pub(super) fn read(inputs: &Inputs) -> Self {
        let mut library = Self::default();
        for (at, input) in inputs.iter().enumerate() {
            if let Some(edition) = Edition::known(input) {
                library.add(edition);
                continue;
            }
            let ingested = json::read(input, Strictness::Lenient);
            match ingested.dataset {
                Some(dataset) => library.add(Edition::of(dataset, input)),
                None => {
                    let faults = errors(ingested.diagnostics);
                    library.unreadable.push(Unreadable { input: at, faults });
                }
            }
        }
        library
    }

    fn add(&mut self, edition: Edition) {
        let id = edition.dataset.content().id.as_str();
        match self.shelves.iter_mut().find(|shelf| shelf.dataset.content().id == id) {
            Some(shelf) => shelf.add(edition),
            None => self.shelves.push(Shelf::of(edition, Vec::new())),
        }
    }

    /// The dataset that the view names; the first if it names none or an unknown one.
    pub(super) fn shelf(&self, view: &View) -> Option<&Shelf> {
        let named = view
            .dataset
            .as_deref()
            .and_then(|id| self.shelves.iter().find(|shelf| shelf.dataset.content().id == id));
        named.or_else(|| self.shelves.first())
    }

    /// The shelf that holds the dataset.
    pub(super) fn shelf_of(&self, dataset: &ByAddress<Dataset>) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.dataset == *dataset)
    }

    /// The link of a view, with the hash of the data at hand.
    pub(super) fn link(&self, view: &View) -> String {
        let Some(shelf) = self.shelf(view) else { return link::encode(view) };
        let data = Some(shelf.fingerprint.short());
        link::encode(&View { data, ..view.clone().resolved(&shelf.dataset) })
    }

    /// What a link was made with, if those are not the data at hand.
    pub(super) fn outdated(&self, link: &str, since: Since) -> Option<Outdated> {
        let view = link::decode(link).view;
        Outdated::of(self.shelf(&view)?, view, since)
    }

    /// The view of a link, whatever data it was made with; an empty one gives the first view of
    /// the first dataset.
    pub(super) fn view(&self, link: &str) -> View {
        if link.is_empty()
            && let Some(shelf) = self.shelves.first()
        {
            return shelf.first_view();
        }
        View { data: None, ..link::decode(link).view }
    }

    /// Another dataset, a complete one, that has rows of each of the regions.
    pub(super) fn complete_with<'a>(
        &self,
        codes: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| {
            shelf.dataset.content().coverage.kind == CoverageKind::Complete
                && codes.clone().into_iter().all(|code| shelf.has_rows_of(code))
        })
    }
}

impl Shelf {
    fn of(edition: Edition, earlier: Vec<Edition>) -> Self {
        let content = edition.dataset.content();
        let views = content
            .views
            .iter()
            .map(|named| View {
                dataset: Some(content.id.clone()),
                data: None,
                ..link::decode(&named.view).view
            })
            .collect();
        let Edition { dataset, fingerprint } = edition;
        Self { dataset, fingerprint, views, earlier }
    }

    fn add(&mut self, edition: Edition) {
        let at_hand = Edition { dataset: self.dataset.clone(), fingerprint: self.fingerprint };
        let is_same = |each: &Edition| each.fingerprint == edition.fingerprint;
        if is_same(&at_hand) || self.earlier.iter().any(is_same) {
            return;
        }
        if edition.supersedes(&at_hand) {
            let mut earlier = take(&mut self.earlier);
            earlier.push(at_hand);
            *self = Self::of(edition, earlier);
        } else {
            self.earlier.push(edition);
        }
    }

    /// The author's view; without one, that of all regions that have rows.
    pub(super) fn first_view(&self) -> View {
        let dataset = Some(self.dataset.content().id.clone());
        let of_rows = || View { dataset, ..View::of_rows(&self.dataset) };
        self.views.first().cloned().unwrap_or_else(of_rows)
    }

    /// The position of the named view that shows the same as this one.
    pub(super) fn position_of(&self, view: &View) -> Option<usize> {
        let sought = view.essence(&self.dataset);
        self.views.iter().position(|named| named.essence(&self.dataset) == sought)
    }

    /// A view with the settings of the reader's, and with the reader's own region if the dataset
    /// has it and the view points at nothing itself.
    pub(super) fn for_reader(&self, view: &View, reader: &View) -> View {
        let own =
            || reader.focus.clone().filter(|code| self.dataset.region_by_code(code).is_some());
        let focus = view.focus.clone().or_else(own);
        View { focus, ..with_settings_of(view, reader) }
    }

    /// Whether any row is of the region with that code.
    pub(super) fn has_rows_of(&self, code: &str) -> bool {
        let region = self.dataset.region_by_code(code);
        let rows = &self.dataset.content().investments;
        region.is_some_and(|region| rows.iter().any(|row| row.region == region))
    }
}

/// The view with the reader's settings: language, theme, hidden parts, style.
pub(super) fn with_settings_of(view: &View, reader: &View) -> View {
    View {
        language: reader.language,
        theme: reader.theme,
        hide: reader.hide.clone(),
        style: reader.style.clone(),
        ..view.clone()
    }
}

fn errors(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    diagnostics
}
