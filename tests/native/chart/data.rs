//! Datasets to draw.

use vardkronan::dataset::{
    Amount, Area, Content, Contradictions, Coverage, CoverageKind, Dataset, Date, Expenditure,
    Funding, Indicator, IndicatorKind, Investment, Nature, Phase, Precision, PublisherKind,
    Recurrence, Region, Source, Stage, Text, Year,
};

pub(super) const REGIONS: [(&str, &str, f64); 21] = [
    ("01", "Stockholm", 2_377_081.0),
    ("03", "Uppsala", 383_713.0),
    ("04", "Sörmland", 297_540.0),
    ("05", "Östergötland", 465_495.0),
    ("06", "Jönköpings län", 363_599.0),
    ("07", "Kronoberg", 201_469.0),
    ("08", "Kalmar län", 246_010.0),
    ("09", "Gotland", 59_686.0),
    ("10", "Blekinge", 159_606.0),
    ("12", "Skåne", 1_377_827.0),
    ("13", "Halland", 333_848.0),
    ("14", "Västra Götaland", 1_725_881.0),
    ("17", "Värmland", 282_414.0),
    ("18", "Örebro län", 304_805.0),
    ("19", "Västmanland", 275_845.0),
    ("20", "Dalarna", 287_966.0),
    ("21", "Gävleborg", 287_382.0),
    ("22", "Västernorrland", 245_347.0),
    ("23", "Jämtland Härjedalen", 130_810.0),
    ("24", "Västerbotten", 271_736.0),
    ("25", "Norrbotten", 250_093.0),
];

/// Where each region stands on a map: column and row.
const TILES: [(u16, u16); 21] = [
    (4, 5),
    (4, 4),
    (3, 5),
    (2, 5),
    (2, 6),
    (2, 7),
    (3, 6),
    (5, 6),
    (3, 7),
    (1, 7),
    (1, 6),
    (1, 5),
    (1, 4),
    (2, 4),
    (3, 4),
    (2, 3),
    (3, 3),
    (3, 2),
    (2, 2),
    (3, 1),
    (3, 0),
];

pub(super) fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

