//! Which form a chart takes, and why it refuses another.

use vardkronan::compare::{FormRefusal, compare};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::text::{Locale, notices, text_alternative};
use vardkronan::view::Form::{self, Bars, Dots, Line, Multiples};
use vardkronan::view::link::decode;

use crate::figures::{grants, investments, read, small_json, staged};

#[track_caller]
fn check(data: &Dataset, link: &str, form: Form, refusal: Option<FormRefusal>) {
    let shown = compare(data, &decode(link).view).form();
    assert_eq!((shown.form, shown.refusal), (form, refusal), "{link}");
}

#[test]
fn the_form_follows_the_data() {
    let (some, all) = (investments(), grants());
    check(&some, "chart=regions&regions=14,08,05", Bars, None);
    check(&all, "chart=regions&regions=01,03,04,05,06,07,08,09,10,12", Bars, None);
    check(&all, "chart=regions&regions=all", Dots, None);
    check(&some, "chart=years&regions=14&years=2018", Bars, None);
    check(&some, "chart=years&regions=14,08,05&years=2017-2022", Bars, None);
    check(&some, "chart=years&regions=14,08,05,03&years=2017-2022", Bars, None);
    check(&some, "chart=years&regions=14,08,05,03,19&years=2017-2022", Multiples, None);
    check(&some, "chart=years&regions=14,08,05,03,19&years=2018", Bars, None);
    check(&all, "chart=years&regions=all&years=2019", Multiples, None);
    check(&some, "chart=years&regions=14,08,05,03&years=2010-2025", Line, None);
    check(&some, "chart=years&regions=14&years=1950-2025", Line, None);
    check(&some, "chart=years&regions=12&years=1950-2025&natures=increase", Bars, None);
    check(&some, "chart=difference&a=14:2018:all&b=08:2020:all", Bars, None);
}

#[test]
fn a_reader_may_choose_what_can_show_the_view() {
    let all = grants();
    for form in ["bars", "line", "dots", "multiples"] {
        let comparison = compare(&all, &decode(&format!("regions=01,09&form={form}")).view);
        assert_eq!(comparison.form().form, comparison.view.form.unwrap());
        assert_eq!(comparison.forms(), Form::ALL);
    }
    let offered = |link: &str| compare(&all, &decode(link).view).forms();
    assert_eq!(offered("chart=regions&regions=all"), [Bars, Dots]);
    assert_eq!(offered("chart=years&regions=09&years=2020"), [Bars, Dots]);
    assert_eq!(offered("chart=years&regions=all"), [Multiples]);
    assert_eq!(offered("chart=map&regions=all"), [Bars]);
}

#[test]
fn a_form_that_cannot_show_the_view_gives_way() {
    use FormRefusal::{
        OneRegion, OneYear, OnlyBars, OnlyOne, TooManyColumns, TooManyRegions, YearsTogether,
    };
    let (some, all) = (investments(), grants());
    check(&all, "regions=01,09&years=2020&form=line", Bars, Some(OneYear));
    check(&all, "regions=01&form=multiples", Bars, Some(OneRegion));
    check(&all, "regions=all&form=line", Multiples, Some(TooManyRegions));
    check(&all, "regions=all&form=bars", Multiples, Some(TooManyRegions));
    let ten = "regions=01,03,04,05,06,07,08,09,10,12";
    check(&all, &format!("{ten}&form=bars"), Multiples, Some(TooManyColumns));
    check(&all, &format!("{ten}&form=line"), Line, None);
    check(&all, "chart=regions&regions=all&form=line", Dots, Some(YearsTogether));
    check(&all, "chart=regions&regions=01&form=multiples", Bars, Some(YearsTogether));
    let steps = "regions=12&years=2019-2021&natures=increase";
    check(&some, &format!("{steps}&form=line"), Bars, Some(OnlyBars));
    check(&some, &format!("chart=regions&{steps}&form=dots"), Bars, Some(OnlyBars));
    check(&some, "chart=difference&a=14:2018:all&b=08:2020:all&form=line", Bars, Some(OnlyOne));
}

