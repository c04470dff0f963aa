//! What the terms of a mark come to, and how far that can be trusted.

use crate::compare::adjust::{Lens, Whose, quotient};
use crate::compare::facts::Facts;
use crate::compare::tally::Term;
use crate::compare::traits::Traits;
use crate::compare::{Absence, Group, Value};
use crate::dataset::{
    AbsentAmount, AmountSum, Dataset, Item, MINOR_PER_KRONA, Precision, YearRange, YearSet, order,
};
use crate::view::Measure;

/// Terms of a group and of the same years at one price level.
#[derive(Clone, Debug)]
pub(super) struct Priced {
    pub(super) group: Group,
    /// One year, or the years of a span.
    pub(super) years: YearRange,
    /// Öre, as given.
    pub(super) amount: AmountSum,
    /// The same at the price level of the lens, kronor; spread spans too.
    kronor: f64,
    /// Kronor of it that are a plan.
    plan_kronor: f64,
    /// Kronor of spread spans, as given and at the price level of the lens.
    spread_kronor: [f64; 2],
    /// Why the price level is not known.
    no_index: Option<Absence>,
    pub(super) facts: Facts,
    pub(super) parts: usize,
    wholes: Vec<Item>,
    price_levels: YearSet,
    is_inconvertible: bool,
}

/// What a mark comes to.
#[derive(Debug)]
pub(super) struct Total {
    pub(super) value: Result<Value, Absence>,
    pub(super) precision: Precision,
    pub(super) plan_share: Option<f64>,
    pub(super) spread_share: Option<f64>,
    pub(super) amount: Result<AmountSum, AbsentAmount>,
    pub(super) parts: usize,
    pub(super) traits: Traits,
}

impl Priced {
    /// A term of a region at the price level of the lens.
    pub(super) fn new(lens: &Lens<'_>, region: usize, term: Term) -> Self {
        let Term { group, years, price_year, amount, plan_amount, spread, facts, .. } = term;
        let deflator = lens.deflator(region, years, price_year);
        let factor = quotient(deflator.unwrap_or_default());
        let kronor = |amount: AmountSum| amount as f64 / MINOR_PER_KRONA as f64;
        let levels = price_year.map_or(years, YearRange::single);
        Self {
            group,
            years,
            amount,
            kronor: (kronor(amount) + spread.0) * factor,
            plan_kronor: (kronor(plan_amount) + spread.1) * factor,
            spread_kronor: [spread.0, spread.0 * factor],
            no_index: deflator.err().filter(|_| facts.has_value()),
            facts,
            parts: term.parts,
            wholes: term.wholes,
            price_levels: YearSet::of(levels),
            is_inconvertible: !lens.has_index(region, levels),
        }
    }

    /// Both together; of the same group and years.
    pub(super) fn plus(mut self, other: &Self) -> Self {
        self.amount += other.amount;
        self.kronor += other.kronor;
        self.plan_kronor += other.plan_kronor;
        for (kronor, more) in self.spread_kronor.iter_mut().zip(other.spread_kronor) {
            *kronor += more;
        }
        self.no_index = self.no_index.or(other.no_index);
        self.facts = self.facts.plus(other.facts);
        self.parts += other.parts;
        self.wholes.extend_from_slice(&other.wholes);
        self.price_levels = self.price_levels.plus(other.price_levels);
        self.is_inconvertible |= other.is_inconvertible;
        self
    }
}

/// The terms of a region at the price level of the lens.
pub(super) fn priced(
    lens: &Lens<'_>,
    region: usize,
    terms: Vec<Term>,
) -> impl Iterator<Item = Priced> {
    terms.into_iter().map(move |term| Priced::new(lens, region, term))
}

/// The terms, those of the same group and years as one.
pub(super) fn merged(terms: Vec<Priced>) -> Vec<Priced> {
    let key = |at: usize| terms.get(at).map(|term| (term.group, term.years));
    let by_key = order::sorted(terms.len(), &|a, b| key(a).cmp(&key(b)));
    let mut merged: Vec<Priced> = Vec::new();
    for term in by_key.into_iter().filter_map(|at| terms.get(at)) {
        let is_same =
            merged.last().is_some_and(|it| (it.group, it.years) == (term.group, term.years));
        match merged.pop() {
            Some(last) if is_same => merged.push(last.plus(term)),
            last => merged.extend(last.into_iter().chain([term.clone()])),
        }
    }
    merged
}

