//! Counts what a view is about, column by column, and puts it into cells.

use crate::compare::adjust::{Lens, Whose, is_country};
use crate::compare::facts::Facts;
use crate::compare::filter::{Fate, Filters};
use crate::compare::marks::{MarkTerms, cell_key, marks};
use crate::compare::place::Places;
use crate::compare::select::{Column, Selection};
use crate::compare::tally::{Hidden, Tally, Term};
use crate::compare::total::{Priced, Total, merged, priced, total};
use crate::compare::traits::Traits;
use crate::compare::{Absence, Cell, Comparison, CountryValue, Filter, Group, Slot};
use crate::dataset::{
    Aggregate, Alike, Class, Dataset, Likeness, Precision, Year, YearRange, YearSet, order,
};
use crate::view::{ChartKind, Measure, Prices, View};

/// Everything that counting needs to know.
pub(super) struct Count<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) view: &'a View,
    pub(super) selection: &'a Selection,
    pub(super) filters: Filters,
    pub(super) lens: Lens<'a>,
    pub(super) places: Places,
    /// What must be told apart in what is added up.
    likeness: Likeness,
    has_country: bool,
}

impl<'a> Count<'a> {
    pub(super) fn new(dataset: &'a Dataset, view: &'a View, selection: &'a Selection) -> Self {
        let places = Places::of(view);
        let filters = Filters::of(view);
        let has_all_areas = selection.columns.iter().all(Column::has_all_areas);
        let likeness = if places.has_areas || !has_all_areas {
            Likeness::All
        } else if view.measure == Measure::Share || !filters.has_all_kinds() {
            Likeness::OverAreas
        } else {
            Likeness::OverKinds
        };
        // A and B may be of different years and areas.
        let has_country = view.chart != ChartKind::Difference;
        Self {
            dataset,
            view,
            selection,
            filters,
            lens: Lens::new(dataset, view),
            places,
            likeness,
            has_country: has_country && is_country(dataset),
        }
    }

    /// Fills in what is counted.
    pub(super) fn fill(&self, comparison: &mut Comparison) {
        let mut tally = Tally::new(self.dataset);
        let mut hidden = Vec::new();
        let mut cells = Vec::new();
        let mut national: Vec<Priced> = Vec::new();
        for (place, column) in self.selection.columns.iter().enumerate() {
            let before = self.selection.columns.get(..place).unwrap_or_default();
            // Two sides of one region share rows, which are hidden once.
            let twin =
                before.iter().find(|other| other.side.is_some() && other.region == column.region);
            let mut counted = CountColumn {
                count: self,
                column,
                seen: Seen::default(),
                cells: Vec::new(),
                of_areas: Vec::new(),
            };
            counted.fill(&mut tally, twin, &mut hidden, &mut national);
            counted.add_stacks(&mut comparison.stacks);
            cells.extend(counted.cells);
        }
        let kind = |at: usize| hidden.get(at).map(|it| (it.by, it.nature, it.expenditure));
        let by_kind = order::sorted(hidden.len(), &|a, b| kind(a).cmp(&kind(b)));
        comparison.hidden = order::arranged(hidden, &by_kind);
        comparison.country = self.country(comparison, &mut tally, national);
        let ranks = self.region_ranks();
        let key = |at: usize| cells.get(at).map(|cell| cell_key(&ranks, cell));
        let by_key = order::sorted(cells.len(), &|a, b| key(a).cmp(&key(b)));
        comparison.cells = order::arranged(cells, &by_key);
        comparison.outlines = self.outlines(&comparison.cells);
    }

    /// The price level of its values.
    pub(super) fn prices(&self) -> Prices {
        self.lens.prices()
    }

