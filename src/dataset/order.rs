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

/// Sorts keys, each with its place: ascending, equals by what `ties` says of their places, then in
/// the order of these.
///
/// A sort of its own: a million keys in a row are sorted four times as fast as their places.
pub(crate) fn sort_keys(keys: &mut [(u128, usize)], ties: &dyn Fn(usize, usize) -> Ordering) {
    keys.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| ties(a.1, b.1)).then_with(|| a.1.cmp(&b.1))
    });
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
    names: Vec<&'a str>,
    /// Each number with the place of its name.
    order: Vec<(u128, usize)>,
}

impl<'a> Lookup<'a> {
    /// The names of a list, in its order.
    pub(crate) fn new(names: Vec<&'a str>) -> Self {
        let name = |at: usize| names.get(at);
        let mut order: Vec<_> = names.iter().map(|name| hash(name)).zip(0..).collect();
        sort_keys(&mut order, &|a, b| name(a).cmp(&name(b)));
        Self { names, order }
    }

    /// The names, in the order of the list.
    pub(crate) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// The place of the first that has that name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let wanted = (hash(name), Some(name));
        let named = |&(number, place): &(u128, usize)| (number, self.names.get(place).copied());
        let first = self.order.partition_point(|at| named(at) < wanted);
        self.order.get(first).filter(|at| named(at) == wanted).map(|&(_, place)| place)
    }

    /// Which of the names stand in the list before, by place.
    pub(crate) fn repeated(&self) -> Vec<bool> {
        let mut is_repeated = vec![false; self.names.len()];
        for (&(before_number, before), &(number, this)) in
            self.order.iter().zip(self.order.iter().skip(1))
        {
            if before_number != number {
                continue;
            }
            if let Some(place) = is_repeated.get_mut(this) {
                *place = self.names.get(before) == self.names.get(this);
            }
        }
        is_repeated
    }
}

/// A number that differs for most names (FNV-1a).
fn hash(name: &str) -> u128 {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    u128::from(hash)
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
        let names = Lookup::new(vec!["b", "a", "b", ""]);
        assert_eq!(names.repeated(), [false, false, true, false]);
        assert_eq!(
            ["a", "b", "", "c"].map(|name| names.find(name)),
            [Some(1), Some(0), Some(3), None]
        );
    }
}
