//! Every number that can be pointed at, each in one sentence.

use crate::compare::{Comparison, Datum, Value};
use crate::dataset::{Dataset, Nature, Precision};
use crate::text::mark::{absence_sentence, prices_part, whose};
use crate::text::phrase::uncapitalised;
use crate::text::{
    Locale, mark_sentence, nature_word, phase_word, starred_mark_sentence, value_in_text,
    years_label,
};

/// Whose, when, how much and how far decided, or why there is no value, in one sentence.
///
/// Empty if the comparison has no such datum.
pub fn datum_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    locale: &Locale,
) -> String {
    match datum {
        Datum::Cell(cell) => mark_sentence(dataset, comparison, cell, locale),
        _ => beside(dataset, comparison, datum, "", locale),
    }
}

/// The same with a star at a computed value, for eyes: [`star_note`](crate::text::star_note) says
/// what it means.
pub fn starred_datum_sentence(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    locale: &Locale,
) -> String {
    let is_computed = match datum {
        Datum::Cell(cell) => return starred_mark_sentence(dataset, comparison, cell, locale),
        Datum::Outline(_) => comparison.cell_of(datum).is_some_and(|cell| cell.is_computed),
        Datum::Country(at) => comparison.country.get(at).is_some_and(|value| value.is_computed),
    };
    beside(dataset, comparison, datum, if is_computed { "*" } else { "" }, locale)
}

/// What stands beside the marks: an earlier stage, or the country.
fn beside(
    dataset: &Dataset,
    comparison: &Comparison,
    datum: Datum,
    star: &str,
    locale: &Locale,
) -> String {
    let (place, value, precision) = match datum {
        Datum::Cell(_) => return String::new(),
        Datum::Outline(at) => {
            let (Some(outline), Some(cell)) =
                (comparison.outlines.get(at), comparison.cell_of(datum))
            else {
                return String::new();
            };
            (whose(dataset, comparison, cell, locale), outline.value, Precision::Exact)
        }
        Datum::Country(at) => {
            let Some(country) = comparison.country.get(at) else { return String::new() };
            let years = years_label(country.slot.years());
            let place = [locale.word("country.name"), " ", &years].concat();
            (place, country.value, country.precision)
        }
    };
    match value {
        Ok(value) => {
            let words = value_words(comparison, datum, (value, precision), star, locale);
            [&place, ": ", &words, "."].concat()
        }
        Err(absence) => absence_sentence(dataset, absence, &place, locale),
    }
}

fn value_words(
    comparison: &Comparison,
    datum: Datum,
    (value, precision): (Value, Precision),
    star: &str,
    locale: &Locale,
) -> String {
    let value = value_in_text(locale, value, comparison.measure, precision);
    let mut parts = vec![[&value, star].concat()];
    match datum {
        Datum::Cell(_) => {}
        Datum::Outline(at) => {
            if let Some(outline) = comparison.outlines.get(at) {
                parts.push(uncapitalised(phase_word(locale, outline.phase)));
            }
            parts.push(locale.word("mark.earlier").to_owned());
        }
        Datum::Country(at) => {
            if let Some(country) = comparison.country.get(at) {
                parts.push(uncapitalised(phase_word(locale, country.group.phase)));
                if country.group.nature != Nature::Programme {
                    parts.push(uncapitalised(nature_word(locale, country.group.nature)));
                }
            }
        }
    }
    parts.extend(prices_part(comparison, locale));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{datum_sentence, starred_datum_sentence};
    use crate::compare::Datum;
    use crate::dataset::{Contradictions, CoverageKind, Dataset, Investment, Phase};
    use crate::text::sample::{compared, dataset, row, stage, view, year};
    use crate::view::{Measure, View};

    #[test]
    fn an_earlier_stage_says_that_it_is_one() {
        let stages = vec![
            stage(Phase::Proposed, 300_000_000, "2017"),
            stage(Phase::Approved, 350_000_000, "2018"),
        ];
        let dataset = dataset(vec![Investment { stages, ..row("a", 350_000_000, 2018) }]);
        let (comparison, [sv, en]) = compared(&dataset, &view(&["14"], "2018"));
        assert_eq!(comparison.data(), [Datum::Outline(0), Datum::Cell(0)]);
        let write = |datum, locale| {
            starred_datum_sentence(&dataset, &comparison, datum, locale).replace('\u{a0}', " ")
        };
        assert_eq!(
            write(Datum::Outline(0), sv),
            "Västra Götaland 2018: 300 kronor per invånare*, föreslaget, tidigare steg."
        );
        assert_eq!(
            write(Datum::Outline(0), en),
            "Västra Götaland 2018: SEK 300 per resident*, proposed, earlier stage."
        );
        assert_eq!(
            write(Datum::Cell(0), sv),
            "Västra Götaland 2018: 350 kronor per invånare*, beslutat."
        );
        for none in [Datum::Cell(9), Datum::Outline(9), Datum::Country(9)] {
            assert_eq!(datum_sentence(&dataset, &comparison, none, sv), "");
        }
    }

    #[test]
    fn the_country_is_named_with_its_years_and_phase() {
        let mut content = dataset(vec![row("a", 300_000_000, 2018)]).content().clone();
        content.coverage.kind = CoverageKind::Complete;
        content.indicators[0].common = Some((2017..2025).map(|at| (year(at), 1.5e6)).collect());
        let data = Dataset::new(content, Contradictions::Refuse).unwrap();
        let total = View { measure: Measure::Total, ..view(&["14"], "2018") };
        for (view, swedish, english) in [
            (
                view(&["14"], "2018"),
                "Riket 2018: 200 kronor per invånare, beslutat.",
                "Sweden 2018: SEK 200 per resident, decided.",
            ),
            (
                total,
                "Riket 2018: 300 miljoner kronor, beslutat.",
                "Sweden 2018: SEK 300 million, decided.",
            ),
        ] {
            let (comparison, locales) = compared(&data, &view);
            let words = locales.map(|locale| {
                datum_sentence(&data, &comparison, Datum::Country(0), locale).replace('\u{a0}', " ")
            });
            assert_eq!(words, [swedish, english]);
        }
    }
}
