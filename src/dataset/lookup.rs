//! The places of names in a list.

use crate::dataset::order;

/// The most slots in which a name is sought.
const MAX_PROBES: usize = 64;

/// Finds names in a list at once, by a number that is made from each.
///
/// Where too many names have numbers alike, which somebody must have sought for, they are halved in
/// their order instead: finding one is never slow, and making the lookup takes no longer than sorting.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    names: Vec<&'a str>,
    /// In the slot of a name's number, or one of those that follow it: its place + 1; 0 is free.
    slots: Vec<u32>,
    /// The first place of each name in the order of the names, if there are no slots.
    order: Vec<usize>,
    repeated: Vec<usize>,
}

impl<'a> Lookup<'a> {
    /// The names of a list, in its order.
    pub(crate) fn new(names: Vec<&'a str>) -> Self {
        let slots = vec![0; (2 * names.len()).next_power_of_two()];
        let mut lookup = Self { names, slots, order: Vec::new(), repeated: Vec::new() };
        for place in 0..lookup.names.len() {
            match lookup.names.get(place).and_then(|name| lookup.slot(name)) {
                Some((_, Some(_))) => lookup.repeated.push(place),
                Some((slot, None)) => {
                    if let Some(slot) = lookup.slots.get_mut(slot) {
                        *slot = place as u32 + 1;
                    }
                }
                None => {
                    lookup.sort();
                    break;
                }
            }
        }
        lookup
    }

    fn sort(&mut self) {
        let name = |at: usize| self.names.get(at);
        let mut order = order::sorted(self.names.len(), &|a, b| name(a).cmp(&name(b)));
        let mut repeated = Vec::new();
        // Equals stand in the order of their places.
        order.dedup_by(|this, first| {
            let is_equal = name(*this) == name(*first);
            repeated.extend(is_equal.then_some(*this));
            is_equal
        });
        self.repeated = order::ascending(&repeated);
        self.order = order;
        self.slots = Vec::new();
    }

    /// The slot that a name has or may have, with its place; none if there is no slot for it.
    fn slot(&self, name: &str) -> Option<(usize, Option<usize>)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(name) as usize;
        for step in 1..=MAX_PROBES {
            slot &= mask;
            let Some(place) = (*self.slots.get(slot)? as usize).checked_sub(1) else {
                return Some((slot, None));
            };
            if self.names.get(place) == Some(&name) {
                return Some((slot, Some(place)));
            }
            slot += step;
        }
        None
    }

    /// The name at a place.
    pub(crate) fn name(&self, place: usize) -> &'a str {
        self.names.get(place).copied().unwrap_or_default()
    }

    /// The place of the first that has that name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.order.is_empty() {
            return self.slot(name)?.1;
        }
        let name_at = |place: &usize| self.names.get(*place).copied();
        let first = self.order.partition_point(|place| name_at(place) < Some(name));
        self.order.get(first).copied().filter(|place| name_at(place) == Some(name))
    }

    /// The places of names that stand in the list before, ascending.
    pub(crate) fn repeated(&self) -> &[usize] {
        &self.repeated
    }
}

/// A number that differs for most names.
pub(crate) fn hash(name: &str) -> u32 {
    // The upper half depends on all bits of the words.
    (mixed_in(0, name) >> 32) as u32
}

/// A number that differs for most names, and for most numbers that it is made of, too.
pub(crate) fn mixed_in(number: u64, name: &str) -> u64 {
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    let (half, rest) = rest.as_chunks::<4>();
    let last = half.iter().fold(1, |_, half| 1 << 32 | u64::from(u32::from_le_bytes(*half)));
    let last = rest.iter().fold(last, |word, &byte| word << 8 | u64::from(byte));
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain([last]);
    words.fold(number, mixed)
}

/// The same of two numbers.
pub(crate) fn mixed(number: u64, other: u64) -> u64 {
    (number.rotate_left(5) ^ other).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::{Lookup, MAX_PROBES, hash};

    fn check(names: Vec<&str>, has_slots: bool) {
        let lookup = Lookup::new(names.clone());
        assert_eq!(lookup.order.is_empty(), has_slots);
        let first = |name: &str| names.iter().position(|other| *other == name);
        for name in names.iter().copied().chain(["", "c", "n1x"]) {
            assert_eq!(lookup.find(name), first(name), "{name}");
        }
        let repeated = (0..names.len()).filter(|&at| first(names[at]) != Some(at));
        assert_eq!(lookup.repeated(), repeated.collect::<Vec<_>>());
    }

    #[test]
    fn the_first_of_a_name_is_found() {
        check(Vec::new(), true);
        check(vec!["b", "a", "b", "", "a", "a"], true);
        // Miri is some thousand times slower.
        let count = if cfg!(miri) { 100 } else { 10_000 };
        let many: Vec<String> = (0..count).map(|at| format!("n{at}")).collect();
        check(many.iter().map(String::as_str).collect(), true);
    }

    #[test]
    fn names_with_numbers_alike_are_found_all_the_same() {
        // So many names have 256 slots, and all of these one number there: more than are sought through.
        let alike: Vec<String> = (0_u32..)
            .map(|at| format!("n{at}"))
            .filter(|name| hash(name).is_multiple_of(256))
            .take(MAX_PROBES + 2)
            .collect();
        let mut names: Vec<&str> = alike.iter().map(String::as_str).collect();
        names.extend(["n1", "n2", "n1"]);
        names.insert(1, names[0]);
        check(names, false);
    }
}
