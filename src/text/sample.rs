//! A small dataset to word sentences from.

use crate::compare::{Comparison, compare};
use crate::dataset::{
    Amount, Area, Content, Contradictions, Coverage, CoverageKind, Dataset, Date, Expenditure,
    Funding, Indicator, IndicatorKind, Investment, Language, Nature, Phase, Precision,
    PublisherKind, Recurrence, Region, Source, Stage, Text, ValueStatus, Year,
};
use crate::text::Locale;
use crate::view::{Codes, Measure, View};

/// Years of which residents are known.
const POPULATION_YEARS: core::ops::RangeInclusive<i64> = 2017..=2024;

/// A row of programme money of Västra Götaland, rounded and approved, for one year.
pub(super) fn row(id: &str, kronor: i64, from: i64) -> Investment {
    Investment {
        id: id.to_owned(),
        region: 0,
        area: 0,
        purpose: each("Vårdens omställning: nära vård", "Reshaping care: local care"),
        amount: Ok(Amount::from_minor(kronor * 100).unwrap()),
        precision: Precision::Rounded,
        from: year(from),
        to: Some(year(from)),
        years_are_inferred: false,
        phase: Phase::Approved,
        plan_from: None,
        is_followed: true,
        stages: Vec::new(),
        recurrence: Recurrence::Unstated,
        nature: Nature::Programme,
        funding: Funding::Own,
        expenditure: Expenditure::Operating,
        price_year: None,
        part_of: None,
        decided_by: None,
        source: 0,
        locator: None,
        note: None,
    }
}

/// The same row, proposed by someone.
pub(super) fn proposed(row: Investment) -> Investment {
    let decided_by = Some(each("Grönblå samverkan", "The Green-Blue coalition"));
    Investment { phase: Phase::Proposed, decided_by, is_followed: false, ..row }
}

/// A step of a row.
pub(super) fn stage(phase: Phase, kronor: i64, date: &str) -> Stage {
    let amount = Amount::from_minor(kronor * 100).unwrap();
    Stage { phase, amount, date: Date::parse(date).unwrap(), source: 0 }
}

/// A selection with these rows of Västra Götaland (0), Kalmar län (1) and Dalarna (2).
pub(super) fn dataset(investments: Vec<Investment>) -> Dataset {
    let content = Content {
        id: "sample".to_owned(),
        title: each("Prov", "Sample"),
        summary: None,
        updated: Date::parse("2026-11-22").unwrap(),
        license: None,
        coverage: Coverage {
            kind: CoverageKind::Selection,
            text: each("Ett urval.", "A selection."),
        },
        corrections: Vec::new(),
        regions: vec![
            region(
                "14",
                each("Västra Götalandsregionen", "Region Västra Götaland"),
                "Västra Götaland".into(),
            ),
            region(
                "08",
                each("Region Kalmar län", "Region Kalmar County"),
                each("Kalmar län", "Kalmar County"),
            ),
            region("20", "Region Dalarna".into(), "Dalarna".into()),
        ],
        areas: vec![
            area("care", each("Hälso- och sjukvård", "Health care"), None),
            area("intensive", each("Intensivvård", "Intensive care"), Some(0)),
        ],
        sources: vec![
            source("vgr", "Västra Götalandsregionen", PublisherKind::Region),
            source("scb", "SCB", PublisherKind::Authority),
        ],
        investments,
        indicators: vec![population(), price_index(), net_cost()],
        views: Vec::new(),
    };
    Dataset::new(content, Contradictions::Refuse).unwrap()
}

/// The comparison of a view, with both languages.
pub(super) fn compared(dataset: &Dataset, view: &View) -> (Comparison, [&'static Locale; 2]) {
    (compare(dataset, view), Language::ALL.map(Locale::of))
}

/// A view of these regions, per resident.
pub(super) fn view(regions: &[&str], years: &str) -> View {
    let regions = regions.iter().map(|&code| code.to_owned()).collect();
    let years = crate::view::link::decode(&format!("years={years}")).view.years;
    View { regions: Codes::Only(regions), years, measure: Measure::PerResident, ..View::default() }
}

pub(super) fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

pub(super) fn each(swedish: &str, english: &str) -> Text {
    Text::each(swedish.to_owned(), english.to_owned())
}

fn region(code: &str, name: Text, short: Text) -> Region {
    let code = code.to_owned();
    let (county, seat, aliases, tile) = (None, None, Vec::new(), None);
    Region { code, name, short: Some(short), county, seat, aliases, tile }
}

fn area(code: &str, name: Text, parent: Option<usize>) -> Area {
    Area { code: code.to_owned(), name, parent, description: None }
}

fn source(id: &str, publisher: &str, kind: PublisherKind) -> Source {
    Source {
        id: id.to_owned(),
        publisher: publisher.to_owned(),
        kind,
        title: "Styrelsen 12 juni".into(),
        date: Date::parse("2018-06-12").unwrap(),
        date_is_inferred: false,
        url: Some("https://example.org/1".to_owned()),
        archived: Some("https://example.org/archived".to_owned()),
        retrieved: None,
        note: None,
    }
}

/// A million in Västra Götaland, a quarter of it elsewhere.
fn population() -> Indicator {
    let series = |residents: f64| POPULATION_YEARS.map(|at| (year(at), residents)).collect();
    Indicator {
        id: "population".to_owned(),
        kind: IndicatorKind::Population,
        name: each("Folkmängd", "Population"),
        unit: "residents".to_owned(),
        base: None,
        source: 1,
        note: None,
        by_region: [1e6, 2.5e5, 2.5e5].map(series).into_iter().enumerate().collect(),
        common: None,
        status: Default::default(),
    }
}

/// 100 in 2017, 10 more a year; the last value is derived.
fn price_index() -> Indicator {
    let values = POPULATION_YEARS.map(|at| (year(at), (at - 2007) as f64 * 10.0));
    Indicator {
        id: "cpi".to_owned(),
        kind: IndicatorKind::PriceIndex,
        name: each("Konsumentprisindex", "Consumer price index"),
        unit: "index".to_owned(),
        base: Some("1980 = 100".to_owned()),
        note: Some(each("Räknar in boräntor.", "Includes mortgage interest.")),
        by_region: Default::default(),
        common: Some(values.collect()),
        status: [(year(2024), ValueStatus::Derived)].into_iter().collect(),
        ..population()
    }
}

/// Twenty thousand a resident in 2017, a thousand more a year; the last value is preliminary.
fn net_cost() -> Indicator {
    let series =
        |first: i64| POPULATION_YEARS.map(|at| (year(at), (first + at * 1_000) as f64)).collect();
    Indicator {
        id: "net-cost".to_owned(),
        kind: IndicatorKind::NetCost,
        name: each("Vårdens nettokostnad", "Net cost of care"),
        unit: "SEK per resident".to_owned(),
        by_region: [series(20_000 - 2_017_000)].into_iter().enumerate().collect(),
        status: [(year(2024), ValueStatus::Preliminary)].into_iter().collect(),
        ..population()
    }
}
