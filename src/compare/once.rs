//! Puts every entry that a view is about into its mark, once.

use crate::compare::adjust::Lens;
use crate::compare::cumulative::accumulate;
use crate::compare::presence::Presence;
use crate::compare::select::{Selection, filter};
use crate::compare::sum::{already_counted, sum};
use crate::compare::{
    Absence, Cell, Comparison, Contribution, Group, Hidden, Outline, Seen, Slot, Traits, Value,
    Verdict, YearSet,
};
use crate::dataset::{
    AmountSum, Dataset, Entry, Investment, Nature, Phase, Precision, PublisherKind, Year,
    YearRange, order,
};
use crate::view::{ChartKind, Sum, View};

/// Everything that counting needs to know.
pub(super) struct Count<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) view: &'a View,
    pub(super) selection: &'a Selection,
    pub(super) lens: Lens<'a>,
    /// The chosen years.
    pub(super) years: YearRange,
    /// Whether one mark stands for all chosen years.
    pub(super) has_ranges: bool,
}

/// Where a mark stands; its order is that of the table, but for the regions'.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The region's place by code.
    pub(super) region_rank: usize,
    pub(super) first: Year,
    pub(super) group_phase: Option<Phase>,
    pub(super) mark: u8,
    pub(super) nature: Option<Nature>,
    pub(super) area: Option<usize>,
    pub(super) slot: Slot,
    pub(super) region: usize,
}

/// What one entry gives to one mark; nothing to a mark that is there because nothing else is.
pub(super) struct Placed {
    pub(super) key: Key,
    pub(super) part: Option<Part>,
}

/// An entry, at the stage and in the years that count.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) entry: usize,
    pub(super) stage: Option<usize>,
    pub(super) years: YearRange,
    /// The first year that goes on unchecked: it has a place in a running sum, but no value.
    pub(super) is_unchecked: bool,
}

/// Counts what is selected.
pub(super) fn count(dataset: &Dataset, view: &View, selection: &Selection) -> Comparison {
    let lens = Lens::new(dataset, view);
    let mut comparison = Comparison {
        view: view.clone(),
        coverage: dataset.content().coverage.kind,
        country: Vec::new(),
        sides: Vec::new(),
        verdict: Verdict::default(),
        measure: view.measure,
        prices: lens.prices(),
        years: selection.years,
        regions: selection.regions.clone(),
        cells: Vec::new(),
        outlines: Vec::new(),
        already_counted: Vec::new(),
        hidden: Vec::new(),
        contradictions: Vec::new(),
        unknown_codes: selection.unknown_codes.clone(),
    };
    let Some(years) = selection.years else { return comparison };
    let has_ranges =
        matches!(view.chart, ChartKind::Regions | ChartKind::Map | ChartKind::Difference);
    Count { dataset, view, selection, lens, years, has_ranges }.fill(&mut comparison);
    comparison
}

