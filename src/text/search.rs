//! Finding a region by what a reader types.

use crate::dataset::letter::{plain, small};
use crate::dataset::{Language, Region};

/// Words that stand in the names of all regions and counties: they narrow nothing down.
const COMMON: [&str; 7] =
    ["region", "regionen", "län", "lan", "county", "landsting", COUNTY_COUNCIL];

/// What regions were called: the beginning of many aliases, and no one's name.
const COUNTY_COUNCIL: &str = "landstinget";

/// By which of its names a reader who types this finds the region: short or full name, county,
/// county town, alias or code; `None` if it is not meant.
///
/// Each word may be a part of a name, or the beginning of a code. Capitals do not count, and a, o,
/// e and u stand for their kin with marks, too: "ostergot" finds Östergötland, "östergöt" does,
/// but "öland" does not find Gotland. "Region", "län" and "county" need not be there.
pub fn found_by<'a>(region: &'a Region, typed: &str, language: Language) -> Option<&'a str> {
    let words = words_of(typed);
    if words.is_empty() {
        return Some(region.short_name().get(language));
    }
    let names = names(region, language);
    let mut found = None;
    for word in &words {
        let is_name = !contains(COUNTY_COUNCIL, word);
        let aliases = region.aliases.iter().map(String::as_str).filter(|_| is_name);
        let by_name = names.iter().copied().chain(aliases).find(|name| contains(name, word));
        let by_code = || is_code_beginning(&region.code, word).then_some(region.code.as_str());
        let by = by_name.or_else(by_code)?;
        found = found.or(Some(by));
    }
    found
}

/// The typed words as letters; those that all regions have only where there are no others.
fn words_of(typed: &str) -> Vec<Vec<char>> {
    let is_between =
        |letter: char| letter.is_ascii_punctuation() || [' ', '\u{a0}'].contains(&letter);
    let words = typed.split(is_between).filter(|word| !word.is_empty());
    let words: Vec<Vec<char>> = words.map(letters).collect();
    let is_common = |word: &Vec<char>| COMMON.iter().any(|common| letters(common) == *word);
    if words.iter().all(is_common) {
        return words;
    }
    words.into_iter().filter(|word| !is_common(word)).collect()
}

/// In the order in which a reader would name it, in the given language first.
fn names(region: &Region, language: Language) -> Vec<&str> {
    let mut names = Vec::new();
    let languages = [language].into_iter().chain(Language::ALL);
    for language in languages {
        names.push(region.short_name().get(language));
        names.push(region.name.get(language));
        names.extend(region.county.as_ref().map(|county| county.get(language)));
    }
    names.extend(region.seat.as_deref());
    names
}

fn contains(name: &str, word: &[char]) -> bool {
    let name = letters(name);
    name.windows(word.len())
        .any(|part| part.iter().zip(word).all(|(one, typed)| one == typed || plain(*one) == *typed))
}

/// With or without its zeros at the front.
fn is_code_beginning(code: &str, word: &[char]) -> bool {
    let begins = |code: &str| {
        let mut code = code.chars().map(small);
        word.iter().all(|typed| code.next() == Some(*typed))
    };
    begins(code) || begins(code.trim_start_matches('0'))
}

/// Small letters; one that is written as letter and mark counts as one.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in text.chars().map(small) {
        let joined = match (letters.last(), letter) {
            (Some('a'), '\u{30a}') => 'å',
            (Some('a'), '\u{308}') => 'ä',
            (Some('o'), '\u{308}') => 'ö',
            (Some('e'), '\u{301}') => 'é',
            _ => {
                letters.push(letter);
                continue;
            }
        };
        letters.pop();
        letters.push(joined);
    }
    letters
}
