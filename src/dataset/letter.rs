//! Capital and small letters, as far as names in Swedish and English need them.
//!
//! The standard library knows every script, with twelve kilobytes of tables in the download.

use crate::dataset::Language;

/// The small letter of a capital of the alphabets of Europe's west and north; others stay.
pub(crate) fn small(letter: char) -> char {
    let code = u32::from(letter);
    let distance = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE => 32,
        // Capitals and small letters in turn.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 => 1 - code % 2,
        0x139..=0x148 | 0x179..=0x17E => code % 2,
        _ => 0,
    };
    char::from_u32(code + distance).unwrap_or(letter)
}

/// The capital of a letter that begins words of Swedish or English; others stay.
pub(crate) fn capital(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => {
            char::from_u32(u32::from(letter) - 32).unwrap_or(letter)
        }
        other => other,
    }
}

/// A key that sorts as the language's dictionary does: in Swedish å, ä, ö after z.
pub(crate) fn collation_key(name: &str, language: Language) -> String {
    let is_swedish = language == Language::Swedish;
    let letters = name.chars().map(small);
    letters
        .map(|letter| match letter {
            'å' if is_swedish => '{',
            'ä' | 'æ' if is_swedish => '|',
            'ö' | 'ø' if is_swedish => '}',
            other => plain(other),
        })
        .collect()
}

/// The letter that may be written for a small one with marks; others stay.
pub(crate) fn plain(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{collation_key, small};
    use crate::dataset::Language;

    #[test]
    fn small_letters_are_those_of_the_standard() {
        for letter in ('\0'..'\u{180}').filter(|letter| !['İ', 'Ÿ'].contains(letter)) {
            assert_eq!(letter.to_lowercase().to_string(), small(letter).to_string());
        }
    }

    #[test]
    fn names_sort_as_in_a_dictionary() {
        let mut names = ["Östergötland", "Västra Götaland", "Örebro län", "Skåne", "Ängelholm"];
        names.sort_by_key(|name| collation_key(name, Language::Swedish));
        let swedish = ["Skåne", "Västra Götaland", "Ängelholm", "Örebro län", "Östergötland"];
        assert_eq!(names, swedish);
        names.sort_by_key(|name| collation_key(name, Language::English));
        assert_eq!(names.first(), Some(&"Ängelholm"));
    }
}
