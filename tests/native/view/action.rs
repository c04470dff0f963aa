//! What actions make of a view.

use vardkronan::compare::{Slot, compare, remedy};
use vardkronan::dataset::{
    Dataset, Expenditure, Funding, IndicatorKind, Nature, Phase, Recurrence, Year,
};
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{
    Action, ChartKind, Criterion, Measure, Prices, Property, Sum, View, reduce,
};

use crate::figures::{grants, investments, read, small_json};

/// What each action makes of a link.
fn check_actions(dataset: &Dataset, link: &str, actions: Vec<Action>, expected: &str) {
    let mut view = decode(link).view;
    for action in actions.clone() {
        view = reduce(&view, action, dataset);
    }
    let base = "chart=years&regions=all";
    let expected = [base, expected].join(if expected.is_empty() { "" } else { "&" });
    assert_eq!(encode(&view), expected, "{link} {actions:?}");
}

fn at(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn area(code: &str) -> Action {
    Action::ToggleArea(code.to_owned())
}

#[test]
fn actions_change_one_choice() {
    let data = investments();
    let check = |link: &str, action, expected: &str| {
        check_actions(&data, link, vec![action], expected);
    };
    check("", Action::ChooseMeasure(Measure::Share), "measure=share");
    check("", Action::ChoosePrices(Prices::Of(at(2024))), "prices=2024");
    check("prices=2024", Action::ChoosePrices(Prices::Current), "");
    check("", Action::ChooseSum(Sum::Cumulative), "sum=cumulative");
    check("sum=cumulative", Action::ChooseSum(Sum::Yearly), "");
    check("", Action::ChooseSpread(true), "spread=even");
    check("", Action::ChooseNoArea, "areas=");
    check("areas=women", Action::ChooseAllAreas, "");
    check("natures=reserve&kinds=annual", Action::Omit(Criterion::Natures), "kinds=annual");
    check("years=2018", Action::Omit(Criterion::Years), "");
    check(
        "years=2018&areas=women&funding=own&measure=share",
        Action::ShowAll,
        "natures=all&expenditure=all",
    );
}

#[test]
fn an_index_keeps_the_base_year_if_it_has_it() {
    let wages = r#"{"id":"wages","kind":"price-index","name":"Wages","unit":"index","source":"s2019","values":{"*":{"2016":90,"2018":100}}},{"id":"index""#;
    let data = read(small_json("selection", &[]).replace(r#"{"id":"index""#, wages).as_bytes());
    // The first index of the data is now that of wages.
    let check = |link: &str, id: &str, expected: &str| {
        check_actions(&data, link, vec![Action::ChooseIndex(id.to_owned())], expected);
    };
    check("prices=2018", "index", "prices=2018&index=index");
    check("prices=2016", "index", "prices=2020&index=index");
    check("prices=2019&index=index", "wages", "prices=2018");
    check("", "index", "index=index");
    check("prices=2018", "nix", "index=nix");
    let base_years = |link: &str| {
        let years = decode(link).view.base_years(&data);
        years.into_iter().map(Year::number).collect::<Vec<_>>()
    };
    assert_eq!(base_years(""), [2016, 2018]);
    assert_eq!(base_years("index=index&regions="), [2018, 2019, 2020]);
    assert!(base_years("index=population").is_empty());
    let residents = data.indicator(IndicatorKind::Population).unwrap();
    assert_eq!(residents.years(&[0, 1]).len(), 3);
    assert!(residents.years(&[]).is_empty());
}

#[test]
fn an_area_brings_those_below_it_and_completes_the_one_above() {
    let data = investments();
    let check = |link: &str, codes: &[&str], expected: &str| {
        check_actions(&data, link, codes.iter().map(|code| area(code)).collect(), expected);
    };
    check("areas=", &["women"], "areas=women");
    check("areas=women", &["postnatal"], "areas=maternity-staff");
    check("areas=women", &["postnatal", "postnatal"], "areas=women");
    check("areas=postnatal", &["women"], "areas=women");
    check("areas=child-psychiatry,access", &["first-line"], "areas=young-mental,access");
    check("areas=child-psychiatry,psychiatry", &["first-line"], "areas=mental");
    check("areas=women", &["women"], "areas=");
    check("areas=nix,women", &["access"], "areas=women,access");
    check("", &["care"], "areas=");
    check("areas=", &["care"], "");
    check("", &["access", "access"], "");
    check("areas=women", &["nix"], "areas=women");
}

#[test]
fn properties_are_chosen_among_those_of_the_data() {
    let data = investments();
    let check = |link: &str, properties: &[Property], expected: &str| {
        let actions = properties.iter().map(|property| Action::ToggleProperty(*property));
        check_actions(&data, link, actions.collect(), expected);
    };
    let proposed = Property::Phase(Phase::Proposed);
    check("", &[proposed], "phases=approved,adjusted");
    check("", &[proposed, proposed], "");
    check("phases=approved,adjusted", &[proposed], "");
    check("phases=proposed", &[proposed], "phases=");
    // What the data do not have stays as long as the link names it.
    check("phases=executed", &[proposed], "phases=proposed,executed");
    check("phases=proposed", &[Property::Phase(Phase::Executed)], "phases=proposed,executed");
    check("", &[Property::Nature(Nature::Increase)], "natures=all");
    check("natures=all", &[Property::Nature(Nature::Increase)], "");
    check("natures=programme", &[Property::Nature(Nature::Programme)], "natures=");
    let unknown = Property::Expenditure(Expenditure::Unknown);
    check("", &[unknown], "expenditure=operating");
    check("", &[unknown, unknown], "");
    check("", &[Property::Funding(Funding::Own)], "funding=unknown");
    check("", &[Property::Kind(Recurrence::Unstated)], "kinds=one-off,annual,total");
}

#[test]
fn a_span_is_found_where_the_view_counts_one() {
    let data = investments();
    let check = |link: &str, expected| {
        let view = decode(link).view;
        assert_eq!(compare(&data, &view).has_span(), expected, "{link}");
        let comparison = compare(&data, &View { chart: ChartKind::Years, ..view });
        let is_span = |slot| matches!(slot, Slot::Span { .. });
        assert_eq!(comparison.cells.iter().any(|cell| is_span(cell.slot)), expected, "{link}");
    };
    check("", true);
    check("regions=08", true);
    check("regions=08&years=2017", false);
    check("regions=08&phases=adjusted", false);
    check("regions=08&areas=transition", true);
    check("regions=08&areas=violence", false);
    check("regions=", false);
    assert!(compare(&data, &decode("regions=08&spread=even").view).has_span());
    assert!(!compare(&grants(), &View::default()).has_span());
}

#[test]
fn what_empties_a_view_is_found() {
    let check = |data: &Dataset, link: &str, expected: Option<Action>| {
        let view = decode(link).view;
        assert!(compare(data, &view).is_empty(), "{link}");
        let found = remedy(data, &view);
        assert_eq!(found, expected, "{link}");
        if let Some(action) = found {
            assert!(!compare(data, &reduce(&view, action, data)).is_empty(), "{link}");
        }
    };
    let data = investments();
    check(&data, "regions=14&years=2018&areas=intensive", Some(Action::Omit(Criterion::Areas)));
    check(&data, "regions=14&phases=executed", Some(Action::Omit(Criterion::Phases)));
    check(&data, "natures=reserve", Some(Action::Omit(Criterion::Natures)));
    check(&data, "regions=14&years=2010", Some(Action::Omit(Criterion::Years)));
    check(&data, "regions=20", Some(Action::Omit(Criterion::Regions)));
    check(&data, "regions=12&years=2019-2021", Some(Action::ShowHidden));
    check(&data, "regions=14&years=2010&phases=executed", Some(Action::ShowAll));
    check(&data, "prices=2030", Some(Action::ChoosePrices(Prices::Current)));
    check(&grants(), "measure=share", Some(Action::ChooseMeasure(Measure::Total)));
}

#[test]
fn a_look_at_the_table_keeps_the_form() {
    let data = investments();
    let lines = decode("chart=years&form=line").view;
    let table = reduce(&lines, Action::ChooseChart(ChartKind::Table), &data);
    assert_eq!(reduce(&table, Action::ChooseChart(ChartKind::Years), &data), lines);
    let regions = reduce(&lines, Action::ChooseChart(ChartKind::Regions), &data);
    assert_eq!(regions.form, None);
}
