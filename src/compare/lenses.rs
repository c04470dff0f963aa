//! The three lenses: whether total, per resident and real prices tell the same order.

use crate::compare::adjust::Lens;
use crate::compare::rank::is_above;
use crate::compare::{Comparison, Slot, Value, compare};
use crate::dataset::{CoverageKind, Dataset, YearRange, order};
use crate::view::{ChartKind, Measure, Prices, View};

/// A way to look at the same money: a measure at a price level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LensName {
    /// The measure.
    pub measure: Measure,
    /// The price level.
    pub prices: Prices,
}

/// Two lenses that put regions in different orders, with the pair that shows it best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OrderContrast {
    /// The lens by which [`Self::region`] is more than 4 per cent above [`Self::other`].
    pub first: LensName,
    /// The lens by which it is more than 4 per cent below.
    pub second: LensName,
    /// Of all such pairs that whose ratio by the second lens is largest.
    pub region: usize,
    /// The region that it trades places with.
    pub other: usize,
    /// The values of the region and of the other by the first lens.
    pub by_first: [Value; 2],
    /// The values of the region and of the other by the second lens.
    pub by_second: [Value; 2],
}

/// The pairs of lenses by which a view's regions stand in different orders, beyond ties.
///
/// Asked are total and per resident in the prices of the time and, where there are several years
/// and a price index, per resident in real prices: of the view's base year, else of the index's
/// latest. `None` where an order would mean nothing: in a selection, in charts without one mark a
/// region, and unless every lens' own verdict allows it. Withdrawals are left out.
pub fn order_differs(dataset: &Dataset, view: &View) -> Option<Vec<OrderContrast>> {
    let years = view.years.or_else(|| dataset.years())?;
    let slot = match view.chart {
        ChartKind::Regions | ChartKind::Map => Slot::Range(years),
        ChartKind::Years | ChartKind::Table if years.is_single() => Slot::Year(years.first()),
        ChartKind::Years | ChartKind::Areas | ChartKind::Difference | ChartKind::Table => {
            return None;
        }
    };
    if dataset.content().coverage.kind == CoverageKind::Selection {
        return None;
    }
    let mut orders = Vec::new();
    for lens in lenses(dataset, view, years) {
        orders.push(Order { lens, values: lens.compared(dataset, view).values_by_region(slot)? });
    }
    let mut contrasts = Vec::new();
    for (at, first) in orders.iter().enumerate() {
        contrasts.extend(orders.iter().skip(at + 1).filter_map(|second| first.against(second)));
    }
    Some(contrasts)
}

fn lenses(dataset: &Dataset, view: &View, years: YearRange) -> Vec<LensName> {
    let per_resident = |prices| LensName { measure: Measure::PerResident, prices };
    let mut lenses = vec![
        LensName { measure: Measure::Total, prices: Prices::Current },
        per_resident(Prices::Current),
    ];
    let base = match view.prices {
        Prices::Of(year) => Some(year),
        Prices::Current => Lens::new(dataset, view).latest_index_year(),
    };
    if let Some(base) = base.filter(|_| !years.is_single()) {
        lenses.push(per_resident(Prices::Of(base)));
    }
    lenses
}

impl LensName {
    /// The comparison of a view through this lens.
    pub fn compared(self, dataset: &Dataset, view: &View) -> Comparison {
        let Self { measure, prices } = self;
        compare(dataset, &View { measure, prices, ..view.clone() })
    }
}

impl Comparison {
    /// The ranked values of a slot, by region ascending; `None` where nothing may be ranked.
    fn values_by_region(&self, slot: Slot) -> Option<Vec<(usize, Value)>> {
        let marks = self.ranking(slot)?.marks;
        let cells = marks.iter().filter_map(|mark| self.cells.get(mark.cell));
        let values: Vec<(usize, Value)> =
            cells.filter_map(|cell| Some((cell.region, cell.value.ok()?))).collect();
        let region = |at: usize| values.get(at).map(|(region, _)| *region);
        let by_region = order::sorted(values.len(), &|a, b| region(a).cmp(&region(b)));
        Some(order::arranged(values, &by_region))
    }
}

struct Order {
    lens: LensName,
    /// By region, ascending.
    values: Vec<(usize, Value)>,
}

/// A region with a value above zero by both lenses.
struct InBoth {
    region: usize,
    by_first: Value,
    by_second: Value,
}

