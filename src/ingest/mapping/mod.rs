//! Which column of a table is what, and what is the same for all of its rows.

mod guess;
mod headings;
mod measure;
mod member;
mod unit;

use crate::ingest::table::{Column, Table};
use crate::ingest::wire::Names;

pub(crate) use guess::line_measure;
pub(crate) use headings::is_heading;
pub(crate) use measure::Measure;
pub(crate) use member::MEMBERS;
pub use member::Member;
pub use unit::Unit;

/// How a table is to be read: as what, which column is which member, and what holds for all rows.
///
/// It can be guessed ([`Mapping::guess`]), changed by a person, and saved and read as a small JSON
/// document ([`crate::ingest::json::mapping::read`], [`crate::ingest::json::mapping::write`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows are.
    pub rows_as: As,
    /// The line of the file that the headings stand in, from 1; without it that is found out.
    pub headings: Option<u32>,
    /// What each column is, by its heading; columns that are not named are left out.
    pub columns: Vec<Use>,
    /// Rows are taken only if a column has these words, by its heading: of men and women together, say.
    pub only: Vec<(String, String)>,
    /// Members that have one value for all rows, or for those whose own cell is empty.
    pub constants: Vec<(Member, String)>,
    /// Whether what amounts are measured against is added from the data that we ship.
    pub has_indicators: bool,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// Amounts.
    Investments,
    /// Residents.
    Population,
    /// A price index.
    PriceIndex,
    /// The net cost of care per resident.
    NetCost,
}

/// What stands before the name of a member where a diagnostic is about its value for all rows.
pub(crate) const SET: &str = "--set ";

/// Their names in mappings and for `--as`.
pub(crate) const ROWS_AS: Names<As> = &[
    ("investments", As::Investments),
    ("population", As::Population),
    ("price-index", As::PriceIndex),
    ("net-cost", As::NetCost),
];

/// What rows of that name are.
pub fn rows_as(name: &str) -> Option<As> {
    ROWS_AS.iter().find(|(known, _)| *known == name).map(|(_, rows_as)| *rows_as)
}

/// What a lone dash stands for, `--set dash=`: zero, or one of the reasons why there is no amount.
pub(crate) const DASHES: Names<Dash> = &[
    ("0", Dash::Zero),
    ("not-reported", Dash::NotReported),
    ("not-applicable", Dash::NotApplicable),
    ("included-elsewhere", Dash::IncludedElsewhere),
];

/// What a lone dash stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dash {
    Zero,
    NotReported,
    NotApplicable,
    IncludedElsewhere,
}

/// What one column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The column's heading, as it stands in the table; of several that are alike the first that no
    /// earlier use has taken.
    pub heading: String,
    /// What its cells are.
    pub member: Member,
    /// The unit of its amounts.
    pub unit: Option<Unit>,
    /// How its numbers are written; without it that is found out from them.
    pub decimal: Option<Decimal>,
    /// Members that have these values for the amounts of this column: its year, its phase. So a
    /// table with a column for each year has a row for each region and year.
    pub constants: Vec<(Member, String)>,
}

/// Which mark stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// As in Swedish: 1 234,5 or 1.234,5.
    Comma,
    /// As in English: 1,234.5.
    Point,
}

/// Their names in mappings.
pub(crate) const DECIMALS: Names<Decimal> = &[(",", Decimal::Comma), (".", Decimal::Point)];

impl Use {
    /// A column that is this member, and no more said about it.
    pub fn of(heading: &str, member: Member) -> Self {
        let (unit, decimal, constants) = (None, None, Vec::new());
        Self { heading: heading.to_owned(), member, unit, decimal, constants }
    }
}

impl Mapping {
    /// A mapping that says nothing yet.
    pub fn new(rows_as: As) -> Self {
        let (columns, only, constants) = (Vec::new(), Vec::new(), Vec::new());
        Self { rows_as, headings: None, columns, only, constants, has_indicators: true }
    }

    /// Takes only rows whose column of that heading has these words.
    pub fn keep_only(&mut self, heading: &str, words: &str) {
        self.only.retain(|(other, _)| other != heading);
        self.only.push((heading.to_owned(), words.to_owned()));
    }

