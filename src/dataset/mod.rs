//! The glossary of the data, and [`Dataset`], which is valid by construction.
//!
//! Every index in a dataset points at something; every code, id and tree is sound. What the
//! values mean is in the terms of the Fiscal Data Package where it has one: phase, recurrence.

mod aggregate;
mod amount;
mod area;
mod by_key;
mod class;
pub(crate) mod decimal;
mod entry;
mod fault;
mod indicator;
mod investment;
mod keys;
mod kinds;
pub(crate) mod letter;
pub(crate) mod lookup;
mod notes;
pub(crate) mod order;
mod region;
mod source;
mod text;
mod year;
mod year_set;

pub use aggregate::{Aggregate, Aggregates, Alike, Item, Likeness, Sum};
pub use amount::{AbsentAmount, Amount, AmountSum, MINOR_PER_KRONA, Precision};
pub use area::Area;
pub use by_key::ByKey;
pub use class::{Class, Phases};
pub use entry::{Entries, Entry};
pub use fault::{Fault, Place, Table};
pub use indicator::{Indicator, IndicatorKind, Series, ValueStatus};
pub use investment::{Expenditure, Funding, Investment, Nature, Phase, Recurrence, Stage};
pub use kinds::Kinds;
pub use notes::Notes;
pub use region::Region;
pub use source::{PublisherKind, Source};
pub use text::{Both, Language, Text};
pub use year::{Date, Year, YearRange};
pub use year_set::YearSet;

// Where there is one thread only, it need not wait for others.
#[cfg(target_arch = "wasm32")]
use core::cell::OnceCell;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock as OnceCell;

use aggregate::Gathered;
use fault::RowFaults;

use crate::pace::{Pace, at_once};

/// Figures with everything that is needed to read them.
///
/// Guarantees: indices resolve; ids and codes are unique within their table; areas form a forest
/// and rows form trees inside one region, none deeper than [`MAX_DEPTH`]; the last stage of a row is the row's own; no whole is
/// smaller than its parts, unless it is hedged as *about* or *at least* or listed in
/// [`Dataset::contradictions`].
#[derive(Clone, Debug)]
pub struct Dataset {
    content: Content,
    /// Whether any row is a part of another.
    has_parts: bool,
    /// What views are counted from: made when it is first asked for, since who only checks or writes data
    /// never does.
    index: OnceCell<Index>,
    years: Option<YearRange>,
    kinds: Kinds,
    contradictions: Vec<usize>,
    common_area: Option<usize>,
}

/// Datasets of the same content are the same.
impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content && self.contradictions == other.contradictions
    }
}

/// What is derived from a dataset to count from.
#[derive(Clone, Debug)]
struct Index {
    entries: Entries,
    aggregates: Aggregates,
}

/// The members of a dataset as they are written, before anything is checked or derived.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// `[A-Za-z0-9._-]{1,64}`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it holds, in a sentence or two.
    pub summary: Option<Text>,
    /// When it was last changed.
    pub updated: Date,
    /// The SPDX name of its licence.
    pub license: Option<String>,
    /// Whether it holds all there is.
    pub coverage: Coverage,
    /// What was wrong and has been mended, newest first.
    pub corrections: Vec<Correction>,
    /// Its regions.
    pub regions: Vec<Region>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Its rows.
    pub investments: Vec<Investment>,
    /// What amounts are measured against.
    pub indicators: Vec<Indicator>,
    /// Named views; the first is the author's.
    pub views: Vec<NamedView>,
}

/// Whether a dataset holds all there is of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// All or a part.
    pub kind: CoverageKind,
    /// What that means here, in words.
    pub text: Text,
}

/// All there is, or a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageKind {
    /// Every amount of its kind for its regions and years: sums, ranks and ratios mean something.
    Complete,
    /// Documented examples: a missing amount says nothing.
    Selection,
}

/// A correction, shown first in the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: Date,
    /// What was wrong and is now right.
    pub text: Text,
}

