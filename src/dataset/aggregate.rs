//! Entries that are alike, added up once, so that a view adds up few sums instead of many rows.

use crate::dataset::class::Class;
use crate::dataset::keys::{Keys, code_of, key, without_place, years_of};
use crate::dataset::{
    AmountSum, Content, Entries, Investment, Notes, Precision, Year, YearRange, YearSet,
};

/// What the entries of a region that are alike come to, at several levels of likeness.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Aggregates {
    items: Vec<Item>,
    /// In the order of [`Likeness`], each made of the one before.
    levels: [Level; 3],
    present: Vec<Present>,
}

/// What is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Everything that a class has.
    All,
    /// Everything but areas.
    OverAreas,
    /// Everything but areas, how often the money comes and whose it is.
    OverKinds,
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
pub struct Aggregate {
    /// The years of each of them.
    pub years: YearRange,
    /// What they come to.
    pub sum: Sum,
    /// Its level and its place there.
    place: (Likeness, usize),
}

/// What entries come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sum {
    /// Öre (in each year, unless it is a span); 0 where there are no amounts.
    pub amount: AmountSum,
    /// How many entries.
    pub entries: usize,
    /// How many rows begin in it: of what remains of a row in several pieces only the first does.
    pub rows: usize,
    /// What is known about them.
    pub notes: Notes,
}

/// Sums in columns, sorted by region, then class (by area first), then years.
#[derive(Clone, Debug, PartialEq, Default)]
struct Level {
    /// Where the classes of a region begin, by region.
    regions: Vec<usize>,
    classes: Vec<Run>,
    years: Vec<YearRange>,
    sums: Vec<Sum>,
    /// Where that which a sum is made of begins.
    parts_from: Vec<usize>,
    /// Places of items, or of sums of the level below.
    parts: Vec<usize>,
}

/// The sums of one class of a region.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    class: Class,
    /// The place of the first.
    from: usize,
    /// How many rows begin in all of them.
    rows: usize,
}

/// A class of a region, with what its entries come to.
#[derive(Clone, Copy, Debug)]
pub struct Alike<'a> {
    /// What they have in common.
    pub class: &'a Class,
    /// How many rows begin in them.
    pub rows: usize,
    level: &'a Level,
    likeness: Likeness,
    from: usize,
    end: usize,
}

/// When a region has rows.
#[derive(Clone, Debug, PartialEq, Default)]
struct Present {
    years: YearSet,
    endless_after: Option<Year>,
}

impl Aggregates {
    /// The classes that a region has.
    pub fn of_region(&self, region: usize, likeness: Likeness) -> impl Iterator<Item = Alike<'_>> {
        let level = self.level(likeness);
        let from =
            |region: usize| level.regions.get(region).copied().unwrap_or(level.classes.len());
        let range = from(region)..from(region + 1);
        let next =
            move |at: usize| level.classes.get(at + 1).map_or(level.years.len(), |it| it.from);
        range.filter_map(move |at| {
            let Run { class, from, rows } = level.classes.get(at)?;
            Some(Alike { class, rows: *rows, level, likeness, from: *from, end: next(at) })
        })
    }

    /// The entries of an aggregate.
    pub fn items(&self, aggregate: Aggregate) -> Vec<Item> {
        let (likeness, place) = aggregate.place;
        let mut items = Vec::with_capacity(aggregate.sum.entries);
        self.add_items(likeness, place, &mut items);
        items
    }

    fn add_items(&self, likeness: Likeness, place: usize, items: &mut Vec<Item>) {
        for &part in self.level(likeness).parts_of(place) {
            match likeness.below() {
                Some(below) => self.add_items(below, part, items),
                None => items.extend(self.items.get(part)),
            }
        }
    }

    /// Whether the data have a row of a region in a year; an endless one is in all later years.
    pub(crate) fn has_row(&self, region: usize, year: Year) -> bool {
        self.present.get(region).is_some_and(|region| {
            region.endless_after.is_some_and(|after| after < year) || region.years.contains(year)
        })
    }

    /// Whether the data have a row of a region at all.
    pub fn has_any_row(&self, region: usize) -> bool {
        self.present.get(region).is_some_and(|region| region.years.count() > 0)
    }

    fn level(&self, likeness: Likeness) -> &Level {
        let [all, over_areas, over_kinds] = &self.levels;
        match likeness {
            Likeness::All => all,
            Likeness::OverAreas => over_areas,
            Likeness::OverKinds => over_kinds,
        }
    }

    /// The aggregates of what was gathered and sorted.
    pub(super) fn of(gathered: Gathered) -> Self {
        let Gathered { items, keys, sums, present } = gathered;
        let all = Level::of(&keys, &sums);
        let over_areas = all.coarser(&|class| Class { area: None, ..class });
        let over_kinds = over_areas.coarser(&|class| Class { kind: None, ..class });
        Self { levels: [all, over_areas, over_kinds], items, present }
    }
}

/// What aggregates are made of, gathered from sound content.
pub(super) struct Gathered {
    items: Vec<Item>,
    keys: Keys,
    /// What is added up, by item: items themselves lie far apart once their keys are sorted.
    sums: Vec<Sum>,
    present: Vec<Present>,
}

