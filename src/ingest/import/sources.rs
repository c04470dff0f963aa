//! The documents that rows were read from: one for all, or one for each that rows name.

use std::collections::HashMap;

use crate::dataset::lookup::hash;
use crate::dataset::{PublisherKind, Source};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::plan::{AmountColumn, Given, Plan};
use crate::ingest::import::value::{self, Choice};
use crate::ingest::import::vocabulary;
use crate::ingest::mapping::Member;

/// The members that tell sources apart.
const PARTS: [Member; 10] = [
    Member::Source,
    Member::Publisher,
    Member::PublisherKind,
    Member::SourceTitle,
    Member::SourceDate,
    Member::SourceDateBasis,
    Member::SourceUrl,
    Member::SourceArchived,
    Member::SourceRetrieved,
    Member::SourceNote,
];

/// The sources of an import, as rows name them.
#[derive(Debug, Default)]
pub(crate) struct Sources<'t> {
    pub(crate) all: Vec<Source>,
    /// By all that a row says of its source.
    found: HashMap<Vec<Option<&'t str>>, usize>,
    ids: HashMap<String, usize>,
}

/// Where the parts of a source are read from, for one column of amounts.
#[derive(Debug)]
pub(crate) struct SourceGiven<'t> {
    given: [Given<'t>; 10],
    /// The columns among these.
    columns: Vec<usize>,
    /// What these say in the present row.
    present: Vec<&'t str>,
    /// What they have said, one list behind the other, and the source of each.
    known: Vec<&'t str>,
    sources: Vec<usize>,
    /// The place of each of these, + 1, in one of its [`SourceGiven::slots`]; 0 is free.
    places: Vec<u32>,
}

/// In so many slots sources are remembered by what the columns say.
const SLOTS: usize = 512;

/// In so many places each is sought.
const MAX_PROBES: usize = 8;

impl<'t> SourceGiven<'t> {
    pub(crate) fn new(plan: &Plan<'t>, amounts: &AmountColumn<'t>) -> Self {
        let given = PARTS.map(|member| plan.given(member, amounts));
        let columns = given.iter().filter_map(|given| given.column).collect();
        let (present, known, sources, places) = Default::default();
        Self { given, columns, present, known, sources, places }
    }

    /// Where a member is read from.
    fn of(&self, member: Member) -> Given<'t> {
        let place = PARTS.iter().position(|part| *part == member);
        let nothing = Given { column: None, constant: None };
        place.and_then(|place| self.given.get(place)).copied().unwrap_or(nothing)
    }

    /// Takes what a row says; its source, if one that says the same has come.
    fn known(&mut self, plan: &Plan<'t>, row: usize) -> Option<usize> {
        self.present.clear();
        self.present.extend(self.columns.iter().map(|column| plan.table.cell(row, *column)));
        for slot in self.slots() {
            let place = (*self.places.get(slot)? as usize).checked_sub(1)?;
            let from = place * self.columns.len();
            if self.known.get(from..from + self.columns.len()) == Some(&self.present) {
                return self.sources.get(place).copied();
            }
        }
        None
    }

    /// Notes the source of the row that was asked for last, if there is room.
    fn note(&mut self, source: usize) {
        if self.places.is_empty() {
            self.places = vec![0; SLOTS];
        }
        let is_free = |slot: &usize| self.places.get(*slot) == Some(&0);
        if let Some(slot) = self.slots().find(is_free)
            && let Some(place) = self.places.get_mut(slot)
        {
            self.known.extend_from_slice(&self.present);
            self.sources.push(source);
            *place = self.sources.len() as u32;
        }
    }

    /// The slots in which the present row may stand.
    fn slots(&self) -> impl Iterator<Item = usize> + use<> {
        let all = |all: u32, cell: &&str| all.rotate_left(5).wrapping_mul(31) ^ hash(cell);
        let begin = self.present.iter().fold(0, all) as usize;
        (begin..begin + MAX_PROBES).map(|slot| slot % SLOTS)
    }
}