impl Order {
    fn against(&self, second: &Self) -> Option<OrderContrast> {
        let seen = self.in_both(second);
        let first_of = |seen: &InBoth| seen.by_first.as_f64();
        let second_of = |seen: &InBoth| seen.by_second.as_f64();
        let falling = order::sorted(seen.len(), &|a, b| {
            let value = |at: usize| seen.get(at).map_or(0.0, first_of);
            value(b).total_cmp(&value(a))
        });
        let mut best: Option<(f64, &InBoth, &InBoth)> = None;
        // Of those clearly above by the first lens, the lowest by the second contrasts most.
        let mut lowest: Option<&InBoth> = None;
        let mut above = falling.iter().filter_map(|&at| seen.get(at)).peekable();
        for below in falling.iter().filter_map(|&at| seen.get(at)) {
            while let Some(next) = above.next_if(|next| is_above(first_of(next), first_of(below))) {
                if lowest.is_none_or(|lowest| second_of(next) < second_of(lowest)) {
                    lowest = Some(next);
                }
            }
            let Some(lowest) = lowest else { continue };
            let ratio = second_of(below) / second_of(lowest);
            if is_above(second_of(below), second_of(lowest))
                && best.is_none_or(|(largest, _, _)| ratio > largest)
            {
                best = Some((ratio, lowest, below));
            }
        }
        best.map(|(_, region, other)| OrderContrast {
            first: self.lens,
            second: second.lens,
            region: region.region,
            other: other.region,
            by_first: [region.by_first, other.by_first],
            by_second: [region.by_second, other.by_second],
        })
    }

    fn in_both(&self, second: &Self) -> Vec<InBoth> {
        let by_second = |region: usize| {
            let at = second.values.binary_search_by_key(&region, |(region, _)| *region).ok()?;
            second.values.get(at).map(|(_, value)| *value)
        };
        let pairs = self.values.iter().filter_map(|&(region, by_first)| {
            Some(InBoth { region, by_first, by_second: by_second(region)? })
        });
        pairs.filter(|seen| seen.by_first.as_f64() > 0.0 && seen.by_second.as_f64() > 0.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{LensName, Order};
    use crate::compare::Value;
    use crate::compare::rank::is_above;
    use crate::view::{Measure, Prices};

    fn order(values: &[f64]) -> Order {
        let lens = LensName { measure: Measure::Total, prices: Prices::Current };
        let values = values.iter().map(|&value| Value::Computed(value)).enumerate().collect();
        Order { lens, values }
    }

    #[test]
    fn a_contrast_is_beyond_ties_by_both_lenses() {
        let check = |first: &[f64], second: &[f64], expected: Option<(usize, usize)>| {
            let found = order(first).against(&order(second));
            let found = found.map(|contrast| (contrast.region, contrast.other));
            assert_eq!(found, expected, "{first:?} {second:?}");
        };
        check(&[200.0, 100.0], &[1.0, 2.0], Some((0, 1)));
        check(&[100.0, 200.0], &[1.0, 2.0], None);
        check(&[104.0, 100.0], &[1.0, 2.0], None);
        check(&[200.0, 100.0], &[1.0, 1.04], None);
        check(&[300.0, 200.0, 100.0], &[2.0, 1.0, 3.0], Some((1, 2)));
        check(&[300.0, 200.0, 100.0], &[1.0, 1.0, 3.0], Some((0, 2)));
        check(&[-100.0, 200.0, 100.0], &[1.0, 1.0, 3.0], Some((1, 2)));
        check(&[], &[], None);
    }

    #[test]
    fn the_sweep_finds_what_trying_all_pairs_finds() {
        for step in [17, 31, 57, 83] {
            let first: Vec<f64> = (0..60).map(|at| f64::from(at * step % 61) + 20.0).collect();
            let second: Vec<f64> = (0..60).map(|at| f64::from(at * at % 59) + 20.0).collect();
            let mut best = 0.0_f64;
            for a in 0..60 {
                for b in 0..60 {
                    if is_above(first[a], first[b]) && is_above(second[b], second[a]) {
                        best = best.max(second[b] / second[a]);
                    }
                }
            }
            let found = order(&first).against(&order(&second)).unwrap();
            let [region, other] = found.by_second.map(Value::as_f64);
            assert!((other / region - best).abs() < 1e-12, "{step}");
            assert!(is_above(first[found.region], first[found.other]));
        }
    }
}
