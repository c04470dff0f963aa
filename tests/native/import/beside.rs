//! What a dataset that was imported says of its file, and indicators beside amounts that are shown.

use vardkronan::compare::compare;
use vardkronan::dataset::{Contradictions, Dataset, IndicatorKind, Language};
use vardkronan::ingest::mapping::As;
use vardkronan::ingest::{Strictness, beside, joined_id, json};
use vardkronan::text::{Locale, tell_aside, view_citation};
use vardkronan::view::{Codes, View};

use super::{SET, imported};

fn shipped() -> Dataset {
    let text = include_bytes!("../../../static/data/investments.json");
    json::read(text, Strictness::Strict).dataset.unwrap()
}

/// What the coverage says, in Swedish and English.
fn covered(dataset: &Dataset) -> [&str; 2] {
    Language::ALL.map(|language| dataset.content().coverage.text.get(language))
}

#[test]
fn a_dataset_says_how_much_of_its_file_was_set_aside() {
    let text = "Region;2021;2022\nSkåne;1;2\nSkånne;3;4\nHalland;5;abc\nUppsala;6;x\n";
    let mut faulty = imported(text, As::Investments, &[SET, &[("area", "care"), ("unit", "tkr")]]);
    assert_eq!((faulty.set_aside, faulty.amounts_aside), (1, 2));
    tell_aside(&mut faulty);
    let expected = [
        "Påhittat urval. 1 rad i filen är utelämnad på grund av fel. \
         2 enstaka belopp i filen är utelämnade på grund av fel.",
        "Påhittat urval. 1 row of the file is left out because of faults. \
         2 single amounts of the file are left out because of faults.",
    ];
    let dataset = faulty.dataset.as_ref().unwrap();
    assert_eq!(covered(dataset), expected);
    // A citation has it, too.
    let comparison = compare(dataset, &View::of_rows(dataset));
    let locale = Locale::of(Language::Swedish);
    let cited = view_citation(dataset, &comparison, None, "0", locale);
    assert!(cited.lines().any(|line| line == expected[0]), "{cited}");
    let text = "Region;2021;2022\nSkåne;1;2\n";
    let mut sound = imported(text, As::Investments, &[SET, &[("area", "care"), ("unit", "tkr")]]);
    let before = sound.clone();
    tell_aside(&mut sound);
    assert_eq!(sound, before);
}

#[test]
fn a_view_of_rows_has_the_regions_with_rows_and_all_where_all_have_them() {
    let text = "Region;2021\nSkåne;1\nHalland;2\n";
    let own = imported(text, As::Investments, &[SET, &[("area", "care"), ("unit", "tkr")]]);
    let regions = View::of_rows(&own.dataset.unwrap()).regions;
    assert_eq!(regions, Codes::Only(vec!["12".to_owned(), "13".to_owned()]));
    let text = include_bytes!("../../../static/data/womens-health-grants.json");
    let complete = json::read(text, Strictness::Strict).dataset.unwrap();
    assert_eq!(View::of_rows(&complete), View::default());
}

#[test]
fn an_indicator_takes_the_place_of_its_kind_beside_the_amounts_with_its_own_source() {
    let text = "Region;År;Folkmängd\nSkåne;2022;1000\nHalland;2022;2000\n";
    let own = imported(text, As::Population, &[SET]).dataset.unwrap();
    let shown = shipped();
    let content = beside(&shown, &own);
    let joined = Dataset::new(content, Contradictions::Refuse).unwrap();
    let [before, after] = [&shown, &joined].map(|it| it.content().clone());
    assert_eq!(after.investments, before.investments);
    assert_eq!(after.indicators.len(), before.indicators.len());
    let population = joined.indicator(IndicatorKind::Population).unwrap();
    assert_eq!(joined.source(population.source).unwrap().publisher, "Norrviks region");
    let skane = joined.region_by_code("12").unwrap();
    let year = vardkronan::dataset::Year::new(2022).unwrap();
    assert_eq!(population.value(skane, year), Some(1000.0));
    // What the file does not have stays without a value.
    let other = joined.region_by_code("14").unwrap();
    assert_eq!(population.value(other, year), None);
    assert!(joined.indicator(IndicatorKind::NetCost).is_some());
}

#[test]
fn price_indices_stand_side_by_side_the_own_first() {
    let text = "År;Index\n2020;100\n2021;110\n";
    let set: &[(&str, &str)] = &[
        ("indicator.id", "own-index"),
        ("indicator.name", "Eget index"),
        ("indicator.base", "2020 = 100"),
    ];
    let own = imported(text, As::PriceIndex, &[SET, set]);
    assert_eq!(super::shown(&own), Vec::<String>::new());
    let own = own.dataset.unwrap();
    let content = beside(&shipped(), &own);
    let joined = Dataset::new(content, Contradictions::Refuse).unwrap();
    let names = joined.indicators(IndicatorKind::PriceIndex).map(|it| it.id.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["own-index", "kpi"]);
}

#[test]
fn ids_of_joined_datasets_stay_short_and_apart() {
    assert_eq!(joined_id("investments", "folkmangd"), "investments-folkmangd");
    let (mut id, mut all) = ("investments".to_owned(), std::collections::BTreeSet::new());
    for _ in 0..50 {
        id = joined_id(&id, "folkmangd");
        assert!(id.len() <= 64 && id.starts_with("investments-folkmangd"), "{id}");
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        );
        assert!(all.insert(id.clone()), "{id} again");
    }
    let long = "a".repeat(80);
    assert_ne!(joined_id(&long, "b"), joined_id(&long, "c"));
    assert!(joined_id(&long, "b").len() <= 64);
}
