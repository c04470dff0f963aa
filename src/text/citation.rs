//! A mark with everything that it rests on, as plain text to be copied.

use crate::compare::{Comparison, Contribution};
use crate::dataset::{Dataset, Investment, NamedView, Phase, Source};
use crate::text::details::{amount_words, locator, source_words, stage_phase, stage_source};
use crate::text::phrase::uncapitalised;
use crate::text::share::ended;
use crate::text::{
    Evidence, Locale, date_in_words, datum_sentence, headline, indicators_used, mark_formula,
    phase_word, publisher_kind_word, source_line, subtitle, verdict_line, years_label,
};

/// The mark, how it was computed, every row behind it with its source, the indicators, and which
/// data these are.
///
/// `sha256_hex` is the SHA-256 of the data. Empty if the comparison has no such cell.
pub fn citation(evidence: &Evidence<'_>, sha256_hex: &str, locale: &Locale) -> String {
    let Some(proof) = proof(evidence, locale) else { return String::new() };
    let mut lines = vec![proof.sentence];
    lines.extend(proof.formula);
    lines.push(String::new());
    lines.extend(proof.rows);
    lines.extend(proof.indicators);
    lines.push(String::new());
    lines.extend(data_lines(evidence.dataset, sha256_hex, locale));
    lines.join("\n")
}

/// What a mark rests on, each part in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The mark.
    pub sentence: String,
    /// How it was computed, if it was.
    pub formula: Option<String>,
    /// Every row behind it, with its source.
    pub rows: Vec<String>,
    /// What it was computed with.
    pub indicators: Vec<String>,
}

/// What a mark rests on; `None` if the comparison has no such mark.
pub fn proof(evidence: &Evidence<'_>, locale: &Locale) -> Option<Proof> {
    let dataset = evidence.dataset;
    let sentence = datum_sentence(dataset, evidence.comparison, evidence.datum, locale);
    if sentence.is_empty() {
        return None;
    }
    let formula = mark_formula(evidence, locale);
    let formula = formula.map(|it| locale.fill("citation.computed", &[("formula", &it)]));
    let rows = evidence.contributions.iter();
    let rows = rows.filter_map(|contribution| row(dataset, contribution, locale)).collect();
    let mut indicators = Vec::new();
    for indicator in indicators_used(evidence, locale) {
        let mut facts = Vec::new();
        for fact in indicator.facts {
            facts.push([&uncapitalised(&fact.label), " ", fact.words.as_str()].concat());
        }
        let mut words = [&indicator.name, " (", &facts.join(", "), "). "].concat();
        words.push_str(&indicator.source);
        words.push('.');
        add_addresses(&mut words, indicator.url.as_deref(), indicator.archived.as_deref(), locale);
        indicators.push(words);
    }
    Some(Proof { sentence, formula, rows, indicators })
}

/// A view as a text refers to it: what it shows, how far that can be compared, what the data hold, where the figures come
/// from, which data these are. `named` is the named view that equals it, if there is one.
pub fn view_citation(
    dataset: &Dataset,
    comparison: &Comparison,
    named: Option<&NamedView>,
    sha256_hex: &str,
    locale: &Locale,
) -> String {
    let view = &comparison.view;
    let mut lines = vec![headline(dataset, comparison, view, named, locale).words];
    lines.push(subtitle(dataset, comparison, locale));
    lines.extend(verdict_line(dataset, comparison, locale));
    lines.push(ended(dataset.content().coverage.text.get(locale.language())));
    lines.push(source_line(dataset, comparison, view, locale));
    lines.extend(data_lines(dataset, sha256_hex, locale));
    lines.join("\n")
}

/// Which data these are, and their identity.
pub fn data_lines(dataset: &Dataset, sha256_hex: &str, locale: &Locale) -> [String; 2] {
    let content = dataset.content();
    let updated = date_in_words(locale, content.updated);
    let title = content.title.get(locale.language());
    [
        locale.fill("citation.data", &[("title", title), ("date", &updated)]),
        [locale.word("ui.checksum"), ": ", sha256_hex].concat(),
    ]
}

