//! The words for the closed lists of the data and the view.

use crate::compare::{Absence, NoMap};
use crate::dataset::{
    AbsentAmount, Expenditure, Funding, IndicatorKind, Nature, Phase, PublisherKind, Recurrence,
};
use crate::text::Locale;
use crate::view::{ChartKind, Criterion, Measure, Property};

/// How far money has come: `Beslutat`.
pub(crate) fn phase_word(locale: &Locale, phase: Phase) -> &str {
    locale.word(match phase {
        Phase::Proposed => "phase.proposed",
        Phase::Approved => "phase.approved",
        Phase::Adjusted => "phase.adjusted",
        Phase::Executed => "phase.executed",
    })
}

/// The last part of a phase's keys.
pub(super) fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Proposed => "proposed",
        Phase::Approved => "approved",
        Phase::Adjusted => "adjusted",
        Phase::Executed => "executed",
    }
}

/// What kind of money it is: `Höjning jämfört med året före`.
pub(crate) fn nature_word(locale: &Locale, nature: Nature) -> &str {
    locale.word(match nature {
        Nature::Programme => "nature.programme",
        Nature::Increase => "nature.increase",
        Nature::Reserve => "nature.reserve",
        Nature::Ceiling => "nature.ceiling",
        Nature::Indexation => "nature.indexation",
    })
}

/// How often it comes: `Varje år`.
pub(crate) fn recurrence_word(locale: &Locale, recurrence: Recurrence) -> &str {
    locale.word(match recurrence {
        Recurrence::OneOff => "recurrence.one-off",
        Recurrence::Annual => "recurrence.annual",
        Recurrence::Total => "recurrence.total",
        Recurrence::Unstated => "recurrence.unstated",
    })
}

/// Whose money it is: `Statsbidrag`.
pub(crate) fn funding_word(locale: &Locale, funding: Funding) -> &str {
    locale.word(match funding {
        Funding::Own => "funding.own",
        Funding::State => "funding.state",
        Funding::Mixed => "funding.mixed",
        Funding::Unknown => "funding.unknown",
    })
}

/// Running costs or buildings: `Drift`.
pub(crate) fn expenditure_word(locale: &Locale, expenditure: Expenditure) -> &str {
    locale.word(match expenditure {
        Expenditure::Operating => "expenditure.operating",
        Expenditure::Capital => "expenditure.capital",
        Expenditure::Unknown => "expenditure.unknown",
    })
}

/// A value that a view selects rows by: `Beslutat`.
pub(crate) fn property_word(locale: &Locale, property: Property) -> &str {
    match property {
        Property::Phase(phase) => phase_word(locale, phase),
        Property::Kind(recurrence) => recurrence_word(locale, recurrence),
        Property::Nature(nature) => nature_word(locale, nature),
        Property::Funding(funding) => funding_word(locale, funding),
        Property::Expenditure(expenditure) => expenditure_word(locale, expenditure),
    }
}

/// What a view selects rows by, on its control: `Läge i beslutet`.
pub(crate) fn criterion_word(locale: &Locale, criterion: Criterion) -> &str {
    locale.word(match criterion {
        Criterion::Areas => "ui.purpose",
        Criterion::Phases => "details.phase",
        Criterion::Kinds => "details.recurrence",
        Criterion::Natures => "details.nature",
        Criterion::Funding => "details.funding",
        Criterion::Expenditure => "details.expenditure",
        Criterion::Years => "ui.years",
        Criterion::Regions => "ui.regions",
    })
}

/// Who stands behind a source: `Myndighet`.
pub(crate) fn publisher_kind_word(locale: &Locale, kind: PublisherKind) -> &str {
    locale.word(match kind {
        PublisherKind::Region => "publisher.region",
        PublisherKind::Association => "publisher.association",
        PublisherKind::Authority => "publisher.authority",
        PublisherKind::News => "publisher.news",
        PublisherKind::Party => "publisher.party",
    })
}

/// A measure on its control: `Kronor per invånare`.
pub fn measure_word(locale: &Locale, measure: Measure) -> &str {
    locale.word(match measure {
        Measure::Total => "measure.total",
        Measure::PerResident => "measure.per-resident",
        Measure::Share => "measure.share",
    })
}

/// A chart on its tab: `Över tid`.
pub fn chart_word(locale: &Locale, chart: ChartKind) -> &str {
    locale.word(match chart {
        ChartKind::Regions => "tab.regions",
        ChartKind::Years => "tab.years",
        ChartKind::Areas => "tab.areas",
        ChartKind::Difference => "tab.difference",
        ChartKind::Map => "tab.map",
        ChartKind::Table => "tab.table",
    })
}

/// Why a view has no map, in a sentence.
pub(crate) fn no_map_words(locale: &Locale, reason: NoMap) -> &str {
    locale.word(match reason {
        NoMap::Selection => "no-map.selection",
        NoMap::NoTiles => "no-map.no-tiles",
        NoMap::NotComparable => "no-map.not-comparable",
        NoMap::SeveralMarks => "no-map.several-marks",
    })
}

/// Why a mark has no value, in a word or two: `Uppgift saknas`.
pub fn absence_word(locale: &Locale, absence: Absence) -> &str {
    locale.find(&["absence.", absence_key(absence)].concat()).unwrap_or_default()
}

/// The last part of the keys of an absence's words: its code, unless that is of two.
pub(super) fn absence_key(absence: Absence) -> &'static str {
    if absence == Absence::OtherAreas { "other-areas" } else { absence.code() }
}

/// Why a row has no amount.
pub(super) fn absent_amount_word(locale: &Locale, reason: AbsentAmount) -> &str {
    absence_word(locale, Absence::from(reason))
}

/// What an indicator measures, as a source line names it: `folkmängd`.
pub(super) fn indicator_word(locale: &Locale, kind: IndicatorKind) -> &str {
    locale.word(match kind {
        IndicatorKind::Population => "indicator.population",
        IndicatorKind::PriceIndex => "indicator.price-index",
        IndicatorKind::NetCost => "indicator.net-cost",
    })
}

/// The unit of an indicator: those of the shipped data are known, any other one stays as it is.
pub(super) fn unit_word<'a>(locale: &'a Locale, unit: &'a str) -> &'a str {
    match unit {
        "residents" => locale.word("unit.residents"),
        "index" => locale.word("unit.index"),
        "SEK per resident" => locale.word("unit.kronor-per-resident"),
        other => other,
    }
}
