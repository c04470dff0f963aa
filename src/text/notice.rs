//! What a view leaves out or assumes, and why.

use crate::compare::{Absence, Comparison, Slot, no_map};
use crate::dataset::{CoverageKind, Dataset};
use crate::text::country::country_words;
use crate::text::coverage::{coverage, regions_without_rows};
use crate::text::form::form_refused;
use crate::text::notice_rows::{of_rows, residents_borrowed};
use crate::text::order::tie_words;
use crate::text::phrase::listed;
use crate::text::sentence::reservation;
use crate::text::{Locale, left_out, lens_words, no_map_words};
use crate::view::{ChartKind, Measure, Prices, View};

/// Notices of one kind that are worded one by one; the rest is a count.
const MOST_OF_A_KIND: usize = 5;
/// Regions that a notice names one by one.
pub(super) const MOST_NAMES: usize = 4;

/// One thing that a reader must know about what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// One to three sentences.
    pub words: String,
}

impl Notice {
    /// Whether it says that the view is not what was asked for.
    pub fn is_of_what_was_asked(&self) -> bool {
        matches!(self.kind, NoticeKind::NoDataset | NoticeKind::UnknownCodes)
    }
}

/// What a notice is about, most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A dataset that the page does not have; the reader may have it.
    NoDataset,
    /// Codes that the data do not have: what is shown is not what was asked for.
    UnknownCodes,
    /// Why bars stand in place of a map.
    NoMap,
    /// Parts exceed their whole.
    Contradiction,
    /// Rows that the view hides by nature or expenditure; `Action::ShowHidden` shows them.
    Hidden,
    /// What followed a proposal or a decision is not checked.
    NotFollowed,
    /// A form of the chart that cannot show the view.
    Form,
    /// Amounts that have changed from one stage to the next.
    Stages,
    /// Total, per resident and real prices put regions in different orders.
    Lenses,
    /// A sum for several years that no single year shows.
    Span,
    /// Spans are spread evenly, an assumption.
    Spread,
    /// What a selection holds, how many of its amounts are summed up, what a missing one means.
    Selection,
    /// Chosen regions without rows.
    NoRows,
    /// Money that lies inside other money.
    AlreadyCounted,
    /// Rows that the reader's own filters hide.
    Filtered,
    /// Money that the measure says nothing about.
    NotMeaningful,
    /// Annual amounts past their counted years.
    NotChecked,
    /// Residents of an earlier year.
    ResidentsBorrowed,
    /// Converted to the prices of one year.
    Prices,
    /// Years that a document does not state.
    InferredYears,
    /// Totals of regions of different size.
    Totals,
    /// The whole country, where no chart has a place for it.
    Country,
    /// Values that are about the same.
    Ties,
    /// What a complete dataset holds.
    Complete,
}

