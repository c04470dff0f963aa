//! Numbers by whose order what is alike comes together.

use crate::dataset::class::Class;
use crate::dataset::{Year, YearRange, order};

/// What differs between things that are not added up, region by region.
#[derive(Debug)]
pub(super) struct Keys {
    /// See [`key`].
    keys: Vec<u128>,
    /// Where those of each region end, by region.
    ends: Vec<usize>,
}

const YEARS_BITS: u32 = 18;
const PLACE_BITS: u32 = 32;

/// A number that differs between what is not added up, and the place that it is of; its order is that
/// of a level: 32 bits of the area, 42 of the rest of the class, 18 of the years, 32 of the place.
pub(super) fn key(class: &Class, years: YearRange, place: usize) -> u128 {
    let year = |year: Year| u128::from(year.number() - Year::MIN.number());
    let years = year(years.first()) << 9 | year(years.last());
    (class.code() << YEARS_BITS | years) << PLACE_BITS | u128::from(place as u32)
}

/// The key without its place, and the place.
pub(super) fn without_place(key: u128) -> (u128, usize) {
    (key >> PLACE_BITS, key as u32 as usize)
}

/// The code of the class of a key without its place.
pub(super) fn code_of(key: u128) -> u128 {
    key >> YEARS_BITS
}

/// The years of a key without its place.
pub(super) fn years_of(key: u128) -> Option<YearRange> {
    let year = |bits: u128| Year::new(i64::from(Year::MIN.number()) + (bits & 511) as i64);
    YearRange::new(year(key >> 9)?, year(key)?)
}

impl Keys {
    /// Without any, with room for so many.
    pub(super) fn with_room(count: usize) -> Self {
        Self { keys: Vec::with_capacity(count), ends: Vec::new() }
    }

    /// Keys in any order, each with its region; those of each region in their order.
    pub(super) fn by_region(keys: &[u128], regions: &[u32], count: usize) -> Self {
        // First where each region begins, then where the next of its keys goes: in the end, where it ends.
        let mut ends = vec![0; count + 1];
        for &region in regions {
            if let Some(next) = ends.get_mut(region as usize + 1) {
                *next += 1;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before += *end;
            *end = before;
        }
        let mut arranged = vec![0; keys.len()];
        for (&key, &region) in keys.iter().zip(regions) {
            let Some(next) = ends.get_mut(region as usize) else { continue };
            if let Some(place) = arranged.get_mut(*next) {
                *place = key;
                *next += 1;
            }
        }
        ends.truncate(count);
        Self { keys: arranged, ends }
    }

    /// Adds one to the region that has not ended.
    pub(super) fn push(&mut self, key: u128) {
        self.keys.push(key);
    }

    /// Ends a region, and sorts its keys.
    pub(super) fn end_region(&mut self) {
        let begin = self.ends.last().copied().unwrap_or(0);
        order::sort_keys(self.keys.get_mut(begin..).unwrap_or_default());
        self.ends.push(self.keys.len());
    }

    /// Sorts the keys of each region.
    pub(super) fn sort(&mut self) {
        let mut begin = 0;
        for &end in &self.ends {
            order::sort_keys(self.keys.get_mut(begin..end).unwrap_or_default());
            begin = end;
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The keys of each region.
    pub(super) fn regions(&self) -> impl Iterator<Item = &[u128]> {
        let begins = core::iter::once(&0).chain(&self.ends);
        let regions = begins.zip(&self.ends);
        regions.map(|(&begin, &end)| self.keys.get(begin..end).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_are_sorted_within_their_region() {
        let mut keys = Keys::by_region(&[5, 4, 3, 2, 1], &[2, 0, 2, 0, 2], 4);
        keys.sort();
        let expected: [&[u128]; 4] = [&[2, 4], &[], &[1, 3, 5], &[]];
        assert_eq!(keys.regions().collect::<Vec<_>>(), expected);
        let mut further = Keys::with_room(3);
        for region in expected {
            region.iter().rev().for_each(|key| further.push(*key));
            further.end_region();
        }
        assert_eq!(further.regions().collect::<Vec<_>>(), expected);
        assert_eq!(further.len(), 5);
    }
}