    /// Each region's place in the order of codes, by region.
    pub(super) fn region_ranks(&self) -> Vec<usize> {
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

    /// The country in the slots and groups of the cells, from the terms of the chosen regions and
    /// those of all others.
    fn country(
        &self,
        comparison: &Comparison,
        tally: &mut Tally,
        mut terms: Vec<Priced>,
    ) -> Vec<CountryValue> {
        let Some(first) = self.selection.columns.first().filter(|_| self.has_country) else {
            return Vec::new();
        };
        let mut is_chosen = vec![false; self.dataset.content().regions.len()];
        for &region in &comparison.regions {
            if let Some(is_chosen) = is_chosen.get_mut(region) {
                *is_chosen = true;
            }
        }
        for region in is_chosen.iter().enumerate().filter(|(_, chosen)| !**chosen).map(|it| it.0) {
            let has_area = first.has_area.clone();
            let column = Column { region, years: first.years, side: None, has_area };
            for alike in self.classes_of(region) {
                let class = alike.class;
                if self.shows(&column, class) {
                    let facts = Facts::of_class(class, self.lens.measure());
                    for aggregate in alike.aggregates() {
                        self.add(tally, &column, class, facts, aggregate);
                    }
                }
            }
            terms.extend(priced(&self.lens, region, tally.take()));
        }
        let terms = merged(terms);
        let found = marks(self.places, &terms, first.years);
        let value = |mark: MarkTerms<'_>| {
            let MarkTerms { slot, group, terms } = mark;
            let years = self.places.years_of(group.nature, slot, first.years);
            let total = total(self.dataset, &self.lens, Whose::Country, years, &terms);
            let is_computed = total.value.is_ok() && self.is_computed(&total.traits);
            CountryValue {
                slot,
                group,
                value: total.value,
                precision: total.precision,
                is_computed,
            }
        };
        found.into_iter().map(value).collect()
    }

    /// The classes that a region has, as far as the view tells them apart.
    pub(super) fn classes_of(&self, region: usize) -> impl Iterator<Item = Alike<'_>> {
        self.dataset.aggregates().of_region(region, self.likeness)
    }

    /// Whether a class of a column's region is shown.
    pub(super) fn shows(&self, column: &Column, class: &Class) -> bool {
        column.has(class) && matches!(self.filters.fate(class), Fate::Shown(_))
    }

    fn add(
        &self,
        tally: &mut Tally,
        column: &Column,
        class: &Class,
        facts: Facts,
        aggregate: Aggregate,
    ) {
        if Places::reaches(class, aggregate.years, column.years) {
            self.places.each_part(class, aggregate.years, column.years, |part| {
                tally.add(class, facts, aggregate.sum, part, &|| {
                    self.dataset.aggregates().items(aggregate)
                });
            });
        }
    }

    fn is_computed(&self, traits: &Traits) -> bool {
        self.lens.is_computed() || self.is_spread(traits)
    }

    fn is_spread(&self, traits: &Traits) -> bool {
        self.view.is_spread && traits.has_span
    }
}

/// The cells of one column.
pub(super) struct CountColumn<'a> {
    pub(super) count: &'a Count<'a>,
    pub(super) column: &'a Column,
    seen: Seen,
    pub(super) cells: Vec<Cell>,
    /// The terms of all areas, where cells are grouped by these.
    pub(super) of_areas: Vec<Priced>,
}

/// What stands where no mark does.
#[derive(Default)]
struct Seen {
    spans: YearSet,
    unchecked_after: Option<Year>,
    marks: YearSet,
    /// There are rows in the column's areas and years, shown or hidden.
    has_rows: bool,
}

