//! A mapping with all that follows from the table: where each member is read from, and how.

use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::number::{self, Style};
use crate::ingest::import::unit::{Units, unit_told};
use crate::ingest::import::vocabulary;
use crate::ingest::mapping::{Dash, Decimal, Mapping, Member, Unit, value_of};
use crate::ingest::table::{Column, Table};

/// So many parts of a division are named where one must be chosen.
const MAX_NAMED: usize = 20;

/// Where each member of a row is read from.
#[derive(Debug)]
pub(crate) struct Plan<'t> {
    pub(crate) table: &'t Table,
    pub(crate) mapping: &'t Mapping,
    /// The columns of amounts.
    pub(crate) amounts: Vec<AmountColumn<'t>>,
    /// The column of each member, by member.
    columns: Vec<(Member, usize)>,
    /// Columns with the words that a row must have there to be taken.
    only: Vec<(usize, &'t str)>,
    /// Columns that divide the rows that are taken, with the words of the whole.
    wholes: Vec<(usize, &'t str)>,
    pub(crate) dash: Option<Dash>,
    /// Whether rows say themselves what they are counted in.
    pub(crate) has_row_units: bool,
}

/// A column of amounts.
#[derive(Debug)]
pub(crate) struct AmountColumn<'t> {
    pub(crate) column: usize,
    /// What its numbers are counted in, if they do not say so themselves.
    pub(crate) unit: Option<Unit>,
    /// The same as far as its heading or the format tells it.
    pub(crate) told: Option<Unit>,
    pub(crate) decimal: Decimal,
    pub(crate) constants: &'t [(Member, String)],
}

/// Where a member is read from, for one column of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Given<'t> {
    pub(crate) column: Option<usize>,
    /// What holds where the cell is empty or there is no column.
    pub(crate) constant: Option<&'t str>,
}

impl<'t> Plan<'t> {
    /// The plan; what does not go together stops the import.
    pub(crate) fn new(table: &'t Table, mapping: &'t Mapping, findings: &mut Findings<'t>) -> Self {
        let mut columns: Vec<(Member, usize)> = Vec::new();
        let mut used_amounts = Vec::new();
        for (used, place) in mapping.columns.iter().zip(mapping.places(table)) {
            let Some(column) = place else {
                findings.stop(None, "unknown-heading", &used.heading, "");
                continue;
            };
            if used.member == Member::Amount {
                used_amounts.push((used, column));
            } else if columns.iter().any(|(member, _)| *member == used.member) {
                findings.stop(Some(column), "member-twice", &used.heading, used.member.name());
            } else {
                columns.push((used.member, column));
            }
        }
        check_headings(table, mapping, findings);
        let only = only(table, mapping, findings);
        let wholes = wholes(table, mapping);
        let of_unit =
            |(member, _): &(Member, usize)| matches!(member, Member::Unit | Member::Currency);
        let has_row_units = columns.iter().any(of_unit);
        let amounts = Vec::new();
        let mut plan =
            Self { table, mapping, amounts, columns, only, wholes, dash: None, has_row_units };
        let dash = mapping.constant(Member::Dash);
        plan.dash = dash.and_then(|dash| vocabulary::DASHES.find(dash));
        let mut units = Units::new(table, mapping, findings);
        let styles: Vec<_> = used_amounts.iter().map(|(_, column)| style(table, *column)).collect();
        let together = together(&styles);
        for ((used, column), style) in used_amounts.into_iter().zip(styles) {
            let unit = units.of(table, used, column, findings);
            let decimal = used
                .decimal
                .or_else(|| style.decimal())
                .unwrap_or_else(|| plan.unclear(column, &style, together, unit, findings));
            let told = used.unit.or_else(|| unit_told(table, column).unit);
            let constants = &used.constants;
            plan.amounts.push(AmountColumn { column, unit, told, decimal, constants });
        }
        units.finish(findings);
        plan
    }

    /// Decides how numbers are read that can be read in two ways, and tells it.
    fn unclear(
        &self,
        column: usize,
        style: &Style<'_>,
        together: Option<Decimal>,
        unit: Option<Unit>,
        findings: &mut Findings<'_>,
    ) -> Decimal {
        let plain = self.table.columns().get(column).is_some_and(|it| it.has_plain_numbers);
        let fallback = together.or(self.table.decimal_hint()).unwrap_or(Decimal::Comma);
        let Some((row, cell)) = style.unclear.filter(|_| !plain) else {
            if style.commas > 0 && style.commas == style.points {
                findings.stop(Some(column), "mixed-numbers", "1.234,5 / 1,234.5", "decimal");
            }
            return if plain { Decimal::Point } else { fallback };
        };
        // No öre has three decimals: such a mark groups thousands.
        let decimal = match (together, unit) {
            (None, Some(Unit::Kronor)) if cell.contains('.') => Decimal::Comma,
            (None, Some(Unit::Kronor)) => Decimal::Point,
            _ => fallback,
        };
        let read = number::number(cell, decimal).map(|it| it.digits.into_owned());
        let at = Cell { row, column: Some(column) };
        findings.warning(at, "number-style", cell, &read.unwrap_or_default());
        decimal
    }

