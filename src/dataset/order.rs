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

/// The keys in ascending order, each with its place before; equals stay in theirs.
///
/// A sort of its own: a million keys in a row are sorted four times as fast as their places.
pub(crate) fn sorted_keys(keys: Vec<u128>) -> Vec<(u128, usize)> {
    let mut keys: Vec<(u128, usize)> = keys.into_iter().zip(0..).collect();
    keys.sort_unstable();
    keys
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

/// The places of names in a list.
///
/// Names are put in the order of a number that is made from each, which is quicker to compare;
/// however many have the same number, finding one among them is no slower.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    names: Vec<(u64, &'a str)>,
    order: Vec<usize>,
}

impl<'a> Lookup<'a> {
    /// The names of a list, in its order.
    pub(crate) fn new(names: &[&'a str]) -> Self {
        let names: Vec<_> = names.iter().map(|&name| (hash(name), name)).collect();
        let order = sorted(names.len(), &|a, b| names.get(a).cmp(&names.get(b)));
        Self { names, order }
    }

    /// The place of the first that has that name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let wanted = Some((hash(name), name));
        let at = |place: usize| self.names.get(place).copied();
        let first = self.order.partition_point(|&place| at(place) < wanted);
        self.order.get(first).copied().filter(|&place| at(place) == wanted)
    }

    /// Which of the names stand in the list before, by place.
    pub(crate) fn repeated(&self) -> Vec<bool> {
        let mut is_repeated = vec![false; self.names.len()];
        for (&before, &this) in self.order.iter().zip(self.order.iter().skip(1)) {
            if let Some(place) = is_repeated.get_mut(this) {
                *place = self.names.get(before) == self.names.get(this);
            }
        }
        is_repeated
    }
}

/// A number that differs for most names (FNV-1a).
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Lookup, distinct, sorted};

    #[test]
    fn equals_stay_in_their_order() {
        let words = ["b", "a", "b", "a"];
        let compare = |a: usize, b: usize| words[a].cmp(words[b]);
        assert_eq!(sorted(4, &compare), [1, 3, 0, 2]);
        assert_eq!(distinct(&[3, 1, 3, 2, 1]), [1, 2, 3]);
    }

    #[test]
    fn the_first_of_a_name_is_found() {
        let names = Lookup::new(&["b", "a", "b", ""]);
        assert_eq!(names.repeated(), [false, false, true, false]);
        assert_eq!(
            ["a", "b", "", "c"].map(|name| names.find(name)),
            [Some(1), Some(0), Some(3), None]
        );
    }
}
