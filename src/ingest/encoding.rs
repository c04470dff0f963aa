//! Bytes as text: the encodings that spreadsheets save in.

use std::borrow::Cow;

/// A text, and what it was written in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: Encoding,
}

/// What a text was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    /// Recognised by what it is not, so it is told.
    Windows1252,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoText {
    pub(super) code: &'static str,
    /// The text before the place where that shows.
    pub(super) before: String,
    pub(super) found: String,
}

/// The characters of Windows-1252 from 0x80 to 0x9F; five bytes have none.
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// How files begin that are no text, and what they are.
const SIGNATURES: [(&[u8], &str); 16] = [
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xD0\xCF\x11\xE0", "xls"),
    (b"%PDF", "pdf"),
    (b"\x1F\x8B", "gzip"),
    (b"\x89PNG", "png"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"GIF8", "gif"),
    (b"RIFF", "riff"),
    (b"\0asm", "wasm"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A", "rar"),
    (b"BZh", "bzip2"),
    (b"PAR1\x15", "parquet"),
    (b"SQLite format 3", "sqlite"),
    (b"{\\rtf", "rtf"),
];

/// How documents begin that are text, but no table and no data; in lower case.
const MARKUPS: [(&[u8], &str); 4] =
    [(b"<!doctype", "html"), (b"<html", "html"), (b"<?xml", "xml"), (b"<svg", "svg")];

/// Where the list of a zip's parts, or the first of them, tells what it is.
const ZIP_SAMPLE_BYTES: usize = 4_096;

/// What a file is by how it begins, if that is known and it is no text with data in it.
pub(super) fn kind_of_other(bytes: &[u8]) -> Option<&'static str> {
    let found = SIGNATURES.iter().find(|(begin, _)| bytes.starts_with(begin));
    let found = found.or_else(|| {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let begins = |begin: &[u8]| {
            text.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin))
        };
        MARKUPS.iter().find(|(begin, _)| begins(begin))
    });
    match found {
        Some((_, "zip")) => Some(kind_of_zip(bytes)),
        found => found.map(|(_, kind)| *kind),
    }
}

/// The kind of a zip: spreadsheets are some.
fn kind_of_zip(bytes: &[u8]) -> &'static str {
    let sample = bytes.get(..ZIP_SAMPLE_BYTES).unwrap_or(bytes);
    let has = |name: &[u8]| sample.windows(name.len()).any(|window| window == name);
    if has(b"opendocument.spreadsheet") {
        "ods"
    } else if has(b"[Content_Types].xml") || has(b"xl/") {
        "xlsx"
    } else {
        "zip"
    }
}

/// How many bytes show whether a text without a mark is UTF-16.
const SAMPLE_BYTES: usize = 4_096;

/// The text of bytes in UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.
///
/// Bytes that are given away become the text, if they are UTF-8.
pub(super) fn decode(bytes: Cow<'_, [u8]>) -> Result<Decoded<'_>, NoText> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if let Some(kind) = kind_of_other(&bytes) {
        return Err(NoText::new("not-text", "", kind));
    }
    if bytes.starts_with(MARK) {
        let rest = match bytes {
            Cow::Borrowed(bytes) => bytes.get(MARK.len()..).unwrap_or_default().into(),
            Cow::Owned(mut bytes) => {
                bytes.drain(..MARK.len());
                bytes.into()
            }
        };
        return utf8(rest, true);
    }
    match utf16_in(&bytes) {
        Some(decoded) => decoded,
        None => utf8(bytes, false),
    }
}

/// The text, if the bytes are UTF-16.
fn utf16_in(bytes: &[u8]) -> Option<Result<Decoded<'static>, NoText>> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some(utf16(rest, u16::from_be_bytes));
    }
    // In a text of the west every other byte of UTF-16 is mostly zero, the others never.
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even == 0 && odd * 4 > sample.len() {
        return Some(utf16(bytes, u16::from_le_bytes));
    }
    if odd == 0 && even * 4 > sample.len() {
        return Some(utf16(bytes, u16::from_be_bytes));
    }
    None
}

impl NoText {
    fn new(code: &'static str, before: &str, found: &str) -> Self {
        Self { code, before: before.to_owned(), found: found.to_owned() }
    }
}