/// What is left out or assumed, and why, most important first; only what applies.
///
/// An example stands at [`verdict_words`](crate::text::verdict_words).
pub fn notices(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Vec<Notice> {
    use NoticeKind as Kind;
    let mut notices = Vec::new();
    let mut add = |kind: NoticeKind, words: Vec<String>| {
        let rest = words.len().saturating_sub(MOST_OF_A_KIND);
        notices.extend(words.into_iter().take(MOST_OF_A_KIND).map(|words| Notice { kind, words }));
        if rest > 0 {
            let words = locale.count("notice.more", rest as u64, &[]);
            notices.push(Notice { kind, words });
        }
    };
    let word = |key: &str| locale.word(key).to_owned();
    let one = |words: Option<String>| Vec::from_iter(words);
    let cells = &comparison.cells;

    let [not_followed, inferred] = of_rows(dataset, comparison, locale);
    let without = regions_without_rows(dataset, comparison, locale);
    let is_selection = dataset.content().coverage.kind == CoverageKind::Selection;
    let coverage = one(Some(coverage(dataset, comparison, &without, locale)));
    let (selection, complete) =
        if is_selection { (coverage, Vec::new()) } else { (Vec::new(), coverage) };

    add(Kind::UnknownCodes, one(unknown_codes(comparison, locale)));
    let missing_map = no_map(dataset, comparison).filter(|_| view.chart == ChartKind::Map);
    let no_map = |reason| [no_map_words(locale, reason), " ", locale.word("no-map.bars")].concat();
    add(Kind::NoMap, one(missing_map.map(no_map)));
    add(Kind::Contradiction, left_out::contradictions(dataset, comparison, locale));
    add(Kind::Hidden, one(left_out::hidden_kinds(comparison, locale)));
    add(Kind::NotFollowed, one(not_followed));
    add(Kind::Form, one(form_refused(comparison, locale)));
    add(Kind::Stages, left_out::stages(dataset, comparison, locale));
    add(Kind::Lenses, lens_words(dataset, comparison, locale));
    add(Kind::Span, left_out::spans(dataset, comparison, locale));
    // The line under the headline may say it.
    let is_spread = cells.iter().any(|cell| cell.is_spread);
    let spread = is_spread && reservation(comparison) != Some("notice.spread");
    add(Kind::Spread, one(spread.then(|| word("notice.spread"))));
    add(Kind::Selection, selection);
    add(Kind::NoRows, one(without.words));
    add(Kind::AlreadyCounted, left_out::already_counted(dataset, comparison, locale));
    add(Kind::Filtered, one(left_out::filtered(comparison, locale)));
    let is_senseless = cells.iter().any(|cell| cell.value == Err(Absence::NotMeaningful));
    add(Kind::NotMeaningful, one(is_senseless.then(|| word("notice.not-meaningful"))));
    add(Kind::NotChecked, left_out::not_checked(dataset, comparison, locale));
    add(Kind::ResidentsBorrowed, one(residents_borrowed(dataset, comparison, locale)));
    add(Kind::Prices, one(converted(dataset, comparison, view, locale)));
    add(Kind::InferredYears, one(inferred));
    add(Kind::Totals, one(has_totals_of_several(comparison).then(|| word("notice.totals"))));
    let has_no_line = comparison.measure == Measure::Total || view.chart == ChartKind::Areas;
    add(Kind::Country, one(country_words(comparison, locale).filter(|_| has_no_line)));
    add(Kind::Ties, one(tie_words(comparison, locale)));
    add(Kind::Complete, complete);
    notices
}

fn converted(
    dataset: &Dataset,
    comparison: &Comparison,
    view: &View,
    locale: &Locale,
) -> Option<String> {
    let Prices::Of(year) = comparison.prices else { return None };
    if comparison.measure == Measure::Share || comparison.is_empty() {
        return None;
    }
    let index = view.price_index(dataset)?;
    let language = locale.language();
    let year = year.to_string();
    let values = [("year", &*year), ("index", index.name.get(language))];
    let mut words = locale.fill("notice.prices", &values);
    if let Some(note) = &index.note {
        words.push(' ');
        words.push_str(note.get(language));
    }
    Some(words)
}

fn has_totals_of_several(comparison: &Comparison) -> bool {
    let mut regions = comparison
        .cells
        .iter()
        .filter(|cell| cell.value.is_ok() && !matches!(cell.slot, Slot::Span { .. }))
        .map(|cell| cell.region);
    let first = regions.next();
    comparison.measure == Measure::Total && regions.any(|region| Some(region) != first)
}

fn unknown_codes(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let codes: Vec<_> = comparison.unknown_codes.iter().map(String::as_str).collect();
    let (shown, rest) = codes.split_at(codes.len().min(MOST_NAMES));
    if shown.is_empty() {
        return None;
    }
    let list = if rest.is_empty() { listed(locale, "list.and", shown) } else { shown.join(", ") };
    Some(locale.count("notice.unknown", codes.len() as u64, &[("codes", &list)]))
}

#[cfg(test)]
mod tests {
    use super::{MOST_OF_A_KIND, NoticeKind, notices};
    use crate::dataset::{Investment, Nature, Recurrence};
    use crate::text::sample::{compared, dataset, proposed, row, view, year};
    use crate::view::{Measure, View};

    const ONE_AMOUNT: (NoticeKind, &str, &str) = (
        NoticeKind::Selection,
        "Ett urval. Summorna omfattar ett belopp.",
        "A selection. The sums include one amount.",
    );
    const TWO_AMOUNTS: (NoticeKind, &str, &str) = (
        NoticeKind::Selection,
        "Ett urval. Summorna omfattar 2 belopp.",
        "A selection. The sums include 2 amounts.",
    );

    #[track_caller]
    fn check(rows: Vec<Investment>, view: View, expected: &[(NoticeKind, &str, &str)]) {
        let dataset = dataset(rows);
        let (comparison, locales) = compared(&dataset, &view);
        let [swedish, english] = locales.map(|locale| {
            let notices = notices(&dataset, &comparison, &view, locale);
            let pairs = notices.into_iter().map(|n| (n.kind, n.words.replace('\u{a0}', " ")));
            pairs.collect::<Vec<_>>()
        });
        let pairs = |at: fn(&(NoticeKind, &str, &str)) -> (NoticeKind, String)| {
            expected.iter().map(at).collect::<Vec<_>>()
        };
        assert_eq!(swedish, pairs(|&(kind, swedish, _)| (kind, swedish.to_owned())));
        assert_eq!(english, pairs(|&(kind, _, english)| (kind, english.to_owned())));
    }

    #[test]
    fn plain_figures_have_no_notice() {
        check(vec![row("a", 350_000_000, 2018)], view(&["14"], "2018"), &[ONE_AMOUNT]);
    }

    #[test]
    fn proposals_spans_and_parts_are_told_in_that_order() {
        let whole = Investment {
            to: Some(year(2020)),
            recurrence: Recurrence::Total,
            ..proposed(row("s", 100_000_000, 2019))
        };
        let part = Investment { part_of: Some(0), ..proposed(row("p", 20_000_000, 2020)) };
        check(
            vec![whole, part, row("a", 1_000_000, 2020)],
            view(&["14"], "2020"),
            &[
                (
                    NoticeKind::Span,
                    "Västra Götaland: ytterligare 80 miljoner kronor gäller 2019–2020. Källan anger inte vilka år. De valda åren täcker inte hela den tiden, så beloppet ingår inte i någon summa.",
                    "Västra Götaland: a further SEK 80 million is for 2019–2020. The source does not say which years. The chosen years do not cover all of that time, so the amount is in no sum.",
                ),
                TWO_AMOUNTS,
                (
                    NoticeKind::AlreadyCounted,
                    "Västra Götaland: 20 miljoner kronor ingår redan i de 100 och räknas inte två gånger.",
                    "Västra Götaland: SEK 20 million is already in the 100 and is not counted twice.",
                ),
            ],
        );
    }

    #[test]
    fn hidden_rows_are_counted_by_kind() {
        let rows = [Nature::Increase, Nature::Reserve, Nature::Increase].iter().enumerate();
        let mut rows: Vec<_> = rows
            .map(|(at, &nature)| Investment { nature, ..row(&format!("h{at}"), 1, 2018) })
            .collect();
        rows.push(row("a", 1_000_000, 2018));
        check(
            rows,
            view(&["14"], "2018"),
            &[
                (
                    NoticeKind::Hidden,
                    "Visas inte: 3 belopp som är höjningar eller reserver.",
                    "Not shown: 3 amounts that are increases or reserves.",
                ),
                ONE_AMOUNT,
            ],
        );
    }

    #[test]
    fn endless_amounts_and_missing_residents_are_told() {
        let endless = Investment {
            to: None,
            recurrence: Recurrence::Annual,
            years_are_inferred: true,
            ..row("e", 700_000, 2025)
        };
        check(
            vec![endless],
            view(&["14"], "2025-2026"),
            &[
                ONE_AMOUNT,
                (
                    NoticeKind::NotChecked,
                    "Västra Götaland: 700 000 kronor om året gäller tills vidare. Åren efter 2025 är inte kontrollerade och räknas inte.",
                    "Västra Götaland: SEK 700,000 a year runs until further notice. The years after 2025 have not been checked and are not counted.",
                ),
                (
                    NoticeKind::ResidentsBorrowed,
                    "* Folkmängden för 2025 finns inte än; räknat på 31 december 2024.",
                    "* Population for 2025 is not known yet; counted on 31 December 2024.",
                ),
            ],
        );
    }

    #[test]
    fn what_nothing_means_is_told() {
        check(
            vec![row("a", 1_000_000, 2018), Investment { region: 1, ..row("b", 1_000_000, 2018) }],
            View { measure: Measure::Total, ..view(&["14", "08", "20", "nix"], "2018") },
            &[
                (
                    NoticeKind::UnknownCodes,
                    "Vyn nämner nix, som inte finns i uppgifterna.",
                    "The view names nix, which the data do not have.",
                ),
                TWO_AMOUNTS,
                (
                    NoticeKind::NoRows,
                    "Inget belopp från Region Dalarna ingår i urvalet. Det betyder inte att regionen inte har avsatt pengar.",
                    "No amount from Region Dalarna is in the selection. That does not mean the region set nothing aside.",
                ),
                (
                    NoticeKind::Totals,
                    "Stora regioner har stora belopp. Byt till kronor per invånare för att jämföra.",
                    "Big regions have big amounts. Switch to SEK per resident to compare.",
                ),
            ],
        );
        check(
            vec![row("a", 1_000_000, 2018)],
            view(&["14"], "2018-2019"),
            &[(
                NoticeKind::Selection,
                "Ett urval. Summorna omfattar ett belopp. Att inget belopp ingår betyder inte att regionen inte har avsatt pengar.",
                "A selection. The sums include one amount. That no amount is included does not mean the region set nothing aside.",
            )],
        );
    }

    #[test]
    fn wholes_that_are_nothing_but_their_parts_share_a_line() {
        let part = |id: &str, whole: usize, kronor| Investment {
            part_of: Some(whole),
            ..row(id, kronor, 2018)
        };
        check(
            vec![
                row("w1", 14_600_000, 2018),
                part("a", 0, 14_600_000),
                row("w2", 30_000_000, 2018),
                part("b", 2, 30_000_000),
            ],
            view(&["14"], "2018"),
            &[
                TWO_AMOUNTS,
                (
                    NoticeKind::AlreadyCounted,
                    "2 belopp visas genom sina delar och räknas inte två gånger: Västra Götaland 14,6 miljoner kronor för 2018; Västra Götaland 30 miljoner kronor för 2018.",
                    "2 amounts are shown through their parts and not counted twice: Västra Götaland SEK 14.6 million for 2018; Västra Götaland SEK 30 million for 2018.",
                ),
            ],
        );
    }

    #[test]
    fn a_flood_of_one_kind_is_counted() {
        let span = |at: usize| Investment {
            to: Some(year(2020)),
            recurrence: Recurrence::Total,
            nature: if at.is_multiple_of(2) { Nature::Programme } else { Nature::Reserve },
            part_of: None,
            ..row(&format!("s{at}"), 1_000_000, 2010 + at as i64)
        };
        let dataset = dataset((0..8).map(span).collect());
        let natures = Some(crate::view::Choice::All);
        let view = View { natures, ..view(&["14"], "2010-2020") };
        let (comparison, [sv, _]) = compared(&dataset, &view);
        let notices = notices(&dataset, &comparison, &view, sv);
        let spans: Vec<_> = notices.iter().filter(|n| n.kind == NoticeKind::Span).collect();
        assert_eq!(spans.len(), MOST_OF_A_KIND + 1);
        assert_eq!(spans[MOST_OF_A_KIND].words, "… och 3 till av samma slag.");
    }
}
