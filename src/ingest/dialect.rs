//! What separates the fields of a file, and which of its lines are the table.

use crate::ingest::import::is_minus;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::{Decimal, is_heading};

/// What may separate fields, the most certain first.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// How many lines show what separates fields.
const SAMPLE_LINES: usize = 60;

/// How much of a file is looked at for that, bytes.
const SAMPLE_BYTES: usize = 100_000;

/// What separates the fields of a text, and how many bytes of it only say so.
pub(super) fn separator(text: &str) -> (u8, usize) {
    // A spreadsheet's own line: `sep=;`.
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let said = first.trim().strip_prefix("sep=").or(first.trim().strip_prefix("SEP="));
    if let Some([separator]) = said.map(str::as_bytes)
        && SEPARATORS.contains(separator)
    {
        return (*separator, first.len());
    }
    let counts = counts(text);
    let mut best = (0, b',');
    for (place, &separator) in SEPARATORS.iter().enumerate() {
        let found: Vec<usize> = counts.iter().filter_map(|line| line.get(place).copied()).collect();
        let alike = alike(&found);
        if alike > best.0 {
            best = (alike, separator);
        }
    }
    (best.1, 0)
}

/// The mark before decimals that goes with a separator: a comma cannot be both.
pub(super) fn decimal_of(separator: u8) -> Option<Decimal> {
    match separator {
        b';' => Some(Decimal::Comma),
        b',' => Some(Decimal::Point),
        _ => None,
    }
}

/// How often each separator stands outside quotes, by line.
fn counts(text: &str) -> Vec<[usize; 3]> {
    let mut lines = Vec::new();
    let mut line = [0; 3];
    let (mut is_quoted, mut is_empty) = (false, true);
    for &byte in text.as_bytes().iter().take(SAMPLE_BYTES) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                if !is_empty {
                    lines.push(line);
                }
                (line, is_empty) = ([0; 3], true);
                if lines.len() >= SAMPLE_LINES {
                    return lines;
                }
                continue;
            }
            _ if !is_quoted => {
                if let Some(place) = SEPARATORS.iter().position(|it| *it == byte)
                    && let Some(count) = line.get_mut(place)
                {
                    *count += 1;
                }
            }
            _ => {}
        }
        is_empty &= matches!(byte, b'\r' | b' ');
    }
    if !is_empty {
        lines.push(line);
    }
    lines
}

/// How many lines have the same count, the most frequent one that is not zero.
fn alike(counts: &[usize]) -> usize {
    let same = |count: usize| counts.iter().filter(|it| **it == count).count();
    counts.iter().filter(|count| **count > 0).map(|count| same(*count)).max().unwrap_or(0)
}

/// How many records from the start may stand above the headings.
pub(super) const MAX_ABOVE: usize = 40;

/// Which of the first records are the headings: those that a descriptor names, if any does.
pub(super) fn headings(records: &[Vec<&str>], named: &[&str]) -> usize {
    let is_named = |field: &&&str| named.iter().any(|name| name.eq_ignore_ascii_case(field));
    let named_in = |record: &Vec<&str>| record.iter().filter(is_named).count();
    let most = records.iter().map(named_in).max().unwrap_or(0);
    if most > 0 {
        return records.iter().position(|record| named_in(record) == most).unwrap_or(0);
    }
    let widest = records.iter().map(filled).max().unwrap_or(0);
    let candidates: Vec<(usize, usize)> = (0..records.len())
        .filter(|at| may_be_headings(records, *at))
        .map(|at| (at, known_in(records, at)))
        .collect();
    let best = candidates.iter().map(|(_, score)| *score).max().unwrap_or(0);
    let width = |at: usize| records.get(at).map_or(0, filled);
    if best >= 2 || best == widest && best > 0 {
        let best = candidates.iter().filter(|(_, score)| *score == best).map(|(at, _)| *at);
        // Of equally known ones the widest: two words above a table may be known, too.
        let most = best.clone().map(width).max().unwrap_or(0);
        return best.into_iter().find(|at| width(*at) == most).unwrap_or(0);
    }
    // Titles fill one cell, headings most of them.
    let is_wide = |at: &usize| width(*at) * 10 >= widest * 6 && width(*at) > 0;
    let first = candidates.iter().map(|(at, _)| *at).find(is_wide);
    first.or_else(|| (0..records.len()).find(is_wide)).unwrap_or(0)
}