/// An approved one-off of so many million kronor.
pub(super) fn row(region: usize, from: i64, millions: f64, phase: Phase) -> Investment {
    Investment {
        id: String::new(),
        region,
        area: 0,
        purpose: Text::from("care"),
        amount: Ok(Amount::from_minor((millions * 1e8).round() as i64).unwrap()),
        precision: Precision::Rounded,
        from: year(from),
        to: Some(year(from)),
        years_are_inferred: false,
        phase,
        plan_from: None,
        is_followed: true,
        stages: Vec::new(),
        recurrence: Recurrence::OneOff,
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

pub(super) fn dataset(kind: CoverageKind, mut investments: Vec<Investment>) -> Dataset {
    for (at, row) in investments.iter_mut().enumerate() {
        row.id = format!("r{at}");
    }
    let date = Date { year: year(2019), month: None, day: None };
    let source = Source {
        id: "s".to_owned(),
        publisher: "Region".to_owned(),
        kind: PublisherKind::Region,
        title: Text::from("Budget"),
        date,
        date_is_inferred: false,
        url: None,
        archived: None,
        retrieved: None,
        note: None,
    };
    let regions = REGIONS.into_iter().zip(TILES).map(|((code, name, _), tile)| Region {
        code: code.to_owned(),
        name: Text::from(name),
        short: None,
        county: None,
        seat: None,
        aliases: Vec::new(),
        tile: Some(tile),
    });
    let series = |residents: f64| (2015..=2024).map(|at| (year(at), residents)).collect();
    let residents = REGIONS.iter().map(|(_, _, residents)| series(*residents));
    let population = Indicator {
        id: "population".to_owned(),
        kind: IndicatorKind::Population,
        name: Text::from("Residents"),
        unit: "residents".to_owned(),
        base: None,
        source: 0,
        note: None,
        by_region: residents.enumerate().collect(),
        common: Some(series(REGIONS.iter().map(|(_, _, residents)| residents).sum())),
        status: Default::default(),
    };
    let area = |code: &str, name: &str, parent| Area {
        code: code.to_owned(),
        name: Text::from(name),
        parent,
        description: None,
    };
    let young = "Psykiatri och psykisk hälsa för barn och unga";
    let areas = vec![
        area("care", "Care", None),
        area("near", "Nära vård", Some(0)),
        area("young", young, Some(0)),
    ];
    let content = Content {
        id: "figures".to_owned(),
        title: Text::from("Pengar till vården"),
        summary: None,
        updated: date,
        license: None,
        coverage: Coverage { kind, text: Text::from("Prov") },
        corrections: Vec::new(),
        regions: regions.collect(),
        areas,
        sources: vec![source],
        investments,
        indicators: vec![population],
        views: Vec::new(),
    };
    Dataset::new(content, Contradictions::Refuse).unwrap()
}

/// Three regions with decisions, proposals, a span and gaps.
pub(super) fn three() -> Dataset {
    let mut span = row(6, 2019, 80.0, Phase::Approved);
    span.to = Some(year(2022));
    span.recurrence = Recurrence::Total;
    dataset(
        CoverageKind::Selection,
        vec![
            row(11, 2017, 102.0, Phase::Approved),
            row(11, 2018, 369.0, Phase::Approved),
            row(11, 2019, 550.0, Phase::Approved),
            row(11, 2022, 280.0, Phase::Proposed),
            row(6, 2020, 20.0, Phase::Proposed),
            row(3, 2019, 30.0, Phase::Approved),
            row(3, 2020, 0.7, Phase::Approved),
            span,
        ],
    )
}

/// One region with every phase, a plan year, an increase and an earlier stage.
pub(super) fn grammar() -> Dataset {
    let phases = [Phase::Proposed, Phase::Approved, Phase::Adjusted, Phase::Executed];
    let mut rows: Vec<_> =
        phases.iter().zip([40.0, 60.0, 80.0, 70.0]).map(|(&p, m)| row(6, 2018, m, p)).collect();
    let mut plan = row(6, 2020, 90.0, Phase::Approved);
    plan.plan_from = Some(year(2020));
    let mut increase = row(6, 2019, 30.0, Phase::Approved);
    increase.nature = Nature::Increase;
    let mut staged = row(6, 2019, 100.0, Phase::Approved);
    let stage = |phase, millions: i64| Stage {
        phase,
        amount: Amount::from_minor(millions * 100_000_000).unwrap(),
        date: Date { year: year(2018), month: None, day: None },
        source: 0,
    };
    staged.stages = vec![stage(Phase::Proposed, 120), stage(Phase::Approved, 100)];
    rows.extend([plan, increase, staged, row(6, 2021, 0.0, Phase::Approved)]);
    dataset(CoverageKind::Selection, rows)
}

/// A complete dataset: every region once, by its number of residents, some much more.
pub(super) fn all_regions() -> Dataset {
    let rows = REGIONS.iter().enumerate().map(|(at, (_, _, residents))| {
        let extra = if at % 5 == 2 { 1.9 } else { 1.0 };
        row(at, 2024, residents * 1.3e-4 * extra, Phase::Approved)
    });
    dataset(CoverageKind::Complete, rows.collect())
}

/// One region whose bars are plans in part, in each phase.
pub(super) fn plans() -> Dataset {
    let phases = Phase::ALL.iter().flat_map(|&phase| {
        let mut plan = row(6, 2019, 30.0, phase);
        plan.plan_from = Some(year(2019));
        [row(6, 2018, 60.0, phase), plan]
    });
    dataset(CoverageKind::Selection, phases.collect())
}

/// A complete dataset: every region in each year but one, some with more per resident.
pub(super) fn years_of_all() -> Dataset {
    let years = [(2019, 60.0), (2020, 75.0), (2021, 40.0), (2023, 90.0), (2024, 120.0)];
    let rows = years.into_iter().flat_map(|(year, kronor)| {
        REGIONS.iter().enumerate().map(move |(at, (_, _, residents))| {
            let extra = if at % 5 == 2 { 1.7 } else { 1.0 };
            row(at, year, residents * kronor * 1e-6 * extra, Phase::Executed)
        })
    });
    dataset(CoverageKind::Complete, rows.collect())
}

/// Increases of two regions beside programme money, one of them less than the year before.
pub(super) fn increases() -> Dataset {
    let increase = |region, from, millions, phase| {
        let mut made = row(region, from, millions, phase);
        made.nature = Nature::Increase;
        made
    };
    let rows = vec![
        increase(6, 2018, 25.0, Phase::Approved),
        increase(6, 2019, 40.0, Phase::Approved),
        increase(6, 2020, -12.0, Phase::Approved),
        increase(6, 2021, 30.0, Phase::Proposed),
        increase(11, 2019, 60.0, Phase::Approved),
        row(6, 2019, 70.0, Phase::Approved),
    ];
    dataset(CoverageKind::Selection, rows)
}

/// A region's year beside a sum for four years.
pub(super) fn spread() -> Dataset {
    let span = |phase, region, millions| {
        let mut made = row(region, 2019, millions, phase);
        made.to = Some(year(2022));
        made.recurrence = Recurrence::Total;
        made
    };
    let rows = vec![
        span(Phase::Approved, 6, 80.0),
        row(6, 2020, 30.0, Phase::Approved),
        span(Phase::Proposed, 6, 60.0),
        span(Phase::Adjusted, 6, 40.0),
        span(Phase::Executed, 11, 90.0),
        row(11, 2021, 50.0, Phase::Executed),
    ];
    dataset(CoverageKind::Selection, rows)
}
