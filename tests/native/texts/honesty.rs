//! No sentence says what the verdict forbids, and none has a number that is not in the comparison.

use std::collections::BTreeSet;

use super::bound::{all_said, check_lenses, check_said, drawn};
use crate::figures::{grants, investments};
use vardkronan::compare::{
    Cell, Comparison, Filter, Slot, Value, compare, difference, order_differs,
};
use vardkronan::dataset::{AmountSum, Dataset, Language, Nature, Precision};
use vardkronan::text::{
    Locale, claim_words, decimal, grouped, lens_words, money_in_text, value_in_text,
};
use vardkronan::view::link::decode;
use vardkronan::view::{Measure, View};

/// Numbers without a clock: the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % n
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

fn random_view(dice: &mut Dice, data: &Dataset) -> String {
    let content = data.content();
    let region = |dice: &mut Dice| &*content.regions[dice.below(content.regions.len())].code;
    let area = |dice: &mut Dice| &*content.areas[dice.below(content.areas.len())].code;
    let years = |dice: &mut Dice| {
        let first = 2016 + dice.below(9);
        format!("{first}-{}", first + dice.below(5))
    };
    let regions = match dice.below(4) {
        0 => "all".to_owned(),
        n => (0..n * 2 - 1).map(|_| region(dice)).collect::<Vec<_>>().join(","),
    };
    let mut view = format!("regions={regions}&years={}", years(dice));
    let choices: [&[&str]; 6] = [
        &["&measure=total", "&measure=per-resident", "&measure=share"],
        &["", "", "&prices=2024", "&prices=2019"],
        &["", "", "&natures=all", "&natures=increase", "&expenditure=all"],
        &["", "", "&phases=approved", "&phases=proposed,approved", "&phases=adjusted"],
        &["", "", "&sum=cumulative", "&spread=even"],
        &["", "&claim=more:2", "&claim=less:1.5", "&claim=about:3"],
    ];
    for choice in choices {
        view.push_str(dice.one(choice));
    }
    let charts = ["regions", "regions", "years", "years", "areas", "map", "table", "difference"];
    view.push_str(&format!("&chart={}", dice.one(&charts)));
    if dice.below(3) == 0 {
        view.push_str(&format!("&areas={}", area(dice)));
    }
    for side in ["a", "b"] {
        let area = if dice.below(2) == 0 { "all" } else { area(dice) };
        view.push_str(&format!("&{side}={}:{}:{area}", region(dice), years(dice)));
    }
    view
}

