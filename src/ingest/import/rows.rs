//! The rows of a table of amounts.

use crate::dataset::decimal::{Unfit, hundredths};
use crate::dataset::{
    AbsentAmount, Amount, Expenditure, Funding, Investment, Nature, Phase, Precision, Recurrence,
    Year,
};
use crate::ingest::import::content::{Origin, Parts};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::number::{self, is_minus};
use crate::ingest::import::plan::{AmountColumn, Given, Plan};
use crate::ingest::import::region::Named;
use crate::ingest::import::sources::SourceGiven;
use crate::ingest::import::value::{self, Choice};
use crate::ingest::import::vocabulary;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::{Dash, Member, Unit};
use crate::ingest::wire;

/// Where everything of a row is read from, for one column of amounts.
struct Reader<'p, 't> {
    plan: &'p Plan<'t>,
    amounts: &'p AmountColumn<'t>,
    phase: Choice<'t, Phase>,
    recurrence: Choice<'t, Recurrence>,
    nature: Choice<'t, Nature>,
    funding: Choice<'t, Funding>,
    expenditure: Choice<'t, Expenditure>,
    precision: Choice<'t, Precision>,
    followed: Choice<'t, bool>,
    basis: Choice<'t, bool>,
    absent: Choice<'t, AbsentAmount>,
    source: SourceGiven<'t>,
    texts: Texts<'t>,
}

/// Members that are words, or years.
struct Texts<'t> {
    region: Given<'t>,
    area: Given<'t>,
    purpose: Given<'t>,
    id: Given<'t>,
    from: Given<'t>,
    to: Given<'t>,
    plan_from: Given<'t>,
    price_year: Given<'t>,
    part_of: Given<'t>,
    decided_by: Given<'t>,
    locator: Given<'t>,
    note: Given<'t>,
}

/// What a cell of amounts says.
struct Money {
    amount: Result<Amount, AbsentAmount>,
    precision: Option<Precision>,
    is_rounded: bool,
}

/// Reads all rows; those with faults are left out.
pub(crate) fn read<'t>(plan: &Plan<'t>, parts: &mut Parts<'t>, findings: &mut Findings<'t>) {
    let mut readers: Vec<_> =
        plan.amounts.iter().map(|amounts| Reader::new(plan, amounts)).collect();
    let has_many = readers.len() > 1;
    for row in 0..plan.table.row_count() {
        if findings.is_set_aside(row) {
            continue;
        }
        let before = parts.row_count();
        for reader in &mut readers {
            if findings.is_sum(row) || reader.is_empty(row, has_many) {
                continue;
            }
            let read = reader.investment(row, has_many, parts, findings);
            if let Some((investment, part_of)) = read {
                let column = reader.amounts.column;
                parts.add(investment, part_of, Origin { row, column });
                findings.take(row);
            }
        }
        if findings.is_set_aside(row) {
            parts.truncate(before);
        }
    }
    parts.connect(plan, findings);
}

impl<'p, 't> Reader<'p, 't> {
    fn new(plan: &'p Plan<'t>, amounts: &'p AmountColumn<'t>) -> Self {
        let given = |member| plan.given(member, amounts);
        Self {
            plan,
            amounts,
            phase: Choice::new(given(Member::Phase), vocabulary::PHASES),
            recurrence: Choice::new(given(Member::Recurrence), vocabulary::RECURRENCES),
            nature: Choice::new(given(Member::Nature), vocabulary::NATURES),
            funding: Choice::new(given(Member::Funding), vocabulary::FUNDINGS),
            expenditure: Choice::new(given(Member::Expenditure), vocabulary::EXPENDITURES),
            precision: Choice::new(given(Member::Precision), vocabulary::PRECISIONS),
            followed: Choice::new(given(Member::Followed), vocabulary::FOLLOWED),
            basis: Choice::new(given(Member::Years), vocabulary::BASES),
            absent: Choice::new(given(Member::Absent), vocabulary::ABSENCES),
            source: SourceGiven::new(plan, amounts),
            texts: Texts {
                region: given(Member::Region),
                area: given(Member::Area),
                purpose: given(Member::Purpose),
                id: given(Member::Id),
                from: given(Member::From),
                to: given(Member::To),
                plan_from: given(Member::PlanFrom),
                price_year: given(Member::PriceYear),
                part_of: given(Member::PartOf),
                decided_by: given(Member::DecidedBy),
                locator: given(Member::Locator),
                note: given(Member::Note),
            },
        }
    }

