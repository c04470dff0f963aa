//! What a dataset must not be.

use crate::dataset::entry::{Excess, exceeded};
use crate::dataset::lookup::Lookup;
use crate::dataset::{AmountSum, Content, Investment, MAX_DEPTH, Recurrence, Year, order};

/// Something that keeps content from being a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// Its name, stable: the key of its message and the code that `check` prints.
    pub code: &'static str,
    /// What was found.
    pub found: String,
    /// What would have been right, where a value can say it.
    pub expected: String,
}

/// A member of an item of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: Table,
    /// The item's index.
    pub row: usize,
    /// The member's name in the data format.
    pub member: &'static str,
}

/// The tables of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `regions`
    Regions,
    /// `areas`
    Areas,
    /// `sources`
    Sources,
    /// `investments`
    Investments,
    /// `indicators`
    Indicators,
}

impl Fault {
    fn new(place: Place, code: &'static str, found: impl Into<String>) -> Self {
        Self { place, code, found: found.into(), expected: String::new() }
    }

    fn expecting(self, expected: impl Into<String>) -> Self {
        Self { expected: expected.into(), ..self }
    }

    /// The parts of a row are larger than the row: `sum: ids` and what they should fit in, kronor.
    pub(super) fn parts_exceed(excess: &Excess, content: &Content) -> Self {
        let mut found = kronor(excess.sum);
        let mut before = ": ";
        for part in excess.parts.iter().filter_map(|&part| content.investments.get(part)) {
            found.push_str(before);
            found.push_str(&part.id);
            before = ", ";
        }
        Self::new(Place::investment(excess.row, "amount"), "parts-exceed-whole", found)
            .expecting(kronor(excess.amount))
    }
}

impl Place {
    fn investment(row: usize, member: &'static str) -> Self {
        Self { table: Table::Investments, row, member }
    }
}

/// What is wrong with single rows.
#[derive(Default)]
pub(super) struct RowFaults {
    /// Places in other tables that are not there.
    indices: Vec<Fault>,
    others: Vec<Fault>,
}

impl RowFaults {
    /// Notes what is wrong with a row.
    pub(super) fn look_at(&mut self, content: &Content, row: usize, this: &Investment) {
        row_indices(content, row, this, &mut self.indices);
        investment(content, row, this, &mut self.others);
    }
}

/// All faults, by kind, table and row; `ids` are those of the rows.
pub(super) fn all(content: &Content, ids: Vec<&str>, of_rows: RowFaults) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut unique = |table, member, names: Vec<&str>| unique(table, member, names, &mut faults);
    unique(Table::Regions, "code", content.regions.iter().map(|it| it.code.as_str()).collect());
    unique(Table::Areas, "code", content.areas.iter().map(|it| it.code.as_str()).collect());
    unique(Table::Sources, "id", content.sources.iter().map(|it| it.id.as_str()).collect());
    unique(Table::Investments, "id", ids);
    unique(Table::Indicators, "id", content.indicators.iter().map(|it| it.id.as_str()).collect());
    let parents: Vec<_> = content.areas.iter().map(|area| area.parent).collect();
    forest(&parents, &mut faults, &|row| {
        let code = content.areas.get(row).map_or("", |area| area.code.as_str());
        (Place { table: Table::Areas, row, member: "parent" }, code)
    });
    area_indices(content, &mut faults);
    faults.extend(of_rows.indices);
    indicator_indices(content, &mut faults);
    faults.extend(of_rows.others);
    faults
}

/// Wholes that go round in a circle, or up too far.
pub(super) fn circling(content: &Content, faults: &mut Vec<Fault>) {
    let wholes: Vec<_> = content.investments.iter().map(|i| i.part_of).collect();
    forest(&wholes, faults, &|row| {
        let id = content.investments.get(row).map_or("", |i| i.id.as_str());
        (Place::investment(row, "part_of"), id)
    });
}

/// The wholes that their parts exceed; one on a circle is no whole.
pub(super) fn parts_that_exceed(content: &Content) -> Vec<Fault> {
    let above = |row: usize| content.investments.get(row)?.part_of;
    let is_on_circle = |row: usize| {
        let mut chain = core::iter::successors(above(row), |&at| above(at)).take(MAX_DEPTH);
        chain.any(|at| at == row)
    };
    let exceeded = exceeded(content).into_iter().filter(|excess| !is_on_circle(excess.row));
    exceeded.map(|excess| Fault::parts_exceed(&excess, content)).collect()
}

fn unique(table: Table, member: &'static str, names: Vec<&str>, faults: &mut Vec<Fault>) {
    let lookup = Lookup::new(names);
    for &row in lookup.repeated() {
        let name = lookup.name(row);
        faults.push(Fault::new(Place { table, row, member }, "duplicate", name));
    }
}

