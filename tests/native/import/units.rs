//! What the numbers of a table are counted in: never wrong by thousands in silence.

use vardkronan::ingest::mapping::{As, Mapping, Member, Unit};
use vardkronan::ingest::{Known, Strictness, import, json_stat};

use super::{SET, amounts, imported, shown};

/// What becomes of an amount of five in a table: its kronor, or what stopped it.
fn five(text: &str, set: &[(&str, &str)]) -> String {
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")], set]);
    match &imported.dataset {
        Some(dataset) => {
            let amount = amounts(dataset).swap_remove(0).2;
            amount.strip_suffix("00").unwrap_or(&amount).to_owned()
        }
        None => {
            let said = shown(&imported).into_iter().filter(|it| !it.contains("[lines-above]"));
            said.collect::<Vec<_>>().join("; ")
        }
    }
}

/// The same of a table with a heading, a cell and lines above.
fn under(line: &str, heading: &str, set: &[(&str, &str)]) -> String {
    five(&format!("{line}\n\nRegion;År;{heading}\nSkåne;2021;5\n"), set)
}

#[test]
fn a_unit_that_is_set_counts_for_a_column_headed_amount() {
    let text = "region,from,amount\n12,2021,5\n";
    assert_eq!(five(text, &[("unit", "mnkr")]), "5000000");
    assert_eq!(five(text, &[("unit", "tkr")]), "5000");
    assert_eq!(five(text, &[]), "5");
    let text = "Belopp i miljoner kronor\n\nregion,from,amount\n12,2021,5\n";
    assert_eq!(five(text, &[]), "5000000");
}

#[test]
fn a_unit_that_is_set_against_the_heading_is_a_fault() {
    let said = under("Tabell", "Belopp (tkr)", &[("unit", "mnkr")]);
    assert_eq!(said, "3:11 Belopp (tkr) error[units-differ] tkr > mnkr");
    assert_eq!(under("Tabell", "Belopp (tkr)", &[("unit", "tkr")]), "5000");
}

#[test]
fn a_unit_beside_the_column_settles_what_heading_and_setting_say() {
    let table = super::table("Region;År;Belopp (kr)\nSkåne;2021;5\n");
    let mut mapping = Mapping::guess(&table, Some(As::Investments));
    for (member, value) in SET.iter().chain(&[("area", "care"), ("unit", "mnkr")]) {
        mapping.set(Member::named(member).unwrap(), value);
    }
    mapping.columns.iter_mut().filter(|it| it.member == Member::Amount).for_each(|used| {
        used.unit = Some(Unit::Thousands);
    });
    let dataset = import(&table, &mapping, &Known::shipped()).dataset.unwrap();
    assert_eq!(amounts(&dataset)[0].2, "500000");
}

#[test]
fn units_in_lines_above_the_table_are_read_as_they_are_meant() {
    for (line, expected) in [
        ("Tusental kronor", "5000"),
        ("1000-tal kr", "5000"),
        ("1 000-tal kronor", "5000"),
        ("Belopp i tusental kronor", "5000"),
        ("Belopp i tusentals kronor", "5000"),
        ("Miljoner kronor", "5000000"),
        ("Belopp i mkr, löpande priser", "5000000"),
        ("SEK million", "5000000"),
        ("Kronor", "5"),
    ] {
        assert_eq!(under(line, "Belopp", &[]), expected, "{line}");
    }
    let asked = " error[missing-value] unit > kr, tkr, mnkr, mdkr";
    for line in ["Regionen satsar 5 miljoner kronor", "Hundratals kronor", "Tkr eller mnkr"] {
        assert!(under(line, "Belopp", &[]).ends_with(asked), "{line}");
    }
}

