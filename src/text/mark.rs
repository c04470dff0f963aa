//! One mark in a sentence, and in its label.

use crate::compare::{Absence, Cell, Comparison, SideChosen, Slot, Value};
use crate::dataset::{CoverageKind, Dataset, Nature};
use crate::text::money::money_short;
use crate::text::names::{absence_key, absent_amount_word};
use crate::text::phrase::{region_name, uncapitalised};
use crate::text::sentence::prices_words;
use crate::text::value::value_short;
use crate::text::{Locale, nature_word, phase_word, side_words, value_in_text, years_label};
use crate::view::{Measure, Prices};

/// A mark in one sentence: region, years, value and phase, or why there is no value.
///
/// Empty if the comparison has no such cell.
pub fn mark_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    sentence(dataset, comparison, cell, "", locale)
}

/// The same with a star at a computed value, for eyes: [`star_note`](crate::text::star_note) says
/// what it means.
pub fn starred_mark_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let is_computed = comparison.cells.get(cell).is_some_and(|cell| cell.is_computed);
    sentence(dataset, comparison, cell, if is_computed { "*" } else { "" }, locale)
}

fn sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    star: &str,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    let place = whose(dataset, comparison, cell, locale);
    match cell.value {
        Ok(value) => {
            let words = value_words(comparison, cell, value, star, locale);
            [&place, ": ", &words, "."].concat()
        }
        Err(absence) => absence_sentence(dataset, absence, &place, locale),
    }
}

/// Region, years and area of a cell; of A and B also which of them it is.
pub(super) fn whose(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: &Cell,
    locale: &Locale,
) -> String {
    let side = comparison.sides.iter().find(|side| Some(side.name) == cell.side);
    match side {
        Some(&side) => {
            let years = cell.slot.years();
            side_words(dataset, &SideChosen { years, ..side }, locale)
        }
        None => place(dataset, cell, locale),
    }
}

/// A value with its phase and all that limits it: `350 kronor per invånare, beslutat, planår`;
/// `star` follows the value.
pub(super) fn value_words(
    comparison: &Comparison,
    cell: &Cell,
    value: Value,
    star: &str,
    locale: &Locale,
) -> String {
    let mut parts = vec![bare_words(comparison, cell, value, star, locale)];
    parts.extend(computed_with(comparison, cell, locale));
    parts.extend(of_stack(comparison, cell, locale));
    parts.join(", ")
}

/// What a part of a stack comes to with the others.
fn of_stack(comparison: &Comparison, cell: &Cell, locale: &Locale) -> Option<String> {
    let stack = comparison.stacks.get(cell.stack?)?;
    let value = stack.value.ok().filter(|_| stack.parts > cell.parts)?;
    let value = value_in_text(locale, value, comparison.measure, stack.precision);
    let is_selection = comparison.coverage == CoverageKind::Selection;
    let key = if is_selection { "mark.of-stack-selection" } else { "mark.of-stack" };
    Some(locale.fill(key, &[("value", &value)]))
}

/// A value with its phase: `350 kronor per invånare, beslutat, planår`; `star` follows the value.
pub(super) fn bare_words(
    comparison: &Comparison,
    cell: &Cell,
    value: Value,
    star: &str,
    locale: &Locale,
) -> String {
    let mut value = value_in_text(locale, value, comparison.measure, cell.precision);
    value.push_str(star);
    let is_span = matches!(cell.slot, Slot::Span { .. });
    let value = if is_span { locale.fill("mark.span", &[("value", &value)]) } else { value };
    let mut parts = vec![value];
    if let Some(group) = cell.group {
        parts.push(uncapitalised(phase_word(locale, group.phase)));
        if cell.is_plan() {
            let is_one = cell.slot.years().is_single();
            parts.push(locale.word(if is_one { "mark.plan" } else { "mark.plan-some" }).to_owned());
        }
        if group.nature != Nature::Programme {
            parts.push(uncapitalised(nature_word(locale, group.nature)));
        }
    }
    parts.join(", ")
}

/// What a starred value rests on.
fn computed_with(comparison: &Comparison, cell: &Cell, locale: &Locale) -> Vec<String> {
    let mut parts: Vec<String> = prices_part(comparison, locale).into_iter().collect();
    if cell.is_spread {
        parts.push(locale.word("mark.spread").to_owned());
    }
    if let Some(year) = cell.traits.residents_borrowed_from {
        parts.push(locale.fill("mark.residents-of", &[("year", &year.to_string())]));
    }
    parts
}