/// UTF-8, or else, if no mark and no letter speaks for it, Windows-1252.
fn utf8(bytes: Cow<'_, [u8]>, is_marked: bool) -> Result<Decoded<'_>, NoText> {
    let text = match bytes {
        Cow::Borrowed(bytes) => {
            core::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| (error, bytes.into()))
        }
        Cow::Owned(bytes) => String::from_utf8(bytes)
            .map(Cow::Owned)
            .map_err(|error| (error.utf8_error(), error.into_bytes().into())),
    };
    let (error, bytes): (_, Cow<'_, [u8]>) = match text {
        Ok(text) => {
            if !text.as_bytes().contains(&0) {
                return Ok(Decoded { text, encoding: Encoding::Utf8 });
            }
            let before = text.split('\0').next().unwrap_or_default();
            return Err(NoText::new("not-text", before, "0x00"));
        }
        Err(no_text) => no_text,
    };
    let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
    let before = core::str::from_utf8(valid).unwrap_or_default();
    if is_marked || !before.is_ascii() {
        let code = if error.error_len().is_none() { "cut-short" } else { "not-utf-8" };
        let found = rest.first().map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
        return Err(NoText::new(code, before, &found));
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for &byte in bytes.iter() {
        match windows_1252(byte) {
            Some(letter) => text.push(letter),
            None => return Err(NoText::new("not-text", &text, &format!("0x{byte:02X}"))),
        }
    }
    Ok(Decoded { text: Cow::Owned(text), encoding: Encoding::Windows1252 })
}

/// The character of a byte; none for control characters that no text has.
fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F => None,
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().flatten(),
        other => Some(char::from(other)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded<'static>, NoText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    for letter in char::decode_utf16(units) {
        match letter {
            Ok('\0') => return Err(NoText::new("not-text", &text, "0x0000")),
            Ok(letter) => text.push(letter),
            Err(error) => {
                let found = format!("0x{:04X}", error.unpaired_surrogate());
                return Err(NoText::new("not-utf-16", &text, &found));
            }
        }
    }
    match rest {
        [] => Ok(Decoded { text: Cow::Owned(text), encoding: Encoding::Utf16 }),
        _ => Err(NoText::new("cut-short", &text, "")),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Encoding, decode, kind_of_other};

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<(&str, Encoding), &str>) {
        for bytes in [Cow::Borrowed(bytes), Cow::Owned(bytes.to_vec())] {
            let decoded = decode(bytes.clone());
            let decoded = decoded.as_ref().map(|it| (it.text.as_ref(), it.encoding));
            assert_eq!(decoded.map_err(|it| it.code), expected, "{bytes:?}");
        }
    }

    #[test]
    fn encodings_are_recognised() {
        check("åäö".as_bytes(), Ok(("åäö", Encoding::Utf8)));
        check("\u{feff}åäö".as_bytes(), Ok(("åäö", Encoding::Utf8)));
        check(b"\xE5\xE4\xF6 \x80 \x96", Ok(("åäö € –", Encoding::Windows1252)));
        let units: Vec<u16> = "Län;2021".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (mark, bytes) in
            [(&b"\xFF\xFE"[..], &little), (b"", &little), (b"\xFE\xFF", &big), (b"", &big)]
        {
            check(&[mark, bytes].concat(), Ok(("Län;2021", Encoding::Utf16)));
        }
    }

    #[test]
    fn other_files_are_known_by_how_they_begin() {
        for (bytes, expected) in [
            (&b"PK\x03\x04\x14\0\0\0[Content_Types].xml"[..], Some("xlsx")),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some("ods")),
            (b"PK\x03\x04photo.jpg", Some("zip")),
            (b"\x89PNG\r\n\x1a\n", Some("png")),
            (b"\xEF\xBB\xBF \n<!DOCTYPE html>", Some("html")),
            (b"<?xml version=\"1.0\"?>", Some("xml")),
            (b"{\"version\":1}", None),
            (b"Region;A", None),
            (b"", None),
        ] {
            assert_eq!(kind_of_other(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"PK\x03\x04\x14\0", Err("not-text"));
        check(b"a;b\n1;\0\n2;3\n", Err("not-text"));
        check(b"a\x01\xE5", Err("not-text"));
        check(b"a\x81", Err("not-text"));
        check(b"Sk\xC3\xA5ne;\xC3", Err("cut-short"));
        check(b"Sk\xC3\xA5ne;\xE5;x", Err("not-utf-8"));
        check(b"\xFF\xFEa\0b", Err("cut-short"));
        check(b"\xFF\xFE\0\xD8a\0", Err("not-utf-16"));
    }
}