#[test]
fn amounts_per_resident_or_in_another_currency_are_refused() {
    for (line, heading, code) in [
        ("Kronor per invånare", "Belopp", "amount-per-resident"),
        ("Kronor per 1 000 invånare", "Belopp", "amount-per-resident"),
        ("Miljoner euro", "Belopp", "foreign-currency"),
        ("Belopp i norska kronor", "Belopp", "foreign-currency"),
        ("Tabell", "Belopp (MEUR)", "foreign-currency"),
        ("Tabell", "Belopp (€)", "foreign-currency"),
    ] {
        for set in [&[][..], &[("unit", "mnkr")]] {
            let said = under(line, heading, set);
            assert!(said.contains(&format!("error[{code}]")), "{line} {heading}: {said}");
        }
    }
}

#[test]
fn a_column_of_currencies_is_held_against_kronor() {
    let text = "Region;År;Belopp (tkr);Valuta\nSkåne;2021;5;SEK\nHalland;2021;6;EUR\n";
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")]]);
    assert_eq!(shown(&imported), ["3:16 Valuta error[foreign-currency] EUR > SEK"]);
    assert_eq!((imported.taken, imported.set_aside), (1, 1));
}

/// A cube of one value with a unit, in a category with this label.
fn cube(label: &str, unit: &str) -> vardkronan::ingest::table::Table {
    let text = format!(
        r#"{{"version":"2.0","class":"dataset","label":"T","source":"SCB","updated":"2022-01-01",
        "id":["r","t","c"],"size":[1,1,1],"role":{{"time":["t"],"geo":["r"],"metric":["c"]}},
        "dimension":{{"r":{{"label":"region","category":{{"index":["12"],"label":{{"12":"Skåne"}}}}}},
        "t":{{"label":"år","category":{{"index":["2021"]}}}},
        "c":{{"label":"innehåll","category":{{"index":["x"],"label":{{"x":"{label}"}},
        "unit":{{"x":{unit}}}}}}}}},"value":[7]}}"#
    );
    json_stat::read(text.as_bytes(), "own", Strictness::Strict).unwrap()
}