/// In whose prices, where they are not those of the time.
pub(super) fn prices_part(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let is_told =
        matches!(comparison.prices, Prices::Of(_)) && comparison.measure != Measure::Share;
    is_told.then(|| prices_words(locale, comparison.prices))
}

/// Region, years and, in a chart by purpose, area: `Västra Götaland 2018 (nära vård)`.
pub(super) fn place(dataset: &Dataset, cell: &Cell, locale: &Locale) -> String {
    let region = region_name(dataset, cell.region, locale);
    let years = years_label(cell.slot.years());
    [region, " ", &years, &area_words(dataset, cell, locale)].concat()
}

/// The area that a cell is grouped by, in brackets; empty if it is by none.
fn area_words(dataset: &Dataset, cell: &Cell, locale: &Locale) -> String {
    let Some(area) = cell.area.and_then(|area| dataset.area(area)) else { return String::new() };
    let area = uncapitalised(area.name.get(locale.language()));
    locale.fill("area.in-brackets", &[("area", &area)])
}

/// Whose marks follow each other over the years: the region and, in a chart by purpose, the area.
///
/// Empty if the comparison has no such cell.
pub fn series_words(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    [region_name(dataset, cell.region, locale), &area_words(dataset, cell, locale)].concat()
}

/// Why there is no value at that place.
pub(super) fn absence_sentence(
    dataset: &Dataset,
    absence: Absence,
    place: &str,
    locale: &Locale,
) -> String {
    let is_selection = dataset.content().coverage.kind == CoverageKind::Selection;
    let code = match absence {
        Absence::NoRow if is_selection => "not-in-selection",
        Absence::OtherAreas if is_selection => "other-areas-selection",
        absence => absence_key(absence),
    };
    locale.fill(&["absence-sentence.", code].concat(), &[("place", place)])
}

/// A span in its lane: whose, how much in words, its years, its value in the axis' unit, which is
/// computed and so has a star.
///
/// Empty if the comparison has no such cell.
pub(crate) fn span_label(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: usize,
    locale: &Locale,
) -> String {
    let Some(cell) = comparison.cells.get(cell) else { return String::new() };
    let money = span_money(cell, locale);
    let money = if cell.traits.has_remainder {
        locale.fill("span.more", &[("money", &money)])
    } else {
        money
    };
    let is_other = comparison.measure != Measure::Total || comparison.prices != Prices::Current;
    let value = cell.value.ok().filter(|_| is_other).map_or_else(String::new, |value| {
        let mut words = value_short(locale, value, comparison.measure, cell.precision);
        if matches!(comparison.prices, Prices::Of(_)) && comparison.measure != Measure::Share {
            words = [&words, " ", &prices_words(locale, comparison.prices)].concat();
        }
        words.push('*');
        [" (", &words, ")"].concat()
    });
    let values = [
        ("region", region_name(dataset, cell.region, locale)),
        ("money", &money),
        ("years", &years_label(cell.slot.years())),
        ("value", &value),
    ];
    locale.fill("span.label", &values)
}