/// What only a lens or a reader's claim says.
fn of_lenses_and_claims(data: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<String> {
    let mut sentences = lens_words(data, comparison, locale);
    let difference = difference(data, comparison);
    let claim = claim_words(data, comparison, difference.as_ref(), locale);
    sentences.extend(claim.map(|words| words.claim));
    sentences
}

/// The numbers of words: digits with what groups them and what parts decimals from them.
fn numbers(words: &str) -> BTreeSet<String> {
    let is_inside =
        |letter: char| letter.is_ascii_digit() || [',', '.', '\u{a0}'].contains(&letter);
    let runs = words.split(|letter| !is_inside(letter));
    let trimmed = runs.map(|run| run.trim_matches(|letter: char| !letter.is_ascii_digit()));
    trimmed.filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

/// Numbers that sentences may have.
struct Allowed<'a> {
    locale: &'a Locale,
    numbers: BTreeSet<String>,
}

impl Allowed<'_> {
    fn words(&mut self, words: &str) {
        self.numbers.append(&mut numbers(words));
    }

    fn value(&mut self, value: Value, measure: Measure, precision: Precision) {
        let size = match value {
            Value::Exact(amount) => Value::Exact(amount.abs()),
            Value::Computed(value) => Value::Computed(value.abs()),
        };
        self.words(&value_in_text(self.locale, size, measure, precision));
    }

    fn money(&mut self, amount: AmountSum, precision: Precision) {
        self.words(&money_in_text(self.locale, amount, precision));
    }

    fn ratio(&mut self, ratio: f64) {
        for digits in 0..3 {
            let number = decimal(self.locale, ratio, digits);
            self.words(&number);
            self.words(number.strip_suffix('0').unwrap_or(&number));
        }
    }

    /// The values and amounts that a comparison shows, those of its stacks and the country's.
    fn values(&mut self, data: &Dataset, comparison: &Comparison) {
        for cell in comparison.cells.iter().chain(&comparison.stacks) {
            if let Ok(value) = cell.value {
                self.value(value, comparison.measure, cell.precision);
            }
            if let Ok(amount) = cell.amount {
                self.money(amount, cell.precision);
            }
        }
        for each in &comparison.country {
            if let Ok(value) = each.value {
                self.value(value, comparison.measure, each.precision);
            }
        }
        let (mut sum, mut precision) = (0, Precision::Exact);
        for counted in comparison.already_counted(data) {
            self.money(counted.amount, counted.precision);
            self.money(counted.shown, counted.shown_precision);
            sum += counted.shown;
            precision = precision.plus(counted.shown_precision);
        }
        self.money(sum, precision);
    }

    /// What wholes, stages and endless amounts are worded from.
    fn rows(&mut self, data: &Dataset, comparison: &Comparison) {
        for row in &data.content().investments {
            let is_side = comparison.sides.iter().any(|side| side.region == row.region);
            if !is_side && !comparison.regions.contains(&row.region) {
                continue;
            }
            if let Ok(amount) = row.amount {
                self.money(AmountSum::from(amount.minor()), row.precision);
            }
            for stage in &row.stages {
                self.money(AmountSum::from(stage.amount.minor()), row.precision);
                self.words(&stage.date.to_string().replace('-', " "));
            }
        }
    }

    /// What A, B and the lenses come to.
    fn lenses(&mut self, data: &Dataset, comparison: &Comparison) {
        for contrast in order_differs(data, &comparison.view).unwrap_or_default() {
            for (lens, values) in
                [(contrast.first, contrast.by_first), (contrast.second, contrast.by_second)]
            {
                for value in values {
                    self.value(value, lens.measure, Precision::Rounded);
                }
            }
        }
        let difference = difference(data, comparison);
        for lens in difference.iter().flat_map(|difference| &difference.lenses) {
            for pair in &lens.pairs {
                for side in [pair.a, pair.b].into_iter().flatten() {
                    if let Ok(value) = side.value {
                        self.value(value, lens.lens.measure, side.precision);
                    }
                }
                if let Some(gap) = pair.difference {
                    for precision in Precision::ALL {
                        self.value(gap, lens.lens.measure, precision);
                    }
                }
                for ratio in pair.ratio.into_iter().flat_map(|ratio| [ratio, 1.0 / ratio]) {
                    self.ratio(ratio);
                }
            }
        }
        if let Some(claim) = comparison.view.claim {
            self.ratio(claim.factor);
        }
    }

    fn counts(&mut self, data: &Dataset, comparison: &Comparison) {
        for count in counts(data, comparison) {
            let number = grouped(self.locale, count as i128);
            self.words(&number);
        }
    }

    /// What the data say in their own words, years, the day of head counts, the bound of ties.
    fn quotes(&mut self, data: &Dataset) {
        let content = data.content();
        let language = self.locale.language();
        self.words("31 4");
        for year in 2010..=2030 {
            self.words(&year.to_string());
        }
        let indices = content.indicators.iter();
        let notes = indices.flat_map(|each| [Some(&each.name), each.note.as_ref()]).flatten();
        let purposes = content.investments.iter().map(|row| &row.purpose);
        let own = [&content.coverage.text, &content.title];
        for text in notes.chain(purposes).chain(own) {
            self.words(text.get(language));
        }
    }
}