impl CountColumn<'_> {
    fn fill(
        &mut self,
        tally: &mut Tally,
        twin: Option<&Column>,
        hidden: &mut Vec<Hidden>,
        national: &mut Vec<Priced>,
    ) {
        let (count, column) = (self.count, self.column);
        let mut area = None;
        let covers_all = count.dataset.years().is_some_and(|all| column.years.covers(all));
        for alike in count.classes_of(column.region) {
            let class = alike.class;
            if !column.has(class) {
                continue;
            }
            if count.places.has_areas && area != class.area {
                self.add_marks(area, tally.take(), national);
                area = class.area;
            }
            self.seen.has_rows |=
                alike.aggregates().any(|it| Places::reaches(class, it.years, column.years));
            match count.filters.fate(class) {
                Fate::Elsewhere => {}
                Fate::Hidden(by) => {
                    let is_new = |years| {
                        Places::reaches(class, years, column.years)
                            && !twin.is_some_and(|twin| {
                                twin.has(class) && Places::reaches(class, years, twin.years)
                            })
                    };
                    let some = || alike.aggregates().filter(|it| is_new(it.years));
                    let is_all = covers_all && twin.is_none();
                    let rows = if is_all { alike.rows } else { some().map(|it| it.sum.rows).sum() };
                    note_hidden(hidden, class, by, rows);
                }
                Fate::Shown(_) => {
                    let facts = Facts::of_class(class, count.lens.measure());
                    for aggregate in alike.aggregates() {
                        count.add(tally, column, class, facts, aggregate);
                        self.seen.note(class, aggregate.years, column.years);
                    }
                }
            }
        }
        self.add_marks(area, tally.take(), national);
        self.add_absent_marks();
    }

    fn add_marks(&mut self, area: Option<usize>, terms: Vec<Term>, national: &mut Vec<Priced>) {
        let (count, column) = (self.count, self.column);
        let terms = merged(priced(&count.lens, column.region, terms).collect());
        for MarkTerms { slot, group, terms } in marks(count.places, &terms, column.years) {
            let years = count.places.years_of(group.nature, slot, column.years);
            let whose = Whose::Region(column.region);
            let total = total(count.dataset, &count.lens, whose, years, &terms);
            self.cells.push(self.cell(slot, area, Some(group), total));
            if !matches!(slot, Slot::Span { .. }) {
                let first = if count.places.has_ranges {
                    column.years.first()
                } else {
                    slot.years().first()
                };
                self.seen.marks = self.seen.marks.plus(YearSet::of(YearRange::single(first)));
            }
        }
        if count.places.has_areas {
            self.of_areas.extend_from_slice(&terms);
        }
        if count.has_country {
            national.extend(terms);
        }
    }

    /// A mark without a group where the column has nothing else in a slot.
    fn add_absent_marks(&mut self) {
        let years = self.column.years;
        let mut slots = vec![Slot::Range(years)];
        if !self.count.places.has_ranges {
            slots = years.years().map(Slot::Year).collect();
        }
        for slot in slots {
            if !self.seen.marks.contains(slot.years().first()) {
                let total = Total {
                    value: Err(self.absence(slot.years())),
                    precision: Precision::Exact,
                    plan_share: None,
                    spread_share: None,
                    amount: Ok(0),
                    parts: 0,
                    traits: Traits::default(),
                };
                self.cells.push(self.cell(slot, None, None, total));
            }
        }
    }

    /// Why nothing stands in those years where nothing does.
    fn absence(&self, years: YearRange) -> Absence {
        let region = self.column.region;
        let aggregates = self.count.dataset.aggregates();
        if years.years().any(|year| self.seen.spans.contains(year)) {
            Absence::InSpan
        } else if self.seen.unchecked_after.is_some_and(|after| after < years.last()) {
            Absence::NotChecked
        } else if years.years().any(|year| aggregates.has_row(region, year)) {
            let is_limited = self.column.side.is_some() && !self.column.has_all_areas();
            let is_elsewhere = is_limited && !self.seen.has_rows;
            if is_elsewhere { Absence::OtherAreas } else { Absence::Filtered }
        } else {
            Absence::NoRow
        }
    }

    pub(super) fn cell(
        &self,
        slot: Slot,
        area: Option<usize>,
        group: Option<Group>,
        total: Total,
    ) -> Cell {
        let Total { value, precision, plan_share, spread_share, amount, parts, traits } = total;
        Cell {
            region: self.column.region,
            slot,
            area,
            stack: None,
            side: self.column.side,
            group,
            value,
            precision,
            plan_share,
            spread_share,
            is_spread: self.count.is_spread(&traits),
            is_computed: value.is_ok() && self.count.is_computed(&traits),
            amount,
            parts,
            traits,
        }
    }
}

impl Seen {
    fn note(&mut self, class: &Class, years: YearRange, chosen: YearRange) {
        if !Places::reaches(class, years, chosen) {
            return;
        }
        // A spread one has marks in all of its years.
        if class.is_span {
            self.spans = self.spans.plus(YearSet::of(years));
        }
        if class.is_endless {
            let after = self.unchecked_after.map_or(years.last(), |after| after.min(years.last()));
            self.unchecked_after = Some(after);
        }
    }
}

fn note_hidden(hidden: &mut Vec<Hidden>, class: &Class, by: Filter, rows: usize) {
    let kind = (by, class.nature, class.expenditure);
    let known = hidden.iter_mut().find(|it| (it.by, it.nature, it.expenditure) == kind);
    match known {
        _ if rows == 0 => {}
        Some(known) => known.rows += rows,
        None => {
            let (nature, expenditure) = (class.nature, class.expenditure);
            hidden.push(Hidden { by, nature, expenditure, rows });
        }
    }
}
