//! Links and actions.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, option, sample};
use vardkronan::compare::{Slot, compare, remedy};
use vardkronan::dataset::{
    Dataset, Expenditure, Funding, IndicatorKind, Language, Nature, Phase, Recurrence, Year,
    YearRange,
};
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{
    Action, Axis, ChartKind, Choice, Claim, ClaimKind, Codes, Criterion, Extent, Form, Measure,
    Part, Prices, Property, Side, SideName, Sort, Style, Sum, ThemeChoice, View, area_extents,
    reduce,
};

use crate::figures::{grants, investments, read, small, small_json};

fn check(link: &str, expected: &str, dropped: &[&str]) {
    let decoded = decode(link);
    assert_eq!(encode(&decoded.view), expected, "{link}");
    let found: Vec<String> = decoded
        .dropped
        .into_iter()
        .map(|part| part.value.map_or(part.key.clone(), |value| format!("{}={value}", part.key)))
        .collect();
    assert_eq!(found, dropped, "{link}");
}

#[test]
fn links_are_read_and_written() {
    check("", "chart=years&regions=all", &[]);
    check(
        "#chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
        "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
        &[],
    );
    check("regions=14%2C08", "chart=years&regions=14,08", &[]);
    check("years=2018", "chart=years&regions=all&years=2018", &[]);
    check("regions=", "chart=years&regions=", &[]);
    check("phases=executed,proposed", "chart=years&regions=all&phases=proposed,executed", &[]);
    check("natures=all", "chart=years&regions=all&natures=all", &[]);
    check(
        "a=14:2018:all&b=08:2019-2022:women",
        "chart=years&regions=all&a=14:2018:all&b=08:2019-2022:women",
        &[],
    );
    check("claim=more:2.5", "chart=years&regions=all&claim=more:2.5", &[]);
    check("data=0123456789ABCDEF", "chart=years&regions=all&data=0123456789abcdef", &[]);
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    check("chart=map&chart=table", "chart=table&regions=all", &[]);
    check("years=2018&years=x", "chart=years&regions=all", &["years=x"]);
}

#[test]
fn what_cannot_be_read_is_dropped_and_told() {
    check("colour=red", "chart=years&regions=all", &["colour"]);
    check("chart=pie", "chart=years&regions=all", &["chart=pie"]);
    check("years=2022-2017", "chart=years&regions=all", &["years=2022-2017"]);
    check("years=1899", "chart=years&regions=all", &["years=1899"]);
    check("phases=decided", "chart=years&regions=all&phases=", &["phases=decided"]);
    check("regions=a b,14", "chart=years&regions=14", &["regions=a b"]);
    check("claim=more:-1", "chart=years&regions=all", &["claim=more:-1"]);
    check("claim=more:1e3", "chart=years&regions=all", &["claim=more:1e3"]);
    check("dataset=all", "chart=years&regions=all", &["dataset=all"]);
    // A plus is a plus.
    check("index=a+b", "chart=years&regions=all", &["index=a+b"]);
}

#[test]
fn what_only_fills_a_link_is_not_read() {
    let keys: String = (0..300_000).map(|at| format!("&k{at}=1")).collect();
    let decoded = decode(&["years=2018", &keys, "&years=2019"].concat());
    assert_eq!(encode(&decoded.view), "chart=years&regions=all&years=2018");
    assert_eq!(decoded.dropped.len(), 1_000);
    assert_eq!(decoded.dropped[999].key, "k999=1");
    let codes = |count: usize| (0..count).map(|at| format!("r{at},")).collect::<String>();
    let decoded = decode(&format!("regions={}", codes(300_000)));
    let Codes::Only(read) = &decoded.view.regions else { panic!("all regions") };
    assert_eq!((read.len(), decoded.dropped.len()), (10_000, 1));
    assert_eq!(decoded.dropped[0].value.as_deref(), Some("r10000"));
    assert_eq!(decode(&format!("regions={}", codes(10_000))).dropped, []);
}

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

fn year() -> impl Strategy<Value = Year> {
    (1900..=2200_i64).prop_map(|number| Year::new(number).unwrap())
}

fn years() -> impl Strategy<Value = YearRange> {
    (year(), year()).prop_map(|(a, b)| YearRange::new(a.min(b), a.max(b)).unwrap())
}

fn code() -> impl Strategy<Value = String> {
    "[A-Za-z0-9._-]{1,12}".prop_filter("never all", |code| code != "all")
}

