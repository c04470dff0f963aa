//! Words of a table made alike, so that the same word is known however it is written.

use crate::dataset::letter::plain;

/// Small letters and digits; anything between words is one space; marks on letters stay.
pub(crate) fn folded(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut is_between = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            // Marks that stand alone after their letter.
            '\u{308}' => turn_last(&mut words, 'ä', 'ö'),
            '\u{30a}' => turn_last(&mut words, 'å', 'å'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            letter if letter.is_alphanumeric() => {
                if is_between && !words.is_empty() {
                    words.push(' ');
                }
                is_between = false;
                words.push(letter);
            }
            _ => is_between = true,
        }
    }
    words
}

/// Puts the mark on the last letter, if that is one that takes it.
fn turn_last(words: &mut String, of_a: char, of_o: char) {
    match words.pop() {
        Some('a') => words.push(of_a),
        Some('o') => words.push(of_o),
        Some(other) => words.push(other),
        None => {}
    }
}

/// The same without marks on letters: "vastra gotaland".
pub(crate) fn bare(folded: &str) -> String {
    folded.chars().map(plain).collect()
}

/// A code of the format for a name: `[a-z0-9-]{1,64}`; empty, if nothing of the name can stand in it.
pub(crate) fn code_of(name: &str) -> String {
    let mut code = String::new();
    for letter in bare(&folded(name)).chars() {
        if code.len() >= 60 {
            break;
        }
        match letter {
            'a'..='z' | '0'..='9' => code.push(letter),
            _ if !code.is_empty() && !code.ends_with('-') => code.push('-'),
            _ => {}
        }
    }
    code.trim_end_matches('-').to_owned()
}

/// How many letters must be changed, added, left out or swapped with their neighbour to make one
/// word of the other; `most` + 1 if it is more.
pub(crate) fn distance(one: &str, other: &str, most: usize) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let other: Vec<char> = other.chars().take(64).collect();
    if one.len().abs_diff(other.len()) > most {
        return most + 1;
    }
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, wanted) in other.iter().enumerate() {
            let changed = at(&last, j) + usize::from(letter != wanted);
            let mut least = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swapped = i > 0
                && j > 0
                && one.get(i - 1) == Some(wanted)
                && other.get(j - 1) == Some(letter);
            if is_swapped {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        before_last = core::mem::replace(&mut last, row);
    }
    at(&last, other.len()).min(most + 1)
}

#[cfg(test)]
mod tests {
    use super::{code_of, distance, folded};

    #[test]
    fn the_same_word_is_the_same_however_it_is_written() {
        for (text, expected) in [
            ("  Västra  Götaland ", "västra götaland"),
            ("Va\u{308}stra Go\u{308}taland", "västra götaland"),
            ("amount_sek", "amount sek"),
            ("Belopp\u{a0}(mnkr)", "belopp mnkr"),
            ("---", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn codes_are_those_of_the_format() {
        assert_eq!(code_of("Vård i hemmet & på boenden"), "vard-i-hemmet-pa-boenden");
        assert_eq!(code_of("€"), "");
    }

    #[test]
    fn distance_counts_slips_of_the_pen() {
        for (one, other, expected) in [
            ("skåne", "skåne", 0),
            ("skaåne", "skåne", 1),
            ("sakåne", "skåne", 1),
            ("sakaåne", "skåne", 2),
            ("ksåne", "skåne", 1),
            ("halland", "gotland", 3),
            ("dalarna", "norrbotten", 3),
        ] {
            assert_eq!(distance(one, other, 2), expected.min(3), "{one} {other}");
        }
    }
}