/// A view that the author offers by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedView {
    /// Its name.
    pub title: Text,
    /// The view as a link writes it.
    pub view: String,
    /// The author's headline, instead of one worded from the figures.
    pub headline: Option<Text>,
    /// What a reader should know about it.
    pub note: Option<Text>,
}

/// How often each row is looked at while a dataset and its index are made.
pub(crate) const PASSES: usize = 14;

/// How many levels the tree of areas, and a tree of rows, may have.
pub const MAX_DEPTH: usize = 64;

/// What becomes of a row's parts when they exceed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradictions {
    /// They are a fault.
    Refuse,
    /// The whole is counted, its parts are not, and the dataset lists it.
    CountTheWhole,
}

impl Dataset {
    /// Checks the content and derives what follows from it; [`Investment`] has an example.
    ///
    /// # Errors
    ///
    /// All faults found, in the order of the content, never none.
    pub fn new(content: Content, contradictions: Contradictions) -> Result<Self, Vec<Fault>> {
        Self::of(content, contradictions).map_err(|refused| refused.1)
    }

    /// The same; content that is refused is given back.
    ///
    /// # Errors
    ///
    /// The content, and all faults found in it.
    pub fn of(
        content: Content,
        contradictions: Contradictions,
    ) -> Result<Self, Box<(Content, Vec<Fault>)>> {
        at_once(Self::in_steps(content, contradictions, &Pace::endless()))
    }

    /// The same, with pauses; with [`Dataset::index_in_steps`] it counts each row [`PASSES`] times.
    pub(crate) async fn in_steps(
        content: Content,
        contradictions: Contradictions,
        pace: &Pace,
    ) -> Result<Self, Box<(Content, Vec<Fault>)>> {
        let rows = content.investments.len();
        let looked_at = Rows::look_at(&content);
        pace.rows(3 * rows).await;
        let mut faults = fault::all(&content, looked_at.ids, looked_at.faults);
        let has_parts = looked_at.has_parts;
        pace.rows(3 * rows).await;
        if has_parts {
            fault::circling(&content, &mut faults);
        }
        if has_parts && contradictions == Contradictions::Refuse {
            faults.extend(fault::parts_that_exceed(&content));
        }
        if !faults.is_empty() {
            return Err(Box::new((content, faults)));
        }
        let contradictions = if has_parts { entry::exceeded_rows(&content) } else { Vec::new() };
        let (years, kinds) = (looked_at.years, looked_at.kinds);
        let common_area = area::common(&content);
        let index = OnceCell::new();
        Ok(Self { content, has_parts, index, years, kinds, contradictions, common_area })
    }

    /// Makes what views are counted from, with pauses.
    #[cfg(feature = "components")]
    pub(crate) async fn index_in_steps(&self, pace: &Pace) {
        // Whoever made it meanwhile made the same.
        let _ = self.index.set(self.indexed(pace).await);
    }