    /// The columns that divide rows and are neither used nor limited to one part, so that nothing says
    /// which rows to take.
    pub fn undecided(&self, table: &Table) -> Vec<usize> {
        let is_undecided = |column: &Column| {
            let Some(division) = &column.division else { return false };
            !self.names(&column.heading)
                && !division.twin.as_ref().is_some_and(|twin| self.names(twin))
        };
        let columns = table.columns().iter().enumerate();
        columns.filter(|(_, column)| is_undecided(column)).map(|(at, _)| at).collect()
    }

    /// Whether a column is used, or limits the rows.
    fn names(&self, heading: &str) -> bool {
        self.columns.iter().any(|used| used.heading == heading)
            || self.only.iter().any(|(other, _)| other == heading)
    }

    /// Gives a member one value for all rows, instead of the one that it had.
    pub fn set(&mut self, member: Member, value: &str) {
        self.constants.retain(|(other, _)| *other != member);
        self.constants.push((member, value.to_owned()));
    }

    /// The value that a member has for all rows.
    pub fn constant(&self, member: Member) -> Option<&str> {
        value_of(&self.constants, member)
    }

    /// Whether a column, or every column of amounts, or a constant says what a member is.
    pub fn says(&self, table: &Table, member: Member) -> bool {
        let has_column =
            |used: &Use| used.member == member && self.place(table, &used.heading).is_some();
        let mut amounts =
            self.columns.iter().filter(|used| used.member == Member::Amount).peekable();
        self.constant(member).is_some()
            || self.columns.iter().any(has_column)
            || amounts.peek().is_some()
                && amounts.all(|used| value_of(&used.constants, member).is_some())
    }

    /// What rows need and neither the table nor the mapping says, in the order in which to ask.
    ///
    /// Only what is needed in any case: a row may lack more.
    pub fn missing(&self, table: &Table) -> Vec<Member> {
        self.needs(table).into_iter().filter(|member| !self.says(table, *member)).collect()
    }

    /// What rows need, as far as that depends on the table.
    fn needs(&self, table: &Table) -> Vec<Member> {
        let mut needs = vec![Member::Amount];
        match self.rows_as {
            As::Investments => {
                needs.extend([Member::Region, Member::Area, Member::From]);
                needs.extend([Member::Phase, Member::Recurrence]);
            }
            As::Population | As::NetCost => needs.extend([Member::Region, Member::From]),
            As::PriceIndex => {
                needs.extend([Member::From, Member::IndicatorName, Member::IndicatorBase]);
            }
        }
        if self.has_money() && !self.has_units(table) {
            needs.push(Member::Unit);
        }
        needs.extend([Member::Publisher, Member::PublisherKind]);
        needs.extend([Member::SourceTitle, Member::SourceDate]);
        needs.extend([Member::Title, Member::Updated, Member::Coverage, Member::CoverageText]);
        needs
    }

    /// Whether its numbers are money.
    pub(crate) fn has_money(&self) -> bool {
        matches!(self.rows_as, As::Investments | As::NetCost)
    }

    /// Whether every column of amounts tells what its numbers are counted in.
    fn has_units(&self, table: &Table) -> bool {
        let mut amounts = self.columns.iter().filter(|used| used.member == Member::Amount);
        amounts.all(|used| {
            used.unit.is_some()
                || self
                    .place(table, &used.heading)
                    .is_some_and(|column| crate::ingest::import::has_units(table, column))
        })
    }

    /// The first column of that heading.
    fn place(&self, table: &Table, heading: &str) -> Option<usize> {
        table.columns().iter().position(|column| column.heading == heading)
    }

    /// The place of each used column in a table; `None` where the table does not have it.
    pub(crate) fn places(&self, table: &Table) -> Vec<Option<usize>> {
        let mut is_taken = vec![false; table.columns().len()];
        let mut places = Vec::with_capacity(self.columns.len());
        for used in &self.columns {
            let mut columns = table.columns().iter().zip(&is_taken);
            let place =
                columns.position(|(column, is_taken)| !is_taken && column.heading == used.heading);
            if let Some(is_taken) = place.and_then(|place| is_taken.get_mut(place)) {
                *is_taken = true;
            }
            places.push(place);
        }
        places
    }
}

/// The value of a member in a list of constants.
pub(crate) fn value_of(constants: &[(Member, String)], member: Member) -> Option<&str> {
    constants.iter().find(|(other, _)| *other == member).map(|(_, value)| value.as_str())
}
