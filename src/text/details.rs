//! The rows behind a mark, in words.

use crate::compare::{Comparison, Contribution};
use crate::dataset::{Dataset, Date, Investment, Nature, Phase, Source};
use crate::text::date::date_when;
use crate::text::formula::formula;
use crate::text::names::absent_amount_word;
use crate::text::{
    Locale, date_in_words, expenditure_word, funding_word, money_exact, nature_word, phase_word,
    publisher_kind_word, recurrence_word, remarks, years_label,
};

/// One row behind a mark, ready to be shown: every text is in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RowDetails {
    /// What the money is for.
    pub purpose: String,
    /// The amount to the last öre, or why there is none.
    pub amount: String,
    /// Phase, years, recurrence, who decided and the like.
    pub facts: Vec<Fact>,
    /// Sentences that a reader must know: part of a whole, inferred years, stages, its own note.
    pub remarks: Vec<String>,
    /// What must be known of its document, the same for all rows out of it.
    pub source_note: Option<String>,
    /// How its part of the mark's value was computed, if it was.
    pub formula: Option<String>,
    /// Publisher, title, date and place of the source.
    pub source: String,
    /// What kind of publisher that is.
    pub publisher_kind: String,
    /// The document's address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
}

/// A heading and what it says about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// "Läge i beslutet"
    pub label: String,
    /// "Beslutat"
    pub words: String,
}

/// Everything about a row that gives to a mark; empty if the dataset has no such row.
pub(crate) fn row_details(
    dataset: &Dataset,
    comparison: &Comparison,
    contribution: &Contribution,
    locale: &Locale,
) -> RowDetails {
    let Some(row) = dataset.investment(contribution.row) else { return RowDetails::default() };
    let source = dataset.source(stage_source(row, contribution));
    let locator = locator(row, contribution);
    RowDetails {
        purpose: row.purpose.get(locale.language()).to_owned(),
        amount: amount_words(contribution, locale),
        facts: facts(row, contribution, locale),
        remarks: remarks::remarks(dataset, row, contribution, locale),
        source_note: dataset
            .source(row.source)
            .and_then(|source| source.note.as_ref())
            .map(|note| note.get(locale.language()).to_owned()),
        formula: formula(dataset, contribution, comparison.measure, locale),
        source: source.map_or_else(String::new, |source| source_words(source, "", locator, locale)),
        publisher_kind: source
            .map_or("", |source| publisher_kind_word(locale, source.kind))
            .to_owned(),
        url: source.and_then(|source| source.url.clone()),
        archived: source.and_then(|source| source.archived.clone()),
    }
}

/// The amount to the last öre, or why there is none.
pub(super) fn amount_words(contribution: &Contribution, locale: &Locale) -> String {
    match contribution.amount {
        Ok(amount) => money_exact(locale, amount, contribution.precision),
        Err(reason) => absent_amount_word(locale, reason).to_owned(),
    }
}

fn facts(row: &Investment, contribution: &Contribution, locale: &Locale) -> Vec<Fact> {
    let language = locale.language();
    let phase = stage_phase(row, contribution);
    let mut facts = Vec::new();
    let mut add = |label: &str, words: &str| {
        facts.push(Fact { label: locale.word(label).to_owned(), words: words.to_owned() });
    };
    add("details.phase", phase_word(locale, phase));
    add("details.years", &years_label(contribution.years));
    add("details.recurrence", recurrence_word(locale, row.recurrence));
    if row.nature != Nature::Programme {
        add("details.nature", nature_word(locale, row.nature));
    }
    add("details.funding", funding_word(locale, row.funding));
    add("details.expenditure", expenditure_word(locale, row.expenditure));
    // Who took an earlier step than the row's own is not known.
    if let Some(who) = row.decided_by.as_ref().filter(|_| phase == row.phase) {
        let is_proposal = phase == Phase::Proposed;
        let label = if is_proposal { "details.proposed-by" } else { "details.decided-by" };
        add(label, who.get(language));
    }
    facts
}

/// The phase of the stage that counts.
pub(super) fn stage_phase(row: &Investment, contribution: &Contribution) -> Phase {
    let stage = contribution.stage.and_then(|stage| row.stages.get(stage));
    stage.map_or(row.phase, |stage| stage.phase)
}

/// The index of the source of the stage that counts.
pub(super) fn stage_source(row: &Investment, contribution: &Contribution) -> usize {
    let stage = contribution.stage.and_then(|stage| row.stages.get(stage));
    stage.map_or(row.source, |stage| stage.source)
}

/// The place in the source of the stage that counts; that of an earlier one is not known.
pub(super) fn locator<'a>(row: &'a Investment, contribution: &Contribution) -> Option<&'a str> {
    row.locator.as_deref().filter(|_| stage_source(row, contribution) == row.source)
}

