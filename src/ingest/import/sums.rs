//! Rows that add up others: known by their words, left out so that no krona counts twice.

use std::collections::HashMap;

use crate::dataset::{Phase, Year};
use crate::ingest::import::content::Parts;
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::plan::{Given, Plan};
use crate::ingest::import::region::Named;
use crate::ingest::import::sum_words::{Level, may_be_sum, sum_in};
use crate::ingest::import::{value, vocabulary};
use crate::ingest::mapping::Member;

/// A row that adds up others, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SumRow {
    pub(crate) row: usize,
    /// The column whose words say so.
    pub(crate) column: usize,
    pub(crate) fate: Fate,
}

/// What becomes of a row that adds up others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// What it adds up is there.
    LeftOut,
    /// Nothing that it could add up is there: it is the only one to tell the amount.
    Kept,
    /// Several rows add up the same, and nothing says which one counts.
    Unclear,
}

/// A row that adds up others, before it is known what else there is.
struct Candidate {
    row: usize,
    column: usize,
    level: Level,
    place: Place,
}

/// What a row is about, as far as it decides whether it can be a part of another.
#[derive(Clone, Copy)]
struct Place {
    region: Option<usize>,
    years: Years,
    phase: Option<Phase>,
}

/// The rows that add up others, in the order of the table.
///
/// Of the rows of one region, in years that meet and the same phase, only those that add up least are
/// taken: rows of single purposes before sums of some, and those before sums of all. What a sum does
/// not say can be anything.
pub(crate) fn sum_rows<'t>(
    plan: &Plan<'t>,
    parts: &mut Parts<'t>,
    findings: &Findings<'t>,
) -> Vec<SumRow> {
    let reader = Reader::new(plan);
    let candidates = reader.candidates(parts, findings);
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut present: HashMap<(usize, Level), Present> = HashMap::new();
    for candidate in &candidates {
        if let Some(region) = candidate.place.region.filter(|_| reader.has_number(candidate.row)) {
            present.entry((region, candidate.level)).or_default().add(candidate.place);
        }
    }
    let mut sums = candidates.iter().map(|candidate| candidate.row).peekable();
    for row in 0..plan.table.row_count() {
        if sums.next_if_eq(&row).is_some() || !reader.is_read(row, findings) {
            continue;
        }
        let place = reader.place(row, parts);
        if let Some(region) = place.region.filter(|_| reader.has_number(row)) {
            present.entry((region, Level::Row)).or_default().add(place);
        }
    }
    let fate = |candidate: &Candidate| {
        let Some(region) = candidate.place.region else { return Fate::LeftOut };
        let at = |level| present.get(&(region, level));
        let is_there = |level: Level| {
            level < candidate.level && at(level).is_some_and(|it| it.meets(candidate.place))
        };
        if [Level::Row, Level::Some].into_iter().any(is_there) {
            Fate::LeftOut
        } else if candidate.level == Level::All
            && at(Level::All).is_some_and(|it| it.is_repeated(candidate.place))
        {
            Fate::Unclear
        } else {
            Fate::Kept
        }
    };
    let row = |it: &Candidate| SumRow { row: it.row, column: it.column, fate: fate(it) };
    candidates.iter().map(row).collect()
}

/// Where rows say what they are about.
struct Reader<'p, 't> {
    plan: &'p Plan<'t>,
    from: Given<'t>,
    to: Given<'t>,
    phase: Given<'t>,
}

impl<'p, 't> Reader<'p, 't> {
    fn new(plan: &'p Plan<'t>) -> Self {
        // Where each column of amounts has a year or phase of its own, a row has them all.
        let given = |member| match plan.amounts.as_slice() {
            [amounts] => plan.given(member, amounts),
            _ => Given { column: plan.column(member), constant: None },
        };
        let (from, to, phase) = (given(Member::From), given(Member::To), given(Member::Phase));
        Self { plan, from, to, phase }
    }

    fn is_read(&self, row: usize, findings: &Findings<'_>) -> bool {
        !findings.is_set_aside(row) && self.plan.is_of_part(row)
    }

