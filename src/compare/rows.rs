//! The rows behind marks, found when somebody asks for them.

use core::mem::replace;

use crate::compare::adjust::Whose;
use crate::compare::count::Count;
use crate::compare::filter::Fate;
use crate::compare::place::Places;
use crate::compare::select::{Column, select};
use crate::compare::spot::{ItemAt, Own, Spot, places_of};
use crate::compare::total::with_wholes;
use crate::compare::{Absence, AlreadyCounted, Cell, Comparison, Contribution, Outline, Value};
use crate::dataset::{
    Aggregate, AmountSum, Class, Dataset, Investment, Item, Precision, Recurrence, order,
};
use crate::view::{Codes, Measure, View};

impl Comparison {
    /// What a cell is made of, in the order of the data; empty where there is no row.
    ///
    /// `dataset` is the one that the comparison was made from. Costs as much as its region has.
    ///
    /// ```
    /// use vardkronan::compare::compare;
    /// use vardkronan::ingest::{Strictness, json};
    /// use vardkronan::view::link;
    ///
    /// let bytes = std::fs::read("static/data/investments.json")?;
    /// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
    /// let comparison = compare(&dataset, &link::decode("chart=regions&regions=14&years=2018").view);
    /// let behind = comparison.contributions(&dataset, 0);
    /// let sum = behind.iter().filter_map(|row| row.amount.ok()).sum();
    /// assert_eq!((behind.len(), comparison.cells[0].amount), (4, Ok(sum)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contributions(&self, dataset: &Dataset, cell: usize) -> Vec<Contribution> {
        let selection = select(dataset, &self.view);
        let count = Count::new(dataset, &self.view, &selection);
        let Some(cell) = self.cells.get(cell) else { return Vec::new() };
        let Some(column) = count.column(cell) else { return Vec::new() };
        let mut found = Vec::new();
        count.each_item(column, |_| true, &mut |at| {
            if at.spot.is_in(cell) {
                found.push(at);
            }
        });
        count.listed(found)
    }

    /// What a value of the country is made of, in the order of the data; empty without one.
    ///
    /// Costs as much as there are rows of its kind.
    pub(crate) fn country_contributions(
        &self,
        dataset: &Dataset,
        country: usize,
    ) -> Vec<Contribution> {
        let Some(value) = self.country.get(country) else { return Vec::new() };
        let view = View { regions: Codes::All, ..self.view.clone() };
        let selection = select(dataset, &view);
        let count = Count::new(dataset, &view, &selection);
        let mut found = Vec::new();
        for column in &selection.columns {
            count.each_item(column, |_| true, &mut |at| {
                if at.spot.is_at(Some(value.group), value.slot) {
                    found.push(at);
                }
            });
        }
        count.listed(found)
    }

    /// What every cell is made of, by cell. Costs as much as there are rows.
    pub fn all_contributions(&self, dataset: &Dataset) -> Vec<Vec<Contribution>> {
        self.contributions_of(dataset, &|_| true)
    }

    /// What of those rows every cell is made of, by cell.
    fn contributions_of(
        &self,
        dataset: &Dataset,
        is_meant: &dyn Fn(usize) -> bool,
    ) -> Vec<Vec<Contribution>> {
        let selection = select(dataset, &self.view);
        let count = Count::new(dataset, &self.view, &selection);
        let is_meant = |item: &Item| dataset.entries().row(item.entry).is_some_and(is_meant);
        let mut found: Vec<Vec<ItemAt>> = self.cells.iter().map(|_| Vec::new()).collect();
        for column in &selection.columns {
            let own = Own::of(&self.cells, column, &|_| true);
            count.each_aggregate(column, |_| true, &mut |aggregate, spots| {
                let mut meant = dataset.aggregates().items(aggregate);
                meant.retain(is_meant);
                if meant.is_empty() {
                    return;
                }
                for &spot in spots {
                    for place in own.with(&spot) {
                        if let Some(found) = found.get_mut(place) {
                            found.extend(meant.iter().map(|&item| ItemAt { item, spot }));
                        }
                    }
                }
            });
        }
        found.into_iter().map(|found| count.listed(found)).collect()
    }

    /// The rows that the cells that are meant are made of, ascending.
    ///
    /// Looks at each row of their regions, but no longer than that: for words after each change.
    pub fn rows_behind(&self, dataset: &Dataset, is_meant: &dyn Fn(&Cell) -> bool) -> Vec<usize> {
        let selection = select(dataset, &self.view);
        let count = Count::new(dataset, &self.view, &selection);
        let mut is_behind = vec![false; dataset.content().investments.len()];
        for column in &selection.columns {
            let own = Own::of(&self.cells, column, is_meant);
            count.each_aggregate(column, |_| true, &mut |aggregate, spots| {
                if !spots.iter().any(|spot| own.with(spot).next().is_some()) {
                    return;
                }
                for item in dataset.aggregates().items(aggregate) {
                    let row = dataset.entries().row(item.entry);
                    if let Some(is_behind) = row.and_then(|row| is_behind.get_mut(row)) {
                        *is_behind = true;
                    }
                }
            });
        }
        let rows = is_behind.into_iter().enumerate();
        rows.filter_map(|(row, is_behind)| is_behind.then_some(row)).collect()
    }

    /// The mark that an investment is in, itself or through its parts; the first with a value, if
    /// there are several. `None` where it is not shown. Costs as much as there are rows.
    pub fn cell_with(&self, dataset: &Dataset, investment: usize) -> Option<usize> {
        let behind = self.all_contributions(dataset);
        let is_of =
            |part: &Contribution| with_wholes(dataset, part.row).any(|row| row == investment);
        let found = || {
            let cells = self.cells.iter().zip(&behind).enumerate();
            cells.filter(|(_, (_, behind))| behind.iter().any(is_of))
        };
        let with_value = found().find(|(_, (cell, _))| cell.value.is_ok());
        with_value.or_else(|| found().next()).map(|(at, _)| at)
    }

    /// The wholes of which something is shown, with what their parts already are, ascending.
    pub fn already_counted(&self, dataset: &Dataset) -> Vec<AlreadyCounted> {
        if !dataset.entries().has_parts() {
            return Vec::new();
        }
        let has_whole_or_parts = |row: usize| {
            let is_part = dataset.investment(row).is_some_and(|row| row.part_of.is_some());
            is_part || !dataset.entries().parts(row).is_empty()
        };
        let behind = self.contributions_of(dataset, &has_whole_or_parts);
        let cells = self.cells.iter().zip(&behind).filter(|(cell, _)| cell.value.is_ok());
        let shown: Vec<&Contribution> = cells.flat_map(|(_, behind)| behind).collect();
        let mut wholes = Vec::new();
        for part in &shown {
            let rows = with_wholes(dataset, part.row);
            wholes.extend(rows.filter(|&row| !dataset.entries().parts(row).is_empty()));
        }
        let wholes = order::distinct(&wholes).into_iter();
        let mut counted: Vec<_> = wholes.map(|whole| parts_of(dataset, whole)).collect();
        // A running sum and a spread span show the same more than once.
        let key = |at: usize| shown.get(at).map(|it| (it.row, (!it.is_span).then_some(it.years)));
        let order = order::sorted(shown.len(), &|a, b| key(a).cmp(&key(b)));
        let mut before = None;
        for at in order {
            if let (Some(part), true) = (shown.get(at), replace(&mut before, key(at)) != key(at)) {
                add_shown(dataset, part, &mut counted);
            }
        }
        counted
    }

    /// The shown entries without an end that go on, unchecked, into chosen years; by place.
    pub(crate) fn unchecked_entries(&self, dataset: &Dataset) -> Vec<usize> {
        let selection = select(dataset, &self.view);
        let count = Count::new(dataset, &self.view, &selection);
        let mut entries = Vec::new();
        for column in &selection.columns {
            for alike in count.classes_of(column.region) {
                let class = alike.class;
                if class.is_endless && count.shows(column, class) {
                    let ended =
                        alike.aggregates().filter(|it| it.years.last() < column.years.last());
                    entries.extend(
                        ended.flat_map(|it| dataset.aggregates().items(it)).map(|item| item.entry),
                    );
                }
            }
        }
        order::distinct(&entries)
    }
}

