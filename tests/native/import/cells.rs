//! What stands in the cells of a table: names, numbers, and nothing.

use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::{Known, import};

use super::{SET, check, imported, shown, table};

#[test]
fn regions_are_known_by_all_their_names() {
    let names = [
        ("14", "14"),
        ("1", "01"),
        ("01 Stockholms län", "01"),
        ("stockholm", "01"),
        ("Region Stockholm", "01"),
        ("Stockholms läns landsting", "01"),
        ("Västra Götalandsregionen", "14"),
        ("VÄSTRA GÖTALAND", "14"),
        ("Vastra Gotaland", "14"),
        ("Västra Götalands län", "14"),
        ("Region Västra Götaland", "14"),
        ("Södermanland", "04"),
        ("Södermanlands län", "04"),
        ("Region Kalmar", "08"),
        ("Kalmar län", "08"),
        ("Dalarna", "20"),
        ("Dalarnas län", "20"),
        ("Jämtlands län", "23"),
        ("Region Jämtland Härjedalen", "23"),
        ("Gävleborgs läns landsting", "21"),
        ("0014", "14"),
    ];
    for (name, code) in names {
        let text = format!("region,area,from,amount\n{name},care,2021,5\n");
        check(&text, &[], &[&format!("{code} 2021-2021 500")], &[]);
    }
}

