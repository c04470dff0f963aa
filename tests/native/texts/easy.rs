//! How hard the sentences are to read, over some eighty views: as a newspaper, not as a budget.

use std::fs;
use std::path::Path;

/// What is read as running text; names of sources and views are not ours to make easier.
const KINDS: [&str; 9] = [
    "headline",
    "alternative",
    "announcement",
    "verdict",
    "reason",
    "notice",
    "country",
    "lens",
    "claim",
];

/// The sentences of a language as one text.
fn sentences(language: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/texts");
    let mut text = String::new();
    for name in ["investments", "grants"] {
        let golden = fs::read_to_string(folder.join(format!("{name}-{language}.txt"))).unwrap();
        for line in golden.lines() {
            let Some((kind, words)) = line.split_once(": ") else { continue };
            if KINDS.contains(&kind.split('[').next().unwrap()) {
                text.push_str(words.trim_end_matches('.'));
                text.push_str(". ");
            }
        }
    }
    text
}

/// Words and numbers.
fn words(text: &str) -> Vec<&str> {
    let is_apart = |letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '\u{a0}';
    text.split(is_apart).filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// A full stop inside a number ends no sentence.
fn sentence_count(text: &str) -> f64 {
    [". ", "! ", "? "].iter().map(|end| text.matches(end).count()).sum::<usize>() as f64
}

fn syllables(word: &str) -> f64 {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let lower = word.to_lowercase();
    let groups = lower.split(|letter| !is_vowel(letter)).filter(|group| !group.is_empty()).count();
    let is_mute = lower.ends_with('e') && !lower.ends_with("le") && groups > 1;
    (groups - usize::from(is_mute)).max(1) as f64
}

#[test]
fn swedish_is_as_easy_as_a_newspaper() {
    let text = sentences("sv");
    let all = words(&text);
    assert!(all.len() > 5_000);
    let long = all.iter().filter(|word| word.chars().count() > 6).count() as f64;
    let count = all.len() as f64;
    // LIX: below 40 is easy, 40–50 is what newspapers write.
    let lix = count / sentence_count(&text) + 100.0 * long / count;
    assert!(lix < 45.0, "LIX {lix:.1}");
}

#[test]
fn english_needs_nine_years_of_school_at_most() {
    let text = sentences("en");
    let all = words(&text);
    assert!(all.len() > 5_000);
    let count = all.len() as f64;
    let per_word = all.iter().map(|word| syllables(word)).sum::<f64>() / count;
    // Flesch and Kincaid's grade.
    let grade = 0.39 * count / sentence_count(&text) + 11.8 * per_word - 15.59;
    assert!(grade < 9.0, "grade {grade:.1}");
}