    /// What becomes of a row before anything of it is read: whether it is to be read.
    ///
    /// One that is of another part than the one asked for is not; one that is the whole of parts which
    /// are read adds them up.
    pub(crate) fn is_wanted(&self, row: usize, findings: &mut Findings<'_>) -> bool {
        if !self.is_asked_for(row) {
            return false;
        }
        if let Some((column, words)) = self.whole(row) {
            findings.leave_out_sum(Cell { row, column: Some(*column) }, words);
            return false;
        }
        true
    }

    /// Whether [`Plan::is_wanted`] will say so of a row.
    pub(crate) fn is_of_part(&self, row: usize) -> bool {
        self.is_asked_for(row) && self.whole(row).is_none()
    }

    fn is_asked_for(&self, row: usize) -> bool {
        self.only.iter().all(|(column, words)| self.table.cell(row, *column) == *words)
    }

    /// The column in which a row is the whole of parts that are read.
    fn whole(&self, row: usize) -> Option<&(usize, &'t str)> {
        self.wholes.iter().find(|(column, words)| self.table.cell(row, *column) == *words)
    }

    /// Where a member is read from for the amounts of a column.
    pub(crate) fn given(&self, member: Member, amounts: &AmountColumn<'t>) -> Given<'t> {
        if let Some(constant) = value_of(amounts.constants, member) {
            return Given { column: None, constant: Some(constant) };
        }
        Given { column: self.column(member), constant: self.mapping.constant(member) }
    }

    /// The column of a member.
    pub(crate) fn column(&self, member: Member) -> Option<usize> {
        self.columns.iter().find(|(other, _)| *other == member).map(|(_, column)| *column)
    }

    /// The words that a row has for a member, and where; constants are of the whole row.
    pub(crate) fn words(&self, given: Given<'t>, row: usize) -> Option<(&'t str, Cell)> {
        if let Some(column) = given.column {
            let words = self.table.cell(row, column);
            if !words.is_empty() {
                return Some((words, Cell { row, column: Some(column) }));
            }
        }
        given.constant.map(|constant| (constant, Cell { row, column: given.column }))
    }

    /// The words of a member that every row needs.
    pub(crate) fn needed(
        &self,
        given: Given<'t>,
        member: Member,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<(&'t str, Cell)> {
        let found = self.words(given, row);
        if found.is_none() {
            let cell = Cell { row, column: given.column };
            findings.error(cell, "missing-in-row", "", member.name());
        }
        found
    }
}

/// Stops the import where the headings are to stand in another line than they do.
fn check_headings(table: &Table, mapping: &Mapping, findings: &mut Findings<'_>) {
    let found = table.heading_line();
    if let Some(line) = mapping.headings.filter(|line| found != Some(*line)) {
        let found = found.map(|line| line.to_string()).unwrap_or_default();
        findings.stop(None, "headings-elsewhere", &line.to_string(), &found);
    }
}

/// Columns with the words that rows must have there; what divides rows, and nothing says how to choose
/// among them, stops the import: parts are never added up.
fn only<'t>(
    table: &'t Table,
    mapping: &'t Mapping,
    findings: &mut Findings<'t>,
) -> Vec<(usize, &'t str)> {
    for column in mapping.undecided(table) {
        let Some(own) = table.columns().get(column) else { continue };
        let parts = own.division.as_ref().map(|it| it.parts.iter().take(MAX_NAMED));
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        findings.stop(Some(column), "divided", &own.heading, &parts.join(", "));
    }
    let mut only = Vec::new();
    for (heading, words) in &mapping.only {
        let Some(column) = table.columns().iter().position(|it| it.heading == *heading) else {
            findings.stop(None, "unknown-heading", heading, "");
            continue;
        };
        if (0..table.row_count()).any(|row| table.cell(row, column) == words) {
            findings.note(column, "only-part", words, "");
        } else {
            findings.stop(Some(column), "no-such-part", words, "");
        }
        only.push((column, words.as_str()));
    }
    only
}

/// The columns that divide the rows and do not limit them, with the words of the whole.
fn wholes<'t>(table: &'t Table, mapping: &Mapping) -> Vec<(usize, &'t str)> {
    let whole = |(at, column): (usize, &'t Column)| {
        let whole = column.division.as_ref()?.whole.as_deref()?;
        let is_limited = mapping.only.iter().any(|(heading, _)| *heading == column.heading);
        (!is_limited).then_some((at, whole))
    };
    table.columns().iter().enumerate().filter_map(whole).collect()
}

/// How the numbers of a column are written.
fn style(table: &Table, column: usize) -> Style<'_> {
    if table.columns().get(column).is_some_and(|column| column.has_plain_numbers) {
        return Style { points: 1, ..Style::default() };
    }
    Style::of((0..table.row_count()).map(|row| table.cell(row, column)))
}

/// The mark before decimals that settles it for columns which do not themselves.
fn together(styles: &[Style<'_>]) -> Option<Decimal> {
    let (commas, points) = (
        styles.iter().map(|style| style.commas).sum(),
        styles.iter().map(|style| style.points).sum(),
    );
    Style { commas, points, unclear: None }.decimal()
}

/// Whether every number of a column has a unit behind it.
pub(crate) fn cells_have_units(table: &Table, column: usize) -> bool {
    let mut has_any = false;
    for row in 0..table.row_count() {
        let cell = table.cell(row, column);
        if !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let read = [Decimal::Comma, Decimal::Point];
        let mut read = read.into_iter().filter_map(|decimal| number::number(cell, decimal));
        if !read.any(|number| number.unit.is_some()) {
            return false;
        }
        has_any = true;
    }
    has_any
}
