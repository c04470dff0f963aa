//! What is said about a view, each with the verdict that binds it, and the words that break one.

use vardkronan::chart::{Frame, Highlight, Shape, Theme, figure};
use vardkronan::compare::{
    Comparison, Difference, VerdictKind, compare, difference, order_differs,
};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::text::{
    Locale, PairWords, announcement, caption, claim_words, country_words, difference_words,
    headline, lens_words, mark_sentence, notices, pair_words, share_text, text_alternative,
    verdict_words,
};
use vardkronan::view::View;

/// A sentence, a label or a cell of a table.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) words: String,
    /// The verdict on what it is about.
    pub(super) bound_by: VerdictKind,
    /// It stands between A and B, whose difference may be told with care.
    is_of_two: bool,
}

/// All that is said about a view, but for claims, which a reader makes, and for what lenses say of
/// other verdicts: [`check_lenses`].
pub(super) fn all_said(data: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<Said> {
    let view = &comparison.view;
    let verdict = verdict_words(data, comparison, locale);
    let mut words = vec![
        headline(data, comparison, view, None, locale).words,
        text_alternative(data, comparison, locale),
        announcement(data, comparison, locale),
        share_text(data, comparison, None, locale),
        caption(data, comparison, locale),
        verdict.title,
    ];
    words.extend(verdict.reasons);
    words.extend(verdict.order);
    words.extend(country_words(comparison, locale));
    words.extend((0..comparison.cells.len()).map(|at| mark_sentence(data, comparison, at, locale)));
    let lenses = lens_words(data, comparison, locale);
    let notices = notices(data, comparison, view, locale).into_iter().map(|notice| notice.words);
    words.extend(notices.filter(|words| !lenses.contains(words)));
    let mut said = bound(comparison, words);
    if let Some(difference) = difference(data, comparison) {
        said.extend(of_two(data, comparison, &difference, locale));
    }
    said
}

/// Words that the comparison's own verdict binds.
fn bound(comparison: &Comparison, words: Vec<String>) -> Vec<Said> {
    let (bound_by, is_of_two) = (comparison.verdict.kind, !comparison.sides.is_empty());
    words.into_iter().map(|words| Said { words, bound_by, is_of_two }).collect()
}

/// A and B in every lens, each lens bound by its own verdict, and why a claim is decided or not.
fn of_two(
    data: &Dataset,
    comparison: &Comparison,
    difference: &Difference,
    locale: &Locale,
) -> Vec<Said> {
    let lenses = difference.lenses.iter();
    let verdicts: Vec<VerdictKind> =
        lenses.flat_map(|lens| lens.pairs.iter().map(|_| lens.verdict.kind)).collect();
    let sentences = difference_words(data, comparison, difference, locale);
    let cells = pair_words(difference, locale).into_iter();
    let cells = cells.map(|PairWords { unit, values, gap, times }| {
        let [a, b] = values;
        // The column's head says what it is.
        let gap = gap.map(|gap| ["Skillnad: ", &gap].concat());
        [Some(unit), Some(a), Some(b), gap, times].into_iter().flatten().collect::<Vec<_>>()
    });
    let cells: Vec<Vec<String>> = cells.collect();
    assert_eq!((sentences.len(), cells.len()), (verdicts.len(), verdicts.len()));
    let of_lens = |words, bound_by| Said { words, bound_by, is_of_two: true };
    let mut said = Vec::new();
    for ((sentence, cells), kind) in sentences.into_iter().zip(cells).zip(verdicts) {
        said.extend([sentence].into_iter().chain(cells).map(|words| of_lens(words, kind)));
    }
    let claim = claim_words(data, comparison, Some(difference), locale);
    if let Some((tested, words)) = difference.claim.as_ref().zip(claim) {
        let all = [words.answer].into_iter().chain(words.numbers).chain(words.reasons);
        said.extend(all.map(|words| of_lens(words, tested.verdict.kind)));
    }
    said
}

/// The words in the picture, together: a label may be broken into lines.
pub(super) fn drawn(data: &Dataset, comparison: &Comparison, locale: &Locale) -> Vec<Said> {
    let frame = Frame {
        width_px: 700.0,
        root_font_px: 16.0,
        theme: Theme::Light,
        has_patterns: false,
        language: locale.language(),
        highlight: Highlight::default(),
    };
    let figure = figure(data, comparison, &comparison.view, &frame);
    let texts = figure.shapes.into_iter().filter_map(|shape| match shape {
        Shape::Text { words, .. } => Some(words),
        _ => None,
    });
    let picture = texts.collect::<Vec<_>>().join(" ");
    bound(comparison, vec![picture, figure.label])
}

/// That orders are told apart only where each lens' own verdict allows an order.
#[track_caller]
pub(super) fn check_lenses(data: &Dataset, comparison: &Comparison, link: &str) {
    let contrasts = order_differs(data, &comparison.view).unwrap_or_default();
    for lens in contrasts.iter().flat_map(|contrast| [contrast.first, contrast.second]) {
        let view = View { measure: lens.measure, prices: lens.prices, ..comparison.view.clone() };
        let verdict = compare(data, &view).verdict.kind;
        assert_eq!(verdict, VerdictKind::Comparable, "{link}: {lens:?} has an order");
    }
    for locale in Language::ALL.map(Locale::of) {
        let has_words = !lens_words(data, comparison, locale).is_empty();
        assert!(!has_words || !contrasts.is_empty(), "{link}");
    }
}

/// That nothing is said which its verdict forbids.
#[track_caller]
pub(super) fn check_said(link: &str, said: &[Said]) {
    for said in said {
        let broken = said.broken();
        assert!(
            broken.is_none(),
            "{link}: {:?} forbids {broken:?} in {}",
            said.bound_by,
            said.words
        );
    }
}

/// Words that put in order or divide.
const RANKING: [&str; 37] = [
    "mest", "flest", "minst", "störst", "största", "lägst", "lägsta", "högst", "högsta", "mer",
    "mindre", "fler", "färre", "större", "högre", "lägre", "dubbelt", "dubbla", "hälften", "halva",
    "gånger", "rang", "most", "least", "largest", "smallest", "highest", "lowest", "more", "less",
    "fewer", "higher", "lower", "times", "twice", "half", "double",
];

/// Words that subtract.
const SUBTRACTING: [&str; 3] = ["skillnad", "skillnaden", "difference"];

/// What neither ranks nor divides, although its words look like it.
const HARMLESS: [&str; 9] = [
    "mer än helheten",
    "more than the whole",
    "more of the same kind",
    "stora regioner har stora belopp",
    "big regions have big amounts",
    "tak, högsta belopp",
    "ceilings",
    "waiting times",
    "more than one",
];

impl Said {
    /// The first word that the verdict forbids.
    pub(super) fn broken(&self) -> Option<String> {
        if self.bound_by == VerdictKind::Comparable {
            return None;
        }
        let is_not_comparable = self.bound_by == VerdictKind::NotComparable;
        ranking(&self.words)
            .or_else(|| equalling(&self.words).filter(|_| is_not_comparable || !self.is_of_two))
            .or_else(|| subtracting(&self.words).filter(|_| is_not_comparable))
    }
}

fn words_of(sentence: &str) -> Vec<String> {
    let mut small = sentence.to_lowercase().replace('\u{a0}', " ");
    for harmless in HARMLESS {
        small = small.replace(harmless, "");
    }
    small.split([' ', '.', ',', ':', ';', '(', ')', '”', '“']).map(str::to_owned).collect()
}

/// The first word that ranks or divides; a hedge before its number does not.
pub(super) fn ranking(sentence: &str) -> Option<String> {
    let words = words_of(sentence);
    let is_harmless = |at: usize| {
        let next = words.get(at + 1).map(String::as_str).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map(String::as_str);
        let has_number = next.starts_with(|letter: char| letter.is_ascii_digit()) || next == "sek";
        let follows_money = matches!(before, Some("million" | "billion"))
            || before.is_some_and(|word| word.ends_with(|letter: char| letter.is_ascii_digit()));
        match &*words[at] {
            // "minst 213", "at least SEK 213".
            "minst" | "högst" | "least" | "most" => has_number,
            // "räknas inte två gånger".
            "gånger" => next != "så",
            "times" => next != "as",
            "twice" => matches!(before, Some("counted" | "not")),
            // "SEK 60 million more, 2019–2020": what a whole leaves beside its parts.
            "more" => follows_money && next.is_empty(),
            _ => false,
        }
    };
    let mut found = (0..words.len()).filter(|&at| RANKING.contains(&&*words[at]));
    found.find(|&at| !is_harmless(at)).map(|at| words[at].clone())
}

/// The words that call values about the same.
fn equalling(sentence: &str) -> Option<String> {
    let small = sentence.to_lowercase();
    ["lika mycket", "lika stora", "about the same", "as much as"]
        .into_iter()
        .find(|words| small.contains(words))
        .map(str::to_owned)
}

/// The first word that says what lies between two values.
fn subtracting(sentence: &str) -> Option<String> {
    words_of(sentence).into_iter().find(|word| SUBTRACTING.contains(&&**word))
}

#[test]
fn words_that_rank_are_found_and_hedges_are_not() {
    let check = |words: &str, expected: Option<&str>| {
        assert_eq!(ranking(words).as_deref(), expected, "{words}");
    };
    check("Gotland fick mest per invånare.", Some("mest"));
    check("Det är 1,9 gånger så mycket.", Some("gånger"));
    check("which received the least, it was", Some("least"));
    check("Gotland fick mer än Stockholm", Some("mer"));
    check("half of what Stockholm has, less than", Some("half"));
    check("minst 213, at least SEK 213, räknas inte två gånger", None);
    check("delarna är tillsammans mer än helheten", None);
    check("SEK 60 million more, 2019–2020", None);
}

#[test]
fn what_lies_between_two_may_be_told_with_care_and_not_otherwise() {
    let check = |words: &str, bound_by, is_of_two, expected: Option<&str>| {
        let said = Said { words: words.to_owned(), bound_by, is_of_two };
        assert_eq!(said.broken().as_deref(), expected, "{said:?}");
    };
    use VerdictKind::{Comparable, NotComparable, WithCare};
    check("Skillnaden är 12 kronor.", WithCare, true, None);
    check("Skillnaden är 12 kronor.", NotComparable, true, Some("skillnaden"));
    check("Det är ungefär lika mycket.", WithCare, true, None);
    check("Alla är ungefär lika stora.", WithCare, false, Some("lika stora"));
    check("Det är ungefär lika mycket.", NotComparable, true, Some("lika mycket"));
    check("A har dubbelt så mycket.", WithCare, true, Some("dubbelt"));
    check("A har dubbelt så mycket.", Comparable, true, None);
}
