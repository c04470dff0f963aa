//! The rows of a table of what amounts are measured against.

use std::collections::HashMap;

use crate::dataset::decimal::{MAX_FLOAT_DIGITS, Unfit, nearest_float};
use crate::dataset::{ByKey, Indicator, IndicatorKind, Text, ValueStatus, Year};
use crate::ingest::import::Known;
use crate::ingest::import::content::Parts;
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::money::absence;
use crate::ingest::import::number::{self, is_minus};
use crate::ingest::import::plan::{AmountColumn, Given, Plan};
use crate::ingest::import::region::Named;
use crate::ingest::import::sources::SourceGiven;
use crate::ingest::import::unit::of_row;
use crate::ingest::import::value::{self, Choice};
use crate::ingest::import::vocabulary;
use crate::ingest::mapping::{As, Measure, Member, ROWS_AS, Unit};
use crate::ingest::wire;

/// Where everything of a value is read from, for one column of values.
struct Reader<'p, 't> {
    plan: &'p Plan<'t>,
    amounts: &'p AmountColumn<'t>,
    region: Given<'t>,
    from: Given<'t>,
    status: Choice<'t, Option<ValueStatus>>,
    source: SourceGiven<'t>,
}

/// The values of regions, and under none those of the whole country.
#[derive(Default)]
struct Values {
    by_place: HashMap<(Option<usize>, Year), f64>,
    status: Vec<(Year, ValueStatus)>,
    source: Option<usize>,
    /// The first cell without a value, and how many there are.
    absent: Option<(Cell, usize)>,
}

/// Reads all rows into one indicator; those with faults are left out.
pub(crate) fn read<'t>(
    plan: &Plan<'t>,
    parts: &mut Parts<'t>,
    known: &Known,
    findings: &mut Findings<'t>,
) {
    let mut readers: Vec<_> =
        plan.amounts.iter().map(|amounts| Reader::new(plan, amounts)).collect();
    let mut values = Values::default();
    for row in 0..plan.table.row_count() {
        if findings.is_set_aside(row) || !plan.is_wanted(row, findings) {
            continue;
        }
        let mut read = Vec::new();
        for reader in &mut readers {
            if !findings.is_sum(row) {
                read.extend(reader.value(row, parts, &mut values, findings));
            }
        }
        if !read.is_empty() && !findings.is_set_aside(row) {
            findings.take(row);
            values.by_place.extend(read);
        }
    }
    if let Some((first, count)) = values.absent {
        findings.warning(first, "values-absent", &count.to_string(), "");
    }
    if let Some(source) = values.source {
        parts.indicator = indicator(plan, values, source, known);
    }
}

impl<'p, 't> Reader<'p, 't> {
    fn new(plan: &'p Plan<'t>, amounts: &'p AmountColumn<'t>) -> Self {
        let given = |member| plan.given(member, amounts);
        Self {
            plan,
            amounts,
            region: given(Member::Region),
            from: given(Member::From),
            status: Choice::new(given(Member::Status), vocabulary::STATUSES),
            source: SourceGiven::new(plan, amounts),
        }
    }

    /// The value of a row, and whose and when; none where the cell has no number.
    fn value(
        &mut self,
        row: usize,
        parts: &mut Parts<'t>,
        values: &mut Values,
        findings: &mut Findings<'_>,
    ) -> Option<((Option<usize>, Year), f64)> {
        let words = self.plan.table.cell(row, self.amounts.column);
        let is_dash = words.chars().count() == 1 && words.chars().all(is_minus);
        if words.is_empty() || is_dash || absence(words).is_some() {
            // Whose value is missing is a region of the data all the same.
            if let Some((name, _)) = self.plan.words(self.region, row)
                && let Named::Region(region) = parts.region(name)
            {
                let cell = Cell { row, column: Some(self.amounts.column) };
                values.absent.get_or_insert((cell, 0)).1 += 1;
                parts.named.push(region);
            }
            return None;
        }
        let place = self.place(row, parts, findings)?;
        let cell = Cell { row, column: self.from.column };
        let year = self.plan.words(self.from, row);
        if year.is_none() {
            findings.error(cell, "missing-in-row", "", Member::From.name());
        }
        let (year, cell) = year?;
        let years = value::years(year, cell, findings)?;
        if years.to.is_some() {
            findings.error(cell, "not-a-year", year, "2018");
            return None;
        }
        let value = self.number(words, row, findings)?;
        let status = self.status.read(self.plan, row, findings).flatten();
        values.status.extend(status.map(|status| (years.from, status)));
        let cell = Cell { row, column: Some(self.amounts.column) };
        if values.by_place.contains_key(&(place, years.from)) {
            findings.error(cell, "value-twice", words, "");
            return None;
        }
        let source = parts.sources.find(&mut self.source, self.plan, row, findings)?;
        if *values.source.get_or_insert(source) != source {
            findings.error(cell, "several-sources", words, "");
            return None;
        }
        Some(((place, years.from), value))
    }

