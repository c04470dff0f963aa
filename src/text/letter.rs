//! Capital and small letters, as far as names in Swedish and English need them.
//!
//! The standard library knows every script, with twelve kilobytes of tables in the download.

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

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn small_letters_are_those_of_the_standard() {
        for letter in ('\0'..'\u{180}').filter(|letter| !['İ', 'Ÿ'].contains(letter)) {
            assert_eq!(letter.to_lowercase().to_string(), small(letter).to_string());
        }
    }
}