/// A row with its source on one line; `None` if the dataset has no such row.
fn row(dataset: &Dataset, contribution: &Contribution, locale: &Locale) -> Option<String> {
    let row = dataset.investment(contribution.row)?;
    let phase = stage_phase(row, contribution);
    let values = [
        ("amount", &*amount_words(contribution, locale)),
        ("phase", &*uncapitalised(phase_word(locale, phase))),
        ("years", &*years_label(contribution.years)),
        ("purpose", row.purpose.get(locale.language())),
    ];
    let mut words = locale.fill("citation.row", &values);
    words.push_str(&who_words(row, phase, locale).unwrap_or_default());
    if let Some(source) = dataset.source(stage_source(row, contribution)) {
        words.push(' ');
        words.push_str(&cited(source, locator(row, contribution), locale));
    }
    Some(words)
}

/// Who proposed or decided it; who took an earlier step than the row's own is not known.
fn who_words(row: &Investment, phase: Phase, locale: &Locale) -> Option<String> {
    let who = row.decided_by.as_ref().filter(|_| phase == row.phase)?;
    let is_proposal = phase == Phase::Proposed;
    let label = if is_proposal { "details.proposed-by" } else { "details.decided-by" };
    Some([" ", locale.word(label), " ", who.get(locale.language()), "."].concat())
}

fn cited(source: &Source, locator: Option<&str>, locale: &Locale) -> String {
    let kind = uncapitalised(publisher_kind_word(locale, source.kind));
    let kind = [" (", &kind, ")"].concat();
    let mut words = source_words(source, &kind, locator, locale);
    words.push('.');
    add_addresses(&mut words, source.url.as_deref(), source.archived.as_deref(), locale);
    words
}

