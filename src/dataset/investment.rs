//! The rows: what was proposed, decided or spent, on what, when.

use crate::dataset::{AbsentAmount, Amount, Date, Precision, Text, Year, YearRange};

/// How far an amount has come on its way from proposal to payment, in life order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Someone proposed it.
    Proposed,
    /// It was decided.
    Approved,
    /// A supplementary budget changed or added it.
    Adjusted,
    /// It was spent.
    Executed,
}

impl Phase {
    /// All, in life order.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Approved, Self::Adjusted, Self::Executed];
}

/// How often the money comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recurrence {
    /// Once.
    OneOff,
    /// Every year from `from` on; the amount is for one year.
    Annual,
    /// One sum for several years.
    Total,
    /// The source does not say.
    Unstated,
}

impl Recurrence {
    /// All, in the order of the data format.
    pub const ALL: [Self; 4] = [Self::OneOff, Self::Annual, Self::Total, Self::Unstated];
}

/// What kind of money it is; different natures are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Nature {
    /// Money for a purpose.
    #[default]
    Programme,
    /// More than the year before: a step, not a sum.
    Increase,
    /// Set aside in case.
    Reserve,
    /// The most that may be spent.
    Ceiling,
    /// Uplift for prices and wages.
    Indexation,
}

impl Nature {
    /// All, in the order of the data format.
    pub const ALL: [Self; 5] =
        [Self::Programme, Self::Increase, Self::Reserve, Self::Ceiling, Self::Indexation];
}

/// Whose money it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Funding {
    /// The region's own.
    Own,
    /// A state grant.
    State,
    /// Both.
    Mixed,
    /// The source does not say.
    #[default]
    Unknown,
}

impl Funding {
    /// All, in the order of the data format.
    pub const ALL: [Self; 4] = [Self::Own, Self::State, Self::Mixed, Self::Unknown];
}

/// Running costs or buildings and equipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Expenditure {
    /// Running costs.
    Operating,
    /// Buildings and equipment.
    Capital,
    /// The source does not say.
    #[default]
    Unknown,
}

impl Expenditure {
    /// All, in the order of the data format.
    pub const ALL: [Self; 3] = [Self::Operating, Self::Capital, Self::Unknown];
}

/// An earlier or the present step of a row's life, with its own amount and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The step.
    pub phase: Phase,
    /// The amount at that step.
    pub amount: Amount,
    /// When the step was taken.
    pub date: Date,
    /// The index of its source.
    pub source: usize,
}

/// One amount as a document gives it.
///
/// Indices point into the same dataset's regions, areas, sources and investments.
///
/// ```
/// use vardkronan::dataset::{Contradictions, Dataset};
/// # use vardkronan::ingest::{Strictness, json};
///
/// # let bytes = std::fs::read("static/data/investments.json")?;
/// # let shipped = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let mut content = shipped.content().clone();
/// let dataset = Dataset::new(content.clone(), Contradictions::Refuse).map_err(|_| "faulty data")?;
/// // Of 100 million kronor, 20 are a row of their own: the other 80 are counted beside it.
/// let whole = content.investments[3].part_of;
/// let rest = dataset.entries().iter().find(|entry| Some(entry.row) == whole).ok_or("no rest")?;
/// assert_eq!((rest.is_remainder, rest.amount), (true, Ok(8_000_000_000)));
///
/// content.investments[3].source = 99;
/// let faults = Dataset::new(content, Contradictions::Refuse).err().ok_or("no fault")?;
/// assert_eq!((faults[0].place.row, faults[0].code), (3, "unknown-reference"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Investment {
    /// `[A-Za-z0-9._-]{1,64}`, unique in its dataset.
    pub id: String,
    /// Whose it is.
    pub region: usize,
    /// What it is for.
    pub area: usize,
    /// What it is for, in words.
    pub purpose: Text,
    /// The amount (a year's, if it is annual) or why there is none.
    pub amount: Result<Amount, AbsentAmount>,
    /// How the source hedges it.
    pub precision: Precision,
    /// Its first year.
    pub from: Year,
    /// Its last year; `None` for an annual amount without an end.
    pub to: Option<Year>,
    /// Whether its years were inferred rather than stated.
    pub years_are_inferred: bool,
    /// How far it has come; the phase of its last stage.
    pub phase: Phase,
    /// From this year on its years are plan years.
    pub plan_from: Option<Year>,
    /// Whether what followed has been checked.
    pub is_followed: bool,
    /// Its steps, oldest first; empty, or the last is the row's own.
    pub stages: Vec<Stage>,
    /// How often the money comes.
    pub recurrence: Recurrence,
    /// What kind of money it is.
    pub nature: Nature,
    /// Whose money it is.
    pub funding: Funding,
    /// Running costs or buildings.
    pub expenditure: Expenditure,
    /// The price level of the amount, where it differs from its year's.
    pub price_year: Option<Year>,
    /// The row that this one is a part of.
    pub part_of: Option<usize>,
    /// Who proposed or decided it.
    pub decided_by: Option<Text>,
    /// The index of its source.
    pub source: usize,
    /// The place in the source.
    pub locator: Option<String>,
    /// What a reader should know about it.
    pub note: Option<Text>,
}

impl Investment {
    /// The years the row counts in, given the year of its source's date.
    ///
    /// An annual row without an end counts up to that year, or in its first year if that is later.
    pub fn counted_years(&self, source_year: Year) -> YearRange {
        let last = self.to.unwrap_or(source_year).max(self.from);
        YearRange::new(self.from, last).unwrap_or(YearRange::single(self.from))
    }

    /// Whether it is one sum for several years that the source does not split.
    pub fn is_span(&self) -> bool {
        self.recurrence != Recurrence::Annual && self.to.is_some_and(|to| to > self.from)
    }
}
