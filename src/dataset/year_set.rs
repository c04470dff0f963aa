//! Some years, not all in a row.

use crate::dataset::{Year, YearRange};

/// Some years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct YearSet([u64; 5]);

impl YearSet {
    /// The years of a run.
    pub fn of(years: YearRange) -> Self {
        let mut set = Self::default();
        set.add(years);
        set
    }

    /// Takes in the years of a run.
    pub fn add(&mut self, years: YearRange) {
        for year in years.years() {
            let (word, bit) = place(year);
            if let Some(word) = self.0.get_mut(word) {
                *word |= bit;
            }
        }
    }

    /// The years of both.
    pub fn plus(mut self, other: Self) -> Self {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        self
    }

    /// Whether it has that year.
    pub fn contains(&self, year: Year) -> bool {
        let (word, bit) = place(year);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many years it has.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Its years, ascending.
    pub fn years(&self) -> impl Iterator<Item = Year> + '_ {
        let all = YearRange::new(Year::MIN, Year::MAX);
        all.into_iter().flat_map(YearRange::years).filter(|year| self.contains(*year))
    }
}

fn place(year: Year) -> (usize, u64) {
    let offset = usize::from(year.number() - Year::MIN.number());
    (offset / 64, 1 << (offset % 64))
}

#[cfg(test)]
mod tests {
    use super::YearSet;
    use crate::dataset::{Year, YearRange};

    fn run(first: i64, last: i64) -> YearRange {
        YearRange::new(Year::new(first).unwrap(), Year::new(last).unwrap()).unwrap()
    }

    #[test]
    fn a_set_has_its_years_and_no_others() {
        let set = YearSet::of(run(1900, 1901)).plus(YearSet::of(run(2199, 2200)));
        let years: Vec<u16> = set.years().map(Year::number).collect();
        assert_eq!(years, [1900, 1901, 2199, 2200]);
        assert_eq!(set.count(), 4);
        assert_eq!(YearSet::of(run(2018, 2018)), YearSet::of(run(2018, 2018)));
    }
}