#[test]
fn a_cubes_unit_counts_whatever_its_category_is_called() {
    for (label, unit, expected) in [
        ("amount", r#"{"base":"mnkr"}"#, "700000000"),
        ("Belopp", r#"{"base":"1000-tal kr"}"#, "700000"),
        ("Belopp", r#"{"base":"tusental kronor"}"#, "700000"),
        ("Belopp", r#"{"base":"kr","multiplier":3}"#, "700000"),
        ("amount", r#"{"base":"kr"}"#, "700"),
    ] {
        let table = cube(label, unit);
        let mut mapping = Mapping::guess(&table, Some(As::Investments));
        for (member, value) in SET.iter().chain(&[("area", "care")]) {
            mapping.set(Member::named(member).unwrap(), value);
        }
        let imported = import(&table, &mapping, &Known::shipped());
        let dataset = imported.dataset.as_ref().unwrap_or_else(|| panic!("{:?}", shown(&imported)));
        assert_eq!(amounts(dataset)[0].2, expected, "{label} {unit}");
    }
    let table = cube("Belopp", r#"{"base":"tusental"}"#);
    let missing = Mapping::guess(&table, Some(As::Investments)).missing(&table);
    assert!(missing.contains(&Member::Unit), "thousands of what is asked");
}

#[test]
fn a_cube_in_another_currency_is_refused_wherever_its_unit_says_so() {
    for (label, unit, found) in [
        ("Belopp", r#"{"base":"EUR","multiplier":6}"#, "eur"),
        ("Belopp", r#"{"base":"mnkr","label":"EUR"}"#, "eur"),
        ("Belopp", r#"{"label":"EUR","base":"mill"}"#, "eur"),
        ("Belopp", r#"{"base":"mn","multiplier":6,"symbol":"€"}"#, "€"),
        ("Belopp", r#"{"type":"currency","base":"kr","currency":"NOK"}"#, "nok"),
        ("Belopp (MEUR)", r#"{"base":"mnkr"}"#, "meur"),
    ] {
        for set in [&[][..], &[("unit", "mnkr")]] {
            let table = cube(label, unit);
            let mut mapping = Mapping::guess(&table, Some(As::Investments));
            for (member, value) in SET.iter().chain(&[("area", "care")]).chain(set) {
                mapping.set(Member::named(member).unwrap(), value);
            }
            let imported = import(&table, &mapping, &Known::shipped());
            assert!(imported.dataset.is_none(), "{label} {unit}");
            let said = shown(&imported).join("; ");
            let expected = format!("error[foreign-currency] {found} > SEK");
            assert!(said.contains(&expected), "{label} {unit}: {said}");
        }
    }
}

/// The value of an indicator of one region and year, or what stopped it.
fn value(text: &str, rows_as: As, set: &[(&str, &str)]) -> String {
    let imported = imported(text, rows_as, &[SET, set]);
    let value = imported.dataset.as_ref().and_then(|dataset| {
        let indicator = dataset.content().indicators.first()?;
        indicator.by_region.items().first()?.1.items().first().map(|(_, value)| value.to_string())
    });
    value.unwrap_or_else(|| shown(&imported).join("; "))
}

#[test]
fn thousands_of_residents_are_residents_and_it_is_told() {
    for text in [
        "Region;År;Folkmängd (tusental)\nSkåne;2021;1402,4\n",
        "Region;År;Folkmängd, 1000-tal\nSkåne;2021;1402,4\n",
        "Region;År;Population (thousands)\nSkåne;2021;1402,4\n",
        "Folkmängd\nAntal personer, tusental\n\nRegion;År;Folkmängd\nSkåne;2021;1402,4\n",
    ] {
        assert_eq!(value(text, As::Population, &[]), "1402400", "{text}");
        let told = shown(&imported(text, As::Population, &[SET])).join("; ");
        assert!(told.contains("warning[counted-in]"), "{told}");
    }
    let text = "Region;År;Folkmängd\nSkåne;2021;1402,4\n";
    assert_eq!(value(text, As::Population, &[("unit", "tusental")]), "1402400");
    let table = cube("Folkmängd", r#"{"base":"tusental"}"#);
    let mut mapping = Mapping::guess(&table, Some(As::Population));
    SET.iter().for_each(|(member, value)| mapping.set(Member::named(member).unwrap(), value));
    let dataset = import(&table, &mapping, &Known::shipped()).dataset.unwrap();
    let values = &dataset.content().indicators[0].by_region;
    assert_eq!(values.items()[0].1.items()[0].1.to_string(), "7000");
}

#[test]
fn money_for_whole_regions_is_no_indicator() {
    let refused = |said: String| assert!(said.contains("error[money-for-indicator]"), "{said}");
    refused(value("Region;År;Nettokostnad (mnkr)\nSkåne;2021;25875\n", As::NetCost, &[]));
    refused(value("Region;År;Nettokostnad (tkr)\nSkåne;2021;25875\n", As::NetCost, &[]));
    refused(value("Region;År;Nettokostnad\nSkåne;2021;25875\n", As::NetCost, &[("unit", "mnkr")]));
    refused(value("Mnkr\n\nRegion;År;Nettokostnad\nSkåne;2021;25875\n", As::NetCost, &[]));
    refused(value("Region;År;Folkmängd (mnkr)\nSkåne;2021;5\n", As::Population, &[]));
    refused(value("Region;År;Nettokostnad\nSkåne;2021;25875 mnkr\n", As::NetCost, &[]));
    let text = "Region;År;Nettokostnad, tkr per invånare\nSkåne;2021;25,875\nHalland;2021;1,5\n";
    assert_eq!(value(text, As::NetCost, &[]), "25875");
    assert_eq!(
        value("Region;År;Nettokostnad, kr/inv\nSkåne;2021;25875\n", As::NetCost, &[]),
        "25875"
    );
}
