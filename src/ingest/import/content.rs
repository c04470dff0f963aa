//! The parts of a dataset while a table is read, and the whole that they become.

use std::collections::HashMap;

use crate::dataset::{
    Area, ByKey, Content, Coverage, CoverageKind, Date, Fault, Indicator, Investment, Language,
    MAX_DEPTH, Region, Text,
};
use crate::ingest::import::area::Areas;
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::known::Known;
use crate::ingest::import::plan::Plan;
use crate::ingest::import::region::{Named, RegionNames};
use crate::ingest::import::sources::Sources;
use crate::ingest::import::words::code_of;
use crate::ingest::import::{is_of_row, value, vocabulary};
use crate::ingest::mapping::{As, Member};

/// What has been read so far.
#[derive(Debug)]
pub(crate) struct Parts<'t> {
    head: Option<Head>,
    regions: Vec<Region>,
    names: RegionNames,
    found: HashMap<&'t str, Named>,
    pub(crate) areas: Areas<'t>,
    pub(crate) sources: Sources<'t>,
    investments: Vec<Investment>,
    origins: Vec<Origin>,
    wholes: Vec<(usize, &'t str)>,
    pub(crate) indicator: Option<Indicator>,
    /// The indicators of content that was refused.
    refused: Option<Vec<Indicator>>,
    next_id: usize,
}

/// Where a row of the dataset comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) row: usize,
    /// The column of its amount.
    pub(crate) column: usize,
}

/// The members of the whole.
#[derive(Clone, Debug)]
struct Head {
    id: String,
    title: Text,
    summary: Option<Text>,
    updated: Date,
    license: Option<String>,
    coverage: Coverage,
}

impl<'t> Parts<'t> {
    /// No rows yet; what constants say of the whole.
    pub(crate) fn new(plan: &Plan<'t>, known: &Known, findings: &mut Findings<'t>) -> Self {
        Self {
            head: Head::new(plan, findings),
            regions: known.regions.clone(),
            names: RegionNames::new(&known.regions),
            found: HashMap::new(),
            areas: Areas::new(&known.areas),
            sources: Sources::default(),
            investments: Vec::new(),
            origins: Vec::new(),
            wholes: Vec::new(),
            indicator: None,
            refused: None,
            next_id: 1,
        }
    }

    /// What the name of a region is.
    pub(crate) fn region(&mut self, words: &'t str) -> Named {
        self.found.entry(words).or_insert_with(|| self.names.find(words)).clone()
    }

    /// The name to suggest for a region.
    pub(crate) fn region_name(&self, index: usize) -> &str {
        self.regions.get(index).map_or("", |region| region.short_name().get(Language::Swedish))
    }

    /// Makes room for so many rows.
    pub(crate) fn expect(&mut self, count: usize) {
        self.investments.reserve(count);
        self.origins.reserve(count);
    }

    /// An id for a row that has none of its own.
    pub(crate) fn next_id(&mut self) -> String {
        let id = format!("r{}", self.next_id);
        self.next_id += 1;
        id
    }

    /// Adds a row, and the id of its whole.
    pub(crate) fn add(&mut self, investment: Investment, part_of: Option<&'t str>, origin: Origin) {
        self.wholes.extend(part_of.map(|whole| (self.investments.len(), whole)));
        self.investments.push(investment);
        self.origins.push(origin);
    }

    /// How many rows there are.
    pub(crate) fn row_count(&self) -> usize {
        self.investments.len()
    }

