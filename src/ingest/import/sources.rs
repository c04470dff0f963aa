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
    /// Rows that have come, + 1, each with its source, in a slot of [`SourceGiven::slots`]; 0 is free.
    rows: Vec<(u32, u32)>,
}

/// So many rows are remembered with their sources.
const ROWS: usize = 512;

/// In so many places each is sought.
const MAX_PROBES: usize = 8;

impl<'t> SourceGiven<'t> {
    pub(crate) fn new(plan: &Plan<'t>, amounts: &AmountColumn<'t>) -> Self {
        let given = PARTS.map(|member| plan.given(member, amounts));
        let columns = given.iter().filter_map(|given| given.column).collect();
        Self { given, columns, rows: Vec::new() }
    }

    /// The places in `rows` where one may stand that says the same as this.
    fn slots(&self, plan: &Plan<'t>, row: usize) -> impl Iterator<Item = usize> + use<> {
        let cells = self.columns.iter().map(|column| plan.table.cell(row, *column));
        let hash = cells.fold(0_u32, |all, cell| all.rotate_left(5).wrapping_mul(31) ^ hash(cell));
        (0..MAX_PROBES).map(move |step| (hash as usize + step) % ROWS)
    }

    /// Whether two rows say the same.
    fn are_alike(&self, plan: &Plan<'t>, row: usize, other: usize) -> bool {
        let cell = |row: usize, column: &usize| plan.table.cell(row, *column);
        self.columns.iter().all(|column| cell(row, column) == cell(other, column))
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
        let mut free = None;
        for slot in given.slots(plan, row) {
            let (other, source) = given.rows.get(slot).copied().unwrap_or_default();
            let Some(other) = other.checked_sub(1) else {
                free = Some(slot);
                break;
            };
            if given.are_alike(plan, row, other as usize) {
                return Some(source as usize);
            }
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
        if given.rows.is_empty() {
            given.rows = vec![(0, 0); ROWS];
        }
        if let Some(slot) = free.and_then(|free| given.rows.get_mut(free)) {
            *slot = (row as u32 + 1, found as u32);
        }
        Some(found)
    }

    fn read(
        &mut self,
        given: &SourceGiven<'t>,
        plan: &Plan<'t>,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        let given = |member| {
            let place = PARTS.iter().position(|part| *part == member);
            let nothing = Given { column: None, constant: None };
            place.and_then(|place| given.given.get(place)).copied().unwrap_or(nothing)
        };
        let words = |member| plan.words(given(member), row);
        let needed = |member: Member, findings: &mut Findings<'_>| {
            let found = words(member);
            if found.is_none() {
                let cell = Cell { row, column: given(member).column };
                findings.error(cell, "missing-in-row", "", member.name());
            }
            found
        };
        let publisher = needed(Member::Publisher, findings);
        let title = needed(Member::SourceTitle, findings);
        let date = needed(Member::SourceDate, findings);
        needed(Member::PublisherKind, findings);
        let mut choice = Choice::new(given(Member::PublisherKind), vocabulary::PUBLISHER_KINDS);
        let kind: Option<PublisherKind> = choice.read(plan, row, findings);
        let mut basis = Choice::new(given(Member::SourceDateBasis), vocabulary::BASES);
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
