//! What counts where one thing more or less would change it: each rule at its edge.

use crate::figures::{grants, read, small, small_json, staged};
use vardkronan::compare::{
    Absence, Comparison, Datum, LensName, NoMap, compare, difference, no_map, order_differs,
};
use vardkronan::dataset::{AbsentAmount, Dataset, Year};
use vardkronan::view::link::decode;
use vardkronan::view::{Codes, Measure, Prices, View};

/// What a view of the data has.
pub(crate) fn shown(data: &Dataset, link: &str) -> Comparison {
    compare(data, &decode(link).view)
}

/// How many rows the view hides, by kind of filter.
#[track_caller]
fn check_hidden(rows: &[&str], link: &str, expected: &[usize]) {
    let found = shown(&small("complete", rows), link).hidden;
    assert_eq!(found.iter().map(|it| it.rows).collect::<Vec<_>>(), expected, "{link}");
}

/// The values of a view, each as its number or why there is none.
#[track_caller]
pub(crate) fn check(rows: &[&str], link: &str, expected: &[Result<f64, Absence>]) {
    let cells = shown(&small("complete", rows), link).cells;
    let found: Vec<_> = cells.iter().map(|cell| cell.value.map(|it| it.as_f64())).collect();
    assert_eq!(found, expected, "{link}");
}

const RESERVE: &str = r#""nature":"reserve""#;

