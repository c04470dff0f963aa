//! What a reader must know about a row, in sentences.

use crate::compare::Contribution;
use crate::dataset::{AmountSum, Dataset, Investment, Phase, Precision, Stage};
use crate::text::date::date_when;
use crate::text::details::step_words;
use crate::text::{Locale, money_exact, money_in_text, years_label};

/// Part of what, what remains, inferred years, plan, stages, what followed, and its own note.
///
/// A sentence that the row's own note already has is left to it.
pub(super) fn remarks(
    dataset: &Dataset,
    row: &Investment,
    contribution: &Contribution,
    locale: &Locale,
) -> Vec<String> {
    let language = locale.language();
    let note = row.note.as_ref().map_or("", |note| note.get(language));
    let mut sentences = Vec::new();
    sentences.extend(part_of(dataset, row, locale));
    if contribution.is_remainder {
        let money = row.amount.ok().map(|amount| AmountSum::from(amount.minor()));
        let money = money.map_or_else(String::new, |m| money_in_text(locale, m, row.precision));
        sentences.push(locale.fill("remark.remainder", &[("money", &money)]));
    }
    if contribution.is_span {
        sentences.push(locale.word("remark.span").to_owned());
    }
    if row.years_are_inferred {
        let years = row.counted_years(dataset.content().source_year(row));
        let key = if years.is_single() { "remark.inferred-year" } else { "remark.inferred-years" };
        sentences.push(locale.fill(key, &[("years", &years_label(years))]));
    }
    if row.to.is_none() {
        let last = row.counted_years(dataset.content().source_year(row)).last();
        sentences.push(locale.fill("remark.endless", &[("year", &last.to_string())]));
    }
    if let Some(from) = row.plan_from {
        let is_all = from <= contribution.years.first();
        let key = if is_all { "remark.plan" } else { "remark.plan-from" };
        if from <= contribution.years.last() {
            sentences.push(locale.fill(key, &[("year", &from.to_string())]));
        }
    }
    sentences.extend(steps(dataset, row, locale));
    let not_followed = locale.word("remark.not-followed");
    let tells_it = note.contains(not_followed);
    if !row.is_followed && !tells_it {
        sentences.push(not_followed.to_owned());
    }
    let source = dataset.source(row.source);
    if source.is_some_and(|source| source.date_is_inferred) {
        sentences.push(locale.word("remark.date-inferred").to_owned());
    }
    sentences.retain(|sentence| !note.contains(sentence.as_str()));
    if !note.is_empty() {
        sentences.push(note.to_owned());
    }
    sentences
}

fn part_of(dataset: &Dataset, row: &Investment, locale: &Locale) -> Option<String> {
    let whole = dataset.investment(row.part_of?)?;
    let amount = AmountSum::from(whole.amount.ok()?.minor());
    let years = whole.counted_years(dataset.content().source_year(whole));
    let money = money_in_text(locale, amount, whole.precision);
    let values = [("money", &*money), ("years", &*years_label(years))];
    Some(locale.fill("remark.part-of", &values))
}

/// The steps of a row with their dates; for a proposal without steps, when it was made.
fn steps(dataset: &Dataset, row: &Investment, locale: &Locale) -> Vec<String> {
    if row.stages.is_empty() {
        let source = dataset.source(row.source).filter(|_| row.phase == Phase::Proposed);
        let write = |date| locale.fill("remark.proposed", &[("when", &date_when(locale, date))]);
        return source.map(|source| write(source.date)).into_iter().collect();
    }
    let last = row.stages.len() - 1;
    let write = |(at, stage): (usize, &Stage)| {
        // How an earlier step was hedged is not known.
        let precision = if at == last { row.precision } else { Precision::Exact };
        let amount = AmountSum::from(stage.amount.minor());
        let money = money_exact(locale, amount, precision);
        step_words(locale, stage.phase, stage.date, &money)
    };
    row.stages.iter().enumerate().map(write).collect()
}
