//! Numbers for eyes: grouped digits, the language's decimal sign, a true minus.

use crate::dataset::Language;
use crate::text::Locale;

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// A whole number with its thousands apart: `1 709 814` (no-break spaces), `1,709,814`.
pub fn grouped(locale: &Locale, n: i128) -> String {
    fixed(locale, n, 0)
}

/// A number with that many decimals, plainly rounded: `1,5`, `1.5`; never `−0`.
pub fn decimal(locale: &Locale, value: f64, digits: usize) -> String {
    let scale = (0..digits).fold(1.0, |scale, _| scale * 10.0);
    fixed(locale, (value * scale).round() as i128, digits)
}

/// A number of 10^−`decimals`, every digit of it: `1 015,55` for 101 555 and 2.
pub(super) fn fixed(locale: &Locale, number: i128, decimals: usize) -> String {
    // At least one digit stands before the decimal sign.
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    compose(locale, number < 0, whole, fraction)
}

/// A decimal number as data write it: `1 500 000,5` for `1500000.5`.
pub(super) fn rewritten(locale: &Locale, number: &str) -> String {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    compose(locale, digits.len() < number.len(), whole, fraction)
}

fn compose(locale: &Locale, is_negative: bool, whole: &str, fraction: &str) -> String {
    let (thousands, point) = match locale.language() {
        Language::Swedish => (NO_BREAK_SPACE, ','),
        Language::English => (',', '.'),
    };
    let mut words = String::new();
    if is_negative {
        words.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            words.push(thousands);
        }
        words.push(digit);
    }
    if !fraction.is_empty() {
        words.push(point);
        words.push_str(fraction);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{decimal, fixed, grouped};
    use crate::dataset::Language;
    use crate::text::Locale;

    #[track_caller]
    fn check(write: impl Fn(&Locale) -> String, swedish: &str, english: &str) {
        let words = write(Locale::of(Language::Swedish));
        assert_eq!(words.replace('\u{a0}', " "), swedish);
        assert_eq!(write(Locale::of(Language::English)), english);
    }

    #[test]
    fn thousands_stand_apart() {
        check(|l| grouped(l, 1_709_814), "1 709 814", "1,709,814");
        check(|l| grouped(l, 999), "999", "999");
        check(|l| grouped(l, -1_000), "−1 000", "−1,000");
        check(|l| grouped(l, 0), "0", "0");
        assert_eq!(grouped(Locale::of(Language::Swedish), 1_000), "1\u{a0}000");
    }

    #[test]
    fn decimals_take_the_sign_of_the_language() {
        check(|l| decimal(l, 1_234.56, 1), "1 234,6", "1,234.6");
        check(|l| decimal(l, -0.04, 1), "0,0", "0.0");
        check(|l| decimal(l, -2.5, 1), "−2,5", "−2.5");
        check(|l| fixed(l, 5, 2), "0,05", "0.05");
        check(|l| fixed(l, -101_555, 2), "−1 015,55", "−1,015.55");
    }
}
