//! Laws of views, links and actions.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, option, sample};
use vardkronan::compare::compare;
use vardkronan::dataset::{
    Expenditure, Funding, Language, Nature, Phase, Recurrence, Year, YearRange,
};
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{
    Action, Axis, ChartKind, Choice, Claim, ClaimKind, Codes, Criterion, Extent, Form, Measure,
    Part, Prices, Property, Side, SideName, Sort, Style, Sum, ThemeChoice, View, area_extents,
    reduce,
};

use crate::figures::{investments, small};

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

fn claim() -> impl Strategy<Value = Claim> {
    let kinds = sample::select(&[ClaimKind::More, ClaimKind::Less, ClaimKind::About]);
    (kinds, 1..9_999_u32)
        .prop_map(|(kind, factor)| Claim { kind, factor: f64::from(factor) / 100.0 })
}

fn view() -> impl Strategy<Value = View> {
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
        sample::select(&ChartKind::ALL),
        option::of(sample::select(&Form::ALL)),
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
        sample::select(&ChartKind::ALL).prop_map(Action::ChooseChart),
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

    /// Whatever a link says, only hex colours, px and our own words come into a style sheet.
    #[test]
    fn no_style_declares_more_than_values(style in "([a-z-]{3,15}:[ -~]{0,12},?){0,4}") {
        for (name, value) in decode(&["style=", &style].concat()).view.style.declarations() {
            let is_plain = |text: &str| !text.contains([';', '{', '}', '/', '\\', '(', ')', '!']);
            assert!(is_plain(name) && is_plain(&value), "{name}: {value}");
        }
    }
}