impl Count<'_> {
    fn column(&self, cell: &Cell) -> Option<&Column> {
        let mut columns = self.selection.columns.iter();
        columns.find(|column| (column.region, column.side) == (cell.region, cell.side))
    }

    /// The wholes that are shown although their parts exceed them.
    pub(super) fn contradictions(&self) -> Vec<usize> {
        let content = self.dataset.content();
        let is_shown = |row: &Investment| {
            let years = row.counted_years(content.source_year(row));
            let mut columns = self.selection.columns.iter();
            let is_in = |column: &Column| {
                column.region == row.region
                    && column.has_area.get(row.area) == Some(&true)
                    && column.years.intersection(years).is_some()
            };
            self.filters.lets_through(row) && columns.any(is_in)
        };
        let wholes = self.dataset.contradictions().iter().copied();
        wholes.filter(|&row| self.dataset.investment(row).is_some_and(is_shown)).collect()
    }

    /// Calls for every entry of a column that is shown, in each of its years or its span.
    fn each_item(
        &self,
        column: &Column,
        is_meant: impl Fn(&Class) -> bool,
        each: &mut dyn FnMut(ItemAt),
    ) {
        self.each_aggregate(column, is_meant, &mut |aggregate, spots| {
            let items = self.dataset.aggregates().items(aggregate);
            for &spot in spots {
                for &item in &items {
                    each(ItemAt { item, spot });
                }
            }
        });
    }

    /// The same, for all those at once that stand in the same places.
    fn each_aggregate(
        &self,
        column: &Column,
        is_meant: impl Fn(&Class) -> bool,
        each: &mut dyn FnMut(Aggregate, &[Spot]),
    ) {
        let mut spots = Vec::new();
        for alike in self.classes_of(column.region) {
            let class = alike.class;
            let Fate::Shown(group) = self.filters.fate(class) else { continue };
            if !column.has(class) || !is_meant(class) {
                continue;
            }
            for aggregate in alike.aggregates() {
                if !Places::reaches(class, aggregate.years, column.years) {
                    continue;
                }
                spots.clear();
                self.places.each_part(class, aggregate.years, column.years, |part| {
                    let slot = self.places.slot(class.nature, part.years, column.years);
                    let is_running = self.places.joins(class.nature, slot).is_some();
                    spots.push(Spot { part, area: class.area, group, slot, is_running });
                });
                each(aggregate, &spots);
            }
        }
    }

    /// The contributions of what was found, in the order of the data.
    fn listed(&self, found: Vec<ItemAt>) -> Vec<Contribution> {
        let by_entry = sorted_by_entry(&found);
        by_entry.into_iter().filter_map(|at| self.contribution(found.get(at)?)).collect()
    }

    fn contribution(&self, at: &ItemAt) -> Option<Contribution> {
        let ItemAt { item, spot: Spot { part, .. } } = *at;
        let entry = self.dataset.entries().get(item.entry)?;
        let row = self.dataset.investment(entry.row)?;
        let amount = match item.stage.and_then(|stage| row.stages.get(stage)) {
            Some(stage) => Ok(AmountSum::from(stage.amount.minor())),
            None => entry.amount,
        };
        let (value, basis) = match amount {
            _ if part.is_unchecked => (Err(Absence::NotChecked), Default::default()),
            Err(reason) => (Err(reason.into()), Default::default()),
            Ok(amount) => self.lens.value(row, part.years, amount),
        };
        let spread = |value: Value, count: u16| Value::Computed(value.as_f64() / f64::from(count));
        let value = part.spread_over.map_or(value, |count| value.map(|value| spread(value, count)));
        Some(Contribution {
            row: entry.row,
            stage: item.stage,
            years: part.years,
            is_span: entry.is_span,
            is_remainder: entry.is_remainder,
            amount,
            precision: entry.precision,
            value,
            basis,
        })
    }

    /// The stages before those that count, as far as their phases are chosen, of every cell.
    pub(super) fn outlines(&self, cells: &[Cell]) -> Vec<Outline> {
        let mut found: Vec<(usize, ItemAt)> = Vec::new();
        for column in &self.selection.columns {
            let mut items = Vec::new();
            self.each_item(column, |class| self.filters.has_outlines(class), &mut |at| {
                items.push(at)
            });
            if items.is_empty() {
                continue;
            }
            // A running sum shows them once, in their own year.
            let is_here = |at: &ItemAt, cell: &Cell| {
                let ItemAt { spot, .. } = at;
                spot.is_in(cell)
                    && (!spot.is_running || spot.part.years.last() == cell.slot.years().last())
            };
            for place in places_of(cells, column) {
                let Some(cell) = cells.get(place) else { continue };
                found.extend(items.iter().filter(|at| is_here(at, cell)).map(|at| (place, *at)));
            }
        }
        let key =
            |at: usize| found.get(at).map(|(cell, at)| (*cell, at.item.entry, at.spot.part.years));
        let by_cell = order::sorted(found.len(), &|a, b| key(a).cmp(&key(b)));
        let mut outlines = Vec::new();
        for (cell, at) in by_cell.into_iter().filter_map(|at| found.get(at)) {
            self.add_outlines(*cell, at, &mut outlines);
        }
        if self.lens.measure() == Measure::Share {
            for outline in &mut outlines {
                let cell = cells.get(outline.cell).ok_or(Absence::NoRow);
                outline.value = outline.value.and_then(|value| {
                    let cost = cell.and_then(|cell| {
                        self.lens.net_cost(Whose::Region(cell.region), cell.slot.years())
                    });
                    Ok(Value::Computed(value.as_f64() / cost?))
                });
            }
        }
        outlines
    }

    fn add_outlines(&self, cell: usize, at: &ItemAt, outlines: &mut Vec<Outline>) {
        let Some(entry) = self.dataset.entries().get(at.item.entry) else { return };
        let Some(row) = self.dataset.investment(entry.row) else { return };
        let earlier = row.stages.iter().enumerate().take(at.item.stage.unwrap_or(0));
        for (stage, earlier) in earlier.filter(|(_, at)| self.filters.has_phase(at.phase)) {
            let amount = AmountSum::from(earlier.amount.minor());
            let (value, _) = self.lens.value(row, at.spot.part.years, amount);
            outlines.push(Outline { cell, row: entry.row, stage, phase: earlier.phase, value });
        }
    }
}

