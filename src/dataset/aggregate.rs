//! Entries that are alike, added up once, so that a view adds up few sums instead of many rows.

use crate::dataset::class::Class;
use crate::dataset::{
    AmountSum, Content, Entries, Investment, Precision, Year, YearRange, YearSet, order,
};

/// What the entries of a region that are alike come to, in columns.
///
/// Sorted by region, then class (by area first), then years. Every entry is in exactly one
/// aggregate for each of its row's stages, or in one if the row has none.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Aggregates {
    regions: Vec<Region>,
    runs: Vec<(Class, usize)>,
    years: Vec<YearRange>,
    amounts: Vec<AmountSum>,
    rows: Vec<usize>,
    items_from: Vec<usize>,
    items: Vec<Item>,
}

/// Where a region begins, and when it has rows.
#[derive(Clone, Debug, PartialEq, Default)]
struct Region {
    runs_from: usize,
    years: YearSet,
    endless_after: Option<Year>,
}

/// An entry, and the stage at which it counts where its row has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The entry's place among the entries.
    pub entry: usize,
    /// The stage's place in the row.
    pub stage: Option<usize>,
}

/// Entries of one region, class and run of years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aggregate<'a> {
    /// The years of each of them.
    pub years: YearRange,
    /// Öre: what they come to (in each year, unless it is a span); 0 where they have no amounts.
    pub amount: AmountSum,
    /// How many rows begin in it: of what remains of a row in several pieces only the first does.
    pub rows: usize,
    /// The entries, in their order.
    pub items: &'a [Item],
}

impl Aggregates {
    /// The classes that a region has, each with its aggregates.
    pub fn of_region(
        &self,
        region: usize,
    ) -> impl Iterator<Item = (&Class, impl Iterator<Item = Aggregate<'_>>)> {
        let runs_from = |region: usize| {
            self.regions.get(region).map_or(self.runs.len(), |region| region.runs_from)
        };
        let runs = runs_from(region)..runs_from(region + 1);
        let ends =
            runs.clone().map(|run| self.runs.get(run + 1).map_or(self.years.len(), |it| it.1));
        let runs = self.runs.get(runs).unwrap_or_default();
        runs.iter()
            .zip(ends)
            .map(|((class, from), end)| (class, (*from..end).filter_map(|place| self.get(place))))
    }

    /// Whether the data have a row of a region in a year; an endless one is in all later years.
    pub fn has_row(&self, region: usize, year: Year) -> bool {
        self.regions.get(region).is_some_and(|region| {
            region.endless_after.is_some_and(|after| after < year) || region.years.contains(year)
        })
    }

    fn get(&self, place: usize) -> Option<Aggregate<'_>> {
        let from = *self.items_from.get(place)?;
        let end = self.items_from.get(place + 1).copied().unwrap_or(self.items.len());
        Some(Aggregate {
            years: *self.years.get(place)?,
            amount: *self.amounts.get(place)?,
            rows: *self.rows.get(place)?,
            items: self.items.get(from..end)?,
        })
    }

    /// The aggregates of the entries of sound content.
    pub(super) fn derive(content: &Content, entries: &Entries) -> Self {
        let has_whole = rows_with_wholes(content, entries);
        let mut found = Vec::new();
        let mut keys = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let Some(row) = content.investments.get(entry.row) else { continue };
            let has_whole = has_whole.get(entry.row) == Some(&true);
            for stage in stages(row, entry.is_remainder) {
                let class = Class::of(content, &entry, row, stage, has_whole);
                keys.push((row.region, class.code(), entry.years));
                found.push((Item { entry: place, stage }, class));
            }
        }
        let by_key = order::sorted(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        let mut aggregates = Self::default();
        let mut last = None;
        for at in by_key {
            let (Some(&key), Some(&(item, class))) = (keys.get(at), found.get(at)) else {
                continue;
            };
            aggregates.begin(key, last, class);
            aggregates.push(content, entries, item);
            last = Some(key);
        }
        aggregates.end_regions(content.regions.len());
        aggregates
    }

    /// Begins what the key begins: regions, a run, an aggregate.
    fn begin(
        &mut self,
        key: (usize, u128, YearRange),
        last: Option<(usize, u128, YearRange)>,
        class: Class,
    ) {
        let (region, code, years) = key;
        self.end_regions(region + 1);
        if last.is_none_or(|last| (last.0, last.1) != (region, code)) {
            self.runs.push((class, self.years.len()));
        }
        if last != Some(key) {
            self.years.push(years);
            self.amounts.push(0);
            self.rows.push(0);
            self.items_from.push(self.items.len());
            if let Some(region) = self.regions.last_mut() {
                region.note(years, class.is_endless);
            }
        }
    }

    fn end_regions(&mut self, count: usize) {
        while self.regions.len() < count {
            self.regions.push(Region { runs_from: self.runs.len(), ..Region::default() });
        }
    }

    fn push(&mut self, content: &Content, entries: &Entries, item: Item) {
        self.items.push(item);
        let Some(entry) = entries.get(item.entry) else { return };
        let row = content.investments.get(entry.row);
        let stage = row.zip(item.stage).and_then(|(row, stage)| row.stages.get(stage));
        let amount =
            stage.map_or(entry.amount.unwrap_or(0), |at| AmountSum::from(at.amount.minor()));
        if let Some(sum) = self.amounts.last_mut() {
            *sum += amount;
        }
        let before = item.entry.checked_sub(1).and_then(|before| entries.get(before));
        if before.is_none_or(|before| before.row != entry.row)
            && let Some(rows) = self.rows.last_mut()
        {
            *rows += 1;
        }
    }
}

impl Region {
    fn note(&mut self, years: YearRange, is_endless: bool) {
        self.years = self.years.plus(YearSet::of(years));
        if is_endless {
            let after = self.endless_after.map_or(years.last(), |after| after.min(years.last()));
            self.endless_after = Some(after);
        }
    }
}

/// The stages at which an entry may count; what remains of a row counts at its last stage only.
fn stages(row: &Investment, is_remainder: bool) -> impl Iterator<Item = Option<usize>> {
    let count = if is_remainder { 0 } else { row.stages.len() };
    (0..count.max(1)).map(move |stage| (count > 0).then_some(stage))
}

/// Which rows lie in a tree where a whole is more or less sure than its parts together, by row.
fn rows_with_wholes(content: &Content, entries: &Entries) -> Vec<bool> {
    let mut together = vec![Precision::Exact; content.investments.len()];
    let whole_of = |row: usize| content.investments.get(row)?.part_of;
    for entry in entries.iter() {
        for row in core::iter::successors(Some(entry.row), |&row| whole_of(row)) {
            if let Some(together) = together.get_mut(row) {
                *together = together.plus(entry.precision);
            }
        }
    }
    let root = |row: usize| core::iter::successors(Some(row), |&row| whole_of(row)).last();
    let mut is_marked = vec![false; content.investments.len()];
    for (row, (this, together)) in content.investments.iter().zip(together).enumerate() {
        if entries.weight_of_whole(row).is_some()
            && this.precision != together
            && let Some(is_marked) = root(row).and_then(|root| is_marked.get_mut(root))
        {
            *is_marked = true;
        }
    }
    let is_in_marked = |row| root(row).is_some_and(|root| is_marked.get(root) == Some(&true));
    (0..content.investments.len()).map(is_in_marked).collect()
}
