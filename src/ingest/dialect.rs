//! What separates the fields of a file, and which of its lines are the table.

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

/// Which of the first records are the headings.
pub(super) fn headings(records: &[Vec<&str>]) -> usize {
    let filled = |record: &Vec<&str>| record.iter().filter(|it| !it.is_empty()).count();
    let widest = records.iter().map(filled).max().unwrap_or(0);
    let known = |record: &Vec<&str>| {
        record.iter().filter(|field| field.len() < 100 && is_heading(&folded(field))).count()
    };
    let scores: Vec<usize> = records.iter().map(known).collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    if best >= 2 || best == widest && best > 0 {
        return scores.iter().position(|score| *score == best).unwrap_or(0);
    }
    // Titles fill one cell, headings most of them.
    let is_wide = |record: &Vec<&str>| filled(record) * 10 >= widest * 6 && filled(record) > 0;
    records.iter().position(is_wide).unwrap_or(0)
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
        ] {
            assert_eq!(headings(&records(text)), expected, "{text}");
        }
    }
}
