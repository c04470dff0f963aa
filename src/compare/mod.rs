//! A view's comparison of a dataset: what is counted, where it stands, and what keeps it apart.
//!
//! [`compare`] is the only door. Whatever is drawn, tabulated, described or exported comes from
//! the one [`Comparison`] that it returns.

mod adjust;
mod cumulative;
mod once;
mod presence;
mod remedy;
mod select;
mod span;
mod sum;

pub use remedy::remedy;
pub use span::has_span;

use crate::dataset::{AbsentAmount, AmountSum, Dataset, Nature, Phase, Precision, Year, YearRange};
use crate::view::{Measure, Prices, View};

/// What a view selects from a dataset, each krona once.
///
/// Indices point into the dataset that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
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
    /// Earlier stages of what is shown: drawn as outlines, never added.
    pub outlines: Vec<Outline>,
    /// Amounts that lie inside other shown amounts, by whole.
    pub already_counted: Vec<AlreadyCounted>,
    /// The rows that the view hides although region, years and areas fit, ascending.
    pub hidden: Vec<Hidden>,
    /// Wholes whose parts exceed them, within the view: shown whole, their parts are not counted.
    pub contradictions: Vec<usize>,
    /// Codes of the view that the data do not have.
    pub unknown_codes: Vec<String>,
    /// Whether the regions may be put in order of value, called largest or divided by each other.
    pub may_rank: bool,
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
    /// What is added up in it; `None` where there is nothing to add.
    pub group: Option<Group>,
    /// Its value in the comparison's measure and prices, or why there is none.
    pub value: Result<Value, Absence>,
    /// How far the value can be trusted.
    pub precision: Precision,
    /// How much of the value falls in plan years, 0–1; `None` if none of its years is one.
    pub plan_share: Option<f64>,
    /// Some of it is a span that was spread evenly, an assumption.
    pub is_spread: bool,
    /// An indicator or an assumption was used.
    pub is_computed: bool,
    /// What it is made of, in the order of the data; empty where there is no row.
    pub contributions: Vec<Contribution>,
}

impl Cell {
    /// Whether some of its years are plan years.
    pub fn is_plan(&self) -> bool {
        self.plan_share.is_some()
    }
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

impl From<AbsentAmount> for Absence {
    fn from(reason: AbsentAmount) -> Self {
        match reason {
            AbsentAmount::NotReported => Self::NotReported,
            AbsentAmount::NotApplicable => Self::NotApplicable,
            AbsentAmount::IncludedElsewhere => Self::IncludedElsewhere,
        }
    }
}

/// What a row, or what remains of it, gives to a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The row.
    pub row: usize,
    /// The stage that counts, where the row has stages.
    pub stage: Option<usize>,
    /// One year, or the years of a span.
    pub years: YearRange,
    /// One sum for all its years.
    pub is_span: bool,
    /// What a whole leaves beside its parts.
    pub is_remainder: bool,
    /// Öre, or why there is none.
    pub amount: Result<AmountSum, AbsentAmount>,
    /// How far the amount can be trusted.
    pub precision: Precision,
    /// Its part of the mark's value, or why it has none.
    pub value: Result<Value, Absence>,
    /// What the amount was divided by and multiplied with.
    pub basis: Basis,
}

/// The indicators that went into a contribution's value.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Basis {
    /// Residents: a year's, or the mean of a span's years.
    pub residents: Option<f64>,
    /// The year whose residents were taken, where a later one is not known yet.
    pub residents_borrowed_from: Option<Year>,
    /// The index of the amount's own price level and of the base year.
    pub deflator: Option<(f64, f64)>,
    /// The net cost of care of the mark's years, kronor.
    pub net_cost: Option<f64>,
}

/// An earlier stage of a row that a mark counts at a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    /// The index of the mark's cell.
    pub cell: usize,
    /// The row.
    pub row: usize,
    /// The stage's index in the row.
    pub stage: usize,
    /// Its phase.
    pub phase: Phase,
    /// Its amount in the comparison's measure and prices, or why there is none.
    pub value: Result<Value, Absence>,
}

/// A whole of which some or all is shown through its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyCounted {
    /// The row of the whole.
    pub whole: usize,
    /// Öre of the whole that its parts already are.
    pub amount: AmountSum,
    /// How far that amount can be trusted.
    pub precision: Precision,
}

/// A row that the view hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The row.
    pub row: usize,
    /// The first of the view's filters, in the order below, that it does not pass.
    pub by: Filter,
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

/// Selects, counts and measures what a view asks for.
///
/// Total: any view of any dataset has a comparison, if an empty one.
pub fn compare(dataset: &Dataset, view: &View) -> Comparison {
    let selection = select::select(dataset, view);
    once::count(dataset, view, &selection)
}
