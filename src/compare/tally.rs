//! The sums that marks are made of: what a group comes to in a year, or over a span.

use crate::compare::facts::Facts;
use crate::compare::{Filter, Group};
use crate::dataset::{
    AmountSum, Class, Dataset, Expenditure, Item, MINOR_PER_KRONA, Nature, Phase, Sum, Year,
    YearRange,
};

/// Amounts of one region that are adjusted alike.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) group: Group,
    /// One year, or the years of a span.
    pub(super) years: YearRange,
    /// The price level of the amounts, where it differs from their years'.
    pub(super) price_year: Option<Year>,
    /// Öre.
    pub(super) amount: AmountSum,
    /// Öre of it that are a plan.
    pub(super) plan_amount: AmountSum,
    /// Kronor of spans that are spread, and how much of that is a plan.
    pub(super) spread: (f64, f64),
    pub(super) facts: Facts,
    /// How many amounts there are, absent ones too.
    pub(super) parts: usize,
    /// What may count at the precision of a whole.
    pub(super) wholes: Vec<Item>,
    /// The place of the next term with another price level.
    next: Option<usize>,
    /// Its place in the table.
    slot: usize,
}

/// How many rows a filter hides of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The first of the view's filters, in their order, that these rows do not pass.
    pub by: Filter,
    /// What kind of money they are.
    pub nature: Nature,
    /// Running costs or buildings.
    pub expenditure: Expenditure,
    /// How many rows.
    pub rows: usize,
}

/// The terms of one region, found by group and years at once.
#[derive(Debug)]
pub(super) struct Tally {
    first: Year,
    years: usize,
    /// One more than the place of a term, by group, first and last year; 0 for none.
    table: Vec<u32>,
    terms: Vec<Term>,
}

/// What is added to a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) years: YearRange,
    /// The first year that goes on unchecked: it has a place in a running sum, but no value.
    pub(super) is_unchecked: bool,
    /// In how many years a span is spread, of which this is one.
    pub(super) spread_over: Option<u16>,
}

const GROUPS: usize = Phase::ALL.len() * Nature::ALL.len();

impl Tally {
    /// Nothing yet; for the years of a dataset, and the one after.
    pub(super) fn new(dataset: &Dataset) -> Self {
        let years = dataset.years().unwrap_or(YearRange::single(Year::MIN));
        let count = usize::from(years.count()) + 1;
        let table = vec![0; GROUPS * count * count];
        Self { first: years.first(), years: count, table, terms: Vec::new() }
    }

    /// Adds what alike entries come to.
    ///
    /// `items` are the entries, where their wholes matter.
    pub(super) fn add(
        &mut self,
        class: &Class,
        facts: Facts,
        sum: Sum,
        part: Part,
        items: &dyn Fn() -> Vec<Item>,
    ) {
        let group = Group { phase: class.phase, nature: class.nature };
        let Some(term) = self.term(group, part.years, class.price_year) else { return };
        let notes = if class.has_whole { sum.notes.without_precision() } else { sum.notes };
        let is_plan = class.plan_from.is_some_and(|from| from <= part.years.last());
        term.facts = term.facts.plus(facts.of_part(notes, is_plan, part.is_unchecked));
        term.parts += sum.entries;
        if class.has_whole {
            term.wholes.extend(items());
        }
        if class.absent.is_some() || part.is_unchecked {
            return;
        }
        if let Some(count) = part.spread_over {
            let kronor = sum.amount as f64 / MINOR_PER_KRONA as f64 / f64::from(count);
            term.spread.0 += kronor;
            term.spread.1 += if is_plan { kronor } else { 0.0 };
        } else {
            term.amount += sum.amount;
            term.plan_amount += if is_plan { sum.amount } else { 0 };
        }
    }

    /// The terms; nothing is left.
    pub(super) fn take(&mut self) -> Vec<Term> {
        for term in &self.terms {
            if let Some(place) = self.table.get_mut(term.slot) {
                *place = 0;
            }
        }
        core::mem::take(&mut self.terms)
    }

    fn term(
        &mut self,
        group: Group,
        years: YearRange,
        price_year: Option<Year>,
    ) -> Option<&mut Term> {
        let slot = self.slot(group, years)?;
        let head = self.table.get_mut(slot)?;
        let mut at = head.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        while let Some(term) = at.and_then(|at| self.terms.get(at)) {
            if term.price_year == price_year {
                break;
            }
            at = term.next;
        }
        if at.is_none() {
            let next = head.checked_sub(1).and_then(|place| usize::try_from(place).ok());
            at = Some(self.terms.len());
            *head = u32::try_from(self.terms.len() + 1).ok()?;
            self.terms.push(Term {
                group,
                years,
                price_year,
                amount: 0,
                plan_amount: 0,
                spread: (0.0, 0.0),
                facts: Facts::default(),
                parts: 0,
                wholes: Vec::new(),
                next,
                slot,
            });
        }
        self.terms.get_mut(at?)
    }

    fn slot(&self, group: Group, years: YearRange) -> Option<usize> {
        let offset = |year: Year| usize::try_from(year.since(self.first)).ok();
        let group = group.phase as usize * Nature::ALL.len() + group.nature as usize;
        Some((group * self.years + offset(years.first())?) * self.years + offset(years.last())?)
    }
}
