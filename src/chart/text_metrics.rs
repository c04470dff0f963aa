//! How wide words are, measured without a font, the same natively and in the browser.
//!
//! Advances are those of the wider of Inter and DejaVu Sans, the widest that readers commonly have,
//! so that words drawn in other fonts stay within what is reserved for them.

/// The width of words at a font size, px.
pub fn width_px(words: &str, size_px: f64, is_bold: bool) -> f64 {
    scaled_px(words.chars().map(advance).sum(), size_px, is_bold)
}

fn scaled_px(hundredths: u32, size_px: f64, is_bold: bool) -> f64 {
    // Bold DejaVu Sans runs an eighth wider.
    let weight = if is_bold { 1.12 } else { 1.0 };
    f64::from(hundredths) / 100.0 * size_px * weight
}

/// The words in lines of at most that width; nothing is ever cut.
///
/// Lines break at spaces, after hyphens and dashes, and inside a word only where it is wider than
/// a whole line. No-break spaces hold. At least one line, each with at least one character unless
/// there are no words.
pub(crate) fn wrap(words: &str, size_px: f64, is_bold: bool, width_max_px: f64) -> Vec<String> {
    let fits = |line: &str| width_px(line, size_px, is_bold) <= width_max_px;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in words.split_inclusive([' ', '-', '–']) {
        let joined = [line.as_str(), piece].concat();
        if fits(joined.trim_end()) {
            line = joined;
            continue;
        }
        if !line.trim_end().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line = String::new();
        // Counted on: a word of ten thousand letters is measured once.
        let (mut all, mut without_end) = (0, 0);
        for character in piece.chars() {
            let own = advance(character);
            let is_seen = !character.is_whitespace();
            all += own;
            if is_seen {
                without_end = all;
            }
            let is_too_wide = scaled_px(without_end, size_px, is_bold) > width_max_px;
            if is_too_wide && !line.is_empty() {
                lines.push(line.trim_end().to_owned());
                line.clear();
                (all, without_end) = (own, if is_seen { own } else { 0 });
            }
            line.push(character);
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The width of the widest piece that should not be broken, px.
pub(super) fn longest_word_px(words: &str, size_px: f64, is_bold: bool) -> f64 {
    words
        .split_inclusive([' ', '-', '–'])
        .map(|piece| width_px(piece.trim_end(), size_px, is_bold))
        .fold(0.0, f64::max)
}

/// Hundredths of an em.
fn advance(character: char) -> u32 {
    let code = u32::from(character);
    if let Some(&known) = code.checked_sub(32).and_then(|at| ASCII.get(at as usize)) {
        return u32::from(known);
    }
    match character {
        '\u{a0}' | '\u{202f}' => 32,
        '\u{300}'..='\u{36f}' | '\u{ad}' => 0,
        'à'..='å' | 'è'..='ë' | 'ç' => 62,
        'ì'..='ï' => 30,
        'ñ'..='ö' | 'ø' | 'ù'..='ü' => 64,
        'À'..='Å' | 'Ò'..='Ö' | 'Ø' | 'Ù'..='Ü' => 79,
        'æ' | 'Æ' | '—' | '…' => 100,
        '·' | '’' | '‘' => 33,
        '–' | '”' | '“' => 56,
        '−' | '≈' | '≥' | '≤' => 84,
        _ if code >= 0x1100 => 100,
        _ => 65,
    }
}

// From space to tilde.
const ASCII: [u8; 95] = [
    32, 40, 47, 84, 64, 98, 78, 30, 39, 39, 50, 84, 32, 46, 32, 36, // space to /
    64, 64, 64, 64, 65, 64, 64, 64, 64, 64, // digits
    34, 34, 84, 84, 84, 53, 100, // : to @
    69, 69, 73, 77, 63, 59, 78, 75, 30, 57, 67, 57, 91, 76, 79, 64, 79, 70, 64, 65, 75, 69, 99, 69,
    68, 69, // A to Z
    39, 36, 39, 84, 50, 50, // [ to `
    61, 64, 57, 64, 62, 37, 64, 64, 28, 28, 58, 28, 98, 64, 61, 64, 64, 41, 53, 39, 64, 59, 82, 59,
    59, 55, // a to z
    64, 34, 64, 84, // { to ~
];

#[cfg(test)]
mod tests {
    use super::{longest_word_px, width_px, wrap};

    #[test]
    fn widths_follow_the_size() {
        assert!((width_px("214", 100.0, false) - 193.0).abs() < 1e-9);
        assert!(width_px("Östergötland", 12.0, true) > width_px("Östergötland", 12.0, false));
        assert!(width_px("1\u{a0}709", 12.0, false) > width_px("1709", 12.0, false));
    }

    fn check(words: &str, width_max_px: f64, expected: &[&str]) {
        assert_eq!(wrap(words, 10.0, false, width_max_px), expected, "{words}");
    }

    #[test]
    fn lines_break_at_spaces_and_lose_nothing() {
        check("", 50.0, &[""]);
        check("Kalmar län", 100.0, &["Kalmar län"]);
        check("Jämtland Härjedalen", 64.0, &["Jämtland", "Härjedalen"]);
        check("2019–2022", 34.0, &["2019–", "2022"]);
        check("ab", 0.0, &["a", "b"]);
    }

    #[test]
    fn no_line_ends_in_a_space_that_was_not_measured() {
        check("Mm\u{a0}n", 19.0, &["Mm", "n"]);
    }

    #[test]
    fn only_a_word_wider_than_the_line_is_broken() {
        let lines = wrap("Västernorrland", 10.0, false, 40.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Västernorrland");
        assert!(
            longest_word_px("Västra Götaland", 10.0, false)
                < width_px("Västra Götaland", 10.0, false)
        );
    }
}