/// The total of a mark's terms; a share is of the cost of care of `years`.
///
/// One absent amount makes it absent, but for money that does not exist here or is counted
/// elsewhere: that leaves the rest of the sum as it is.
pub(super) fn total(
    dataset: &Dataset,
    lens: &Lens<'_>,
    whose: Whose,
    years: YearRange,
    terms: &[&Priced],
) -> Total {
    let facts = terms.iter().fold(Facts::default(), |facts, term| facts.plus(term.facts));
    let mut traits = facts.traits();
    let mut sum = Sum::default();
    for term in terms {
        traits.years = traits.years.plus(YearSet::of(term.years));
        traits.price_levels = traits.price_levels.plus(term.price_levels);
        traits.is_inconvertible |= term.is_inconvertible;
        let borrowed_from = sum.add(lens, whose, term);
        traits.residents_borrowed_from = traits.residents_borrowed_from.max(borrowed_from);
    }
    let mut value = sum.value(lens, facts);
    if lens.measure() == Measure::Share && facts.is_counted() {
        let cost = lens.net_cost(whose, years);
        value = match (value, cost) {
            (Ok(value), Ok(cost)) => Ok(Value::Computed(value.as_f64() / cost)),
            (Err(Absence::NotChecked) | Ok(_), Err(reason)) => Err(reason),
            (Err(reason), _) => Err(reason),
        };
    }
    let precision = match value {
        Ok(_) => {
            let wholes = terms.iter().flat_map(|term| &term.wholes).copied().collect();
            facts.precision().plus(precision_of_wholes(dataset, wholes))
        }
        Err(_) => Precision::Exact,
    };
    Total {
        value,
        precision,
        plan_share: facts.has_plan().then(|| sum.share(sum.plan_kronor)),
        spread_share: sum.has_spread.then(|| sum.share(sum.spread_kronor)),
        amount: facts.absent_amount().filter(|_| !facts.has_value()).map_or(Ok(sum.amount), Err),
        parts: terms.iter().map(|term| term.parts).sum(),
        traits,
    }
}

/// What has been added so far.
#[derive(Default)]
struct Sum {
    amount: AmountSum,
    kronor: f64,
    plan_kronor: f64,
    spread_kronor: f64,
    has_spread: bool,
    reason: Option<Absence>,
}

impl Sum {
    /// Adds a term; gives the year that lent its residents.
    fn add(
        &mut self,
        lens: &Lens<'_>,
        whose: Whose,
        term: &Priced,
    ) -> Option<crate::dataset::Year> {
        let mut reason = term.facts.absence().into_iter().chain(term.no_index).min();
        let (mut residents, mut borrowed_from) = (1.0, None);
        if lens.measure() == Measure::PerResident && term.facts.has_value() {
            match lens.residents(whose, term.years) {
                Ok(found) => (residents, borrowed_from) = found,
                Err(missing) => reason = reason.or(Some(missing)),
            }
        }
        self.reason = self.reason.into_iter().chain(reason).min();
        self.amount += term.amount;
        // A spread span is rounded to the öre here; its value is not.
        let [spread, spread_priced] = term.spread_kronor;
        self.amount += (spread * MINOR_PER_KRONA as f64).round() as AmountSum;
        self.has_spread |= spread.abs() > 0.0;
        self.spread_kronor += spread_priced / residents;
        self.kronor += term.kronor / residents;
        self.plan_kronor += term.plan_kronor / residents;
        borrowed_from
    }

    fn value(&self, lens: &Lens<'_>, facts: Facts) -> Result<Value, Absence> {
        if let Some(reason) = self.reason {
            Err(reason)
        } else if facts.is_unchecked() {
            Err(Absence::NotChecked)
        } else if !facts.has_value() {
            Err(if facts.is_elsewhere() {
                Absence::IncludedElsewhere
            } else {
                Absence::NotApplicable
            })
        } else if lens.is_computed() || self.has_spread {
            Ok(Value::Computed(self.kronor))
        } else {
            Ok(Value::Exact(self.amount))
        }
    }

    /// How much of the sum that is.
    fn share(&self, kronor: f64) -> f64 {
        if self.kronor > 0.0 { (kronor / self.kronor).clamp(0.0, 1.0) } else { 1.0 }
    }
}

/// The precision of amounts that may lie in a whole: of each whole that is there entirely its own,
/// of the rest each part's.
fn precision_of_wholes(dataset: &Dataset, items: Vec<Item>) -> Precision {
    if items.is_empty() {
        return Precision::Exact;
    }
    let entry_of = |item: &Item| dataset.entries().get(item.entry);
    let mut weights = Vec::new();
    for item in items.iter().filter(|item| is_last_stage(dataset, item)) {
        weights
            .extend(entry_of(item).into_iter().flat_map(|entry| with_wholes(dataset, entry.row)));
    }
    // A row stands there once for each amount that it or anything below it gives.
    let weights = order::ascending(&weights);
    let is_entire = |row: usize| {
        let first = weights.partition_point(|&other| other < row);
        let weight = weights.partition_point(|&other| other <= row) - first;
        dataset.entries().weight_of_whole(row).is_some_and(|all| all == weight)
    };
    let mut total = Precision::Exact;
    let mut named = Vec::new();
    for entry in items.iter().filter_map(entry_of) {
        match with_wholes(dataset, entry.row).filter(|&row| is_entire(row)).last() {
            Some(whole) => named.push(whole),
            None => total = total.plus(entry.precision),
        }
    }
    for whole in order::distinct(&named) {
        total = total.plus(dataset.investment(whole).map_or(Precision::Exact, |it| it.precision));
    }
    total
}

/// The row and the rows that it is a part of, upwards.
pub(super) fn with_wholes(dataset: &Dataset, row: usize) -> impl Iterator<Item = usize> {
    core::iter::successors(Some(row), |&row| dataset.investment(row)?.part_of)
}

fn is_last_stage(dataset: &Dataset, item: &Item) -> bool {
    let row = dataset.entries().get(item.entry).and_then(|entry| dataset.investment(entry.row));
    let stages = row.map_or(0, |row| row.stages.len());
    item.stage.is_none_or(|stage| stage + 1 == stages)
}
