//! Editions of a dataset, and links that were made with another one than that at hand.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

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

/// The bytes of an edition, and what they were read to.
type Known = (Weak<Vec<u8>>, Weak<Dataset>, Fingerprint);

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

impl Edition {
    /// The edition that these very bytes are, if another widget of the page shows it: reading and
    /// adding up cost more than all else that a further widget needs.
    pub(super) fn known(input: &Rc<Vec<u8>>) -> Option<Self> {
        KNOWN.with_borrow(|known| {
            let bytes = Rc::downgrade(input);
            let (_, dataset, fingerprint) = known.iter().find(|it| it.0.ptr_eq(&bytes))?;
            Some(Self { dataset: dataset.upgrade()?.into(), fingerprint: *fingerprint })
        })
    }

    /// The edition that has just been read from these bytes.
    pub(super) fn of(dataset: Dataset, input: &Rc<Vec<u8>>) -> Self {
        let fingerprint = fingerprint(&dataset);
        Self::with(dataset, input, fingerprint)
    }

    /// The same, whose fingerprint is known.
    pub(super) fn with(dataset: Dataset, input: &Rc<Vec<u8>>, fingerprint: Fingerprint) -> Self {
        let dataset = ByAddress::new(dataset);
        KNOWN.with_borrow_mut(|known| {
            known.retain(|(_, dataset, _)| dataset.strong_count() > 0);
            known.push((Rc::downgrade(input), dataset.downgrade(), fingerprint));
        });
        Self { dataset, fingerprint }
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
