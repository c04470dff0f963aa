//! What a reader has chosen: exactly what a link restores, no more and no less.

mod action;
mod areas;
pub mod link;
mod migrations;
mod named;
mod names;
mod property;
mod sides;
mod style;

pub use action::{Action, reduce};
pub use areas::{Extent, area_extents};
pub use named::named_view;
pub use names::{form_name, is_code, nature_name, phase_name};
pub(crate) use names::{part_name, recurrence_name, theme_name};
pub use property::{Criterion, Property};
pub use style::Style;

use crate::dataset::{
    Dataset, Expenditure, Funding, Indicator, IndicatorKind, Language, Nature, Phase, Recurrence,
    Year, YearRange,
};

/// A choice of what to compare and how to show it.
///
/// Every field's default is what a link means when it omits the key; these meanings never change.
/// Codes are kept as written, also when no dataset knows them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct View {
    /// The dataset's id; `None`: the first in the page.
    pub dataset: Option<String>,
    /// Which chart.
    pub chart: ChartKind,
    /// Which form of it; `None`: by the data.
    pub form: Option<Form>,
    /// Which regions.
    pub regions: Codes,
    /// Which years; `None`: all years of the data.
    pub years: Option<YearRange>,
    /// Which areas; an area includes its children.
    pub areas: Codes,
    /// Which phases.
    pub phases: Choice<Phase>,
    /// Which recurrences.
    pub kinds: Choice<Recurrence>,
    /// Which natures; `None`: programme money only.
    pub natures: Option<Choice<Nature>>,
    /// Whose money.
    pub funding: Choice<Funding>,
    /// Which expenditure; `None`: all but buildings.
    pub expenditure: Option<Choice<Expenditure>>,
    /// In which measure.
    pub measure: Measure,
    /// At which price level.
    pub prices: Prices,
    /// The id of the price index; `None`: the first of the data.
    pub index: Option<String>,
    /// Year by year or running sums.
    pub sum: Sum,
    /// Whether spans are spread evenly over their years, an assumption.
    pub is_spread: bool,
    /// Order of regions; `None`: by value where ranking is allowed.
    pub sort: Option<Sort>,
    /// Whether small multiples share their axis.
    pub axis: Axis,
    /// The first side of a difference.
    pub a: Option<Side>,
    /// The second side of a difference.
    pub b: Option<Side>,
    /// A claim to test.
    pub claim: Option<Claim>,
    /// The region or investment in focus.
    pub focus: Option<String>,
    /// The first 16 hex digits of the data's SHA-256.
    pub data: Option<String>,
    /// The language; `None`: the page's.
    pub language: Option<Language>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Parts of the widget that are hidden.
    pub hide: Vec<Part>,
    /// The colours and the form of the house that shows it.
    pub style: Style,
}

impl View {
    /// The same view with the dataset and the years that it means written out, as links have them.
    pub fn resolved(self, dataset: &Dataset) -> Self {
        Self {
            dataset: Some(dataset.content().id.clone()),
            years: self.years.or_else(|| dataset.years()),
            ..self
        }
    }

    /// A view of the regions that have rows, of those that the data name; of all where all have, or none.
    pub fn of_rows(dataset: &Dataset) -> Self {
        let regions = dataset.content().regions.iter().enumerate();
        let has_rows = |(at, _): &(usize, _)| dataset.aggregates().has_any_row(*at);
        let codes: Vec<String> =
            regions.filter(has_rows).map(|(_, region)| region.code.clone()).collect();
        let is_part = !codes.is_empty() && codes.len() < dataset.content().regions.len();
        let regions = if is_part { Codes::Only(codes) } else { Codes::All };
        Self { regions, ..Self::default() }
    }

    /// The chosen natures, the default resolved.
    pub fn natures(&self) -> Choice<Nature> {
        self.natures.clone().unwrap_or(Choice::Only(vec![Nature::Programme]))
    }

    /// The chosen expenditure, the default resolved.
    pub fn expenditure(&self) -> Choice<Expenditure> {
        self.expenditure
            .clone()
            .unwrap_or(Choice::Only(vec![Expenditure::Operating, Expenditure::Unknown]))
    }

    /// The price index that the view names, else the first.
    pub(crate) fn price_index<'a>(&self, dataset: &'a Dataset) -> Option<&'a Indicator> {
        let mut indices = dataset.indicators(IndicatorKind::PriceIndex);
        match &self.index {
            None => indices.next(),
            Some(id) => indices.find(|index| index.id == *id),
        }
    }

    /// The years in whose prices the view can show all its regions, ascending.
    pub fn base_years(&self, dataset: &Dataset) -> Vec<Year> {
        let regions = &dataset.content().regions;
        let chosen: Vec<usize> = (0..regions.len())
            .filter(|&at| regions.get(at).is_some_and(|region| self.regions.contains(&region.code)))
            .collect();
        self.price_index(dataset).map(|index| index.years(&chosen)).unwrap_or_default()
    }
}

