//! Editions of a dataset, and links that were made with another one than that at hand.

use crate::compare::{Change, Comparison, changes, compare};
use crate::components::by_address::ByAddress;
use crate::components::library::Shelf;
use crate::dataset::Dataset;
use crate::export::{Fingerprint, fingerprint};
use crate::text::{ChangedData, Editions, Locale, Since, changed_data};
use crate::view::View;

/// A dataset as it was written once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edition {
    pub(super) dataset: ByAddress<Dataset>,
    pub(super) fingerprint: Fingerprint,
}

impl Edition {
    pub(super) fn of(dataset: Dataset) -> Self {
        let fingerprint = fingerprint(&dataset);
        Self { dataset: ByAddress::new(dataset), fingerprint }
    }

    /// Whether it takes the place of one that stands before it in the page.
    pub(super) fn supersedes(&self, before: &Self) -> bool {
        // Dates as they are written stand in their order.
        let [this, before] =
            [self, before].map(|edition| edition.dataset.content().updated.to_string());
        this >= before
    }
}

/// A link whose data are not those at hand.
#[derive(Debug)]
pub(super) struct Outdated {
    at_hand: ByAddress<Dataset>,
    since: Since,
    /// `None` without the edition that the link was made with.
    compared: Option<Compared>,
}

/// Two editions under the link's view.
#[derive(Debug)]
struct Compared {
    before: (ByAddress<Dataset>, Comparison),
    after: Comparison,
    changes: Vec<Change>,
}

impl Outdated {
    /// `None` if the link says nothing about its data, or means those at hand.
    pub(super) fn of(shelf: &Shelf, link: View, since: Since) -> Option<Self> {
        let made_with = link.data.clone()?;
        let at_hand = shelf.dataset.clone();
        let is_other_dataset = link.dataset.as_ref().is_some_and(|id| *id != at_hand.content().id);
        if is_other_dataset || made_with == shelf.fingerprint.short() {
            return None;
        }
        let earlier = shelf.earlier.iter().find(|each| each.fingerprint.short() == made_with);
        let compared = earlier.map(|earlier| {
            let before = earlier.dataset.clone();
            // The years of its own time: later editions may have more.
            let view = link.resolved(&before);
            let (old, after) = (compare(&before, &view), compare(&at_hand, &view));
            let changes = changes((&before, &old), (&at_hand, &after));
            Compared { before: (before, old), after, changes }
        });
        Some(Self { at_hand, since, compared })
    }

    /// What has changed, in words.
    pub(super) fn words(&self, locale: &Locale) -> ChangedData {
        let editions = self.compared.as_ref().map(|compared| Editions {
            before: (&compared.before.0, &compared.before.1),
            after: (&self.at_hand, &compared.after),
            changes: &compared.changes,
        });
        changed_data(&self.at_hand, editions, self.since, locale)
    }
}