/// A complete dataset of so many regions, with an amount each in each of the years, and more rows of the first.
fn grid(regions: usize, years: core::ops::RangeInclusive<u16>, more: &[String]) -> Dataset {
    let code = |region: usize| format!("{:02}", region + 1);
    let codes = (0..regions).map(|it| format!(r#"{{"code":"{0}","name":"N{0}"}}"#, code(it)));
    let row = |region: usize, year: u16| {
        format!(r#""id":"r{region}-{year}","amount":1,"region":"{}","from":{year}"#, code(region))
    };
    let rows = (0..regions).flat_map(|region| years.clone().map(move |year| row(region, year)));
    let rows: Vec<String> = rows.chain(more.iter().cloned()).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let text = small_json("complete", &rows);
    let known = r#"{"code":"01","name":"One"},{"code":"02","name":"Two"}"#;
    assert!(text.contains(known));
    let codes = codes.collect::<Vec<_>>().join(",");
    read(text.replace(known, &codes).as_bytes())
}

#[test]
fn columns_end_where_they_would_be_too_narrow() {
    // Forty of them, or eighty with the earlier stages that stand beside them.
    let check = |regions: usize, years: u16, more: &[String], form: Form| {
        let data = grid(regions.max(2), 2001..=2000 + years, more);
        let codes: Vec<String> = (1..=regions).map(|region| format!("{region:02}")).collect();
        let link = format!("regions={}&years=2001-{}&form=bars", codes.join(","), 2000 + years);
        let shown = compare(&data, &decode(&link).view).form();
        assert_eq!(shown.form, form, "{regions} regions, {years} years, {} more", more.len());
    };
    check(4, 10, &[], Bars);
    check(4, 11, &[], Line);
    check(1, 40, &[], Bars);
    check(1, 41, &[], Line);
    check(2, 20, &[], Bars);
    check(2, 21, &[], Line);
    check(10, 4, &[], Bars);
    check(10, 5, &[], Multiples);
    check(11, 3, &[], Multiples);
    let proposed = |number: usize| {
        let phase = ["proposed", "adjusted", "executed"][number];
        format!(r#""id":"p{number}","amount":2,"from":2001,"phase":"{phase}""#)
    };
    let more: Vec<String> = (0..3).map(proposed).collect();
    // Two columns in the fullest year, three, and four.
    check(4, 10, &more[..1], Bars);
    check(4, 10, &more[..2], Line);
    check(4, 6, &more[..2], Bars);
    check(4, 7, &more[..2], Line);
    check(4, 5, &more, Bars);
    check(4, 6, &more, Line);
    let staged = staged(12, 9, r#""id":"s","from":2001"#);
    // Beside what it adds to, its earlier stage is a second one.
    check(4, 10, std::slice::from_ref(&staged), Bars);
    check(4, 10, &[staged, more[1].clone()], Line);
    // One region whose steps a line cannot show keeps its columns.
    let steps: Vec<String> = (2001..=2050)
        .map(|year| format!(r#""id":"i{year}","amount":1,"from":{year},"nature":"increase""#))
        .collect();
    let data = grid(2, 2001..=2001, &steps);
    let shown = |regions: &str| {
        let link = format!("regions={regions}&years=2001-2050&natures=increase&form=bars");
        let shown = compare(&data, &decode(&link).view).form();
        (shown.form, shown.refusal)
    };
    assert_eq!(shown("01"), (Bars, None));
    assert_eq!(shown("01,02"), (Multiples, Some(FormRefusal::TooManyColumns)));
}

#[test]
fn what_is_refused_and_what_is_drawn_are_told() {
    let all = grants();
    let check = |link: &str, language, notice: Option<&str>, beginning: &str, sentence: &str| {
        let view = decode(link).view;
        let comparison = compare(&all, &view);
        let locale = Locale::of(language);
        let told = notices(&all, &comparison, &view, locale);
        let has = |words: &str| told.iter().any(|told| told.words == words);
        assert!(notice.is_none_or(has), "{link}: {told:?}");
        let alternative = text_alternative(&all, &comparison, locale);
        assert!(alternative.starts_with(beginning), "{alternative}");
        assert!(alternative.contains(sentence), "{alternative}");
    };
    check(
        "regions=01,09&years=2020&form=line",
        Language::Swedish,
        Some("En linje behöver minst två år. Staplar visas i stället."),
        "Stapeldiagram över tid: ",
        "",
    );
    check(
        "regions=all&form=line",
        Language::English,
        Some(
            "So many regions cannot be told apart in one chart. Small charts are shown instead, one for each region.",
        ),
        "Small charts over time, one for each region: ",
        "",
    );
    check("regions=01,09&form=line", Language::Swedish, None, "Linjediagram över tid: ", "");
    check(
        "regions=01,09&form=multiples&axis=free",
        Language::Swedish,
        None,
        "Små diagram över tid, ett för varje region: ",
        "Varje ruta har sin egen skala, så höjderna går inte att jämföra mellan rutorna.",
    );
    let view = decode("regions=01,09&form=line&axis=free").view;
    assert!(!compare(&all, &view).has_free_axes(), "a line has one axis");
}