fn sorted_by_entry(found: &[ItemAt]) -> Vec<usize> {
    let key = |at: usize| found.get(at).map(|at| (at.item.entry, at.spot.part.years));
    order::sorted(found.len(), &|a, b| key(a).cmp(&key(b)))
}

/// Adds what is shown to every whole above it; `counted` is sorted by whole.
fn add_shown(dataset: &Dataset, part: &Contribution, counted: &mut [AlreadyCounted]) {
    let Ok(amount) = part.amount else { return };
    for whole in with_wholes(dataset, part.row).skip(1) {
        let Ok(at) = counted.binary_search_by_key(&whole, |counted| counted.whole) else {
            continue;
        };
        if let Some(counted) = counted.get_mut(at) {
            counted.shown += amount;
            counted.shown_precision = counted.shown_precision.plus(part.precision);
        }
    }
}

fn parts_of(dataset: &Dataset, whole: usize) -> AlreadyCounted {
    let content = dataset.content();
    let precision = Precision::Exact;
    let mut counted =
        AlreadyCounted { whole, amount: 0, precision, shown: 0, shown_precision: precision };
    for &part in dataset.entries().parts(whole) {
        let Some(row) = dataset.investment(part) else { continue };
        let times = match row.recurrence {
            Recurrence::Annual => row.counted_years(content.source_year(row)).count(),
            _ => 1,
        };
        let amount = row.amount.map_or(0, |amount| AmountSum::from(amount.minor()));
        counted.amount += amount * AmountSum::from(times);
        counted.precision = counted.precision.plus(row.precision);
    }
    counted
}