#[test]
fn names_that_are_none_are_set_aside_with_a_suggestion() {
    check(
        "region,area,from,amount\nVästra Götland,care,2021,5\nNarnia,care,2021,5\nHalland,care,2021,5\n14 Skåne,care,2021,1\nSumma,,,15\n",
        &[],
        &["13 2021-2021 500"],
        &[
            "2:1 region error[unknown-region] Västra Götland > Västra Götaland",
            "3:1 region error[unknown-region] Narnia",
            "5:1 region error[unknown-region] 14 Skåne > Skåne",
            "6:1 region warning[sum-row] Summa",
        ],
    );
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_told() {
    let header = "Region;Område;År;Belopp (mnkr)\nSkåne;care;2021;";
    let unclear = |expected: &str| format!("2:17 Belopp (mnkr) warning[number-style] {expected}");
    check(
        &format!("{header}1.234\n"),
        &[],
        &["12 2021-2021 123400000000"],
        &[&unclear("1.234 > 1234")],
    );
    check(
        &format!("{header}1.234\nSkåne;care;2022;1,5\n"),
        &[],
        &["12 2021-2021 123400000000", "12 2022-2022 150000000"],
        &[],
    );
    check(
        &format!("{header}1.234\nSkåne;care;2022;1.5\n"),
        &[],
        &["12 2021-2021 123400000", "12 2022-2022 150000000"],
        &[],
    );
    check(
        "region,area,from,amount\n12,care,2021,\"1.234\"\n",
        &[],
        &["12 2021-2021 123400"],
        &["2:15 amount warning[number-style] 1.234 > 1234"],
    );
    check(
        &format!("{header}1.5\nSkåne;care;2022;1,5\n"),
        &[],
        &[],
        &["1:18 Belopp (mnkr) error[mixed-numbers] 1.234,5 / 1,234.5 > decimal"],
    );
    check(
        &format!("{header}1.5\nSkåne;care;2022;1,5\nSkåne;care;2023;2,5\n"),
        &[],
        &["12 2022-2022 150000000", "12 2023-2023 250000000"],
        &["2:17 Belopp (mnkr) error[not-a-number] 1.5"],
    );
}

#[test]
fn what_is_missing_is_asked_for_and_never_guessed() {
    let table = table("Region;År;Belopp\nSkåne;2021;5\n");
    let mapping = Mapping::guess(&table, None);
    let missing: Vec<_> = mapping.missing(&table).into_iter().map(Member::name).collect();
    assert_eq!(
        missing,
        [
            "area",
            "phase",
            "recurrence",
            "unit",
            "source.publisher",
            "source.kind",
            "source.title",
            "source.date",
            "title",
            "updated",
            "coverage",
            "coverage.text"
        ]
    );
    let imported = import(&table, &mapping, &Known::shipped());
    assert_eq!(imported.dataset, None);
    assert!(imported.diagnostics.iter().all(|d| d.code == "missing-value"));
    assert_eq!(imported.diagnostics.len(), missing.len());
}

#[test]
fn a_value_for_all_rows_fills_only_empty_cells() {
    let text = "region,area,from,amount,phase\n12,care,2021,5,\n13,care,2021,5,proposed\n";
    let imported = imported(text, As::Investments, &[SET]);
    let dataset = imported.dataset.unwrap();
    let phases: Vec<_> = dataset.content().investments.iter().map(|row| row.phase).collect();
    assert_eq!(
        phases,
        [vardkronan::dataset::Phase::Approved, vardkronan::dataset::Phase::Proposed]
    );
}

#[test]
fn nothing_is_never_zero() {
    check(
        "region,area,from,amount\n12,care,2021,\n12,care,2022,0\n12,care,2023,..\n12,care,2024,-\n12,care,2025,x\n",
        &[],
        &["12 2022-2022 0", "12 2023-2023 NotReported"],
        &[
            "2:14 amount error[missing-in-row]  > amount",
            "5:14 amount error[lone-dash] - > 0, not-reported, not-applicable, included-elsewhere",
            "6:14 amount error[not-a-number] x",
        ],
    );
    check("region,area,from,amount\n12,care,2024,–\n", &[("dash", "0")], &["12 2024-2024 0"], &[]);
}

#[test]
fn own_purposes_become_areas_and_known_ones_are_recognised() {
    let text = "region;from;Ändamål;Område;amount\n12;2021;Nya mobila team;Psykiatri;5\n12;2021;x;Egen rubrik;5\n12;2021;y;Psykiatrin;5\n";
    let imported = imported(text, As::Investments, &[SET]);
    assert_eq!(shown(&imported), ["4:11 Område warning[area-like-another] Psykiatrin > Psykiatri"]);
    let dataset = imported.dataset.unwrap();
    let codes: Vec<_> = dataset.content().areas.iter().map(|area| area.code.as_str()).collect();
    assert_eq!(codes, ["care", "mental", "psychiatry", "egen-rubrik", "psykiatrin"]);
}

#[test]
fn amounts_in_larger_units_are_rounded_and_hedges_stay() {
    let text = "region;area;from;Belopp\n12;care;2021;350 mnkr\n12;care;2022;drygt 350 mnkr\n12;care;2023;350000000 kr\n";
    let imported = imported(text, As::Investments, &[SET]);
    let dataset = imported.dataset.unwrap();
    let precisions: Vec<_> =
        dataset.content().investments.iter().map(|row| row.precision).collect();
    use vardkronan::dataset::Precision::{Exact, JustOver, Rounded};
    assert_eq!(precisions, [Rounded, JustOver, Exact]);
}

#[test]
fn columns_of_plans_and_forecasts_never_become_plain_decisions() {
    let text = "Region;Budget 2024;Plan 2025;Prognos 2026\nSkåne;5;6;7\n";
    let set: &[(&str, &str)] = &[("area", "care"), ("unit", "mnkr")];
    let dataset = imported(text, As::Investments, &[SET, set]).dataset.unwrap();
    let rows = dataset.content().investments.iter();
    let own: Vec<_> = rows
        .map(|row| (row.from.to_string(), format!("{:?}", row.phase), row.plan_from.is_some()))
        .collect();
    let expected =
        [("2024", "Approved", false), ("2025", "Approved", true), ("2026", "Proposed", true)];
    let expected =
        expected.map(|(year, phase, is_plan)| (year.to_owned(), phase.to_owned(), is_plan));
    assert_eq!(own, expected);
}
