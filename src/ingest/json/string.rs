//! What a string of a JSON text says, without quotes and escapes.

use std::borrow::Cow;

/// The characters of a sound quoted string; `None` if an escape means no character.
pub(crate) fn unquoted(quoted: &str) -> Option<Cow<'_, str>> {
    let inner = quoted.get(1..quoted.len().checked_sub(1)?)?;
    if inner.contains('\\') { unescaped(inner).map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

fn unescaped(inner: &str) -> Option<String> {
    let mut words = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, escape)) = rest.split_once('\\') {
        words.push_str(before);
        let (kind, after) = escape.split_at_checked(1)?;
        rest = after;
        words.push(match kind {
            "b" => '\u{8}',
            "f" => '\u{c}',
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "u" => {
                let (unit, after) = utf16_unit(after)?;
                let low = after.strip_prefix("\\u").and_then(utf16_unit);
                // Whatever has no partner is no character.
                let (units, after) = match low.filter(|_| (0xD800..0xDC00).contains(&unit)) {
                    Some((low, after)) => ([unit, low], after),
                    None => ([unit, 0], after),
                };
                rest = after;
                char::decode_utf16(units).next()?.ok()?
            }
            same => same.chars().next()?,
        });
    }
    words.push_str(rest);
    Some(words)
}

fn utf16_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, after) = text.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, after))
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn escapes_become_characters() {
        for (quoted, words) in [
            (r#""""#, Some("")),
            (r#""\"\\\/\b\f\n\r\t""#, Some("\"\\/\u{8}\u{c}\n\r\t")),
            (r#""a\u00e5\u00E4b""#, Some("aåäb")),
            (r#""\ud83d\ude00!""#, Some("😀!")),
            (r#""\ud83d""#, None),
            (r#""\ud83dx""#, None),
            (r#""\ude00""#, None),
            (r#""\ud83d\u0041""#, None),
            (r#""\ud83d\ud83d""#, None),
        ] {
            assert_eq!(unquoted(quoted).as_deref(), words, "{quoted}");
        }
    }
}