    /// Whether a row has nothing to say here: in a wide table the column's cell is empty, in any
    /// other the whole row.
    fn is_empty(&self, row: usize, has_many: bool) -> bool {
        let table = self.plan.table;
        table.cell(row, self.amounts.column).is_empty()
            && (has_many || (0..table.columns().len()).all(|at| table.cell(row, at).is_empty()))
    }

    /// The row as an investment, and the id of its whole.
    fn investment(
        &mut self,
        row: usize,
        has_many: bool,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<(Investment, Option<&'t str>)> {
        let plan = self.plan;
        let region = self.region(row, parts, findings);
        if findings.is_sum(row) {
            return None;
        }
        let area_words = self.needed(self.texts.area, Member::Area, row, findings);
        let area = area_words.and_then(|(words, cell)| parts.areas.find(words, cell, findings));
        let purpose = plan.words(self.texts.purpose, row).or(area_words);
        let purpose = purpose.and_then(|(words, cell)| value::text(words, cell, findings));
        let money = self.money(row, findings);
        let years = self.years(row, findings);
        self.needed(self.phase.given(), Member::Phase, row, findings);
        self.needed(self.recurrence.given(), Member::Recurrence, row, findings);
        let phase = self.phase.read(plan, row, findings);
        let recurrence = self.recurrence.read(plan, row, findings);
        let precision = self.precision.read(plan, row, findings);
        let nature = self.nature.read(plan, row, findings).unwrap_or_default();
        let funding = self.funding.read(plan, row, findings).unwrap_or_default();
        let expenditure = self.expenditure.read(plan, row, findings).unwrap_or_default();
        let followed = self.followed.read(plan, row, findings);
        let years_are_inferred = self.basis.read(plan, row, findings).unwrap_or(false);
        let plan_from = self.year(self.texts.plan_from, row, findings);
        let price_year = self.year(self.texts.price_year, row, findings);
        let id = plan.words(self.texts.id, row);
        let id = match id {
            // In a wide table a row is several.
            Some((words, cell)) if has_many => {
                let years = years.map_or(String::new(), |(from, _)| from.to_string());
                value::code(&[words, "-", &years].concat(), cell, findings)
            }
            Some((words, cell)) => value::code(words, cell, findings),
            None => Some(parts.next_id()),
        };
        let text = |given: Given<'t>, findings: &mut Findings<'_>| {
            let words = plan.words(given, row);
            words.and_then(|(words, cell)| value::text(words, cell, findings))
        };
        let decided_by = text(self.texts.decided_by, findings);
        let note = text(self.texts.note, findings);
        let locator = plan.words(self.texts.locator, row);
        let locator = locator.and_then(|(words, cell)| value::plain(words, cell, findings));
        let source = parts.sources.find(&self.source, plan, row, findings);
        let (money, (from, to), phase) = (money?, years?, phase?);
        let own = if money.is_rounded { Precision::Rounded } else { Precision::Exact };
        let investment = Investment {
            id: id?,
            region: region?,
            area: area?,
            purpose: purpose?,
            amount: money.amount,
            precision: precision.or(money.precision).unwrap_or(own),
            from,
            to,
            years_are_inferred,
            phase,
            plan_from,
            is_followed: followed.unwrap_or(wire::is_followed_by_default(phase)),
            stages: Vec::new(),
            recurrence: recurrence?,
            nature,
            funding,
            expenditure,
            price_year,
            part_of: None,
            decided_by,
            source: source?,
            locator,
            note,
        };
        let part_of = plan.words(self.texts.part_of, row).map(|(words, _)| words);
        Some((investment, part_of))
    }

    /// The words of a member that every row needs.
    fn needed(
        &self,
        given: Given<'t>,
        member: Member,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<(&'t str, Cell)> {
        let found = self.plan.words(given, row);
        if found.is_none() {
            let cell = Cell { row, column: given.column };
            findings.error(cell, "missing-in-row", "", member.name());
        }
        found
    }

    fn region(
        &self,
        row: usize,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        let (words, cell) = self.needed(self.texts.region, Member::Region, row, findings)?;
        match parts.region(words) {
            Named::Region(index) => Some(index),
            Named::Country | Named::Sum => {
                findings.leave_out_sum(cell, words);
                None
            }
            Named::Unknown(near) => {
                let near = near.map_or("", |index| parts.region_name(index));
                findings.error(cell, "unknown-region", words, near);
                None
            }
        }
    }

    fn years(&self, row: usize, findings: &mut Findings<'_>) -> Option<(Year, Option<Year>)> {
        let from = self.needed(self.texts.from, Member::From, row, findings);
        let to = self.plan.words(self.texts.to, row);
        let from = from.and_then(|(words, cell)| value::years(words, cell, findings))?;
        match to {
            Some((words, cell)) => Some((from.from, value::last_year(words, cell, findings)?)),
            None => Some((from.from, from.to.unwrap_or(Some(from.from)))),
        }
    }

    fn year(&self, given: Given<'t>, row: usize, findings: &mut Findings<'_>) -> Option<Year> {
        let (words, cell) = self.plan.words(given, row)?;
        value::years(words, cell, findings).map(|years| years.from)
    }

    /// The amount of a row, or why there is none.
    fn money(&mut self, row: usize, findings: &mut Findings<'_>) -> Option<Money> {
        let absent = self.absent.read(self.plan, row, findings);
        let words = self.plan.table.cell(row, self.amounts.column);
        let cell = Cell { row, column: Some(self.amounts.column) };
        let nothing =
            |reason| Some(Money { amount: Err(reason), precision: None, is_rounded: false });
        if let Some(reason) = self.nothing(words, cell, absent, findings) {
            return match reason {
                Nothing::Absent(reason) => nothing(reason),
                Nothing::Zero => Some(Money {
                    amount: Ok(Amount::default()),
                    precision: None,
                    is_rounded: false,
                }),
                Nothing::Faulty => None,
            };
        }
        let Some(number) = number::number(words, self.amounts.decimal) else {
            findings.error(cell, "not-a-number", words, "");
            return None;
        };
        let Some(unit) = number.unit.or(self.amounts.unit) else {
            findings.error(cell, "missing-in-row", "", Member::Unit.name());
            return None;
        };
        let amount = match unit.zeros() {
            0 => hundredths(&number.digits),
            zeros => hundredths(&format!("{}e{zeros}", number.digits)),
        };
        match amount.map(Amount::from_minor) {
            Ok(Some(amount)) => Some(Money {
                amount: Ok(amount),
                precision: number.precision,
                is_rounded: unit != Unit::Kronor,
            }),
            Ok(None) | Err(Unfit::TooLarge) => {
                findings.error(cell, "amount-too-large", words, "90000000000000");
                None
            }
            Err(Unfit::TooFine) => {
                findings.error(cell, "amount-too-fine", words, "0.01");
                None
            }
        }
    }

    /// What a cell without a number means; `None` if it has one.
    fn nothing(
        &self,
        words: &str,
        cell: Cell,
        absent: Option<AbsentAmount>,
        findings: &mut Findings<'_>,
    ) -> Option<Nothing> {
        if words.bytes().any(|byte| byte.is_ascii_digit()) {
            if absent.is_some() {
                findings.error(cell, "absent-with-amount", words, "");
                return Some(Nothing::Faulty);
            }
            return None;
        }
        if let Some(reason) = absent {
            return Some(Nothing::Absent(reason));
        }
        if words.chars().count() == 1 && words.chars().all(is_minus) {
            return Some(match self.plan.dash {
                Some(Dash::Zero) => Nothing::Zero,
                Some(Dash::NotReported) => Nothing::Absent(AbsentAmount::NotReported),
                Some(Dash::NotApplicable) => Nothing::Absent(AbsentAmount::NotApplicable),
                Some(Dash::IncludedElsewhere) => Nothing::Absent(AbsentAmount::IncludedElsewhere),
                None => {
                    let choices = Member::Dash.choices().join(", ");
                    findings.error(cell, "lone-dash", words, &choices);
                    Nothing::Faulty
                }
            });
        }
        if let Some(reason) = absence(words) {
            return Some(Nothing::Absent(reason));
        }
        if words.is_empty() {
            findings.error(cell, "missing-in-row", "", Member::Amount.name());
        } else {
            findings.error(cell, "not-a-number", words, "");
        }
        Some(Nothing::Faulty)
    }
}

/// What a cell without a number means.
enum Nothing {
    Zero,
    Absent(AbsentAmount),
    /// It is a fault, which is told.
    Faulty,
}

/// Why there is no amount, as tables write it; two points and one are the statisticians' signs.
pub(crate) fn absence(words: &str) -> Option<AbsentAmount> {
    match words {
        ".." | "…" | "..." => return Some(AbsentAmount::NotReported),
        "." => return Some(AbsentAmount::NotApplicable),
        _ => {}
    }
    const MISSING: [&str; 9] =
        ["na", "n a", "null", "nan", "saknas", "uppgift saknas", "i u", "missing", "not reported"];
    if MISSING.contains(&folded(words).as_str()) {
        return Some(AbsentAmount::NotReported);
    }
    vocabulary::ABSENCES.find(words)
}
