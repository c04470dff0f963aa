//! What the numbers of a column are counted in: what is said of it must agree, and what is no money,
//! or other money than kronor, is refused.

use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::plan::{AmountColumn, Plan};
use crate::ingest::mapping::{As, Mapping, Measure, Member, Unit, Use, line_measure};
use crate::ingest::table::Table;
use crate::ingest::wire::CURRENCY;

/// What the format and the heading tell of a column's numbers; the format's own word counts more.
pub(crate) fn unit_told(table: &Table, column: usize) -> Measure {
    let Some(column) = table.columns().get(column) else { return Measure::default() };
    let own = column.unit.as_deref().map(|unit| {
        let measure = Measure::of(unit);
        let written = Unit::written(unit).filter(|_| measure.foreign.is_none());
        Measure { unit: measure.unit.or(written), ..measure }
    });
    let heading = Measure::of(&column.heading);
    match own {
        None => heading,
        Some(own) => {
            let is_per = own.is_per || heading.is_per;
            let foreign = own.foreign.clone().or_else(|| heading.foreign.clone());
            let told = if own.unit.is_some() || foreign.is_some() { own } else { heading };
            Measure { is_per, foreign, ..told }
        }
    }
}

/// Whether nothing needs to be asked about what a column of amounts is counted in: it is told, or
/// what is told is refused.
pub(crate) fn is_told(table: &Table, column: usize) -> bool {
    let told = unit_told(table, column);
    // A format's thousands may be of any currency.
    let is_clear = told.is_money || table.columns().get(column).is_none_or(|it| it.unit.is_none());
    told.unit.is_some() && is_clear || told.foreign.is_some() || by_name(table, column).is_some()
}

/// The format's own name says that amounts are kronor, where nothing else says otherwise.
fn by_name(table: &Table, column: usize) -> Option<Unit> {
    let column = table.columns().get(column)?;
    let is_own = column.heading == Member::Amount.name();
    (is_own && column.member.is_none() && column.unit.is_none()).then_some(Unit::Kronor)
}

/// Whether words name no currency but kronor.
pub(crate) fn is_kronor(words: &str) -> bool {
    Measure::of(words).unit == Some(Unit::Kronor)
}

/// Why a row's number cannot be used.
pub(crate) struct Unfit;

/// The unit that a row says itself in a column of units; a fault is told.
///
/// What it says of its currency must be kronor.
pub(crate) fn of_row(
    plan: &Plan<'_>,
    amounts: &AmountColumn<'_>,
    row: usize,
    findings: &mut Findings<'_>,
) -> Result<Option<Unit>, Unfit> {
    if !plan.has_row_units {
        return Ok(amounts.unit);
    }
    if let Some((words, cell)) = plan.words(plan.given(Member::Currency, amounts), row)
        && !is_kronor(words)
    {
        findings.error(cell, "foreign-currency", words, CURRENCY);
        return Err(Unfit);
    }
    let Some(column) = plan.column(Member::Unit) else { return Ok(amounts.unit) };
    let words = plan.table.cell(row, column);
    if words.is_empty() {
        return Ok(amounts.unit);
    }
    let cell = Cell { row, column: Some(column) };
    let measure = Measure::of(words);
    let unit = measure.unit.or(Unit::written(words).filter(|_| measure.foreign.is_none()));
    let is_amount = plan.mapping.rows_as == As::Investments;
    let is_money = measure.is_money && unit.is_some_and(|it| it != Unit::Kronor);
    let fault = if let Some(foreign) = &measure.foreign {
        Some(("foreign-currency", foreign.as_str(), CURRENCY))
    } else if is_amount && measure.is_per {
        Some(("amount-per-resident", words, "net-cost"))
    } else if is_amount && unit.is_none() {
        Some(("unknown-unit", words, "kr, tkr, mnkr, mdkr"))
    } else if !is_amount && is_money && !measure.is_per {
        Some(("money-for-indicator", words, name_of(plan.mapping.rows_as)))
    } else {
        amounts
            .told
            .filter(|told| unit.is_some_and(|it| it != *told))
            .map(|told| ("units-differ", words, told.name()))
    };
    if let Some((code, found, expected)) = fault {
        findings.error(cell, code, found, expected);
        return Err(Unfit);
    }
    Ok(unit.or(amounts.unit))
}

fn name_of(rows_as: As) -> &'static str {
    crate::ingest::wire::name(crate::ingest::mapping::ROWS_AS, rows_as)
}

