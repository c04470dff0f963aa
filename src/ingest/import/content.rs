//! The parts of a dataset while a table is read, and the whole that they become.

mod aside;

use crate::dataset::{
    Area, ByKey, Content, Coverage, CoverageKind, Date, Indicator, Investment, Language, Region,
    Text,
};
use crate::ingest::import::area::Areas;
use crate::ingest::import::known::Known;
use crate::ingest::import::memo::Memo;
use crate::ingest::import::plan::Plan;
use crate::ingest::import::region::{Named, RegionNames};
use crate::ingest::import::sources::Sources;
use crate::ingest::import::sum_words::Whole;
use crate::ingest::import::words::code_of;
use crate::ingest::import::{value, vocabulary};
use crate::ingest::mapping::{As, Member};
use crate::ingest::repeats::digest;

/// What has been read so far.
#[derive(Debug)]
pub(crate) struct Parts<'t> {
    head: Option<Head>,
    regions: Vec<Region>,
    names: RegionNames,
    /// What names of regions are, each once, and its place there by the name.
    found: Vec<Named>,
    places: Memo<'t>,
    pub(crate) areas: Areas<'t>,
    pub(crate) sources: Sources<'t>,
    investments: Vec<Investment>,
    origins: Vec<Origin>,
    /// Of each row, as it was read.
    digests: Vec<u64>,
    /// The regions and areas of rows, unless rows have been taken away again.
    used: Option<Used>,
    wholes: Vec<(usize, &'t str)>,
    pub(crate) indicator: Option<Indicator>,
    /// The indicators of content that was refused.
    refused: Option<Vec<Indicator>>,
    next_id: usize,
    /// Regions that rows name which have no value.
    pub(crate) named: Vec<usize>,
}

/// Where a row of the dataset comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) row: usize,
    /// The column of its amount.
    pub(crate) column: usize,
}

/// The regions and areas of rows.
#[derive(Debug, Default)]
struct Used {
    regions: Vec<bool>,
    areas: Vec<bool>,
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
    pub(crate) fn new(plan: &Plan<'t>, known: &Known) -> Self {
        Self {
            head: Head::new(plan),
            regions: known.regions.clone(),
            names: RegionNames::new(&known.regions),
            found: Vec::new(),
            places: Memo::new(512),
            areas: Areas::new(&known.areas),
            sources: Sources::default(),
            investments: Vec::new(),
            origins: Vec::new(),
            digests: Vec::new(),
            used: Some(Used::default()),
            wholes: Vec::new(),
            indicator: None,
            refused: None,
            next_id: 1,
            named: Vec::new(),
        }
    }

    /// What the name of a region is.
    pub(crate) fn region(&mut self, words: &'t str) -> Named {
        if let Some(named) = self.places.get(words).and_then(|place| self.found.get(place)) {
            return *named;
        }
        let named = self.names.find(words);
        self.places.set(words, self.found.len());
        self.found.push(named);
        named
    }

    /// The name to suggest for a region.
    pub(crate) fn region_name(&self, index: usize) -> &str {
        self.regions.get(index).map_or("", |region| region.short_name().get(Language::Swedish))
    }

    /// Of what a sum is by its words.
    pub(crate) fn whole_of(&self, name: &str) -> Whole {
        match self.names.whole(name) {
            Whole::Unknown if self.areas.is_known(name) => Whole::Area,
            whole => whole,
        }
    }

    /// Makes room for so many rows.
    pub(crate) fn expect(&mut self, count: usize) {
        self.investments.reserve(count);
        self.origins.reserve(count);
        self.digests.reserve(count);
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
        // A row is at hand now; later all must be fetched from memory again.
        self.digests.push(digest(&investment));
        if let Some(used) = &mut self.used {
            used.note(&investment);
        }
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
        self.digests.truncate(count);
        self.used = None;
        self.wholes.retain(|(row, _)| *row < count);
    }

