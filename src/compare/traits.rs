//! What the rows of a mark have among them: as much of them as a verdict asks for.

use crate::dataset::{Expenditure, Funding, Notes, Recurrence, Year, YearSet};

/// What stands behind a mark, without its rows.
///
/// Everything is a union: of two marks, the traits of both together are the sum of their traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Traits {
    /// How often the money comes, whose it is, what it is spent on.
    pub(super) notes: Notes,
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
            notes: self.notes.plus(other.notes),
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
    pub(crate) fn has_recurrence(&self, recurrence: Recurrence) -> bool {
        self.notes.has_recurrence(recurrence)
    }

    /// Whether some of it is that money.
    pub(crate) fn has_funding(&self, funding: Funding) -> bool {
        self.notes.has_funding(funding)
    }

    /// Whether some of it is spent on that.
    pub(crate) fn has_expenditure(&self, expenditure: Expenditure) -> bool {
        self.notes.has_expenditure(expenditure)
    }
}

#[cfg(test)]
mod tests {
    use super::Traits;
    use crate::dataset::{Year, YearRange, YearSet};

    #[test]
    fn nothing_is_neutral() {
        let years = YearSet::of(YearRange::single(Year::MIN));
        let none = Traits::default();
        for traits in [
            Traits { years, ..none },
            Traits { price_levels: years, ..none },
            Traits { has_own_price_level: true, ..none },
            Traits { is_inconvertible: true, ..none },
            Traits { has_plan: true, ..none },
            Traits { has_firm: true, ..none },
            Traits { has_inferred_years: true, ..none },
            Traits { has_unchecked: true, ..none },
            Traits { has_party: true, ..none },
            Traits { has_span: true, ..none },
            Traits { has_remainder: true, ..none },
            Traits { residents_borrowed_from: Some(Year::MIN), ..none },
        ] {
            assert_eq!(traits.plus(none), traits);
            assert_eq!(none.plus(traits), traits);
        }
    }
}