    /// Takes the last rows away again.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.investments.truncate(count);
        self.origins.truncate(count);
        self.wholes.retain(|(row, _)| *row < count);
    }

    /// The rows of the table that those of the dataset come from.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> {
        self.origins.iter().map(|origin| origin.row)
    }

    /// Whether nothing has been read.
    pub(crate) fn is_empty(&self) -> bool {
        self.investments.is_empty() && self.indicator.is_none() || self.head.is_none()
    }

    /// Looks up the wholes of all rows; a row whose whole is not there is set aside.
    pub(crate) fn connect(&mut self, plan: &Plan<'t>, findings: &mut Findings<'t>) {
        if self.wholes.is_empty() {
            return;
        }
        let ids: HashMap<&str, usize> =
            self.investments.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        let column = plan.column(Member::PartOf);
        let mut wholes = Vec::with_capacity(self.wholes.len());
        let mut is_faulty = vec![false; self.investments.len()];
        for &(part, id) in &self.wholes {
            let whole = ids.get(id).copied();
            if whole.is_none() {
                let row = self.origins.get(part).map_or(0, |origin| origin.row);
                findings.error(Cell { row, column }, "unknown-whole", id, "");
                if let Some(is_faulty) = is_faulty.get_mut(part) {
                    *is_faulty = true;
                }
            }
            wholes.push((part, whole));
        }
        for (part, whole) in wholes {
            if let Some(investment) = self.investments.get_mut(part) {
                investment.part_of = whole;
            }
        }
        self.wholes.clear();
        self.remove(is_faulty, plan, findings);
    }

    /// Sets rows aside that only the whole shows to be wrong; the content is what was refused.
    pub(crate) fn set_aside(
        &mut self,
        refused: Content,
        faults: &[Fault],
        plan: &Plan<'t>,
        findings: &mut Findings<'t>,
    ) {
        // The rows point into its tables.
        self.investments = refused.investments;
        self.regions = refused.regions;
        self.areas.all = refused.areas;
        self.refused = Some(refused.indicators);
        let mut is_faulty = vec![false; self.investments.len()];
        for fault in faults {
            let origin = self.origins.get(fault.place.row).filter(|_| is_of_row(fault));
            let Some(origin) = origin else {
                findings.stop(None, fault.code, &fault.found, &fault.expected);
                continue;
            };
            let member = Member::named(fault.place.member);
            let column = member.and_then(|member| plan.column(member)).unwrap_or(origin.column);
            let cell = Cell { row: origin.row, column: Some(column) };
            findings.error(cell, fault.code, &fault.found, &fault.expected);
            if let Some(is_faulty) = is_faulty.get_mut(fault.place.row) {
                *is_faulty = true;
            }
        }
        self.remove(is_faulty, plan, findings);
    }

    /// Takes rows away, those of the same row of the table, and the parts of both.
    fn remove(&mut self, mut is_faulty: Vec<bool>, plan: &Plan<'t>, findings: &mut Findings<'t>) {
        let column = plan.column(Member::PartOf);
        for round in 0.. {
            for (is_faulty, origin) in is_faulty.iter_mut().zip(&self.origins) {
                *is_faulty |= findings.is_set_aside(origin.row);
            }
            let is_orphan = self.parts_of(&is_faulty);
            let mut has_changed = false;
            let rows = self.investments.iter().zip(&self.origins).zip(&mut is_faulty);
            let whole = |it: &Investment| it.part_of.and_then(|at| self.investments.get(at));
            for (((row, origin), is_faulty), is_orphan) in rows.zip(is_orphan) {
                if is_orphan && !*is_faulty {
                    let id = whole(row).map_or("", |whole| whole.id.as_str());
                    findings.error(Cell { row: origin.row, column }, "unknown-whole", id, "");
                    (*is_faulty, has_changed) = (true, true);
                }
            }
            if !has_changed {
                break;
            }
            if round > MAX_DEPTH {
                findings.stop(column, "too-deep", "", &MAX_DEPTH.to_string());
                return;
            }
        }
        if !is_faulty.contains(&true) {
            return;
        }
        let mut places = Vec::with_capacity(is_faulty.len());
        let mut next = 0;
        for &is_faulty in &is_faulty {
            places.push((!is_faulty).then_some(next));
            next += usize::from(!is_faulty);
        }
        let mut kept = is_faulty.iter();
        self.investments.retain(|_| kept.next() == Some(&false));
        let mut kept = is_faulty.iter();
        self.origins.retain(|_| kept.next() == Some(&false));
        for investment in &mut self.investments {
            investment.part_of =
                investment.part_of.and_then(|whole| places.get(whole).copied().flatten());
        }
    }

    /// Which rows are below one that is faulty.
    fn parts_of(&self, is_faulty: &[bool]) -> Vec<bool> {
        let mut known: Vec<Option<bool>> = vec![None; self.investments.len()];
        for start in 0..self.investments.len() {
            let mut path = Vec::new();
            let mut at = start;
            let verdict = loop {
                match known.get_mut(at) {
                    Some(verdict @ None) => *verdict = Some(false),
                    Some(Some(verdict)) => break *verdict || is_faulty.get(at) == Some(&true),
                    None => break false,
                }
                path.push(at);
                if at != start && is_faulty.get(at) == Some(&true) {
                    break false;
                }
                match self.investments.get(at).and_then(|row| row.part_of) {
                    Some(whole) => at = whole,
                    None => break false,
                }
            };
            let mut is_below = verdict;
            for &at in path.iter().rev() {
                if let Some(known) = known.get_mut(at) {
                    *known = Some(is_below);
                }
                is_below |= is_faulty.get(at) == Some(&true);
            }
        }
        known.into_iter().map(|verdict| verdict == Some(true)).collect()
    }

    /// The content of all that was read; the rows go into it.
    pub(crate) fn content(&mut self, plan: &Plan<'t>, known: &Known) -> Option<Content> {
        let head = self.head.clone()?;
        let mut investments = core::mem::take(&mut self.investments);
        let mut indicators = match self.refused.take() {
            Some(indicators) => indicators,
            None => self.indicators(plan, known),
        };
        let mut is_used = vec![head.coverage.kind == CoverageKind::Selection; self.regions.len()];
        let is_own = plan.mapping.rows_as != As::Investments;
        let own = indicators.iter().filter(|_| is_own).flat_map(|it| it.by_region.items());
        let used = investments.iter().map(|it| it.region).chain(own.map(|(region, _)| *region));
        mark(&mut is_used, used);
        let (regions, places) = kept(&self.regions, &is_used);
        let place = |region: usize| places.get(region).copied().flatten();
        for indicator in &mut indicators {
            let items = indicator.by_region.items().iter();
            let kept = items.filter_map(|(region, values)| Some((place(*region)?, values.clone())));
            indicator.by_region = kept.collect::<ByKey<_, _>>();
        }
        for investment in &mut investments {
            investment.region = place(investment.region).unwrap_or(investment.region);
        }
        let areas = self.areas_of(&mut investments);
        Some(Content {
            id: head.id,
            title: head.title,
            summary: head.summary,
            updated: head.updated,
            license: head.license,
            coverage: head.coverage,
            corrections: Vec::new(),
            regions,
            areas,
            sources: self.sources.all.clone(),
            investments,
            indicators,
            views: Vec::new(),
        })
    }

    /// The table's own indicator, or those that are known.
    fn indicators(&mut self, plan: &Plan<'t>, known: &Known) -> Vec<Indicator> {
        let mut indicators: Vec<Indicator> = self.indicator.iter().cloned().collect();
        if plan.mapping.rows_as == As::Investments && plan.mapping.has_indicators {
            for indicator in &known.indicators {
                if let Some(source) = known.sources.get(indicator.source) {
                    let source = self.sources.add(source);
                    indicators.push(Indicator { source, ..indicator.clone() });
                }
            }
        }
        indicators
    }

    /// The areas of the rows and those above them, to which the rows then point.
    fn areas_of(&self, investments: &mut [Investment]) -> Vec<Area> {
        let all = &self.areas.all;
        let mut is_used = vec![false; all.len()];
        mark(&mut is_used, investments.iter().map(|it| it.area));
        for index in 0..all.len() {
            if is_used.get(index) == Some(&true) {
                let above = |at: usize| all.get(at).and_then(|area| area.parent);
                let path = core::iter::successors(above(index), |&at| above(at));
                mark(&mut is_used, path.take(all.len()));
            }
        }
        let (mut areas, places) = kept(all, &is_used);
        let place = |area: usize| places.get(area).copied().flatten();
        for area in &mut areas {
            area.parent = area.parent.and_then(place);
        }
        for investment in investments {
            investment.area = place(investment.area).unwrap_or(investment.area);
        }
        areas
    }
}

