//! Pieces that several sentences share.

use crate::dataset::letter::{capital, small};
use crate::dataset::{Dataset, Language};
use crate::text::Locale;

/// `A`, `A och B`, `A, B och C`, by the conjunction of that key.
pub(super) fn listed(locale: &Locale, conjunction: &str, items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [start @ .., last] => [&start.join(", "), locale.word(conjunction), *last].concat(),
    }
}

/// The words with a small first letter, as inside a sentence; abbreviations stay.
pub(super) fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    let is_abbreviation = letters.clone().next().is_some_and(|letter| small(letter) != letter);
    let mut uncapitalised = String::with_capacity(words.len());
    uncapitalised.extend(first.map(|first| if is_abbreviation { first } else { small(first) }));
    uncapitalised.push_str(letters.as_str());
    uncapitalised
}

/// The words with a capital first letter, as at the beginning of a sentence.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let mut capitalised = String::with_capacity(words.len());
    capitalised.extend(letters.next().map(capital));
    capitalised.push_str(letters.as_str());
    capitalised
}

/// A title and what follows from it as one sentence: `Kan inte jämföras: i Kalmar län …`; the title
/// alone is one too.
pub(super) fn titled(title: &str, sentence: &str) -> String {
    if sentence.is_empty() {
        return [title, "."].concat();
    }
    let mark = if title.ends_with('…') { " " } else { ": " };
    [title, mark, &uncapitalised(sentence)].concat()
}

/// The short name of a region; empty if there is none.
pub fn region_name<'a>(dataset: &'a Dataset, region: usize, locale: &Locale) -> &'a str {
    dataset.region(region).map_or("", |region| region.short_name().get(locale.language()))
}

/// The name of a region as it stands after "in": an island, on which one is in Swedish, by its
/// full name, `Region Gotland`.
pub(super) fn region_within<'a>(dataset: &'a Dataset, region: usize, locale: &Locale) -> &'a str {
    let short = region_name(dataset, region, locale);
    let is_island = locale.language() == Language::Swedish && short == "Gotland";
    let full = dataset.region(region).filter(|_| is_island);
    full.map_or(short, |region| region.name.get(locale.language()))
}

#[cfg(test)]
mod tests {
    use super::{listed, uncapitalised};
    use crate::dataset::Language;
    use crate::text::Locale;

    #[test]
    fn lists_read_like_sentences() {
        let check = |items: &[&str], expected| {
            assert_eq!(listed(Locale::of(Language::Swedish), "list.and", items), expected);
        };
        check(&[], "");
        check(&["Skåne"], "Skåne");
        check(&["Skåne", "Halland"], "Skåne och Halland");
        check(&["Skåne", "Halland", "Örebro län"], "Skåne, Halland och Örebro län");
    }

    #[test]
    fn first_letters_fit_their_place() {
        assert_eq!(uncapitalised("Ögonvård"), "ögonvård");
        assert_eq!(uncapitalised("BUP och mer"), "BUP och mer");
        assert_eq!(uncapitalised(""), "");
    }
}