fn filled(record: &Vec<&str>) -> usize {
    record.iter().filter(|field| !field.is_empty()).count()
}

/// Whether a record can be the headings: none of its cells is an amount, and rows stand below it.
fn may_be_headings(records: &[Vec<&str>], at: usize) -> bool {
    let Some(record) = records.get(at) else { return false };
    let has_rows = records.iter().skip(at + 1).any(|other| filled(other) >= 2.min(filled(record)));
    let is_amount = |field: &&str| is_number(field) && !is_year(field);
    filled(record) > 0 && has_rows && !record.iter().any(is_amount)
}

/// How many headings that are understood are among a record's cells.
///
/// What stands below itself again, or is a year above years, is a cell of a row.
fn known_in(records: &[Vec<&str>], at: usize) -> usize {
    /// So many records show what stands in a column.
    const BELOW: usize = 10;
    let Some(record) = records.get(at) else { return 0 };
    let is_known = |(column, field): &(usize, &&str)| {
        if field.len() >= 100 || !is_heading(&folded(field)) {
            return false;
        }
        let below = records.iter().skip(at + 1).take(BELOW);
        let below = below.filter_map(|other| other.get(*column)).filter(|other| !other.is_empty());
        let is_alike = |other: &&&str| **other == **field || is_year(field) && is_year(other);
        let (alike, all) = (below.clone().filter(is_alike).count(), below.count());
        alike * 2 <= all.saturating_sub(1)
    };
    record.iter().enumerate().filter(is_known).count()
}

fn is_number(field: &str) -> bool {
    let is_of_number = |letter: char| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || is_minus(letter)
            || ",.'()".contains(letter)
    };
    field.bytes().any(|byte| byte.is_ascii_digit()) && field.chars().all(is_of_number)
}

fn is_year(field: &str) -> bool {
    field.len() == 4
        && field.bytes().all(|byte| byte.is_ascii_digit())
        && ("1900".."2200").contains(&field)
}

#[cfg(test)]
mod tests {
    use super::{headings, separator};

    #[test]
    fn separators_are_recognised() {
        for (text, expected) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n", b';'),
            ("a\tb\n1,5\t2;5\n", b'\t'),
            ("\"a,b\";c\n\"1,2\";3\n", b';'),
            ("Titel, med komma\n\na;b\n1;2\n3;4\n", b';'),
            ("a\n1\n", b','),
            ("", b','),
        ] {
            assert_eq!(separator(text), (expected, 0), "{text}");
        }
        assert_eq!(separator("sep=;\r\na,b;c\n"), (b';', 7));
    }

    #[test]
    fn headings_stand_below_titles() {
        let records = |text: &'static str| -> Vec<Vec<&str>> {
            text.lines().map(|line| line.split(';').collect()).collect()
        };
        for (text, expected) in [
            ("region;år;belopp\n14;2018;350", 0),
            ("Beslutade belopp;;\nMiljoner kronor;;\nRegion;År;Belopp\n14;2018;350", 2),
            ("Tabell 1\nx;y;z\n1;2;3\n4;5;6", 1),
            (";2019;2020\nSkåne;1;2", 0),
            // Cells of rows are no headings, even if they could be.
            ("Region;Period från;Period till;Medel\nSkåne;2021;2022;5\nHalland;2021;2022;6", 0),
            (
                "Länsnamn;Från och med;Till och med;Utgift\nSkåne;2021;2022;2000\nHalland;2021;2022;6",
                0,
            ),
            ("kod;ar;summa;valuta\n12;2021;5;SEK", 0),
            ("kod;ar;x;valuta\n12;2021;5;SEK\n13;2021;6;SEK", 0),
            ("År;2021\nEnhet;mnkr\n\nRegion;Ändamål;Belopp\nSkåne;Vård;5", 3),
        ] {
            assert_eq!(headings(&records(text), &[]), expected, "{text}");
        }
        let text = "Kommunkod;Budgetår;Utgift;Valuta\n12;2021;5;SEK\n13;2022;6;SEK";
        assert_eq!(headings(&records(text), &["Kommunkod", "Utgift"]), 0);
    }
}
