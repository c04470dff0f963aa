//! What has become of the figures since a link was made.

use crate::compare::{Cell, Change, Comparison};
use crate::dataset::{Dataset, Nature};
use crate::text::mark::place;
use crate::text::phrase::uncapitalised;
use crate::text::value::value_exact;
use crate::text::{Locale, absence_word, date_in_words, nature_word, phase_word};
use crate::view::Measure;

/// More values are counted, not listed.
const MOST_VALUES: usize = 100;

/// Two editions of a dataset under the view of one link.
#[derive(Clone, Copy, Debug)]
pub struct Editions<'a> {
    /// The edition that the link was made with.
    pub before: (&'a Dataset, &'a Comparison),
    /// The edition at hand.
    pub after: (&'a Dataset, &'a Comparison),
    /// The marks that differ.
    pub changes: &'a [Change],
}

/// What the change is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// A reader's link.
    Link,
    /// An article with the widget in it.
    Article,
}

/// Changed data in words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ChangedData {
    /// That the figures have changed, and how many of those that the link shows.
    pub sentence: String,
    /// When the data were last changed, and where their corrections stand.
    pub remark: String,
    /// Each value that differs: whose, of when, from what to what.
    pub values: Vec<String>,
}

/// What has changed; without the earlier edition, that something has.
///
/// A value counts as changed if a reader can see it, to the last digit that the table shows.
pub fn changed_data(
    at_hand: &Dataset,
    editions: Option<Editions<'_>>,
    since: Since,
    locale: &Locale,
) -> ChangedData {
    let since = locale.word(match since {
        Since::Link => "changed.since-link",
        Since::Article => "changed.since-article",
    });
    let remark = remark(at_hand, editions.map(|editions| editions.before.0), locale);
    let Some(editions) = editions else {
        let sentence = locale.fill("changed.some", &[("since", since)]);
        return ChangedData { sentence, remark, values: Vec::new() };
    };
    let mut values: Vec<String> = editions
        .changes
        .iter()
        .filter_map(|change| value_words(&editions, change, locale))
        .collect();
    let sentence = match u64::try_from(values.len()).unwrap_or_default() {
        0 => locale.fill("changed.elsewhere", &[("since", since)]),
        count => locale.count("changed.values", count, &[("since", since)]),
    };
    let rest = values.len().saturating_sub(MOST_VALUES);
    if rest > 0 {
        values.truncate(MOST_VALUES);
        values.push(locale.count("notice.more", rest as u64, &[]));
    }
    ChangedData { sentence, remark, values }
}

/// When the data were last changed, and how many corrections were made since the earlier edition.
fn remark(at_hand: &Dataset, before: Option<&Dataset>, locale: &Locale) -> String {
    let content = at_hand.content();
    let date = date_in_words(locale, content.updated);
    let mut words = locale.fill("changed.updated", &[("date", &date)]);
    // Dates as they are written stand in their order.
    let known = before.map_or_else(String::new, |before| before.content().updated.to_string());
    let is_new = |date: String| date > known;
    let corrections = content.corrections.iter().filter(|each| is_new(each.date.to_string()));
    let count = u64::try_from(corrections.count()).unwrap_or_default();
    if count > 0 {
        words.push(' ');
        words.push_str(&locale.count("changed.corrections", count, &[]));
    }
    words
}

/// `Västra Götaland 2018, beslutat: från 204,70 till 213,80 kr per invånare`; `None` if no digit
/// that is shown differs.
fn value_words(editions: &Editions<'_>, change: &Change, locale: &Locale) -> Option<String> {
    let before = change.before.and_then(|at| editions.before.1.cells.get(at));
    let after = change.after.and_then(|at| editions.after.1.cells.get(at));
    let measure = editions.after.1.measure;
    let [old, new] =
        [before, after].map(|cell| cell.map(|cell| figure_words(cell, measure, locale)));
    let mark = match (after, before) {
        (Some(cell), _) => mark_words(editions.after.0, cell, locale),
        (None, Some(cell)) => mark_words(editions.before.0, cell, locale),
        (None, None) => return None,
    };
    let (key, values) = match (&old, &new) {
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) => ("changed.value", [("before", old.as_str()), ("after", new)]),
        (None, Some(new)) => ("changed.new", [("before", ""), ("after", new.as_str())]),
        (Some(old), None) => ("changed.gone", [("before", old.as_str()), ("after", "")]),
        (None, None) => return None,
    };
    Some([&mark, ": ", &locale.fill(key, &values)].concat())
}

fn figure_words(cell: &Cell, measure: Measure, locale: &Locale) -> String {
    match cell.value {
        Ok(value) => value_exact(locale, value, measure, cell.precision),
        Err(absence) => uncapitalised(absence_word(locale, absence)),
    }
}

