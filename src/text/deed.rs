//! One amount: who did what with it.

use crate::compare::{Cell, Comparison, Contribution, Slot, Value, residents};
use crate::dataset::{AmountSum, Dataset, Funding, Investment, Nature, Phase};
use crate::text::phrase::{region_name, region_within, uncapitalised};
use crate::text::{Locale, money_in_text, value_in_text, years_label};
use crate::view::{Measure, Prices};

/// One region, one year, one amount: who did what.
pub(super) fn of_one_amount(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<String> {
    let is_one = comparison.regions.len() == 1
        && comparison.years.is_some_and(|years| years.is_single())
        && comparison.prices == Prices::Current;
    let mut cells = comparison.cells.iter().enumerate().filter(|(_, cell)| cell.parts > 0);
    let (Some((at, cell)), None, true) = (cells.next(), cells.next(), is_one) else { return None };
    if cell.parts != 1 {
        return None;
    }
    let contributions = comparison.contributions(dataset, at);
    let [only] = contributions.as_slice() else { return None };
    let (group, amount) = (cell.group?, only.amount.ok()?);
    let is_plain = group.nature == Nature::Programme
        && !only.is_span
        && !only.is_remainder
        && !matches!(cell.slot, Slot::Span { .. });
    if !is_plain {
        return None;
    }
    let row = dataset.investment(only.row)?;
    let deed = Deed { row, cell, only, phase: group.phase, amount };
    let mut words = deed.words(dataset, locale)?;
    if let Some(value) = per_resident(dataset, comparison, cell, only) {
        words.push_str(", ");
        let precision = only.precision;
        words.push_str(&value_in_text(locale, value, Measure::PerResident, precision));
    }
    words.push('.');
    Some(words)
}

/// Someone does something with an amount.
struct Deed<'a> {
    row: &'a Investment,
    cell: &'a Cell,
    only: &'a Contribution,
    phase: Phase,
    amount: AmountSum,
}

impl Deed<'_> {
    /// The sentence without its stop; `None` where no verb fits.
    fn words(&self, dataset: &Dataset, locale: &Locale) -> Option<String> {
        let language = locale.language();
        // Who took an earlier step than the row's own is not known.
        let is_own_stage = self.only.stage.is_none_or(|stage| stage + 1 == self.row.stages.len());
        let who = self.row.decided_by.as_ref().filter(|_| is_own_stage);
        let is_grant = self.row.funding == Funding::State;
        let key = match (self.phase, self.cell.is_plan()) {
            (Phase::Proposed, _) if who.is_some() => "headline.proposed-by",
            (Phase::Proposed, _) => "headline.proposed",
            (_, true) if is_grant => return None,
            (_, false) if is_grant => "headline.received",
            (_, true) => "headline.planned",
            (Phase::Approved, false) => "headline.approved",
            (Phase::Adjusted, false) => "headline.adjusted",
            (Phase::Executed, false) => "headline.executed",
        };
        let money = money_in_text(locale, self.amount, self.only.precision);
        let purpose = head_phrase(self.row.purpose.get(language));
        let is_proposal = self.phase == Phase::Proposed;
        let name = if is_proposal { region_within } else { region_name };
        let values = [
            ("region", name(dataset, self.cell.region, locale)),
            ("who", who.map_or("", |who| who.get(language))),
            ("money", &money),
            ("purpose", &purpose),
            ("years", &years_label(self.cell.slot.years())),
        ];
        Some(locale.fill(key, &values))
    }
}

/// What stands before the first colon or comma says what it is; the rest specifies.
fn head_phrase(purpose: &str) -> String {
    let end = purpose.find(": ").into_iter().chain(purpose.find(", ")).min();
    uncapitalised(end.and_then(|end| purpose.get(..end)).unwrap_or(purpose))
}

/// Per resident whatever the measure, but for a share; `None` without residents of that very year.
fn per_resident(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: &Cell,
    only: &Contribution,
) -> Option<Value> {
    let amount = only.amount.ok().filter(|_| comparison.measure != Measure::Share)?;
    let residents = residents(dataset, cell.region, only.years.first())?;
    Some(Value::Computed(Value::Exact(amount).as_f64() / residents))
}