fn add_addresses(words: &mut String, url: Option<&str>, archived: Option<&str>, locale: &Locale) {
    if let Some(url) = url {
        words.push(' ');
        words.push_str(url);
    }
    if let Some(url) = archived {
        for each in [" ", locale.word("ui.archived"), ": ", url] {
            words.push_str(each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::citation;
    use crate::compare::Datum;
    use crate::dataset::{Investment, Phase, Precision};
    use crate::text::Evidence;
    use crate::text::sample::{compared, dataset, each, proposed, row, stage, view, year};
    use crate::view::{Measure, Prices, View};

    #[track_caller]
    fn check(rows: Vec<Investment>, view: View, swedish: &str, english: &str) {
        let dataset = dataset(rows);
        let (comparison, locales) = compared(&dataset, &view);
        let contributions = &comparison.contributions(&dataset, 0);
        let (view, comparison) = (&view, &comparison);
        let evidence =
            Evidence { dataset: &dataset, view, comparison, datum: Datum::Cell(0), contributions };
        let [sv, en] =
            locales.map(|locale| citation(&evidence, "0123abcd", locale).replace('\u{a0}', " "));
        assert_eq!(sv, swedish);
        assert_eq!(en, english);
        let none = Evidence { datum: Datum::Cell(99), ..evidence };
        assert_eq!(citation(&none, "0123abcd", locales[0]), "");
    }

    #[test]
    fn a_citation_names_all_that_a_value_rests_on() {
        let decided_by = Some(each("Regionfullmäktige", "the regional council"));
        let locator = Some("s. 12".to_owned());
        check(
            vec![Investment { decided_by, locator, ..row("a", 350_000_000, 2018) }],
            view(&["14"], "2018"),
            "Västra Götaland 2018: 350 kronor per invånare, beslutat.\n\
             Beräkning: 350 000 000 kr ÷ 1 000 000 invånare = 350 kr per invånare\n\
             \n\
             350 000 000 kr, beslutat, 2018. Vårdens omställning: nära vård. Beslutades av Regionfullmäktige. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 juni 2018, s. 12. https://example.org/1 \
             Arkiverad kopia: https://example.org/archived\n\
             Folkmängd (enhet invånare). SCB: Styrelsen 12 juni, 12 juni 2018. https://example.org/1 \
             Arkiverad kopia: https://example.org/archived\n\
             \n\
             Uppgifter: Prov, uppdaterade 22 november 2026\n\
             Uppgifternas kontrollsumma (SHA-256): 0123abcd",
            "Västra Götaland 2018: SEK 350 per resident, decided.\n\
             Computed: SEK 350,000,000 ÷ 1,000,000 residents = SEK 350 per resident\n\
             \n\
             SEK 350,000,000, decided, 2018. Reshaping care: local care. Decided by the regional council. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 June 2018, s. 12. https://example.org/1 \
             Archived copy: https://example.org/archived\n\
             Population (unit residents). SCB: Styrelsen 12 juni, 12 June 2018. https://example.org/1 \
             Archived copy: https://example.org/archived\n\
             \n\
             Data: Sample, updated 22 November 2026\n\
             Checksum of the data (SHA-256): 0123abcd",
        );
    }

    #[test]
    fn each_row_is_at_the_stage_that_counts() {
        let stages = vec![
            stage(Phase::Proposed, 300_000_000, "2018-05"),
            stage(Phase::Approved, 350_000_000, "2018-06-12"),
        ];
        let staged = Investment {
            stages,
            decided_by: Some(each("Regionfullmäktige", "the regional council")),
            precision: Precision::About,
            ..row("a", 350_000_000, 2018)
        };
        let phases = crate::view::Choice::Only(vec![Phase::Proposed]);
        check(
            vec![staged, proposed(row("b", 20_000_000, 2018))],
            View { measure: Measure::Total, phases, ..view(&["14"], "2018") },
            "Västra Götaland 2018: cirka 320 miljoner kronor, föreslaget.\n\
             Beräkning: summan av 2 belopp = cirka 320 000 000 kr\n\
             \n\
             cirka 300 000 000 kr, föreslaget, 2018. Vårdens omställning: nära vård. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 juni 2018. https://example.org/1 \
             Arkiverad kopia: https://example.org/archived\n\
             20 000 000 kr, föreslaget, 2018. Vårdens omställning: nära vård. Föreslogs av Grönblå samverkan. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 juni 2018. https://example.org/1 \
             Arkiverad kopia: https://example.org/archived\n\
             \n\
             Uppgifter: Prov, uppdaterade 22 november 2026\n\
             Uppgifternas kontrollsumma (SHA-256): 0123abcd",
            "Västra Götaland 2018: about SEK 320 million, proposed.\n\
             Computed: the sum of 2 amounts = about SEK 320,000,000\n\
             \n\
             about SEK 300,000,000, proposed, 2018. Reshaping care: local care. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 June 2018. https://example.org/1 \
             Archived copy: https://example.org/archived\n\
             SEK 20,000,000, proposed, 2018. Reshaping care: local care. Proposed by The Green-Blue coalition. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 June 2018. https://example.org/1 \
             Archived copy: https://example.org/archived\n\
             \n\
             Data: Sample, updated 22 November 2026\n\
             Checksum of the data (SHA-256): 0123abcd",
        );
    }

    #[test]
    fn indicators_are_cited_with_unit_and_base() {
        let prices = Prices::Of(year(2023));
        check(
            vec![row("a", 110_000_000, 2018)],
            View { measure: Measure::Total, prices, ..view(&["14"], "2018") },
            "Västra Götaland 2018: 160 miljoner kronor, beslutat, i 2023 års priser.\n\
             Beräkning: 110 000 000 kr × prisindex 160,00 ÷ 110,00 = 160 000 000 kr\n\
             \n\
             110 000 000 kr, beslutat, 2018. Vårdens omställning: nära vård. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 juni 2018. https://example.org/1 \
             Arkiverad kopia: https://example.org/archived\n\
             Konsumentprisindex (enhet indextal, bas 1980 = 100). SCB: Styrelsen 12 juni, 12 juni 2018. \
             https://example.org/1 Arkiverad kopia: https://example.org/archived\n\
             \n\
             Uppgifter: Prov, uppdaterade 22 november 2026\n\
             Uppgifternas kontrollsumma (SHA-256): 0123abcd",
            "Västra Götaland 2018: SEK 160 million, decided, in 2023 prices.\n\
             Computed: SEK 110,000,000 × price index 160.00 ÷ 110.00 = SEK 160,000,000\n\
             \n\
             SEK 110,000,000, decided, 2018. Reshaping care: local care. \
             Västra Götalandsregionen (region): Styrelsen 12 juni, 12 June 2018. https://example.org/1 \
             Archived copy: https://example.org/archived\n\
             Consumer price index (unit index, base 1980 = 100). SCB: Styrelsen 12 juni, 12 June 2018. \
             https://example.org/1 Archived copy: https://example.org/archived\n\
             \n\
             Data: Sample, updated 22 November 2026\n\
             Checksum of the data (SHA-256): 0123abcd",
        );
    }
}