/// Parents that go round in a circle, or up too far.
fn forest<'a>(
    parents: &[Option<usize>],
    faults: &mut Vec<Fault>,
    name: &dyn Fn(usize) -> (Place, &'a str),
) {
    let circles = circles(parents);
    for &row in &circles {
        let (place, found) = name(row);
        faults.push(Fault::new(place, "circle", found));
    }
    if !circles.is_empty() {
        return;
    }
    for row in 0..parents.len() {
        let mut depth = 1;
        let mut at = row;
        while let Some(parent) = parents.get(at).copied().flatten() {
            depth += 1;
            at = parent;
            if depth > MAX_DEPTH {
                let (place, found) = name(row);
                faults.push(Fault::new(place, "too-deep", found).expecting(MAX_DEPTH.to_string()));
                break;
            }
        }
    }
}

/// The nodes from which following the parents never ends, one per circle: its smallest index.
fn circles(parents: &[Option<usize>]) -> Vec<usize> {
    let mut found = Vec::new();
    // The walk that first came by; a walk that meets itself has gone round.
    let mut visited_by = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        loop {
            match visited_by.get_mut(at) {
                None => break,
                Some(walk) if *walk == start => {
                    found.push(smallest_on_circle(parents, at));
                    break;
                }
                Some(walk) if *walk != usize::MAX => break,
                Some(walk) => *walk = start,
            }
            match parents.get(at).copied().flatten() {
                Some(parent) => at = parent,
                None => break,
            }
        }
    }
    order::ascending(&found)
}

fn smallest_on_circle(parents: &[Option<usize>], on_circle: usize) -> usize {
    let mut smallest = on_circle;
    let mut at = on_circle;
    while let Some(parent) = parents.get(at).copied().flatten() {
        smallest = smallest.min(parent);
        at = parent;
        if at == on_circle {
            break;
        }
    }
    smallest
}

/// Notes an index that points nowhere: readers resolve names, so only a caller in Rust can cause one.
fn check(index: usize, len: usize, place: Place, faults: &mut Vec<Fault>) {
    if index >= len {
        faults.push(Fault::new(place, "unknown-reference", index.to_string()));
    }
}

fn area_indices(content: &Content, faults: &mut Vec<Fault>) {
    for (row, area) in content.areas.iter().enumerate() {
        let place = Place { table: Table::Areas, row, member: "parent" };
        check(area.parent.unwrap_or(0), content.areas.len(), place, faults);
    }
}

fn row_indices(content: &Content, row: usize, this: &Investment, faults: &mut Vec<Fault>) {
    let at = |member| Place::investment(row, member);
    check(this.region, content.regions.len(), at("region"), faults);
    check(this.area, content.areas.len(), at("area"), faults);
    check(this.source, content.sources.len(), at("source"), faults);
    for stage in &this.stages {
        check(stage.source, content.sources.len(), at("stages"), faults);
    }
    check(this.part_of.unwrap_or(0), content.investments.len(), at("part_of"), faults);
}

fn indicator_indices(content: &Content, faults: &mut Vec<Fault>) {
    for (row, indicator) in content.indicators.iter().enumerate() {
        let at = |member| Place { table: Table::Indicators, row, member };
        check(indicator.source, content.sources.len(), at("source"), faults);
        for &(region, _) in indicator.by_region.items() {
            check(region, content.regions.len(), at("values"), faults);
        }
    }
}

fn investment(content: &Content, row: usize, this: &Investment, faults: &mut Vec<Fault>) {
    let at = |member| Place::investment(row, member);
    match this.to {
        Some(to) if to < this.from => {
            faults.push(Fault::new(at("to"), "to-before-from", year(to)).expecting(year(this.from)))
        }
        None if this.recurrence != Recurrence::Annual => {
            faults.push(Fault::new(at("to"), "endless-not-annual", "null"));
        }
        _ => {}
    }
    if let Some(last) = this.stages.last() {
        if last.phase != this.phase {
            faults.push(Fault::new(at("stages"), "last-stage-differs", "phase"));
        } else if Ok(last.amount) != this.amount {
            faults.push(Fault::new(at("stages"), "last-stage-differs", "amount"));
        } else if last.source != this.source {
            faults.push(Fault::new(at("stages"), "last-stage-differs", "source"));
        }
        if this.stages.windows(2).any(|pair| matches!(pair, [a, b] if a.phase >= b.phase)) {
            faults.push(Fault::new(at("stages"), "stages-out-of-order", this.id.as_str()));
        }
    }
    let whole = this.part_of.and_then(|whole| content.investments.get(whole));
    if let Some(whole) = whole.filter(|whole| whole.region != this.region) {
        faults.push(Fault::new(at("part_of"), "part-crosses-regions", whole.id.as_str()));
    }
}

/// Kronor with as many decimals as there are, two at most, and a full stop.
fn kronor(amount: AmountSum) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    let (whole, rest) = (amount.abs() / 100, amount.abs() % 100);
    let written = format!("{sign}{whole}.{rest:02}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn year(year: Year) -> String {
    year.to_string()
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn each_circle_is_found_once() {
        // 0 → 1 → 2 → 0, a tail 3 → 1, a tree 5 → 4, and 6 → 6.
        let parents = [Some(1), Some(2), Some(0), Some(1), None, Some(4), Some(6)];
        assert_eq!(circles(&parents), [0, 6]);
        assert_eq!(circles(&[None, Some(0), Some(1)]), Vec::<usize>::new());
    }
}
