//! The order of things that are known by their places in a list.
//!
//! Everything that the core sorts, it sorts here: two sorts in the download instead of a dozen.

use core::cmp::Ordering;

/// The numbers below `len` in the order of what they stand for; equals stay in theirs.
pub(crate) fn sorted(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    order
}

/// Sorts keys, ascending.
///
/// A sort of its own: a million keys in a row are sorted many times as fast as their places.
pub(crate) fn sort_keys(keys: &mut [u128]) {
    keys.sort_unstable();
}

/// The items in that order of their places; those that it does not name are left out.
pub(crate) fn arranged<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut loose: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.iter().filter_map(|&place| loose.get_mut(place)?.take()).collect()
}

/// The numbers, ascending.
pub(crate) fn ascending(numbers: &[usize]) -> Vec<usize> {
    let order = sorted(numbers.len(), &|a, b| numbers.get(a).cmp(&numbers.get(b)));
    order.into_iter().filter_map(|at| numbers.get(at).copied()).collect()
}

/// The numbers, ascending, each once.
pub(crate) fn distinct(numbers: &[usize]) -> Vec<usize> {
    let mut numbers = ascending(numbers);
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::{distinct, sorted};

    #[test]
    fn equals_stay_in_their_order() {
        let words = ["b", "a", "b", "a"];
        let compare = |a: usize, b: usize| words[a].cmp(words[b]);
        assert_eq!(sorted(4, &compare), [1, 3, 0, 2]);
        assert_eq!(distinct(&[3, 1, 3, 2, 1]), [1, 2, 3]);
    }
}
