//! Links and actions.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, option, sample};
use vardkronan::dataset::{
    Expenditure, Funding, Language, Nature, Phase, Recurrence, Year, YearRange,
};
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{
    Axis, ChartKind, Choice, Claim, ClaimKind, Codes, Form, Measure, Part, Prices, Side, Sort, Sum,
    ThemeChoice, View,
};

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

fn view() -> impl Strategy<Value = View> {
    const CHARTS: [ChartKind; 6] = [
        ChartKind::Regions,
        ChartKind::Years,
        ChartKind::Areas,
        ChartKind::Difference,
        ChartKind::Map,
        ChartKind::Table,
    ];
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
        option::of((
            sample::select(&[ClaimKind::More, ClaimKind::Less, ClaimKind::About]),
            1..9_999_u32,
        )),
        (option::of(code()), option::of("[0-9a-f]{16}")),
        (
            option::of(sample::select(&Language::ALL)),
            sample::select(&THEMES),
            sample::subsequence(&PARTS, 0..=4),
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
        claim: how.7.map(|(kind, factor)| Claim { kind, factor: f64::from(factor) / 100.0 }),
        focus: how.8.0,
        data: how.8.1,
        language: how.9.0,
        theme: how.9.1,
        hide: how.9.2,
    })
}

proptest! {
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
        pairs in collection::vec(("(chart|years|regions|a|claim|hide|phases|data|lang|%6)", "[a-z0-9:%,.+-]{0,12}"), 0..6)
    ) {
        let text: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let view = decode(&text.join("&")).view;
        assert_eq!(decode(&encode(&view)).view, view);
    }
}
