//! What a star beside a value means.

use crate::compare::Comparison;
use crate::text::Locale;
use crate::text::phrase::listed;
use crate::text::sentence::prices_words;
use crate::view::{Measure, Prices};

/// How starred values were computed: `Beräknat: i 2024 års priser och delat med antalet invånare`.
///
/// `None` where no value is computed.
pub fn star_note(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let computed = || comparison.cells.iter().filter(|cell| cell.is_computed);
    computed().next()?;
    let prices = prices_words(locale, comparison.prices);
    let mut parts = Vec::new();
    match (comparison.measure, comparison.prices) {
        (Measure::Share, _) => parts.push(locale.word("star.share")),
        (_, Prices::Of(_)) => parts.push(&prices),
        _ => {}
    }
    if computed().any(|cell| cell.is_spread) {
        parts.push(locale.word("mark.spread"));
    }
    if comparison.measure == Measure::PerResident {
        parts.push(locale.word("star.residents"));
    }
    let how = listed(locale, "list.and", &parts);
    Some(locale.fill("star.note", &[("how", &how)]))
}

#[cfg(test)]
mod tests {
    use super::star_note;
    use crate::dataset::{Investment, Recurrence};
    use crate::text::sample::{compared, dataset, row, view, year};
    use crate::view::{Measure, View};

    #[track_caller]
    fn check(view: View, expected: [Option<&str>; 2]) {
        let span = Investment {
            to: Some(year(2021)),
            recurrence: Recurrence::Total,
            ..row("s", 80_000_000, 2020)
        };
        let dataset = dataset(vec![row("a", 350_000_000, 2018), span]);
        let (comparison, locales) = compared(&dataset, &view);
        let notes = locales.map(|locale| star_note(&comparison, locale));
        assert_eq!(notes.each_ref().map(Option::as_deref), expected);
    }

    #[test]
    fn a_star_says_how_its_value_was_computed() {
        let residents = "Beräknat: delat med antalet invånare";
        let english = "Computed: divided by the number of residents";
        check(view(&["14"], "2018"), [Some(residents), Some(english)]);
        let spread = View { is_spread: true, ..view(&["14"], "2020") };
        check(
            View { measure: Measure::Total, ..spread.clone() },
            [
                Some("Beräknat: antaget jämnt fördelat över åren"),
                Some("Computed: assumed to be spread evenly over the years"),
            ],
        );
        check(
            spread,
            [
                Some("Beräknat: antaget jämnt fördelat över åren och delat med antalet invånare"),
                Some(
                    "Computed: assumed to be spread evenly over the years and divided by the number of residents",
                ),
            ],
        );
        check(View { measure: Measure::Total, ..view(&["14"], "2018") }, [None, None]);
    }

    #[test]
    fn without_a_value_there_is_no_star() {
        check(view(&["20"], "2018"), [None, None]);
    }
}