    fn candidates(&self, parts: &mut Parts<'t>, findings: &Findings<'_>) -> Vec<Candidate> {
        let column = |member| self.plan.column(member);
        let words = [column(Member::Purpose), column(Member::Area)];
        let region = column(Member::Region);
        let mut candidates = Vec::new();
        for row in 0..self.plan.table.row_count() {
            if !self.is_read(row, findings) {
                continue;
            }
            let by_words = words.into_iter().flatten().find_map(|column| {
                let sum = sum_in(self.plan.table.cell(row, column), &|name| parts.whole_of(name));
                sum.map(|sum| (column, sum.level))
            });
            let by_region = region.and_then(|column| {
                let words = self.plan.table.cell(row, column);
                let named = may_be_sum(words).then(|| parts.region(words))?;
                matches!(named, Named::Sum(_)).then_some((column, Level::All))
            });
            if let Some((column, level)) = by_region.or(by_words) {
                candidates.push(Candidate { row, column, level, place: self.place(row, parts) });
            }
        }
        candidates
    }

    fn place(&self, row: usize, parts: &mut Parts<'t>) -> Place {
        let region = self.plan.column(Member::Region).map(|at| self.plan.table.cell(row, at));
        let region = region.filter(|words| !words.is_empty());
        let region = region.or_else(|| self.plan.mapping.constant(Member::Region));
        let region = match region.map(|words| parts.region(words)) {
            Some(Named::Region(region)) => Some(region),
            Some(Named::Sum(region)) => region,
            _ => None,
        };
        let words = |given| self.plan.words(given, row).map(|(words, _)| words);
        let phase = words(self.phase).and_then(|words| vocabulary::PHASES.find(words));
        Place { region, years: self.years(row).unwrap_or(Years::ALL), phase }
    }

    fn years(&self, row: usize) -> Option<Years> {
        let words = |given| self.plan.words(given, row).map(|(words, _)| words);
        let years = value::read_years(words(self.from)?)?;
        let last = match words(self.to) {
            Some(words) => value::read_years(words).map(|to| to.to.flatten().unwrap_or(to.from)),
            None => years.to.unwrap_or(Some(years.from)),
        };
        Some(Years::between(years.from, last.unwrap_or(Year::MAX)))
    }

    /// Whether a row has any number among its amounts: one that has none tells nothing of a sum.
    fn has_number(&self, row: usize) -> bool {
        let cells = self.plan.amounts.iter().map(|it| self.plan.table.cell(row, it.column));
        cells.into_iter().any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()))
    }
}

/// The years of which there are rows, by their phase; the first is of rows that do not say it.
#[derive(Default)]
struct Present {
    once: [Years; 1 + Phase::ALL.len()],
    twice: [Years; 1 + Phase::ALL.len()],
}

impl Present {
    fn add(&mut self, place: Place) {
        let slot = slot(place.phase);
        if let (Some(once), Some(twice)) = (self.once.get_mut(slot), self.twice.get_mut(slot)) {
            twice.add(once.and(place.years));
            once.add(place.years);
        }
    }

    fn meets(&self, place: Place) -> bool {
        let own = slot(place.phase);
        let slots = self.once.iter().enumerate();
        let mut alike = slots.filter(|(slot, _)| own == 0 || *slot == 0 || *slot == own);
        alike.any(|(_, years)| !years.and(place.years).is_empty())
    }

    fn is_repeated(&self, place: Place) -> bool {
        let twice = self.twice.get(slot(place.phase));
        twice.is_some_and(|years| !years.and(place.years).is_empty())
    }
}

fn slot(phase: Option<Phase>) -> usize {
    phase.map_or(0, |phase| 1 + phase as usize)
}

/// A set of years, a bit for each that there can be.
#[derive(Clone, Copy, Default)]
struct Years([u64; 5]);

impl Years {
    const ALL: Self = Self([u64::MAX; 5]);

    fn between(first: Year, last: Year) -> Self {
        let mut years = Self::default();
        for year in first.number()..=last.number() {
            let at = usize::from(year - Year::MIN.number());
            if let Some(bits) = years.0.get_mut(at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        years
    }

    fn and(self, other: Self) -> Self {
        let mut both = self;
        both.0.iter_mut().zip(other.0).for_each(|(bits, other)| *bits &= other);
        both
    }

    fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(bits, other)| *bits |= other);
    }

    fn is_empty(self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }
}

/// Tells what becomes of a row that adds up others; whether it is read all the same.
pub(crate) fn settle(sum: &SumRow, plan: &Plan<'_>, findings: &mut Findings<'_>) -> bool {
    let cell = Cell { row: sum.row, column: Some(sum.column) };
    let words = plan.table.cell(sum.row, sum.column);
    match sum.fate {
        Fate::LeftOut => findings.leave_out_sum(cell, words),
        Fate::Kept => findings.warning(cell, "sum-kept", words, ""),
        Fate::Unclear => findings.error(cell, "sum-unclear", words, ""),
    }
    sum.fate == Fate::Kept
}