fn mark(is_used: &mut [bool], used: impl Iterator<Item = usize>) {
    for index in used {
        if let Some(is_used) = is_used.get_mut(index) {
            *is_used = true;
        }
    }
}

/// The items that are used, and the new place of each.
fn kept<T: Clone>(all: &[T], is_used: &[bool]) -> (Vec<T>, Vec<Option<usize>>) {
    let mut items = Vec::new();
    let mut places = Vec::with_capacity(all.len());
    for (item, &is_used) in all.iter().zip(is_used) {
        places.push(is_used.then_some(items.len()));
        if is_used {
            items.push(item.clone());
        }
    }
    (items, places)
}

impl Head {
    /// What constants say of the whole; a fault in them stops the import.
    fn new(plan: &Plan<'_>, findings: &mut Findings<'_>) -> Option<Self> {
        let constant = |member| plan.mapping.constant(member);
        let mut refuse = |member: Member, code, found: &str, expected: &str| {
            findings.stop(None, code, &[member.name(), "=", found].concat(), expected);
        };
        let mut text = |member: Member| {
            let words = constant(member)?;
            if words.trim().is_empty() || words.chars().any(char::is_control) {
                refuse(member, "bad-value", words, "");
                return None;
            }
            Some(words.to_owned())
        };
        let title = text(Member::Title).map(Text::Same);
        let summary = text(Member::Summary).map(Text::Same);
        let license = text(Member::License);
        let covered = text(Member::CoverageText).map(Text::Same);
        let updated = constant(Member::Updated)?;
        let date = Date::parse(updated);
        if date.is_none() {
            refuse(Member::Updated, "bad-value", updated, "YYYY[-MM[-DD]]");
        }
        let kind = vocabulary::COVERAGE_KINDS.find(constant(Member::Coverage)?);
        let id = match constant(Member::DatasetId) {
            Some(id) if value::is_code(id) => id.to_owned(),
            Some(id) => {
                refuse(Member::DatasetId, "bad-value", id, "[A-Za-z0-9._-]{1,64}");
                return None;
            }
            None => match code_of(plan.table.name()) {
                code if code.is_empty() || code == "all" => "data".to_owned(),
                code => code,
            },
        };
        let coverage = Coverage { kind: kind?, text: covered? };
        Some(Self { id, title: title?, summary, updated: date?, license, coverage })
    }
}