/// What is said of all columns of numbers.
pub(crate) struct Units {
    rows_as: As,
    /// By the mapping, and how it says it.
    general: Option<Unit>,
    /// By a line above the table.
    line: Option<Measure>,
    /// Whether a column is counted in what is said of all.
    is_used: bool,
    /// The first column that contradicts it, and its unit.
    other: Option<(usize, Unit)>,
}

impl Units {
    /// What mapping and lines say; a unit that is none stops the import.
    pub(crate) fn new(table: &Table, mapping: &Mapping, findings: &mut Findings<'_>) -> Self {
        let general = mapping.constant(Member::Unit).and_then(|text| {
            let unit = Unit::written(text);
            if unit.is_none() {
                let choices = Member::Unit.choices().join(", ");
                findings.refuse(Member::Unit, "unknown-unit", text, &choices);
            }
            unit
        });
        let line = line_measure(table);
        Self { rows_as: mapping.rows_as, general, line, is_used: false, other: None }
    }

    /// The unit of a column; what cannot be stops the import.
    pub(crate) fn of(
        &mut self,
        table: &Table,
        used: &Use,
        column: usize,
        findings: &mut Findings<'_>,
    ) -> Option<Unit> {
        let told = unit_told(table, column);
        if self.rows_as == As::Investments && told.is_per {
            findings.stop(Some(column), "amount-per-resident", &used.heading, "net-cost");
        }
        if used.unit.is_some() {
            self.is_used = true;
            return used.unit;
        }
        if let Some(foreign) = &told.foreign {
            findings.stop(Some(column), "foreign-currency", foreign, CURRENCY);
            return None;
        }
        if let (Some(unit), Some(general)) = (told.unit, self.general)
            && unit != general
        {
            self.other = self.other.or(Some((column, unit)));
        } else {
            self.is_used = true;
        }
        match self.rows_as {
            As::Investments => self.of_amounts(table, told.unit, column, findings),
            _ => self.of_indicator(&told, &used.heading, column, findings),
        }
    }

    fn of_amounts(
        &self,
        table: &Table,
        own: Option<Unit>,
        column: usize,
        findings: &mut Findings<'_>,
    ) -> Option<Unit> {
        if own.is_some() {
            return own;
        }
        if let Some(line) = &self.line {
            if let Some(foreign) = &line.foreign {
                findings.stop(Some(column), "foreign-currency", foreign, CURRENCY);
            } else if line.is_per {
                findings.stop(Some(column), "amount-per-resident", "", "net-cost");
            }
        }
        self.general.or_else(|| by_name(table, column))
    }

    /// Residents and points of an index are no money; the cost of care is for each resident.
    fn of_indicator(
        &self,
        told: &Measure,
        heading: &str,
        column: usize,
        findings: &mut Findings<'_>,
    ) -> Option<Unit> {
        let own = Some(told).filter(|it| it.unit.is_some());
        let said = own.or(self.line.as_ref());
        let unit = own.and_then(|it| it.unit).or(self.general);
        let unit = unit.or_else(|| said.and_then(|it| it.unit));
        let is_fit = match self.rows_as {
            As::NetCost => {
                let is_per = told.is_per || said.is_some_and(|it| it.is_per);
                match unit {
                    Some(Unit::Millions | Unit::Billions) => false,
                    Some(Unit::Thousands) => is_per,
                    _ => said.is_none_or(|it| it.foreign.is_none()),
                }
            }
            _ => own.is_none_or(|it| !it.is_money) && said.is_none_or(|it| it.foreign.is_none()),
        };
        if !is_fit {
            findings.stop(Some(column), "money-for-indicator", heading, name_of(self.rows_as));
        }
        // An index has no unit.
        let unit = unit.filter(|_| self.rows_as != As::PriceIndex);
        let unit = unit.filter(|_| {
            let is_money = said.is_some_and(|it| it.is_money);
            self.rows_as == As::NetCost || self.general.is_some() || !is_money
        });
        if let Some(unit) = unit.filter(|it| *it != Unit::Kronor) {
            let factor = ["1", &"0".repeat(unit.zeros() as usize)].concat();
            findings.note(column, "counted-in", heading, &factor);
        }
        unit
    }

    /// What is said of all columns must be true of one of them, if it is said that the others differ.
    pub(crate) fn finish(&self, findings: &mut Findings<'_>) {
        if let (false, Some((column, unit)), Some(general)) =
            (self.is_used, self.other, self.general)
        {
            findings.stop(Some(column), "units-differ", unit.name(), general.name());
        }
    }
}
