//! A view's comparison of a dataset: what is counted, where it stands, and what keeps it apart.
//!
//! [`compare`] is the only door. Whatever is drawn, tabulated, described or exported comes from
//! the one [`Comparison`] that it returns.

mod adjust;
mod changes;
mod claim;
mod contribution;
mod count;
mod datum;
mod difference;
mod facts;
mod filter;
mod form;
mod lenses;
mod map;
mod marks;
mod place;
mod rank;
mod reasons;
mod remedy;
mod rows;
#[cfg(test)]
mod sample;
mod select;
mod sides;
mod similar;
mod span;
mod spot;
mod stacks;
mod tally;
mod total;
mod traits;
mod verdict;

pub use adjust::{NetCost, residents};
pub(crate) use adjust::{country_residents, net_costs};
pub use changes::{Change, changes};
pub use claim::{Answer, Tested};
pub use contribution::{AlreadyCounted, Basis, Contribution, Outline};
pub use datum::Datum;
pub use difference::{Difference, LensPairs, Pair, PairSide, difference};
pub use form::{FormRefusal, FormShown};
pub use lenses::{LensName, OrderContrast, order_differs};
pub use map::{MapClass, NoMap, no_map};
pub(crate) use rank::is_above;
pub use rank::{RankedMark, Ranking, is_tie, ranks};
pub use remedy::remedy;
pub use similar::{SimilarRegions, similar_regions};
pub use tally::Hidden;
pub use traits::Traits;
pub use verdict::{Reason, ReasonKind, Verdict, VerdictKind};

pub use crate::view::SideName;

use crate::dataset::{
    AbsentAmount, AmountSum, CoverageKind, Dataset, Nature, Phase, Precision, Year, YearRange,
};
use crate::view::{Measure, Prices, View};

/// What a view selects from a dataset, each krona once.
///
/// Indices point into the dataset that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The view that it was made from.
    pub view: View,
    /// Whether the dataset holds all there is.
    pub coverage: CoverageKind,
    /// The measure of every value.
    pub measure: Measure,
    /// The price level of every value.
    pub prices: Prices,
    /// The chosen years, resolved; `None` where the data have no years at all.
    pub years: Option<YearRange>,
    /// The chosen regions in the view's order, each once.
    pub regions: Vec<usize>,
    /// What is shown, sorted by region code, first year, phase (none first), mark, nature, area.
    pub cells: Vec<Cell>,
    /// The whole country beside the regions, in slots and groups of the cells; empty in a selection
    /// and where A stands beside B.
    pub country: Vec<CountryValue>,
    /// A and B, as far as there are any; in a difference only.
    pub sides: Vec<SideChosen>,
    /// What the areas of a region come to together in a year, of one phase and nature; in a chart by
    /// purpose only, and never of increases or spans.
    pub stacks: Vec<Cell>,
    /// Earlier stages of what is shown: drawn as outlines, never added.
    pub outlines: Vec<Outline>,
    /// How many rows the view hides although region, years and areas fit, by kind.
    pub hidden: Vec<Hidden>,
    /// Wholes that the view shows and whose parts exceed them: their parts are not counted.
    pub contradictions: Vec<usize>,
    /// Codes of the view that the data do not have.
    pub unknown_codes: Vec<String>,
    /// Whether its marks may be compared, with every reason why not.
    pub verdict: Verdict,
}

/// One mark: a value or its absence, for a region in a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whose it is.
    pub region: usize,
    /// The years it stands for.
    pub slot: Slot,
    /// The area it is grouped by, in a chart by purpose.
    pub area: Option<usize>,
    /// The place of what it adds up to with other areas, in a chart by purpose; `None` where it may
    /// not be added to any.
    pub stack: Option<usize>,
    /// Whether it is A's or B's; in a difference only.
    pub side: Option<SideName>,
    /// What is added up in it; `None` where there is nothing to add.
    pub group: Option<Group>,
    /// Its value in the comparison's measure and prices, or why there is none.
    pub value: Result<Value, Absence>,
    /// How far the value can be trusted.
    pub precision: Precision,
    /// How much of the value falls in plan years, 0–1; `None` if none of its years is one.
    pub plan_share: Option<f64>,
    /// How much of the value was spread evenly, an assumption, 0–1; `None` if nothing was.
    pub spread_share: Option<f64>,
    /// Some of it is a span that was spread evenly, an assumption.
    pub is_spread: bool,
    /// An indicator or an assumption was used.
    pub is_computed: bool,
    /// The amounts in it as they were given, öre, added up, or why there is no such sum.
    pub amount: Result<AmountSum, AbsentAmount>,
    /// How many amounts are in it, an annual one once a year; 0 where there is no row.
    pub parts: usize,
    /// What stands behind it.
    pub traits: Traits,
}

impl Cell {
    /// Whether some of its years are plan years.
    pub fn is_plan(&self) -> bool {
        self.plan_share.is_some()
    }
}

/// What all regions of a complete dataset come to together: sum ÷ sum, never a mean of regions.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryValue {
    /// The years it stands for.
    pub slot: Slot,
    /// What is added up in it.
    pub group: Group,
    /// Its value in the comparison's measure and prices, or why there is none.
    pub value: Result<Value, Absence>,
    /// How far the value can be trusted.
    pub precision: Precision,
    /// An indicator or an assumption was used.
    pub is_computed: bool,
}

