//! The notices about money: what no mark shows, what counts once, what is hidden.

use crate::compare::{Cell, Comparison, Filter, Slot};
use crate::dataset::{
    AmountSum, Dataset, Entry, Expenditure, Investment, Nature, Precision, Stage, order,
};
use crate::text::date::date_when;
use crate::text::money::number_beside;
use crate::text::notice::MOST_NAMES;
use crate::text::phrase::{listed, region_name, uncapitalised};
use crate::text::{Locale, money_in_text, phase_word, years_label};

/// Wholes whose parts are more than they.
pub(super) fn contradictions(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Vec<String> {
    let write = |&row: &usize| {
        let row = dataset.investment(row)?;
        let amount = AmountSum::from(row.amount.ok()?.minor());
        let values = [
            ("region", region_name(dataset, row.region, locale)),
            ("money", &money_in_text(locale, amount, row.precision)),
            ("years", &row_years(dataset, row)),
        ];
        Some(locale.fill("notice.contradiction", &values))
    };
    comparison.contradictions.iter().filter_map(write).collect()
}

/// Sums for several years: how much, for which years, and whether a total takes them.
pub(super) fn spans(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<String> {
    let write = |cell: &Cell| {
        let Slot::Span { years, is_placed } = cell.slot else { return None };
        let values = [
            ("region", region_name(dataset, cell.region, locale)),
            ("money", &money_in_text(locale, cell.amount.ok()?, cell.precision)),
            ("years", &years_label(years)),
        ];
        let key = if cell.traits.has_remainder { "notice.span-rest" } else { "notice.span" };
        let mut words = locale.fill(key, &values);
        if !is_placed {
            words.push(' ');
            words.push_str(locale.word("notice.span-outside"));
        }
        Some(words)
    };
    comparison.cells.iter().filter_map(write).collect()
}

/// Amounts that a later step has changed, with every step that is shown.
pub(super) fn stages(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<String> {
    let mut rows: Vec<usize> = comparison.outlines.iter().map(|outline| outline.row).collect();
    rows.dedup();
    let write = |row: usize| {
        let row = dataset.investment(row)?;
        let first = row.stages.first()?.amount;
        row.stages.iter().any(|stage| stage.amount != first).then_some(())?;
        let last = row.stages.len() - 1;
        let step = |(at, stage): (usize, &Stage)| {
            let amount = AmountSum::from(stage.amount.minor());
            // How an earlier step was hedged is not known.
            let precision = if at == last { row.precision } else { Precision::Rounded };
            let values = [
                ("phase", &*uncapitalised(phase_word(locale, stage.phase))),
                ("when", &*date_when(locale, stage.date)),
                ("money", &*money_in_text(locale, amount, precision)),
            ];
            locale.fill("notice.stage", &values)
        };
        let steps: Vec<String> = row.stages.iter().enumerate().map(step).collect();
        let region = region_name(dataset, row.region, locale);
        let values = [("region", region), ("steps", &steps.join(", "))];
        Some(locale.fill("notice.stages", &values))
    };
    order::distinct(&rows).into_iter().filter_map(write).collect()
}

/// Amounts that lie inside other amounts; those that are nothing but their parts in one line.
pub(super) fn already_counted(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut wholes = Vec::new();
    for counted in comparison.already_counted(dataset) {
        let Some(row) = dataset.investment(counted.whole) else { continue };
        let Ok(amount) = row.amount else { continue };
        let whole = AmountSum::from(amount.minor());
        let (part, precision) = match counted.shown {
            0 => (counted.amount, counted.precision),
            shown => (shown, counted.shown_precision),
        };
        let number = number_beside(locale, whole, part);
        let values = [
            ("region", region_name(dataset, row.region, locale)),
            ("part", &money_in_text(locale, part, precision)),
            ("whole", &money_in_text(locale, whole, row.precision)),
            ("number", number.as_deref().unwrap_or_default()),
            ("years", &row_years(dataset, row)),
        ];
        if counted.amount >= whole && part < counted.amount {
            sentences.push(locale.fill("notice.counted-part", &values));
        } else if counted.amount >= whole {
            wholes.push(locale.fill("notice.counted-whole", &values));
        } else {
            let key = if number.is_some() { "notice.counted-of" } else { "notice.counted-in" };
            sentences.push(locale.fill(key, &values));
        }
    }
    if !wholes.is_empty() {
        let (named, rest) = wholes.split_at(wholes.len().min(MOST_NAMES));
        let more = if rest.is_empty() { "" } else { " …" };
        let list = [&named.join("; "), more].concat();
        let count = wholes.len() as u64;
        sentences.push(locale.count("notice.counted-wholes", count, &[("list", &list)]));
    }
    sentences
}

/// How many amounts lie inside others, and how much of them is shown already.
pub(super) fn counted_together(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> String {
    let counted = comparison.already_counted(dataset);
    let sum: AmountSum = counted.iter().map(|counted| counted.shown).sum();
    let precisions = counted.iter().map(|counted| counted.shown_precision);
    let precision = precisions.fold(Precision::Exact, Precision::plus);
    let money = money_in_text(locale, sum, precision);
    locale.count("caption.counted", counted.len() as u64, &[("money", &money)])
}

/// The rows that the view's natures and expenditures hide, by kind.
pub(super) fn hidden_kinds(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let mut keys: Vec<&str> = Vec::new();
    let (mut count, mut has_unknown) = (0_u64, false);
    for hidden in &comparison.hidden {
        let key = match (hidden.by, hidden.expenditure) {
            (Filter::Nature, _) => Some(nature_key(hidden.nature)),
            (Filter::Expenditure, Expenditure::Operating) => Some("hidden.operating"),
            (Filter::Expenditure, Expenditure::Capital) => Some("hidden.capital"),
            (Filter::Expenditure, Expenditure::Unknown) => None,
            (Filter::Funding | Filter::Phase | Filter::Recurrence, _) => continue,
        };
        count += hidden.rows as u64;
        has_unknown |= key.is_none();
        keys.extend(key.filter(|key| !keys.contains(key)));
    }
    if count == 0 {
        return None;
    }
    let form = if count == 1 { ".one" } else { ".other" };
    let kinds: Vec<String> = keys.iter().map(|key| [key, form].concat()).collect();
    let kinds: Vec<&str> = kinds.iter().map(|key| locale.word(key)).collect();
    let kinds = listed(locale, "list.or", &kinds);
    let are_kinds = locale.count("hidden.are", count, &[("kinds", &kinds)]);
    // What it is not known to be is no kind among the others.
    let clauses = [
        (!keys.is_empty()).then_some(&*are_kinds),
        has_unknown.then(|| locale.word("hidden.unknown")),
    ];
    let clauses: Vec<&str> = clauses.into_iter().flatten().collect();
    let kinds = listed(locale, "list.or", &clauses);
    Some(locale.count("notice.hidden", count, &[("kinds", &kinds)]))
}

/// How many rows the view hides, by whatever filter.
pub(super) fn hidden_rows(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let count: usize = comparison.hidden.iter().map(|hidden| hidden.rows).sum();
    (count > 0).then(|| locale.count("caption.hidden", count as u64, &[]))
}

/// The message of a nature among others, without `.one` or `.other`.
pub(super) fn nature_key(nature: Nature) -> &'static str {
    match nature {
        Nature::Programme => "hidden.programme",
        Nature::Increase => "hidden.increase",
        Nature::Reserve => "hidden.reserve",
        Nature::Ceiling => "hidden.ceiling",
        Nature::Indexation => "hidden.indexation",
    }
}

/// How many rows the reader's own choice of phase, recurrence or funding hides.
pub(super) fn filtered(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let is_own = |by| matches!(by, Filter::Funding | Filter::Phase | Filter::Recurrence);
    let own = comparison.hidden.iter().filter(|hidden| is_own(hidden.by));
    let count: usize = own.map(|hidden| hidden.rows).sum();
    (count > 0).then(|| locale.count("notice.filtered", count as u64, &[]))
}

/// Annual amounts without an end whose later years are among the chosen ones.
pub(super) fn not_checked(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Vec<String> {
    let write = |entry: Entry| {
        let row = dataset.investment(entry.row)?;
        let values = [
            ("region", region_name(dataset, row.region, locale)),
            ("money", &money_in_text(locale, entry.amount.ok()?, entry.precision)),
            ("year", &entry.years.last().to_string()),
        ];
        Some(locale.fill("notice.not-checked", &values))
    };
    let entries = comparison.unchecked_entries(dataset);
    entries.into_iter().filter_map(|at| write(dataset.entries().get(at)?)).collect()
}

/// The years that a row counts in.
fn row_years(dataset: &Dataset, row: &Investment) -> String {
    let source_year = dataset.content().source_year(row);
    years_label(row.counted_years(source_year))
}