fn codes() -> impl Strategy<Value = Codes> {
    let some = collection::btree_set(code(), 0..5);
    prop_oneof![Just(Codes::All), some.prop_map(|codes| Codes::Only(codes.into_iter().collect())),]
}

fn choice<T: Clone + core::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Choice<T>> {
    let some = sample::subsequence(all, 0..=all.len());
    prop_oneof![Just(Choice::All), some.prop_map(Choice::Only)]
}

fn side() -> impl Strategy<Value = Side> {
    (code(), years(), option::of(code())).prop_map(|(region, years, area)| Side {
        region,
        years,
        area,
    })
}

const CHARTS: [ChartKind; 6] = [
    ChartKind::Regions,
    ChartKind::Years,
    ChartKind::Areas,
    ChartKind::Difference,
    ChartKind::Map,
    ChartKind::Table,
];

fn claim() -> impl Strategy<Value = Claim> {
    let kinds = sample::select(&[ClaimKind::More, ClaimKind::Less, ClaimKind::About]);
    (kinds, 1..9_999_u32)
        .prop_map(|(kind, factor)| Claim { kind, factor: f64::from(factor) / 100.0 })
}

fn view() -> impl Strategy<Value = View> {
    const FORMS: [Form; 4] = [Form::Bars, Form::Line, Form::Dots, Form::Multiples];
    const PARTS: [Part; 4] = [Part::Title, Part::Controls, Part::Tabs, Part::Footer];
    const THEMES: [ThemeChoice; 5] = [
        ThemeChoice::Auto,
        ThemeChoice::Light,
        ThemeChoice::Dark,
        ThemeChoice::Contrast,
        ThemeChoice::Print,
    ];
    let what = (
        option::of(code()),
        sample::select(&CHARTS),
        option::of(sample::select(&FORMS)),
        codes(),
        option::of(years()),
        codes(),
        choice(&Phase::ALL),
        choice(&Recurrence::ALL),
        option::of(choice(&Nature::ALL)),
        choice(&Funding::ALL),
    );
    let how = (
        option::of(choice(&Expenditure::ALL)),
        sample::select(&[Measure::Total, Measure::PerResident, Measure::Share]),
        option::of(year()),
        option::of(code()),
        any::<(bool, bool, bool)>(),
        option::of(sample::select(&[Sort::Value, Sort::Name])),
        (option::of(side()), option::of(side())),
        option::of(claim()),
        (option::of(code()), option::of("[0-9a-f]{16}")),
        (
            option::of(sample::select(&Language::ALL)),
            sample::select(&THEMES),
            sample::subsequence(&PARTS, 0..=4),
            style(),
        ),
    );
    (what, how).prop_map(|(what, how)| View {
        dataset: what.0,
        chart: what.1,
        form: what.2,
        regions: what.3,
        years: what.4,
        areas: what.5,
        phases: what.6,
        kinds: what.7,
        natures: what.8,
        funding: what.9,
        expenditure: how.0,
        measure: how.1,
        prices: how.2.map_or(Prices::Current, Prices::Of),
        index: how.3,
        sum: if how.4.0 { Sum::Cumulative } else { Sum::Yearly },
        is_spread: how.4.1,
        axis: if how.4.2 { Axis::Free } else { Axis::Shared },
        sort: how.5,
        a: how.6.0,
        b: how.6.1,
        claim: how.7,
        focus: how.8.0,
        data: how.8.1,
        language: how.9.0,
        theme: how.9.1,
        hide: how.9.2,
        style: how.9.3,
    })
}

/// Any style that a link can say.
fn style() -> impl Strategy<Value = Style> {
    let colour = || option::of("[0-9a-f]{6}");
    let regions = collection::vec("[0-9a-f]{6}", 0..=10);
    let font = option::of(sample::select(&["sans", "serif", "rounded", "mono"]));
    let density = option::of(sample::select(&["compact", "roomy"]));
    (colour(), colour(), colour(), regions, font, option::of(0..=24_u8), density).prop_map(
        |style| {
            let (paper, warn_paper, accent, regions, font, radius, density) = style;
            let said = [
                ("paper", paper),
                ("warn-paper", warn_paper),
                ("accent", accent),
                ("regions", Some(regions.join(".")).filter(|list| !list.is_empty())),
                ("headline-font", font.map(str::to_owned)),
                ("radius", radius.map(|px| px.to_string())),
                ("density", density.map(str::to_owned)),
            ];
            let items =
                said.into_iter().filter_map(|(name, value)| Some([name, &value?].join(":")));
            let decoded = decode(&["style=", &items.collect::<Vec<_>>().join(",")].concat());
            assert_eq!(decoded.dropped, []);
            decoded.view.style
        },
    )
}