/// A side as it was found in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideChosen {
    /// Which of the two it is.
    pub name: SideName,
    /// Its region.
    pub region: usize,
    /// Its years.
    pub years: YearRange,
    /// The area that the side itself names.
    pub area: Option<usize>,
    /// The top branch of the area tree that it is limited to, if it is limited to one.
    pub branch: Option<usize>,
}

/// The years that a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// One year.
    Year(Year),
    /// All chosen years together.
    Range(YearRange),
    /// One sum over years that its source does not split.
    Span {
        /// Its years.
        years: YearRange,
        /// Whether the chosen years cover it whole.
        is_placed: bool,
    },
}

impl Slot {
    /// Its years.
    pub fn years(self) -> YearRange {
        match self {
            Self::Year(year) => YearRange::single(year),
            Self::Range(years) | Self::Span { years, .. } => years,
        }
    }
}

/// What may be added up: nothing of another phase or nature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// How far the money has come.
    pub phase: Phase,
    /// What kind of money it is.
    pub nature: Nature,
}

/// A value, exact as long as only amounts were added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Öre.
    Exact(AmountSum),
    /// Kronor, kronor per resident or a share (0–1), after the comparison's measure; finite.
    Computed(f64),
}

impl Value {
    /// Kronor, kronor per resident or a share, for scales and for eyes.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Exact(amount_minor) => amount_minor as f64 / 100.0,
            Self::Computed(value) => value,
        }
    }
}

/// Why a mark has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// Only a span covers the year.
    InSpan,
    /// An annual amount without an end has passed its counted years.
    NotChecked,
    /// Rows exist, the view hides them.
    Filtered,
    /// Rows exist, none of them in the areas that A or B is limited to; in tables
    /// [`Self::Filtered`].
    OtherAreas,
    /// The data have no row.
    NoRow,
    /// A row has no amount.
    NotReported,
    /// The item does not exist here.
    NotApplicable,
    /// The money is inside another amount.
    IncludedElsewhere,
    /// The measure says nothing about this money.
    NotMeaningful,
    /// A price index is missing.
    NoIndex,
    /// The number of residents is missing.
    NoPopulation,
    /// The net cost of care is missing.
    NoNetCost,
}

impl Absence {
    /// Its name in tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::InSpan => "in-span",
            Self::NotChecked => "not-checked",
            Self::Filtered | Self::OtherAreas => "filtered",
            Self::NoRow => "no-row",
            Self::NotReported => "not-reported",
            Self::NotApplicable => "not-applicable",
            Self::IncludedElsewhere => "included-elsewhere",
            Self::NotMeaningful => "not-meaningful",
            Self::NoIndex => "no-index",
            Self::NoPopulation => "no-population",
            Self::NoNetCost => "no-net-cost",
        }
    }
}

impl From<AbsentAmount> for Absence {
    fn from(reason: AbsentAmount) -> Self {
        match reason {
            AbsentAmount::NotReported => Self::NotReported,
            AbsentAmount::NotApplicable => Self::NotApplicable,
            AbsentAmount::IncludedElsewhere => Self::IncludedElsewhere,
        }
    }
}

/// The filters that hide rows of chosen regions, years and areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// It is not programme money, or not of the chosen natures.
    Nature,
    /// It is for buildings, or not of the chosen expenditure.
    Expenditure,
    /// It is not of the chosen funding.
    Funding,
    /// It is not of the chosen recurrences.
    Recurrence,
    /// It is in none of the chosen phases.
    Phase,
}

impl Comparison {
    /// Whether marks may be put in order of value, called largest or divided by each other.
    pub fn may_rank(&self) -> bool {
        self.verdict.kind == VerdictKind::Comparable
    }
}

/// Selects, counts and measures what a view asks for.
///
/// Total: any view of any dataset has a comparison, if an empty one. Costs as much as there are
/// kinds of rows in the chosen regions, however many rows are of a kind.
///
/// ```
/// use vardkronan::compare::{Absence, compare};
/// use vardkronan::ingest::{Strictness, json};
/// use vardkronan::view::link;
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// // A region without any row has no zero: it has a mark that says why there is no number.
/// let view = link::decode("chart=regions&regions=14,20&years=2018").view;
/// let comparison = compare(&dataset, &view);
/// let absences: Vec<_> = comparison.cells.iter().filter_map(|cell| cell.value.err()).collect();
/// assert_eq!(absences, [Absence::NoRow]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(dataset: &Dataset, view: &View) -> Comparison {
    let selection = select::select(dataset, view);
    let count = count::Count::new(dataset, view, &selection);
    let regions = &selection.regions;
    let mut comparison = Comparison {
        view: view.clone(),
        coverage: dataset.content().coverage.kind,
        measure: view.measure,
        prices: count.prices(),
        years: selection.years,
        regions: regions.clone(),
        cells: Vec::new(),
        country: Vec::new(),
        stacks: Vec::new(),
        sides: selection.sides.clone(),
        outlines: Vec::new(),
        hidden: Vec::new(),
        contradictions: count.contradictions(),
        unknown_codes: selection.unknown_codes.clone(),
        verdict: Verdict::default(),
    };
    count.fill(&mut comparison);
    comparison.verdict = verdict::judge(&comparison);
    comparison
}
