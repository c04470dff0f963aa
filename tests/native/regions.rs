//! Finding regions: by what is typed, and by how many live there.

use crate::figures::{grants, small};
use vardkronan::compare::similar_regions;
use vardkronan::dataset::{Dataset, Language, Year};
use vardkronan::text::{Locale, found_by, similar_words};

/// The codes of the regions that are found.
fn found(typed: &str) -> String {
    let data = grants();
    let regions = data.content().regions.iter();
    let is_found = |typed| move |region| found_by(region, typed, Language::Swedish).is_some();
    let codes: Vec<&str> = regions
        .filter(|region| is_found(typed)(region))
        .map(|region| region.code.as_str())
        .collect();
    codes.join(" ")
}

#[test]
fn a_region_is_found_by_name_county_town_code_and_alias() {
    let check = |typed: &str, expected: &str| assert_eq!(found(typed), expected, "{typed}");
    check("Dalarna", "20");
    check("dalarnas län", "20");
    check("FALUN", "20");
    check("20", "20");
    check("VGR", "14");
    check("Scania", "12");
    check("Södermanland", "04");
    check("Stockholms läns landsting", "01");
    check("halland", "13");
    check("landsti", "");
    check("Region Kalmar län", "08");
    check("Kalmar", "08");
    check("kalmar region", "08");
    check("Kalmar County", "08");
    check("Region Västra Götaland", "14");
    check("Västra Götalandsregionen", "14");
    check("8", "08");
    check("2", "20 21 22 23 24 25");
    check("Paris", "");
    check("Kalmar Falun", "");
}

#[test]
fn plain_letters_stand_for_those_with_marks_and_not_the_other_way_round() {
    let check = |typed: &str, expected: &str| assert_eq!(found(typed), expected, "{typed}");
    check("ostergotland", "05");
    check("Östergötland", "05");
    check("östergotland", "05");
    check("Malmo", "12");
    check("malmö", "12");
    check("A\u{30a}re", "");
    check("O\u{308}stersund", "23");
    check("götland", "05");
    check("gotland", "05 09");
    check("Skane", "12");
    check("Stöckholm", "");
}

#[test]
fn words_that_all_regions_have_narrow_nothing_down() {
    let all = found("");
    assert_eq!(all.split(' ').count(), 21);
    for typed in [" ", "län", "county", "region län", "-"] {
        assert_eq!(found(typed), all, "{typed:?}");
    }
    assert_eq!(found("region"), all);
    assert_eq!(found("lan"), all);
}

#[test]
fn what_a_region_was_found_by_is_told() {
    let data = grants();
    let dalarna = data.region(data.region_by_code("20").unwrap()).unwrap();
    let check = |typed: &str, language, expected: Option<&str>| {
        assert_eq!(found_by(dalarna, typed, language), expected, "{typed}");
    };
    check("dal", Language::Swedish, Some("Dalarna"));
    check("fal", Language::Swedish, Some("Falun"));
    check("20", Language::Swedish, Some("20"));
    check("dalarnas", Language::Swedish, Some("Dalarnas län"));
    check("county", Language::English, Some("Dalarna County"));
    check("", Language::English, Some("Dalarna"));
    check("visby", Language::English, None);
}

fn nearest(data: &Dataset, code: &str, year: u16) -> Option<(u16, Vec<String>)> {
    let region = data.region_by_code(code)?;
    let similar = similar_regions(data, region, Year::new(year.into())?)?;
    let code = |&(region, _): &(usize, f64)| data.region(region).unwrap().code.clone();
    Some((similar.year.number(), similar.nearest.iter().map(code).collect()))
}

#[test]
fn the_nearest_in_residents_come_first_whoever_is_larger() {
    let data = grants();
    // Residents on 31 December 2024, read off the data.
    let check = |code: &str, expected: [&str; 5]| {
        assert_eq!(nearest(&data, code, 2024).unwrap().1, expected, "{code}");
    };
    check("09", ["23", "10", "07", "22", "08"]);
    check("01", ["14", "12", "05", "03", "06"]);
}

#[test]
fn residents_of_later_years_are_the_latest_known_and_unknown_ones_give_nothing() {
    let data = small("complete", &[]);
    assert_eq!(nearest(&data, "01", 2019), Some((2019, vec!["02".to_owned()])));
    assert_eq!(nearest(&data, "01", 2031), Some((2020, vec!["02".to_owned()])));
    assert_eq!(nearest(&data, "01", 2017), None);
}

#[test]
fn similar_regions_are_named_with_their_residents() {
    let data = small("complete", &[]);
    let similar = similar_regions(&data, 0, Year::new(2020).unwrap()).unwrap();
    let words =
        |language| similar_words(&data, &similar, Locale::of(language)).replace('\u{a0}', " ");
    assert_eq!(
        words(Language::Swedish),
        "One: 1 000 invånare. Närmast i folkmängd: Two 2 000. Räknat den 31 december 2020."
    );
    assert_eq!(
        words(Language::English),
        "One: 1,000 residents. Nearest in population: Two 2,000. Counted on 31 December 2020."
    );
}
