//! Numbers as people and spreadsheets write them.

use std::borrow::Cow;

use crate::dataset::Precision;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::{Decimal, Unit};

/// A number of a cell: its digits as JSON writes them, and what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number<'a> {
    /// An optional minus, digits, and at most one point among them.
    pub(crate) digits: Cow<'a, str>,
    /// The unit behind it.
    pub(crate) unit: Option<Unit>,
    /// The hedge before it: "drygt".
    pub(crate) precision: Option<Precision>,
}

/// What a cell of numbers shows of how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// Nothing: it has no mark, or is no number.
    None,
    /// The comma stands before decimals.
    Comma,
    /// The point does.
    Point,
    /// One mark before three digits: it may group thousands or stand before decimals.
    Unclear(Decimal),
}

/// How hedges are written, in small letters.
const HEDGES: [(&str, Precision); 20] = [
    ("ca", Precision::About),
    ("cirka", Precision::About),
    ("circa", Precision::About),
    ("c a", Precision::About),
    ("ungefär", Precision::About),
    ("omkring", Precision::About),
    ("runt", Precision::About),
    ("about", Precision::About),
    ("approx", Precision::About),
    ("drygt", Precision::JustOver),
    ("just over", Precision::JustOver),
    ("knappt", Precision::JustUnder),
    ("nästan", Precision::JustUnder),
    ("just under", Precision::JustUnder),
    ("minst", Precision::AtLeast),
    ("at least", Precision::AtLeast),
    ("högst", Precision::AtMost),
    ("upp till", Precision::AtMost),
    ("at most", Precision::AtMost),
    ("up to", Precision::AtMost),
];

/// Dashes that stand for a minus.
pub(crate) fn is_minus(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{207b}'
                | '\u{2796}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

/// Spaces and apostrophes that group digits.
fn is_gap(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\'' | '’'
    )
}

/// The part of a cell from its first digit or sign to its last digit, and what stands around it.
fn parts(cell: &str) -> Option<(&str, &str, &str)> {
    let first = cell.find(|letter: char| letter.is_ascii_digit())?;
    let last = cell.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    // A sign or a point that begins the number belongs to it.
    let before = cell.get(..first)?;
    let kept =
        before.trim_end_matches(|letter| is_minus(letter) || matches!(letter, '.' | ',' | '+'));
    // "- 5" is minus five.
    let spaced = before.trim_end().trim_end_matches(is_minus);
    let has_spaced_minus = kept.len() == before.len() && spaced.len() < before.trim_end().len();
    let begin = if has_spaced_minus { spaced.len() } else { kept.len() };
    Some((cell.get(..begin)?, cell.get(begin..last)?, cell.get(last..)?))
}

/// Whether a cell is written as JSON writes a whole number, as most are.
fn is_plain(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a cell shows of how numbers are written.
pub(crate) fn evidence(cell: &str) -> Evidence {
    if is_plain(cell) {
        return Evidence::None;
    }
    let Some((_, body, _)) = parts(cell) else { return Evidence::None };
    let (commas, points) = (body.matches(',').count(), body.matches('.').count());
    let (mark, decimal) = match (commas, points) {
        (1, 0) => (',', Decimal::Comma),
        (0, 1) => ('.', Decimal::Point),
        (1, 1) if body.find(',') > body.find('.') => return Evidence::Comma,
        (1, 2..) | (0, 2..) => return Evidence::Comma,
        (1 | 2.., 1) | (2.., 0) => return Evidence::Point,
        _ => return Evidence::None,
    };
    let (whole, rest) = body.split_once(mark).unwrap_or_default();
    if !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return Evidence::None;
    }
    let whole = whole.trim_start_matches(is_minus);
    let may_group = rest.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && whole.bytes().all(|byte| byte.is_ascii_digit());
    match (may_group, decimal) {
        (true, _) => Evidence::Unclear(decimal),
        (false, Decimal::Comma) => Evidence::Comma,
        (false, Decimal::Point) => Evidence::Point,
    }
}

/// The number in a cell whose column is written so; `None` if it is none, or written otherwise.
pub(crate) fn number(cell: &str, decimal: Decimal) -> Option<Number<'_>> {
    if is_plain(cell) {
        return Some(Number { digits: Cow::Borrowed(cell), unit: None, precision: None });
    }
    let (before, body, after) = parts(cell)?;
    let (before, after, is_bracketed) = unbracketed(before.trim(), after.trim());
    let (before, is_before) =
        signed(before, |it| it.strip_prefix(is_minus).or_else(|| it.strip_prefix("minus")));
    let (after, is_flat) = unflattened(after);
    let (after, is_first) = signed(after, |it| it.strip_prefix(is_minus));
    let (after, is_last) = signed(after, |it| it.strip_suffix(is_minus));
    let (body, is_own) = signed(body, |it| it.strip_prefix(is_minus));
    // Two signs are a slip, whichever was meant.
    let signs = [is_bracketed, is_before, is_first, is_last, is_own];
    let is_negative = match signs.iter().filter(|is_sign| **is_sign).count() {
        0 => false,
        1 => true,
        _ => return None,
    };
    let body = body.strip_prefix('+').map_or(body, str::trim_start);
    let (before, precision) = hedge(before)?;
    let (before, after) = (words_only(before)?, words_only(after)?);
    let unit = match (before.is_empty(), after.is_empty()) {
        (true, true) => is_flat.then_some(Unit::Kronor),
        (true, false) => Some(Unit::written(after)?),
        (false, true) => Some(Unit::written(before)?),
        (false, false) => Some(Unit::written(&[before, " ", after].concat())?),
    };
    if is_flat && unit != Some(Unit::Kronor) {
        return None;
    }
    let digits = digits(body, decimal, is_negative)?;
    Some(Number { digits: Cow::Owned(digits), unit, precision })
}