#[test]
fn hidden_rows_are_those_of_the_chosen_years() {
    let rows = [
        &*format!(r#""id":"a","amount":1,{RESERVE}"#),
        &*format!(r#""id":"b","amount":1,"from":2020,{RESERVE}"#),
        r#""id":"c","amount":1,"from":2019"#,
    ];
    check_hidden(&rows, "regions=01&years=2018-2020", &[2]);
    check_hidden(&rows, "regions=01&years=2018", &[1]);
    check_hidden(&rows, "regions=01&years=2019", &[]);
    check_hidden(&rows, "regions=02&years=2018-2020", &[]);
}

#[test]
fn two_sides_hide_a_row_once() {
    let one = format!(r#""id":"a","amount":1,{RESERVE}"#);
    let two = format!(r#""id":"b","amount":1,"region":"02",{RESERVE}"#);
    let later = format!(r#""id":"c","amount":1,"from":2019,{RESERVE}"#);
    let rows = [one.as_str(), two.as_str(), later.as_str()];
    let check = |a: &str, b: &str, expected: usize| {
        check_hidden(&rows, &format!("chart=difference&a={a}&b={b}"), &[expected]);
    };
    check("01:2018:all", "02:2018:all", 2);
    check("01:2018:all", "01:2018:all", 1);
    check("01:2018:all", "01:2018-2019:all", 2);
    check("01:2018:near", "01:2018:all", 1);
    check("01:2018-2019:all", "02:2018-2019:all", 3);
}

#[test]
fn a_row_is_hidden_at_one_of_its_stages_only() {
    let plain = staged(12, 9, r#""id":"a""#);
    let reserve = staged(12, 9, &format!(r#""id":"a",{RESERVE}"#));
    let unstaged = r#""id":"b","amount":1"#;
    check_hidden(&[&plain], "years=2018", &[]);
    // It counts at the stage that is asked for.
    check_hidden(&[&plain], "years=2018&phases=proposed", &[]);
    check_hidden(&[&plain], "years=2018&phases=executed", &[1]);
    check_hidden(&[&plain, unstaged], "years=2018&phases=proposed", &[1]);
    check_hidden(&[&reserve], "years=2018", &[1]);
    check_hidden(&[&reserve], "years=2018&phases=proposed", &[1]);
}

#[test]
fn money_of_areas_that_are_not_chosen_is_filtered_and_a_side_names_them() {
    let near = [r#""id":"a","amount":1,"area":"near""#];
    check(&near, "regions=01&years=2018&areas=far", &[Err(Absence::Filtered)]);
    let sides = "chart=difference&a=01:2018:far&b=01:2018:near";
    check(&near, sides, &[Err(Absence::OtherAreas), Ok(1.0)]);
    let hidden = [&*format!(r#""id":"a","amount":1,"area":"near",{RESERVE}"#)];
    let sides = "chart=difference&a=01:2018:near&b=01:2018:all";
    check(&hidden, sides, &[Err(Absence::Filtered), Err(Absence::Filtered)]);
}

#[test]
fn the_share_of_what_the_cost_of_care_does_not_hold_is_no_number() {
    for more in
        [r#""recurrence":"total","to":2019"#, r#""funding":"state""#, r#""expenditure":"capital""#]
    {
        let row = format!(r#""id":"a","amount":1000,{more}"#);
        let data = small("complete", &[&row]);
        let view = "chart=regions&regions=01&years=2018-2019&natures=all&expenditure=all";
        let shares = shown(&data, &format!("{view}&measure=share"));
        let no_number = Err(Absence::NotMeaningful);
        assert_eq!(shares.cells[0].value.map(|it| it.as_f64()), no_number, "{more}");
        let parts = shares.contributions(&data, 0);
        assert_eq!(parts[0].value.map(|it| it.as_f64()), no_number, "{more}");
        assert!(shown(&data, view).cells[0].value.is_ok(), "{more}");
    }
    check(
        &[r#""id":"a","amount":1000"#],
        "regions=01&years=2018&measure=share",
        &[Ok(1000.0 / 10_000_000.0)],
    );
}

#[test]
fn absent_money_keeps_its_reason_in_every_measure() {
    let row = |absent: &str| {
        format!(r#""id":"a","amount":null,"absent":"{absent}","from":2020,"plan_from":2020"#)
    };
    for (absent, reason, amount) in [
        ("not-applicable", Absence::NotApplicable, AbsentAmount::NotApplicable),
        ("included-elsewhere", Absence::IncludedElsewhere, AbsentAmount::IncludedElsewhere),
        ("not-reported", Absence::NotReported, AbsentAmount::NotReported),
    ] {
        check(&[&row(absent)], "regions=01&years=2020", &[Err(reason)]);
        let cells = shown(&small("complete", &[&row(absent)]), "regions=01&years=2020").cells;
        assert_eq!(cells[0].amount, Err(amount));
        assert!(cells[0].traits.has_plan, "{absent}");
    }
    // No cost of care is known in 2020: only where a share is asked of something.
    let share = "regions=01&years=2020&measure=share";
    check(&[&row("not-applicable")], share, &[Err(Absence::NotApplicable)]);
    check(&[&row("included-elsewhere")], share, &[Err(Absence::IncludedElsewhere)]);
    check(&[r#""id":"a","amount":1,"from":2020"#], share, &[Err(Absence::NoNetCost)]);
    // Beside an amount the sum stands, and is the amount's.
    let beside = [&*row("not-applicable"), r#""id":"b","amount":5,"from":2020"#];
    check(&beside, "regions=01&years=2020", &[Ok(5.0)]);
    assert_eq!(
        shown(&small("complete", &beside), "regions=01&years=2020").cells[0].amount,
        Ok(500)
    );
}

/// A complete dataset whose source says how many residents the country has.
fn with_country(residents: &str) -> Dataset {
    let rows = [r#""id":"a","amount":100"#, r#""id":"b","amount":50,"region":"02""#];
    let values = format!(r#""values":{{"*":{residents},"01":{{"2018":1000,"#);
    let text = small_json("complete", &rows).replace(r#""values":{"01":{"2018":1000,"#, &values);
    assert!(text.contains(&values));
    read(text.as_bytes())
}

#[test]
fn a_country_is_all_of_its_residents_to_a_thousandth() {
    let country =
        |residents: &str| shown(&with_country(residents), "regions=01&years=2018").country;
    for (residents, is_country) in [("3000", true), ("3003", true), ("2998", true), ("3004", false)]
    {
        let found = country(&format!(r#"{{"2018":{residents}}}"#));
        assert_eq!(!found.is_empty(), is_country, "{residents}");
    }
    // Of the latest year that all of them have.
    assert_eq!(country(r#"{"2017":9000,"2018":3000,"2021":9000}"#).len(), 1);
    assert!(country(r#"{"2017":3000,"2018":9000}"#).is_empty());
    let data = with_country(r#"{"2018":3000}"#);
    for (measure, value, is_computed) in [("total", 150.0, false), ("per-resident", 0.05, true)] {
        let link = format!("regions=01&years=2018&measure={measure}");
        let all = &shown(&data, &link).country[0];
        assert_eq!((all.value.unwrap().as_f64(), all.is_computed), (value, is_computed));
    }
}

#[test]
fn nothing_is_no_number_of_times_something() {
    let data =
        small("complete", &[r#""id":"a","amount":0"#, r#""id":"b","amount":5,"region":"02""#]);
    for (a, b, expected) in [("01", "02", None), ("02", "01", None), ("02", "02", Some(1.0))] {
        let link = format!("chart=difference&a={a}:2018:all&b={b}:2018:all");
        let comparison = shown(&data, &link);
        let found = difference(&data, &comparison).unwrap();
        assert_eq!(found.lenses[0].pairs[0].ratio, expected, "{link}");
        assert!(found.lenses[0].pairs[0].difference.is_some() || expected.is_some(), "{link}");
    }
}

#[test]
fn a_repeated_code_counts_once() {
    let rows = [r#""id":"a","amount":7"#];
    check(&rows, "regions=01,01&years=2018", &[Ok(7.0)]);
    check(&rows, "regions=01&areas=near,near&years=2018", &[Ok(7.0)]);
    // No link has it twice, but a program may.
    let twice = |code: &str| Codes::Only(vec![code.to_owned(), code.to_owned()]);
    let view = decode("years=2018").view;
    let cells = compare(&small("complete", &rows), &View { regions: twice("01"), ..view }).cells;
    assert_eq!(cells.len(), 1);
}

#[test]
fn a_side_knows_the_branch_that_its_areas_lie_in() {
    let data = small("complete", &[r#""id":"a","amount":1"#]);
    let place = |code: &str| data.content().areas.iter().position(|area| area.code == code);
    for (areas, branch) in
        [("near", Some("near")), ("far", Some("far")), ("care", None), ("all", None)]
    {
        let sides =
            shown(&data, &format!("chart=difference&a=01:2018:{areas}&b=02:2018:all")).sides;
        assert_eq!(sides[0].branch, branch.and_then(place), "{areas}");
    }
}

#[test]
fn a_row_is_found_in_the_mark_that_has_a_value() {
    let data = small(
        "complete",
        &[
            r#""id":"w","amount":100"#,
            r#""id":"p","amount":20,"part_of":"w","area":"far""#,
            r#""id":"n","amount":null,"absent":"not-reported","to":2019,"recurrence":"annual","region":"02""#,
            r#""id":"m","amount":5,"region":"02","from":2020"#,
        ],
    );
    let found = |link: &str, row: usize| shown(&data, link).cell_with(&data, row);
    // A whole whose parts stand elsewhere is in its rest's mark and in theirs.
    assert_eq!(found("chart=areas&regions=01&years=2018", 1), Some(1));
    assert_eq!(found("chart=areas&regions=01&years=2018", 0), Some(0));
    assert_eq!(found("regions=01&years=2018&areas=far", 0), Some(0));
    assert_eq!(found("regions=01&years=2018&areas=near", 1), None);
    assert_eq!(found("regions=01,02&years=2018-2020", 2), Some(3));
    assert_eq!(found("regions=01,02&years=2018-2020", 3), Some(5));
    assert_eq!(found("regions=01&years=2018-2020", 3), None);
}

#[test]
fn a_lens_shows_a_view_in_its_own_measure_and_prices() {
    let data = small("complete", &[r#""id":"a","amount":1000"#]);
    for of_view in ["", "&measure=per-resident&prices=2019", "&prices=2020"] {
        let view = decode(&format!("regions=01&years=2018{of_view}")).view;
        for (measure, prices, expected) in [
            (Measure::Total, Prices::Current, 1000.0),
            (Measure::Total, Prices::Of(Year::new(2020).unwrap()), 1210.0),
            (Measure::PerResident, Prices::Current, 1.0),
            (Measure::PerResident, Prices::Of(Year::new(2019).unwrap()), 1.1),
        ] {
            let cells = LensName { measure, prices }.compared(&data, &view).cells;
            let found = cells[0].value.unwrap().as_f64();
            assert!((found - expected).abs() < 1e-9, "{measure:?} {prices:?} {of_view}: {found}");
        }
    }
}

#[test]
fn a_change_is_as_large_as_what_changed() {
    use vardkronan::compare::changes;
    let of = |amount: i64| small("complete", &[&*format!(r#""id":"a","amount":{amount}"#)]);
    let (before, after) = (of(100), of(101));
    for measure in ["share", "per-resident", "total"] {
        let link = format!("regions=01&years=2018&measure={measure}");
        let (old, new) = (shown(&before, &link), shown(&after, &link));
        assert_eq!(changes((&before, &old), (&after, &new)).len(), 1, "{measure}");
        assert!(changes((&before, &old), (&before, &old)).is_empty());
    }
}

#[test]
fn a_comparison_has_what_it_holds_and_nothing_behind_it() {
    let data = small("complete", &[&staged(12, 9, r#""id":"a""#)]);
    let comparison = shown(&data, "regions=01&years=2018");
    assert_eq!((comparison.cells.len(), comparison.outlines.len()), (1, 1));
    for of in [Datum::Cell, Datum::Outline] {
        assert!(comparison.has(of(0)) && !comparison.has(of(1)), "{:?}", of(0));
    }
    let all = shown(&with_country(r#"{"2018":3000}"#), "regions=01&years=2018");
    assert!(all.has(Datum::Country(0)) && !all.has(Datum::Country(1)));
}

#[test]
fn a_branch_holds_all_that_grows_from_it() {
    let near = r#"{"code":"near","name":"Near","parent":"care"}"#;
    let deep = r#",{"code":"deep","name":"Deep","parent":"near"}"#;
    let text = small_json("complete", &[r#""id":"a","amount":1"#]);
    let data = read(text.replace(near, &format!("{near}{deep}")).as_bytes());
    let place = |code: &str| data.content().areas.iter().position(|area| area.code == code);
    for (areas, branch) in [("near", "near"), ("deep", "near"), ("far", "far")] {
        let link = format!("chart=difference&a=01:2018:{areas}&b=02:2018:all");
        assert_eq!(shown(&data, &link).sides[0].branch, place(branch), "{areas}");
    }
}

#[test]
fn orders_are_compared_where_a_region_has_one_mark() {
    let data = grants();
    let differs = |link: &str| order_differs(&data, &decode(link).view).is_some();
    assert!(differs("chart=regions&regions=all&years=2019-2021"));
    assert!(differs("chart=years&regions=all&years=2019"));
    assert!(!differs("chart=years&regions=all&years=2019-2021"));
    assert!(!differs("chart=areas&regions=all&years=2019"));
}

#[test]
fn a_whole_of_which_only_the_rest_is_shown_is_told_too() {
    let rows = [
        r#""id":"w","amount":100"#,
        r#""id":"p","amount":20,"part_of":"w","area":"far""#,
        r#""id":"x","amount":5,"region":"02""#,
    ];
    let data = small("complete", &rows);
    let found = |link: &str| -> Vec<usize> {
        shown(&data, link).already_counted(&data).iter().map(|it| it.whole).collect()
    };
    assert_eq!(found("regions=01&years=2018"), [0]);
    assert_eq!(found("regions=01&years=2018&areas=near"), [0]);
    assert_eq!(found("regions=01&years=2018&areas=far"), [0]);
    assert!(found("regions=02&years=2018").is_empty());
}

#[test]
fn what_is_shown_of_a_whole_counts_each_of_its_years_once() {
    let whole = r#""id":"w","amount":100,"to":2020,"recurrence":"total""#;
    let shows = |part: &str, link: &str, expected: i128| {
        let part = format!(r#""id":"p","part_of":"w",{part}"#);
        let data = small("complete", &[whole, &part]);
        let counted = shown(&data, &format!("regions=01&{link}")).already_counted(&data);
        let found: Vec<_> = counted.iter().map(|it| (it.whole, it.shown)).collect();
        assert_eq!(found, [(0, expected)], "{part} {link}");
    };
    let annual = r#""amount":20,"to":2019,"recurrence":"annual""#;
    shows(annual, "years=2018", 2_000);
    shows(annual, "years=2018-2020", 4_000);
    // A running sum and a spread span have the same in several marks.
    shows(annual, "years=2018-2020&sum=cumulative", 4_000);
    shows(r#""amount":30,"to":2020,"recurrence":"total""#, "years=2018-2020&spread=even", 3_000);
}

#[test]
fn no_region_is_no_region_without_a_place_on_the_map() {
    let data = grants();
    for link in ["chart=regions&regions=99&years=2019", "chart=map&regions=99&years=2019"] {
        assert_ne!(no_map(&data, &shown(&data, link)), Some(NoMap::NoTiles), "{link}");
    }
    let without = small("complete", &[r#""id":"a","amount":1"#]);
    let link = "chart=regions&regions=01&years=2018";
    assert_eq!(no_map(&without, &shown(&without, link)), Some(NoMap::NoTiles));
}