/// `Västra Götaland 2018, beslutat`
fn mark_words(dataset: &Dataset, cell: &Cell, locale: &Locale) -> String {
    let mut words = place(dataset, cell, locale);
    let Some(group) = cell.group else { return words };
    words.push_str(", ");
    words.push_str(&uncapitalised(phase_word(locale, group.phase)));
    if group.nature != Nature::Programme {
        words.push_str(", ");
        words.push_str(&uncapitalised(nature_word(locale, group.nature)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Editions, Since, changed_data};
    use crate::compare::{changes, compare};
    use crate::dataset::{Contradictions, Correction, Dataset, Date, Investment};
    use crate::text::Locale;
    use crate::text::sample::{dataset, row, view};
    use crate::view::{Measure, View};

    /// The sentence and the values, in both languages.
    #[track_caller]
    fn check(before: Vec<Investment>, after: Vec<Investment>, view: View, expected: [&[&str]; 2]) {
        let (before, after) = (dataset(before), dataset(after));
        let (old, new) = (compare(&before, &view), compare(&after, &view));
        let (before, after) = ((&before, &old), (&after, &new));
        let changes = changes(before, after);
        let editions = Editions { before, after, changes: &changes };
        let words = crate::dataset::Language::ALL.map(|language| {
            let locale = Locale::of(language);
            let changed = changed_data(after.0, Some(editions), Since::Article, locale);
            let mut words = vec![changed.sentence];
            words.extend(changed.values.iter().map(|value| value.replace('\u{a0}', " ")));
            words
        });
        assert_eq!(words, expected);
    }

    fn total(regions: &[&str], years: &str) -> View {
        View { measure: Measure::Total, ..view(regions, years) }
    }

    #[test]
    fn each_value_is_told_with_what_it_was_and_is() {
        check(
            vec![row("a", 350_000_000, 2018), row("b", 1_000_000, 2019)],
            vec![row("a", 355_550_000, 2018), row("c", 20_000_000, 2020)],
            total(&["14"], "2018-2020"),
            [
                &[
                    "Siffrorna har ändrats sedan artikeln publicerades: 3 värden.",
                    "Västra Götaland 2018, beslutat: från 350 000 000 kr till 355 550 000 kr",
                    "Västra Götaland 2019, beslutat: 1 000 000 kr finns inte längre",
                    "Västra Götaland 2020, beslutat: nytt värde, 20 000 000 kr",
                ],
                &[
                    "The figures have changed since the article was published: 3 values.",
                    "Västra Götaland 2018, decided: from SEK 350,000,000 to SEK 355,550,000",
                    "Västra Götaland 2019, decided: SEK 1,000,000 is no longer there",
                    "Västra Götaland 2020, decided: new value, SEK 20,000,000",
                ],
            ],
        );
        check(
            vec![row("a", 204_700_000, 2018)],
            vec![row("a", 213_800_000, 2018)],
            view(&["14"], "2018"),
            [
                &[
                    "Siffrorna har ändrats sedan artikeln publicerades: ett värde.",
                    "Västra Götaland 2018, beslutat: från 204,70 kr per invånare till 213,80 kr per invånare",
                ],
                &[
                    "The figures have changed since the article was published: one value.",
                    "Västra Götaland 2018, decided: from SEK 204.70 per resident to SEK 213.80 per resident",
                ],
            ],
        );
    }

    #[test]
    fn changes_outside_the_view_and_below_its_digits_are_no_changed_values() {
        let elsewhere: [&[&str]; 2] = [
            &[
                "Uppgifterna har ändrats sedan artikeln publicerades, men inget av de värden som visas här.",
            ],
            &[
                "The data have changed since the article was published, but none of the values shown here.",
            ],
        ];
        let rows = |kronor, other| vec![row("a", kronor, 2018), row("b", other, 2019)];
        check(rows(350_000_000, 1), rows(350_000_000, 2), total(&["14"], "2018"), elsewhere);
        check(rows(350_000_000, 1), rows(350_000_001, 1), view(&["14"], "2018"), elsewhere);
    }

    #[test]
    fn without_the_earlier_edition_only_the_date_and_the_corrections_are_told() {
        let correction =
            |date: &str| Correction { date: Date::parse(date).unwrap(), text: "x".into() };
        let with = |corrections: &[&str]| {
            let mut content = dataset(vec![row("a", 1, 2018)]).content().clone();
            content.corrections = corrections.iter().map(|date| correction(date)).collect();
            Dataset::new(content, Contradictions::Refuse).unwrap()
        };
        let locale = Locale::of(crate::dataset::Language::Swedish);
        for (corrections, remark) in [
            (&[][..], "Uppgifterna uppdaterades senast 22 november 2026."),
            (
                &["2026-11-22"],
                "Uppgifterna uppdaterades senast 22 november 2026. Se rättelsen nedan.",
            ),
            (
                &["2026-11-23", "2026-11-01"],
                "Uppgifterna uppdaterades senast 22 november 2026. Se de 2 rättelserna nedan.",
            ),
        ] {
            let changed = changed_data(&with(corrections), None, Since::Link, locale);
            assert_eq!(changed.sentence, "Siffrorna har ändrats sedan länken gjordes.");
            assert_eq!(changed.remark, remark);
            assert_eq!(changed.values, Vec::<String>::new());
        }
        // Of an edition at hand its date is known: what was corrected before is in it.
        let (before, after) = (with(&[]), with(&["2026-11-23", "2026-11-01"]));
        let view = total(&["14"], "2018");
        let (old, new) = (compare(&before, &view), compare(&after, &view));
        let editions = Editions { before: (&before, &old), after: (&after, &new), changes: &[] };
        let changed = changed_data(&after, Some(editions), Since::Link, locale);
        assert!(changed.remark.ends_with("Se rättelsen nedan."), "{}", changed.remark);
    }
}