impl<'t> Sources<'t> {
    /// The source of a row.
    pub(crate) fn find(
        &mut self,
        given: &mut SourceGiven<'t>,
        plan: &Plan<'t>,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        if let Some(known) = given.known(plan, row) {
            return Some(known);
        }
        let words = |given: &Given<'t>| plan.words(*given, row).map(|(words, _)| words);
        let key: Vec<_> = given.given.iter().map(words).collect();
        let found = match self.found.get(&key) {
            Some(&source) => source,
            // Read anew where something is wrong, so that each row has its diagnostics.
            None => {
                let source = self.read(given, plan, row, findings)?;
                self.found.insert(key, source);
                source
            }
        };
        given.note(found);
        Some(found)
    }

    fn read(
        &mut self,
        given: &SourceGiven<'t>,
        plan: &Plan<'t>,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        let words = |member| plan.words(given.of(member), row);
        let needed = |member: Member, findings: &mut Findings<'_>| {
            plan.needed(given.of(member), member, row, findings)
        };
        let publisher = needed(Member::Publisher, findings);
        let title = needed(Member::SourceTitle, findings);
        let date = needed(Member::SourceDate, findings);
        needed(Member::PublisherKind, findings);
        let mut choice = Choice::new(given.of(Member::PublisherKind), vocabulary::PUBLISHER_KINDS);
        let kind: Option<PublisherKind> = choice.read(plan, row, findings);
        let mut basis = Choice::new(given.of(Member::SourceDateBasis), vocabulary::BASES);
        let date_is_inferred = basis.read(plan, row, findings).unwrap_or(false);
        let publisher = publisher.and_then(|(words, cell)| value::plain(words, cell, findings));
        let title = title.and_then(|(words, cell)| value::text(words, cell, findings));
        let date = date.and_then(|(words, cell)| value::date(words, cell, findings));
        let link = |member, findings: &mut Findings<'_>| {
            words(member).and_then(|(words, cell)| value::link(words, cell, findings))
        };
        let url = link(Member::SourceUrl, findings);
        let archived = link(Member::SourceArchived, findings);
        let retrieved = words(Member::SourceRetrieved);
        let retrieved = retrieved.and_then(|(words, cell)| value::date(words, cell, findings));
        let note = words(Member::SourceNote);
        let note = note.and_then(|(words, cell)| value::text(words, cell, findings));
        let own = words(Member::Source);
        let id = match own {
            Some((words, cell)) => value::code(words, cell, findings)?,
            None => self.free_id(),
        };
        if findings.is_set_aside(row) {
            return None;
        }
        let source = Source {
            id,
            publisher: publisher?,
            kind: kind?,
            title: title?,
            date: date?,
            date_is_inferred,
            url,
            archived,
            retrieved,
            note,
        };
        self.place(source, own, findings)
    }

    /// The index of a source; one with the id of another must be the same.
    fn place(
        &mut self,
        source: Source,
        own: Option<(&'t str, Cell)>,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        if let Some(&same) = self.ids.get(&source.id) {
            let is_equal = self.all.get(same) == Some(&source);
            if !is_equal && let Some((words, cell)) = own {
                findings.error(cell, "source-differs", words, "");
            }
            return is_equal.then_some(same);
        }
        self.ids.insert(source.id.clone(), self.all.len());
        self.all.push(source);
        Some(self.all.len() - 1)
    }

    /// An id that no source has.
    fn free_id(&self) -> String {
        let ids = (self.all.len() + 1..).map(|number| format!("s{number}"));
        ids.into_iter().find(|id| !self.ids.contains_key(id)).unwrap_or_default()
    }

    /// Adds a source that does not come from the table; its index.
    pub(crate) fn add(&mut self, source: &Source) -> usize {
        if let Some(same) = self.all.iter().position(|other| other == source) {
            return same;
        }
        let mut id = source.id.clone();
        while self.ids.contains_key(&id) {
            id = self.free_id();
        }
        self.ids.insert(id.clone(), self.all.len());
        self.all.push(Source { id, ..source.clone() });
        self.all.len() - 1
    }
}
