//! Each krona once: rows without parts, and what their wholes leave beside them.

use crate::dataset::{
    AbsentAmount, AmountSum, Content, Investment, Precision, Recurrence, Year, YearRange, YearSet,
};

/// What is counted, in columns of equal length, in the order of the rows.
///
/// Guarantee: over all years, the entries of a whole and of everything below it sum up to the
/// whole (where no amount is missing and the parts do not exceed a hedged whole).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Entries {
    rows: Vec<usize>,
    years: Vec<YearRange>,
    flags: Vec<Flags>,
    amounts: Vec<Result<AmountSum, AbsentAmount>>,
    precisions: Vec<Precision>,
    /// The parts of each row, by row; empty where there are none that count, or where no row has any.
    parts: Vec<Vec<usize>>,
    /// How many amounts a row and everything below it count, by row: a yearly one once a year;
    /// nothing where no row has parts.
    weights: Vec<usize>,
    /// Whether a row's parts and what remains of it sum up to it, by row; nothing where none has parts.
    adds_up: Vec<bool>,
}

/// One thing that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row that it is, or that it remains of.
    pub row: usize,
    /// Its years: each of them counts the amount, or all together if it is a span.
    pub years: YearRange,
    /// One sum for all its years.
    pub is_span: bool,
    /// Goes on after its last counted year, unchecked.
    pub is_endless: bool,
    /// What a whole leaves beside its parts.
    pub is_remainder: bool,
    /// Öre (a year's, unless it is a span), or why there is none.
    pub amount: Result<AmountSum, AbsentAmount>,
    /// How far the amount can be trusted.
    pub precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flags {
    is_span: bool,
    is_endless: bool,
    is_remainder: bool,
}

