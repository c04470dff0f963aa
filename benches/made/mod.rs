//! Made-up datasets of any size, the same at every run.

use std::sync::OnceLock;

use vardkronan::dataset::{
    Amount, Area, ByKey, Content, Contradictions, Coverage, CoverageKind, Dataset, Date,
    Expenditure, Funding, Indicator, IndicatorKind, Investment, Nature, Phase, Precision,
    PublisherKind, Recurrence, Region, Series, Source, Year,
};

const REGIONS: usize = 21;
const AREAS: usize = 24;
const FIRST: i64 = 2010;
const YEARS: u64 = 16;

/// The dataset of that many rows, made once.
pub(crate) fn dataset(size: usize) -> &'static Dataset {
    static MADE: [OnceLock<Dataset>; 4] = [const { OnceLock::new() }; 4];
    let place = size.ilog10() as usize - 3;
    MADE[place].get_or_init(|| Dataset::new(rows(size), Contradictions::Refuse).unwrap())
}

/// Content of that many rows: most of them decided programme money of a single year, as documents
/// have it, but every kind of row among them.
pub(crate) fn rows(size: usize) -> Content {
    let mut random = Random(1);
    let investments = (0..size).map(|at| row(at, &mut random)).collect();
    Content {
        id: "made".to_owned(),
        title: "Made up".into(),
        summary: None,
        updated: date("2026-11-22"),
        license: None,
        coverage: Coverage { kind: CoverageKind::Complete, text: "made up".into() },
        corrections: Vec::new(),
        regions: (0..REGIONS).map(region).collect(),
        areas: (0..AREAS).map(area).collect(),
        sources: (0..50).map(source).collect(),
        investments,
        indicators: vec![
            indicator("population", IndicatorKind::Population),
            indicator("index", IndicatorKind::PriceIndex),
        ],
        views: Vec::new(),
    }
}

fn row(at: usize, random: &mut Random) -> Investment {
    let year_of = |random: &mut Random| random.below(YEARS) as i64;
    // Sums for several years are those of a term of office.
    let (recurrence, from, length) = match random.below(100) {
        0..75 => (Recurrence::OneOff, year_of(random), 0),
        75..88 => (Recurrence::Annual, year_of(random), random.below(5) as i64),
        88..96 => (Recurrence::Total, 4 * random.below(YEARS / 4) as i64, 3),
        _ => (Recurrence::Unstated, year_of(random), 0),
    };
    let from = year(FIRST + from);
    let last = (i64::from(from.number()) + length).min(FIRST + YEARS as i64 - 1);
    let mostly = |random: &mut Random, percent: u64| random.below(100) < percent;
    Investment {
        id: format!("i{at}"),
        region: random.below(REGIONS as u64) as usize,
        area: random.below(AREAS as u64) as usize,
        purpose: "p".into(),
        amount: Ok(Amount::from_minor(100 * (1 + random.below(100_000_000) as i64)).unwrap()),
        precision: *random.one_of(&[Precision::Exact, Precision::Rounded]),
        from,
        to: Some(year(last)),
        years_are_inferred: !mostly(random, 95),
        phase: if mostly(random, 70) { Phase::Approved } else { *random.one_of(&Phase::ALL) },
        plan_from: None,
        is_followed: mostly(random, 95),
        stages: Vec::new(),
        recurrence,
        nature: if mostly(random, 80) { Nature::Programme } else { *random.one_of(&Nature::ALL) },
        funding: if mostly(random, 70) { Funding::Own } else { *random.one_of(&Funding::ALL) },
        expenditure: *random.one_of(&Expenditure::ALL),
        price_year: None,
        part_of: None,
        decided_by: None,
        source: random.below(50) as usize,
        locator: None,
        note: None,
    }
}

fn region(at: usize) -> Region {
    Region {
        code: format!("r{at:02}"),
        name: format!("Region {at}").as_str().into(),
        short: None,
        county: None,
        seat: None,
        aliases: Vec::new(),
        tile: None,
    }
}

fn area(at: usize) -> Area {
    let parent = match at {
        0 => None,
        1..6 => Some(0),
        _ => Some(1 + at % 5),
    };
    let code = if at < 6 { format!("top{at}") } else { format!("area{at}") };
    Area { code, name: format!("Area {at}").as_str().into(), parent, description: None }
}

fn source(at: usize) -> Source {
    Source {
        id: format!("s{at}"),
        publisher: format!("Publisher {}", at % 7),
        kind: if at == 0 { PublisherKind::Party } else { PublisherKind::Region },
        title: "t".into(),
        date: date("2019-05-01"),
        date_is_inferred: false,
        url: None,
        archived: None,
        retrieved: None,
        note: None,
    }
}

fn indicator(id: &str, kind: IndicatorKind) -> Indicator {
    let series = |factor: f64| -> Series {
        // Whole numbers can be written with few digits, as the format asks for.
        let value = |at: i64| (factor * (1.0 + at as f64 / 100.0)).round();
        (0..YEARS as i64).map(|at| (year(FIRST + at), value(at))).collect()
    };
    let is_index = kind == IndicatorKind::PriceIndex;
    let by_region = if is_index {
        ByKey::default()
    } else {
        (0..REGIONS).map(|region| (region, series(100_000.0))).collect()
    };
    Indicator {
        id: id.to_owned(),
        kind,
        name: "n".into(),
        unit: "u".to_owned(),
        base: None,
        source: 0,
        note: None,
        by_region,
        common: Some(series(if is_index { 300.0 } else { 2_100_000.0 })),
        status: ByKey::default(),
    }
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Numbers without a pattern that a sum would notice (a linear congruence, its high bits).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }
}