/// `Region Skåne: Budget 2020, juni 2019, s. 12`; `kind` is what follows the publisher.
pub(super) fn source_words(
    source: &Source,
    kind: &str,
    locator: Option<&str>,
    locale: &Locale,
) -> String {
    let title = source.title.get(locale.language());
    let mut words = [source.publisher.as_str(), kind, ": ", title].concat();
    let date = date_in_words(locale, source.date);
    // A stand-in for a title that was not seen already ends with the date.
    if !title.ends_with(&date) {
        words.push_str(", ");
        words.push_str(&date);
    }
    if let Some(locator) = locator {
        words.push_str(", ");
        words.push_str(locator);
    }
    words
}

/// One step of a row's life in a sentence.
pub(super) fn step_words(locale: &Locale, phase: Phase, date: Date, money: &str) -> String {
    let key = match phase {
        Phase::Proposed => "step.proposed",
        Phase::Approved => "step.approved",
        Phase::Adjusted => "step.adjusted",
        Phase::Executed => "step.executed",
    };
    locale.fill(key, &[("when", &date_when(locale, date)), ("money", money)])
}

#[cfg(test)]
mod tests {
    use super::row_details;
    use crate::dataset::{Investment, Phase, Precision, Recurrence};
    use crate::text::sample::{compared, dataset, each, proposed, row, stage, view, year};

    /// The remarks and the formula of the first row behind the first mark.
    #[track_caller]
    fn check(rows: Vec<Investment>, years: &str, remarks: &[&str], formula: &str) {
        let dataset = dataset(rows);
        let (comparison, [sv, _]) = compared(&dataset, &view(&["14"], years));
        let cell = comparison.cells.iter().position(|cell| cell.parts > 0).unwrap();
        let contributions = comparison.contributions(&dataset, cell);
        let details = row_details(&dataset, &comparison, &contributions[0], sv);
        let plain = |words: &String| words.replace('\u{a0}', " ");
        assert_eq!(details.remarks.iter().map(plain).collect::<Vec<_>>(), remarks);
        assert_eq!(details.formula.as_ref().map(plain).as_deref(), Some(formula));
    }

    #[test]
    fn rows_tell_what_a_reader_must_know() {
        let base = row("a", 350_000_000, 2018);
        check(
            vec![base.clone()],
            "2018",
            &[],
            "350 000 000 kr ÷ 1 000 000 invånare = 350 kr per invånare",
        );
        check(
            vec![Investment { years_are_inferred: true, ..proposed(base.clone()) }],
            "2018",
            &[
                "Året framgår inte av dokumentet; vi har tolkat det som 2018.",
                "Föreslogs den 12 juni 2018.",
                "Vad som sedan beslutades har vi inte kontrollerat.",
            ],
            "350 000 000 kr ÷ 1 000 000 invånare = 350 kr per invånare",
        );
        let stages = vec![
            stage(Phase::Proposed, 300_000_000, "2018-05"),
            stage(Phase::Approved, 350_000_000, "2018-06-12"),
        ];
        let precision = Precision::About;
        check(
            vec![Investment { stages, precision, ..base }],
            "2018",
            &[
                "Föreslogs i maj 2018: 300 000 000 kr.",
                "Beslutades den 12 juni 2018: cirka 350 000 000 kr.",
            ],
            "cirka 350 000 000 kr ÷ 1 000 000 invånare = cirka 350 kr per invånare",
        );
    }

    #[test]
    fn parts_and_remainders_name_their_whole() {
        let whole = Investment {
            to: Some(year(2018)),
            recurrence: Recurrence::Unstated,
            ..row("w", 962_000_000, 2018)
        };
        let part = |id, kronor| Investment { part_of: Some(0), ..row(id, kronor, 2018) };
        let close = Investment { precision: Precision::JustOver, ..part("q", 95_000_000) };
        check(
            vec![whole.clone(), part("p", 830_000_000), close],
            "2018",
            &["Det som återstår av 962 miljoner kronor när delarna är borträknade."],
            "högst 37 000 000 kr ÷ 1 000 000 invånare = högst 37 kr per invånare",
        );
        check(
            vec![whole, part("p", 962_000_000)],
            "2018",
            &["Del av 962 miljoner kronor 2018."],
            "962 000 000 kr ÷ 1 000 000 invånare = 962 kr per invånare",
        );
    }

    #[test]
    fn borrowed_residents_and_plans_are_in_the_details() {
        let plan = Investment { plan_from: Some(year(2025)), ..row("a", 25_000_000, 2025) };
        check(
            vec![plan],
            "2025",
            &["Planår: beloppet var en plan när dokumentet skrevs."],
            "25 000 000 kr ÷ 1 000 000 invånare (31 december 2024) = 25 kr per invånare",
        );
    }

    #[test]
    fn a_note_is_not_repeated() {
        let note = Some(each(
            "Föreslogs den 12 juni 2018. Vad som sedan beslutades har vi inte kontrollerat.",
            "",
        ));
        check(
            vec![Investment { note, ..proposed(row("a", 1_000_000, 2018)) }],
            "2018",
            &["Föreslogs den 12 juni 2018. Vad som sedan beslutades har vi inte kontrollerat."],
            "1 000 000 kr ÷ 1 000 000 invånare = 1,0 kr per invånare",
        );
    }
}