/// What stands around a number without the brackets by which accountants write a minus.
fn unbracketed<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str, bool) {
    let Some(own) = before.strip_suffix('(') else { return (before, after, false) };
    let rest = after.strip_prefix(')').or_else(|| after.strip_suffix(')'));
    rest.map_or((before, after, false), |rest| (own.trim(), rest.trim(), true))
}

/// A piece without the sign that it begins or ends with, and whether it has one.
fn signed<'a>(piece: &'a str, strip: impl Fn(&'a str) -> Option<&'a str>) -> (&'a str, bool) {
    match strip(piece) {
        Some(rest) => (rest.trim(), true),
        None => (piece, false),
    }
}

/// What stands behind a number without the stroke that stands for no öre: "5:-", "5 kr:-".
fn unflattened(after: &str) -> (&str, bool) {
    let rest = after.strip_suffix(is_minus).and_then(|rest| rest.strip_suffix([':', ',', '.']));
    rest.map_or((after, false), |rest| (rest.trim(), true))
}

/// Words, perhaps in brackets; `None` where a sign is among them that may mean anything.
fn words_only(piece: &str) -> Option<&str> {
    let own = piece.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(piece);
    let is_of_word = |letter: char| {
        letter.is_alphanumeric() || letter.is_whitespace() || matches!(letter, '.' | '\u{ad}')
    };
    own.chars().all(is_of_word).then_some(own)
}

/// What stands before a number without its hedge, and the hedge; `None` if it is something else.
fn hedge(before: &str) -> Option<(&str, Option<Precision>)> {
    let before = before.trim();
    if before.is_empty() {
        return Some(("", None));
    }
    let words = folded(before);
    match HEDGES.iter().find(|(word, _)| *word == words) {
        Some((_, precision)) => Some(("", Some(*precision))),
        None => match before.trim_start_matches(['~', '≈']) {
            "" => Some(("", Some(Precision::About))),
            _ => Some((before, None)),
        },
    }
}

/// Digits as JSON writes them; `None` if what groups them does not group thousands.
fn digits(body: &str, decimal: Decimal, is_negative: bool) -> Option<String> {
    let (mark, grouping) = match decimal {
        Decimal::Comma => (',', '.'),
        Decimal::Point => ('.', ','),
    };
    let (whole, fraction) = match body.split_once(mark) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let mut text = String::with_capacity(body.len() + 1);
    if is_negative {
        text.push('-');
    }
    let groups = whole.split(|letter| is_gap(letter) || letter == grouping);
    for (count, group) in groups.enumerate() {
        let is_number = group.bytes().all(|byte| byte.is_ascii_digit());
        let is_group = match count {
            0 => group.len() <= 3 || !whole.contains(|l| is_gap(l) || l == grouping),
            _ => group.len() == 3,
        };
        if !is_number || !is_group {
            return None;
        }
        text.push_str(group);
    }
    if let Some(fraction) = fraction {
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if whole.is_empty() {
            text.push('0');
        }
        text.push('.');
        text.push_str(fraction);
    }
    Some(text)
}

/// How the numbers of cells are written, and a cell that leaves it open if none settles it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style<'a> {
    pub(crate) commas: usize,
    pub(crate) points: usize,
    /// The first cell that may be read in two ways.
    pub(crate) unclear: Option<(usize, &'a str)>,
}

impl<'a> Style<'a> {
    /// What the cells show together.
    pub(crate) fn of(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut style = Self::default();
        for (row, cell) in cells.enumerate() {
            match evidence(cell) {
                Evidence::None => {}
                Evidence::Comma => style.commas += 1,
                Evidence::Point => style.points += 1,
                Evidence::Unclear(_) => style.unclear = style.unclear.or(Some((row, cell))),
            }
        }
        style
    }

    /// The mark before decimals that more cells have; `None` where as many have the other.
    pub(crate) fn decimal(&self) -> Option<Decimal> {
        match self.commas.cmp(&self.points) {
            core::cmp::Ordering::Greater => Some(Decimal::Comma),
            core::cmp::Ordering::Less => Some(Decimal::Point),
            core::cmp::Ordering::Equal => None,
        }
    }
}
