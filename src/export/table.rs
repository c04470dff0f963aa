//! Every number behind a view, as rows and columns.

use crate::compare::{Absence, Cell, Comparison, Contribution, Slot, Value};
use crate::dataset::{AmountSum, Dataset, Language, MINOR_PER_KRONA, Year};
use crate::ingest::wire;
use crate::view::{Measure, Prices, nature_name, phase_name, recurrence_name};

/// The columns, in order; published, so a change is a breaking one.
pub const COLUMNS: [&str; 18] = [
    "region",
    "region_name",
    "year_from",
    "year_to",
    "mark",
    "area",
    "phase",
    "nature",
    "recurrence",
    "value",
    "unit",
    "prices",
    "computed",
    "precision",
    "absent",
    "placed",
    "ids",
    "flags",
];

/// A row: a field for each of [`COLUMNS`], empty where the column does not apply.
pub type Row = [String; 18];

/// The rows of a comparison, disjoint and without subtotals, in its order.
///
/// Values have full precision and a decimal point: kronor, kronor per resident, or a share (0–1).
///
/// ```
/// use vardkronan::compare::compare;
/// use vardkronan::dataset::Language;
/// use vardkronan::export::{COLUMNS, csv, rows};
/// use vardkronan::ingest::{Strictness, json};
/// use vardkronan::view::link;
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let comparison = compare(&dataset, &link::decode("regions=14,08&years=2018").view);
/// let table = csv(&rows(&dataset, &comparison, Language::Swedish));
/// assert_eq!(table.lines().next(), Some(&*COLUMNS.join(",")));
/// assert_eq!(table.lines().count(), 1 + comparison.cells.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rows(dataset: &Dataset, comparison: &Comparison, language: Language) -> Vec<Row> {
    let contributions = comparison.all_contributions(dataset);
    let cells = comparison.cells.iter().zip(&contributions);
    cells.map(|(cell, behind)| row(dataset, comparison, cell, behind, language)).collect()
}

/// The values of all indicators as rows, for data that have no amounts: by indicator, region and year,
/// those of the whole country last.
pub fn measure_rows(dataset: &Dataset, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    for indicator in &dataset.content().indicators {
        let mut add = |region: [&str; 2], (year, value): &(Year, f64)| {
            let [code, name] = region.map(str::to_owned);
            let year = year.to_string();
            let mut row = Row::default();
            let fields = [
                (0, code),
                (1, name),
                (2, year.clone()),
                (3, year),
                (9, value.to_string()),
                (10, indicator.unit.clone()),
                (16, indicator.id.clone()),
            ];
            for (column, words) in fields {
                if let Some(field) = row.get_mut(column) {
                    *field = words;
                }
            }
            rows.push(row);
        };
        for (region, values) in indicator.by_region.items() {
            let region = dataset.region(*region);
            let names = region.map_or(["", ""], |it| [&it.code, it.name.get(language)]);
            values.items().iter().for_each(|value| add(names, value));
        }
        let common = indicator.common.iter().flat_map(|values| values.items());
        common.for_each(|value| add([wire::COMMON, ""], value));
    }
    rows
}

fn row(
    dataset: &Dataset,
    comparison: &Comparison,
    cell: &Cell,
    behind: &[Contribution],
    language: Language,
) -> Row {
    let region = dataset.region(cell.region);
    let years = cell.slot.years();
    let (mark, placed) = match cell.slot {
        Slot::Year(_) => ("year", ""),
        Slot::Range(_) => ("range", ""),
        Slot::Span { is_placed: true, .. } => ("span", "true"),
        Slot::Span { is_placed: false, .. } => ("span", "false"),
    };
    let is_counted = |part: &&Contribution| {
        !matches!(part.value, Err(Absence::NotApplicable | Absence::IncludedElsewhere))
    };
    let has_counted = behind.iter().any(|part| is_counted(&part));
    let counted = || behind.iter().filter(move |part| !has_counted || is_counted(part));
    let contributing = || counted().filter_map(|part| dataset.investment(part.row));
    let area = common(contributing().map(|row| row.area)).and_then(|area| dataset.area(area));
    let recurrence = common(contributing().map(|row| row.recurrence));
    let mut ids: Vec<&str> = contributing().map(|row| row.id.as_str()).collect();
    // An annual row gives to each of its years, but is one row.
    ids.dedup();
    let mut flags = Vec::new();
    if cell.is_plan() {
        flags.push("plan");
    }
    if cell.is_spread {
        flags.push("spread");
    }
    [
        region.map_or_else(String::new, |region| region.code.clone()),
        region.map_or_else(String::new, |region| region.name.get(language).to_owned()),
        years.first().to_string(),
        years.last().to_string(),
        mark.to_owned(),
        area.map_or_else(String::new, |area| area.code.clone()),
        cell.group.map_or("", |group| phase_name(group.phase)).to_owned(),
        cell.group.map_or("", |group| nature_name(group.nature)).to_owned(),
        recurrence.map_or("", recurrence_name).to_owned(),
        cell.value.map_or_else(|_| String::new(), value_text),
        unit_name(comparison.measure).to_owned(),
        prices_text(comparison.prices),
        cell.is_computed.to_string(),
        cell.value.map_or("", |_| wire::name(wire::PRECISIONS, cell.precision)).to_owned(),
        cell.value.err().map_or("", Absence::code).to_owned(),
        placed.to_owned(),
        ids.join(" "),
        flags.join(" "),
    ]
}

/// The value that all have, if they have one.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn value_text(value: Value) -> String {
    match value {
        Value::Exact(amount) => kronor_text(amount),
        Value::Computed(value) => value.to_string(),
    }
}

/// Kronor with a decimal point and no trailing zeros.
pub(super) fn kronor_text(amount: AmountSum) -> String {
    let per_krona = AmountSum::from(MINOR_PER_KRONA);
    let sign = if amount < 0 { "-" } else { "" };
    let (kronor, minor) = (amount.abs() / per_krona, amount.abs() % per_krona);
    let digits = format!("{sign}{kronor}.{minor:02}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn prices_text(prices: Prices) -> String {
    match prices {
        Prices::Current => "current".to_owned(),
        Prices::Of(year) => year.to_string(),
    }
}

fn unit_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Total => "SEK",
        Measure::PerResident => "SEK-per-resident",
        Measure::Share => "share",
    }
}

#[cfg(test)]
mod tests {
    use super::kronor_text;

    #[test]
    fn kronor_have_no_trailing_zeros() {
        for (amount, expected) in
            [(0, "0"), (100, "1"), (-150, "-1.5"), (105, "1.05"), (1_000, "10"), (-5, "-0.05")]
        {
            assert_eq!(kronor_text(amount), expected);
        }
    }
}