    /// The rows of the table that those of the dataset come from.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> {
        self.origins.iter().map(|origin| origin.row)
    }

    /// The digests of the rows.
    pub(crate) fn digests(&self) -> &[u64] {
        &self.digests
    }

    /// Where a row of the dataset comes from.
    pub(crate) fn origin(&self, row: usize) -> Option<Origin> {
        self.origins.get(row).copied()
    }

    /// Whether nothing has been read.
    pub(crate) fn is_empty(&self) -> bool {
        self.investments.is_empty() && self.indicator.is_none() || self.head.is_none()
    }

    /// The content of all that was read; the rows go into it.
    pub(crate) fn content(&mut self, plan: &Plan<'t>, known: &Known) -> Option<Content> {
        let head = self.head.clone()?;
        let mut investments = core::mem::take(&mut self.investments);
        let mut indicators = match self.refused.take() {
            Some(indicators) => indicators,
            None => self.indicators(plan, known),
        };
        let used = self.used.take().unwrap_or_else(|| {
            let mut used = Used::default();
            investments.iter().for_each(|row| used.note(row));
            used
        });
        let (mut is_used, mut are_used) = (used.regions, used.areas);
        is_used.resize(self.regions.len(), false);
        are_used.resize(self.areas.all.len(), false);
        if head.coverage.kind == CoverageKind::Selection {
            is_used.fill(true);
        }
        let is_own = plan.mapping.rows_as != As::Investments;
        let own = indicators.iter().filter(|_| is_own).flat_map(|it| it.by_region.items());
        own.for_each(|(region, _)| mark(&mut is_used, *region));
        self.named.iter().for_each(|region| mark(&mut is_used, *region));
        let (regions, places) = kept(&self.regions, &is_used);
        let place = |region: usize| places.get(region).copied().flatten();
        for indicator in &mut indicators {
            let items = indicator.by_region.items().iter();
            let kept = items.filter_map(|(region, values)| Some((place(*region)?, values.clone())));
            indicator.by_region = kept.collect::<ByKey<_, _>>();
        }
        let (areas, area_places) = self.areas_with_those_above(are_used);
        let area_place = |area: usize| area_places.get(area).copied().flatten();
        for investment in &mut investments {
            investment.region = place(investment.region).unwrap_or(investment.region);
            investment.area = area_place(investment.area).unwrap_or(investment.area);
        }
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

    /// The areas that are used and those above them, and the new place of each.
    fn areas_with_those_above(&self, mut is_used: Vec<bool>) -> (Vec<Area>, Vec<Option<usize>>) {
        let all = &self.areas.all;
        for index in 0..all.len() {
            if is_used.get(index) == Some(&true) {
                let above = |at: usize| all.get(at).and_then(|area| area.parent);
                let path = core::iter::successors(above(index), |&at| above(at));
                path.take(all.len()).for_each(|at| mark(&mut is_used, at));
            }
        }
        let (mut areas, places) = kept(all, &is_used);
        let place = |area: usize| places.get(area).copied().flatten();
        for area in &mut areas {
            area.parent = area.parent.and_then(place);
        }
        (areas, places)
    }
}

impl Used {
    fn note(&mut self, row: &Investment) {
        for (are_used, index) in [(&mut self.regions, row.region), (&mut self.areas, row.area)] {
            if index >= are_used.len() {
                are_used.resize(index + 1, false);
            }
            mark(are_used, index);
        }
    }
}

fn mark(is_used: &mut [bool], index: usize) {
    if let Some(is_used) = is_used.get_mut(index) {
        *is_used = true;
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
    /// What constants say of the whole; they have been checked.
    fn new(plan: &Plan<'_>) -> Option<Self> {
        let constant = |member| plan.mapping.constant(member);
        let text = |member| constant(member).map(str::to_owned);
        let title = text(Member::Title).map(Text::Same);
        let summary = text(Member::Summary).map(Text::Same);
        let license = text(Member::License);
        let covered = text(Member::CoverageText).map(Text::Same);
        let updated = constant(Member::Updated)?;
        let date = value::read_date(updated);
        let kind = vocabulary::COVERAGE_KINDS.find(constant(Member::Coverage)?);
        let id = match constant(Member::DatasetId) {
            Some(id) => id.to_owned(),
            None => match code_of(plan.table.name()) {
                code if code.is_empty() || code == "all" => "data".to_owned(),
                code => code,
            },
        };
        let coverage = Coverage { kind: kind?, text: covered? };
        Some(Self { id, title: title?, summary, updated: date?, license, coverage })
    }
}