/// How many of each thing there are.
fn counts(data: &Dataset, comparison: &Comparison) -> Vec<usize> {
    let cells = &comparison.cells;
    let wholes = comparison.already_counted(data).len();
    let mut counts = vec![comparison.regions.len(), wholes, wholes.saturating_sub(5)];
    counts.push(cells.iter().filter(|cell| cell.value.is_ok()).count());
    for cell in cells {
        counts.push(cell.parts);
        let same = cells.iter().filter(|other| other.value.err() == cell.value.err());
        counts.extend(cell.value.err().map(|_| same.count()));
    }
    for reason in &comparison.verdict.reasons {
        counts.extend([reason.regions.len(), reason.others.len()]);
    }
    let is_own = |by| matches!(by, Filter::Funding | Filter::Phase | Filter::Recurrence);
    let hidden = |is_counted: &dyn Fn(Filter) -> bool| -> usize {
        let counted = comparison.hidden.iter().filter(|hidden| is_counted(hidden.by));
        counted.map(|hidden| hidden.rows).sum()
    };
    counts.extend([hidden(&is_own), hidden(&|by| !is_own(by)), hidden(&|_| true)]);
    let contributions = comparison.all_contributions(data);
    let is_step = |cell: &Cell| cell.group.is_some_and(|it| it.nature == Nature::Increase);
    let is_apart = |cell: &Cell| matches!(cell.slot, Slot::Span { is_placed: false, .. });
    let is_summed = |cell: &Cell| !is_step(cell) && !is_apart(cell);
    let summed: BTreeSet<usize> = cells
        .iter()
        .zip(&contributions)
        .filter(|(cell, _)| cell.value.is_ok() && is_summed(cell))
        .flat_map(|(_, parts)| parts.iter().map(|part| part.row))
        .collect();
    let shown: BTreeSet<usize> = contributions.iter().flatten().map(|part| part.row).collect();
    let shown = || shown.iter().filter_map(|&row| data.investment(row));
    counts.push(summed.len());
    counts.push(shown().filter(|row| !row.is_followed).count());
    counts.push(shown().filter(|row| row.years_are_inferred).count());
    let has_rows =
        |region: usize| data.content().investments.iter().any(|row| row.region == region);
    counts.push(comparison.regions.iter().filter(|&&region| !has_rows(region)).count());
    counts
}

fn allowed(data: &Dataset, comparison: &Comparison, locale: &Locale) -> BTreeSet<String> {
    let mut allowed = Allowed { locale, numbers: BTreeSet::new() };
    allowed.values(data, comparison);
    // A single amount's headline says what it is per resident, in whatever measure.
    let view = View { measure: Measure::PerResident, ..comparison.view.clone() };
    allowed.values(data, &compare(data, &view));
    allowed.rows(data, comparison);
    allowed.lenses(data, comparison);
    allowed.counts(data, comparison);
    allowed.quotes(data);
    allowed.numbers
}

#[track_caller]
fn check(data: &Dataset, seed: u64) {
    let mut dice = Dice(seed);
    let mut kinds = BTreeSet::new();
    for _ in 0..300 {
        let link = random_view(&mut dice, data);
        let comparison = compare(data, &decode(&link).view);
        kinds.insert(comparison.verdict.kind);
        check_lenses(data, &comparison, &link);
        for locale in Language::ALL.map(Locale::of) {
            let allowed = allowed(data, &comparison, locale);
            let said = all_said(data, &comparison, locale);
            check_said(&link, &said);
            check_said(&link, &drawn(data, &comparison, locale));
            let told = said.into_iter().map(|said| said.words);
            for words in told.chain(of_lenses_and_claims(data, &comparison, locale)) {
                let unknown: Vec<String> = numbers(&words).difference(&allowed).cloned().collect();
                assert!(unknown.is_empty(), "{link}: {unknown:?} in {words}");
            }
        }
    }
    assert!(kinds.len() > 1, "the views meet more than one verdict");
}

#[test]
fn words_about_a_selection_keep_to_its_verdict_and_its_numbers() {
    check(&investments(), 1);
}

#[test]
fn words_about_all_there_is_keep_to_the_verdict_and_the_numbers() {
    check(&grants(), 2);
}

#[test]
fn numbers_are_found_whole() {
    let found = numbers("1\u{a0}127 kronor 2019–2024, 1,9.");
    assert_eq!(found, ["1,9", "1\u{a0}127", "2019", "2024"].map(str::to_owned).into());
}
