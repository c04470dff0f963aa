//! What a link says in vain, for its reader.

use crate::text::Locale;
use crate::view::link::Dropped;

/// So many parts are repeated.
const MOST_PARTS: usize = 4;
/// So many characters of a part are repeated.
const MOST_CHARACTERS: usize = 40;

/// The key of a link that names the dataset.
const DATASET: &str = "dataset";

/// That a link is of data that the page does not have, as those are that its reader has opened.
pub fn no_dataset_words(dropped: &[Dropped], locale: &Locale) -> Option<String> {
    let id = dropped.iter().find(|part| part.key == DATASET)?.value.as_ref()?;
    Some(locale.fill("notice.no-dataset", &[("id", &cut(id))]))
}

/// That a link says what else cannot be read, and what that is; `None` where nothing was left out.
pub fn dropped_words(dropped: &[Dropped], locale: &Locale) -> Option<String> {
    let dropped: Vec<&Dropped> = dropped.iter().filter(|part| part.key != DATASET).collect();
    let mut parts: Vec<String> = dropped.iter().take(MOST_PARTS).map(|it| part(it)).collect();
    if dropped.len() > MOST_PARTS {
        parts.push("…".to_owned());
    }
    let list = [("parts", &*parts.join(", "))];
    (!parts.is_empty()).then(|| locale.count("notice.dropped", dropped.len() as u64, &list))
}

fn part(dropped: &Dropped) -> String {
    let value = dropped.value.iter().flat_map(|value| ["=", value]);
    let written: String = core::iter::once(&*dropped.key).chain(value).collect();
    cut(&written)
}

fn cut(written: &str) -> String {
    let mut cut: String = written.chars().take(MOST_CHARACTERS).collect();
    if cut.len() < written.len() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::dropped_words;
    use crate::dataset::Language;
    use crate::text::Locale;
    use crate::view::link::decode;

    #[track_caller]
    fn check(link: &str, expected: [Option<&str>; 2]) {
        let dropped = decode(link).dropped;
        let said = Language::ALL.map(|language| dropped_words(&dropped, Locale::of(language)));
        assert_eq!(said.each_ref().map(Option::as_deref), expected, "{link}");
    }

    #[test]
    fn what_cannot_be_read_is_told_as_it_was_written_and_never_at_length() {
        check("chart=years&measure=total", [None, None]);
        check(
            "measure=foo&hej=1",
            [
                Some(
                    "Vyn innehåller sådant som inte går att läsa. Det är utelämnat: measure=foo, hej.",
                ),
                Some(
                    "The view says things that cannot be read. They are left out: measure=foo, hej.",
                ),
            ],
        );
        check(
            "form=xx",
            [
                Some("Vyn innehåller något som inte går att läsa. Det är utelämnat: form=xx."),
                Some("The view says something that cannot be read. It is left out: form=xx."),
            ],
        );
        let long = ["chart=", &"å".repeat(1_000), "&a1=&a2=&a3=&a4="].concat();
        let words = dropped_words(&decode(&long).dropped, Locale::of(Language::Swedish)).unwrap();
        assert!(words.ends_with("å…, a1, a2, a3, …."), "{words}");
    }
}
