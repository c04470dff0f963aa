//! What a host's messages ask a frame to show, one after the other, while a reader chooses, too.

use std::sync::OnceLock;

use vardkronan::compare::compare;
use vardkronan::dataset::{
    Dataset, Expenditure, Funding, Language, Nature, Phase, Recurrence, Year,
};
use vardkronan::text::{Locale, headline};
use vardkronan::view::link::{decode, encode};
use vardkronan::view::{
    Action, ChartKind, Claim, ClaimKind, Codes, Criterion, Measure, Prices, Property, SideName,
    Sort, Sum, View, reduce,
};

use super::figures::Dice;
use super::link::shipped;

/// Each line is a message with a view, or, behind a `!`, what a reader does; after each the widget shows
/// what a link gives back, and a message leaves nothing of what was shown before it.
pub(crate) fn hold(bytes: &[u8]) {
    static SHIPPED: OnceLock<Vec<Dataset>> = OnceLock::new();
    let shipped = SHIPPED.get_or_init(shipped);
    let data = &shipped[bytes.len() % shipped.len()];
    let mut view = View::default().resolved(data);
    for line in bytes.split(|byte| *byte == b'\n').take(40) {
        view = match line.strip_prefix(b"!") {
            Some(rest) => reduce(&view, action(&mut Dice(rest)), data),
            None => {
                let message = String::from_utf8_lossy(line);
                let asked = decode(&message).view.resolved(data);
                let shown = reduce(&view, Action::Open(Box::new(asked.clone())), data);
                assert_eq!(shown, asked, "{message}");
                shown
            }
        };
        let link = encode(&view);
        let restored = decode(&link);
        assert_eq!((restored.view, restored.dropped), (view.clone(), Vec::new()), "{link}");
    }
    let comparison = compare(data, &view);
    for language in Language::ALL {
        headline(data, &comparison, &view, None, Locale::of(language));
    }
}

fn action(dice: &mut Dice<'_>) -> Action {
    let code = dice.mostly(&["14", "08", "09", "care", "near", "women", "nobody"]).to_owned();
    let year = Year::new(2016 + dice.below(12) as i64).unwrap();
    let charts = [
        ChartKind::Difference,
        ChartKind::Regions,
        ChartKind::Areas,
        ChartKind::Years,
        ChartKind::Map,
        ChartKind::Table,
    ];
    let measures = [Measure::Total, Measure::PerResident, Measure::Share];
    let claim = Claim { kind: ClaimKind::More, factor: 1.0 + dice.below(9) as f64 };
    match dice.below(20) {
        0 => Action::ChooseChart(dice.mostly(&charts)),
        1 => Action::ToggleRegion(code),
        2 => Action::ChooseRegions(Codes::Only(vec![code])),
        3 => Action::ChooseYear(year),
        4 => Action::ChooseMeasure(dice.mostly(&measures)),
        5 => Action::ChoosePrices(dice.mostly(&[Prices::Of(year), Prices::Current])),
        6 => Action::ChooseIndex(code),
        7 => Action::ChooseSum(dice.mostly(&[Sum::Cumulative, Sum::Yearly])),
        8 => Action::ChooseSpread(dice.below(2) == 1),
        9 => Action::ToggleArea(code),
        10 => Action::ChooseNoArea,
        11 => Action::ChooseAllAreas,
        12 => Action::ToggleProperty(property(dice)),
        13 => Action::Omit(Criterion::ALL[dice.below(Criterion::ALL.len())]),
        14 => Action::ShowHidden,
        15 => Action::ShowAll,
        16 => Action::SwapSides,
        17 => Action::ChooseSort(dice.mostly(&[Some(Sort::Name), Some(Sort::Value), None])),
        18 => Action::ChooseClaim(dice.mostly(&[Some(claim), None])),
        _ => Action::Focus(dice.mostly(&[Some(SideName::A), None]).map(|_| code)),
    }
}

fn property(dice: &mut Dice<'_>) -> Property {
    match dice.below(5) {
        0 => Property::Phase(dice.mostly(&Phase::ALL)),
        1 => Property::Kind(dice.mostly(&Recurrence::ALL)),
        2 => Property::Nature(dice.mostly(&Nature::ALL)),
        3 => Property::Funding(dice.mostly(&Funding::ALL)),
        _ => Property::Expenditure(dice.mostly(&Expenditure::ALL)),
    }
}
