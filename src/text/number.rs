//! Numbers for eyes: grouped digits, the language's decimal sign, a true minus.

use crate::dataset::Language;
use crate::text::Locale;

/// A no-break space: it keeps a number in one piece at the end of a line.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// A whole number with its thousands apart: `1 709 814` (no-break spaces), `1,709,814`.
pub fn grouped(locale: &Locale, n: i128) -> String {
    let mut words = String::new();
    if n < 0 {
        words.push(MINUS);
    }
    push_grouped(&mut words, locale, &n.unsigned_abs().to_string());
    words
}

/// A number with that many decimals, plainly rounded: `1,5`, `1.5`; never `−0`.
pub fn decimal(locale: &Locale, value: f64, digits: usize) -> String {
    let rounded = format!("{value:.digits$}");
    let (sign, unsigned) = match rounded.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, rounded.as_str()),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut words = String::new();
    if sign && unsigned.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        words.push(MINUS);
    }
    push_grouped(&mut words, locale, whole);
    if !fraction.is_empty() {
        words.push(match locale.language() {
            Language::Swedish => ',',
            Language::English => '.',
        });
        words.push_str(fraction);
    }
    words
}

fn push_grouped(words: &mut String, locale: &Locale, digits: &str) {
    let separator = match locale.language() {
        Language::Swedish => NO_BREAK_SPACE,
        Language::English => ',',
    };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            words.push(separator);
        }
        words.push(digit);
    }
}
