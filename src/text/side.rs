//! A and B in their labels, and what lies between them.

use crate::compare::{Absence, Cell, Group, SideChosen, SideName, Value};
use crate::dataset::{Dataset, Nature, Precision};
use crate::text::money::hedged;
use crate::text::phrase::{region_name, uncapitalised};
use crate::text::value::{number_in, value_short};
use crate::text::{Locale, absence_word, nature_word, phase_word, years_label};
use crate::view::Measure;

/// The letter of a side.
pub(crate) fn side_letter(side: SideName) -> &'static str {
    match side {
        SideName::A => "A",
        SideName::B => "B",
    }
}

/// A side in its label: `A · Kalmar län 2020`, `B · Kalmar län 2021 (intensivvård)`.
pub(crate) fn side_words(dataset: &Dataset, side: &SideChosen, locale: &Locale) -> String {
    [side_letter(side.name), " · ", &side_name(dataset, side, locale)].concat()
}

/// The same where its years stand elsewhere: `B · Kalmar län (intensivvård)`.
pub(crate) fn side_without_years(dataset: &Dataset, side: &SideChosen, locale: &Locale) -> String {
    let region = region_name(dataset, side.region, locale);
    [side_letter(side.name), " · ", region, &area_words(dataset, side, locale)].concat()
}

/// A side by region, years and area: `Kalmar län 2021 (intensivvård)`.
pub(super) fn side_name(dataset: &Dataset, side: &SideChosen, locale: &Locale) -> String {
    let region = region_name(dataset, side.region, locale);
    [region, " ", &years_label(side.years), &area_words(dataset, side, locale)].concat()
}

/// The area that a side itself names, in brackets.
fn area_words(dataset: &Dataset, side: &SideChosen, locale: &Locale) -> String {
    let Some(area) = side.area.and_then(|area| dataset.area(area)) else { return String::new() };
    let area = uncapitalised(area.name.get(locale.language()));
    locale.fill("area.in-brackets", &[("area", &area)])
}

/// A side without a value: `B · Dalarna 2020: inget belopp ingår`.
pub(crate) fn side_absence(
    dataset: &Dataset,
    side: &SideChosen,
    absence: Absence,
    locale: &Locale,
) -> String {
    let word = uncapitalised(absence_word(locale, absence));
    [&side_words(dataset, side, locale), ": ", &word].concat()
}

/// How far money has come, and what kind it is: `Beslutat`, `Reserv, föreslaget`.
pub(crate) fn group_words(locale: &Locale, group: Group) -> String {
    let phase = phase_word(locale, group.phase);
    if group.nature == Nature::Programme {
        return phase.to_owned();
    }
    [nature_word(locale, group.nature), ", ", &uncapitalised(phase)].concat()
}

/// How far apart two values are, without saying which is more: `Skillnad: 133 kr per invånare`.
///
/// `None` where one of them has no value.
pub(crate) fn difference_label(
    locale: &Locale,
    a: &Cell,
    b: &Cell,
    measure: Measure,
) -> Option<String> {
    let (a, b) = ((a.value.ok()?, a.precision), (b.value.ok()?, b.precision));
    let Some(gap) = gap(a, b) else { return Some(locale.word("difference.label-none").to_owned()) };
    let words = gap_words(locale, gap, measure, value_short);
    Some(locale.fill("difference.label", &[("value", &words)]))
}

/// How far apart two values are, and how far that can be trusted; `None` where they are the same
/// for certain.
pub(super) fn gap(a: (Value, Precision), b: (Value, Precision)) -> Option<(Value, Precision)> {
    let (more, less) = if a.0.as_f64() < b.0.as_f64() { (b, a) } else { (a, b) };
    let value = match (more.0, less.0) {
        (Value::Exact(more), Value::Exact(less)) => Value::Exact(more - less),
        (more, less) => Value::Computed(more.as_f64() - less.as_f64()),
    };
    // A close bound of either may be far from what lies between them.
    let precision = more.1.of_remainder().plus(less.1.subtracted());
    let is_certain = matches!(precision, Precision::Exact | Precision::Rounded);
    let is_none = is_certain && value.as_f64() <= 0.0;
    (!is_none).then_some((value, precision))
}

/// What lies between two values, as `write` has it; between shares lie percentage points.
pub(super) fn gap_words(
    locale: &Locale,
    (value, precision): (Value, Precision),
    measure: Measure,
    write: fn(&Locale, Value, Measure, Precision) -> String,
) -> String {
    if measure != Measure::Share {
        return write(locale, value, measure, precision);
    }
    let (number, hedge) = number_in(locale, value.as_f64() * 100.0, measure, precision);
    hedged(locale, hedge, &locale.fill("value.points", &[("n", &number)]))
}

