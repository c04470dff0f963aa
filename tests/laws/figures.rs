//! Small datasets made of bytes: every kind of row, of a tree and of an indicator within a few of them.

use vardkronan::dataset::{
    AbsentAmount, Amount, Area, ByKey, Content, Contradictions, Coverage, CoverageKind, Dataset,
    Date, Expenditure, Funding, Indicator, IndicatorKind, Investment, Nature, Phase, Precision,
    PublisherKind, Recurrence, Region, Series, Source, Stage, Year,
};

const FIRST: i64 = 2016;
const YEARS: i64 = 8;

/// Numbers out of bytes; zeros, where there are no more.
pub(super) struct Dice<'a>(pub(super) &'a [u8]);

impl Dice<'_> {
    /// A number below an end.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % end
    }

    /// One of some, the first most often.
    pub(super) fn mostly<T: Copy>(&mut self, all: &[T]) -> T {
        let at = self.below(2 * all.len());
        all[if at < all.len() { at } else { 0 }]
    }
}

/// The dataset that the dice make; nothing, if it is none.
pub(super) fn dataset(dice: &mut Dice<'_>) -> Option<Dataset> {
    Dataset::new(content(dice), Contradictions::CountTheWhole).ok()
}

fn content(dice: &mut Dice<'_>) -> Content {
    let kind = dice.mostly(&[CoverageKind::Complete, CoverageKind::Selection]);
    let regions: Vec<Region> =
        ["01", "14", "09"].iter().take(1 + dice.below(3)).map(region).collect();
    let parents = [None, dice.mostly(&[Some(0), None]), dice.mostly(&[Some(0), Some(1), None])];
    let codes = ["care", "near", "far"].iter().zip(parents);
    let areas = codes.map(|(code, parent)| Area {
        code: (*code).to_owned(),
        name: (*code).into(),
        parent,
        description: None,
    });
    let areas = areas.collect();
    let indicators = indicators(dice, regions.len());
    let mut investments = Vec::new();
    for at in 0..dice.below(12) {
        let row = row(dice, at, regions.len(), &investments);
        investments.push(row);
    }
    Content {
        id: "small".to_owned(),
        title: "Small".into(),
        summary: None,
        updated: date("2026-11-27"),
        license: None,
        coverage: Coverage { kind, text: "made of bytes".into() },
        corrections: Vec::new(),
        regions,
        areas,
        sources: vec![source("s2019"), source("s2022")],
        investments,
        indicators,
        views: Vec::new(),
    }
}

fn row(dice: &mut Dice<'_>, at: usize, regions: usize, before: &[Investment]) -> Investment {
    let whole = dice.below(3 * before.len() + 1);
    let part_of = before.get(whole).map(|_| whole);
    let region = part_of.map_or(dice.below(regions), |whole| before[whole].region);
    let from = FIRST + dice.below(YEARS as usize) as i64;
    let last = year(from + dice.mostly(&[0, 1, 2, 4]));
    let recurrence = dice.mostly(&[
        Recurrence::OneOff,
        Recurrence::Annual,
        Recurrence::Total,
        Recurrence::Unstated,
    ]);
    let is_endless = recurrence == Recurrence::Annual && dice.below(3) == 0;
    let source = dice.below(2);
    let (phase, stages, amount) = life(dice, source);
    Investment {
        id: format!("i{at}"),
        region,
        area: dice.below(3),
        purpose: "purpose".into(),
        amount,
        precision: dice.mostly(&Precision::ALL),
        from: year(from),
        to: (!is_endless).then_some(last),
        years_are_inferred: dice.below(8) == 7,
        phase,
        plan_from: (dice.below(4) == 3).then(|| year(from + 1)),
        is_followed: dice.below(4) != 3,
        stages,
        recurrence,
        nature: dice.mostly(&Nature::ALL),
        funding: dice.mostly(&Funding::ALL),
        expenditure: dice.mostly(&Expenditure::ALL),
        price_year: (dice.below(6) == 5).then(|| year(2018)),
        part_of,
        decided_by: None,
        source,
        locator: None,
        note: None,
    }
}

/// How far a row has come, by which steps, and what it came to.
fn life(dice: &mut Dice<'_>, source: usize) -> (Phase, Vec<Stage>, Result<Amount, AbsentAmount>) {
    let phase = dice.mostly(&[Phase::Approved, Phase::Proposed, Phase::Adjusted, Phase::Executed]);
    let reason = dice.below(16);
    if let Some(reason) = AbsentAmount::ALL.get(reason.wrapping_sub(13)) {
        return (phase, Vec::new(), Err(*reason));
    }
    let amount = amount(dice);
    let mut stages = Vec::new();
    if dice.below(5) == 4 {
        let earlier = Phase::ALL.into_iter().filter(|earlier| *earlier < phase);
        for earlier in earlier.filter(|_| dice.below(2) == 1).collect::<Vec<_>>() {
            let (amount, date) = (self::amount(dice), date("2018-06-01"));
            stages.push(Stage { phase: earlier, amount, date, source: 0 });
        }
        stages.push(Stage { phase, amount, date: date("2019-06-01"), source });
    }
    (phase, stages, Ok(amount))
}

/// From −20 to 235 kronor, now and then with öre.
fn amount(dice: &mut Dice<'_>) -> Amount {
    let kronor = dice.below(256) as i64 - 20;
    Amount::from_minor(100 * kronor + dice.mostly(&[0, 50, 1])).unwrap()
}

fn indicators(dice: &mut Dice<'_>, regions: usize) -> Vec<Indicator> {
    let kinds = [
        ("population", IndicatorKind::Population, 1_000.0),
        ("index", IndicatorKind::PriceIndex, 300.0),
        ("net-cost", IndicatorKind::NetCost, 25_000.0),
    ];
    let mut indicators = Vec::new();
    for (id, kind, base) in kinds {
        if dice.below(5) == 4 {
            continue;
        }
        // Some lack their last years, or a region.
        let length = dice.mostly(&[YEARS, YEARS - 3, 1]);
        let series = |more: usize| -> Series {
            (0..length).map(|at| (year(FIRST + at), base + (7 * at) as f64 + more as f64)).collect()
        };
        let is_index = kind == IndicatorKind::PriceIndex;
        let known = regions - dice.mostly(&[0, 1]).min(regions);
        let of_regions = if is_index { 0 } else { known };
        indicators.push(Indicator {
            id: id.to_owned(),
            kind,
            name: id.into(),
            unit: "unit".to_owned(),
            base: None,
            source: 0,
            note: None,
            by_region: (0..of_regions).map(|region| (region, series(100 * region))).collect(),
            common: (is_index || dice.below(2) == 1).then(|| series(5_000)),
            status: ByKey::default(),
        });
    }
    indicators
}

fn region(code: &&str) -> Region {
    Region {
        code: (*code).to_owned(),
        name: format!("Region {code}").as_str().into(),
        short: None,
        county: None,
        seat: None,
        aliases: Vec::new(),
        tile: None,
    }
}

fn source(id: &str) -> Source {
    Source {
        id: id.to_owned(),
        publisher: "Region".to_owned(),
        kind: PublisherKind::Region,
        title: "Budget".into(),
        date: date(&id[1..]),
        date_is_inferred: false,
        url: None,
        archived: None,
        retrieved: None,
        note: None,
    }
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}
