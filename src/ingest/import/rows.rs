//! The rows of a table of amounts.

use crate::dataset::{
    AbsentAmount, Expenditure, Funding, Investment, Nature, Phase, Precision, Recurrence, Text,
    Year,
};
use crate::ingest::import::content::{Origin, Parts};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::money::{Money, Reason, money};
use crate::ingest::import::plan::{AmountColumn, Given, Plan};
use crate::ingest::import::region::Named;
use crate::ingest::import::sources::SourceGiven;
use crate::ingest::import::sum_words::is_of_which;
use crate::ingest::import::sums::{settle, sum_rows};
use crate::ingest::import::value::{self, Choice};
use crate::ingest::import::vocabulary;
use crate::ingest::mapping::Member;
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

/// What a row says by values of closed lists.
struct Kinds {
    phase: Phase,
    recurrence: Recurrence,
    precision: Option<Precision>,
    nature: Nature,
    funding: Funding,
    expenditure: Expenditure,
    is_followed: Option<bool>,
    years_are_inferred: bool,
}

/// Reads all rows; those with faults are left out.
pub(crate) fn read<'t>(plan: &Plan<'t>, parts: &mut Parts<'t>, findings: &mut Findings<'t>) {
    let mut readers: Vec<_> =
        plan.amounts.iter().map(|amounts| Reader::new(plan, amounts)).collect();
    let has_many = readers.len() > 1;
    parts.expect(plan.table.row_count());
    let sums = sum_rows(plan, parts, findings);
    let mut sums = sums.iter().peekable();
    for row in 0..plan.table.row_count() {
        if findings.is_set_aside(row) || !plan.is_wanted(row, findings) {
            continue;
        }
        if let Some(sum) = sums.next_if(|sum| sum.row == row)
            && !settle(sum, plan, findings)
        {
            continue;
        }
        let before = parts.row_count();
        for reader in &mut readers {
            if findings.is_sum(row) || reader.is_empty(row, has_many) {
                continue;
            }
            if reader.take(row, has_many, parts, findings).is_some() {
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

    /// Adds the row to the others, if nothing is wrong with it.
    fn take(
        &mut self,
        row: usize,
        has_many: bool,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<()> {
        let plan = self.plan;
        let region = self.region(row, parts, findings);
        if findings.is_sum(row) {
            return None;
        }
        let area_words = plan.needed(self.texts.area, Member::Area, row, findings);
        let area = area_words.and_then(|(words, cell)| parts.areas.find(words, cell, findings));
        let part_of = plan.words(self.texts.part_of, row).map(|(words, _)| words);
        let purpose = plan.words(self.texts.purpose, row).or(area_words);
        let purpose = purpose_of(purpose, part_of.is_some(), findings);
        let money = self.money(row, findings);
        let years = self.years(row, findings);
        let kinds = self.kinds(row, findings);
        let plan_from = self.year(self.texts.plan_from, row, findings);
        let price_year = self.year(self.texts.price_year, row, findings);
        let id = self.id(row, years.filter(|_| has_many), parts, findings);
        let decided_by = self.text(self.texts.decided_by, row, findings);
        let note = self.text(self.texts.note, row, findings);
        let locator = plan.words(self.texts.locator, row);
        let locator = locator.and_then(|(words, cell)| value::plain(words, cell, findings));
        let source = parts.sources.find(&mut self.source, plan, row, findings);
        let (money, (from, to), kinds) = (money?, years?, kinds?);
        let own = if money.is_rounded { Precision::Rounded } else { Precision::Exact };
        let followed = wire::is_followed_by_default(kinds.phase);
        let investment = Investment {
            id: id?,
            region: region?,
            area: area?,
            purpose: purpose?,
            amount: money.amount,
            precision: kinds.precision.or(money.precision).unwrap_or(own),
            from,
            to,
            years_are_inferred: kinds.years_are_inferred,
            phase: kinds.phase,
            plan_from,
            is_followed: kinds.is_followed.unwrap_or(followed),
            stages: Vec::new(),
            recurrence: kinds.recurrence,
            nature: kinds.nature,
            funding: kinds.funding,
            expenditure: kinds.expenditure,
            price_year,
            part_of: None,
            decided_by,
            source: source?,
            locator,
            note,
        };
        parts.add(investment, part_of, Origin { row, column: self.amounts.column });
        Some(())
    }

    /// The values of closed lists.
    fn kinds(&mut self, row: usize, findings: &mut Findings<'_>) -> Option<Kinds> {
        let plan = self.plan;
        let phase = self.phase.read_needed(plan, Member::Phase, row, findings);
        let recurrence = self.recurrence.read_needed(plan, Member::Recurrence, row, findings);
        let precision = self.precision.read(plan, row, findings);
        let nature = self.nature.read(plan, row, findings).unwrap_or_default();
        let funding = self.funding.read(plan, row, findings).unwrap_or_default();
        let expenditure = self.expenditure.read(plan, row, findings).unwrap_or_default();
        let is_followed = self.followed.read(plan, row, findings);
        let years_are_inferred = self.basis.read(plan, row, findings).unwrap_or(false);
        Some(Kinds {
            phase: phase?,
            recurrence: recurrence?,
            precision,
            nature,
            funding,
            expenditure,
            is_followed,
            years_are_inferred,
        })
    }

    /// The id of a row; with its year, where the row of the table is several.
    fn id(
        &self,
        row: usize,
        years: Option<(Year, Option<Year>)>,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<String> {
        let Some((words, cell)) = self.plan.words(self.texts.id, row) else {
            return Some(parts.next_id());
        };
        match years {
            Some((from, _)) => value::code(&format!("{words}-{from}"), cell, findings),
            None => value::code(words, cell, findings),
        }
    }

    /// The amount, or why there is none.
    fn money(&mut self, row: usize, findings: &mut Findings<'_>) -> Option<Money> {
        let is_of_row = self.absent.is_of_row(self.plan, row);
        let absent = self.absent.read(self.plan, row, findings);
        let reason = absent.map(|absent| Reason { absent, is_of_row });
        money(self.plan, self.amounts, reason, row, findings)
    }

    fn text(&self, given: Given<'t>, row: usize, findings: &mut Findings<'_>) -> Option<Text> {
        let (words, cell) = self.plan.words(given, row)?;
        value::text(words, cell, findings)
    }

    fn region(
        &self,
        row: usize,
        parts: &mut Parts<'t>,
        findings: &mut Findings<'_>,
    ) -> Option<usize> {
        let (words, cell) = self.plan.needed(self.texts.region, Member::Region, row, findings)?;
        match parts.region(words) {
            Named::Region(index) => Some(index),
            // Of the sums only those are read that nothing else tells.
            Named::Sum(Some(index)) => Some(index),
            Named::Country | Named::Sum(None) => {
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
        let from = self.plan.needed(self.texts.from, Member::From, row, findings);
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
}

/// The purpose that words tell; a part whose whole is not said is told.
fn purpose_of(
    words: Option<(&str, Cell)>,
    is_part: bool,
    findings: &mut Findings<'_>,
) -> Option<Text> {
    let (words, cell) = words?;
    if !is_part && is_of_which(words) {
        findings.warning(cell, "of-which", words, "");
    }
    value::text(words, cell, findings)
}