impl Entries {
    /// All entries, in the order of their rows.
    pub fn iter(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// An entry by its place in that order.
    pub fn get(&self, index: usize) -> Option<Entry> {
        let flags = self.flags.get(index)?;
        Some(Entry {
            row: *self.rows.get(index)?,
            years: *self.years.get(index)?,
            is_span: flags.is_span,
            is_endless: flags.is_endless,
            is_remainder: flags.is_remainder,
            amount: *self.amounts.get(index)?,
            precision: *self.precisions.get(index)?,
        })
    }

    /// The row of an entry, by its place in that order.
    pub fn row(&self, index: usize) -> Option<usize> {
        self.rows.get(index).copied()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that are parts of a row; empty for a row that is counted itself.
    pub fn parts(&self, row: usize) -> &[usize] {
        self.parts.get(row).map_or(&[], Vec::as_slice)
    }

    /// Whether any row is a part of another.
    pub(crate) fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// How many amounts a row and everything below it count, if together they are the row's own
    /// amount; `None` for a row without parts.
    pub(crate) fn weight_of_whole(&self, row: usize) -> Option<usize> {
        let is_whole = !self.parts(row).is_empty() && self.adds_up.get(row) == Some(&true);
        self.weights.get(row).copied().filter(|_| is_whole)
    }

    /// The entries of sound content; the rows whose parts exceed them are counted whole, and nothing
    /// below them is.
    pub(super) fn derive(content: &Content, has_parts: bool, exceeded: &[usize]) -> Self {
        let mut parts = if has_parts { parts_by_row(content) } else { Vec::new() };
        let dropped = drop_below(exceeded, &mut parts);
        let (weights, adds_up) = (vec![0; parts.len()], vec![true; parts.len()]);
        let size = content.investments.len();
        let mut entries = Self {
            rows: Vec::with_capacity(size),
            years: Vec::with_capacity(size),
            flags: Vec::with_capacity(size),
            amounts: Vec::with_capacity(size),
            precisions: Vec::with_capacity(size),
            parts,
            weights,
            adds_up,
        };
        for (row, investment) in content.investments.iter().enumerate() {
            if dropped.get(row) == Some(&true) {
                continue;
            }
            if entries.parts(row).is_empty() {
                entries.push(content, leaf(content, row, investment));
                continue;
            }
            let below = entries.parts(row).to_vec();
            let remainders = remainders(content, row, investment, &below);
            if let Some(adds_up) = entries.adds_up.get_mut(row) {
                *adds_up = remainders.add_up;
            }
            for entry in remainders.entries {
                entries.push(content, entry);
            }
        }
        entries
    }

    fn push(&mut self, content: &Content, entry: Entry) {
        let weight = if entry.is_span { 1 } else { usize::from(entry.years.count()) };
        let mut at = Some(entry.row).filter(|_| self.has_parts());
        while let Some(row) = at {
            if let Some(total) = self.weights.get_mut(row) {
                *total += weight;
            }
            at = content.investments.get(row).and_then(|row| row.part_of);
        }
        self.rows.push(entry.row);
        self.years.push(entry.years);
        self.flags.push(Flags {
            is_span: entry.is_span,
            is_endless: entry.is_endless,
            is_remainder: entry.is_remainder,
        });
        self.amounts.push(entry.amount);
        self.precisions.push(entry.precision);
    }
}

fn leaf(content: &Content, row: usize, this: &Investment) -> Entry {
    Entry {
        row,
        years: counted(content, this),
        is_span: this.is_span(),
        is_endless: this.to.is_none(),
        is_remainder: false,
        amount: this.amount.map(|amount| AmountSum::from(amount.minor())),
        precision: this.precision,
    }
}

/// What a whole leaves, and whether it and its parts sum up to the whole.
struct Remainders {
    entries: Vec<Entry>,
    add_up: bool,
}

impl Remainders {
    fn take(&mut self, base: Entry, years: YearRange, rest: Rest) {
        let (amount, precision) = match rest {
            Rest::Unknown(reason) => (Err(reason), base.precision),
            Rest::Known(amount, precision) => (Ok(amount), precision),
        };
        self.add_up &= amount.is_ok_and(|amount| amount >= 0);
        if amount.is_ok_and(|amount| amount <= 0) {
            return;
        }
        match self.entries.last_mut() {
            Some(run)
                if (run.amount, run.precision) == (amount, precision)
                    && years.first().since(run.years.last()) == 1 =>
            {
                run.years = run.years.union(years);
            }
            _ => self.entries.push(Entry { years, amount, precision, ..base }),
        }
    }
}

/// What a whole leaves: one entry, or for an annual whole one for each run of equal years.
fn remainders(content: &Content, row: usize, whole: &Investment, parts: &[usize]) -> Remainders {
    let years = counted(content, whole);
    let base = Entry { is_remainder: true, ..leaf(content, row, whole) };
    let mut remainders = Remainders { entries: Vec::new(), add_up: true };
    if whole.recurrence != Recurrence::Annual {
        let rest = rest(content, whole, parts, &|part| Share::of_all_years(content, part));
        remainders.take(base, years, rest);
        return remainders;
    }
    for year in years.years() {
        let rest = rest(content, whole, parts, &|part| Share::of_year(content, part, year));
        remainders.take(base, YearRange::single(year), rest);
    }
    for run in &mut remainders.entries {
        run.is_endless = base.is_endless && run.years.last() == years.last();
    }
    remainders
}

enum Rest {
    Known(AmountSum, Precision),
    Unknown(AbsentAmount),
}

/// What a part takes of its whole.
enum Share {
    Of(AmountSum),
    Nothing,
    Unknown,
}

impl Share {
    fn of_all_years(content: &Content, part: &Investment) -> Self {
        match part.amount {
            Err(_) => Self::Unknown,
            Ok(amount) => Self::Of(AmountSum::from(amount.minor()) * times(content, part)),
        }
    }

    fn of_year(content: &Content, part: &Investment, year: Year) -> Self {
        if !counted(content, part).contains(year) {
            return Self::Nothing;
        }
        match part.amount {
            // How much of a span falls in one year is not known.
            _ if part.is_span() => Self::Unknown,
            Err(_) => Self::Unknown,
            Ok(amount) => Self::Of(AmountSum::from(amount.minor())),
        }
    }
}

fn rest(
    content: &Content,
    whole: &Investment,
    parts: &[usize],
    share: &dyn Fn(&Investment) -> Share,
) -> Rest {
    let amount = match whole.amount {
        Ok(amount) => AmountSum::from(amount.minor()),
        Err(reason) => return Rest::Unknown(reason),
    };
    let mut rest = amount;
    let mut precision = whole.precision.of_remainder();
    for part in parts.iter().filter_map(|&part| content.investments.get(part)) {
        match share(part) {
            Share::Unknown => return Rest::Unknown(AbsentAmount::NotReported),
            Share::Nothing => {}
            Share::Of(amount) => {
                rest -= amount;
                precision = precision.plus(part.precision.subtracted());
            }
        }
    }
    Rest::Known(rest, precision)
}

/// A whole that its parts exceed.
pub(super) struct Excess {
    pub(super) row: usize,
    /// The parts that are summed up; for an annual whole those of the first such year.
    pub(super) parts: Vec<usize>,
    /// What they come to.
    pub(super) sum: AmountSum,
    /// What the whole is.
    pub(super) amount: AmountSum,
}

/// The wholes that their parts exceed, also where other rows go round in a circle.
pub(super) fn exceeded(content: &Content) -> Vec<Excess> {
    exceeded_by(content, &parts_by_row(content)).collect()
}

/// The rows whose parts exceed them, ascending.
pub(super) fn exceeded_rows(content: &Content) -> Vec<usize> {
    exceeded_by(content, &parts_by_row(content)).map(|excess| excess.row).collect()
}

fn exceeded_by<'a>(
    content: &'a Content,
    parts: &'a [Vec<usize>],
) -> impl Iterator<Item = Excess> + 'a {
    let wholes = parts.iter().enumerate().filter(|(_, parts)| !parts.is_empty());
    wholes.filter_map(|(row, parts)| excess(content, row, parts))
}

