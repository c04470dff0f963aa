//! The amount in a cell, or what stands there instead.

use crate::dataset::decimal::{Unfit, hundredths};
use crate::dataset::{AbsentAmount, Amount, Precision};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::number::{self, is_minus};
use crate::ingest::import::plan::{AmountColumn, Plan};
use crate::ingest::import::unit::of_row;
use crate::ingest::import::vocabulary;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::{Dash, Member, Unit};

/// What a cell of amounts says.
pub(crate) struct Money {
    pub(crate) amount: Result<Amount, AbsentAmount>,
    pub(crate) precision: Option<Precision>,
    /// Whether its unit is so large that it was rounded.
    pub(crate) is_rounded: bool,
}

/// A reason why a row has no amount.
#[derive(Clone, Copy)]
pub(crate) struct Reason {
    pub(crate) absent: AbsentAmount,
    /// It stands in the row itself, not for all that have none.
    pub(crate) is_of_row: bool,
}

/// The amount of a row, or why there is none.
pub(crate) fn money(
    plan: &Plan<'_>,
    amounts: &AmountColumn<'_>,
    reason: Option<Reason>,
    row: usize,
    findings: &mut Findings<'_>,
) -> Option<Money> {
    let words = plan.table.cell(row, amounts.column);
    let cell = Cell { row, column: Some(amounts.column) };
    let nothing = |reason| Some(Money { amount: Err(reason), precision: None, is_rounded: false });
    if let Some(reason) = nothing_in(words, cell, reason, plan.dash, findings) {
        return match reason {
            Nothing::Absent(reason) => nothing(reason),
            Nothing::Zero => {
                Some(Money { amount: Ok(Amount::default()), precision: None, is_rounded: false })
            }
            Nothing::Faulty => None,
        };
    }
    let Some(number) = number::number(words, amounts.decimal) else {
        findings.error(cell, "not-a-number", words, "");
        return None;
    };
    let unit = of_row(plan, amounts, row, findings).ok()?;
    let Some(unit) = number.unit.or(unit) else {
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
fn nothing_in(
    words: &str,
    cell: Cell,
    reason: Option<Reason>,
    dash: Option<Dash>,
    findings: &mut Findings<'_>,
) -> Option<Nothing> {
    if words.bytes().any(|byte| byte.is_ascii_digit()) {
        if reason.is_some_and(|reason| reason.is_of_row) {
            findings.error(cell, "absent-with-amount", words, "..");
            return Some(Nothing::Faulty);
        }
        return None;
    }
    if let Some(reason) = reason {
        return Some(Nothing::Absent(reason.absent));
    }
    if words.chars().count() == 1 && words.chars().all(is_minus) {
        return Some(match dash {
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