    /// The region of a row; none is the whole country.
    fn place(
        &self,
        row: usize,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<Option<usize>> {
        let is_index = self.plan.mapping.rows_as == As::PriceIndex;
        let Some((words, cell)) = self.plan.words(self.region, row) else {
            if is_index {
                return Some(None);
            }
            let cell = Cell { row, column: self.region.column };
            findings.error(cell, "missing-in-row", "", Member::Region.name());
            return None;
        };
        match parts.region(words) {
            Named::Region(index) => Some(Some(index)),
            Named::Country => Some(None),
            Named::Sum(_) => {
                findings.leave_out_sum(cell, words);
                None
            }
            Named::Unknown(near) => {
                let near = near.map_or("", |index| parts.region_name(index));
                findings.error(cell, "unknown-region", words, near);
                None
            }
        }
    }

    fn number(&self, words: &str, row: usize, findings: &mut Findings<'_>) -> Option<f64> {
        let cell = Cell { row, column: Some(self.amounts.column) };
        let Some(number) = number::number(words, self.amounts.decimal) else {
            findings.error(cell, "not-a-number", words, "");
            return None;
        };
        let unit = of_row(self.plan, self.amounts, row, findings).ok()?;
        if let Some(own) = number.unit
            && !is_of_indicator(self.plan.mapping.rows_as, own, words)
        {
            let rows_as = wire::name(ROWS_AS, self.plan.mapping.rows_as);
            findings.error(cell, "money-for-indicator", words, rows_as);
            return None;
        }
        let unit = number.unit.or(unit).unwrap_or(Unit::Kronor);
        let digits = format!("{}e{}", number.digits, unit.zeros());
        match nearest_float(&digits) {
            Ok(value) if value > 0.0 => return Some(value),
            Ok(_) | Err(Unfit::TooLarge) => findings.error(cell, "not-positive", words, ""),
            Err(Unfit::TooFine) => {
                findings.error(cell, "number-too-fine", words, &MAX_FLOAT_DIGITS.to_string());
            }
        }
        None
    }
}

/// Whether the unit behind a value is one that the indicator can have: a region's millions are none.
fn is_of_indicator(rows_as: As, unit: Unit, words: &str) -> bool {
    match rows_as {
        As::NetCost => unit == Unit::Kronor,
        _ => !Measure::of(words.trim_start_matches(|it: char| !it.is_alphabetic())).is_money,
    }
}

/// The kind of an indicator, and the id of one that the mapping gives none.
fn kind_of(rows_as: As) -> (IndicatorKind, &'static str) {
    match rows_as {
        As::PriceIndex => (IndicatorKind::PriceIndex, "index"),
        As::NetCost => (IndicatorKind::NetCost, "net-cost"),
        As::Investments | As::Population => (IndicatorKind::Population, "population"),
    }
}

/// The indicator of the values.
fn indicator(plan: &Plan<'_>, values: Values, source: usize, known: &Known) -> Option<Indicator> {
    let (kind, id) = kind_of(plan.mapping.rows_as);
    // Residents and the cost of care are what they are, whoever counts them; an index is one of many.
    let same = known.indicators.iter().find(|it| it.kind == kind);
    let same = same.filter(|_| kind != IndicatorKind::PriceIndex);
    let constant = |member| plan.mapping.constant(member);
    let text = |member| constant(member).map(Text::from);
    let mut by_region: HashMap<Option<usize>, Vec<(Year, f64)>> = HashMap::new();
    for ((place, year), value) in values.by_place {
        by_region.entry(place).or_default().push((year, value));
    }
    let common = by_region.remove(&None).map(ByKey::from);
    let by_region = by_region.into_iter();
    let by_region = by_region.filter_map(|(place, values)| Some((place?, ByKey::from(values))));
    Some(Indicator {
        id: constant(Member::IndicatorId).unwrap_or(id).to_owned(),
        kind,
        name: text(Member::IndicatorName).or(same.map(|it| it.name.clone()))?,
        unit: constant(Member::IndicatorUnit)
            .or(same.map(|it| it.unit.as_str()))
            .unwrap_or("index")
            .to_owned(),
        base: constant(Member::IndicatorBase).map(str::to_owned),
        source,
        note: text(Member::IndicatorNote),
        by_region: by_region.collect(),
        common,
        status: values.status.into(),
    })
}
