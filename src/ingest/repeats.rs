//! Rows that say the same twice.

use crate::dataset::lookup::{mixed, mixed_in};
use crate::dataset::order::sort_keys;
use crate::dataset::{Investment, Language, Year};

/// Each row that says in every member but its id what an earlier one says, with the first that does;
/// given the [`digest`] of each.
///
/// Never takes longer than sorting the digests.
pub(crate) fn repeats(rows: &[Investment], digests: &[u64]) -> Vec<(usize, usize)> {
    let mut alike = alike(digests);
    sort_keys(&mut alike);
    let mut repeats = Vec::new();
    let mut first = u128::MAX;
    for key in alike {
        if key >> 64 != first >> 64 {
            first = key;
            continue;
        }
        let (again, before) = (key as u64 as usize, first as u64 as usize);
        if let (Some(row), Some(other)) = (rows.get(again), rows.get(before))
            && says_the_same(row, other)
        {
            repeats.push(u128::from(key as u64) << 64 | u128::from(first as u64));
        }
    }
    sort_keys(&mut repeats);
    repeats.iter().map(|pair| ((pair >> 64) as usize, *pair as u64 as usize)).collect()
}

/// The digests that may be there twice, each with its row behind it: of most rows none is.
fn alike(digests: &[u64]) -> Vec<u128> {
    /// So many marks a digest make it seldom that two share one by chance.
    const MARKS: usize = 16;
    let words = (MARKS * digests.len()).div_ceil(64).next_power_of_two();
    let (mut once, mut twice) = (vec![0_u64; words], vec![0_u64; words]);
    let mark = |digest: u64| ((digest >> 40) as usize & (words - 1), 1 << (digest >> 34 & 63));
    for &digest in digests {
        let (word, bit) = mark(digest);
        if let (Some(once), Some(twice)) = (once.get_mut(word), twice.get_mut(word)) {
            *twice |= *once & bit;
            *once |= bit;
        }
    }
    let is_alike = |digest: u64| {
        let (word, bit) = mark(digest);
        twice.get(word).is_some_and(|twice| twice & bit != 0)
    };
    let rows = digests.iter().enumerate().filter(|(_, digest)| is_alike(**digest));
    rows.map(|(row, digest)| u128::from(*digest) << 64 | row as u128).collect()
}

fn says_the_same(row: &Investment, other: &Investment) -> bool {
    // Whatever members there will be, they count.
    let without_id = |row: &Investment| Investment { id: String::new(), ..row.clone() };
    without_id(row) == without_id(other)
}

/// A number that rows which say the same have in common, and hardly any others; of what it is a part
/// does not count, which is found out last.
pub(crate) fn digest(row: &Investment) -> u64 {
    let kinds = [
        row.phase as u64,
        row.recurrence as u64,
        row.nature as u64,
        row.funding as u64,
        row.expenditure as u64,
        row.precision as u64,
    ];
    let kinds = kinds.into_iter().fold(0, |kinds, kind| kinds << 4 | kind);
    let years = [Some(row.from), row.to, row.plan_from, row.price_year];
    let number = |year: Option<Year>| year.map_or(0, |year| u64::from(year.number()));
    let years = years.into_iter().fold(0, |years, year| years << 16 | number(year));
    let amount = match row.amount {
        Ok(amount) => amount.minor() as u64,
        Err(reason) => !(reason as u64),
    };
    let places = (row.region as u64) << 40 | (row.area as u64) << 20 | row.source as u64;
    let numbers = [kinds, years, amount, places].into_iter().fold(0, mixed);
    let note = row.note.as_ref().map_or("", |note| note.get(Language::Swedish));
    let locator = row.locator.as_deref().unwrap_or_default();
    [row.purpose.get(Language::Swedish), locator, note].into_iter().fold(numbers, mixed_in)
}
