//! What the rows of a mark have among them: as much of them as a verdict asks for.

use crate::dataset::{Expenditure, Funding, Recurrence, Year, YearRange};

/// What stands behind a mark, without its rows.
///
/// Everything is a union: of two marks, the traits of both together are the sum of their traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Traits {
    /// How often the money comes, in [`Recurrence::ALL`]'s order.
    pub recurrences: Seen,
    /// Whose money it is, in [`Funding::ALL`]'s order.
    pub fundings: Seen,
    /// Running costs or buildings, in [`Expenditure::ALL`]'s order.
    pub expenditures: Seen,
    /// The years that the rows stand for, of a span all of them.
    pub years: YearSet,
    /// The price levels of the amounts: a row's own, else its years.
    pub price_levels: YearSet,
    /// Some amount is at a price level of its own.
    pub has_own_price_level: bool,
    /// The price index lacks one of the price levels.
    pub is_inconvertible: bool,
    /// Some of it is a plan.
    pub has_plan: bool,
    /// Some of it is no plan.
    pub has_firm: bool,
    /// The years of a row were inferred.
    pub has_inferred_years: bool,
    /// What followed a row is not checked.
    pub has_unchecked: bool,
    /// A row's source is a party.
    pub has_party: bool,
    /// Some of it is one sum for several years.
    pub has_span: bool,
    /// Some of it is what a whole leaves beside its parts.
    pub has_remainder: bool,
    /// The year whose residents were taken, where a later one is not known yet.
    pub residents_borrowed_from: Option<Year>,
}

impl Traits {
    /// The traits of both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            recurrences: self.recurrences.plus(other.recurrences),
            fundings: self.fundings.plus(other.fundings),
            expenditures: self.expenditures.plus(other.expenditures),
            years: self.years.plus(other.years),
            price_levels: self.price_levels.plus(other.price_levels),
            has_own_price_level: self.has_own_price_level || other.has_own_price_level,
            is_inconvertible: self.is_inconvertible || other.is_inconvertible,
            has_plan: self.has_plan || other.has_plan,
            has_firm: self.has_firm || other.has_firm,
            has_inferred_years: self.has_inferred_years || other.has_inferred_years,
            has_unchecked: self.has_unchecked || other.has_unchecked,
            has_party: self.has_party || other.has_party,
            has_span: self.has_span || other.has_span,
            has_remainder: self.has_remainder || other.has_remainder,
            residents_borrowed_from: self
                .residents_borrowed_from
                .max(other.residents_borrowed_from),
        }
    }

    /// Whether some of the money comes like that.
    pub fn has_recurrence(&self, recurrence: Recurrence) -> bool {
        self.recurrences.has(recurrence as usize)
    }

    /// Whether some of it is that money.
    pub fn has_funding(&self, funding: Funding) -> bool {
        self.fundings.has(funding as usize)
    }

    /// Whether some of it is spent on that.
    pub fn has_expenditure(&self, expenditure: Expenditure) -> bool {
        self.expenditures.has(expenditure as usize)
    }
}

/// Which values of a short closed list occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Seen(u8);

impl Seen {
    /// Only the value at that place of its list.
    pub(super) const fn only(place: usize) -> Self {
        Self(1 << (place & 7))
    }

    const fn has(self, place: usize) -> bool {
        self.0 & Self::only(place).0 != 0
    }

    const fn plus(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Some years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct YearSet([u64; 5]);

impl YearSet {
    /// The years of a run.
    pub fn of(years: YearRange) -> Self {
        let mut set = Self::default();
        for year in years.years() {
            let (word, bit) = place(year);
            if let Some(word) = set.0.get_mut(word) {
                *word |= bit;
            }
        }
        set
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
    use super::{Traits, YearSet};
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

    #[test]
    fn nothing_is_neutral() {
        let traits =
            Traits { years: YearSet::of(run(2018, 2019)), has_plan: true, ..Traits::default() };
        assert_eq!(traits.plus(Traits::default()), traits);
        assert_eq!(Traits::default().plus(traits), traits);
    }
}
