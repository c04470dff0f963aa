//! Rows that say the same twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dataset::Investment;

/// Each row that says in every member but its id what an earlier one says, with the first that does.
///
/// Takes time in proportion to the rows, whatever they are.
pub(crate) fn repeats(rows: &[Investment]) -> Vec<(usize, usize)> {
    let mut first: HashMap<u64, usize> = HashMap::with_capacity(rows.len());
    let mut repeats = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let before = *first.entry(digest(row)).or_insert(at);
        let is_same = |other: &Investment| {
            Investment { id: String::new(), ..row.clone() }
                == Investment { id: String::new(), ..other.clone() }
        };
        if before != at && rows.get(before).is_some_and(is_same) {
            repeats.push((at, before));
        }
    }
    repeats
}

/// A number that rows which say the same have in common, and hardly any others.
fn digest(row: &Investment) -> u64 {
    let mut hasher = DefaultHasher::new();
    (row.region, row.area, &row.purpose, row.amount, row.from, row.to).hash(&mut hasher);
    (row.phase, row.recurrence, row.nature, row.funding, row.expenditure).hash(&mut hasher);
    (row.precision, row.part_of, row.source, &row.locator, &row.note).hash(&mut hasher);
    hasher.finish()
}