/// Codes or all of them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Codes {
    /// All that the data have.
    #[default]
    All,
    /// These, in this order, each once; empty selects nothing.
    Only(Vec<String>),
}

impl Codes {
    /// Whether the code is chosen.
    pub fn contains(&self, code: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(codes) => codes.iter().any(|chosen| chosen == code),
        }
    }
}

/// Some values of a closed list, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<T> {
    /// All.
    All,
    /// These, in the list's order, each once; empty selects nothing.
    Only(Vec<T>),
}

// Derived, it would ask `T: Default`.
#[expect(clippy::derivable_impls, reason = "the derive asks more of T than this does")]
impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self::All
    }
}

impl<T: PartialEq> Choice<T> {
    /// Whether the value is chosen.
    pub fn contains(&self, value: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(values) => values.contains(value),
        }
    }

    /// Adds a value that comes after those chosen in the list's order.
    fn push(&mut self, value: T) {
        match self {
            Self::All => {}
            Self::Only(values) => values.push(value),
        }
    }
}

/// The kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ChartKind {
    /// One bar a region for the chosen years.
    Regions,
    /// Over time.
    #[default]
    Years,
    /// By purpose.
    Areas,
    /// Two sides.
    Difference,
    /// A map of tiles.
    Map,
    /// Every number.
    Table,
}

impl ChartKind {
    /// All, in the order of their tabs.
    pub const ALL: [Self; 6] =
        [Self::Regions, Self::Years, Self::Areas, Self::Difference, Self::Map, Self::Table];

    /// Whether it has year beside year, in a form over time.
    pub(crate) const fn is_over_time(self) -> bool {
        match self {
            Self::Years | Self::Table => true,
            Self::Regions | Self::Areas | Self::Difference | Self::Map => false,
        }
    }

    /// Whether one mark stands for all chosen years; else each is of a year.
    pub(crate) const fn has_ranges(self) -> bool {
        match self {
            Self::Regions | Self::Difference | Self::Map => true,
            Self::Years | Self::Areas | Self::Table => false,
        }
    }
}

/// The forms that a chart can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Columns or bars.
    Bars,
    /// A line with gaps.
    Line,
    /// Dots.
    Dots,
    /// Small multiples.
    Multiples,
}

impl Form {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Bars, Self::Line, Self::Dots, Self::Multiples];
}

/// What a mark's length means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Measure {
    /// Kronor.
    #[default]
    Total,
    /// Kronor per resident.
    PerResident,
    /// Share of the net cost of care, 0–1.
    Share,
}

/// The price level of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Prices {
    /// Each amount in the prices of its time.
    #[default]
    Current,
    /// All in the prices of this year.
    Of(Year),
}

/// Year by year or running sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sum {
    /// Each year for itself.
    #[default]
    Yearly,
    /// From the view's first year on.
    Cumulative,
}

/// Order of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// The largest first.
    Value,
    /// By name.
    Name,
}

/// Axes of small multiples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Axis {
    /// One for all.
    #[default]
    Shared,
    /// One each.
    Free,
}

/// One of the two that a difference is between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SideName {
    /// The first.
    A,
    /// The second.
    B,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The region's code.
    pub region: String,
    /// Its years.
    pub years: YearRange,
    /// The area's code; `None`: all areas (`all` in a link).
    pub area: Option<String>,
}

/// A claim about two sides: A gets so many times as much as B.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// At least, at most or about.
    pub kind: ClaimKind,
    /// How many times, positive and finite.
    pub factor: f64,
}

/// The direction of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// At least so many times as much.
    More,
    /// At most so many times as much.
    Less,
    /// Within five per cent of so many times as much.
    About,
}

/// The reader's or embedder's choice of theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ThemeChoice {
    /// As the system asks.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
    /// For paper.
    Print,
}

impl ThemeChoice {
    /// This choice, or the other one where it leaves it to the system.
    pub fn or(self, other: Self) -> Self {
        if self == Self::Auto { other } else { self }
    }
}

/// Parts of the widget that an embedder may hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Headline and subtitle.
    Title,
    /// All controls.
    Controls,
    /// The tabs of the charts.
    Tabs,
    /// The footer.
    Footer,
}
