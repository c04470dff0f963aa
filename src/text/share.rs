//! What goes along when a view is shared, and what stands over its table.

use crate::compare::{Comparison, VerdictKind};
use crate::dataset::{CoverageKind, Dataset, NamedView};
use crate::text::headline::what_is_shown;
use crate::text::left_out::{already_counted, counted_together, hidden_rows};
use crate::text::measures::alone;
use crate::text::phrase::capitalised;
use crate::text::sentence::unit_words;
use crate::text::verdict::{is_of_nothing, verdict_line};
use crate::text::{Locale, headline, only_measures, source_line};

/// The most that a shared text takes, in characters.
const MOST_SHARED: usize = 280;

/// The headline, one reservation and the source, in 280 characters at most.
///
/// What does not fit is left out whole, the source's details first, the headline last, which ends
/// at a word. `named` is the named view that equals the view, if there is one.
pub fn share_text(
    dataset: &Dataset,
    comparison: &Comparison,
    named: Option<&NamedView>,
    locale: &Locale,
) -> String {
    let headline = headline(dataset, comparison, &comparison.view, named, locale).words;
    let headline = ended(&headline);
    let reservation = verdict_line(dataset, comparison, locale)
        .filter(|_| comparison.verdict.kind != VerdictKind::Comparable);
    let is_empty = comparison.is_empty() && !comparison.regions.is_empty();
    // An assumption goes along wherever the figures go, unless the headline has named it.
    let is_spread = comparison.cells.iter().any(|cell| cell.is_spread)
        && !headline.contains(locale.word("mark.spread"));
    let is_of_measures = alone(dataset).is_some();
    let headline = match (is_empty && !is_of_measures, is_spread) {
        (true, _) => [&headline, " ", locale.word("share.empty")].concat(),
        (false, true) => [&headline, " ", locale.word("notice.spread")].concat(),
        (false, false) => headline,
    };
    let short = reservation.as_ref().map(|_| match comparison.verdict.kind {
        _ if is_of_nothing(comparison) => match comparison.coverage {
            CoverageKind::Selection => [locale.word("subtitle.selection"), "."].concat(),
            CoverageKind::Complete => String::new(),
        },
        VerdictKind::NotComparable => locale.word("share.not-comparable").to_owned(),
        VerdictKind::Comparable | VerdictKind::WithCare => {
            locale.word("share.with-care").to_owned()
        }
    });
    let source = source_line(dataset, comparison, &comparison.view, locale);
    let publishers =
        source.split(" · ").next().filter(|_| !comparison.is_empty()).unwrap_or_default();
    let title = dataset.content().title.get(locale.language());
    let data = locale.fill("share.data", &[("title", title)]);
    let (long, short) =
        (reservation.as_deref().unwrap_or_default(), short.as_deref().unwrap_or_default());
    let attempts = [[long, &*ended(publishers)], [long, &data], [short, &data], [short, ""]];
    for parts in attempts {
        let text = [&*headline, parts[0], parts[1]];
        let text: Vec<&str> = text.into_iter().filter(|part| !part.is_empty()).collect();
        let text = text.join(" ");
        if text.chars().count() <= MOST_SHARED {
            return text;
        }
    }
    let room = MOST_SHARED.saturating_sub(short.chars().count() + 3);
    [&cut(&headline, room), "… ", short].concat().trim_end().to_owned()
}

/// The words with a stop at their end.
pub(super) fn ended(words: &str) -> String {
    let is_ended = words.ends_with(['.', '!', '?', '…']) || words.is_empty();
    if is_ended { words.to_owned() } else { [words, "."].concat() }
}

/// The beginning of the words, whole words in so many characters.
fn cut(words: &str, room: usize) -> String {
    let mut cut = String::new();
    let mut length = 0;
    for word in words.split(' ') {
        let size = word.chars().count() + usize::from(length > 0);
        if length + size > room {
            break;
        }
        if length > 0 {
            cut.push(' ');
        }
        cut.push_str(word);
        length += size;
    }
    cut
}

/// What a table shows, in what it counts, the verdict, and how much is left out or counted once.
pub fn caption(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let what = what_is_shown(dataset, comparison, &comparison.view, locale);
    let mut sentences = vec![ended(&capitalised(&what))];
    match only_measures(dataset, locale) {
        Some(words) => sentences.push(words),
        None => sentences.push([&*capitalised(&unit_words(locale, comparison)), "."].concat()),
    }
    sentences.extend(verdict_line(dataset, comparison, locale));
    let mut counted = already_counted(dataset, comparison, locale);
    // Several in one sentence.
    if comparison.already_counted(dataset).len() > 1 {
        sentences.push(counted_together(dataset, comparison, locale));
    } else {
        sentences.append(&mut counted);
    }
    sentences.extend(hidden_rows(comparison, locale));
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{MOST_SHARED, cut, share_text};
    use crate::dataset::NamedView;
    use crate::text::sample::{compared, dataset, row, view};

    #[test]
    fn what_is_shared_is_short_and_ends_at_a_word() {
        let dataset = dataset(vec![row("a", 350_000_000, 2018)]);
        let (comparison, [sv, _]) = compared(&dataset, &view(&["14"], "2018"));
        let shared = |headline: &str| {
            let (title, view) = (headline.into(), String::new());
            let named = NamedView { title, view, headline: None, note: None };
            share_text(&dataset, &comparison, Some(&named), sv)
        };
        let check = |headline: &str, expected: &str| assert_eq!(shared(headline), expected);
        check(
            "En miljard",
            "En miljard. Uppgifterna är ett urval, och det som inte ingår kan ändra bilden. Källor: Västra Götalandsregionen; SCB (folkmängd).",
        );
        let long = "vård ".repeat(40);
        let shorter = shared(long.trim());
        assert!(shorter.ends_with("vård. Ett urval. Uppgifter: Prov."), "{shorter}");
        let longer = "vård ".repeat(100);
        let cut_short = shared(longer.trim());
        assert!(cut_short.ends_with("vård… Ett urval."), "{cut_short}");
        assert!(cut_short.chars().count() <= MOST_SHARED);
    }

    #[test]
    fn words_are_cut_whole() {
        assert_eq!(cut("Västra Götaland avsatte", 15), "Västra Götaland");
        assert_eq!(cut("Västra Götaland avsatte", 14), "Västra");
        assert_eq!(cut("Västra", 3), "");
    }
}
