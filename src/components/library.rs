//! The datasets of a widget, read from bytes.

use std::rc::Rc;

use crate::components::by_address::ByAddress;
use crate::dataset::{CoverageKind, Dataset};
use crate::ingest::{Diagnostic, Severity, Strictness, json};
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

/// A dataset with its named views, decoded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shelf {
    pub(super) dataset: ByAddress<Dataset>,
    pub(super) views: Vec<View>,
}

impl Library {
    /// Reads every input; one that cannot be read does not keep the others away.
    pub(super) fn read(inputs: &Inputs) -> Self {
        let mut library = Self::default();
        for (at, input) in inputs.iter().enumerate() {
            let ingested = json::read(input, Strictness::Lenient);
            match ingested.dataset {
                Some(dataset) => library.shelves.push(Shelf::of(dataset)),
                None => {
                    let faults = errors(ingested.diagnostics);
                    library.unreadable.push(Unreadable { input: at, faults });
                }
            }
        }
        library
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

    /// The view of a link; an empty one gives the first view of the first dataset.
    pub(super) fn view(&self, link: &str) -> View {
        if link.is_empty()
            && let Some(shelf) = self.shelves.first()
        {
            return shelf.first_view();
        }
        link::decode(link).view
    }

    /// Another dataset, a complete one, that has rows of the region.
    pub(super) fn complete_with(&self, code: &str) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| {
            shelf.dataset.content().coverage.kind == CoverageKind::Complete
                && shelf.has_rows_of(code)
        })
    }
}

impl Shelf {
    fn of(dataset: Dataset) -> Self {
        let content = dataset.content();
        let views = content
            .views
            .iter()
            .map(|named| View {
                dataset: Some(content.id.clone()),
                ..link::decode(&named.view).view
            })
            .collect();
        Self { dataset: ByAddress::new(dataset), views }
    }

    /// The author's view; without one, whatever a link means that says only the dataset.
    pub(super) fn first_view(&self) -> View {
        let dataset = Some(self.dataset.content().id.clone());
        self.views.first().cloned().unwrap_or_else(|| View { dataset, ..View::default() })
    }

    /// The position of the named view that shows the same as this one.
    pub(super) fn position_of(&self, view: &View) -> Option<usize> {
        let sought = essence(view);
        self.views.iter().position(|named| essence(named) == sought)
    }

    /// Whether any row is of the region with that code.
    pub(super) fn has_rows_of(&self, code: &str) -> bool {
        let region = self.dataset.region_by_code(code);
        let rows = &self.dataset.content().investments;
        region.is_some_and(|region| rows.iter().any(|row| row.region == region))
    }
}

/// The view with the reader's settings: language, theme, hidden parts.
pub(super) fn with_settings_of(view: &View, reader: &View) -> View {
    View {
        language: reader.language,
        theme: reader.theme,
        hide: reader.hide.clone(),
        ..view.clone()
    }
}

/// What a view shows, without the reader's settings and what only points at something.
fn essence(view: &View) -> View {
    let settings = View::default();
    View { dataset: None, focus: None, data: None, ..with_settings_of(view, &settings) }
}

fn errors(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    diagnostics
}
