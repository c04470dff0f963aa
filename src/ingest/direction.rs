//! Characters that turn the direction of reading.

/// Words that turn the direction of nothing behind them: what they begin is ended, at their end.
///
/// Words without such characters stay as they are. The same words closed again are the same.
pub(super) fn closed(mut words: String) -> String {
    // All of them begin with this byte.
    if words.bytes().all(|byte| byte != 0xE2) {
        return words;
    }
    let mut open = Vec::new();
    for letter in words.chars() {
        match letter {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            // Within an isolate it ends nothing that began before that.
            '\u{202C}' if open.last() == Some(&'\u{202C}') => {
                open.pop();
            }
            '\u{2069}' => {
                if let Some(at) = open.iter().rposition(|end| *end == '\u{2069}') {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    words.extend(open.into_iter().rev());
    words
}

/// Whether a character turns the direction, or ends that.
pub(super) fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn what_begins_in_words_ends_in_them() {
        for (words, end) in [
            ("Vård – nära", ""),
            ("\u{202E}dråv", "\u{202C}"),
            ("\u{202E}d\u{2066}\u{202B}r", "\u{202C}\u{2069}\u{202C}"),
            ("\u{202B}a\u{202C} \u{2068}b\u{2069}", ""),
            ("\u{2066}\u{202E}a\u{2069}b\u{202C}", ""),
            ("\u{202A}\u{2067}a\u{202C}", "\u{2069}\u{202C}"),
            ("a\u{2069}\u{202C}", ""),
        ] {
            let found = closed(words.to_owned());
            assert_eq!(found, format!("{words}{end}"));
            assert_eq!(closed(found.clone()), found);
        }
    }
}