/// The amounts of a mark as they were given, summed up; the word for their absence without any.
fn span_money(cell: &Cell, locale: &Locale) -> String {
    match cell.amount {
        Ok(amount) => money_short(locale, amount, cell.precision),
        Err(reason) => absent_amount_word(locale, reason).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{mark_sentence, span_label};
    use crate::dataset::{AbsentAmount, Investment, Nature, Precision, Recurrence};
    use crate::text::sample::{compared, dataset, proposed, row, view, year};
    use crate::view::{ChartKind, Measure, View};

    /// The sentences of all marks.
    #[track_caller]
    fn check(rows: Vec<Investment>, view: View, swedish: &[&str], english: &[&str]) {
        let dataset = dataset(rows);
        let (comparison, [sv, en]) = compared(&dataset, &view);
        let words = |locale| -> Vec<String> {
            let write = |cell| mark_sentence(&dataset, &comparison, cell, locale);
            (0..comparison.cells.len()).map(write).map(|s| s.replace('\u{a0}', " ")).collect()
        };
        assert_eq!(words(sv), swedish);
        assert_eq!(words(en), english);
    }

    fn span() -> Investment {
        let to = Some(year(2020));
        Investment { to, recurrence: Recurrence::Total, ..proposed(row("s", 80_000_000, 2019)) }
    }

    #[test]
    fn a_mark_is_one_sentence() {
        check(
            vec![row("a", 350_000_000, 2018)],
            view(&["14"], "2018"),
            &["Västra Götaland 2018: 350 kronor per invånare, beslutat."],
            &["Västra Götaland 2018: SEK 350 per resident, decided."],
        );
        let plan = Investment {
            plan_from: Some(year(2018)),
            precision: Precision::JustOver,
            ..row("a", 950_000, 2018)
        };
        check(
            vec![plan],
            View { measure: Measure::Total, ..view(&["14"], "2018") },
            &["Västra Götaland 2018: drygt 950 000 kronor, beslutat, planår."],
            &["Västra Götaland 2018: just over SEK 950,000, decided, plan year."],
        );
    }

    #[test]
    fn a_mark_says_what_kind_of_money_it_is() {
        let step = Investment { nature: Nature::Increase, ..row("a", 40_000_000, 2018) };
        let natures = Some(crate::view::Choice::All);
        check(
            vec![step],
            View { natures, ..view(&["14"], "2018") },
            &[
                "Västra Götaland 2018: 40 kronor per invånare, beslutat, höjning jämfört med året före.",
            ],
            &["Västra Götaland 2018: SEK 40 per resident, decided, increase on the year before."],
        );
        check(
            vec![row("a", 350_000_000, 2018)],
            View { chart: ChartKind::Areas, ..view(&["14"], "2018") },
            &["Västra Götaland 2018 (hälso- och sjukvård): 350 kronor per invånare, beslutat."],
            &["Västra Götaland 2018 (health care): SEK 350 per resident, decided."],
        );
    }

    #[test]
    fn a_star_is_explained() {
        check(
            vec![row("a", 100_000_000, 2025)],
            view(&["14"], "2025"),
            &[
                "Västra Götaland 2025: 100 kronor per invånare, beslutat, räknat på invånarna 31 december 2024.",
            ],
            &[
                "Västra Götaland 2025: SEK 100 per resident, decided, counted on the residents of 31 December 2024.",
            ],
        );
    }

    #[test]
    fn nothing_has_its_own_words() {
        let missing = Investment { amount: Err(AbsentAmount::NotReported), ..row("a", 0, 2018) };
        check(
            vec![missing, row("b", 1_000_000, 2019)],
            view(&["14", "20"], "2018"),
            &[
                "Västra Götaland 2018: uppgift saknas.",
                "Dalarna 2018: inget belopp ingår i urvalet.",
            ],
            &[
                "Västra Götaland 2018: not reported.",
                "Dalarna 2018: no amount is in the selection.",
            ],
        );
    }

    #[test]
    fn a_span_is_told_apart_from_a_year() {
        check(
            vec![span()],
            view(&["14"], "2019-2020"),
            &[
                "Västra Götaland 2019: bara ett belopp för flera år tillsammans, som källan inte delar upp.",
                "Västra Götaland 2019–2020: 80 kronor per invånare för åren tillsammans, föreslaget.",
                "Västra Götaland 2020: bara ett belopp för flera år tillsammans, som källan inte delar upp.",
            ],
            &[
                "Västra Götaland 2019: only one amount for several years together, which the source does not split.",
                "Västra Götaland 2019–2020: SEK 80 per resident for the years together, proposed.",
                "Västra Götaland 2020: only one amount for several years together, which the source does not split.",
            ],
        );
    }

    #[test]
    fn a_span_is_labelled_in_words_and_in_the_unit_of_the_axis() {
        let part = Investment { part_of: Some(0), ..proposed(row("p", 20_000_000, 2020)) };
        let dataset = dataset(vec![span(), part]);
        let (comparison, [sv, en]) = compared(&dataset, &view(&["14"], "2019-2020"));
        let write = |locale| span_label(&dataset, &comparison, 1, locale).replace('\u{a0}', " ");
        assert_eq!(
            write(sv),
            "Västra Götaland: 60 milj. kr till, 2019–2020 (60 kr per invånare*), år anges inte"
        );
        assert_eq!(
            write(en),
            "Västra Götaland: SEK 60 million more, 2019–2020 (SEK 60 per resident*), years not given"
        );
        assert_eq!(span_label(&dataset, &comparison, 99, sv), "");
    }
}