impl Count<'_> {
    fn fill(&self, comparison: &mut Comparison) {
        let mut placed = Vec::new();
        let mut presence = Presence::new(self.selection.regions.len(), self.years);
        let ranks = self.region_ranks();
        for (index, entry) in self.dataset.entries().iter().enumerate() {
            let Some(row) = self.dataset.investment(entry.row) else { continue };
            let Some(position) = self.selection.position(row) else { continue };
            presence.note_row(position, entry.years, entry.is_endless);
            if !self.selection.has_area_of(row) || !self.reaches_years(&entry) {
                continue;
            }
            let stage = match filter(self.view, row, entry.is_remainder) {
                Ok(stage) => stage,
                Err(by) => {
                    // What remains of a row may be several entries, which follow each other.
                    if comparison.hidden.last().is_none_or(|last| last.row != entry.row) {
                        comparison.hidden.push(Hidden { row: entry.row, by });
                    }
                    continue;
                }
            };
            presence.note_shown(position, &entry, self.is_spread());
            let rank = ranks.get(row.region).copied().unwrap_or_default();
            self.place((index, &entry), row, stage, rank, &mut placed);
        }
        if self.is_cumulative() {
            placed = accumulate(placed, self.years.last());
        }
        self.add_absent_marks(&ranks, &mut presence, &mut placed);
        self.add_cells(&placed, &presence, comparison);
        comparison.already_counted = already_counted(self.dataset, &comparison.cells);
        let is_chosen = |row: usize| {
            self.dataset.investment(row).is_some_and(|row| self.selection.position(row).is_some())
        };
        let contradictions = self.dataset.contradictions().iter().copied();
        comparison.contradictions = contradictions.filter(|&row| is_chosen(row)).collect();
    }

    /// Each region's place in the order of codes, by region.
    fn region_ranks(&self) -> Vec<usize> {
        let regions = &self.dataset.content().regions;
        let code = |region: usize| regions.get(region).map(|region| region.code.as_str());
        let by_code = order::sorted(regions.len(), &|a, b| code(a).cmp(&code(b)));
        let mut ranks = vec![0; regions.len()];
        for (rank, region) in by_code.into_iter().enumerate() {
            if let Some(place) = ranks.get_mut(region) {
                *place = rank;
            }
        }
        ranks
    }

    /// Whether marks of a year hold all that came before.
    pub(super) fn is_cumulative(&self) -> bool {
        self.view.sum == Sum::Cumulative && !self.has_ranges
    }

    fn is_spread(&self) -> bool {
        self.view.is_spread
    }

    /// Whether the entry has a chosen year, or goes on unchecked into one.
    fn reaches_years(&self, entry: &Entry) -> bool {
        entry.years.intersection(self.years).is_some()
            || (entry.is_endless && entry.years.last() < self.years.last())
    }

    fn place(
        &self,
        (index, entry): (usize, &Entry),
        row: &Investment,
        stage: Option<usize>,
        region_rank: usize,
        placed: &mut Vec<Placed>,
    ) {
        let mut add = |slot: Slot, years: YearRange, is_unchecked: bool| {
            let phase =
                stage.and_then(|stage| row.stages.get(stage)).map_or(row.phase, |s| s.phase);
            let key = Key {
                region_rank,
                first: slot.years().first(),
                group_phase: Some(phase),
                mark: mark_order(slot),
                nature: Some(row.nature),
                area: (self.view.chart == ChartKind::Areas).then_some(row.area),
                slot,
                region: row.region,
            };
            let part = Part { entry: index, stage, years, is_unchecked };
            placed.push(Placed { key, part: Some(part) });
        };
        let steps = row.nature == Nature::Increase;
        let year_slot = |year: Year| {
            if self.has_ranges && !steps { Slot::Range(self.years) } else { Slot::Year(year) }
        };
        if entry.is_span && !self.is_spread() {
            let is_placed = self.years.covers(entry.years);
            let slot = if is_placed && self.has_ranges && !steps {
                Slot::Range(self.years)
            } else {
                Slot::Span { years: entry.years, is_placed }
            };
            add(slot, entry.years, false);
            return;
        }
        if self.is_cumulative() && entry.is_endless {
            let after = Year::new(i64::from(entry.years.last().number()) + 1);
            if let Some(year) = after.filter(|&year| self.years.contains(year)) {
                add(Slot::Year(year), YearRange::single(year), true);
            }
        }
        let Some(chosen) = entry.years.intersection(self.years) else { return };
        for year in chosen.years() {
            add(year_slot(year), YearRange::single(year), false);
        }
    }

    /// Makes a cell of what has the same key, in the order of the keys.
    fn add_cells(&self, placed: &[Placed], presence: &Presence, comparison: &mut Comparison) {
        let key = |at: usize| placed.get(at).map(|placed| placed.key);
        let order = order::sorted(placed.len(), &|a, b| key(a).cmp(&key(b)));
        for run in order.chunk_by(|&a, &b| key(a) == key(b)) {
            let Some(key) = run.first().and_then(|&at| key(at)) else { continue };
            let parts = run.iter().filter_map(|&at| placed.get(at)?.part);
            let contributions = parts.filter_map(|part| self.contribution(part)).collect();
            let cell = self.cell(key, contributions, presence);
            self.add_outlines(comparison.cells.len(), &cell, &mut comparison.outlines);
            comparison.cells.push(cell);
        }
    }

    fn contribution(
        &self,
        Part { entry, stage, years, is_unchecked }: Part,
    ) -> Option<Contribution> {
        let entry = self.dataset.entries().get(entry)?;
        let row = self.dataset.investment(entry.row)?;
        let amount = match stage.and_then(|stage| row.stages.get(stage)) {
            Some(stage) => Ok(AmountSum::from(stage.amount.minor())),
            None => entry.amount,
        };
        let is_part_of_span = entry.is_span && years != entry.years;
        let (value, basis) = match amount {
            _ if is_unchecked => (Err(Absence::NotChecked), Default::default()),
            Err(reason) => (Err(reason.into()), Default::default()),
            Ok(amount) if is_part_of_span => {
                let (value, basis) = self.lens.value(row, years, amount);
                let parts = f64::from(entry.years.count());
                (value.map(|value| Value::Computed(value.as_f64() / parts)), basis)
            }
            Ok(amount) => self.lens.value(row, years, amount),
        };
        Some(Contribution {
            row: entry.row,
            stage,
            years,
            is_span: entry.is_span,
            is_remainder: entry.is_remainder,
            amount,
            precision: entry.precision,
            value,
            basis,
        })
    }

    /// A mark without a group where a region has nothing else in a slot.
    fn add_absent_marks(&self, ranks: &[usize], presence: &mut Presence, placed: &mut Vec<Placed>) {
        for Placed { key, .. } in &*placed {
            let position = self.selection.region_positions.get(key.region).copied().flatten();
            if let (Some(position), Slot::Year(_) | Slot::Range(_)) = (position, key.slot) {
                let first = if self.has_ranges { self.years.first() } else { key.first };
                presence.note_mark(position, first);
            }
        }
        for (position, &region) in self.selection.regions.iter().enumerate() {
            let slots = if self.has_ranges {
                vec![Slot::Range(self.years)]
            } else {
                self.years.years().map(Slot::Year).collect()
            };
            for slot in slots {
                let first = slot.years().first();
                if presence.has_mark(position, first) {
                    continue;
                }
                let key = Key {
                    region_rank: ranks.get(region).copied().unwrap_or_default(),
                    first,
                    group_phase: None,
                    mark: mark_order(slot),
                    nature: None,
                    area: None,
                    slot,
                    region,
                };
                placed.push(Placed { key, part: None });
            }
        }
    }

    fn cell(&self, key: Key, contributions: Vec<Contribution>, presence: &Presence) -> Cell {
        let group = match (key.group_phase, key.nature) {
            (Some(phase), Some(nature)) => Some(Group { phase, nature }),
            _ => None,
        };
        let position = self.selection.region_positions.get(key.region).copied().flatten();
        let (value, precision) = if group.is_none() {
            let absence = position.map_or(Absence::NoRow, |at| presence.absence(at, key.slot));
            (Err(absence), Precision::Exact)
        } else {
            sum(self, key.region, self.years_of(&key), &contributions)
        };
        let plan_share = self.plan_share(&contributions);
        let is_spread = self.is_spread() && contributions.iter().any(|part| part.is_span);
        Cell {
            region: key.region,
            slot: key.slot,
            area: key.area,
            group,
            value,
            precision,
            plan_share,
            is_spread,
            is_computed: value.is_ok() && (is_spread || self.lens.is_computed()),
            amount: contributions.iter().map(|part| part.amount).sum(),
            parts: contributions.len(),
            side: None,
            traits: contributions
                .iter()
                .map(|part| self.traits(part))
                .fold(Traits::default(), Traits::plus),
            contributions,
        }
    }

    fn traits(&self, part: &Contribution) -> Traits {
        let Some(row) = self.dataset.investment(part.row) else { return Traits::default() };
        let source = self.dataset.source(row.source);
        let levels = row.price_year.map_or(part.years, YearRange::single);
        let is_plan = row.is_plan_in(part.years.last());
        Traits {
            recurrences: Seen::only(row.recurrence as usize),
            fundings: Seen::only(row.funding as usize),
            expenditures: Seen::only(row.expenditure as usize),
            years: YearSet::of(part.years),
            price_levels: YearSet::of(levels),
            has_own_price_level: row.price_year.is_some(),
            is_inconvertible: !self.lens.has_index(row.region, levels),
            has_plan: is_plan,
            has_firm: !is_plan,
            has_inferred_years: row.years_are_inferred,
            has_unchecked: !row.is_followed,
            has_party: source.is_some_and(|source| source.kind == PublisherKind::Party),
            has_span: part.is_span,
            has_remainder: part.is_remainder,
            residents_borrowed_from: part.basis.residents_borrowed_from,
        }
    }

    /// The years that a mark's sum is about.
    fn years_of(&self, key: &Key) -> YearRange {
        let years = key.slot.years();
        let is_running = self.is_cumulative() && key.nature != Some(Nature::Increase);
        let first = if is_running { self.years.first() } else { years.first() };
        YearRange::new(first, years.last()).unwrap_or(years)
    }

    /// How much of a mark falls in plan years; `None` if nothing does.
    fn plan_share(&self, contributions: &[Contribution]) -> Option<f64> {
        let is_plan = |part: &&Contribution| {
            let row = self.dataset.investment(part.row);
            row.is_some_and(|row| row.is_plan_in(part.years.last()))
        };
        let sum = |parts: &mut dyn Iterator<Item = &Contribution>| -> f64 {
            parts.filter_map(|part| part.value.ok()).map(Value::as_f64).sum()
        };
        contributions.iter().find(is_plan)?;
        let plan = sum(&mut contributions.iter().filter(is_plan));
        let all = sum(&mut contributions.iter());
        Some(if all > 0.0 { (plan / all).clamp(0.0, 1.0) } else { 1.0 })
    }

    /// The stages before the one that counts, as far as their phases are chosen.
    fn add_outlines(&self, cell: usize, of: &Cell, outlines: &mut Vec<Outline>) {
        for part in &of.contributions {
            let Some(row) = self.dataset.investment(part.row) else { continue };
            // A running sum shows them once, in their own year.
            if self.is_cumulative() && part.years.last() != of.slot.years().last() {
                continue;
            }
            let earlier = row.stages.iter().enumerate().take(part.stage.unwrap_or(0));
            for (stage, at) in earlier.filter(|(_, at)| self.view.phases.contains(&at.phase)) {
                let amount = AmountSum::from(at.amount.minor());
                let (value, _) = self.lens.value(row, part.years, amount);
                outlines.push(Outline { cell, row: part.row, stage, phase: at.phase, value });
            }
        }
    }
}

fn mark_order(slot: Slot) -> u8 {
    match slot {
        Slot::Year(_) => 0,
        Slot::Range(_) => 1,
        Slot::Span { .. } => 2,
    }
}