impl Gathered {
    /// In the order of the entries.
    pub(super) fn of(content: &Content, entries: &Entries) -> Self {
        let has_whole = rows_with_wholes(content, entries);
        let mut items = Vec::with_capacity(entries.len());
        let mut regions = Vec::with_capacity(entries.len());
        let mut keys = Vec::with_capacity(entries.len());
        let mut sums = Vec::with_capacity(entries.len());
        let mut present = vec![Present::default(); content.regions.len()];
        let mut row_before = None;
        for (place, entry) in entries.iter().enumerate() {
            let Some(row) = content.investments.get(entry.row) else { continue };
            if let Some(present) = present.get_mut(row.region) {
                present.note(entry.years, entry.is_endless);
            }
            let rows = usize::from(row_before.replace(entry.row) != Some(entry.row));
            let notes = Notes::of(content, &entry, row);
            let has_whole = has_whole.get(entry.row) == Some(&true);
            for stage in stages(row, entry.is_remainder) {
                let class = Class::of(&entry, row, stage, has_whole);
                let at = stage.and_then(|stage| row.stages.get(stage));
                let own = entry.amount.unwrap_or(0);
                let amount = at.map_or(own, |at| AmountSum::from(at.amount.minor()));
                keys.push(key(&class, entry.years, items.len()));
                regions.push(row.region as u32);
                sums.push(Sum { amount, entries: 1, rows, notes });
                items.push(Item { entry: place, stage });
            }
        }
        let keys = Keys::by_region(&keys, &regions, present.len());
        Self { items, keys, sums, present }
    }

    /// Puts what is alike beside each other.
    pub(super) fn sort(&mut self) {
        self.keys.sort();
    }
}

impl Likeness {
    fn below(self) -> Option<Self> {
        match self {
            Self::All => None,
            Self::OverAreas => Some(Self::All),
            Self::OverKinds => Some(Self::OverAreas),
        }
    }
}

impl Alike<'_> {
    /// What they come to, by years.
    pub fn aggregates(&self) -> impl Iterator<Item = Aggregate> {
        let range = self.from..self.end;
        let years = self.level.years.get(range.clone()).unwrap_or_default();
        let sums = self.level.sums.get(range.clone()).unwrap_or_default();
        let all = years.iter().zip(sums).zip(range);
        all.map(|((&years, &sum), at)| Aggregate { years, sum, place: (self.likeness, at) })
    }
}

impl Level {
    fn parts_of(&self, place: usize) -> &[usize] {
        let end = self.parts_from.get(place + 1).copied().unwrap_or(self.parts.len());
        self.parts_from.get(place).and_then(|&from| self.parts.get(from..end)).unwrap_or_default()
    }

    /// Adds up what has the same key, in their order.
    fn of(keys: &Keys, sums: &[Sum]) -> Self {
        let mut level = Self::default();
        level.parts.reserve(keys.len());
        for keys in keys.regions() {
            level.regions.push(level.classes.len());
            let mut last = None;
            for &key in keys {
                let (key, at) = without_place(key);
                if last != Some(key) {
                    let Some(years) = years_of(key) else { continue };
                    if last.map(code_of) != Some(code_of(key)) {
                        let Some(class) = Class::of_code(code_of(key)) else { continue };
                        level.classes.push(Run { class, from: level.years.len(), rows: 0 });
                    }
                    level.years.push(years);
                    level.sums.push(Sum::default());
                    level.parts_from.push(level.parts.len());
                    last = Some(key);
                }
                level.parts.push(at);
                if let (Some(sum), Some(run), Some(&more)) =
                    (level.sums.last_mut(), level.classes.last_mut(), sums.get(at))
                {
                    *sum = sum.plus(more);
                    run.rows += more.rows;
                }
            }
        }
        level
    }

    /// A level whose sums are those of this one, of which fewer are told apart.
    fn coarser(&self, class: &dyn Fn(Class) -> Class) -> Self {
        let mut keys = Keys::with_room(self.years.len());
        let end = |at: usize| self.regions.get(at + 1).copied().unwrap_or(self.classes.len());
        let from = |at: usize| self.classes.get(at).map_or(self.years.len(), |it| it.from);
        for (region, &own) in self.regions.iter().enumerate() {
            for (at, run) in self.classes.iter().enumerate().take(end(region)).skip(own) {
                let class = class(run.class);
                let years = self.years.get(from(at)..from(at + 1)).unwrap_or_default();
                for (&years, place) in years.iter().zip(from(at)..) {
                    keys.push(key(&class, years, place));
                }
            }
            keys.end_region();
        }
        Self::of(&keys, &self.sums)
    }
}

impl Sum {
    fn plus(self, other: Self) -> Self {
        Self {
            amount: self.amount + other.amount,
            entries: self.entries + other.entries,
            rows: self.rows + other.rows,
            notes: self.notes.plus(other.notes),
        }
    }
}

impl Present {
    fn note(&mut self, years: YearRange, is_endless: bool) {
        self.years.add(years);
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

/// Which rows lie in a tree where a whole is more or less sure than its parts together, by row;
/// nothing where no row has parts.
fn rows_with_wholes(content: &Content, entries: &Entries) -> Vec<bool> {
    let size = content.investments.len();
    let whole_of = |row: usize| content.investments.get(row)?.part_of;
    let root = |row: usize| core::iter::successors(Some(row), |&row| whole_of(row)).last();
    if !entries.has_parts() {
        return Vec::new();
    }
    let mut together = vec![Precision::Exact; size];
    for entry in entries.iter() {
        for row in core::iter::successors(Some(entry.row), |&row| whole_of(row)) {
            if let Some(together) = together.get_mut(row) {
                *together = together.plus(entry.precision);
            }
        }
    }
    let mut is_marked = vec![false; size];
    for (row, (this, together)) in content.investments.iter().zip(together).enumerate() {
        if entries.weight_of_whole(row).is_some()
            && this.precision != together
            && let Some(is_marked) = root(row).and_then(|root| is_marked.get_mut(root))
        {
            *is_marked = true;
        }
    }
    let is_in_marked = |row| root(row).is_some_and(|root| is_marked.get(root) == Some(&true));
    (0..size).map(is_in_marked).collect()
}
