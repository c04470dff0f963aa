//! The values of a cube and their status, in any of the forms that they have.

use std::borrow::Cow;

use crate::ingest::document::{Document, words};
use crate::ingest::json::scan;
use crate::ingest::table::MAX_CELLS;

/// Something for each cell of a cube, by its place.
#[derive(Debug)]
pub(super) enum Cells<'a> {
    /// For every cell.
    All(Vec<&'a str>),
    /// For some; ascending.
    Some(Vec<(usize, &'a str)>),
    /// The same for every cell.
    Same(&'a str),
    None,
}

impl<'a> Cells<'a> {
    /// The values of a cube of so many cells.
    pub(super) fn values(document: &mut Document<'a>, value: &'a str, size: usize) -> Option<Self> {
        if value.starts_with('{') {
            return Self::sparse(document, value, size);
        }
        let items = document.items(value, MAX_CELLS)?;
        if items.len() != size {
            document.error(value, "wrong-length", &items.len().to_string(), &size.to_string());
            return None;
        }
        Some(Self::All(items))
    }

    /// The status of the cells: for each, for some or one for all.
    pub(super) fn status(document: &mut Document<'a>, value: &'a str, size: usize) -> Option<Self> {
        match value.as_bytes().first() {
            Some(b'"') => Some(Self::Same(value)),
            Some(b'{') => Self::sparse(document, value, size),
            _ => {
                let items = document.items(value, MAX_CELLS)?;
                match items.as_slice() {
                    [only] if size != 1 => Some(Self::Same(only)),
                    all if all.len() == size => Some(Self::All(items)),
                    all => {
                        let found = all.len().to_string();
                        document.error(value, "wrong-length", &found, &size.to_string());
                        None
                    }
                }
            }
        }
    }

    fn sparse(document: &mut Document<'a>, value: &'a str, size: usize) -> Option<Self> {
        let listed = scan::members(value, MAX_CELLS).unwrap_or_default();
        if listed.count > MAX_CELLS {
            document.error(value, "too-many", &listed.count.to_string(), &MAX_CELLS.to_string());
            return None;
        }
        let mut found = Vec::with_capacity(listed.items.len());
        for member in listed.items {
            let place = words(member.key).and_then(|key| place_of(&key));
            match place.filter(|place| *place < size) {
                Some(place) => found.push((place, member.value)),
                None => {
                    let last = format!("0–{}", size.saturating_sub(1));
                    document.error(member.key, "index-out-of-range", member.key, &last);
                }
            }
        }
        found.sort_by_key(|(place, _)| *place);
        Some(Self::Some(found))
    }

    /// What the cell at a place has.
    pub(super) fn get(&self, place: usize) -> Option<&'a str> {
        match self {
            Self::All(items) => items.get(place).copied(),
            Self::Some(found) => {
                let at = found.binary_search_by_key(&place, |(place, _)| *place).ok()?;
                found.get(at).map(|(_, value)| *value)
            }
            Self::Same(value) => Some(value),
            Self::None => None,
        }
    }

    /// The words that the cell at a place has.
    pub(super) fn words(&self, place: usize) -> Option<Cow<'a, str>> {
        self.get(place).and_then(words).filter(|words| !words.trim().is_empty())
    }
}

/// The place that a name of a sparse list is: digits as JSON writes a number, so that each place has
/// one name.
fn place_of(name: &str) -> Option<usize> {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = name == "0" || !name.starts_with('0');
    if is_plain && is_one { name.parse().ok() } else { None }
}

/// A number as JSON writes it, with so many zeros behind it and without an exponent.
pub(in crate::ingest) fn plain(number: &str, zeros: i64) -> Cow<'_, str> {
    /// Larger exponents are left as they are; no amount has them.
    const MOST: i64 = 40;
    let has_exponent = number.contains(['e', 'E']);
    if zeros == 0 && !has_exponent {
        return Cow::Borrowed(number);
    }
    let (digits, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent = exponent.parse::<i64>().ok().map(|exponent| exponent.saturating_add(zeros));
    let Some(exponent) = exponent.filter(|exponent| exponent.abs() <= MOST) else {
        return Cow::Borrowed(number);
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = [whole, fraction].concat();
    let point = whole.len() as i64 + exponent;
    let missing = "0".repeat(point.saturating_neg().max(0) as usize + usize::from(point <= 0));
    let behind = "0".repeat((point - all.len() as i64).max(0) as usize);
    let all = [missing.as_str(), &all, &behind].concat();
    let (whole, fraction) = all.split_at_checked(point.max(1) as usize).unwrap_or((&all, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Cow::Owned(written(sign, whole, fraction))
}

/// A number of these digits, without zeros at its end that say nothing.
pub(in crate::ingest) fn written(sign: &str, whole: &str, fraction: &str) -> String {
    let fraction = fraction.trim_end_matches('0');
    let mark = if fraction.is_empty() { "" } else { "." };
    [sign, whole, mark, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_out() {
        for (number, zeros, expected) in [
            ("1725881", 0, "1725881"),
            ("12.50", 0, "12.50"),
            ("1.5e3", 0, "1500"),
            ("-1.25E+1", 0, "-12.5"),
            ("25e-3", 0, "0.025"),
            ("1e-2", 0, "0.01"),
            ("100e-2", 0, "1"),
            ("10.25", 3, "10250"),
            ("0.5", 3, "500"),
            ("0", 3, "0"),
            ("1e999", 0, "1e999"),
        ] {
            assert_eq!(plain(number, zeros), expected, "{number} {zeros}");
        }
    }
}