/// The parts of each row, by row.
fn parts_by_row(content: &Content) -> Vec<Vec<usize>> {
    let mut parts = vec![Vec::new(); content.investments.len()];
    for (row, investment) in content.investments.iter().enumerate() {
        if let Some(siblings) = investment.part_of.and_then(|whole| parts.get_mut(whole)) {
            siblings.push(row);
        }
    }
    parts
}

fn excess(content: &Content, row: usize, parts: &[usize]) -> Option<Excess> {
    let whole = content.investments.get(row)?;
    if matches!(whole.precision, Precision::About | Precision::AtLeast) {
        return None;
    }
    let amount = AmountSum::from(whole.amount.ok()?.minor());
    let excess = |amount: AmountSum, share: &dyn Fn(&Investment) -> Share| {
        let mut excess = Excess { row, parts: Vec::new(), sum: 0, amount };
        for &at in parts {
            if let Some(Share::Of(amount)) = content.investments.get(at).map(share) {
                excess.sum += amount;
                excess.parts.push(at);
            }
        }
        (excess.sum > amount).then_some(excess)
    };
    if whole.recurrence == Recurrence::Annual {
        let own = counted(content, whole);
        let exceeded = own
            .years()
            .find_map(|year| excess(amount, &|part| Share::of_year(content, part, year)));
        let all = years_of(content, parts);
        exceeded.or_else(|| {
            // In a year in which the whole is nothing, a part has nothing to be a part of.
            all.years().filter(|year| !own.contains(*year)).find_map(|year| {
                excess(0, &|part| match Share::of_year(content, part, year) {
                    Share::Unknown if counted(content, part).intersection(own).is_none() => {
                        Share::of_all_years(content, part)
                    }
                    share => share,
                })
            })
        })
    } else {
        excess(amount, &|part| Share::of_all_years(content, part))
    }
}

fn counted(content: &Content, row: &Investment) -> YearRange {
    row.counted_years(content.source_year(row))
}

/// All years of these rows.
fn years_of(content: &Content, rows: &[usize]) -> YearSet {
    let mut years = YearSet::default();
    for row in rows.iter().filter_map(|&at| content.investments.get(at)) {
        years.add(counted(content, row));
    }
    years
}

/// How many times a part's amount counts over its years.
fn times(content: &Content, part: &Investment) -> AmountSum {
    if part.recurrence == Recurrence::Annual {
        AmountSum::from(counted(content, part).count())
    } else {
        1
    }
}

/// Takes the parts of these rows, and theirs, out of the count; which rows that drops.
fn drop_below(wholes: &[usize], parts: &mut [Vec<usize>]) -> Vec<bool> {
    let mut dropped = vec![false; parts.len()];
    let mut open = wholes.to_vec();
    while let Some(row) = open.pop() {
        for part in parts.get_mut(row).map(core::mem::take).unwrap_or_default() {
            if let Some(is_dropped) = dropped.get_mut(part) {
                *is_dropped = true;
            }
            open.push(part);
        }
    }
    dropped
}