    async fn indexed(&self, pace: &Pace) -> Index {
        let rows = self.content.investments.len();
        let entries = Entries::derive(&self.content, self.has_parts, &self.contradictions);
        pace.rows(2 * rows).await;
        let mut gathered = Gathered::of(&self.content, &entries);
        pace.rows(2 * rows).await;
        gathered.sort();
        pace.rows(2 * rows).await;
        let aggregates = Aggregates::of(gathered);
        pace.rows(2 * rows).await;
        Index { entries, aggregates }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| at_once(self.indexed(&Pace::endless())))
    }

    /// Adds a sentence to what the coverage says, in each language.
    pub fn tell_coverage(&mut self, sentence: impl Fn(Language) -> String) {
        let covered = &self.content.coverage.text;
        self.content.coverage.text = Text::in_each(|language| {
            let words = covered.get(language).trim_end();
            let is_ended = words.ends_with(['.', '!', '?', '…']);
            [words, if is_ended { " " } else { ". " }, &sentence(language)].concat()
        });
    }

    /// The members as they are written.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Each krona once: rows without parts, and what their wholes leave beside them, as in the example
    /// of [`Investment`].
    pub fn entries(&self) -> &Entries {
        &self.index().entries
    }

    /// The same, those that are alike added up: what a view counts from.
    pub fn aggregates(&self) -> &Aggregates {
        &self.index().aggregates
    }

    /// Which values of closed lists the rows have.
    pub fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// The lowest area that has all rows, in it or below; `None` where there is none.
    pub(crate) fn common_area(&self) -> Option<usize> {
        self.common_area
    }

    /// The rows whose parts exceed them, ascending; empty in a dataset that passed `Refuse`.
    pub fn contradictions(&self) -> &[usize] {
        &self.contradictions
    }

    /// The same rows, each as the fault that it is to a strict reader.
    pub(crate) fn contradiction_faults(&self) -> Vec<Fault> {
        if self.contradictions.is_empty() {
            return Vec::new();
        }
        fault::parts_that_exceed(&self.content)
    }

    /// A region by its index.
    pub fn region(&self, index: usize) -> Option<&Region> {
        self.content.regions.get(index)
    }

    /// An area by its index.
    pub fn area(&self, index: usize) -> Option<&Area> {
        self.content.areas.get(index)
    }

    /// A source by its index.
    pub fn source(&self, index: usize) -> Option<&Source> {
        self.content.sources.get(index)
    }

    /// A row by its index.
    pub fn investment(&self, index: usize) -> Option<&Investment> {
        self.content.investments.get(index)
    }

    /// The index of the region with that code.
    pub fn region_by_code(&self, code: &str) -> Option<usize> {
        self.content.regions.iter().position(|region| region.code == code)
    }

    /// The index of the area with that code.
    pub(crate) fn area_by_code(&self, code: &str) -> Option<usize> {
        self.content.areas.iter().position(|area| area.code == code)
    }

    /// An area and those above it, upwards.
    pub(crate) fn areas_upwards(&self, area: usize) -> impl Iterator<Item = usize> {
        core::iter::successors(Some(area), |&area| self.area(area)?.parent)
    }

    /// Whether each area or one above it is among those, by area.
    pub(crate) fn with_areas_below(&self, areas: &[usize]) -> Vec<bool> {
        let is_below = |area| self.areas_upwards(area).any(|above| areas.contains(&above));
        (0..self.content.areas.len()).map(is_below).collect()
    }

    /// The first indicator of a kind.
    pub fn indicator(&self, kind: IndicatorKind) -> Option<&Indicator> {
        self.indicators(kind).next()
    }

    /// All indicators of a kind.
    pub fn indicators(&self, kind: IndicatorKind) -> impl Iterator<Item = &Indicator> {
        self.content.indicators.iter().filter(move |indicator| indicator.kind == kind)
    }

    /// From the lowest `from` to the highest `to`, endless rows to their last counted year;
    /// `None` without rows.
    pub fn years(&self) -> Option<YearRange> {
        self.years
    }
}

/// What is seen of the rows by going through them once: they are many, and memory is slow.
struct Rows<'a> {
    ids: Vec<&'a str>,
    faults: RowFaults,
    has_parts: bool,
    /// From the first year in which a row counts to the last.
    years: Option<YearRange>,
    kinds: Kinds,
}

impl<'a> Rows<'a> {
    fn look_at(content: &'a Content) -> Self {
        let mut rows = Self {
            ids: Vec::with_capacity(content.investments.len()),
            faults: RowFaults::default(),
            has_parts: false,
            years: None,
            kinds: Kinds::default(),
        };
        for (at, row) in content.investments.iter().enumerate() {
            rows.ids.push(&row.id);
            rows.faults.look_at(content, at, row);
            rows.has_parts |= row.part_of.is_some();
            let counted = row.counted_years(content.source_year(row));
            rows.years = Some(rows.years.map_or(counted, |years| years.union(counted)));
            rows.kinds.note(row);
        }
        rows
    }
}

impl Content {
    /// The year of the date of a row's source (its first year, while sources are unchecked).
    pub fn source_year(&self, row: &Investment) -> Year {
        self.sources.get(row.source).map_or(row.from, |source| source.date.year)
    }
}
