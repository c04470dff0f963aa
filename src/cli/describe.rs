//! `vardkronan describe`.

use vardkronan::compare::{Comparison, compare, difference, remedy};
use vardkronan::dataset::Dataset;
use vardkronan::text::{
    ClaimWords, Locale, NoticeKind, announcement, caption, claim_words, country_words,
    difference_words, empty_state, headline, lens_words, notices, share_text, source_line,
    subtitle, text_alternative, verdict_words,
};
use vardkronan::view::named_view;

use super::args::DescribeArguments;
use super::{Failure, input, output};

/// Writes every sentence about the view to standard output, one a line after its key.
pub(super) fn run(arguments: &DescribeArguments) -> Result<(), Failure> {
    let (dataset, view) = input::shown(&arguments.shown)?;
    let comparison = compare(&dataset, &view);
    input::warn_of_unknown_codes(&comparison);
    let locale = Locale::of(arguments.lang.into());
    output::to_stdout(&lines(&dataset, &comparison, locale))
}

fn lines(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let view = &comparison.view;
    let named = named_view(dataset, view);
    let mut text = String::new();
    let mut add = |key: &str, words: &str| {
        text.push_str(key);
        text.push_str(": ");
        text.push_str(words);
        text.push('\n');
    };
    add("headline", &headline(dataset, comparison, view, named, locale).words);
    add("subtitle", &subtitle(dataset, comparison, locale));
    add("alternative", &text_alternative(dataset, comparison, locale));
    add("announcement", &announcement(dataset, comparison, locale));
    add("share", &share_text(dataset, comparison, named, locale));
    add("caption", &caption(dataset, comparison, locale));
    if comparison.is_empty() {
        let remedy = remedy(dataset, view);
        let empty = empty_state(dataset, comparison, view, remedy.as_ref(), locale);
        add("empty", &empty.map_or_else(String::new, |empty| empty.sentence()));
    }
    let verdict = verdict_words(dataset, comparison, locale);
    add(&format!("verdict[{}]", comparison.verdict.kind.code()), &verdict.title);
    for (reason, words) in comparison.verdict.reasons.iter().zip(&verdict.reasons) {
        add(&format!("reason[{}]", reason.kind.code()), words);
    }
    if let Some(words) = country_words(comparison, locale) {
        add("country", &words);
    }
    for words in lens_words(dataset, comparison, locale) {
        add("lens", &words);
    }
    let difference = difference(dataset, comparison);
    if let Some(difference) = &difference {
        for words in difference_words(dataset, comparison, difference, locale) {
            add("difference", &words);
        }
    }
    if let Some(words) = claim_words(dataset, comparison, difference.as_ref(), locale) {
        let ClaimWords { claim, kind, answer, numbers, reasons } = words;
        let all = [claim, answer].into_iter().chain(numbers).chain(reasons);
        add(&format!("claim[{}]", kind.code()), &all.collect::<Vec<_>>().join(" "));
    }
    if let Some(words) = verdict.order {
        add("notice", &words);
    }
    let notices = notices(dataset, comparison, view, locale);
    // Lenses and the country have lines of their own.
    let has_line = |kind| matches!(kind, NoticeKind::Lenses | NoticeKind::Country);
    for notice in notices.iter().filter(|notice| !has_line(notice.kind)) {
        add("notice", &notice.words);
    }
    add("source", &source_line(dataset, comparison, view, locale));
    text
}