fn property() -> impl Strategy<Value = Property> {
    prop_oneof![
        sample::select(&Phase::ALL).prop_map(Property::Phase),
        sample::select(&Recurrence::ALL).prop_map(Property::Kind),
        sample::select(&Nature::ALL).prop_map(Property::Nature),
        sample::select(&Funding::ALL).prop_map(Property::Funding),
        sample::select(&Expenditure::ALL).prop_map(Property::Expenditure),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let code =
        || prop_oneof![code(), sample::select(&["01", "care", "near"]).prop_map(str::to_owned)];
    prop_oneof![
        code().prop_map(Action::ToggleRegion),
        code().prop_map(|code| Action::ChooseRegions(Codes::Only(vec![code]))),
        year().prop_map(Action::ChooseYear),
        option::of(sample::select(&[Sort::Name, Sort::Value])).prop_map(Action::ChooseSort),
        code().prop_map(Action::ToggleArea),
        code().prop_map(Action::ChooseIndex),
        years().prop_map(Action::ChooseYears),
        year().prop_map(|year| Action::ChoosePrices(Prices::Of(year))),
        any::<bool>().prop_map(Action::ChooseSpread),
        property().prop_map(Action::ToggleProperty),
        sample::select(&Criterion::ALL).prop_map(Action::Omit),
        sample::select(&[Sum::Yearly, Sum::Cumulative]).prop_map(Action::ChooseSum),
        sample::select(&CHARTS).prop_map(Action::ChooseChart),
        (sample::select(&[SideName::A, SideName::B]), side())
            .prop_map(|(name, side)| Action::ChooseSide(name, side)),
        Just(Action::SwapSides),
        option::of(claim()).prop_map(Action::ChooseClaim),
        Just(Action::ChooseRegions(Codes::Only(Vec::new()))),
        Just(Action::ChooseRegions(Codes::All)),
        Just(Action::ChooseNoArea),
        Just(Action::ChooseAllAreas),
        Just(Action::ShowHidden),
        Just(Action::ShowAll),
    ]
}

/// Rows with several properties, for laws.
const ROWS: &[&str] = &[
    r#""id":"a","amount":1000,"funding":"own","expenditure":"operating""#,
    r#""id":"b","amount":1000,"phase":"proposed","recurrence":"one-off","funding":"state""#,
    r#""id":"c","amount":1000,"nature":"reserve","expenditure":"capital""#,
];

proptest! {
    #[test]
    fn after_any_action_there_is_a_view_that_a_link_gives_back(
        view in view(), actions in collection::vec(action(), 1..4)
    ) {
        let data = small("selection", ROWS);
        let after = actions.into_iter().fold(view, |view, action| reduce(&view, action, &data));
        assert_eq!(decode(&encode(&after)).view, after);
    }

    #[test]
    fn two_change_places_and_back(view in view()) {
        let data = investments();
        let two = reduce(&view, Action::ChooseChart(ChartKind::Difference), &data);
        assert!(two.a.is_some() && two.b.is_some());
        let swapped = reduce(&two, Action::SwapSides, &data);
        assert_eq!((&swapped.a, &swapped.b), (&two.b, &two.a));
        assert_eq!(reduce(&swapped, Action::SwapSides, &data), two);
        // Who turns to them once more finds them as they were.
        let back = reduce(&two, Action::ChooseChart(ChartKind::Table), &data);
        let again = reduce(&back, Action::ChooseChart(ChartKind::Difference), &data);
        assert_eq!(again, two);
    }

    #[test]
    fn the_sides_of_a_view_are_those_that_are_compared(view in view(), regions in codes()) {
        let data = investments();
        let view = View { chart: ChartKind::Difference, regions, ..view };
        let known = |side: &Option<Side>| {
            side.as_ref().and_then(|side| Some((data.region_by_code(&side.region)?, side.years)))
        };
        let compared = compare(&data, &view).sides;
        let compared: Vec<_> = compared.iter().map(|side| (side.region, side.years)).collect();
        let sides: Vec<_> = view.sides(&data).iter().filter_map(known).collect();
        assert_eq!(sides, compared);
    }

    #[test]
    fn a_property_is_chosen_or_not_and_the_others_stay(view in view(), property in property()) {
        let data = small("selection", ROWS);
        let criterion = property.criterion();
        let after = reduce(&view, Action::ToggleProperty(property), &data);
        let chosen = |view: &View, sought| {
            let found = criterion.properties(view, &data).into_iter().find(|(it, _)| *it == sought);
            found.unwrap().1
        };
        for (each, _) in criterion.properties(&View::default(), &data) {
            let was_chosen = chosen(&view, each);
            assert_eq!(chosen(&after, each), was_chosen != (each == property), "{each:?}");
        }
        let others = |view: &View| reduce(view, Action::Omit(criterion), &data);
        assert_eq!(others(&after), others(&view));
    }

    #[test]
    fn an_area_is_whole_or_gone_and_no_code_says_what_another_does(
        codes in collection::vec(0..25_usize, 0..6), toggled in 0..25_usize
    ) {
        let data = investments();
        let code = |at: usize| data.area(at).unwrap().code.clone();
        let codes = Codes::Only(codes.into_iter().map(code).collect());
        let view = View { areas: codes, ..View::default() };
        let was_whole = area_extents(&view.areas, &data)[toggled] == Extent::Whole;
        let after = reduce(&view, Action::ToggleArea(code(toggled)), &data);
        let extents = area_extents(&after.areas, &data);
        assert_eq!(extents[toggled], if was_whole { Extent::Nothing } else { Extent::Whole });
        let is_all = extents.iter().all(|extent| *extent == Extent::Whole);
        assert_eq!(after.areas == Codes::All, is_all);
        if let Codes::Only(codes) = &after.areas {
            for left_out in codes {
                let fewer = codes.iter().filter(|code| *code != left_out).cloned().collect();
                assert_ne!(area_extents(&Codes::Only(fewer), &data), extents);
            }
        }
    }

    #[test]
    fn a_link_gives_back_its_view(view in view()) {
        let decoded = decode(&encode(&view));
        assert_eq!(decoded.view, view);
        assert_eq!(decoded.dropped, []);
    }

    #[test]
    fn any_text_is_read(text in ".*") {
        let view = decode(&text).view;
        assert_eq!(decode(&encode(&view)).view, view);
    }

    #[test]
    fn any_pairs_are_read(
        pairs in collection::vec(("(chart|years|regions|a|claim|hide|phases|data|lang|style|%6)", "[a-z0-9:%,.+-]{0,12}"), 0..6)
    ) {
        let text: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let view = decode(&text.join("&")).view;
        assert_eq!(decode(&encode(&view)).view, view);
    }
}

#[test]
fn a_style_is_read_and_written_as_what_is_safe_of_it() {
    let check = |style: &str, expected: &str, dropped: &[&str]| {
        let base = "chart=years&regions=all";
        let expected = [base, expected].join(if expected.is_empty() { "" } else { "&style=" });
        let dropped: Vec<String> = dropped.iter().map(|item| format!("style={item}")).collect();
        let dropped: Vec<&str> = dropped.iter().map(String::as_str).collect();
        check(&["style=", style].concat(), &expected, &dropped);
    };
    check("accent:A3182E,paper:ffe", "paper:ffffee,accent:a3182e", &[]);
    check(
        "font:serif,headline-font:sans,headline-weight:800,radius:0,density:compact",
        "font:serif,headline-font:sans,headline-weight:800,radius:0,density:compact",
        &[],
    );
    check("regions:1d5fa6.c25,ink:000", "ink:000000,regions:1d5fa6.cc2255", &[]);
    check("ink:000,ink:111111", "ink:111111", &[]);
    check("ink:000,ink:red", "ink:000000", &["ink:red"]);
    // Nothing that a style sheet would take as more than a value.
    for unsafe_item in [
        "paper:red",
        "paper:#fff",
        "paper:ffff",
        "paper:+12345",
        "font:url(//evil.example/f)",
        "font:Comic Sans",
        "radius:9;color:red",
        "radius:25",
        "radius:-1",
        "density:0",
        "display:none",
        "regions:",
        "regions:000.000.000.000.000.000.000.000.000.000.000",
        "ink",
    ] {
        check(unsafe_item, "", &[unsafe_item]);
    }
}

proptest! {
    /// Whatever a link says, only hex colours, px and our own words come into a style sheet.
    #[test]
    fn no_style_declares_more_than_values(style in "([a-z-]{3,15}:[ -~]{0,12},?){0,4}") {
        for (name, value) in decode(&["style=", &style].concat()).view.style.declarations() {
            let is_plain = |text: &str| !text.contains([';', '{', '}', '/', '\\', '(', ')', '!']);
            assert!(is_plain(name) && is_plain(&value), "{name}: {value}");
        }
    }
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