#[cfg(test)]
mod tests {
    use super::{difference_label, group_words, side_absence, side_words};
    use crate::compare::Value::{Computed, Exact};
    use crate::compare::{Absence, Cell, Group, SideChosen, SideName, Value};
    use crate::dataset::{Language, Nature, Phase, Precision, YearRange};
    use crate::text::Locale;
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::Measure::{self, PerResident, Share, Total};

    fn cell((value, precision): (Value, Precision)) -> Cell {
        let dataset = dataset(vec![row("a", 1_000_000, 2018)]);
        let (comparison, _) = compared(&dataset, &view(&["14"], "2018"));
        Cell { value: Ok(value), precision, ..comparison.cells[0].clone() }
    }

    #[track_caller]
    fn check(
        a: (Value, Precision),
        b: (Value, Precision),
        measure: Measure,
        swedish: &str,
        english: &str,
    ) {
        let (a, b) = (cell(a), cell(b));
        for (language, expected) in Language::ALL.into_iter().zip([swedish, english]) {
            let locale = Locale::of(language);
            for (a, b) in [(&a, &b), (&b, &a)] {
                let words = difference_label(locale, a, b, measure).unwrap();
                assert_eq!(words.replace('\u{a0}', " "), expected);
            }
        }
    }

    #[test]
    fn a_difference_is_hedged_as_its_terms_are() {
        use Precision::{About, AtLeast, Exact as Certain, JustOver};
        check(
            (Computed(213.8), Certain),
            (Computed(81.3), Certain),
            PerResident,
            "Skillnad: 133 kr per invånare",
            "Difference: SEK 133 per resident",
        );
        check(
            (Exact(36_900_000_000), AtLeast),
            (Exact(2_000_000_000), Certain),
            Total,
            "Skillnad: minst 349 milj. kr",
            "Difference: at least SEK 349 million",
        );
        check(
            (Exact(36_900_000_000), Certain),
            (Exact(2_000_000_000), JustOver),
            Total,
            "Skillnad: högst 349 milj. kr",
            "Difference: up to SEK 349 million",
        );
        check(
            (Exact(36_900_000_000), JustOver),
            (Exact(2_000_000_000), JustOver),
            Total,
            "Skillnad: cirka 349 milj. kr",
            "Difference: about SEK 349 million",
        );
        check(
            (Exact(100), Certain),
            (Exact(100), Certain),
            Total,
            "Ingen skillnad",
            "No difference",
        );
        check(
            (Computed(0.012), About),
            (Computed(0.008), Certain),
            Share,
            "Skillnad: cirka 0,4 procentenheter",
            "Difference: about 0.4 percentage points",
        );
    }

    #[test]
    fn no_value_leaves_no_difference() {
        let (a, mut b) =
            (cell((Computed(1.0), Precision::Exact)), cell((Computed(2.0), Precision::Exact)));
        b.value = Err(Absence::NotReported);
        let locale = Locale::of(Language::Swedish);
        assert_eq!(difference_label(locale, &a, &b, Total), None);
    }

    #[test]
    fn a_side_is_known_by_letter_region_years_and_area() {
        let dataset = dataset(vec![row("a", 1_000_000, 2018)]);
        let years = YearRange::new(year(2018), year(2019)).unwrap();
        let name = SideName::B;
        let side = SideChosen { name, region: 1, years, area: None, branch: None };
        let [sv, en] = Language::ALL.map(Locale::of);
        assert_eq!(side_words(&dataset, &side, sv), "B · Kalmar län 2018–2019");
        let side = SideChosen { area: Some(1), ..side };
        assert_eq!(side_words(&dataset, &side, en), "B · Kalmar County 2018–2019 (intensive care)");
        assert_eq!(
            side_absence(&dataset, &SideChosen { area: None, ..side }, Absence::NoRow, sv),
            "B · Kalmar län 2018–2019: inget belopp ingår"
        );
    }

    #[test]
    fn a_group_is_its_phase_and_any_nature_but_a_programmes() {
        let locale = Locale::of(Language::Swedish);
        let words = |phase, nature| group_words(locale, Group { phase, nature });
        assert_eq!(words(Phase::Approved, Nature::Programme), "Beslutat");
        assert_eq!(words(Phase::Proposed, Nature::Reserve), "Reserv, föreslaget");
    }
}
